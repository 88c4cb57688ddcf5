"""Whose words an answer is made of: those of the posting are nobody's answer, whichever of its lines they are."""

from interviews.models import Answer, SetItem
from prep.accounts.models import User
from tests import make


def answer_of(owner: User) -> Answer:
    """To a question that came from no line, in a set for a posting of which one line was corrected."""
    answer = make.interview(owner=owner).answers.select_related("item__question_set__posting").first()
    assert answer is not None
    posting = answer.item.question_set.posting
    posting.lines.filter(position=1).update(text="Lead the night team of the ward through every shift.")
    SetItem.objects.filter(pk=answer.item_id).update(sources=[])
    answer.item.refresh_from_db()
    return answer


def test_assess_answer_when_the_posting_is_pasted_then_it_is_no_answer(ana: User) -> None:
    answer = answer_of(ana)
    posting = answer.item.question_set.posting
    pasted = f"{posting.lines.get(position=1).text} {posting.source_text}"

    done = make.submit(answer, text=pasted).assessment

    assert (done.assessed, done.flags) == (False, ["copied_posting"])


def test_assess_answer_when_a_line_stands_beside_own_words_then_these_alone_count(ana: User) -> None:
    answer = answer_of(ana)
    line = "Teach newly qualified nurses at the bedside."

    done = make.submit(answer, text=f"{line} {make.GOOD_ANSWER}").assessment

    assert (done.assessed, done.flags[0]) == (True, "copied_posting")
    assert line not in str([verdict.quotes for verdict in done.verdicts.all()])
