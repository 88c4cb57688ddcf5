"""What stands before the verb of a clause: connectives, frames and whoever does the work."""

import re

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.acts import NOT_DUTIES
from interviews.offline.writing.experience import ARTICLES
from interviews.offline.writing.series import TOKENS, opening_verb
from prep import word_classes

OPENING = re.compile(
    r"^(?:we (?:need|want)(?= (?!to\b))|"
    r"and|or|also|but|then|sometimes|often|directly|may|might|will|must|should|shall|can|could|would|you|you'll|we|he"
    r"|she|they|i|(?:that|this|it|which) (?:also |often )?(?:means|involves|entails|includes)"
    r"|(?:he or she|the (?:post|job) ?-?holder) (?:will|must|should|may|would)"
    r"|the (?:ideal|successful|right) candidate|the (?:incumbent|employee|candidate|position|role|person)"
    r"|be|is|are|able to|expected to|required to|responsible for|responsibility for|accountable for"
    r"|responsibilities include|duties include|includes?|including|involves?|involving|being|to"
    r"|help|helps|in charge of|tasked with|have to|need to|needs to"
    r"|(?:this|it) (?:will|would|may)(?: also)?|take (?:\w+ )?(?:responsibility|ownership) (?:for|of)(?= \w+ing )"
    r"|(?:day[ -]to[ -]day|(?:most|some|other) days|then|in practice)(?=,? (?:it|you)\b),?"
    r"|(?:it's|it is|you're|you are)(?= [a-z-]+ing\b)"
    r"|(?:each|every) (?:day|morning|afternoon|evening|night|week|month|shift),?"
    r"|this (?:role|position)|we (?:are|'re) looking for some(?:one|body)"
    r"|(?:be )?assigned to|have (?:full |sole )?responsibility for|as part of (?:a"
    r"|the|your) team)\s+",
    re.I,
)
# "Most of your day is with customers: saying hello", "Half of the job is running tenders"
SHARE = re.compile(
    r"^(?:(?:roughly|about|around|at least|a good|nearly|over) )?(?:most|half|much|some|part|a lot"
    r"|(?:a|one) (?:third|quarter)|\d+ ?%) of (?:your|the|this|it) ?(?:job|role|work|day|days|time|week|shift)?\s+"
    r"(?:is|will be|goes on|goes into|goes to|involves|means)\s+(?:spent\s+)?(?:(?:with|on|at|in) [^:,.]{3,40}: )?",
    re.I,
)
# "After that it's feeding calves", "In spring it's spraying for black spot": what comes before it says when.
IT_IS = re.compile(
    r"^[^.;:]{0,50}?\bit(?:'s| is)(?: (?:also|mostly|mainly|then|a lot of|a matter of|a bit of|all))? (?=[a-z-]+ing\b)",
    re.I,
)
IS_THERE = r"\bthere(?:'s| is| are)\b"
# "When something breaks, lead the fix": the deed follows.
IN_CASE = re.compile(
    rf"^(?:and )?(?:if|when|whenever|once|every time|where)\b(?!.*{IS_THERE})[^,;:]{{3,70}}, (?:then )?(?=[a-z]+ )",
    re.I,
)
# "Gait training with walkers is a big part of it", "Checking the backups is the first job each morning"
PART = re.compile(
    r"^(?P<what>[A-Z][^,;:]{4,80}?) (?:is|are|makes? up|takes? up) (?:also )?"
    r"(?:(?:perhaps|about|around|roughly) )?(?:(?:an?|the|one) (?:\w+ )?"
    r"|half\b|(?:most|much|half|part) of (?:the|your|this) )"
    r"(?:(?<=half)|part|job|bit|thing|half|share|work|day|week|shift|time|role)\b.*$"
)
BETWEEN = frozenset({"also", "then", "directly", "personally"})  # may stand before the verb
FRAME = re.compile(
    r"^(?:(?:a|the|this|your|our|main|key|daily|core|typical|usual|normal) )*(?:role|position|work|job|post|duties"
    r"|responsibilities|tasks?|purpose|day|week|fortnight|month|shift)(?: of (?:the|this) \w+)?"
    r"\s+(?:(?:will|would|may|could|might|also|mainly|primarily) )*(?:be:\s+|look like:\s+|"
    r"(?:involves?|requires?|includes?|consists? (?:of|in)|entails?|is (?:to|about)|are to|be to|covers?|means)\s+)",
    re.I,
)
SUPERVISED = re.compile(
    r"^(?:under|following(?= [^,]{3,60}, (?:we|you|the|our)\b)|upon|during|in the event of"
    r"|reporting to|together with|alongside|working|as|in this|within|on|at|from|for|with|in)\b"
    r"[^,]{3,60},\s*",
    re.I,
)


