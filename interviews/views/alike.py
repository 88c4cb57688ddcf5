"""Questions of the banks that ask nearly the same, found without reading all of them."""

from functools import reduce
from operator import or_

from django.db.models import Q
from rapidfuzz import fuzz

from interviews import wording
from interviews.models import Question

RARE = 3  # the longest words are the rarest
READ = 400
SHOWN = 5
LEAST = 55.0
# Long words that tell nothing about a question.
PLAIN = frozenset(
    "about after asked before being could describe experience explain happen people please should something their there"
    " these things think through times where which while would yourself".split()
)


def alike(text: str) -> list[Question]:
    """Those of shared banks that share a telling word with the text, most alike first."""
    words = sorted(wording.word_set(text) - PLAIN, key=lambda word: (-len(word), word))[:RARE]
    if not words:
        return []
    shares = reduce(or_, (Q(text__icontains=word) for word in words))
    found = Question.objects.filter(shares, bank__archived_at=None, merged_into=None)
    shared = found.filter(bank__visibility="shared").select_related("bank").order_by("-pk")[:READ]
    ranked = sorted(((_likeness(text, one.text), -one.pk, one) for one in shared), reverse=True)
    return [one for score, _, one in ranked[:SHOWN] if score >= LEAST]


def _likeness(one: str, other: str) -> float:
    return float(fuzz.token_sort_ratio(one.casefold(), other.casefold()))
