"""The words in which verdicts, levels and points are told. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from interviews import evidence, scoring

# What a flag of an assessment means to the person who wrote the answer. An unknown flag is not shown.
FLAGS = {
    "instructions": "One part speaks to whoever assesses instead of answering. It was left out.",
    "other_language": "Some sentences are in another language. They were left out.",
    "copied_question": "Some sentences repeat the question. They were left out.",
    "copied_criteria": "Some sentences repeat what the question looks for. They were left out.",
    "copied_posting": "Some sentences are the posting's words. They were left out: only your own words count.",
    "word_list": "Some of it is a list of key words. Whole sentences show more.",
    "repeated": "Some sentences are said more than once. Each counted once.",
    "off_topic": "The built-in engine could not find the question's subject in this answer, so little was "
    "credited. It goes by words: if your example does belong here, name what links the two.",
    "no_word_table": "Whether it is about the question was checked by word stems only: the table of word "
    "meanings is missing on this site. An answer in words of your own may be missed.",
    "unstopped": "It has no full stops, so it was read as something dictated: cut where a speaker goes on.",
    "vague": "Much of it stays general. What you did or would do yourself shows more than what is always so.",
}

# Why nothing could be told of a criterion, or why it is shown in part only, by the note of its verdict.
REASONS = {
    evidence.NO_EVIDENCE: "No words of yours were found that prove it.",
    evidence.NOT_JUDGED: "The engine said nothing of it.",
    evidence.OF_TASK: "The words that could show it are those of the question or of what it looks for, not your own.",
    evidence.OF_POSTING: "The words that could show it are the posting's, not your own.",
    evidence.SPENT: f"The words that could show it count for {evidence.MAX_REUSE} other points already.",
    evidence.OFF_SUBJECT: "It is not sure that your words are about what was asked.",
    evidence.UNSAID: "No sentence plainly speaks of what it names.",
    evidence.UNPICTURED: "You say it. What your answer lacks is something to picture: a name, a time, a figure.",
}

COULD_NOT_TELL = "could not tell"
SOLID = 3  # the level

VERDICT_LOOKS = {
    "shown": ("good", "check"),
    "partly": ("warn", "partly"),
    "missing": ("neutral", "gap"),
    "unclear": ("neutral", "question"),
}


@dataclass(frozen=True)
class Outcome:
    """What the words of one answer showed over all its criteria. `level` None: not shown; `high` is the level that
    there would be if all that is unclear were shown."""

    level: int | None
    points: Fraction
    out_of: int
    high: int | None = None

    @property
    def words(self) -> str:
        return level_words(self.level, self.high)

    @property
    def could_not_be_told(self) -> bool:
        return self.words == COULD_NOT_TELL

    @property
    def points_words(self) -> str:
        return points_words(self.points, self.out_of)


def outcome(verdicts: Iterable[str]) -> Outcome:
    """One answer as a whole, by the formula that also makes the levels of skills."""
    found = scoring.tally([scoring.Judged(str(at), "", verdict) for at, verdict in enumerate(verdicts)], "")
    return Outcome(scoring.level_of(found.won, found.out_of), found.won, found.out_of, scoring.highest(found))


def level_words(level: int | None, high: int | None = None) -> str:
    """A level in words, or "not shown"; that it could not be told where there is none, or the lowest, and it might as
    well be a solid one, by what was unclear."""
    if level in (None, 1) and high and high >= SOLID:
        return COULD_NOT_TELL
    return scoring.NOT_SHOWN if level is None else scoring.LEVELS[level]


def range_words(level: int | None, low: int | None, high: int | None) -> str:
    """What else the level could as well be, and what decides it; empty when it is certain."""
    if level is None or low is None or high is None:
        return ""
    notes = []
    if low < level:
        notes.append(f"without one sentence it would be “{scoring.LEVELS[low]}”")
    if level < high:
        notes.append(f"if what is unclear were shown it would be “{scoring.LEVELS[high]}”")
    return "; ".join(notes)


def ceiling_words(points: Fraction | float, out_of: int) -> str:
    """That the level is as high as so few criteria can make it; empty when it is not they that hold it down."""
    if not scoring.is_capped(Fraction(points), out_of):
        return ""
    return f"the most that {_counted(out_of, 'criterion', 'criteria')} can make"


def level_notes(
    level: int | None, low: int | None, high: int | None, points: Fraction | float, out_of: int
) -> str:
    """What belongs beside a level: that few criteria hold it down, and what else it could be."""
    notes = (ceiling_words(points, out_of), range_words(level, low, high))
    return "; ".join(note for note in notes if note)


def correction_words(by_engine: int | None, whose: str = "your") -> str:
    """That a level rests on what the candidate corrected, and what the engine's verdicts alone make."""
    return f"rests on {whose} correction; by the engine alone: {level_words(by_engine)}"


def points_words(points: Fraction | float, out_of: int) -> str:
    """Points as a person writes them: 3½ of 5 points. Each criterion is worth one."""
    whole, half = divmod(int(Fraction(points) * 2), 2)
    if half and not whole:
        return f"half a point of {out_of}"
    return f"{whole}{'½' if half else ''} of {_counted(out_of, 'point', 'points')}"


def flag_words(flags: Sequence[str]) -> list[str]:
    """The flags that have a meaning for the candidate, in plain words."""
    return [FLAGS[flag] for flag in dict.fromkeys(flags) if flag in FLAGS]


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
