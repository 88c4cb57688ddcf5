"""Words in an answer that speak to whoever assesses: orders, fake turns, fake rubrics, hidden text."""

import base64
import binascii
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("planted.toml")

# Where an order may begin. A speaker who says "I would ... and give" orders nobody, so fewer places then.
CLAUSE = re.compile(r"[.!?;:\n]+|\b(?:please|kindly)\b")
LOOSE_CLAUSE = re.compile(r"[.!?;:,\n]+|\b(?:and|then|now|also|so|please|kindly|line)\b")
FIRST_PERSON = re.compile(r"\b(?:i|we|i'd|we'd|i'll|we'll)\b")
ENCODED = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
HEX = re.compile(r"(?:[0-9a-f]{2}[ ,:]?){16,}", re.IGNORECASE)
FENCE = re.compile(
    r"<\|?/?\s*(?:im_start|im_end|system|assistant|user|instructions?|candidate_answer|answer|rubric|inst|s)\b[^<>\n]{0,40}\|?>"
    r"|\[/?(?:inst|system|assistant)\]|<!--|!\[[^\]\n]{0,80}\]\(|^#{2,}\s*(?:system|instructions?|assistant|response)\b"
    r"|\"?\b(?:score|overall|verdict|level|met|criteria)\"\s*:\s*[\[{\"\dt]",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    loaded = tomllib.loads(DATA.read_text(encoding="utf-8"))
    other = loaded.pop("other")
    patterns = {name: re.compile(_either(entries)) for name, entries in loaded.items()}
    for name in ("orders", "dismissals"):
        patterns[name] = re.compile(rf"^\W*(?:{_either(loaded[name])})")
    patterns["late_orders"] = re.compile(
        _either([order for order in loaded["orders"] if " " in order or order.endswith("s")])
    )
    patterns["speakers"] = re.compile(
        rf"^\W*(?:{'|'.join(loaded['speakers'])})(?:\s+(?:message|note|prompt|turn|override|update))?\s*[:>\]]",
        re.MULTILINE,
    )
    for name, entries in other.items():
        patterns[f"other_{name}"] = re.compile("|".join(re.escape(_plain(entry)) for entry in entries))
    return patterns


def _either(entries: list[str]) -> str:
    """Any of the entries as whole words; a trailing * frees the ending."""
    parts = [re.escape(entry.rstrip("*")) + (r"\w*" if entry.endswith("*") else "") for entry in entries]
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"


def _plain(text: str) -> str:
    seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", seen).casefold().replace("\u2019", "'")


def is_planted(text: str) -> bool:
    """Whether a sentence or quote is addressed to an assessor rather than to an interviewer."""
    return bool(has_hidden_text(text) or opens_turn(text) or FENCE.search(text) or _encoded(text)) or _orders(
        text
    )


def opens_turn(text: str) -> bool:
    """Whether a line of the text starts somebody else's turn ("SYSTEM: ...")."""
    return bool(_lists()["speakers"].search(_plain(text)))


def has_hidden_text(text: str) -> bool:
    """Letters written as tag characters, which no reader sees."""
    return any("\U000e0020" <= character <= "\U000e007e" for character in text)


def _orders(text: str) -> bool:
    lists, plain = _lists(), _plain(text)
    if lists["alone"].search(plain):
        return True
    if lists["other_marks"].search(plain):
        return True
    if lists["other_orders"].search(plain) and lists["other_instructions"].search(plain):
        return True
    instructions, marks, subjects = (
        bool(lists[name].search(plain)) for name in ("instructions", "marks", "subjects")
    )
    if not (instructions or marks or subjects):
        return False
    pattern = CLAUSE if FIRST_PERSON.search(plain) else LOOSE_CLAUSE
    clauses = [clause.strip() for clause in pattern.split(plain)]
    if instructions and any(lists["dismissals"].match(clause) for clause in clauses):
        return True
    if not (marks or subjects):
        return False
    ordered = any(lists["orders"].match(clause) for clause in clauses)
    late = marks and subjects and bool(lists["late_orders"].search(plain))
    return (ordered and (marks or subjects)) or late or (instructions and marks)


def _encoded(text: str) -> bool:
    """A long run of base64 or hexadecimal that decodes to readable words."""
    for match in ENCODED.finditer(text):
        run = match.group()
        padded = run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 4)
        try:
            if _readable(base64.b64decode(padded, validate=True)):
                return True
        except (binascii.Error, ValueError):
            continue
    for match in HEX.finditer(text):
        digits = re.sub(r"[^0-9a-fA-F]", "", match.group())
        if len(digits) % 2 == 0 and _readable(bytes.fromhex(digits)):
            return True
    return False


def _readable(raw: bytes) -> bool:
    plain = sum(byte == 32 or 65 <= byte <= 90 or 97 <= byte <= 122 for byte in raw)
    return len(raw) >= 10 and plain >= 0.85 * len(raw)
