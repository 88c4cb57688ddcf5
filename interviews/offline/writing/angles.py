"""Angles: what the work calls for beside the line itself, such as safety, supervision or clear writing."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from interviews.facts import WriteQuestionsFacts
from interviews.offline.writing import lexicon, linking
from interviews.offline.writing.roots import root

TRADES = "trades"
FILES = ("angles", TRADES)
KINDS = ("behavioral", "situational", "technical", "background")
HELD = "_held"  # after a kind: how to put it where the piece itself holds a word that calls the angle
TITLE_WEIGHT = 2
FEW_LINES, FEW_WORDS, MOST_TRADES = 4, 70, 2
BORNE_OUT = 2  # words of a short posting that bear out the trade of its title
UNTITLED = 6  # words it takes to call a trade that the title does not name
OWN_WORDS = 2  # of the piece itself, where there is something to ask about the line without an angle
NEAR = 3.0  # words that a question shares with the sentence before it, those of the whole line by half
FULL = 2.0  # so many times the words it takes: an angle cannot be called more strongly
TITLE_END = re.compile(
    r"(?:\s+[-–—|/(]|\s*[,(:]|\s+(?-i:at|in|for)\s).*$", re.I
)  # what follows is no part of the role
# They manage a thing; whether they have a staff the posting has to say.
OF_THINGS = re.compile(
    r"\b(project|product|programme|program|portfolio|account|case|content|community|brand|category|campaign|risk"
    r"|relationship|marketing|contracts?|property|data|quality|change|delivery|customer success)\s+managers?\b",
    re.I,
)
ACT_ONLY = re.compile(r"\{(?:do|doing)\}")
OF_CONTROL = re.compile(
    r"\bquality (?:control|assurance)\b", re.I
)  # no trade of its own: chemists and bakers do it
MATTER_ONLY = re.compile(r"\{thing\}")
PLACE = re.compile(r"\{\w+\}")
HOLDING = re.compile(r"\{(?:do|doing|thing|topic)\}")


@dataclass(frozen=True)
class Angle:
    """One thing an interviewer wants to know, with what calls it up and what is particular to asking it."""

    key: str
    name: str
    sense: str
    calls: frozenset[str]
    held: frozenset[str]  # words, as spelled, by which a piece speaks of it
    titles: frozenset[str]
    named: frozenset[str]  # the same words as they are spelled
    phrase: re.Pattern[str] | None
    only: frozenset[str]
    least: int
    near: bool
    wide: bool
    trade: bool
    suits: frozenset[str]
    avoids: frozenset[str]
    frames: dict[str, tuple[str, ...]]
    criteria: tuple[str, ...]

    def frames_for(self, kind: str, form: str, somebody: bool, piece: str, source: str) -> list[str]:
        """Its questions of a kind that can hold a piece of that form, put so that a word is not said twice; of a
        trade's questions those that speak of the same things as the piece."""
        wrong = MATTER_ONLY if form == "act" else ACT_ONLY
        own = self.frames.get(kind + HELD, ()) if self.speaks(piece) else ()
        return [
            frame
            for frame in own or self.frames.get(kind, ())
            if not wrong.search(frame)
            and (somebody or "{person}" not in frame)
            and not (self.trade and kinship(frame, piece, source) < 1)
        ]

    def speaks(self, piece: str) -> bool:
        """Does a piece speak of what the angle is about?"""
        return bool(self.held & set(words(piece)) if self.held else self.calls & stems(piece))

    def known(self, kind: str, somebody: bool) -> list[str]:
        """Its questions of a kind that stand alone."""
        return [
            frame
            for frame in self.frames.get(kind, ())
            if not holds_piece(frame) and (somebody or "{person}" not in frame)
        ]


@dataclass(frozen=True)
class Called:
    """An angle and how strongly a posting calls it, from 1."""

    angle: Angle
    strength: float


@cache
def angles() -> tuple[Angle, ...]:
    """All angles, in the order of the files."""
    found = []
    for name in FILES:
        for key, entry in tomllib.loads((lexicon.HERE / f"{name}.toml").read_text("utf-8")).items():
            found.append(made(key, entry, name == TRADES))
    return tuple(found)


def made(key: str, entry: dict, trade: bool = False) -> Angle:
    def stemmed(part: str) -> frozenset[str]:
        return frozenset(root(word) for word in entry.get(part, "").split())

    phrase = entry.get("phrase")
    return Angle(
        key,
        entry["name"],
        entry["sense"],
        stemmed("calls"),
        frozenset(entry.get("held", "").split()),
        stemmed("titles"),
        frozenset(entry.get("titles", "").split()),
        re.compile(phrase, re.I) if phrase else None,
        stemmed("only"),
        entry["least"],
        entry.get("near", False),
        entry.get("wide", False),
        trade,
        frozenset(entry.get("suits", "").replace("operate", "operate plain").split()),
        frozenset(entry.get("avoids", "").split()),
        {key: tuple(entry[key]) for kind in KINDS for key in (kind, kind + HELD) if key in entry},
        tuple(entry["criteria"]),
    )


