"""What to tell the candidate: what the answer did well, in its words, and the one change that helps most."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviews import saying

HOW = {
    "situation": "Open with one real event: when and where it was, and what was at stake.",
    "action": "Say in the first person what you did, one step after the other.",
    "outcome": "Close with how it came out: what was different afterwards, for whom.",
    "number": "Add a figure you can stand behind: how many, how long, how much before and after.",
    "reason": 'After your main step add "because" and the reason you had at the time.',
    "people": "Name who else was involved by their role and what you said to them.",
    "order": "Put your steps in order: first, then, after that.",
    "learning": "End with what you do differently since then, and one time you did.",
    "check": "Say how you noticed or checked it: what you looked at and what it showed.",
    "choice": "Name the option you did not take and why you left it.",
    "method": "Name the tool or method and what you did with it.",
    "speech": "Give the words you used, as you said them.",
    "plan": "Say what you would do first, and what next if that does not work.",
    "risk": "Name what could have gone wrong and what you did so that it would not.",
}
# The same for a part that is there and could say more.
SHARPEN = {
    "situation": "One more detail of that moment, such as who depended on it, makes it easier to picture.",
    "action": "Say which step was the hardest and what exactly you did there.",
    "outcome": "Say for whom it made a difference, and how large that was.",
    "number": "Set the figure beside the one from before.",
    "reason": "Say what you decided against, and what would have followed from it.",
    "people": "Say what they answered.",
    "check": "Say what you would have seen if it had not worked.",
    "plan": "Say what you would do if the first step does not work.",
}
# Kinds of question that ask for no deed of the past: what is asked there instead.
HOW_BY_KIND = {
    "situational": {
        "action": "Say in the first person what you would do, one step after the other.",
        "order": "Put your steps in order: first, then, after that.",
        "situation": "Say what you would look at first, so that it is clear what you would be dealing with.",
        "outcome": "Close with what should be different afterwards, and by when.",
        "number": "Add a figure that you would go by: how many, how long, by when.",
        "check": "Say what you would look at to see whether it worked, and when.",
        "reason": 'After your main step add "because" and what you want to reach or avoid with it.',
        "people": "Name whom you would tell or ask, by their role, and what you would say.",
        "choice": "Name another way that you could go, and why you would leave it.",
        "method": "Name the tool or method and what you would do with it.",
        "speech": "Give the words you would use, as you would say them.",
        "risk": "Name what could still go wrong and what you would do then.",
    },
    "technical": {
        "action": "Say how you do it, one step after the other, with what you use for each.",
        "situation": "Name one case from your own work in which it mattered.",
        "number": "Add a figure that you go by: how many, how long, how much.",
        "check": "Say how you check it: what you look at and what it has to show.",
        "reason": 'After your main step add "because" and what goes wrong without it.',
        "people": "Name who else has to know or to help, by their role.",
        "choice": "Name another way of doing it and why you do not take it.",
        "method": "Name the tool or method and what you do with it.",
        "speech": "Give the words you use, as you say them.",
        "risk": "Name what can go wrong and what you do so that it does not.",
    },
    "motivation": {
        "action": "Name something you did that has to do with this work, and what it showed you.",
        "situation": "Name one moment that made you want it.",
        "reason": 'Say "because" and one thing about this role that you want and others do not offer.',
    },
}
PRAISE_BY_KIND = {
    "situational": {"action": "says what you would do"},
    "technical": {"action": "says how it is done"},
}
PRAISE = {
    "situation": "sets one concrete scene",
    "action": "says what you did yourself",
    "outcome": "says how it came out",
    "number": "gives figures",
    "reason": "gives a reason",
    "people": "says who was involved",
    "order": "puts the steps in order",
    "learning": "says what you took from it",
    "check": "says how you noticed or checked it",
    "choice": "weighs another way",
    "method": "names how it was done",
    "speech": "gives the words you used",
    "plan": "says what you would do",
    "risk": "names what could go wrong",
}
# Parts of an answer that are deeds, that belong before everything, or behind the main deed.
DEEDS = frozenset(("action", "order"))
BEFORE = frozenset(("situation",))
AFTER = frozenset(("outcome", "number", "learning", "check"))
STATES = {
    "partly": "is only partly shown",
    "missing": "is not shown yet",
    "unclear": "could not be told from your words",
}
ELSEWHERE = (
    "{much} in this answer was found that speaks of what the question is about. Begin with a sentence that "
    "names it in the question's own words, then {then}. If your example does belong here, say how."
)
THEN = {
    "situational": "say what you would do there",
    "technical": "say how you go about it",
    "motivation": "say what draws you to it",
}
TALK = {
    "situational": "says nothing of what you would do",
    "technical": "says nothing of how it is done",
    "motivation": "could be said of any job",
}
# For a criterion that names no part of an answer.
OPEN = "Say it in a sentence or two of your own, with an example."
MORE = "Say more of it, with an example."
SPENT = "The sentences that could show it already count for two other points. Add one for it"
# For a criterion of which all is said, and nothing that one could picture.
PICTURE = "You say it. What is missing is something to picture: {what}."
A_CASE = "a name, a time, a figure"
PICTURED = {
    "situational": "whom you would ask, what you would say, by when",
    "technical": "a figure, a tool, one case",
    "motivation": "one moment, one task, one name",
}
LONGEST_QUOTE = 140
LONGEST_ANCHOR = 60


@dataclass(frozen=True)
class Finding:
    """One criterion as found, for wording: `aspect` is the part of it that its quote shows best, `lacking` the
    part of those it names that the answer gives least (none named: the criterion says all there is to say).
    `subject` is the skill whose subject it names, `spoken` whether the answer speaks of that anywhere; `spent`
    says that the sentences that could show it count for as many other points as they may, `plain` that all of it is
    said, and nothing that one could picture, `placed` that it has a place among the deeds of the answer."""

    text: str
    verdict: str
    strength: float
    aspect: str
    lacking: str
    quote: str
    subject: str = ""
    spoken: bool = True
    spent: bool = False
    plain: bool = False
    placed: bool = True


@dataclass(frozen=True)
class Answer:
    """What advice may point at: sentences of the answer, empty where it has none of the sort."""

    kind: str
    first: str
    deed: str
    concrete: str
    general: str
    shared: bool  # it says "we" more than "I"


def strong(findings: Sequence[Finding], most_concrete: str, kind: str) -> str:
    """What the answer did well, with its words; says so when nothing was. Only what is shown in full is praised: what
    is shown in part may be a word that was said of something else, and is still to do."""
    shown = sorted(
        (one for one in findings if one.verdict == "shown" and one.quote), key=lambda one: -one.strength
    )
    if not shown:
        return f"Nothing is shown in full yet. The most concrete words so far: {_quoted(most_concrete)}"
    first = shown[0]
    said = f"It {_praise(first, kind)}: {_quoted(first.quote)}"
    others = (one for one in shown if one.quote != first.quote and _praise(one, kind) != _praise(first, kind))
    if second := next(others, None):
        said += f" It also {_praise(second, kind)}: {_quoted(second.quote)}"
    return said


def _praise(one: Finding, kind: str) -> str:
    known = PRAISE_BY_KIND.get(kind, {}).get(one.aspect) or PRAISE.get(one.aspect)
    return known or f"shows “{one.text}”"


def next_step(findings: Sequence[Finding], answer: Answer, on_subject: str = "") -> str:
    """The one change that helps most: the weakest point that is not shown, where and how to show it. Where
    "nothing" or "little" is `on_subject`, that comes first, unless something was credited all the same."""
    if on_subject == "nothing" or on_subject and not any(one.quote for one in findings):
        then = THEN.get(answer.kind, "tell what you did there")
        said = ELSEWHERE.format(much=on_subject.capitalize(), then=then)
        return f"{said} What it tells of now: {_quoted(answer.concrete)}"
    asked = [
        one for one in findings[:1] if not one.quote
    ]  # the question's own criterion, of which nothing is shown
    weakest = min(  # of equals the last, since it is the first that is praised
        reversed(findings),
        key=lambda one: (one.verdict == "shown", one.spent, one not in asked, one.strength),
    )
    if weakest.verdict == "shown":
        return _sharper(weakest)
    hint = f"“{weakest.text}” {STATES[weakest.verdict]}. {_how(weakest, answer)}"
    if weakest.verdict == "partly" and weakest.quote:
        hint += f" Build on {_quoted(weakest.quote)}"
    if weakest.lacking in DEEDS and answer.shared:
        hint += " You say “we”: say which part was yours."
    elif answer.general and weakest.verdict != "partly":
        talk = TALK.get(answer.kind, "shows nothing that happened")
        hint += f" A general sentence such as {_quoted(answer.general)} {talk}."
    return hint


def _sharper(weakest: Finding) -> str:
    """What to do with an answer that shows all: of what is there nothing is asked for once more."""
    if weakest.lacking not in SHARPEN:
        return saying.WHOLE
    return (
        f"All that is looked for is there. What could still be sharper: “{weakest.text}”, "
        f"shown by {_quoted(weakest.quote)} {SHARPEN[weakest.lacking]}"
    )


def _how(one: Finding, answer: Answer) -> str:
    if one.plain:
        return PICTURE.format(what=PICTURED.get(answer.kind, A_CASE))
    known = HOW_BY_KIND.get(answer.kind, {}).get(one.lacking) or HOW.get(one.lacking)
    how = known or (MORE if one.verdict == "partly" else OPEN)
    if one.subject and not one.spoken:
        return f"Nothing here speaks of {one.subject} yet: name what in your example had to do with it. {how}"
    if one.spent:
        return f"{SPENT}. {how}" if known else f"{SPENT}, with an example."
    return how + _where(one, answer)


def _where(one: Finding, answer: Answer) -> str:
    """The place in the answer where the missing part belongs, by the words that stand there."""
    if one.verdict == "partly" or not (one.placed and one.lacking and answer.deed):
        return ""  # of a part, the words to build on follow
    if one.lacking in BEFORE:
        return f" Its place: before {_anchor(answer.first)}."
    return f" Its place: {'after' if one.lacking in AFTER else 'beside'} {_anchor(answer.deed)}."


def _anchor(text: str) -> str:
    """The beginning of a sentence, enough to find it."""
    return _quoted(" ".join(text.split()).rstrip(".!?"), LONGEST_ANCHOR)


def _quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    flat = " ".join(text.split())
    if len(flat) > longest:
        flat = flat[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"
