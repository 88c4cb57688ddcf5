"""One question to an engine from the command line: plain values in, plain values out, no rows, no ledger."""

from collections.abc import Callable
from typing import Any

from interviews import saying, scoring
from interviews.criteria import numbered, standard
from interviews.facts import AssessAnswerFacts, CriterionFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.pipeline import assessment
from interviews.pipeline.judging import Judgement, NotAssessed, judge
from interviews.pipeline.question_set import holds
from interviews.prompts import assess_answer, write_questions
from interviews.prompts.assess_answer import AssessmentDraft
from postings.prompts import read_posting
from postings.prompts.read_posting import PostingDraft
from prep.engines.ask import engine
from prep.engines.base import Bill
from prep.generation import EMBEDDED

KINDS = {"behavioural": "behavioral"}
ANY_SKILL = "This question"

Answer = dict[str, Any]


def read(asked: Answer, engine_name: str) -> Answer:
    """`text` -> the draft of a posting."""
    draft = _read(str(asked["text"]), engine_name)
    return {
        **draft.model_dump(mode="json", exclude={"facts", "passages", "lines"}),
        "lines": [line.model_dump(mode="json") for line in draft.lines],
        "facts": {fact.name: fact.value for fact in draft.facts},
    }


def write(asked: Answer, engine_name: str) -> Answer:
    """`text`, `size`, `seed` -> the posting's lines and skills, and the questions that pass our checks.

    Where a question was made from some words of a line, it points to these as well: they follow the lines, each as
    a line of its own.
    """
    draft = _read(str(asked["text"]), engine_name)
    years = next((fact.value for fact in draft.facts if fact.name == "experience_min"), "")
    facts = WriteQuestionsFacts(
        title=draft.title or "",
        hiring_organization=draft.hiring_organization or "",
        language=draft.language or "",
        lines=tuple(
            LineFacts(key, line.kind, line.importance, line.text, tuple(line.skills))
            for key, line in enumerate(draft.lines)
        ),
        skills=tuple(draft.skills),
        places=tuple(Place(position) for position in range(1, int(asked["size"]) + 1)),
        seed=int(asked.get("seed") or 0),
        experience=int(years) if years.isdecimal() else None,
    )
    kept: list[write_questions.QuestionDraft] = []
    for reply in engine(engine_name).stream(write_questions.prompt(facts)):
        if holds(reply.value, facts, {one.position for one in kept}, [one.text for one in kept]):
            kept.append(reply.value)
    lines = [{"kind": line.kind.value, "text": line.text} for line in draft.lines]
    items = [
        {**one.model_dump(mode="json", exclude={"position", "quotes"}), "lines": _pointers(one, lines)}
        for one in kept
    ]
    return {"lines": lines, "skills": draft.skills, "items": items}


def _pointers(question: write_questions.QuestionDraft, lines: list[Answer]) -> list[int]:
    """The lines of a question in `lines`, then the words of them that it was made from, added where they are new."""
    words = []
    for key, quote in zip(question.lines, question.quotes, strict=False):
        part = {"kind": lines[key]["kind"], "text": quote}
        if quote and quote in lines[key]["text"]:
            lines += [part] if part not in lines else []
            words.append(lines.index(part))
    return list(dict.fromkeys([*question.lines, *words]))


def assess(asked: Answer, engine_name: str) -> Answer:
    """A question and an answer -> verdicts with quotes, and the levels that code makes of them."""
    facts = _assess_facts(asked)
    texts = {criterion.key: criterion.text for criterion in facts.criteria}
    try:
        judgement = _judged(facts, engine_name)
    except NotAssessed as error:
        judgement = Judgement(AssessmentDraft(assessed=False, reason=error.reason), engine_name)
    draft, is_embedded = judgement.draft, judgement.engine == EMBEDDED
    checked = assessment.check(draft, facts) if draft.assessed else []
    ways = [{key: kind.value for key, kind in way.items()} for way in draft.variants]
    levels = scoring.skill_levels(assessment.judged(facts, checked), ways)
    skills = [str(name) for name in asked.get("skills") or []] or list(levels)
    return {
        "assessed": draft.assessed,
        "reason": draft.reason,
        "verdicts": [_verdict(one, texts) for one in checked],
        "scores": {name: levels[name].level if name in levels else None for name in skills},
        "overall": _overall(checked, draft) if draft.assessed else None,
        "flags": draft.flags,
        "feedback": (draft.strong if is_embedded else judgement.strong(checked, texts))
        or (saying.NOTHING_YET if draft.assessed else None),
        "next_step": (draft.next_step if is_embedded else judgement.next_step(checked, texts)) or None,
    }


def _judged(facts: AssessAnswerFacts, engine_name: str) -> Judgement:
    """As the pages do it: a model is asked behind the gate and with a decoy, and that is written down."""
    if engine_name != EMBEDDED:
        return judge(facts, subject="", bill=Bill(), wanted=engine_name)
    (reply,) = engine(engine_name).stream(assess_answer.prompt(facts))
    return Judgement(reply.value, reply.engine)


COMMANDS: dict[str, Callable[[Answer, str], Answer]] = {"read": read, "write": write, "assess": assess}


def _read(text: str, engine_name: str) -> PostingDraft:
    (reply,) = engine(engine_name).stream(read_posting.prompt(read_posting.ReadPostingFacts(text)))
    return reply.value


def _assess_facts(asked: Answer) -> AssessAnswerFacts:
    kind = str(asked.get("kind") or "behavioral")
    kind = KINDS.get(kind, kind)
    skill = next((str(name) for name in asked.get("skills") or []), ANY_SKILL)
    question = str(asked["question"])
    given = [(str(one["text"]), str(one["skill"])) for one in asked.get("criteria") or []]
    return AssessAnswerFacts(
        question=question,
        kind=kind,
        criteria=tuple(
            CriterionFacts(**one) for one in (numbered(given) if given else standard(kind, skill, question))
        ),
        language=str(asked.get("language") or "en"),
        answer=str(asked["answer"]),
    )


def _verdict(one: Any, texts: dict[str, str]) -> Answer:
    first = one.quotes[0] if one.quotes else None
    return {
        "criterion": texts[one.criterion],
        "verdict": one.verdict,
        "quote": first.text if first else None,
        "quote_start": first.start if first else None,
        "quotes": [{"text": quote.text, "start": quote.start} for quote in one.quotes],
    }


def _overall(checked: list[Any], draft: AssessmentDraft) -> float:
    """Strength counts only where the check let the verdict stand."""
    strengths = {(one.criterion, one.verdict.value): one.strength for one in draft.verdicts}
    held = [strengths.get((one.criterion, one.verdict)) for one in checked]
    return round(scoring.overall(held, [one.verdict for one in checked]), 4)
