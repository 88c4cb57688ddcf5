"""Which language a posting is written in, by its function words and letters."""

import re
from collections import Counter
from functools import cache

from postings.offline.tables import table

READ = ("en", "fr")
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "fi": "Finnish", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
    "cs": "Czech", "tr": "Turkish", "ro": "Romanian", "hu": "Hungarian", "ru": "Russian", "uk": "Ukrainian",
    "el": "Greek", "he": "Hebrew", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
    "th": "Thai", "hi": "Hindi",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000  # characters
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Function word -> the languages that have it."""
    found: dict[str, list[str]] = {}
    for language, words in table("languages")["words"].items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None when the text does not tell."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 3:
        return None
    for language, script in _SCRIPTS if _OTHER_SCRIPT.search(sample) else ():
        if len(script.findall(sample)) > 0.2 * letters:
            return language
    votes: Counter[str] = Counter()
    known = _words()
    for word, count in Counter(words).items():
        languages = known.get(word, ())
        for language in languages:
            votes[language] += count * (6 // len(languages) if len(languages) < 6 else 1)
    lower = "" if sample.isascii() else sample.lower()
    for language, marks in table("languages")["letters"].items() if lower else ():
        votes[language] += 2 * sum(lower.count(mark) for mark in marks)
    return _winner(votes, len(words))


def _winner(votes: Counter[str], words: int) -> str | None:
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < max(6, 0.2 * words):
        return None
    close = [language for language, count in ranked if count > 0.9 * ranked[0][1]]
    # A posting in two languages that Prep reads is read; else it is better to say that it is not clear.
    return close[0] if len(close) == 1 or set(close) <= set(READ) else None
