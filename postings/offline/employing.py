"""Whether a text speaks of a job at all, whatever lines were found in it: a recipe tells what to do as well."""

import re
from collections.abc import Sequence
from functools import cache

from postings.offline.facts import label_of
from postings.offline.headings import Family
from postings.offline.sections import Placed
from postings.offline.tables import names
from postings.offline.title import names_role
from postings.text import fold

_SHORT = 40  # words; a shorter text may be a small advertisement that says nothing but the work
_STEP = 25  # more words, which may hold one word of a job more by chance
_MOST = 2  # and no more than this many in all
_LABELS = ("title", "salary", "employment_type")
_BOTH = {Family.DUTIES, Family.QUALIFICATIONS}
_TELLING = {Family.DUTIES, Family.PREFERRED, Family.BENEFITS, Family.PROCESS, Family.SKILLS}
_OWNED = re.compile(r"\w+['’]s\b", re.IGNORECASE)  # "Shepherd's pie" names no shepherd


def speaks_of_a_job(text: str, places: Sequence[Placed], title: str | None) -> bool:
    """Does it name a role, or use more words of work for hire than any text may by chance?"""
    if title and names_role(_OWNED.sub("", title)):
        return True
    said = fold(text)
    length = len(said.split())
    if length < _SHORT:
        return True
    if any(label_of(place.unit.text.partition(":")[0]) in _LABELS for place in places):
        return True
    headings = {place.family for place in places if place.is_heading}
    signs = len(headings & _TELLING) + len(set(_words().findall(said)))
    return signs > min(_MOST, 1 + (length - _SHORT) // _STEP) or headings >= _BOTH


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(names('job_words'))})(?!\w)")
