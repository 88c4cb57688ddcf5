"""Checks while a question is being written: what is wrong, why that matters, and what to write instead. Pure.

`problems` in wording.py says what may not be asked at all; here a curator gets advice with its reason. Only
topics that must play no part in an interview are refused, all the rest may be overruled by a person.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from interviews import kinds, wording
from interviews.content import LEVELS
from interviews.criteria import LEAST, MOST
from interviews.offline.assessing import lookfors, rubric

CRITERION_WORDS = 25
ALIKE = 0.75  # share of common words from which two criteria look for the same


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `place` is "text" or the number of a criterion, from 1; `refused` ones must go."""

    rule: str
    place: str
    problem: str
    reason: str
    instead: str
    refused: bool = False

    @property
    def where(self) -> str:
        return "The question" if self.place == "text" else f"Criterion {self.place}"


FINDS_NOTHING = "It plays no part in whether somebody can do the work, and asking may break the law."
# topic of wording.py -> what an interviewer may lawfully ask where the work really needs to know
LAWFUL = {
    "age": "Ask what the work asks for: “Tell me about work in which you did …”, or whether the person may "
    "lawfully do a task that has an age limit.",
    "family": "Name the hours: “The shifts start at six, some at weekends. How would you arrange that?”",
    "pregnancy": "Name the demands of the work and when it starts, the same for everybody.",
    "health": "Name the task: “The work includes lifting 20 kg. How would you do that, with or without an "
    "adjustment?”",
    "religion": "Name the hours or the dress that the work needs: “Can you work on the days in the rota?”",
    "origin": "Ask what the law lets you ask: “Are you entitled to work here?” or “Which languages do you work "
    "in, and how well?” where the work needs them.",
    "gender or sexuality": "Leave it out. Ask for the behaviour that the work needs.",
    "politics": "Leave it out. Ask how the person deals with people who see things differently.",
    "criminal record or credit": "Only where a law asks for a check: say so in the posting, and let the check "
    "find out.",
}
# What a criterion must not look for in a person. Patients, pupils and guests may well have an age or a family.
PERSONAL = {
    "age": r"youthful|digital native|young (?:and|at heart|candidate|person)|too old|mature candidate"
    r"|candidate'?s age|recent graduate",
    "family": r"candidate(?:'s| has| is)? (?:own )?(?:family|children|married|single|home life)"
    r"|no (?:small |young )?children|family situation of the candidate",
    "health": r"able[- ]bodied|good health|physically fit|candidate'?s health|never (?:ill|sick)",
    "religion": r"candidate'?s (?:religion|faith|church)|shares? (?:the|our) faith",
    "origin": r"native speaker|mother tongue|(?:without|no|little) (?:an? |foreign )?accent|candidate'?s "
    r"(?:nationality|origin|accent|culture)|cultural(?:ly)? (?:fit|fits)",
    "gender or sexuality": r"manly|masculine|feminine|ladylike|candidate'?s (?:gender|sexuality)",
    "politics": r"candidate'?s (?:politics|party|union)",
}
PERSONAL_RULES = {topic: re.compile(rf"\b(?:{pattern})\b", re.I) for topic, pattern in PERSONAL.items()}

