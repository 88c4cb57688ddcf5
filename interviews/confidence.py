"""How sure an assessment can be of itself, and why: told in words from what is stored with it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviews.evidence import CREDITED, words

FEW_WORDS = 40
WIDE = 2  # steps of the scale between the ends of a range

NO_WORD_TABLE = "no_word_table"
UNSTOPPED = "unstopped"  # read as dictated, because it has no full stops

LEFT_OUT = frozenset(
    ("instructions", "other_language", "copied_question", "copied_criteria", "copied_posting", "word_list")
)


@dataclass(frozen=True)
class Confidence:
    """High, medium or low, with what lowers it. The heavier reasons come first."""

    level: str
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As a sentence for the page; what lowers it in several ways is a list behind it."""
        if not self.reasons:
            return "High: the answer is long enough, and no single sentence moves a level by two steps."
        level = self.level.capitalize()
        return f"{level}, for these reasons:" if self.listed else f"{level}: {self.reasons[0]}."

    @property
    def listed(self) -> tuple[str, ...]:
        """The reasons, where there are several."""
        return self.reasons if len(self.reasons) > 1 else ()


def confidence(
    answer: str,
    *,
    spoken: bool,
    flags: Collection[str],
    ranges: Sequence[tuple[int, int]],
    verdicts: Sequence[str],
    by_rules: bool = False,
) -> Confidence:
    """`ranges` are the low and high ends of the levels, `verdicts` those of the engine on all criteria; `by_rules`: no
    model read it."""
    low = _low(answer, flags, ranges, verdicts)
    medium = _medium(spoken, flags, verdicts, by_rules)
    return Confidence("low" if low else "medium" if medium else "high", (*low, *medium))


def _low(
    answer: str, flags: Collection[str], ranges: Sequence[tuple[int, int]], verdicts: Sequence[str]
) -> tuple[str, ...]:
    unclear = sum(verdict == "unclear" for verdict in verdicts)
    reasons = (
        (len(words(answer)) < FEW_WORDS, f"the answer has fewer than {FEW_WORDS} words"),
        ("off_topic" in flags, "it is not sure that the answer is about this question"),
        (verdicts and 2 * unclear >= len(verdicts), "half of the criteria or more are unclear"),
        (
            any(high - low >= WIDE for low, high in ranges),
            "one sentence, or what is unclear, would move a level by two steps",
        ),
    )
    return tuple(reason for holds, reason in reasons if holds)


def _medium(spoken: bool, flags: Collection[str], verdicts: Sequence[str], by_rules: bool) -> tuple[str, ...]:
    reasons = (
        (by_rules, "the built-in engine goes by words, misses some and mistakes others"),
        (
            set(CREDITED).isdisjoint(verdicts),
            "nothing was credited, and what is said in unusual words may have been missed",
        ),
        (spoken, "it was dictated, so where a sentence ends is a guess"),
        (UNSTOPPED in flags, "it has no full stops, so where a sentence ends is a guess"),
        (not LEFT_OUT.isdisjoint(flags), "parts of it were left out"),
        (NO_WORD_TABLE in flags, "the table of words that tells what belongs together is missing"),
    )
    return tuple(reason for holds, reason in reasons if holds)
