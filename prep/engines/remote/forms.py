"""How an endpoint wants to be asked, and what to leave out when it refuses: learned, then remembered for a while."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

SHAPES = ("schema", "object", "text")
LIMITS = ("max_tokens", "max_completion_tokens")


@dataclass(frozen=True)
class Form:
    """`shape`: how the form of a reply is asked for (strict schema, some JSON object, words only)."""

    shape: str = "schema"
    streams: bool = True
    counts: bool = True  # says at the end of a stream what it used
    limit: str = LIMITS[0]  # or the other name, or nothing
    cool: bool = True  # takes a temperature
    turns: bool = True  # takes a system message and two turns of one speaker
    thinks: bool = False  # spends tokens on thoughts that we do not see

    @classmethod
    def of(cls, kept: Any) -> "Form":
        """From what a row keeps; anything unknown in it is passed over."""
        known = kept if isinstance(kept, dict) else {}
        form = cls(**{field.name: known[field.name] for field in fields(cls) if field.name in known})
        return form if form.shape in SHAPES else replace(form, shape="schema")

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    def plainer(self) -> "Form | None":
        """The next way to ask for a form; None after the last."""
        at = SHAPES.index(self.shape) + 1
        return replace(self, shape=SHAPES[at]) if at < len(SHAPES) else None

    def after(self, refusal: str) -> "Form | None":
        """What to try next when a request was refused in these words; None when nothing is left to leave out."""
        words = refusal.lower()
        for names, change in (
            (("stream_options", "include_usage"), {"counts": False}),
            (("max_completion_tokens",), self._other_limit(words)),
            (("max_tokens",), {"limit": ""}),
            (("temperature",), {"cool": False}),
            (("alternate", "system role", "roles must", "role 'system'"), {"turns": False}),
        ):
            if any(name in words for name in names):
                other = replace(self, **change)  # type: ignore[arg-type]
                if other != self:
                    return other
        if "response_format" not in words and "schema" not in words and "stream" in words and self.streams:
            return replace(self, streams=False)
        return self.plainer() or self._barest()

    def _other_limit(self, words: str) -> dict[str, str]:
        """Some want the new name for the limit of tokens, some know the old one only."""
        return {"limit": LIMITS[self.limit == LIMITS[0]]}

    def _barest(self) -> "Form | None":
        bare = replace(self, streams=False, counts=False, limit="", cool=False, turns=False)
        return bare if bare != self else None