LEADING = re.compile(
    r"\b(?:do|would|is|are|was|were|does|did|should|could|have)n['’]t (?:you|it|that|they)\b"
    r"|\b(?:surely|obviously|clearly|of course|as (?:we|you) (?:all )?know|everybody knows|needless to say"
    r"|you (?:would|do|must|will) agree|would(?:n['’]t)? you agree|i assume|i take it)\b"
    r"|,\s*(?:right|correct|no|yes|agreed|okay|don['’]t you|isn['’]t it)\?"
    r"|\bwhy (?:is|are|do you think) (?:[\w-]+ ){1,6}(?:so important|the best|essential|better than)\b",
    re.I,
)
JARGON = {
    "synergy": "say who works with whom, and what comes of it",
    "synergies": "say who works with whom, and what comes of it",
    "leverage": "use",
    "leveraged": "used",
    "leveraging": "using",
    "bandwidth": "time",
    "deep dive": "a close look",
    "deep-dive": "a close look",
    "circle back": "come back to it",
    "touch base": "talk",
    "move the needle": "make a difference one can see",
    "low-hanging fruit": "what is easy to do first",
    "think outside the box": "find a way nobody had tried",
    "outside the box": "a way nobody had tried",
    "rockstar": "say what the person does well",
    "rock star": "say what the person does well",
    "ninja": "say what the person does well",
    "guru": "say what the person knows",
    "growth mindset": "say what the person learnt and how",
    "paradigm": "way of working",
    "best-of-breed": "the best there is",
    "value-add": "what it is good for",
    "value add": "what it is good for",
    "drill down": "look closer",
    "game changer": "say what changed",
    "game-changer": "say what changed",
    "take it to the next level": "say what should get better",
    "hit the ground running": "say what should be done in the first weeks",
    "wear many hats": "name the tasks",
    "move fast and break things": "say what may go wrong and what may not",
    "ideate": "think of ways",
    "actionable insights": "what somebody did with it",
    "core competency": "what you are good at",
    "core competencies": "what you are good at",
    "thought leader": "say what the person is known for",
    "stakeholder alignment": "say who had to agree",
    "cross-pollinate": "say who learnt what from whom",
    "boil the ocean": "do too much at once",
    "run it up the flagpole": "ask somebody",
    "utilize": "use",
    "utilise": "use",
}
JARGON_RULE = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(JARGON, key=len, reverse=True)))})\b", re.I)
ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{2,5}\b(?!\s*\()")
COMMON = frozenset("USA PDF CEO KPI PPE ASAP DIY GPS WIFI SMS NHS VAT".split())

INNER = re.compile(
    r"^(?:the candidate |candidate |they )?(?:really |truly |clearly )?"
    r"(?:understands?|knows?|believes?|feels?|thinks?|wants?|cares?|likes?|loves?|enjoys?|values?|respects?"
    r"|appreciates?|is aware|grasps?|is comfortable|is familiar)\b",
    re.I,
)
TRAITS = (
    "confident confidence enthusiastic enthusiasm passion passionate motivated motivation positive negative "
    "attitude honest honesty integrity trustworthy reliable reliability loyal loyalty friendly friendliness "
    "likeable personable charismatic charisma empathetic caring kind patient humble humility ambitious driven "
    "proactive dynamic energetic resilient resilience flexible adaptable mature maturity intelligent smart "
    "clever creative analytical organised organized assertive calm professional professionalism polite "
    "committed commitment dedicated dedication hard-working hardworking self-starter go-getter team-player "
    "leader personality character charming sincere genuine authentic tolerant open-minded optimistic stable "
    "curious curiosity diligent conscientious"
).split()
TRAIT = re.compile(
    r"^(?:the candidate |candidate |they )?"
    r"(?:(?:is|are|be|seems?|appears?|comes? across as|sounds?|looks?|has|have|shows?|displays?|demonstrates?"
    r"|exudes?|possesses|radiates|exhibits?)\s+)"
    r"(?:(?:a|an|the|very|great|good|strong|clear|real|true|some|genuine|high|natural|quite|themselves to be)\s+)*"
    rf"(?:{'|'.join(TRAITS)}|team player|people person|good communicator|natural leader|fast learner"
    r"|quick learner|good listener|right mindset|culture fit|common sense|people skills|communication skills"
    r"|leadership (?:skills|qualities|potential)|work ethic|emotional intelligence|sense of humou?r"
    r"|eye contact|body language|tone of voice)\b",
    re.I,
)
# The same things said without a verb: "Confidence", "Positive attitude", "Good communication skills".
BARE = re.compile(
    r"^(?:(?:a|an|very|great|good|strong|clear|positive|excellent|professional)\s+)*"
    rf"(?:{'|'.join(TRAITS)}|team player|communication skills|people skills|communication|presence"
    r"|body language|eye contact|tone of voice|appearance)\.?$",
    re.I,
)
VAGUE = re.compile(
    r"\b(?:appropriate(?:ly)?|adequate(?:ly)?|properly|suitabl[ey]|good (?:answer|example|reason|explanation)"
    r"|satisfactor\w+|sufficient(?:ly)?|effective(?:ly)?|well enough|reasonabl[ey]|nice(?:ly)?|high quality)\b",
    re.I,
)
ASKED_TWICE = re.compile(
    r"\ba (?:time|situation|case|moment|day|week) .+\band (?:also )?(?:a|another) (?:time|situation|case|moment)\b",
    re.I,
)
SAME_AGAIN = re.compile(
    r"\b(how|what|why|when|where|who|which)\b[^?.]*\band (?:also )?\1\b(?P<rest>[^?.]*)", re.I
)
TAIL = re.compile(
    r"\b(?:came|come|turn|turned|happened|happen|end|ended|went|go|result|learn|learnt|learned|outcome|difference|say|said|tell|told|know|knew)\b",
    re.I,
)


def findings(text: str, criteria: Sequence[tuple[str, str]] = (), kind: str = "") -> list[Finding]:
    """Everything there is to say about a question and its criteria, the refused things first."""
    text = unicodedata.normalize("NFKC", text).strip()
    found = [*about_text(text, [skill for _, skill in criteria]), *about_kind(kind, text)]
    texts = [unicodedata.normalize("NFKC", one).strip() for one, _ in criteria]
    for number, one in enumerate(texts, start=1):
        found += about_criterion(one, str(number), texts[: number - 1])
    return sorted(found, key=lambda finding: not finding.refused)


def refused(text: str, criteria: Sequence[tuple[str, str]] = ()) -> list[Finding]:
    """What must go before the question can be kept at all."""
    return [finding for finding in findings(text, criteria) if finding.refused]


def about_text(text: str, skills: Iterable[str]) -> Iterator[Finding]:
    if not text:
        return
    yield from _protected(text, "text")
    yield from _two_in_one(text)
    if problem := wording.openness(text):
        yield Finding(
            "yes or no",
            "text",
            problem,
            "A closed question gets one word, and no criterion finds anything there.",
            "Begin with “Tell me about a time …”, “How …” or “What …”.",
        )
    if match := LEADING.search(text):
        yield Finding(
            "leading",
            "text",
            f"“{match[0].strip(' ,')}” tells which answer is wanted.",
            "People then repeat the question instead of saying what they did.",
            "Ask for what happened or what the person would do, and leave the judgement out.",
        )
    yield from _jargon(text, skills)
    for rule, problem in (
        ("long", wording.length(text)),
        ("link", wording.links(text, skills)),
        ("markup", wording.markup(text)),
    ):
        if problem:
            yield Finding(
                rule,
                "text",
                problem,
                "The question is read out once and must be understood at once.",
                "Say one thing in one or two sentences, in plain words.",
            )


def about_kind(kind: str, text: str) -> Iterator[Finding]:
    if problem := kinds.disagreement(kind, text):
        yield Finding(
            "kind",
            "text",
            problem,
            "Whoever answers what was asked is told that the other is missing.",
            "Choose the kind that the question asks for, or “As it asks”.",
        )


def about_criterion(text: str, place: str, before: Sequence[str]) -> Iterator[Finding]:
    if not text:
        return
    yield from _protected(text, place)
    for topic, rule in PERSONAL_RULES.items():
        if match := rule.search(text):
            yield Finding(
                "protected",
                place,
                f"“{match[0]}” judges the person by {topic}.",
                FINDS_NOTHING,
                LAWFUL[topic],
                True,
            )
    if match := TRAIT.search(text) or BARE.search(text):
        yield Finding(
            "trait",
            place,
            f"“{match[0].strip(' .')}” is a trait; no words of an answer can be pointed at.",
            "Two people reading the same answer would mark it differently.",
            "Say what the answer would contain: “Names …”, “Says who …”, “Gives the number …”.",
        )
    elif match := INNER.search(text):
        yield Finding(
            "not observable",
            place,
            f"“{match[0]}” happens inside a head; an answer shows only what is said.",
            "A verdict needs words that can be quoted.",
            "Turn it into something said: “Explains how …”, “Gives the reason for …”.",
        )
    elif match := VAGUE.search(text):
        yield Finding(
            "vague",
            place,
            f"“{match[0]}” leaves open what counts.",
            "What is suitable to one reader is not to the next.",
            "Name the thing to look for: a step, a number, a person, a reason.",
        )
    if len(text.split()) > CRITERION_WORDS:
        yield Finding(
            "long",
            place,
            f"The criterion has {len(text.split())} words.",
            "A long criterion holds several, and then “partly” says nothing.",
            "Split it, or keep the part that matters most.",
        )
    if any(wording.likeness(text, other) >= ALIKE for other in before):
        yield Finding(
            "repeated",
            place,
            "It looks for the same as a criterion before it.",
            "The same words would count twice for the level.",
            "Look for something else that a strong answer has.",
        )


def about_count(count: int) -> str:
    """Why so many criteria are too few or too many; empty when they are right."""
    if LEAST <= count <= MOST:
        return ""
    given = "There is 1 criterion" if count == 1 else f"There are {count or 'no'} criteria"
    return f"{given}; a question in review has {LEAST} to {MOST}, so that a level rests on more than one sentence."


def about_words(criteria: Sequence[str]) -> str:
    """That the built-in engine has no words to look for by which an answer shows these criteria, said once; empty where
    it has some for all."""
    unknown = [
        str(number)
        for number, text in enumerate(criteria, start=1)
        if text and not lookfors.of(text) and not rubric.is_on_telling(text)
    ]
    if not unknown:
        return ""
    which = f"criterion {unknown[0]}" if len(unknown) == 1 else f"criteria {', '.join(unknown)}"
    return (
        f"The built-in engine knows no words for {which}: it goes by form, and by the words that an answer shares with "
        "them. A trial run shows what it finds."
    )


def about_samples(points: Mapping[str, Fraction]) -> list[str]:
    """Where a sample shows no more than one that is meant to be worse. `points`: the most of any sample of each level,
    as a version's `levels` are keyed."""
    tried = [level for level in LEVELS if level in points]
    return [
        f"A sample meant to be {LEVELS[better]} shows no more than one meant to be {LEVELS[worse]}."
        for worse, better in pairwise(tried)
        if points[better] <= points[worse]
    ]


def _protected(text: str, place: str) -> Iterator[Finding]:
    for topic, pattern in wording.TOPICS.items():
        if match := pattern.search(text):
            yield Finding(
                "protected",
                place,
                f"“{match[0]}” touches on {topic}.",
                FINDS_NOTHING,
                LAWFUL.get(topic, "Leave it out."),
                True,
            )


def _two_in_one(text: str) -> Iterator[Finding]:
    problem = wording.focus(text)
    again = SAME_AGAIN.search(text)
    if not problem and ASKED_TWICE.search(text):
        problem = "It asks for two situations at once."
    if not problem and again and not TAIL.search(again["rest"]):
        problem = f"“{again[1].lower()} … and {again[1].lower()} …” asks two things at once."
    if problem:
        yield Finding(
            "two in one",
            "text",
            problem,
            "Most people answer the part they like better, and the other stays open.",
            "Keep one, and make the other a probe or a question of its own.",
        )


def _jargon(text: str, skills: Iterable[str]) -> Iterator[Finding]:
    for match in JARGON_RULE.finditer(text):
        plain = JARGON[match[0].lower()]
        yield Finding(
            "jargon",
            "text",
            f"“{match[0]}” is office talk.",
            "It shuts out people who do the work well and speak otherwise.",
            f"Plainly: {plain}.",
        )
    known = COMMON | {word for skill in skills for word in re.findall(r"\w+", skill)}
    for short in dict.fromkeys(ABBREVIATION.findall(text)):
        if short not in known:
            yield Finding(
                "jargon",
                "text",
                f"“{short}” may mean nothing to somebody from another place of work.",
                "The same thing often has another name elsewhere.",
                f"Spell it out once, or write it as “{short} (what it is)”.",
            )
