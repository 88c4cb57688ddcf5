"""Drawing approved questions of shared banks into the open places of a set, before new ones are written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviews import search, wording
from interviews.enums import QuestionOrigin
from interviews.facts import AskedFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.matching import Candidate, stems, stock
from interviews.models import LineLook, Question, QuestionSet, ReportedQuestion, SetItem
from interviews.reported_text import times_words
from postings.models import PostingLine, Skill

MOST_COMPARED = 1500  # questions that are looked at closely; beyond that the nearest by words only
NEAREST = 60  # of them for each line
SHARE = 0.5  # of a set that may be drawn: the rest is written for this very posting
OF_A_KIND = {"motivation": 1, "background": 2}
OF_OTHERS = 0.4  # of a set, for the other kinds
OPENING = ("background", "motivation")
WHY = {
    "reported": "Reported from real interviews{times} and approved in the bank “{bank}”.",
    "curated": "An approved question of the bank “{bank}”{times}.",
    "generated": "Written by an engine, then approved in the bank “{bank}”{times}.",
}
FITS = "It fits what the posting asks here."


@dataclass(frozen=True)
class Drawn:
    """An approved question for one place, and the lines that it tests."""

    position: int
    question: Question
    lines: tuple[int, ...]

    @property
    def asked(self) -> AskedFacts:
        """As the writer of the other places sees it."""
        skills = tuple(skill.name for skill in self.question.skills.all())
        return AskedFacts(self.question.text, self.question.kind, self.lines, skills)


def draw(facts: WriteQuestionsFacts, size: int) -> list[Drawn]:
    """What to draw for the open places of a set of that size. Also notes which lines no question covers."""
    if facts.language not in ("", "en") or not facts.lines:
        return []
    fits = look(facts)
    keys = {key for best in fits.values() for _, key in best}
    rows = Question.objects.giving().select_related("bank").prefetch_related("skills").in_bulk(keys)
    desk = _Table(facts, size, fits, rows)
    return [*desk.wished(), *desk.free()]


def look(facts: WriteQuestionsFacts) -> dict[int, list[tuple[float, int]]]:
    """line -> the questions that fit it, best first. What is found is noted for the curators."""
    found = stock([facts.title, *(line.text for line in facts.lines), *facts.skills], _candidates(facts))
    skills = _skill_keys(facts)
    fits = {line.key: found.best(line.text, skills[line.key]) for line in facts.lines}
    _note(facts.lines, fits)
    return fits


def write(question_set: QuestionSet, drawn: Drawn, facts: WriteQuestionsFacts) -> SetItem:
    """The item: a copy, so that later versions of the question change nothing here."""
    question = drawn.question
    known = {line.key: line for line in facts.lines}
    criteria = _in_words_of(facts, question.criteria)
    item = SetItem.objects.create(
        question_set=question_set,
        position=drawn.position,
        text=question.text,
        kind=question.kind,
        difficulty=question.difficulty,
        minutes=question.minutes,
        criteria=criteria,
        follow_ups=question.probes[:3],
        why=why(question),
        origin=question.origin,
        question=question,
        question_version=question.version,
        sources=[{"line": key, "text": known[key].text} for key in drawn.lines],
    )
    # A line may have been taken out of the posting meanwhile.
    item.lines.set(PostingLine.objects.filter(pk__in=drawn.lines))
    item.skills.set(Skill.objects.named(one["skill"] for one in criteria).values())
    return item


def why(question: Question) -> str:
    """Why it is asked and how it is known, as of now."""
    reported = ReportedQuestion.objects.of_question(question)
    times = ""
    if reported["times"]:
        words = times_words(reported["times"], reported["last"])
        times = f" ({words})" if question.origin == QuestionOrigin.REPORTED else f", also reported {words}"
    return f"{WHY[question.origin].format(bank=question.bank.name, times=times)} {FITS}"


def _in_words_of(facts: WriteQuestionsFacts, criteria: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The criteria, with skills named as the posting lists them where it lists them by another name."""
    rows = Skill.objects.current([*facts.skills, *(one["skill"] for one in criteria)])
    listed = {rows[name].pk: name for name in reversed(facts.skills) if name in rows}
    return [{**one, "skill": listed.get(rows[one["skill"]].pk, one["skill"])} for one in criteria]


