"""The word table: what it says of two texts, and that everything goes on without it."""

import hashlib
import struct
from pathlib import Path

import pytest

from prep.engines import words

FAR = 100  # cells


def direction(axis: int) -> list[int]:
    return [FAR if at == axis else 0 for at in range(words.SIZE)]


ROWS = {
    "nurse": direction(0),
    "patient": direction(0),
    "invoice": direction(1),
    "un": direction(2),
    "##paid": direction(1),
}


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table of five entries in place of the project's own."""
    cells = b"".join(struct.pack(f"<{words.SIZE}b", *row) for row in ROWS.values())
    vectors = cells + struct.pack(f"<{len(ROWS)}e", *[0.5] * len(ROWS))
    listed = "".join(f"{entry}\n" for entry in ROWS).encode()
    (tmp_path / "vectors.bin").write_bytes(vectors)
    (tmp_path / "words.txt").write_bytes(listed)
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    monkeypatch.setattr(words, "CHECKSUM", hashlib.sha256(vectors + listed).hexdigest())
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    words._table.cache_clear()
    words.vector.cache_clear()


def closeness(one: str, other: str) -> float:
    return words.closeness(words.vector(one), words.vector(other))


def test_closeness_when_words_point_the_same_way_is_one(table):
    assert closeness("The nurse.", "a PATIENT") == pytest.approx(1.0)


def test_closeness_when_words_have_nothing_in_common_is_none_of_it(table):
    assert closeness("nurse", "invoice") == pytest.approx(0.0)


def test_closeness_when_a_word_is_not_listed_reads_it_in_pieces(table):
    assert closeness("unpaid", "invoice") == pytest.approx(0.5**0.5)


@pytest.mark.parametrize("text", ["", "zzz", "...", "un" * 30, "\x00\ud800"])
def test_vector_when_no_word_is_known_is_not_said(table, text):
    assert words.vector(text) is None


def test_vector_when_accents_and_capitals_differ_is_the_same(table):
    assert words.vector("Pâtient") == words.vector("patient")


def test_rarity_when_a_word_stands_late_or_nowhere_in_the_list_is_higher(table):
    ranks = [words.rarity(word) for word in ("nurse", "Patient", "invoice", "zzz")]

    assert ranks == sorted(ranks) and len(set(ranks)) == 4
    assert (ranks[0], ranks[-1]) == (0.0, 1.0)


def test_rarity_when_the_table_is_missing_is_not_said(table):
    (table / "words.txt").unlink()

    assert words.rarity("nurse") is None


def test_table_when_missing_is_said_and_nothing_raises(table):
    (table / "vectors.bin").unlink()

    assert (words.is_there(), words.vector("nurse")) == (False, None)


@pytest.mark.parametrize("harm", [b"", b"another table"])
def test_table_when_damaged_is_not_read(table, harm):
    (table / "vectors.bin").write_bytes(harm)

    assert not words.is_there()


def test_table_when_complete_is_there(table):
    assert words.is_there()


def test_folder_when_the_project_is_shipped_lies_beside_the_module():
    assert Path(words.__file__).with_name("word_table") == words.FOLDER
