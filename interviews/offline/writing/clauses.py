"""From the text of a line to plain clauses, without what never becomes a question."""

import re

from interviews.offline.writing import forms, occasions
from prep import word_classes

LONGEST = 1500  # characters of one line that are looked at
WORDS = 8  # words: a statement no longer than this that does nothing names a thing
BULLET = re.compile(
    r"^\s*(?:[•·▪●◦‣*–—\-]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\(?[a-z][.)])\s+"
)
BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
LOOSE_BRACKET = re.compile(r"\s*[()\[\]{}<>]\s*")
ASIDE = re.compile(r"\s*,?\s*\b(?:e\.?\s?g\b|i\.\s?e\b|etc\b\.?|and so on|and the like).*$", re.I)
RUN_ON = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z][a-z]+ [a-z])")  # "Load vans.Check the seals"
ADDRESS = re.compile(r"\S*(?:https?:|www\.|@)\S*")
AMOUNT = re.compile(
    r"\b(?:an?|the) (?:wide |broad |large |small |full |diverse )?"
    r"(?:group|number|variety|range|series|array) of\s+",
    re.I,
)
THROUGH = re.compile(r",?\s*\bthrough (?:\w+ ){0,2}(?:supervisors|managers)(?: and \w+)?,?\s", re.I)
ABOVE = re.compile(
    r",? (?:who are )?(?:engaged )?(?:in|performing|doing) the (?:above|said|foregoing) (?:work|duties)\b",
    re.I,
)
# "In any of the following areas: payroll or audits" is in payroll or audits.
AHEAD = re.compile(
    r"(?:\b(?:perform|do|carry out|undertake)(?:s|ing)? )?\b(?:(?:any|one|two|some|all|either|both|each)"
    r"(?: or (?:more|both))? of )?the following(?: [a-z]+){0,2} ?: ?",
    re.I,
)
STAFFED = re.compile(
    r"\b(employees|workers|personnel|staff|crews?) (?:who are |on an assigned shift )?"
    r"(?:engaged (?:either )?in|performing|involved in|working in|doing) ",
    re.I,
)
SENTENCE = re.compile(
    r",\s+(?:and\s+)?(?=(?:able to|(?:have|having) worked (?:with|on|in)|know how to"
    r"|experience (?:in|of|with)|passionate about|comfortable with|confident (?:in|with)"
    r"|willing to|ability to|familiar with|knowledge of)\b)|\s*;\s*"
    r"|(?:(?<=[a-z0-9)])|(?<=[A-Z]{2}))\.\s+(?=[A-Z])|(?<=[a-z]{5})(?<!approx)\.\s+(?=\d)|\s+[|•·]\s+"
    r"|,\s+and\s+(?=(?:good|strong|excellent|sound|solid)\s)"
    r"|,?\s+and\s+(?=(?:(?:an?|the|some) )?(?:\w+ )?(?:understanding|knowledge|experience|ability|familiarity)"
    r" (?:of|in|with|to)\b)"
)
# A licence, a degree or a right is shown on paper, not told in an interview.
PAPER = re.compile(
    r"\b(?:completion of|degrees?|diplomas?|bachelor\w*|master['’]?s|masters|ph\.?\s?d|doctorate|graduat\w+|gcses?"
    r"|licen[cs]e[sd]?|licensure|certificates?|certifications?|certified|accredit\w+|registration|registered"
    r"|bsc|msc|hnc|hnd|btec|b\.?(?:a\.?)?sc|m\.?sc|mba|nvq|gnvq|cpc|dbs|qts"
    r"|city and guilds|\d+th edition|qualified \w+ status|\w+ qualifications?|level \d"
    r"|semester|quarter units|transcripts?|high school|coursework|apprenticeship|courses?"
    r"|fluen\w+|native|bilingual|mother tongue|languages?|english|french|german|spanish|dutch|mandarin"
    r")\b",
    re.I,
)
HELD = re.compile(
    r"(?:(?:you |candidates? |applicants? )?(?:must|should|need to|will) )?(?:hold|possess)\b", re.I
)
AS_ONE = re.compile(r",?\s+as an? (?:\w+ )?(?:licen[cs]ed|registered|certified|qualified)\b.*$", re.I)
MONEY = re.compile(
    r",? (?:including|with) [^,;.]*[$£€] ?\d[^;]*$"
)  # "... and plans, including a budget of £2m"
# Neither pay, papers nor personal matters are asked about, whoever mentions them.
NEVER = re.compile(
    r"\b(?:salary|per hour|per annum|remuneration|citizenship|work permit|right to work|visas?|sponsorship"
    r"|pass (?:an? )?(?:medical|drug)|drug and alcohol|be over \d+|able to (?:get|obtain) (?:an?|the)\b"
    r"|(?:good|clean) driving"
    r"|available (?:across|to work|for)|rosters? with"
    r"|(?:basic|good|strong) (?:literacy|numeracy)\b"
    r"|work(?:ing)? rights|background check\w*|drug (?:test|screen)\w*|years? of age|at least 18|medical exam\w*"
    r"|nationality"
    r"|(?:extended|long|prolonged) periods|children check|police check"
    r"|lift (?:up to|\d)|\d+ ?(?:kg|lbs?|pounds)|physically|stand for|(?:driv(?:ing|er'?s)|car) licen[cs]e"
    r"|(?:class|cat(?:egory)?\.?) \w{1,2} licen[cs]e|\w{1,2} class licen[cs]e|(?:blue|graded|cscs|sia) cards?"
    r"|vetting|clearances?|pensions?|disclosure|(?:satisfactory|two|three) references"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|boots\b|steel caps|safety shoes|ppe|uniform"
    r"|(?:last|no) bus\b|(?<!your )own (?:\w+ )?(?:tools|van|car|boat|vehicle|transport|laptop)"
    r"|marital|pregnan\w+|veteran status"
    r"|criminal (?:record|history)|sexual orientation)\b|[$£€]\s?\d",
    re.I,
)
# Several names and what they do: who does it is no post, then, but the employer.
EMPLOYER = re.compile(
    r"(?P<who>[A-Z][\w&'-]*(?: (?:[A-Z][\w&'-]*|of|and|&)){1,5}) (?:provides|offers|supplies|operates|runs|makes"
    r"|manufactures"
    r"|builds|employs|serves|sells|delivers|specialises|specializes|is an?|has been|was founded)\b"
)
LANGUAGE_OF_MACHINES = re.compile(r"\b(?:programming|scripting|query|markup|modell?ing) languages?\b", re.I)
# "Documents others can follow": what is left out there is a "that".
FOR_WHOM = re.compile(
    r"(?<=\w{2}s) (?:others|people|users|customers|everyone|anyone|they|we|you)"
    r" (?:can|will|could|need|want|love|trust|rely)\b[^,;.]*",
    re.I,
)
AT_TIMES = re.compile(
    r",? (?:now and then|from time to time|once in a while|every now and again|without delay|end to end"
    r"|(?:from )?(?:start to finish|top to bottom))\b",
    re.I,
)
# "At the end of the shift you will lock up": when and as what it is done, said before it.
BEFORE_YOU = re.compile(
    r"^(?:as|at|on|in|during|before|after|when|while|with|within|from|for|each|every|throughout|over|by|working|reporting|day"
    r"|typically|once|together|alongside|under|some|most|other|any)\b[^.;:]{0,90}?,?\s"
    r"(?=you(?:'ll| will| would| might| may| could)\s(?!be\b(?! [a-z]+ing\b)|find\b|have\b|need\b)"
    r"|you(?:'re| are) [a-z]+ing\b)",
    re.I,
)
PUSH = re.compile(
    r"\b(?:wish(?:es)? to (?:appoint|recruit|employ|hire)"
    r"|(?:looking for|seeking|require|need) an? .*\bto join|to join (?:the|our|us|your)"
    r"|apply (?:now|today|here|online)|click(?!-and-collect)|send (?:us )?your|join us|learn more"
    r"|permit applicants?|cv|resume to"
    r"|we offer|we are (?:ready to|hiring|recruiting)|(?:you|employees) will receive|may be substituted|in lieu of"
    r"|qualifications questionnaire|will be considered|qualified candidates|candidates (?:who|considered)"
    r"|(?:phone|call|ring|text|e-?mail)\b.{0,30}\d{3}[- ]\d{3}|on 0\d{3,4} \d"
    r"|this examination|selection process|\d+ (?:\w+ ){1,3}(?:street|avenue)|room \d+)\b",
    re.I,
)


