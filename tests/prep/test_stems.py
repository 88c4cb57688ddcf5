"""Stems are the same from many threads at once as from one."""

import itertools
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from prep.stems import stem

THREADS = 8
WORDS = [
    first + second + ending
    for first, second, ending in itertools.product(
        ("oper", "manag", "nurs", "relat", "organ"),
        ("ation", "iz", "ement", "ous", "ful", "iv", "ic"),
        ("ing", "ally", "ness", "ed", "es", "ization", "fulness", "ment", "able", ""),
    )
]


@pytest.fixture
def switching_often():
    """Threads take turns every few instructions, as chance would have it among 64 of them."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching_often")
def test_stem_when_asked_from_many_threads_at_once_then_as_from_one():
    alone = [stem.__wrapped__(word) for word in WORDS]

    with ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(lambda _: [stem.__wrapped__(word) for word in WORDS], range(THREADS)))

    assert all(one == alone for one in together)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("teams", "en", "team"),
        ("häuser", "de", "haus"),
        ("xx", "tlh", "xx"),
        ("a" * 60 + "ing", "en", "a" * 60 + "ing"),
    ],
)
def test_stem_when_of_a_language_then_by_its_rules(word, language, expected):
    assert stem(word, language) == expected