def called(facts: WriteQuestionsFacts) -> list[Called]:
    """The angles that the duties, the needs and the title call for, strongest first."""
    text = " ".join(line.text for line in facts.lines)
    said = frozenset(map(root, words(text)))
    titled = OF_CONTROL.sub("", OF_THINGS.sub(r"\1", TITLE_END.sub("", facts.title)))
    title = frozenset(map(root, words(titled)))
    telling = title - frozenset(map(root, lexicon.word_lists()["ranks"]))
    named = any(angle.trade and angle.titles & telling for angle in angles())
    found = []
    for angle in angles():
        own = telling if angle.trade and named else title  # a rank tells less than the trade beside it
        hits = len(angle.calls & (said | title)) + TITLE_WEIGHT * len(angle.titles & own)
        hits += TITLE_WEIGHT * bool(angle.phrase and angle.phrase.search(text))
        if hits >= (angle.least if not angle.trade or angle.titles & own else UNTITLED):
            found.append(Called(angle, min(FULL, hits / angle.least)))
    return sorted(found, key=lambda one: -one.strength)


def words(text: str) -> list[str]:
    return linking.WORD.findall(text.lower())


def suits(angle: Angle, text: str, source: str, craft: str, needy: bool) -> float:
    """How well an angle goes with a piece of a statement, from 0; below 0 it does not. Where a piece needs an
    angle, because little or nothing new can be asked of it otherwise, the whole statement may call for it."""
    held, around = stems(text), stems(f"{text} {source}")
    if angle.only:
        return 2.0 if angle.only & held else -1.0
    wrong = craft in angle.avoids or bool(angle.suits) and craft not in angle.suits
    called = ((angle.calls | angle.titles) & around) if needy or angle.trade else angle.calls & held
    told = (
        angle.trade
        or angle.speaks(text)
        or needy
        and not angle.near
        and (angle.speaks(source) or not angle.held)
    )
    if wrong or not called or (angle.near or angle.wide or not needy) and not told:
        return -1.0
    if not (needy or angle.trade) and len(called) < OWN_WORDS:
        return -1.0
    return (
        0.25 * (bool(angle.suits or angle.trade) + min(2, len(angle.calls & around)))
        + min(2, len(angle.calls & held)) / 2
    )


@lru_cache(maxsize=4000)
def stems(text: str) -> frozenset[str]:
    return frozenset(map(root, words(text)))


def kinship(frame: str, text: str, source: str) -> float:
    """How much a question and the piece it follows speak of the same things."""
    said = linking.stems(PLACE.sub("", frame)) - light()
    return len(said & linking.stems(text)) + 0.5 * len(said & linking.stems(source))


@cache
def light() -> frozenset[str]:
    return frozenset(map(root, lexicon.word_lists()["light"]))


def says_little(facts: WriteQuestionsFacts) -> bool:
    """Is a posting so short that the trade has to make up for it?"""
    return len(facts.lines) < FEW_LINES and sum(len(line.text.split()) for line in facts.lines) < FEW_WORDS


def of_title(facts: WriteQuestionsFacts) -> list[Angle]:
    """The trades that a title names; where a posting says much, it has to speak of them too."""
    said = stems(" ".join([facts.title, *(line.text for line in facts.lines)]))
    title = words(OF_CONTROL.sub("", TITLE_END.sub("", facts.title)))
    telling = [word for word in title if word not in lexicon.word_lists()["ranks"]]
    trades = [angle for angle in angles() if angle.trade]
    for word in reversed(telling):
        named = [angle for angle in trades if word in angle.named]
        if facts.lines:
            least = BORNE_OUT if says_little(facts) else 0
            named = [angle for angle in named if len(angle.calls & said) >= (least or angle.least)]
        if named:
            return sorted(named, key=lambda angle: -len(angle.calls & said))[:MOST_TRADES]
    return []


def holds_piece(frame: str) -> bool:
    """Does a question say the line itself, or does it need a sentence before it that does?"""
    return bool(HOLDING.search(frame))


# Who may be met at work, by the word of the posting that names them, as one person in a sentence.
PEOPLE = {
    "patient": "a patient",
    "student": "a student",
    "pupil": "a pupil",
    "guest": "a guest",
    "passeng": "a passenger",
    "tenant": "a tenant",
    "custom": "a customer",
    "client": "a client",
    "caller": "a caller",
    "complain": "somebody with a complaint",
    "resid": "a resident",
    "visitor": "a visitor",
    "famili": "a family",
    "contractor": "a contractor",
    "vendor": "a vendor",
    "supplier": "a supplier",
    "citizen": "a citizen",
    "owner": "an owner",
    "agenc": "the representative of another agency",
    "stakehold": "a stakeholder",
}


PUBLIC = re.compile(r"\b(?:the|general) public\b", re.I)


def people(texts: Iterable[str]) -> list[str]:
    """Those whom the work brings one together with."""
    told = " ".join(texts)
    said = stems(told)
    found = [somebody for stem, somebody in PEOPLE.items() if stem in said]
    return found + ["a member of the public"] * bool(PUBLIC.search(told))