class _Table:
    """Chooses: each line and each question once, nothing that was asked before, no kind too often."""

    def __init__(
        self,
        facts: WriteQuestionsFacts,
        size: int,
        fits: Mapping[int, list[tuple[float, int]]],
        rows: Mapping[int, Question],
    ) -> None:
        self.facts, self.size, self.fits, self.rows = facts, size, fits, rows
        live = [asked for asked in facts.asked if asked.live]
        self.texts = [asked.text for asked in facts.asked]
        self.kinds = Counter(asked.kind for asked in live)
        self.covered = {key for asked in live for key in asked.lines}
        self.taken: set[int] = set()

    def wished(self) -> list[Drawn]:
        """For places where a person wants certain lines asked."""
        found = []
        for place in self.facts.places:
            best = sorted((pair for key in place.lines for pair in self.fits.get(key, [])), reverse=True)
            question = next((self.rows[key] for _, key in best if self._is_new(key)), None)
            if question is not None:
                found.append(Drawn(place.position, question, self._lines_of(question, place.lines)))
                self._take(question)
        return found

    def free(self) -> list[Drawn]:
        """For the other places: the best fits first, up to their share of the set."""
        places = [place for place in self.facts.places if not place.lines and not place.skills]
        room = min(len(places), int(SHARE * self.size))
        pairs = sorted(
            ((well, key, line) for line, best in self.fits.items() for well, key in best), reverse=True
        )
        chosen: list[tuple[Question, tuple[int, ...]]] = []
        for _, key, line in pairs:
            if len(chosen) < room and line not in self.covered and self._is_new(key) and self._has_room(key):
                question = self.rows[key]
                lines = self._lines_of(question, (line,))
                chosen.append((question, lines))
                self._take(question)
                self.covered.update(lines)
        return _placed(chosen, places)

    def _is_new(self, key: int) -> bool:
        row = self.rows.get(key)
        return row is not None and key not in self.taken and not wording.near_duplicate(row.text, self.texts)

    def _has_room(self, key: int) -> bool:
        kind = self.rows[key].kind
        return self.kinds[kind] < OF_A_KIND.get(kind, max(1, round(OF_OTHERS * self.size)))

    def _lines_of(self, question: Question, first: Iterable[int]) -> tuple[int, ...]:
        """The lines it was drawn for, and others that it fits better than any other question does."""
        also = [line for line, best in self.fits.items() if best and best[0][1] == question.pk]
        return tuple(dict.fromkeys([*first, *(line for line in also if line not in self.covered)]))

    def _take(self, question: Question) -> None:
        self.taken.add(question.pk)
        self.texts.append(question.text)
        self.kinds[question.kind] += 1


def _placed(chosen: Sequence[tuple[Question, tuple[int, ...]]], places: Sequence[Place]) -> list[Drawn]:
    """Gentle kinds open the set, the others stand evenly among the questions that are still to be written."""
    ordered = sorted(chosen, key=lambda pair: (pair[0].kind not in OPENING, pair[0].difficulty))
    opening = sum(question.kind in OPENING for question, _ in ordered)
    rest = places[opening:]
    step = len(rest) / max(1, len(ordered) - opening)
    spots = [*places[:opening], *(rest[int(step * number)] for number in range(len(ordered) - opening))]
    return [
        Drawn(place.position, question, lines)
        for place, (question, lines) in zip(spots, ordered, strict=True)
    ]


def _candidates(facts: WriteQuestionsFacts) -> list[Candidate]:
    """All questions that may be drawn, or the nearest by their words where there are very many."""
    rows = Question.objects.giving()
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST_COMPARED + 1])
    if len(keys) > MOST_COMPARED:
        near = {key for line in facts.lines for key in search.nearest(rows, _words(line.text), NEAREST)}
        keys = sorted(near)[:MOST_COMPARED]
    skills: dict[int, set[int]] = {}
    for key, skill in _roots(keys):
        skills.setdefault(key, set()).add(skill)
    values = rows.filter(pk__in=keys).values_list("pk", "text", "criteria", "bank__job_family")
    return [
        Candidate(
            key,
            family.casefold(),
            stems(text),
            stems(" ".join(f"{one['text']} {one['skill']}" for one in criteria)),
            frozenset(skills.get(key, ())),
        )
        for key, text, criteria, family in values
    ]


def _words(text: str) -> list[str]:
    """The words of a line worth searching for, long ones first: they are the rare ones."""
    return sorted(stems(text), key=lambda stem: (-len(stem), stem))


def _roots(keys: Sequence[int]) -> Iterable[tuple[int, int]]:
    """(question, skill), where a skill that was folded into another is the other."""
    links = Question.skills.through.objects.filter(question__in=keys)
    for key, skill, into in links.values_list("question", "skill", "skill__merged_into"):
        yield key, into or skill


def _skill_keys(facts: WriteQuestionsFacts) -> dict[int, frozenset[int]]:
    """line -> the skills it names, each as what it is folded into."""
    names = {name for line in facts.lines for name in line.skills}
    rows = Skill.objects.current(names)
    return {
        line.key: frozenset(rows[name].pk for name in line.skills if name in rows) for line in facts.lines
    }


def _note(lines: Sequence[LineFacts], fits: Mapping[int, list[tuple[float, int]]]) -> None:
    """Remember for the curators which lines a question covers and which none does."""
    there = set(PostingLine.objects.filter(pk__in=[line.key for line in lines]).values_list("pk", flat=True))
    LineLook.objects.bulk_create(
        [
            LineLook(line_id=key, question_id=best[0][1] if best else None)
            for key, best in fits.items()
            if key in there
        ],
        update_conflicts=True,
        unique_fields=["line"],
        update_fields=["question", "looked_at"],
    )
