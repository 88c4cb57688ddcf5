"""How an answer is put before an engine so that what comes back may be believed: gate, decoy, once more, or not."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.crypto import salted_hmac

from interviews import decoy, evidence, saying
from interviews.facts import AssessAnswerFacts
from interviews.offline.gate import gate
from interviews.prompts import assess_answer as assessing
from interviews.prompts.assess_answer import AssessmentDraft, VerdictDraft
from prep.engines.ask import ask, keep, name_of
from prep.engines.base import Bill, EngineError, EngineRefused, Prompt
from prep.generation import EMBEDDED

TRIES = 2
FEEDBACK_LIMIT = 600
VOID = (
    "What the language model said of this answer did not stand up to our checks, twice. "
    "So the answer was not assessed automatically."
)
NOTHING = "The language model did not assess this answer."


class NotAssessed(EngineError):
    """The engine credits what does not exist, so nothing it credits can be believed."""

    code = "not_assessed"


@dataclass(frozen=True)
class Judgement:
    """A draft that may be checked, and who made it. `secrets` and `names` must not be said to the candidate;
    `prompt` is what was asked of a model, to be kept with its reply."""

    draft: AssessmentDraft
    engine: str
    model: str = ""
    answer: str = ""
    secrets: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    prompt: Prompt[AssessmentDraft] | None = None
    raw: AssessmentDraft | None = None

    def keep(self, bill: Bill, wanted: str) -> None:
        """So that the same answer is not paid for twice."""
        if self.prompt is not None and self.raw is not None:
            keep(self.prompt, [self.raw], bill=bill, model=self.model, wanted=wanted)

    def strong(self, checked: list[evidence.Verdict], texts: dict[str, str]) -> str:
        """What was strong: the engine's words where they may be said, else ours; nothing shown, nothing said."""
        if not any(map(saying.is_praised, checked)):
            return ""
        return self._said(self.draft.strong, checked) or saying.strong(checked, texts)

    def next_step(self, checked: list[evidence.Verdict], texts: dict[str, str]) -> str:
        return self._said(self.draft.next_step, checked) or (
            saying.next_step(checked, texts) if checked else ""
        )

    def _said(self, text: str, checked: list[evidence.Verdict]) -> str:
        """The engine's words, where they may be said and quote nothing that the check did not let stand."""
        if self.engine == EMBEDDED:  # written by our own code
            return text[:2000]
        kept = {tuple(evidence.words(quote.text)) for one in checked for quote in one.quotes}
        quotes = [quote.text for one in self.draft.verdicts for quote in one.quotes]
        dropped = [quote for quote in quotes if tuple(evidence.words(quote)) not in kept]
        secrets = (*self.secrets, *dropped)
        fits = saying.fits(text, limit=FEEDBACK_LIMIT, answer=self.answer, secrets=secrets, names=self.names)
        return text if fits else ""


def judge(facts: AssessAnswerFacts, *, subject: str, bill: Bill, wanted: str, claims: int = 1) -> Judgement:
    """Ask the embedded engine as it is; a language model only behind the gate, and with a decoy among the
    criteria. Raises EngineError. `claims` counts how often it was begun: another try meets other decoys."""
    if name_of(wanted) == EMBEDDED:
        reply = ask(assessing.prompt(facts), subject=subject, bill=bill, wanted=wanted)
        return Judgement(reply.value, reply.engine)
    before = gate(facts)
    if before.reason:
        refused = AssessmentDraft(assessed=False, reason=before.reason, flags=list(before.flags))
        return Judgement(refused, EMBEDDED)
    sent = replace(facts, answer=before.answer, lines=(), title="")
    for attempt in range(TRIES * (claims - 1), TRIES * claims):
        hidden = decoy.hide(sent, _seed(sent, attempt))
        prompt = assessing.prompt(hidden.facts)
        reply = ask(prompt, subject=subject, bill=bill, wanted=wanted)
        if not reply.value.assessed:
            raise EngineRefused(NOTHING)
        if not _credits(reply.value, hidden):
            draft = _own(reply.value, hidden).model_copy(update={"flags": list(before.flags)})
            names = (hidden.name, hidden.name.split()[0])
            return Judgement(
                draft, reply.engine, reply.model, sent.answer, _secrets(prompt), names, prompt, reply.value
            )
    raise NotAssessed(VOID)


def _seed(facts: AssessAnswerFacts, attempt: int) -> bytes:
    """The same for the same answer, and nothing that whoever writes the answer can work out."""
    return salted_hmac(
        "prep.decoy", f"{attempt}\n{facts.question}\n{facts.answer}", algorithm="sha256"
    ).digest()


def _credits(draft: AssessmentDraft, hidden: decoy.Hidden) -> bool:
    said = [one.verdict.value for one in draft.verdicts if one.criterion == hidden.decoy.key]
    return any(one in evidence.CREDITED for one in said)


def _own(draft: AssessmentDraft, hidden: decoy.Hidden) -> AssessmentDraft:
    """The draft as if there had been no decoy: the criteria's own keys, and no strengths or notes, which are not a
    model's to give."""
    own = hidden.own
    verdicts: list[VerdictDraft] = [
        one.model_copy(update={"criterion": own[one.criterion], "strength": None, "note": ""})
        for one in draft.verdicts
        if one.criterion in own
    ]
    variants: list[dict[str, Any]] = [
        {own[key]: verdict for key, verdict in way.items() if key in own} for way in draft.variants
    ]
    return draft.model_copy(update={"verdicts": verdicts, "variants": variants})


def _secrets(prompt: Prompt[AssessmentDraft]) -> tuple[str, ...]:
    """What the engine was told and the candidate must not be told in its name: instructions and criteria."""
    told = [message.text for message in prompt.wording(prompt.facts) if message.role == "system"]
    return (*told, *(criterion.text for criterion in prompt.facts.criteria))
