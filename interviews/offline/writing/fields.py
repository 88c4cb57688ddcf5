"""Fields of work: which of them a posting's work is in, and so what its candidates are asked about.

A word that another field uses in another sense, or that names somebody else's part of the work, calls nothing then.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from interviews.offline.writing import lexicon, topics
from interviews.offline.writing.trades import TITLE_END, words

OF_TITLE = 3.0  # lines that the role in a title counts for
BESIDE = 1.0  # lines that the rest of a title and the name of the organization count for
OF_SEVERAL = 0.75  # of the support of the best field that a role names: what others that it names must have
# What the words before them say is as much of the role.
IN_MANY = frozenset("clerk instructor nurse secretary teacher".split())
TELLS_LITTLE = frozenset("clerk secretary".split())  # there are some in every field
OTHERS = re.compile(r"\s+to (?:the|our|a|an)\b.*$", re.I)  # "PA to the Director" directs nothing
JOINED = re.compile(r" ?/ ?| & | and | or ", re.I)  # "Dental Nurse / Receptionist"
CALLED_TWICE = 1.5  # what a line counts for in which several calls of a topic stand
LEAST = 2.0  # of support: where no field has as much, a posting does not say well what its field is
LEADING = frozenset(
    "manager supervisor lead leader head chief director foreman superintendent principal charge matron".split()
)


@dataclass(frozen=True)
class Field:
    """A field of work, the sorts of work it is (desk, hands, public), and the words of titles that name it."""

    key: str
    sorts: frozenset[str]
    titles: frozenset[str]


@cache
def fields() -> dict[str, Field]:
    """All fields by key, in the order of the file."""
    return {
        key: Field(key, frozenset(entry["sorts"].split()), frozenset(entry["titles"].split()))
        for key, entry in lexicon.read("fields").items()
    }


@lru_cache(maxsize=1_000)
def of_title(title: str) -> frozenset[str]:
    """The fields that the words of a title name; none where they tell nothing."""
    return frozenset(key for name in names_in(title) for key in named_by(name))


@lru_cache(maxsize=1_000)
def of_role(title: str) -> frozenset[str]:
    """The fields named by the word that says what somebody is, with the word before it where these two name any: an
    HGV mechanic is a mechanic, a kitchen porter no porter of hotels. Of a nurse, a clerk or an officer the words before
    tell as much. Where a title names several roles ("Clerk / Typist") those of each."""
    found: set[str] = set()
    for part in OTHERS.sub("", title).split("/"):
        # "Teacher of Mathematics" is a teacher, "Head of Marketing" says it behind.
        first = TITLE_END.sub("", part.lower())
        naming = names_in(first.partition(" of ")[0]) or names_in(first) or names_in(part)
        role = max(naming, key=lambda name: (naming[name], name.count("-")), default="")
        found |= named_by(role)
        if role.rpartition("-")[2] in IN_MANY | lexicon.word_lists()["ranks"]:
            within = {*role.split("-")} - IN_MANY
            others = [name for name, place in naming.items() if name in IN_MANY or place < naming[role]]
            found.update(key for name in others if name not in within for key in named_by(name))
    return frozenset(found)


def is_told(title: str) -> bool:
    """Does a title say more of its role than a word that stands in titles of many fields: not "Returns Clerk"?"""
    return not names_in(TITLE_END.sub("", title)).keys() <= TELLS_LITTLE


def names_in(title: str) -> dict[str, int]:
    """What in a title names fields, words and pairs of words, with the place where each ends."""
    return {name: place for name, place in parts(title).items() if named_by(name)}


def parts(title: str) -> dict[str, int]:
    """The words of a title and the pairs of them, of many also one ("sales assistants"), with the place where each
    ends."""
    said = [word.removesuffix("'s") for word in words(title.replace("’", "'"))]
    one = [word.removesuffix("s") for word in said]
    last = [*said[:-1], *one[-1:]]  # all words as they stand but for the last
    pairs = {"-".join(pair): n + 1 for some in (said, one, last) for n, pair in enumerate(pairwise(some))}
    return {word: n for some in (said, one) for n, word in enumerate(some)} | pairs


@cache
def namings() -> dict[str, frozenset[str]]:
    keys: dict[str, set[str]] = {}
    for key, field in fields().items():
        for name in field.titles:
            keys.setdefault(name, set()).add(key)
    return {name: frozenset(some) for name, some in keys.items()}


def named_by(name: str) -> frozenset[str]:
    """The fields that a word or a pair of words of a title names."""
    return namings().get(name, frozenset())


def support(title: str, lines: Iterable[str], organization: str = "") -> Counter[str]:
    """How much speaks for each field: lines that call topics asked in it, shared among the fields of a topic, the
    role, and as much as a line does what else title and organization name."""
    beside = of_title(title) | of_title(organization)
    found: Counter[str] = Counter(dict.fromkeys(beside, BESIDE) | dict.fromkeys(of_role(title), OF_TITLE))
    for line in lines:
        of_line: Counter[str] = Counter()
        for topic in topics.called(line):
            own = topic.fields & fields().keys()
            weight = (CALLED_TWICE if topics.count(topic, line) > 1 else 1.0) / max(1, len(own))
            of_line |= Counter(dict.fromkeys(own, weight))
        found.update(of_line)
    return found


def own_words(title: str) -> frozenset[str]:
    """The words of a title that are about whoever holds it."""
    return frozenset(words(OTHERS.sub("", title)))


def sorts(title: str, found: Counter[str]) -> frozenset[str]:
    """The sorts of work of the field that most speaks for; to lead is one where the title leads others."""
    top = max(found, key=lambda key: (found[key], key), default="")
    leads = not LEADING.isdisjoint(own_words(title))
    return frozenset({"any", *(fields()[top].sorts if top else ()), *(["lead"] if leads else [])})


@dataclass(frozen=True)
class Standing:
    """What speaks for which field in a posting, and the fields of the role that its title names."""

    support: Counter[str]
    sorts: frozenset[str]
    roles: frozenset[str]
    told: tuple[frozenset[str], ...]  # the words of the title, of each role that it joins

    def is_of_others(self, topic: topics.Topic) -> bool:
        """Is it the part of others than the title names: no dental receptionist takes X-rays? Of several roles that it
        joins, those in the topic's fields decide."""
        if not any(said & topic.never for said in self.told):
            return False
        within = [said for said in self.told if any(named_by(name) & topic.fields for name in said)]
        return all(said & topic.never for said in within)

    def open_topics(self, least: float) -> frozenset[str]:
        """The keys of the topics that may be asked about: those of every field or of the posting's sort of work, and
        those asked in the field of the role, or in one that has at least a share of the support of the best. Of several
        that a role names ("driver") those of which the lines speak little are left out, and so is what is another's
        part: no dental receptionist takes X-rays."""
        best = max([LEAST, *self.support.values()])
        of_role = max((self.support[key] for key in self.roles), default=0.0)
        roles = {key for key in self.roles if self.support[key] >= OF_SEVERAL * of_role}
        near = self.sorts | roles | {key for key, some in self.support.items() if some >= least * best}
        return frozenset(
            key
            for key, topic in topics.topics().items()
            if topic.fields & near and not self.is_of_others(topic)
        )


def standing(title: str, lines: Iterable[str], organization: str = "") -> Standing:
    found = support(title, lines, organization)
    roles = of_role(title) if is_told(title) else frozenset()
    told = tuple(frozenset(parts(part)) for part in JOINED.split(OTHERS.sub("", title)))
    return Standing(found, sorts(title, found), roles, told)
