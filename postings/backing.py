"""Whether a fact that an engine names is backed by the words it quotes. Pure."""

import re
from datetime import date

from postings.text import NUMBER_WORDS, fold

NUMBERS = {"experience_min", "experience_max"}
DATES = {"date_posted", "valid_through"}
CHOSEN = {"employment_type", "workplace_type", "seniority", "visa_sponsorship"}  # named by us, in our words
# "don't need": zero years
NONE = frozenset("zero no not none without don isn sans aucune débutant débutants".split())
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W_]+")


def is_backed(name: str, value: str, quote: str) -> bool:
    """Do the quoted words say the value? A number must stand in them, a date with its day and year, any other
    value word for word; what is one of a few choices of ours needs a quote only."""
    if not quote.strip():
        return False
    if name in CHOSEN:
        return True
    if name in NUMBERS:
        return value.isdecimal() and int(value) in _numbers(quote)
    if name in DATES:
        return _dated(value, quote)
    said = set(WORD.findall(fold(quote)))
    return bool(value.strip()) and set(WORD.findall(fold(value))) <= said


def _numbers(quote: str) -> set[int]:
    said = WORD.findall(fold(quote))
    spelled = {NUMBER_WORDS[word] for word in said if word in NUMBER_WORDS} | (
        {0} if NONE.intersection(said) else set()
    )
    return spelled | {int(digits) for digits in DIGITS.findall(quote) if len(digits) < 9}


def _dated(value: str, quote: str) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    numbers = {int(digits) for digits in re.findall(r"\d{1,4}", quote)}
    years = {number for number in numbers if number > 1000}
    return day.day in numbers and (not years or day.year in years)
