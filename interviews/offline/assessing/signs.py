"""What one sentence of an answer carries: an event, an action, an outcome, a reason ... each from 0 to 1."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.offline.assessing.lexicon import cues
from interviews.offline.assessing.sentences import Sentence

NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million half third quarter twice double dozen percent".split()
)
NOT_PAST = frozenset(
    "need indeed speed feed seed weed bleed breed proceed exceed succeed hundred red bed shed sled embed wed "
    "agreed-upon based used-to related detailed limited supposed unrelated advanced".split()
)
STATES = frozenset("was were had been wasn't weren't hadn't became felt seemed".split())
GENERAL = frozenset("many every all various numerous wide any each countless different".split())
STEADY = 2  # words of habit ("I always") that are no talk where something has been so since it happened
ADVERBS = frozenset(
    "also then first just quickly always never immediately politely personally carefully finally even still "
    "only actually later simply once calmly have had did have've".split()
)
LEADING = ADVERBS | frozenset("and but so or".split())  # before a verb whose speaker is understood
SUBJECTS = frozenset("he she they who which there".split())
EITHER = frozenset("it you that this".split())  # subject at the start of a clause, else object
JOINTS = frozenset("and but because so when if as that since then while until what how where".split())
# Kind of question -> what plans and what habits count beside deeds.
KIND_WEIGHTS = {
    "situational": (1.0, 0.4),
    "technical": (0.8, 1.0),
    "background": (0.6, 0.9),
    "motivation": (0.6, 0.9),
}
# Kind of question -> what a sentence counts in which nobody does anything: explanations, where asked for.
UNTOLD = {"technical": 0.4, "situational": 0.4, "motivation": 0.2}
NAME = re.compile(r"(?<=[a-z,;:'\"0-9] )(?!I\b|I')[A-Z][\w&.-]+")
SPEECH = re.compile(r"\"[^\"]{8,}\"|\b(?:said|asked|told|explained)\b")
DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Signs:
    """What a sentence carries. `general` says that it could stand in any answer, `aside` that it is about
    private life."""

    carries: dict[str, float]
    general: bool
    aside: bool
    concrete: float

    def of(self, kind: str) -> float:
        return self.carries.get(kind, 0.0)


@dataclass(frozen=True)
class Doing:
    """Who does what in a sentence: counts of verbs."""

    own: int  # past verbs of the speaker
    own_work: int  # of these, verbs of work
    shared: int  # past verbs of a "we"
    habit: int  # present verbs of work of the speaker
    planned: int  # verbs of work in what the speaker would do
    others: int  # past verbs of anybody else
    states: int  # was, were, had


def read(sentence: Sentence, kind: str) -> Signs:
    """The signs of a sentence in an answer to a `kind` question."""
    found = cues(sentence.words, sentence.stems)
    done = doing(sentence, found)
    claims, general_words = len(found.get("claim", ())), sum(word in GENERAL for word in sentence.words)
    deeds = done.own_work + done.shared + (done.planned if kind == "situational" else 0)
    since = STEADY if "since" in found else 0
    general = claims > deeds + since or (general_words >= 2 and claims >= max(1, deeds) and not since)
    concrete = _concreteness(sentence, found)
    damp = (0.0 if general else 1.0) * (0.6 if general_words >= 2 else 1.0)
    carries = {
        name: min(1.0, damp * value)
        for name, value in _carries(sentence, found, done, kind, concrete).items()
    }
    return Signs(carries, general, bool(found.get("aside")), concrete)


def doing(sentence: Sentence, found: dict[str, set[int]]) -> Doing:
    """Goes through the words once, remembering whose turn it is to act."""
    work, irregular = found.get("work", set()), found.get("did", set())
    counts = dict.fromkeys(("own", "own_work", "shared", "habit", "planned", "others", "states"), 0)
    actor, would = "", False
    for at, word in enumerate(sentence.words):
        if word in ("i", "i'd", "i'll", "i've", "we", "we'd", "we'll", "we've"):
            actor, would = ("we" if word.startswith("we") else "i"), word.endswith(("'d", "'ll"))
        elif word in ("would", "will", "should", "might", "could"):
            would = True
        elif word in STATES:
            counts["states"] += 1
            actor = actor if word == "had" else ""
        elif is_past(word, at, irregular):
            if not actor and at <= 1 and LEADING.issuperset(sentence.words[:at]):
                actor = "i"  # "Called the registrar", "And called": the speaker is understood
            counts[{"i": "own", "we": "shared"}.get(actor, "others")] += 1
            counts["own_work"] += actor == "i" and at in work
        elif actor and (at in work or would and _follows_would(sentence.words, at)):
            counts["planned" if would else "habit"] += 1
        elif _new_subject(sentence.words, at):
            actor, would = "", False
    return Doing(**counts)


def is_past(word: str, at: int, irregular: set[int]) -> bool:
    return at in irregular or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def _follows_would(words: Sequence[str], at: int) -> bool:
    """Whether the word is the verb after "I would", adverbs read over."""
    back = at - 1
    while back >= 0 and words[back] in ADVERBS:
        back -= 1
    return (
        back >= 0
        and words[at] not in ADVERBS
        and (
            words[back] in ("would", "will", "should")
            or words[back].endswith(("i'd", "i'll", "we'd", "we'll"))
        )
    )


def _new_subject(words: Sequence[str], at: int) -> bool:
    """Whether somebody or something else acts from here on."""
    word, before = words[at], words[at - 1] if at else "and"
    if word in SUBJECTS or (word in EITHER and before in JOINTS):
        return True
    after = words[at + 1] if at + 1 < len(words) else ""
    return word in ("and", "but") and after in ("the", "a", "an", "my", "our", "his", "her", "their", "one")


def _concreteness(sentence: Sentence, found: dict[str, set[int]]) -> float:
    """0 to 1: figures, names, spoken words and words that mean something in particular."""
    said = figures(sentence)
    names = len(NAME.findall(sentence.plain))
    solid = len(sentence.content) - len(found.get("vague", ()))
    return (
        0.3 * min(1, said)
        + 0.1 * min(1, max(0, said - 1))
        + 0.15 * min(1, names)
        + 0.1 * bool(SPEECH.search(sentence.plain))
        + 0.35 * min(1.0, max(0, solid - 3) / 9)
    )


def figures(sentence: Sentence) -> int:
    """How many numbers it says, in digits or in words."""
    return sum(map(is_number, sentence.words))


def is_number(word: str) -> bool:
    return bool(DIGITS.search(word)) or word in NUMBER_WORDS


def _carries(
    sentence: Sentence, found: dict[str, set[int]], done: Doing, kind: str, concrete: float
) -> dict[str, float]:
    def some(family: str, each: float = 1.0, most: int = 1) -> float:
        return each * min(most, len(found.get(family, ())))

    past = done.own + done.shared + done.others + done.states > 0
    if kind == "situational":
        past = past or done.planned > 0
    numbers = min(2, figures(sentence))
    acted = _acted(done, kind)
    situation = past * (
        0.25 * (done.states + done.others > 0)
        + some("moment", 0.2, 2)
        + some("problem", 0.2, 2)
        + 0.15 * (numbers > 0)
    )
    happened = past or bool(found.get("plan")) and kind == "situational"
    outcome = (happened and "outcome" in found) * (
        0.3 + some("outcome", 0.15, 3) + 0.15 * numbers + 0.1 * (done.others + done.states > 0)
    )
    steady = 1.0 if past or done.planned or done.habit else UNTOLD.get(kind, 0.0)
    return {
        "situation": situation + 0.15 * concrete * past,
        "action": acted * (0.85 + 0.15 * bool(found.get("order"))) + 0.15 * concrete * bool(acted),
        "outcome": max(0.0, outcome),
        "number": steady * (0.5 * numbers + 0.2 * ("outcome" in found)) * (numbers > 0),
        "reason": steady * (some("reason", 0.45, 2)) + 0.15 * concrete * bool(found.get("reason")),
        "order": bool(acted) * (some("order", 0.3, 2) + 0.15 * min(3, done.own + done.planned)),
        "people": steady * (past or bool(acted)) * (some("people", 0.3, 2) + 0.2 * bool(acted)),
        "learning": some("learning", 0.55, 2) * (1.0 if past or "learning" in found and done.habit else 0.7),
        "check": steady * (past or bool(acted)) * (some("check", 0.35, 2) + 0.15 * (numbers > 0)),
        "choice": steady * (past or bool(acted)) * some("choice", 0.4, 2),
        "method": steady * (some("method", 0.3, 2) + 0.25 * bool(acted) + 0.15 * concrete),
        "plan": 0.3 * min(3, done.planned) + some("order", 0.1, 1) * bool(done.planned),
        "speech": 0.7 * bool(SPEECH.search(sentence.plain)) * past + 0.3 * bool('"' in sentence.plain),
    }


def _acted(done: Doing, kind: str) -> float:
    """How much the speaker acts. "We" counts less than half, habits where they are asked."""
    deeds = done.own_work + 0.5 * (done.own - done.own_work)
    strong = (0.45 + 0.2 * min(2.5, deeds - 0.5)) if deeds else 0.0
    shared = 0.2 + 0.06 * min(3, done.shared) if done.shared else 0.0
    planned = (0.4 + 0.2 * min(2, done.planned - 1)) if done.planned else 0.0
    habit = (0.3 + 0.1 * min(3, done.habit - 1)) if done.habit else 0.0
    for_plans, for_habits = KIND_WEIGHTS.get(kind, (0.3, 0.35))
    return max(strong, shared, planned * for_plans, habit * for_habits)
