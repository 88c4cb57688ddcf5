"""What to tell the candidate: what the answer did well, in its words, and the one change that helps most."""

from collections.abc import Sequence
from dataclasses import dataclass

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
STATES = {
    "partly": "is only partly shown",
    "missing": "is not shown yet",
    "unclear": "could not be told from your words",
}
ELSEWHERE = (
    "Nothing in this answer was found that speaks of what the question is about. Begin with a sentence that "
    "names it in the question's own words, then tell what you did there. If your example does belong here, say how."
)
LONGEST_QUOTE = 140


@dataclass(frozen=True)
class Finding:
    """One criterion as found, for wording: `aspect` is the part it asks for most, `quote` its best words.
    `subject` is the skill whose subject it names, `spoken` whether the answer speaks of that anywhere;
    `spent` says that the sentences that could show it count for as many other points as they may."""

    text: str
    verdict: str
    strength: float
    aspect: str
    quote: str
    subject: str = ""
    spoken: bool = True
    spent: bool = False


def strong(findings: Sequence[Finding], most_concrete: str) -> str:
    """What the answer did well, with its words; says so when nothing could be credited."""
    credited = sorted(
        (one for one in findings if one.quote), key=lambda one: (one.verdict != "shown", -one.strength)
    )
    if not credited:
        return f"Nothing could be credited yet. The most concrete words so far: {_quoted(most_concrete)}"
    first = credited[0]
    start = "" if first.verdict == "shown" else "makes a start and "
    said = f"It {start}{_praise(first)}: {_quoted(first.quote)}"
    second = next(
        (one for one in credited[1:] if one.quote != first.quote and _praise(one) != _praise(first)), None
    )
    if second:
        said += f" It also {_praise(second)}: {_quoted(second.quote)}"
    return said


def _praise(one: Finding) -> str:
    return PRAISE.get(one.aspect, "speaks to what is asked")


def next_step(findings: Sequence[Finding], shared: bool, general: str, foreign: bool = False) -> str:
    """The one change that helps most: the weakest point that is not shown, and how to show it."""
    if foreign:
        return ELSEWHERE
    weakest = min(findings, key=lambda one: (one.verdict == "shown", one.strength))
    if weakest.verdict == "shown":
        return (
            f"All that is looked for is there. What could still be sharper: “{weakest.text}”. {_how(weakest)}"
        )
    hint = f"“{weakest.text}” {STATES[weakest.verdict]}. {_how(weakest)}"
    if weakest.verdict == "partly" and weakest.quote:
        hint += f" Build on {_quoted(weakest.quote)}"
    if weakest.aspect == "action" and shared:
        hint += " You say “we”: say which part was yours."
    elif general and weakest.verdict != "partly":
        hint += f" A general sentence such as {_quoted(general)} shows nothing that happened."
    return hint


def _how(one: Finding) -> str:
    how = HOW.get(one.aspect, "Say it in one sentence of your own, with an example.")
    if one.subject and not one.spoken:
        return f"Nothing here speaks of {one.subject} yet: name what in your example had to do with it. {how}"
    if one.spent:
        return f"The sentences that could show it already count for two other points. Add one for it. {how}"
    return how


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) > LONGEST_QUOTE:
        flat = flat[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"
