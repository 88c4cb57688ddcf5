"""Which sentences are quoted for which criteria, each for two criteria at most."""

from collections import Counter
from collections.abc import Sequence

from interviews import evidence


def share_out(wanted: Sequence[Sequence[int]], strengths: Sequence[float], most: int) -> list[list[int]]:
    """For each criterion up to `most` of the sentences that it wants, best first.

    Each has a first quote before any has a second, and the one that is given most strongly chooses first.
    """
    given: list[list[int]] = [[] for _ in wanted]
    used: Counter[int] = Counter()
    order = sorted(range(len(wanted)), key=lambda one: -strengths[one])
    for one in order * most:
        free = [at for at in wanted[one] if used[at] < evidence.MAX_REUSE and at not in given[one]]
        given[one] += free[:1]
        used.update(free[:1])
    return given
