"""How many years of experience are asked for, and whose experience a sentence speaks of."""

import re
from collections.abc import Iterator
from functools import cache

from postings.offline.headings import Family
from postings.offline.sentences import sentences
from postings.offline.tables import occupations, table
from postings.text import NUMBER_WORDS, fold, unaccented

_YEARS = r"(?:years?|yrs?|ans|annees)\b"
_NUMBER = rf"\d{{1,2}}|{'|'.join(NUMBER_WORDS)}"
_EITHER = re.compile(  # "3 to 5 years", "5+ years", "(5) full years", "two years"
    rf"(?<![\w.,])({_NUMBER})\)?\s*(?:(?:-|to|or|a|/|et|ou)\s*({_NUMBER})\)?\s*)?\+?\s*"
    rf"(?:or more |full |-?plus )?{_YEARS}"
)
_BARE_RANGE = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})\+?(?: (?:years?|yrs?|ans))?")
_MOST_YEARS = 40
_ASKED = (Family.QUALIFICATIONS, Family.PREFERRED)  # below these headings nobody speaks of the firm
_OF_THE_FIRM = (Family.COMPANY, Family.BENEFITS, Family.PROMOTION)

Years = tuple[int, int | None]


def years_at(folded: str) -> Years | None:
    """The years in a value that stands beside the label "Experience"."""
    match = _EITHER.search(folded) or _BARE_RANGE.fullmatch(folded)
    return _years_of(match) if match else None


def is_range(folded: str) -> bool:
    """Is the text nothing but a range such as "3-5 years"?"""
    return _BARE_RANGE.fullmatch(folded) is not None


def years_asked(text: str, family: Family | None) -> Years | None:
    """The first years of experience in the text that are asked of whoever applies; 0 where it says that none is."""
    for start, end in sentences(text, 0, len(text)):
        folded = unaccented(fold(text[start:end]))
        if _is_none_asked(folded):
            return 0, None
        for match, years in _named(folded, family):
            if family in _ASKED or _is_asked(folded, match, family):
                return years
    return None


def _is_none_asked(folded: str) -> bool:
    """Does a folded sentence say that nobody needs to have done such work before?"""
    told = "experience" in folded or "debutant" in folded
    return told and _pattern("none").search(folded) is not None


def _named(folded: str, family: Family | None) -> Iterator[tuple[re.Match[str], Years]]:
    """Years that may be years of experience, with their places."""
    says_so = "experience" in folded
    for match in _EITHER.finditer(folded):
        years = _years_of(match)
        if (
            years
            and (says_so or family in _ASKED and (match.group(2) or _at_least(folded, match)))
            and not _pattern("age").search(folded[: match.start()])
            and not _pattern("time").match(folded, match.end())
        ):
            yield match, years


def _at_least(folded: str, match: re.Match[str]) -> bool:
    """Do the words around years make them a least, as nobody says of anything but experience: "two years or more"?"""
    return bool(
        _pattern("least_before").search(folded[: match.start()])
        or _pattern("least_after").match(folded, match.end())
    )


def _years_of(match: re.Match[str]) -> Years | None:
    least, most = (NUMBER_WORDS.get(found) or int(found) for found in match.groups(default="0"))
    if most:
        return (least, most) if least < most <= _MOST_YEARS else None
    return (least, None) if 0 < least <= _MOST_YEARS else None


def _is_asked(folded: str, match: re.Match[str], family: Family | None) -> bool:
    """Are the years asked of a person, and not told of the firm and those who belong to it? Who was named last
    before them has them; where nobody was, who is named after a comma; else it is a bare wish."""
    before, after = folded[: match.start()], folded[match.end() :]
    if _pattern("and_has").search(before):  # "you have worked in a team and bring": you bring, not the team
        speakers = list(_pattern("speaker").finditer(before))
        return not speakers or speakers[-1].lastgroup == "person"
    last = _last_named(before)
    if last is not None:
        return last
    if _pattern("opens").match(before) and "," in after:  # "With 30 years of experience, Smith's is ..."
        return _pattern("person_follows").match(after) is not None
    if _pattern("firm_after").search(after):
        return False
    return family not in _OF_THE_FIRM or _pattern("wish_after").search(after) is not None


def _last_named(before: str) -> bool | None:
    """Is the one named last before the years a person who is wanted? None where nobody is named."""
    found: list[tuple[int, bool]] = []
    for name, is_person in (("person", True), ("firm", False), ("ours", False)):
        found += [(one.start(), is_person) for one in _pattern(name).finditer(before)]
    if has := _pattern("has").search(before):
        subject = before[: has.start()].split()
        if subject and subject[-1].strip(",") not in occupations():
            found.append((len(before) if not found else -1, False))
    return max(found)[1] if found else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("facts")["whose"][name], re.VERBOSE)