# As people write in haste.
SHORT = [
    (re.compile(short, re.I), long)
    for short, long in (
        (r"\b(?:pref|min|max)\.(?=\s)", ""),
        (r"\bw/ ?(?=\w)", "with "),
        (r"(?<=[\d+] )yrs?\b\.?|\byrs\b\.?", "years"),
        (r"\bm(?:th|o)s\b\.?", "months"),
        (r"\bat least (?=(?:one|two|three|four|five|six|\d+) )(?!.*\byears?\b)", ""),
        (r"\bhrs\b\.?", "hours"),
        (r"\bexp\b\.?", "experience"),
        (r"\bincl?\.(?=\s)|\bincl\b", "including"),
        (r"\bmgmt\b", "management"),
        (r"\bgoods[ -]in\b", "incoming goods"),
        (r"\bone or two\b", "a few"),
        (r"\byou'd\b", "you would"),
        (r"\bclick and collect\b", "click-and-collect"),
    )
]


def plain(text: str, organization: str = "") -> str:
    """One line of text without bullets, brackets, addresses, examples or the employer's own name."""
    text = (
        "".join(c if c.isprintable() else " " for c in text[:LONGEST])
        .replace("’", "'")
        .replace("‘", "'")
        .replace("\u00a0", " ")
        .replace("\u200b", "")
    )
    text = re.sub(r"<[^<>]{1,40}>", " ", text)
    text = re.sub(r"[“”\"«»`<>]", "", re.sub(r"\s+[–—-]\s+", ", ", BULLET.sub("", text)))
    text = LOOSE_BRACKET.sub(" ", BRACKETS.sub("", BRACKETS.sub("", text)))
    text = RUN_ON.sub(". ", " ".join(text.split()))  # runs of blanks would make the patterns below slow
    text = ASIDE.sub("", ADDRESS.sub("", text))
    text = text.replace(" & ", " and ")
    for short, long in SHORT:
        text = short.sub(long, text)
    for name in names(organization):
        named = re.compile(rf"(?<!\w)(?:the )?{re.escape(name)}(?:'s)?(?!\w)", re.I)
        text = named.sub("your organisation", text)
    text = AT_TIMES.sub("", FOR_WHOM.sub("", BEFORE_YOU.sub("", text)))
    text = re.sub(r"\band\s*/\s*or\b", "or", text)
    text = re.sub(r"\bin the (?:fields?|areas?) of\b", "in", text)
    text = re.sub(r"\b([a-z]{4,})/([a-z]{4,})\b", r"\1 or \2", text)
    text = re.sub(r",? but (?:full |some )?training (?:will|is|can)\b.*$", "", text, flags=re.I)
    text = WORTH.sub("", re.sub(r"\s(?:is |are )?very welcome\b.*$", "", text))
    text = UP_TO.sub("", ABOVE.sub("", THROUGH.sub(" ", text)))
    text = AHEAD.sub("", text)
    text = re.sub(r"\b(?:one|two|any) or more (?:of )?(?:the )?", "", text)
    text = re.sub(r"\b(an?) (?:single|full|part|small|short|large|long|temporary) or (?=[a-z])", r"\1 ", text)
    text = re.sub(r"\b(?:adjust|adapt|react) to changing\b", "deal with changing", text)
    text = re.sub(
        r"\b[Ww]orking (?=knowledge|understanding|familiarity)", "", text
    )  # nobody is at work there
    text = STAFFED.sub(
        r"\1 in ",
        re.sub(
            r"\b(?:any of (?:the )?|(?:all|various) (?:aspects|types|kinds|sorts) of )",
            "",
            AMOUNT.sub("", text),
        ),
    )
    text = re.sub(r"\b[Oo]ur(?: own)?\b", "the", re.sub(r"\s+([,;:]|\.(?!\w))", r"\1", text))
    text = " ".join(text.split())
    return text.lower() if text.isupper() and len(text) > 20 else text


