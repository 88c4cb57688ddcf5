"""The slow verb of question sets: filling the open places."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from interviews import wording
from interviews.criteria import numbered
from interviews.enums import ItemOrigin
from interviews.facts import AskedFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.models import QuestionSet, SetItem
from interviews.pipeline import bills, drawing
from interviews.pipeline.drawing import Drawn
from interviews.prompts import write_questions as writing
from interviews.prompts.write_questions import QuestionDraft
from postings.models import Posting, PostingLine, Skill
from postings.source import beginning
from prep.engines.ask import keep, stream
from prep.generation import Claim, work

HAD_AT_MOST = 60
NAMED, NAMED_AT_MOST = 60, 3  # characters of a line that a sentence quotes, and how many lines
LANGUAGE_ONLY = "Questions are written in English only so far; this posting is in another language."
NO_OTHERS = "No other questions were found for {count} places, so those that were there stay."
NOT_FOUND = "No good question was found for {what}; you can write one of your own."
NOTHING_TO_ASK = "There is no line or skill to ask about yet. Add one to the posting, then try again."


def write_questions(pk: int) -> None:
    """Draw approved questions that fit, and write one for each place that is still open. After a crash it goes
    on where it stopped."""
    with work(QuestionSet, pk) as claim:
        if claim is None:
            return
        question_set = QuestionSet.objects.select_related("posting").get(pk=pk)
        facts = gather(question_set)
        desk = Desk(question_set, facts)
        for drawn in drawing.draw(facts, question_set.size) if facts.places else []:
            desk.put(drawn, claim)
        engine = question_set.engine
        if desk.facts.places:
            engine = _ask(desk, claim) or engine
        open_places = {place.position for place in facts.places} - desk.filled
        unfound = _unfound(question_set, open_places)
        shortfall = _shortfall(facts, open_places, len(unfound["items"]), desk.dropped)
        with claim.finishing(engine=engine, wishes={}, shortfall=shortfall, unfound=unfound):
            _close_ranks(question_set)


def _ask(desk: "Desk", claim: Claim) -> str:
    """Have the open places filled; returns the engine that said something. A model's questions that fill all
    of them are kept, so that the same ones need not be paid for twice."""
    question_set, prompt = desk.question_set, writing.prompt(desk.facts)
    bill, wanted = bills.of_question_set(question_set), question_set.engine_wanted
    said, engine, model = [], "", ""
    for reply in stream(prompt, subject=f"question set {question_set.code}", bill=bill, wanted=wanted):
        engine, model = reply.engine, reply.model
        if desk.take(reply.value, reply.engine, claim):
            said.append(reply.value)
    if said and len(said) == len(desk.facts.places):
        keep(prompt, said, bill=bill, model=model, wanted=wanted)
    return engine


def gather(question_set: QuestionSet) -> WriteQuestionsFacts:
    """The plain values that the writer may know."""
    items = list(question_set.items.prefetch_related("lines", "skills"))
    had = [AskedFacts(item.text, item.kind, live=False) for item in _had_before(question_set)]
    staying = [one for one in items if one.removed_at is None and one.pk not in question_set.being_replaced]
    taken = {item.position for item in staying}
    return replace(
        facts_of(question_set.posting),
        places=tuple(
            _place(question_set, position)
            for position in range(1, question_set.size + 1)
            if position not in taken
        ),
        asked=(*(_asked_facts(item, live=item in staying) for item in items), *had),
        seed=question_set.seed,
    )


def facts_of(posting: Posting) -> WriteQuestionsFacts:
    """What a posting says, without any place to write for."""
    lines = posting.lines.live().prefetch_related("skills")
    listed = posting.listed_skills.filter(removed_at=None).select_related("skill")
    return WriteQuestionsFacts(
        title=posting.title,
        hiring_organization=posting.hiring_organization,
        language=posting.language,
        lines=tuple(_line_facts(line) for line in lines),
        skills=tuple(entry.skill.name for entry in listed),
        places=(),
        experience=posting.experience_min,
    )


def _had_before(question_set: QuestionSet) -> list[SetItem]:
    """The questions that the same person had in other sets for this posting, the newest first."""
    sets = QuestionSet.objects.filter(
        posting=question_set.posting_id, requested_by=question_set.requested_by_id
    ).exclude(pk=question_set.pk)
    return list(SetItem.objects.filter(question_set__in=sets).order_by("-pk")[:HAD_AT_MOST])


def _line_facts(line: PostingLine) -> LineFacts:
    skills = tuple(skill.name for skill in line.skills.all())
    return LineFacts(line.pk, line.kind, line.importance, line.text, skills)


def _asked_facts(item: SetItem, *, live: bool) -> AskedFacts:
    return AskedFacts(
        text=item.text,
        kind=item.kind,
        lines=tuple(line.pk for line in item.lines.all()),
        skills=tuple(skill.name for skill in item.skills.all()),
        live=live,
    )


def _place(question_set: QuestionSet, position: int) -> Place:
    wish = question_set.wishes.get(str(position), {})
    return Place(position, tuple(wish.get("lines", ())), tuple(wish.get("skills", ())))


def holds(draft: QuestionDraft, facts: WriteQuestionsFacts, filled: set[int], before: Sequence[str]) -> bool:
    """May this draft stand in its place? `before` are the texts of questions that the set holds or held."""
    return (
        draft.position in {place.position for place in facts.places} - filled
        and not wording.problems(draft.text, facts.names)
        and not any(wording.uncheckable(criterion.text, facts.names) for criterion in draft.criteria)
        and not any(wording.unsayable(text, facts.names) for text in _said_besides(draft))
        and not wording.near_duplicate(draft.text, before)
        and _comes_from_the_posting(draft, facts)
        and _speaks_of_listed_skills(draft, facts)
    )


def _said_besides(draft: QuestionDraft) -> tuple[str, ...]:
    return (draft.why, *(criterion.skill for criterion in draft.criteria))


def _comes_from_the_posting(draft: QuestionDraft, facts: WriteQuestionsFacts) -> bool:
    """Of the lines and the skills that it names some are the posting's; the others will be left out. What
    names none but strange ones comes from somewhere else."""
    lines, skills = {line.key for line in facts.lines}, set(facts.skills)
    of_lines = not draft.lines or bool(lines.intersection(draft.lines))
    return of_lines and (not draft.skills or not skills or bool(skills.intersection(draft.skills)))


def _speaks_of_listed_skills(draft: QuestionDraft, facts: WriteQuestionsFacts) -> bool:
    """Criteria speak for skills that the posting lists. Only a question that claims none of these may name a
    plain competency: for postings that list no skill, or nothing but papers such as a degree."""
    claims = draft.skills and facts.skills
    return not claims or {one.skill for one in draft.criteria} <= set(facts.skills)


@dataclass
class Desk:
    """Checks drafts against the posting and the set, and writes those that hold. `facts` are what is still to
    be written, given what was drawn."""

    question_set: QuestionSet
    facts: WriteQuestionsFacts
    filled: set[int] = field(default_factory=set)
    written: list[str] = field(default_factory=list)
    dropped: int = 0  # drafts that did not hold

    def put(self, drawn: Drawn, claim: Claim) -> None:
        """Put an approved question in its place: the writer of the others knows it as asked."""
        with claim.writing():
            self._make_room(drawn.position)
            drawing.write(self.question_set, drawn, self.facts)
        self.filled.add(drawn.position)
        rest = tuple(place for place in self.facts.places if place.position != drawn.position)
        self.facts = replace(self.facts, places=rest, asked=(*self.facts.asked, drawn.asked))

    def take(self, draft: QuestionDraft, engine: str, claim: Claim) -> bool:
        """Write the draft in its place, or drop it and say False. Never repairs."""
        before = [asked.text for asked in self.facts.asked] + self.written
        if not holds(draft, self.facts, self.filled, before):
            self.dropped += 1
            return False
        with claim.writing():
            self._make_room(draft.position)
            self._write(draft, engine)
        self.filled.add(draft.position)
        self.written.append(draft.text)
        return True

    def _make_room(self, position: int) -> None:
        """In a place that is open stands nothing, or what was to be replaced."""
        self.question_set.items.live().filter(position=position).update(removed_at=timezone.now())

    def _write(self, draft: QuestionDraft, engine: str) -> None:
        known = {line.key: line for line in self.facts.lines}
        lines = [key for key in dict.fromkeys(draft.lines) if key in known]
        quotes = dict(zip(draft.lines, draft.quotes, strict=False))
        allowed = set(self.facts.skills)
        skills = [name for name in dict.fromkeys(draft.skills) if name in allowed]
        pairs = [(one.text, one.skill) for one in draft.criteria]
        item = SetItem.objects.create(
            question_set=self.question_set,
            position=draft.position,
            text=draft.text,
            kind=draft.kind,
            difficulty=draft.difficulty,
            minutes=draft.minutes,
            criteria=numbered(pairs),
            follow_ups=[one for one in draft.follow_ups if not wording.problems(one, self.facts.names)][:3],
            why=draft.why,
            origin=ItemOrigin.GENERATED,
            engine=engine,
            sources=[_source(known[key], quotes.get(key, "")) for key in lines],
        )
        # A line may have been taken out of the posting while its question was being written.
        item.lines.set(PostingLine.objects.filter(pk__in=lines))
        item.skills.set(Skill.objects.named(skills or dict.fromkeys(skill for _, skill in pairs)).values())


def _source(line: LineFacts, quote: str) -> dict[str, int | str]:
    """A line as it stands now, and the words of it that the question was made from, where they stand in it."""
    words = {"quote": quote} if quote and quote in line.text else {}
    return {"line": line.key, "text": line.text, **words}


def _unfound(question_set: QuestionSet, open_places: set[int]) -> dict[str, list[int | str]]:
    """What was wanted and not found this time or before, and the questions that stay this time for want of others."""
    wishes = [question_set.wishes.get(str(place), {}) for place in sorted(open_places)]
    gaps = [wish for wish in wishes if "instead_of" not in wish]
    wanted = {
        name: list(
            dict.fromkeys(
                [*question_set.unfound.get(name, []), *(key for gap in gaps for key in gap.get(name, []))]
            )
        )
        for name in ("lines", "skills")
    }
    return {**wanted, "items": [wish["instead_of"] for wish in wishes if "instead_of" in wish]}


def _shortfall(facts: WriteQuestionsFacts, open_places: set[int], kept: int, dropped: int) -> str:
    """Why places stayed empty, in a sentence; empty when none did."""
    if not open_places:
        return ""
    if facts.language not in ("", "en"):
        return LANGUAGE_ONLY
    if kept == len(open_places):
        return NO_OTHERS.format(count=kept) if kept > 1 else ""  # of one it is said where it stands
    if not facts.lines and not facts.skills:
        return NOTHING_TO_ASK
    wished = {place.position: place for place in facts.places if place.lines or place.skills}
    if open_places <= wished.keys():
        return NOT_FOUND.format(what=_named(facts, [wished[position] for position in sorted(open_places)]))
    fewer = len(open_places) - kept
    short = f"{fewer} {'question' if fewer == 1 else 'questions'} fewer than asked for: "
    if dropped:
        return f"{short}what the engine wrote for {'it' if fewer == 1 else 'them'} did not pass our checks."
    return f"{short}no other good question was found that does not repeat what is already there."


def _named(facts: WriteQuestionsFacts, places: Sequence[Place]) -> str:
    """The lines and skills that these places were for, as a sentence can name them."""
    texts = {line.key: line.text for line in facts.lines}
    wanted = [
        name for place in places for name in (*(texts.get(key, "") for key in place.lines), *place.skills)
    ]
    told = [f"“{beginning(name, NAMED)}”" for name in wanted if name]
    return " and ".join(told[:NAMED_AT_MOST]) or "that line or skill"


def _close_ranks(question_set: QuestionSet) -> None:
    """Places that stayed empty go away, so that the numbers on the page have no holes."""
    items: Sequence[SetItem] = list(question_set.items.live())
    for position, item in enumerate(items, start=1):
        if item.position != position:
            SetItem.objects.filter(pk=item.pk).update(position=position)
    QuestionSet.objects.filter(pk=question_set.pk).update(size=len(items))
