"""What the question on a person's reasons is about: the main work of the posting, not its chores."""

import random
from dataclasses import replace

from interviews.offline.writing import lexicon, topics
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.subjects import LISTED, Stock, Subject, same_thing

MAIN = 3  # lines that a posting begins with say what the work is
BOTH = 2  # tasks that stand for all of them
DUTIFUL = frozenset(
    "fulfill fulfil apply comply ensure adhere follow deal resolve handle keep meet enforce investigate clean"
    " report hit escalate check act perform undertake be suggest obtain load unload set print file label lift fetch"
    " move stack sort carry empty sweep mop top strip pull log enter lock".split()
)  # nobody is drawn to that
CHORES = frozenset("clean till records solve complaint safety comply standby setup process stock".split())

# How well a kind of question suits a subject, the place of the subject, the kind.
Offer = tuple[float, int, str]


def motive(offers: list[Offer], subjects: list[Subject], stock: Stock) -> tuple[int, str] | None:
    """The subject that a question on the person's reasons can best be about."""
    first = {line.key for line in stock.facts.lines[:MAIN]}
    suited = [offer for offer in offers if offer[2] == "motivation"]
    drawn = [offer for offer in suited if draws(subjects[offer[1]])]
    drawn = [offer for offer in drawn if subjects[offer[1]].form == "act"] or drawn
    best: list[Offer] = []
    for some in (drawn, suited):
        best = best or [offer for offer in some if first & set(subjects[offer[1]].lines)]
    best = best or drawn or suited
    return max(best)[1:] if suited else None


def draws(subject: Subject) -> bool:
    return subject.craft not in CHORES and subject.phrase.text.split()[0] not in DUTIFUL


def choice(subject: Subject, stock: Stock, chance: random.Random) -> Subject:
    """The subject as one of two tasks of different lines that stand for all of them; the subject itself where there is
    no other. What a line merely names draws nobody: then it is about other tasks, or the role."""
    tasks = [one for unit in stock.units for one in unit if is_task(one, stock)]
    if subject.form == "matter":
        others = [one for one in tasks if draws(one)]
        if not others:
            return stock.of_role() if stock.role else subject
        subject = chance.choice(others)
    if subject.form != "act":
        return subject
    drawn = list(filter(draws, tasks))
    chance.shuffle(drawn)
    drawn.sort(key=lambda one: not topics.called_by(one.words, stock.sectors))
    found = among(subject, drawn)
    found = found if len(found) >= BOTH else among(subject, tasks)
    if len(found) < BOTH:
        return subject
    found.sort(key=lambda one: (is_long(one), one.lines))
    first, last = [one.phrase.doing for one in found]
    listing = Phrase("matter", f"{first} to {last}", "", subject.phrase.source)
    lines = tuple(sorted({key for one in found for key in one.lines}))
    return replace(subject, form="choice", phrase=listing, lines=lines)


def among(subject: Subject, tasks: list[Subject]) -> list[Subject]:
    """The subject with another task: of another line and a known sort of work, else what there is."""
    for fits in (elsewhere_and_known, elsewhere, beside):
        for one in tasks:
            if fits(one, [subject]):
                return [subject, one]
    return [subject]


def is_task(subject: Subject, stock: Stock) -> bool:
    """Is it a duty short enough to be one of several?"""
    duties = {line.key for line in stock.facts.lines if line.kind == "responsibility"}
    return subject.form == "act" and duties.issuperset(subject.lines) and not is_long(subject)


def is_long(subject: Subject) -> bool:
    """Too long to stand before an "or"."""
    words = subject.phrase.text.split()
    return not 1 < len(words) <= LISTED or bool({"and", "or"} & set(words))


def elsewhere_and_known(one: Subject, found: list[Subject]) -> bool:
    return one.craft != lexicon.PLAIN and elsewhere(one, found)


def elsewhere(one: Subject, found: list[Subject]) -> bool:
    """Of another line, and another thing, than those that are there?"""
    return not {key for other in found for key in other.lines} & set(one.lines) and beside(one, found)


def beside(one: Subject, found: list[Subject]) -> bool:
    return not same_thing([other.phrase for other in (*found, one)])
