"""What several tests of the built-in engine need."""

import pytest

from interviews.offline.assessing import lookfors, relevance
from prep.engines import words


@pytest.fixture
def no_table(tmp_path, monkeypatch):
    """A site on which the word table is missing."""
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    forget()
    yield
    forget()


def forget() -> None:
    """What was looked up in the table is looked up anew."""
    of_table = (words._table, words.vector, relevance._asked, relevance._said, relevance._others)
    for known in (*of_table, lookfors.telling, lookfors.of):
        known.cache_clear()
