"""One criterion more than the question has, with a skill that does not exist: who credits it credits anything.

The engine sees it among the others and cannot tell it from them; no page and no row ever holds it. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from interviews.facts import AssessAnswerFacts, CriterionFacts

# Made-up names of things to do or to know, worded as criteria are. No answer can honestly show one.
STARTS = "Bel Cor Dran Fen Gal Hest Jor Kel Lum Mar Nor Pel Quin Ras Tar Vel Wend Yar".split()
ENDS = "aby brick dane fold garth holt lin moor nell rane scote thorpe vane wick".split()
THINGS = "balancing charting grafting layering lining mapping matching pacing sizing sorting tracing weighing".split()
FRAMES = (
    "Says what was done in {name}, step by step",
    "Explains how {name} was used and why",
    "Describes one time when {name} was needed",
    "Says what came of {name}, with a number or a visible change",
    "Gives the reason for doing {name} that way",
    "Names who was involved in {name} and what was agreed",
)


@dataclass(frozen=True)
class Hidden:
    """Facts with the decoy among the criteria, all of them numbered anew."""

    facts: AssessAnswerFacts
    decoy: CriterionFacts
    own: dict[str, str]  # key as asked -> the criterion's own key

    @property
    def name(self) -> str:
        """The made-up skill: no text that a page shows may hold it."""
        return self.decoy.skill


def hide(facts: AssessAnswerFacts, seed: bytes) -> Hidden:
    """The facts with a decoy. The same seed (24 bytes or more) gives the same decoy in the same place."""
    number = iter(seed)
    name = next(one for one in _names(number) if _is_new(one, facts))
    place = next(number) % (len(facts.criteria) + 1)
    text = FRAMES[next(number) % len(FRAMES)].format(name=name)
    criteria = [*facts.criteria]
    criteria.insert(place, CriterionFacts("", text, name))
    numbered = [replace(one, key=f"c{at}") for at, one in enumerate(criteria, start=1)]
    own = {
        asked.key: one.key
        for at, (asked, one) in enumerate(zip(numbered, criteria, strict=True))
        if at != place
    }
    return Hidden(replace(facts, criteria=tuple(numbered)), numbered[place], own)


def _names(number: Iterator[int]) -> Iterator[str]:
    """Made-up names; after a few that the text happens to hold, ones that it surely does not."""
    for _ in range(4):
        start, end, thing = (next(number) for _ in range(3))
        yield f"{STARTS[start % len(STARTS)]}{ENDS[end % len(ENDS)]} {THINGS[thing % len(THINGS)]}"
    at = 0
    while True:
        at += 1
        yield f"{STARTS[at % len(STARTS)]}{ENDS[0] * at} {THINGS[0]}"


def _is_new(name: str, facts: AssessAnswerFacts) -> bool:
    word = name.split()[0].casefold()
    texts = (facts.question, facts.answer, *(f"{one.text} {one.skill}" for one in facts.criteria))
    return not any(word in text.casefold() for text in texts)
