"""Verdicts, quotes, flags and advice made of a reading."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from interviews import evidence
from interviews.facts import CriterionFacts
from interviews.offline.assessing import advice, quoting, rubric
from interviews.offline.assessing.reading import HALF, Reading, Standing
from interviews.offline.assessing.rubric import Match, Said

QUOTES = 2
CONCRETE = 0.6  # how specific an answer is whose words show a thing in full
# ... and one to a question that asks for no case of the past: plans and reasons have fewer names and figures. Of 25
# such answers 21 reach it, and none of 14 that stay general
PLANNED = 0.25
OF_CASES = frozenset(("behavioral", "background"))
OWN_ENOUGH = 0.5  # of what a question itself asks for: the rest is said in words that were not foreseen
MOST_VARIANTS = 40
MAIN_PARTS = 2  # of what a criterion asks: advice does not turn on the least of them


def draft(reading: Reading, flags: Sequence[str], checker: evidence.Checker) -> dict[str, Any]:
    """The assessment of an answer that passed the guards. `checker` says which of its words prove anything."""
    matches = reading.matches()
    standing = reading.standing(matches)
    found = _verdicts(reading, matches, standing, checker)
    judged = zip(reading.criteria, matches, found, strict=True)
    findings = [_finding(reading, *one) for one in judged]
    return {
        "assessed": True,
        "reason": None,
        "verdicts": [_as_dict(one) for one in found],
        "flags": [
            *flags,
            *_manner(reading, flags),
            *(["off_topic"] if standing.doubtful else []),
            *(["no_word_table"] if reading.by_words_only else []),
        ],
        "strong": advice.strong(findings, _most_concrete(reading), reading.kind),
        "next_step": advice.next_step(findings, _answer(reading), _distance(standing)),
        "variants": _variants(reading, found, standing),
    }


def _verdicts(
    reading: Reading, matches: Sequence[Match], standing: Standing, checker: evidence.Checker
) -> list[evidence.Verdict]:
    """A verdict on each criterion. The sentences that prove anything are shared out among those that are credited;
    of the one that is left without, nothing can be told."""
    faults = [checker.fault(sentence.text) for sentence in reading.sentences]
    judged = [
        _judged(reading, criterion, match, standing)
        for criterion, match in zip(reading.criteria, matches, strict=True)
    ]
    wanted = [
        [at for at in match.sentences if verdict in evidence.CREDITED and not faults[at]]
        for verdict, match in zip(judged, matches, strict=True)
    ]
    chosen = quoting.share_out(wanted, [match.strength for match in matches], QUOTES)
    notes = [
        evidence.SPENT if fit else next((faults[at] for at in match.sentences), evidence.NO_EVIDENCE)
        for fit, match in zip(wanted, matches, strict=True)
    ]
    every = zip(reading.criteria, matches, judged, chosen, notes, strict=True)
    return [_verdict(reading, standing, *one) for one in every]


def _verdict(
    reading: Reading,
    standing: Standing,
    criterion: CriterionFacts,
    match: Match,
    verdict: str,
    chosen: Sequence[int],
    unproven: str,
) -> evidence.Verdict:
    """The verdict with its quotes; `unproven` notes why there are none where there should be some."""
    covered = reading.coverage.get(criterion.key)
    strength = round(covered.order() if covered else standing.order(match.strength), 4)
    if verdict in evidence.CREDITED and not chosen:
        return evidence.Verdict(criterion.key, "unclear", (), strength, unproven)
    strays = standing.foreign or standing.doubtful
    note = ""
    if verdict == "unclear":
        note = evidence.OFF_SUBJECT if strays else evidence.UNSAID
    elif verdict == "partly" and _is_said(reading, criterion) and not strays:
        note = evidence.UNPICTURED
    quotes = [evidence.Quote(reading.sentences[at].text, reading.sentences[at].start) for at in chosen]
    return evidence.Verdict(criterion.key, verdict, tuple(quotes), strength, note)


def _judged(
    reading: Reading, criterion: CriterionFacts, match: Match, standing: Standing, left_out: int = -1
) -> str:
    """The verdict, never above what the answer's subject allows.

    An answer to something else shows nothing that names the subject, and of the rest it cannot be told. What
    names a subject is shown by a sentence that speaks of it or stands beside one that does.
    """
    looked = reading.looked.get(criterion.key)
    if looked:
        whole = _is_said(reading, criterion, left_out) and _is_concrete(reading, standing)
        return _by_words(looked.share(left_out), whole, standing, criterion.key == reading.own)
    verdict = rubric.verdict_of(match.strength * standing.credit)
    if match.said:
        verdict = _by_saying(verdict, match, match.said, standing)
    if verdict not in evidence.CREDITED or not reading.can_tell:
        return verdict
    names = criterion.key in reading.named
    if standing.foreign:
        return "missing" if names else "unclear"
    if match.said:
        return "partly" if standing.doubtful else verdict
    if not names and not standing.doubtful:
        return verdict
    if not names and standing.own_words and not standing.by_meaning:
        return "partly"
    speaking = (reading.speaking(criterion.key) if names else reading.on_subject) - {left_out}
    beside = {at + by for at in speaking for by in (-1, 0, 1)}
    if beside & set(match.sentences[:QUOTES]):
        return "partly" if standing.doubtful else verdict
    return "partly" if speaking and not standing.doubtful else "unclear"


def _by_saying(verdict: str, match: Match, said: Said, standing: Standing) -> str:
    """The verdict by form, held against the sentences that say what is the criterion's own: nothing is credited that
    none of them says, and nothing is missing of which one says half."""
    if not match.sentences:
        return "unclear" if verdict in evidence.CREDITED else verdict
    if verdict == "missing":
        return "partly" if said.share >= HALF and said.firm and not standing.doubtful else verdict
    return "partly" if said.apart and said.share < HALF else verdict


def _by_words(share: float, whole: bool, standing: Standing, own: bool) -> str:
    """The verdict on a criterion of which the answer says a share of the parts, by words that show them: in full where
    the answer is concrete. Of an answer that may be about something else only what the question itself asks for can be
    shown, in part; the words of one that is about something else prove nothing."""
    if not share:
        return "missing"
    if standing.foreign or standing.doubtful and not own:
        return "unclear"
    return "shown" if whole and not standing.doubtful else "partly"


def _is_said(reading: Reading, criterion: CriterionFacts, left_out: int = -1) -> bool:
    """Whether the answer says all that a criterion with look-fors asks for, as far as words tell."""
    looked = reading.looked.get(criterion.key)
    enough = OWN_ENOUGH if criterion.key == reading.own else 1.0
    return looked is not None and looked.share(left_out) >= enough


def _is_concrete(reading: Reading, standing: Standing) -> bool:
    return standing.specific >= (CONCRETE if reading.kind in OF_CASES else PLANNED)


def _as_dict(verdict: evidence.Verdict) -> dict[str, Any]:
    return {
        "criterion": verdict.criterion,
        "verdict": verdict.verdict,
        "quotes": [{"text": quote.text, "start": quote.start} for quote in verdict.quotes],
        "strength": verdict.strength,
        "note": verdict.note,
    }


def _finding(
    reading: Reading, criterion: CriterionFacts, match: Match, verdict: evidence.Verdict
) -> advice.Finding:
    quote = verdict.quotes[0] if verdict.quotes else None
    names = reading.can_tell and criterion.key in reading.named
    return advice.Finding(
        criterion.text,
        verdict.verdict,
        verdict.strength or 0.0,
        _shown_by(reading, match, quote),
        _lacking(reading, criterion, match, verdict.verdict),
        quote.text if quote else "",
        subject=(criterion.skill or "the question's subject") if names else "",
        spoken=bool(reading.speaking(criterion.key)),
        spent=verdict.note == evidence.SPENT,
        plain=verdict.note == evidence.UNPICTURED,
        placed=criterion.key not in reading.looked,
    )


def _lacking(reading: Reading, criterion: CriterionFacts, match: Match, verdict: str) -> str:
    """The part least given of those that the criterion names outright; none where its words leave that open. Of one
    with look-fors that is shown in part, words have told which part is there, and form would guess."""
    wanted = rubric.asked(criterion.text, reading.language)
    looked = criterion.key in reading.looked
    if not wanted.outright or looked and verdict in evidence.CREDITED:
        return ""
    parts = rubric.match(wanted, reading.sentences, reading.signs).parts if looked else match.parts
    named = [part for part in parts[:MAIN_PARTS] if part[0] in wanted.outright]
    return min(named, key=lambda part: part[1])[0] if named else ""


def _distance(standing: Standing) -> str:
    return "nothing" if standing.foreign else "little" if standing.doubtful else ""


def _shown_by(reading: Reading, match: Match, quote: evidence.Quote | None) -> str:
    """The part of what is asked that the quoted sentence gives most."""
    at = next((at for at, one in enumerate(reading.sentences) if quote and one.start == quote.start), None)
    if at is None or not match.parts:
        return ""
    return max(match.parts, key=lambda part: rubric.gives(part[0], reading.signs[at]))[0]


def _answer(reading: Reading) -> advice.Answer:
    """What advice may point at in the answer: its main deed, its first words, and so on."""
    deeds = [one.of("action") for one in reading.signs]
    told = [at for at, one in enumerate(reading.signs) if not one.general] or [0]
    best = max(told, key=lambda at: (deeds[at], -at))
    return advice.Answer(
        reading.kind,
        first=reading.sentences[told[0]].text,
        deed=reading.sentences[best].text if deeds[best] else "",
        concrete=_most_concrete(reading),
        general=_general(reading),
        shared=_shared(reading),
    )


def _manner(reading: Reading, flags: Sequence[str]) -> list[str]:
    """Flags on the whole answer: pasted reference words, or mostly sentences that could stand anywhere."""
    if any(covered.listed for covered in reading.coverage.values()):
        return [] if "word_list" in flags else ["word_list"]
    if reading.coverage:
        return []
    pairs = zip(reading.sentences, reading.signs, strict=True)
    general = sum(len(sentence.words) for sentence, one in pairs if one.general)
    return ["vague"] if general > 0.6 * sum(len(s.words) for s in reading.sentences) else []


def _most_concrete(reading: Reading) -> str:
    best = max(range(len(reading.signs)), key=lambda at: (reading.signs[at].concrete, -at))
    return reading.sentences[best].text


def _shared(reading: Reading) -> bool:
    """Whether the answer says "we" more than "I"."""
    words = Counter(word for sentence in reading.sentences for word in sentence.words)
    return words["we"] > words["i"]


def _general(reading: Reading) -> str:
    """A sentence that could stand in any answer; one with figures or names cannot."""
    pairs = zip(reading.sentences, reading.signs, strict=True)
    return next((one.text for one, signs in pairs if signs.general and signs.concrete < CONCRETE / 2), "")


def _variants(
    reading: Reading, found: Sequence[evidence.Verdict], standing: Standing
) -> list[dict[str, str]]:
    """The verdicts with one sentence left out each. A sentence that supports nothing changes nothing."""
    matters = [at for at, one in enumerate(reading.signs) if reading.coverage or any(one.carries.values())]
    return [
        {
            criterion.key: _judged(reading, criterion, match, standing, at) if whole.quotes else whole.verdict
            for criterion, whole, match in zip(
                reading.criteria, found, reading.matches(left_out=at), strict=True
            )
        }
        for at in matters[:MOST_VARIANTS]
    ]
