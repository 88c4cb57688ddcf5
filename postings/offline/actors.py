"""Who does the work: "the post holder will plan", "he or she plans" and "you'd plan" all say "you will plan"."""

import re

from postings.offline.tables import occupations
from prep import word_classes

_HOLDER = re.compile(
    r"\b(?:the |our |this )?(?:post|job|role|position)[ -]?holder\b|\b(?:the )?appointee\b"
    r"|\b(?:the )?(?:person|candidate|applicant) (?:appointed|chosen|selected|we appoint)\b"
    r"|\b(?:he or she|she or he|he/she|she/he|s/he)\b"
)
_WOULD = re.compile(r"\byou(?:'d| would)(?= (?!like|love|prefer|rather|be able)[a-z])")
_OTHERS = frozenset("boss owner client agent recruiter".split())
_READER = re.compile(r"\b(?:you|your|us|we|our)\b")  # "the manager will contact you": not about the post
_TITLED = re.compile(r"(?:the|our|an?) ((?:[\w'&/-]+ ){1,4}?)(will|shall|[a-z]{3,}s)\b(?=[ ,])")
_ABOVE = re.compile(r"^reporting (?:directly )?(?:in)?to [^,]{3,70}, ")
_LATER = re.compile(r"\byou (?P<verb>[a-z]{3,}s)\b")


def addressed(words: str) -> str:
    """Lower-case text of a sentence in which whoever gets the post is "you"."""
    words = _WOULD.sub("you will", _HOLDER.sub("you", words))
    words = _LATER.sub(_as_told, words)
    words = _ABOVE.sub("", words)
    titled = _TITLED.match(words)
    if titled is None or not _is_title(titled.group(1).split()) or _READER.search(words):
        return words
    told = titled.group(2)
    if told in ("will", "shall"):
        return f"you will{words[titled.end(2) :]}"
    verb = word_classes.third_of(told)
    return f"you will {verb}{words[titled.end(2) :]}" if verb else words


def is_described(words: str) -> bool:
    """Does a sentence tell what "the nurse" does, as the summary of a post does? Lower-case text."""
    titled = _TITLED.match(_ABOVE.sub("", words))
    return titled is not None and _is_title(titled.group(1).split())


def _as_told(found: re.Match[str]) -> str:
    verb = word_classes.third_of(found.group("verb"))
    return f"you will {verb}" if verb else found.group()


def _is_title(said: list[str]) -> bool:
    """Does the text name one who does the work, and not those whom they work for or with?"""
    last = said[-1] if said else ""
    return last in occupations() and last not in _OTHERS