def names(organization: str) -> list[str]:
    """The employer's name in full, and its first two words, by which it may be called."""
    said = organization.split()
    short = " ".join(said[:2]) if len(said) > 2 and all(word[:1].isupper() for word in said[:2]) else ""
    return [name for name in (organization.strip(), short) if len(name) > 2]


WORTH = re.compile(
    r",?\s(?:(?:is|are|would be)\s)?(?:very\s)?(?:an?\s(?:(?:big|real|definite|strong|distinct)\s)?"
    r"(?:asset|plus|bonus|advantage|must)|useful|helpful|handy|desirable|preferred|welcome|essential)\s*\.?$",
    re.I,
)
UP_TO = re.compile(
    r"\b(?:basic|beginner|intermediate|good|fair) to (?=(?:advanced|excellent|very good|expert)\b)", re.I
)
# "Cook wanted for a small school: plan meals" asks for what follows.
ADVERT = re.compile(
    r"^[^:;.]{3,60}?\b(?:needed|wanted|required|sought)\b(?:\s+(?:in|at|by|for|to join)\b[^:;,.]*)?"
    r"\s*[:;,.]\s*(?=\w.{9})",
    re.I,
)


def clauses(text: str, kind: str = "responsibility", organization: str = "") -> list[str]:
    """The statements of a line, one by one, without the unusable ones."""
    said = plain(text, organization)
    if kind == "responsibility":
        said = occasions.plainly(ADVERT.sub("", said))
    parts = [part for part in SENTENCE.split(said) if part]
    parts = [
        part for n, part in enumerate(parts) if not (ASKS_NOTHING.match(part) or n and NOT_YOU.match(part))
    ]
    return [clause for part in parts for clause in [usable(part, kind)] if clause]


