"""Cells of a table that leaves the house: a spreadsheet must take none of them for a formula. Pure.

What begins like a formula gets an apostrophe, as spreadsheets mark text; so does what begins with apostrophes
before that, so that `plain` always finds back what `safe` was given.
"""

import re

# The signs themselves, their full-width forms, and the breaks that some programs skip to reach them.
RISKY = re.compile(r"^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
MARKED = re.compile(r"^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def safe(value: object) -> str:
    """The cell as text that no spreadsheet computes."""
    text = str(value)
    return f"'{text}" if RISKY.match(text) else text


def plain(text: str) -> str:
    """The cell as it was before `safe`."""
    return text[1:] if MARKED.match(text) else text
