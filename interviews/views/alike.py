"""Questions of banks that ask nearly the same, found without reading all of them."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from interviews import search
from interviews.models import Question
from interviews.models.question import QuestionQuerySet


@dataclass(frozen=True)
class Alike:
    """A question, and how alike it is to a text, from 0 to 100."""

    question: Question
    alike: int


def alike(questions: QuestionQuerySet, text: str, *, least: float, most: int) -> list[Alike]:
    """Those that share a rare word with the text and are alike enough, the most alike first. Two queries."""
    words = sorted(search.WORD.findall(text), key=len, reverse=True)  # the longest are the rarest
    near = (
        search.sharing(questions, words)
        .select_related("bank")
        .only("code", "text", "state", "origin", "bank__name")
    )
    rows = {row.pk: row for row in near}
    texts = {key: row.text.casefold() for key, row in sorted(rows.items(), reverse=True)}
    found = process.extract(
        text.casefold(), texts, scorer=fuzz.token_sort_ratio, score_cutoff=least, limit=most
    )
    return [Alike(rows[key], int(score)) for _, score, key in found]
