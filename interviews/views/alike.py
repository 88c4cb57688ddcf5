"""Questions of banks that ask nearly the same, found without reading all of them."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from interviews import matching, search
from interviews.models import Question
from interviews.models.question import QuestionQuerySet


@dataclass(frozen=True)
class Alike:
    """A question, and how alike it is to a text, from 0 to 100."""

    question: Question
    alike: int


def alike(questions: QuestionQuerySet, text: str, *, least: float, most: int) -> list[Alike]:
    """Those that share a rare word with the text and are worded alike enough, the most alike first. Two queries."""
    rows = _sharing(questions, text)
    texts = {key: row.text.casefold() for key, row in rows.items()}
    found = process.extract(
        text.casefold(), texts, scorer=fuzz.token_sort_ratio, score_cutoff=least, limit=most
    )
    return [Alike(rows[key], int(score)) for _, score, key in found]


def near(questions: QuestionQuerySet, text: str, *, least: float, most: int) -> list[Question]:
    """Those that share a rare word with the text and are near it in meaning, the nearest first. Two queries."""
    rows = _sharing(questions, text)
    found = [(matching.nearness(text, row.text), key) for key, row in rows.items()]
    return [rows[key] for nearness, key in sorted(found, reverse=True)[:most] if nearness >= least]


def _sharing(questions: QuestionQuerySet, text: str) -> dict[int, Question]:
    """By key, the newest first."""
    words = sorted(search.WORD.findall(text), key=len, reverse=True)  # the longest are the rarest
    found = (
        search.sharing(questions, words)
        .select_related("bank")
        .only("code", "text", "state", "origin", "bank__name")
    )
    return dict(sorted(((row.pk, row) for row in found), reverse=True))
