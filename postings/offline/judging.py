"""Whether a sentence of a section is a line, and of which kind."""

import re
from dataclasses import dataclass

from postings.enums import LineKind
from postings.offline.actors import is_described
from postings.offline.cues import (
    Score,
    asks_for,
    asks_to_be_available,
    is_aside,
    is_sentence,
    is_strongly,
    score,
    tells_a_deed,
)
from postings.offline.headings import Family, plain
from postings.offline.leaning import leaning
from postings.offline.naming import names_in
from postings.offline.sections import Placed
from postings.offline.units import Unit
from postings.text import fold

_ITEM = 20  # words
_SAID = 4  # words; anything shorter is no sentence
_ELSEWHERE, _FAINT = 3.0, 1.2  # cue points: plainly of something else, and nothing asked
_SURE = 2.2  # cue points
_PLAINLY = 1.6  # of three words such as "Forklift licence essential", or two such as "Strong SQL"
_LONGEST_SKILL = 6  # words; anything longer below a skills heading is a qualification
_ASTRAY = -0.3  # leaning
_SOMEWHAT = -1.3  # enough beside clear cues
_TALK = 6  # words; anything shorter is an item
# What a posting's own talk has and its list of requirements seldom: "We offer you ...".
_TALKS = re.compile(r"\b(we|us|our|ours|you|your|join|i)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(they|they'll|they’ll|their|we've|we’ve|we'd|we’d)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(you|will|to|are|is)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judge:
    """What is known of the posting when its sentences are judged one by one."""

    headed: bool  # both kinds of line stand under headings: a sentence elsewhere must be very clear to count
    english: bool  # the words of its sentences can be weighed

    def kind(self, piece: Unit, place: Placed) -> LineKind | None:
        """The kind of line the piece is, or None."""
        family = place.family
        if family is Family.DUTIES:
            if _is_empty(piece) or self._is_astray(piece, family):
                return None
            return LineKind.QUALIFICATION if _is_out_of_place(piece) else LineKind.RESPONSIBILITY
        if family in (Family.QUALIFICATIONS, Family.PREFERRED):
            if self._is_astray(piece, family) and not _is_labelled(piece, place):
                return None
            acts = self.english and _says_will(place.heading) and tells_a_deed(piece.text)
            return LineKind.RESPONSIBILITY if acts else LineKind.QUALIFICATION
        if family is Family.PROCESS:  # a note among much else that is no line
            return LineKind.QUALIFICATION if asks_to_be_available(piece.text) else None
        if family is Family.SKILLS:
            said = len(piece.text.split()) > _LONGEST_SKILL or is_sentence(piece.text)
            return self._on_its_own(piece, family, surely=False) if said else None
        if self.headed and family is Family.UNKNOWN:
            return None
        return self._on_its_own(piece, family, surely=self.headed and not _is_item(piece))

    def _is_astray(self, piece: Unit, family: Family) -> bool:
        """Does a sentence below a heading speak of something else?"""
        if is_aside(piece.text, bullet=piece.bullet):
            return True
        if not self.english or piece.bullet or len(piece.text.split()) < _TALK:
            return False
        if not _TALKS.search(piece.text):
            return False
        return weight(piece, family) < _ASTRAY

    def _on_its_own(self, piece: Unit, family: Family | None, *, surely: bool) -> LineKind | None:
        """The kind of a sentence that no heading vouches for."""
        if piece.text.endswith(":") or piece.text.endswith("?") and not asks_for(piece.text):
            return None
        marks = score(piece.text, bullet=piece.bullet)
        plainly = marks.qualification >= _PLAINLY
        said = len(piece.text.split()) + plainly + (plainly and _names(piece))
        if said < _SAID:
            return None
        if surely and (
            max(marks.responsibility, marks.qualification) < _SURE or is_described(fold(piece.text))
        ):
            return None  # a summary says again what the lists below it say
        if marks.other >= _ELSEWHERE and max(marks.responsibility, marks.qualification) < _FAINT:
            return None
        if not self.english or family is Family.SKILLS and not _names(piece):
            return marks.kind
        if family is None and marks.kind is LineKind.RESPONSIBILITY and _is_told(piece, marks):
            return None
        clear = max(marks.responsibility, marks.qualification) - marks.other >= _SURE
        if _leaning(piece, family, marks) < (_SOMEWHAT if clear else 0):
            return None
        return _likely(piece, marks)


def _is_told(piece: Unit, marks: Score) -> bool:
    """ "Ask anyone where they bought their coat": a sentence of a paragraph that begins with a verb and speaks of
    others asks its reader for nothing."""
    return not _is_item(piece) and marks.responsibility < _SURE and _OTHERS.search(piece.text) is not None


def _is_labelled(piece: Unit, place: Placed) -> bool:
    """ "Desirable: having run a kitchen": what stands right behind its heading is what that says."""
    return place.heading is not None and 0 <= piece.start - place.heading.end <= 2


def _says_will(heading: Unit | None) -> bool:
    """ "The successful candidate will:" goes on with what they will do, or be and have."""
    return heading is not None and plain(heading.text).endswith((" will", " will also"))


def _likely(piece: Unit, marks: Score) -> LineKind:
    """The kind that the cues name; without a cue, bare names of skills are asked for, and the rest is to be done."""
    if marks.responsibility == marks.qualification:
        bare = _names(piece) and not _DONE.search(piece.text)
        return LineKind.QUALIFICATION if bare else LineKind.RESPONSIBILITY
    if marks.responsibility > marks.qualification:
        return LineKind.RESPONSIBILITY
    return LineKind.QUALIFICATION


def weight(piece: Unit, family: Family | None) -> float:
    """How far a piece leans to being a line (above 0) or not, by its words and cues."""
    return _leaning(piece, family, score(piece.text, bullet=piece.bullet))


def _leaning(piece: Unit, family: Family | None, marks: Score) -> float:
    return leaning(piece.text, family, marks, named=_names(piece))


def _names(piece: Unit) -> bool:
    """Does it name a skill that Prep knows?"""
    return any(True for _ in names_in(piece.text))


def _is_out_of_place(piece: Unit) -> bool:
    """A requirement that stands among the duties of a posting without a heading of its own."""
    return (piece.inline or not piece.caps) and is_strongly(LineKind.QUALIFICATION, piece.text)


def _is_item(piece: Unit) -> bool:
    """Does it look like an item of a list: a bullet, or a short line without a full stop?"""
    return piece.bullet or (
        not piece.inline and piece.text[-1].isalnum() and len(piece.text.split()) <= _ITEM
    )


def _is_empty(piece: Unit) -> bool:
    return len(piece.text.split()) < 2 and not piece.bullet or not plain(piece.text)
