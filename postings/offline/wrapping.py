"""Paragraphs whose lines were broken to a width, as e-mails and copies from PDF files have them, made whole again."""

import re

_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 50, 130  # characters that such text is broken at
_ENDS = tuple(".!?:;•|")
# Behind these the sentence is not over.
_OPEN = re.compile(
    r"(?:^|\s)(?:of|the|a|an|and|or|to|in|for|with|by|at|on|from|our|your|as|de|du|des|la|le|les|et|à|en)$",
    re.I,
)
_LEAST = 2  # breaks; a single one may be anything


def unwrapped(text: str) -> str:
    """The text with a blank for each line break inside a sentence: of the same length, so that places stay.

    A break is taken for one of these where the next word would not have fitted on the line, and the sentence
    plainly goes on: with a small letter, or behind a word that wants another.
    """
    lines = list(_LINE.finditer(text))
    width = max((len(line.group().rstrip()) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = [
        one.end() for one, after in zip(lines, lines[1:], strict=False) if _goes_on(text, one, after, width)
    ]
    if len(breaks) < _LEAST:
        return text
    said = list(text)
    for at in breaks:
        said[at] = " "
    return "".join(said)


def _goes_on(text: str, one: re.Match[str], after: re.Match[str], width: int) -> bool:
    line, following = one.group().rstrip(), after.group()
    if after.start() - one.end() != 1 or line.endswith(_ENDS) or following[:1].isspace():
        return False
    full = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return full and (following[0].islower() or bool(_OPEN.search(line)) and following[0].isalpha())
