"""A piece of a line that can be asked about, and several of them said as one."""

from dataclasses import dataclass, field, replace

from interviews.offline.writing import forms


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
    """Pieces of one form and statement as one: "wash cups and sweep floors"."""
    first, text = pieces[0], enumerated([piece.text for piece in pieces])
    if first.form != "act":
        return replace(first, text=text, wide="")
    return Joined("act", text, "", first.source, enumerated([piece.doing for piece in pieces]))


def enumerated(members: list[str]) -> str:
    *first, last = members
    return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True)
class Joined(Phrase):
    """Two pieces in one; `both` is how they are said as gerunds."""

    both: str = ""

    @property
    def doing(self) -> str:
        return self.both
