"""Finding questions by their words: the one place that knows how each database does it.

SQLite: an FTS5 table that follows interviews_question by triggers. PostgreSQL: an index over the words. Both
know words and their beginnings, in any case. What is near a text is looked for by its rare words only: one that
stands in thousands of questions tells none of them apart, and ranking all of those is slow. `ensure` runs after
every migration, because a migration that rebuilds the table takes the triggers with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from postings.text import fold

WORDS_AT_MOST = 12
RARE = 300  # questions that may have a word, and all the words together that something near is looked for by
WORD = re.compile(r"[^\W_]+")
WORDS = "interviews_question_words"
ADD = f"INSERT INTO {WORDS}(rowid, text) VALUES (new.id, new.text);"
TAKE = f"INSERT INTO {WORDS}({WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"
VECTOR = "to_tsvector('simple', interviews_question.text)"


@dataclass(frozen=True)
class Dialect:
    """How one database finds words. `there` counts what of `make` is there; `whole` is all of it. `forget` drops
    what the index still holds of words that are gone."""

    there: str
    whole: int
    make: tuple[str, ...]
    forget: tuple[str, ...]
    found: str
    has: str
    newest: str
    tables: tuple[str, ...]
    where: tuple[str, ...]
    rank: str
    term: str
    every: str
    some: str


DIALECTS = {
    "sqlite": Dialect(
        there="SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'interviews_question'",
        whole=3,
        make=(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS} "
            "USING fts5(text, content='interviews_question', content_rowid='id')",
            f"CREATE TRIGGER IF NOT EXISTS {WORDS}_in AFTER INSERT ON interviews_question BEGIN {ADD} END",
            f"CREATE TRIGGER IF NOT EXISTS {WORDS}_out AFTER DELETE ON interviews_question BEGIN {TAKE} END",
            f"CREATE TRIGGER IF NOT EXISTS {WORDS}_new AFTER UPDATE OF text ON interviews_question "
            f"BEGIN {TAKE} {ADD} END",
            f"INSERT INTO {WORDS}({WORDS}) VALUES ('rebuild')",
        ),
        # What FTS5 is told to delete it only crosses out, in a new segment that names the words once more. They go
        # when all segments become one: up to a second for 100,000 questions, nothing where it is one already.
        forget=(f"INSERT INTO {WORDS}({WORDS}) VALUES ('optimize')",),
        found=f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH %s",
        # The plus keeps SQLite from looking up every row that has a common word, one by one, in the order found: it
        # reads the list's own index from the newest on instead, and holds the words against that.
        has=f"+interviews_question.id IN (SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH %s)",
        newest="ORDER BY rowid DESC",
        tables=(WORDS,),
        where=(f"{WORDS}.rowid = interviews_question.id", f"{WORDS} MATCH %s"),
        rank=f"{WORDS}.rank",
        term='"{}"*',
        every=" AND ",
        some=" OR ",
    ),
    "postgresql": Dialect(
        there=f"SELECT count(*) FROM pg_indexes WHERE indexname = '{WORDS}'",
        whole=1,
        make=(f"CREATE INDEX {WORDS} ON interviews_question USING gin (to_tsvector('simple', text))",),
        forget=(),  # dead entries go with dead rows, when PostgreSQL vacuums
        found=f"SELECT id FROM interviews_question WHERE {VECTOR} @@ to_tsquery('simple', %s)",
        has=f"{VECTOR} @@ to_tsquery('simple', %s)",
        newest="ORDER BY id DESC",
        tables=(),
        where=(f"{VECTOR} @@ to_tsquery('simple', %s)",),
        rank=f"-ts_rank({VECTOR}, to_tsquery('simple', %s))",
        term="{}:*",
        every=" & ",
        some=" | ",
    ),
}


def ensure(using: str) -> None:
    """Make what searching needs, where it is not there. Safe to run at any time."""
    dialect = DIALECTS[connections[using].vendor]
    with connections[using].cursor() as cursor:
        cursor.execute(dialect.there)
        if cursor.fetchone()[0] < dialect.whole:
            for statement in dialect.make:
                cursor.execute(statement)


def forget(using: str) -> None:
    """Have no word left in the index that no question has any more, deleted or reworded. Safe to run at any time."""
    with connections[using].cursor() as cursor:
        for statement in DIALECTS[connections[using].vendor].forget:
            cursor.execute(statement)


def matching(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those questions of `rows` that have all the words, or words that begin so. No words: all of them."""
    dialect = DIALECTS[connections[rows.db].vendor]
    asked = expression([words], dialect.term, dialect.every)
    return rows.extra(where=[dialect.has], params=[asked]) if asked else rows


def sharing(rows: QuerySet[Any], words: Iterable[str]) -> QuerySet[Any]:
    """Those questions of `rows` that have any of the rare words, or where none is rare the newest that have all
    the words. RARE at most, in no order."""
    dialect = DIALECTS[connections[rows.db].vendor]
    asked = _near(rows, words)
    near = RawSQL(f"{dialect.found} {dialect.newest} LIMIT {RARE}", (asked,))
    return rows.filter(pk__in=near) if asked else rows.none()


def nearest(rows: QuerySet[Any], words: Iterable[str], most: int) -> list[int]:
    """The keys of those that are `sharing` the words: the best first, `most` at most."""
    dialect = DIALECTS[connections[rows.db].vendor]
    asked = _near(rows, words)
    if not asked:
        return []
    near = rows.extra(tables=list(dialect.tables), where=list(dialect.where), params=[asked])
    rank = RawSQL(dialect.rank, (asked,) * dialect.rank.count("%s"))
    return list(near.order_by(rank, "-pk").values_list("pk", flat=True)[:most])


def _near(rows: QuerySet[Any], words: Iterable[str]) -> str:
    """What to look for: any of the rare words, else all of them."""
    dialect = DIALECTS[connections[rows.db].vendor]
    asked = cleaned(words)
    if not asked:
        return ""
    one = f"(SELECT count(*) FROM ({dialect.found} LIMIT {RARE + 1}) AS found)"
    with connections[rows.db].cursor() as cursor:
        terms = [dialect.term.format(word) for word in asked]
        cursor.execute(f"SELECT {', '.join([one] * len(terms))}", terms)
        counts = cursor.fetchone()
    rare, room = [], RARE
    for count, word in sorted(zip(counts, asked, strict=True)):
        if 0 < count <= room:
            rare.append(word)
            room -= count
    return expression(rare or asked, dialect.term, dialect.some if rare else dialect.every)


def cleaned(words: Iterable[str]) -> list[str]:
    """The first words, as the index has them: nothing but letters and digits ever gets there."""
    clean = dict.fromkeys(word for one in words for word in WORD.findall(fold(one)))
    return list(clean)[:WORDS_AT_MOST]


def expression(words: Iterable[str], term: str, between: str) -> str:
    """The words in the language of the database."""
    return between.join(term.format(word) for word in cleaned(words))
