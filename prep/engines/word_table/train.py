"""Word vectors whose sum over a sentence points where the model's own vector of that sentence points."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SIZE = 128
PASSES = 14
AT_ONCE = 512
STEP, SLOWEST = 0.02, 0.02  # of Adam, and what share of it is left at the end
FIRST, SECOND, TINY = 0.9, 0.999, 1e-8
HELD_OUT = 2000
SEED = 7


class Bags:
    """Sentences as bags of rows, and the directions that their sums should have."""

    def __init__(self, bags: list[list[int]], wanted: Floats) -> None:
        self.bags = [np.array(bag) for bag in bags]
        self.wanted = wanted

    def take(self, which: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
        """The rows of the chosen sentences one after the other, where each sentence starts, and what is wanted."""
        chosen = [self.bags[at] for at in which]
        starts = np.cumsum([0, *(len(bag) for bag in chosen[:-1])])
        return np.concatenate(chosen), starts, self.wanted[which]


def axes(vectors: Floats) -> Floats:
    """The SIZE directions along which the vectors differ most."""
    _, _, rows = np.linalg.svd(vectors.T @ vectors)
    return np.ascontiguousarray(rows[:SIZE].T)


def learn(start: Floats, bags: Bags) -> Floats:
    """The start, moved until sums agree: Adam on the cosine, on the rows that each batch holds."""
    rows = start.copy()
    mean, square, seen = np.zeros_like(rows), np.zeros_like(rows), np.zeros(len(rows), np.int64)
    order = np.random.default_rng(SEED)
    train = np.arange(HELD_OUT, len(bags.bags))
    batches = PASSES * (len(train) // AT_ONCE)
    done = 0
    print(f"cosine on held-out sentences before: {agreement(rows, bags):.4f}")
    for number in range(PASSES):
        order.shuffle(train)
        for at in range(0, len(train) - AT_ONCE + 1, AT_ONCE):
            touched, slope = _slope(rows, *bags.take(train[at : at + AT_ONCE]))
            seen[touched] += 1
            mean[touched] = FIRST * mean[touched] + (1 - FIRST) * slope
            square[touched] = SECOND * square[touched] + (1 - SECOND) * slope**2
            times = seen[touched, None]
            ahead = mean[touched] / (1 - FIRST**times)
            spread = np.sqrt(square[touched] / (1 - SECOND**times)) + TINY
            rows[touched] -= STEP * max(SLOWEST, 1 - done / batches) * ahead / spread
            done += 1
        print(f"pass {number + 1}: {agreement(rows, bags):.4f}", flush=True)
    return rows


def agreement(rows: Floats, bags: Bags) -> float:
    """The mean cosine on the sentences that are held out."""
    numbers, starts, wanted = bags.take(np.arange(HELD_OUT))
    sums = np.add.reduceat(rows[numbers], starts)
    return float((sums * wanted).sum(axis=1).__truediv__(np.linalg.norm(sums, axis=1) + TINY).mean())


def _slope(
    rows: Floats, numbers: NDArray[np.int64], starts: NDArray[np.int64], wanted: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """The rows that take part, and how the loss (one minus the cosine) changes with each."""
    sums = np.add.reduceat(rows[numbers], starts)
    length = np.linalg.norm(sums, axis=1, keepdims=True) + TINY
    unit = sums / length
    along = (unit * wanted).sum(axis=1, keepdims=True)
    by_sentence = (along * unit - wanted) / length
    sizes = np.diff([*starts, len(numbers)])
    by_word = np.repeat(by_sentence, sizes, axis=0)
    order = np.argsort(numbers, kind="stable")
    touched, first = np.unique(numbers[order], return_index=True)
    return touched, np.add.reduceat(by_word[order], first)
