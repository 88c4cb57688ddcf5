"""How long the reader takes over a line of 200,000 characters, whatever they are."""

import string
import time

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
]
ABOVE = [
    "",
    "Duties\n",
    "Requirements\n• ",
    "Key Skills\n",
    "You will keep the log of the ship.\nCategories\n",
]


def measure() -> tuple[list[float], str]:
    """Milliseconds of processor time for each pattern below each heading, and which was the slowest."""
    figures = []
    for above in ABOVE:
        for pattern in [*SIGNS, *PATTERNS]:
            text = (above + pattern * (LENGTH // len(pattern) + 1))[:LENGTH]
            began = time.process_time()
            reader.read(text)
            figures.append((1000 * (time.process_time() - began), f"{pattern!r} below {above!r}"))
    return [figure for figure, _ in figures], max(figures)[1]