def from_deed(duty: str) -> str:
    """The duty without what stands before its deed: "after that it's", "when something breaks"."""
    duty = IN_CASE.sub("", IT_IS.sub("", duty))
    part = PART.match(duty)
    return part["what"] if part else duty


def opened(clause: str) -> str:
    """The clause from its verb on: without connectives, without "A Librarian ..." before the verb."""
    body = FRAME.sub("", SHARE.sub("", clause))
    responsible = re.match(
        r"(?:the|an?)\s.{3,60}?\s(?:is|are|will be)\s(?:responsible|accountable)\sfor\s+", body, re.I
    )
    body = body[responsible.end() :] if responsible else body
    for _ in range(6):
        shorter = OPENING.sub("", body)
        helping = re.match(r"helps?\s+(?:to\s+)?(\w+)", body, re.I)
        if shorter == body or helping and not forms.verb_of(helping.group(1)):
            break
        body = shorter
    body = SUPERVISED.sub("", body)
    helping = re.match(r"helps?\s+(?!to\b)(\w+)", body, re.I)
    body = body if helping and not forms.verb_of(helping.group(1)) else OPENING.sub("", body)
    said = [word for n, word in enumerate(body.split()) if not (n and word in BETWEEN)]
    first = said[0].lower().strip(",") if said else ""
    unclear = first in ARTICLES or first in NOT_DUTIES or not opening_verb(TOKENS.findall(body))
    if said and unclear:
        for n, word in enumerate(said[1:14], 1):
            if said[n - 1].endswith(":"):
                break
            known = forms.verb_of(word.strip(","))
            before = said[n - 1]
            if n < 6 and said[0].lower() in ARTICLES and word_classes.is_person(before):
                told = word_classes.third_of(word.strip(","))
                known = (told, "third") if told else known
            named = word_classes.is_person(before) and said[0].lower() in ARTICLES
            named = (
                named
                or before[:1].isupper()
                and (
                    said[0].lower() in ARTICLES
                    or bool(nouns.PERSON.search(before))
                    and word_classes.classes(before) not in nouns.NO_NOUN | {"an"}
                )
            )
            if known and known[1] == "third" and word.islower() and named:
                return from_purpose(said[n:])
            if said[n - 2 : n + 1] == ["up", "to", "date"]:
                continue
            if known and word.islower() and said[n - 1] in ("will", "may", "must", "to"):
                return " ".join(said[n:])
            if known and known[1] == "base" and word.islower() and said[n - 1][:1].isupper() and many(said):
                return " ".join(said[n:])
    return body


def many(said: list[str]) -> bool:
    """Does a statement open with those who do the work, as "Park Rangers in the hills" does?"""
    titles = [word for word in said[:5] if word[:1].isupper()]
    return said[0][:1].isupper() and any(
        nouns.PERSON.search(word.rstrip("s"))
        and not word_classes.classes(word.rstrip("s")).startswith(("n", "v"))
        or word_classes.is_person(word)
        for word in titles
        if word[-1:] == "s"
    )


def from_purpose(said: list[str]) -> str:
    """ "works under supervision to secure evidence" speaks of securing evidence."""
    if said[0] in ("works", "serves", "is", "functions") and "to" in said[1:9]:
        start = said.index("to") + 1
        if start < len(said) and forms.verb_of(said[start]):
            return " ".join(said[start:])
    return " ".join(said)
