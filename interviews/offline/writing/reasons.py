"""Why a question is asked: what of the posting it comes from, in the posting's own words, and what it lets one see."""

from functools import partial

from interviews.offline.writing import lexicon, quoting, topics
from interviews.offline.writing.subjects import Stock, Subject
from interviews.offline.writing.tally import Tally
from interviews.offline.writing.task import Task


def why(task: Task, frame: str, tally: Tally, stock: Stock) -> str:
    """One sentence to the candidate."""
    subject, reasons = task.subject, lexicon.criteria()["why"]
    if subject.trade:
        return tally.take(reasons["known"]).format(sense=subject.trade.sense)
    if subject.form == "role":
        return tally.take(reasons["wish" if task.kind == "motivation" else "role"])
    of = subject.form if subject.form in reasons else task.kind
    return tally.take(reasons[of]).format(source=source(subject, frame, stock))


def source(subject: Subject, frame: str, stock: Stock) -> str:
    """What the posting says or lists that a question comes from."""
    topic = topics.by_question().get(frame)
    said = (topics.calling(topic, subject.phrase.source) if topic else "") or subject.words
    line = stock.text_of(subject.lines)
    words = quoting.excerpt(said, line, partial(stock.rarity.share, line)) or quoting.gist(said, line)
    if words:
        return f"The posting says “{words}”"
    if subject.skills and not subject.lines:
        return f"The posting lists {subject.skills[0]}"
    return "A line of the posting asks for it"
