"""The prompt that writes the questions of a set, one reply per question."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, Field

from interviews.enums import Difficulty, QuestionKind
from interviews.facts import AskedFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from prep.engines.base import Message, Prompt, Wire

VERSION = 3


class CriterionDraft(BaseModel):
    """One checkable statement about an answer, and the listed skill it speaks for."""

    text: str = Field(max_length=300)
    skill: str = Field(max_length=120)


class QuestionDraft(BaseModel):
    """One question for one place. `lines` are keys of LineFacts, `quotes` for each of them, as far as an engine says,
    the words that the question was made from; `skills` are spelled as in the posting.

    The embedded writer's follow-up n aims at criterion n.
    """

    position: int
    text: str = Field(max_length=600)
    kind: QuestionKind
    difficulty: Difficulty
    minutes: int = Field(ge=1, le=15)
    lines: list[int] = Field(default_factory=list)
    quotes: list[str] = Field(default_factory=list)
    skills: list[str] = Field(default_factory=list)
    criteria: list[CriterionDraft] = Field(min_length=3, max_length=6)
    why: str = Field(max_length=400)
    follow_ups: list[str] = Field(default_factory=list)


class CriterionSent(BaseModel):
    text: str
    skill: str


class QuestionSent(BaseModel):
    """One question as a model sends it: `place` and `lines` by the numbers it was shown."""

    place: int
    text: str
    kind: QuestionKind
    difficulty: Difficulty
    lines: list[int]
    criteria: list[CriterionSent]
    why: str
    follow_ups: list[str]


class QuestionsSent(BaseModel):
    """What a model is asked to send."""

    questions: list[QuestionSent]


SYSTEM = """You write questions for a structured practice interview about one job. Write in plain English.
text: one question with one focus, to be spoken, at most 40 words; it cannot be answered by yes or no, and it is about \
this job, in words of your own, for somebody with the experience asked for. Nothing about age, family, health, \
religion, origin or pay. No links or markup.
kind: behavioral (a time when), situational (what would you do), technical (how is it done), background, motivation. \
In a set mix them, behavioral and situational first. difficulty: 1 to 3.
lines: the numbers of the lines that the question tests.
criteria: three to five statements, each one thing that can be found in an answer or not: what a good answer says, not \
how well. skill: the listed skill that it speaks for, spelled as listed.
why: one short sentence to the candidate on what the employer learns from the answer. follow_ups: at most two.
Spread the questions over different lines and skills, required ones first. No two may ask for the same."""
MINUTES = {
    QuestionKind.BEHAVIORAL: 4,
    QuestionKind.SITUATIONAL: 3,
    QuestionKind.TECHNICAL: 4,
    QuestionKind.BACKGROUND: 2,
    QuestionKind.MOTIVATION: 2,
}


def prompt(facts: WriteQuestionsFacts) -> Prompt[QuestionDraft]:
    """Ask an engine for the questions of the open places."""
    return Prompt("write_questions", VERSION, facts, QuestionDraft, wording, offline, WIRE)


def wording(facts: WriteQuestionsFacts) -> list[Message]:
    """Instructions, the posting's lines once for all places, and what is wanted."""
    lines = "\n".join(
        f"{number}. ({line.kind}{', preferred' if line.importance == 'preferred' else ''}) {line.text}"
        for number, line in enumerate(facts.lines, start=1)
    )
    asked = "\n".join(f"- {question.text}" for question in facts.asked)
    posting = [
        f"Job: {facts.title}",
        *_experience(facts),
        f"Skills: {'; '.join(facts.skills)}",
        f"Lines:\n{lines}",
    ]
    if asked:
        posting.append(f"Questions there are already, not to be asked again:\n{asked}")
    return [
        Message("system", SYSTEM),
        Message("data", "\n".join(posting)),
        Message("user", _wanted(facts)),
    ]


def offline(facts: WriteQuestionsFacts) -> Iterator[QuestionDraft]:
    """The embedded writer's questions, in the order in which they are written."""
    for question in writer.write(facts):
        yield QuestionDraft.model_validate(question)


def accept(facts: WriteQuestionsFacts, sent: QuestionSent) -> QuestionDraft:
    """The draft of one question. Raises ValueError when it stands for no place or breaks a measure."""
    if not 1 <= sent.place <= len(facts.places):
        raise ValueError("the question is for no open place")
    named = {" ".join(name.split()).casefold(): name for name in facts.skills}
    criteria = [
        CriterionDraft(
            text=one.text.strip(), skill=named.get(" ".join(one.skill.split()).casefold(), one.skill)
        )
        for one in sent.criteria
    ]
    return QuestionDraft(
        position=facts.places[sent.place - 1].position,
        text=" ".join(sent.text.split()),
        kind=sent.kind,
        difficulty=sent.difficulty,
        minutes=MINUTES[sent.kind],
        lines=[facts.lines[number - 1].key for number in sent.lines if 1 <= number <= len(facts.lines)],
        skills=[skill for skill in dict.fromkeys(one.skill for one in criteria) if skill in facts.skills],
        criteria=criteria,
        why=" ".join(sent.why.split()),
        follow_ups=[" ".join(text.split()) for text in sent.follow_ups if text.strip()][:2],
    )


def rest(facts: WriteQuestionsFacts, drafts: list[QuestionDraft]) -> WriteQuestionsFacts | None:
    """What is still to be written after these; None when every place has its question."""
    filled = {draft.position for draft in drafts}
    places = tuple(place for place in facts.places if place.position not in filled)
    asked = tuple(
        AskedFacts(draft.text, draft.kind, tuple(draft.lines), tuple(draft.skills)) for draft in drafts
    )
    return replace(facts, places=places, asked=facts.asked + asked) if places else None


def room(facts: WriteQuestionsFacts) -> int:
    """A question with its criteria takes about 200 tokens."""
    return 300 + 400 * len(facts.places)


WIRE: Wire[QuestionDraft] = Wire(QuestionsSent, accept, room, items="questions", item=QuestionSent, rest=rest)


def _experience(facts: WriteQuestionsFacts) -> list[str]:
    """What the posting says of experience, if it says anything."""
    if facts.experience is None:
        return []
    return [f"Experience asked for: {f'{facts.experience} years or more' if facts.experience else 'none'}"]


def _wanted(facts: WriteQuestionsFacts) -> str:
    """How many, and what the person wants at which place."""
    count = len(facts.places)
    numbers = {line.key: number for number, line in enumerate(facts.lines, start=1)}
    wishes = [
        f"Place {number}: {wish}."
        for number, place in enumerate(facts.places, start=1)
        if (wish := _wish(place, numbers, facts.skills))
    ]
    what = (
        "one question, for place 1"
        if count == 1
        else f"{count} questions, one for each place from 1 to {count}"
    )
    return "\n".join([f"Write {what}.", *wishes])


def _wish(place: Place, numbers: dict[int, int], skills: tuple[str, ...]) -> str:
    """In numbers only: what stands in lines and skills is a stranger's text."""
    lines = [f"line {numbers[key]}" for key in place.lines if key in numbers]
    named = [f"skill number {skills.index(name) + 1} of the list" for name in place.skills if name in skills]
    return f"about {' and '.join([*lines, *named])}" if lines or named else ""
