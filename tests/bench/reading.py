"""How long the reader takes over a line of 200,000 characters, and the form over all it takes, whatever they are."""

import string
import time
from collections.abc import Callable

from postings.forms import LONGEST, PostingForm
from postings.offline import reader

LENGTH = 200_000
SIGNS = [
    *string.printable,
    *"•–—“”‘’«»·●▪…☞éßİıŁЖאا字あ한🙂\u200b\u200d\ufeff\xa0\xad\u0301\u2028\ud83d\x00\x85",
]
PATTERNS = [
    *(
        "a ",
        "show empathy and ",
        "use C, R and ",
        "A ",
        "aA",
        "Ab" * 20 + " ",
        "AB ",
        "a\n",
        "A\n",
        "\r\n",
        "\n\n",
        "  a",
        " - ",
        "- ",
        "• ",
        "•a",
        "1.",
        "1. ",
    ),
    *(
        "(",
        ") Aa",
        "{[",
        "...",
        "… ",
        "?!",
        "a. ",
        "e.g. ",
        "a: ",
        "A: ",
        "a,b,",
        "a;b;",
        "a|b|",
        "a/b/",
        "a-b-",
        "a&b",
        "'s ",
    ),
    *(
        "http://",
        "www.",
        "a@b.c@",
        "<p>",
        "<a ",
        "</",
        "<!--",
        "&amp;",
        "\u200b ",
        "🙂a",
        "1,2,3 ",
        "01/02/2026 ",
        "£25,000 ",
    ),
    *(
        "Duties ",
        "Duties: ",
        "AB CD: ",
        "Company: ",
        "Key Skills: ",
        "RequirementsSkills",
        "apply ",
        "5 years ",
        "C++",
        "iOS",
    ),
    *(
        "JavaScript",
        "Experience with A, ",
        "knowledge of a ",
        "You will a. ",
        "As a B you will ",
        "looking for a ",
        "the the ",
    ),
    *("in this role you ", "together with a a a a ", "we offer ", "and ", "is a ", "skills "),
    *(
        "a-",
        "a.",
        "1.2.",
        "a.b/",
        "a-b.c",
        "a[.]",
        "a (dot) ",
        "a (at) ",
        "a@",
        "a@a.",
        "x://",
        "a。",
        "a.js/",
    ),
]
ABOVE = [
    "",
    "Duties\n",
    "Requirements\n• ",
    "Key Skills\n",
    "You will keep the log of the ship.\nCategories\n",
]


Figures = tuple[list[float], str]  # milliseconds of processor time for each text, and which was the slowest


def measure() -> Figures:
    """The reader with each pattern below each heading."""
    return _measure(reader.read, ABOVE, LENGTH)


def measure_form() -> Figures:
    """The form of the front page, which anybody may send, with each pattern."""
    return _measure(lambda text: PostingForm({"text": text}).is_valid(), [""], LONGEST)


def _measure(act: Callable[[str], object], headings: list[str], length: int) -> Figures:
    figures = []
    for above in headings:
        for pattern in [*SIGNS, *PATTERNS]:
            text = (above + pattern * (length // len(pattern) + 1))[:length]
            began = time.process_time()
            act(text)
            figures.append((1000 * (time.process_time() - began), f"{pattern!r} below {above!r}"))
    return [figure for figure, _ in figures], max(figures)[1]
