"""Looking again at the lines that no question covered, once the approved questions are others."""

from interviews.models import LineLook
from interviews.pipeline import drawing
from interviews.pipeline.question_set import facts_of
from postings.models import Posting

WANTED = 300  # lines, the most wanted first: more than curators are shown
AT_ONCE = 20  # postings looked at by one message


def look_again(after: int = 0) -> int:
    """Look at the next postings that hold a wanted line without a question, in the order of their numbers.

    Returns the number after which to go on, 0 when all were looked at. Doing it twice changes nothing.
    """
    texts = [line["text"] for line in LineLook.objects.wanted()[:WANTED]]
    open_ = LineLook.objects.open().filter(line__text__in=texts, line__posting__gt=after)
    numbers = list(
        open_.order_by("line__posting").values_list("line__posting", flat=True).distinct()[:AT_ONCE]
    )
    for posting in Posting.objects.filter(pk__in=numbers):
        drawing.look(facts_of(posting))
    return numbers[-1] if len(numbers) == AT_ONCE else 0
