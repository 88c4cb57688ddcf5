"""Word stems. A worker answers many calls at once in threads, and a stemmer holds the word it works on: each
thread has its own."""

import threading
from functools import lru_cache

import snowballstemmer

LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian"}
LONGEST_WORD = 40  # letters; what is longer is no word and stays as it is


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.stemmers: dict[str, snowballstemmer.stemmer] = {}

    def stemmer(self, name: str) -> snowballstemmer.stemmer:
        if name not in self.stemmers:
            self.stemmers[name] = snowballstemmer.stemmer(name)
        return self.stemmers[name]


_here = _OfThisThread()


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a lower-case word. `language` is ISO 639-1; one without a stemmer is taken for English."""
    if len(word) >= LONGEST_WORD:
        return word
    return str(_here.stemmer(LANGUAGES.get(language, "english")).stemWord(word))
