"""What a question asks for, by its wording: for questions whose writer did not say. Pure."""

import re

from interviews.enums import QuestionKind

MOTIVATION = re.compile(
    r"\bwhy (?:do|did|would|are|have|should) (?:you|we) (?:want|wish|hope|appl|choose|chose|prefer|like|interested"
    r"|decide|leav|looking|hire)|\bwhy (?:this|us|our|here)\b|\bwhat (?:\w+ ){0,4}(?:attract|draw|drew|appeal|motivat"
    r"|interest|excite)s?(?:ed)?(?: to)? you\b|\b(?:made|makes) you (?:want|apply|choose|decide to)\b"
    r"|\b(?:look|looking) forward\b|\bsee yourself\b|\bare you looking for\b",
    re.I,
)
BACKGROUND = re.compile(
    r"\babout yourself\b|\byour (?:own )?(?:background|career|working life)\b|\bhave you worked\b"
    r"|\bexperience (?:do|have) you\b|\b(?:about|describe) your (?:\w+ )?experience\b"
    r"|\bhow (?:long|much|many|often|far)\b[^.?]* have you\b|\bhave you\b[^.?]* so far\b",
    re.I,
)
# An order to tell stands at the beginning of a sentence: "You tell a client ..." is a scene.
_TELL = r"(?:^|[.?!,] )(?:please )?(?:(?:can|could|would) you )?(?:tell|describe|recall|think|give|share|pick|choose)\b"
CASE = re.compile(
    rf"{_TELL}(?! (?:me )?(?:how|what|which) you(?: would|['’]d)\b)[^.?]{{0,40}}?\b(?:time|situation|occasion|instance"
    rf"|example|moment|case|day|shift|week|mistake)\b|{_TELL} me about\b|{_TELL} (?:of )?(?:an?|one|the|some\w*) "
    r"|\b(?:when|how|what|whom?|where|which|why)\b[^.?]{0,40} (?:did|have) you\b|\bhave you ever\b|\bdid you ever\b"
    r"|\blast time you\b|\bwhen did\b"
    r"|\b(?:hardest|proudest|biggest|greatest|worst) [\w ]{1,30}you(?:['’]ve| have| had)\b",
    re.I,
)
SCENE = re.compile(
    r"\b(?:would you|you would|you['’]d|will you|suppose|imagine|what if)\b"
    r"|\b(?:what|who|how)(?: \w+)? do you (?:do|say|reply|react|respond|go on|handle)\b(?! (?:with|to|an?|when)\b)"
    r"|^[^?]*[^.?!]{12,}[.!] (?:what|how|who|where|which)\b",
    re.I,
)

PAST = (QuestionKind.BEHAVIORAL, QuestionKind.BACKGROUND)


def of(text: str) -> QuestionKind:
    """The kind whose usual criteria an answer to these words can meet."""
    for kind, rule in (
        (QuestionKind.MOTIVATION, MOTIVATION),
        (QuestionKind.BACKGROUND, BACKGROUND),
        (QuestionKind.BEHAVIORAL, CASE),
        (QuestionKind.SITUATIONAL, SCENE),
    ):
        if rule.search(text):
            return kind
    return QuestionKind.TECHNICAL


def disagreement(kind: str, text: str) -> str:
    """Where the wording asks for a case and the kind for what one would do, or the other way round: each is then
    judged by what the other is told."""
    asked = of(text)
    if asked == QuestionKind.SITUATIONAL and kind in PAST:
        label = QuestionKind(kind).label
        return f"The question asks what somebody would do; “{label}” looks for what they have done."
    if asked in PAST and kind == QuestionKind.SITUATIONAL:
        return "The question asks what somebody has done; “Situational” looks for what they would do."
    return ""
