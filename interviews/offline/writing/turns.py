"""Set phrases in other words, so that one set does not say the same ones again and again."""

from collections.abc import Iterable

# Ways to say the same; the first of each is how it stands in the bank.
OPENINGS = ("Tell me about a time", "Think of a time")
OF_CASES = ("What do you do?", "How do you handle that?", "What would you do?", "How do you deal with that?")
OF_TIMES = (
    "What did you do?",
    "How did you deal with it?",
    "How did you handle it?",
)  # of a time, not of somebody


def varied(text: str, said: Iterable[str]) -> str:
    """The question with the set phrases that those said before it have least. "Think of a time ..." needs a question
    to follow."""
    earlier = list(said)
    for ways in (OF_CASES, OF_TIMES) if OPENINGS[0] in text else (OF_CASES,):
        if closing := next((one for one in ways if text.endswith(one)), ""):
            text = text.removesuffix(closing) + min(ways, key=lambda one: _count(one, earlier))
            break
    if OPENINGS[0] in text and text.endswith("?"):
        text = text.replace(OPENINGS[0], min(OPENINGS, key=lambda one: _count(one, earlier)), 1)
    return text


def plain(text: str) -> str:
    """The question as the bank would have it, so that two that differ in set phrases alone are one."""
    for first, *others in (OF_CASES, OF_TIMES):
        for closing in others:
            text = text.removesuffix(closing) + first if text.endswith(closing) else text
    return text.replace(OPENINGS[1], OPENINGS[0])


def _count(phrase: str, texts: list[str]) -> int:
    return sum(phrase in text for text in texts)