NOT_YOU = re.compile(r"they\s", re.I)  # "They will be waiting for you"
# "No phones on the floor", "Fleece and boots provided"
ASKS_NOTHING = re.compile(
    r"(?:no|don't|do not)\s|[^.;]{3,60} (?:provided|supplied|included|on offer)\.?$", re.I
)


def usable(part: str, kind: str) -> str:
    """The part of a statement that may be asked about, or an empty string."""
    part = MONEY.sub("", part).strip(" ,.;:-*")
    part = allowed(part) if kind == "responsibility" else part
    if len(part) < 5 or PUSH.search(part) or NEVER.search(part) or of_employer(part):
        return ""
    if kind == "qualification" and HELD.match(part):
        return practised(part)
    named = len(part.split()) <= WORDS and not forms.verb_of(part.split()[0]) and not part.startswith("You ")
    if (kind == "qualification" or named) and on_paper(part):
        return practised(part)
    return part


def allowed(duty: str) -> str:
    """The duty without those of its later members that nobody may be asked about: "site visits, boots and all"."""
    first, *rest = duty.split(", ")
    return ", ".join([first, *(one for one in rest if not NEVER.search(one))]) if rest else duty


def of_employer(part: str) -> bool:
    """ "Rivermead Foods supplies bread to schools" tells of the employer, "Cooks prepare bread" of the work."""
    found = EMPLOYER.match(part)
    return found is not None and not any(
        word_classes.is_person(word.lower().removesuffix("s")) for word in found.group("who").split()
    )


def practised(part: str) -> str:
    """Of a demand for a paper, the experience that it asks for besides."""
    practice = re.search(r"\bexperience\b.*$", AS_ONE.sub("", part), re.I)
    told = practice.group() if practice else ""
    return "" if on_paper(told) or re.match(r"experience (?:or|and)\b", told, re.I) else told


def on_paper(text: str) -> bool:
    """Does the text ask for something that no answer can show?"""
    return bool(PAPER.search(LANGUAGE_OF_MACHINES.sub("", text)))
