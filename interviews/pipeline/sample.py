"""The slow verb of sample answers: what the engine finds in one, before anybody is asked the question."""

from typing import Any

from interviews import evidence
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.models import SampleAnswer
from interviews.pipeline.assessment import check
from interviews.pipeline.judging import judge
from prep.engines.base import Bill
from prep.generation import work


def try_sample(pk: int) -> None:
    """Have the criteria of the question, as they stand now, looked for in the sample answer."""
    with work(SampleAnswer, pk) as claim:
        if claim is None:
            return
        sample = SampleAnswer.objects.select_related("question").get(pk=pk)
        facts, version = gather(sample), sample.question.version
        bill, wanted = Bill(sample.by_id), sample.engine_wanted
        judgement = judge(facts, subject=f"sample answer {pk}", bill=bill, wanted=wanted)
        draft = judgement.draft
        checked = check(draft, facts) if draft.assessed else []
        with claim.finishing(
            engine=judgement.engine,
            version=version,
            assessed=draft.assessed,
            reason=(draft.reason or "")[:300],
            verdicts=[_verdict(one, facts) for one in checked],
        ):
            pass


def gather(sample: SampleAnswer) -> AssessAnswerFacts:
    question = sample.question
    criteria = tuple(CriterionFacts(one["key"], one["text"], one["skill"]) for one in question.criteria)
    return AssessAnswerFacts(question.text, question.kind, criteria, "en", sample.text)


def _verdict(one: evidence.Verdict, facts: AssessAnswerFacts) -> dict[str, Any]:
    criteria = {criterion.key: criterion for criterion in facts.criteria}
    return {
        "criterion": one.criterion,
        "text": criteria[one.criterion].text,
        "skill": criteria[one.criterion].skill,
        "verdict": one.verdict,
        "quotes": [quote.text for quote in one.quotes],
    }
