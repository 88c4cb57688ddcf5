"""Lists of noun phrases taken apart: what each member is, and what all of them share."""

import re

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.lightening import lighten
from prep import word_classes

MEMBER = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
POWERED = re.compile(r"\w+ [a-z]{3,}ed \w")  # "diesel powered machines" goes with the word before "and"
TAIL = re.compile(r"\s(?:of|in|for|to(?! detail\b))\s.+$")  # "attention to detail" is one thing
FIXED = re.compile(
    r"\b(?:health and safety|research and development|prevention and control|food and (?:beverage|drink)"
    r"|terms and conditions|equality and diversity|hot and cold|up and down|policy and practice|wear and tear"
    r"|diversity and inclusion|profit and loss|pick and pack|question and answer|trial and error)\b",
    re.I,
)
# "Child and Family Assessments", "Initial and Review Conferences"
TITLED = re.compile(r"\b[A-Z][a-z]+ and [A-Z][a-z]+(?= [A-Z][a-z]+)")
HELD = "\u2060"  # joins two words, and is no white space
OTHER = re.compile(
    r"^(?:and|or|mainly|mostly|chiefly|primarily|some|other|any of|any|all|the use of|use of|the importance of"
    r"|importance of)\s+",
    re.I,
)


def split(text: str) -> list[str]:
    """The members of a list. "Health and safety" is one thing."""
    held = FIXED.sub(hold, TITLED.sub(hold, text))
    return [part.replace(HELD, " ") for part in MEMBER.split(held) if part.strip()]


def hold(pair: re.Match[str]) -> str:
    return pair.group().replace(" ", HELD)


def members(text: str) -> list[str]:
    """The members of a list: "review, storage and repair of tools" gives three phrases with "of tools"."""
    parts = with_heads(split(text))
    if len(parts) < 2 or len(parts) == 2 and not nouns.ends_well(parts[0].split()[-1]):
        return [text] if text.strip() else []
    if any(POWERED.match(part) for part in parts[1:]):
        return [text]
    before, last = parts[0].rsplit(" ", 1)[0] if " " in parts[0] else "", parts[-1]
    if " of " in f" {before} " and nouns.shares_head(parts[0], ["and", *last.split()]):
        return [f"{parts[0][: parts[0].index(' of ') + 4]}{last}"]
    heads, tail = shared_tail(text, parts)
    return [head + tail for head in heads] if tail else parts


def with_heads(parts: list[str]) -> list[str]:
    """ "interior and exterior areas" are areas both: a lone adjective goes with the member that has the noun."""
    found: list[str] = []
    for part in parts:
        lone = found and " " not in found[-1] and describes(found[-1]) and not found[-1].endswith("s")
        if lone and " " in part and describes(part.split()[0]):
            found[-1] = f"{found[-1]} and {part}"
        else:
            found.append(part)
    return found


def describes(word: str) -> bool:
    """May a lone word be an adjective?"""
    return "a" in word_classes.classes(word)


def shared_tail(text: str, parts: list[str]) -> tuple[list[str], str]:
    """("review", "storage", "repair") and " of tools" when lone words lead up to a word with a tail."""
    place = next((n for n, part in enumerate(parts) if TAIL.search(part)), 0)
    heads = [*parts[:place], TAIL.sub("", parts[place])]
    lone = all(len(nouns.DETERMINER.sub("", head).split()) == 1 and len(head) > 3 for head in heads)
    if not (place and lone):
        return [], ""
    return heads, text[text.index(parts[place]) + len(heads[-1]) :]


def up_to_tail(parts: list[str]) -> list[str]:
    """Members as far as it is clear what belongs to what: after a preposition it no longer is."""
    prepositions = nouns.lists()["prepositions"]
    aim = re.search(r"\bto (\w+)", parts[0]) if parts else None
    if aim and forms.verb_of(aim.group(1)):
        return parts[:1]
    end = next((n + 1 for n, part in enumerate(parts) if prepositions & set(part.split())), len(parts))
    tails = {TAIL.sub("", part) for part in parts} if end < len(parts) else set()
    return parts if tails and all(TAIL.search(part) for part in parts) else parts[:end]


def merged(text: str) -> str:
    """A list of adjectives, or of words that share a last noun, as one phrase of two members."""
    parts = split(text)
    if len(parts) < 2:
        return text
    adjectives = [part for part in parts[:-1] if not nouns.ends_well(part.split()[-1])]
    last = parts[-1].split()
    lone = all(len(part.split()) == 1 for part in parts[:-1])
    one_each = last[-1].endswith("s") and not any(part.endswith("s") for part in parts[:-1])
    sharing = lone and len(last) > 1 and (last[-1] in nouns.lists()["heads"] or one_each)
    if not (adjectives or sharing) or adjectives and parts[0] not in adjectives:
        return text
    joint = " and " if re.search(r"\s(?:and|or)\s", text) else " "
    noun = next((part for part in parts[1:] if len(part.split()) > 1 or part not in adjectives), parts[-1])
    return f"{parts[0]}{joint}{noun if adjectives else parts[-1]}"


def matters(text: str) -> list[tuple[str, str]]:
    """The noun phrases of a stretch of text, ready for use inside a sentence, each with its wider form."""
    whole = merged(lighten(nouns.cut(text)))
    found: dict[str, str] = {}
    for member in members(whole):
        member = OTHER.sub("", lighten(member))
        short = nouns.shorten(member)
        short = short if len(short.split()) > 1 or short == member else nouns.shorten(member, nouns.LONG)
        phrase = nouns.article(nouns.lower_start(short))
        if phrase and nouns.is_matter(phrase, nouns.LONG) and not nouns.is_doing(member.split()):
            wider = nouns.lower_start(nouns.shorten(member, nouns.WIDE, commas=3))
            found.setdefault(
                phrase, nouns.article(wider) if nouns.counted(wider) > nouns.counted(phrase) else ""
            )
    wide = nouns.lower_start(OTHER.sub("", nouns.shorten(whole, nouns.WIDE, commas=3)))
    if found and nouns.counted(wide) > nouns.MAX_WORDS - 2 and nouns.is_matter(wide, nouns.WIDE + 2):
        found[next(iter(found))] = nouns.article(wide)
    return list(found.items())


def of_first_alone(parts: list[str]) -> bool:
    """Has only the first of a list an article, though the others are longer than a word?"""
    named = [part.split()[0].lower() in nouns.lists()["determiners"] for part in parts if part]
    return len(named) > 2 and named[0] and not any(named[1:]) and all(" " in part for part in parts[1:])


ROUNDS = frozenset(
    "checks rounds visits tests audits inspections patrols drills stocktakes handovers".split()
)


def before_rounds(parts: list[str]) -> list[str]:
    """ "changing film, date checks, oven rounds": nobody changes what is itself done."""
    deeds = [n for n, part in enumerate(parts) if n and ROUNDS & set(part.lower().split())]
    return parts[: deeds[0]] if deeds and len(parts) > 2 else parts
