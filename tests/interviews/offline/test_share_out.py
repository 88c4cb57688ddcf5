"""Which sentences are quoted for which criteria."""

import pytest

from interviews.offline.assessing.quoting import share_out


@pytest.mark.parametrize(
    ("wanted", "strengths", "given"),
    [
        ([[1, 2], [3]], [1, 1], [[1, 2], [3]]),
        ([[1, 2], [3, 1], [1]], [1, 1, 1], [[1, 2], [3], [1]]),  # a first quote goes before a second
        ([[1], [1], [1]], [0.2, 0.9, 0.5], [[], [1], [1]]),  # given most strongly goes first
        ([[], [2, 2]], [0, 1], [[], [2]]),
        ([], [], []),
    ],
)
def test_share_out_when_sentences_serve_several_then_each_has_its_best_first(wanted, strengths, given):
    assert share_out(wanted, strengths, 2) == given
