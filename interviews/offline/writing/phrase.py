"""A piece of a line that can be asked about, and several of them said as one."""

from dataclasses import dataclass, field, replace

from interviews.offline.writing import forms, nouns


@dataclass(frozen=True)
class Phrase:
    """One askable piece of a line. For an act `text` is a base verb phrase, else a noun phrase."""

    form: str  # act, matter, skill or trait
    text: str
    wide: str = ""  # the same with more of what the line lists
    source: str = field(default="", compare=False)  # the clause it comes from

    @property
    def doing(self) -> str:
        verb, _, rest = self.text.partition(" ")
        return f"{forms.gerund(verb, self.source)} {rest}".strip() if self.form == "act" else self.text

    @property
    def broad(self) -> "Phrase":
        return replace(self, text=self.wide or self.text)


def together(pieces: list[Phrase]) -> Phrase:
    """Pieces of one form and statement as one: "wash and dry cups", "wash cups and plates"."""
    first = pieces[0]
    if first.form != "act":
        return replace(first, text=enumerated([piece.text for piece in pieces]), wide="")
    verbs, things = zip(*(piece.text.split(" ", 1) for piece in pieces), strict=True)
    gerunds = [forms.gerund(verb, first.source) for verb in verbs]
    particle = things[0].split()[0]
    if particle in nouns.PARTICLES and len(set(verbs)) == 1:
        things = (things[0], *(thing.removeprefix(f"{particle} ") for thing in things[1:]))
    if len(set(things)) == 1:
        text, doing = (f"{enumerated(list(said))} {things[0]}" for said in (verbs, gerunds))
    elif len(set(verbs)) == 1 and not any(
        thing.split()[0] in nouns.lists()["prepositions"] for thing in things[1:]
    ):
        text, doing = (f"{verb} {enumerated(list(things))}" for verb in (verbs[0], gerunds[0]))
    else:
        text = enumerated([piece.text for piece in pieces])
        doing = enumerated([piece.doing for piece in pieces])
    return Joined("act", text, "", first.source, doing, len(set(things)) > 1 and len(set(verbs)) > 1)


def enumerated(members: list[str]) -> str:
    *first, last = members
    return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True)
class Joined(Phrase):
    """Two pieces in one; `both` is how they are said as gerunds."""

    both: str = ""
    loose: bool = False  # two things done that share neither verb nor object

    @property
    def doing(self) -> str:
        return self.both
