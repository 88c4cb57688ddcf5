"""What words of one family share: their stem, but for words that a stemmer throws together and people keep apart."""

from functools import cache

from interviews.offline.writing import lexicon
from prep.stems import stem


def root(word: str) -> str:
    """The stem of a lower-case word of English; "customs" and "customer", "hospital" and "hospitality" have two."""
    return apart().get(word) or stem(word)


@cache
def apart() -> dict[str, str]:
    """Words that keep to themselves, each with the form that stands for its inflections."""
    words = lexicon.word_lists()["apart"]
    return {word: min((one for one in words if word.startswith(one)), key=len) for word in words}
