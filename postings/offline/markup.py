"""A web page's source pasted as text, with its mark-up made blank: what is left stands where it stood."""

import re
from html import unescape

NOTHING = "\u2060"  # a character that nobody sees and `clean` takes out
_INLINE = "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var"
_BLOCK = (
    "article aside blockquote body br button caption col colgroup dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input label legend li link main menu meta nav"
    " ol option p picture pre section select source summary table tbody td textarea tfoot th thead tr ul video wbr"
)
_UNSEEN = "script style svg template noscript title"  # what they hold is no text of the page
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{'|'.join(f'{_INLINE} {_BLOCK} {_UNSEEN}'.split())})(?:\s[^<>\n]{{0,400}})?/?>"
    r"|<!--[^\n]{0,40}?--+>?|<!doctype[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.IGNORECASE)


def without_markup(text: str) -> str:
    """The text, of the same length: tags are line ends and blanks, "&amp;" is "&" and characters nobody sees."""
    if "<" in text:
        text = _without_tags(text)
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _without_tags(text: str) -> str:
    kept: list[str] = []
    at = 0
    unclosed: set[str] = set()  # so that a text of nothing but openings is not searched to its end for each
    for tag in _TAG.finditer(text):
        if tag.start() < at:
            continue
        name, end = (tag["name"] or "").lower(), tag.end()
        if name in _UNSEEN.split() and not tag["end"] and name not in unclosed:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(text, end)
            end = closing.start() if closing else end
            unclosed |= set() if closing else {name}
        kept += [
            text[at : tag.start()],
            _blank(name, text[max(0, tag.start() - 1)], text[end : end + 1], end - tag.start()),
        ]
        at = end
    return "".join([*kept, text[at:]])


def _blank(name: str, before: str, after: str, size: int) -> str:
    """What stands for a tag: a line end, or in the middle of a line a blank where one is needed."""
    if name not in _INLINE.split():
        return "\n" * size
    parts = before.isspace() or after.isspace() or before.isalnum() and after.isalnum()
    return (" " if parts else NOTHING) * size


def _decoded(entity: re.Match[str]) -> str:
    said, size = unescape(entity.group()), len(entity.group())
    if said.isspace():
        return " " * size
    return said + NOTHING * (size - len(said))
