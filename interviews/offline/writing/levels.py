"""At which level a posting hires: where no practice is asked for, nobody is asked what only that teaches, and questions
to those who have had years of it are harder."""

import re
from enum import Enum

from interviews.offline.writing import topics
from interviews.offline.writing.fields import LEADING, own_words

LONG = 3  # years of experience asked for, at least, of the experienced
STARTS = frozenset("trainee apprentice apprenticeship intern internship cadet".split())
# Words of titles for those who have done the work for long, besides those who lead others.
LONG_IN_IT = LEADING | frozenset("senior deputy sous sister advanced expert".split())
BAND = re.compile(r"\bband [6-9]\b", re.I)


class Level(Enum):
    BEGINNER = "beginner"
    USUAL = "usual"
    EXPERIENCED = "experienced"


def of(title: str, experience: int | None) -> Level:
    """The level that a title or the years of experience asked for say, the title first; else the usual one."""
    said = own_words(title)
    if STARTS & said:
        return Level.BEGINNER
    if LONG_IN_IT & said or BAND.search(title):
        return Level.EXPERIENCED
    if experience == 0:
        return Level.BEGINNER
    return Level.EXPERIENCED if (experience or 0) >= LONG else Level.USUAL


def suits(level: Level, kind: str, question: str, topic: topics.Topic, large: bool) -> bool:
    """Is a question of a topic asked at a level? Beginners are asked of a trade what they would do, and in large sets
    alone, which need more questions, others are asked what every beginner knows."""
    if level is Level.BEGINNER:
        return kind == "situational" or not topic.is_special
    return large or question not in topics.basic()
