"""What holds for every text: the promises of the embedded reader, on texts nobody chose."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from postings.offline import reader
from postings.offline.glue import unglue
from postings.text import clean, fold

quick = settings(max_examples=40, deadline=None, derandomize=True)

# Any characters at all: lone surrogates, NUL, marks that nobody sees, right-to-left, line ends of every kind.
anything = st.text(alphabet=st.characters(), max_size=400)
ODD = [
    "\x00",
    "\ud83d",
    "\u202e",
    "\u200b",
    "\r",
    "\u2028",
    "\x0b",
    "\ufeff",
    "\xa0",
    "🙂",
    "م",
    "ß",
    "İ",
    "\t",
]
PIECES = [
    "Night Porter",
    "Company: Tidewater Ltd",
    "We are a small harbour and we have grown every year.",
    "You will write the log and guide ships into the harbour.",
    "Experience with tide tables, Python and C++ is a plus",
    "• Row the boat.",
    "- Mend the nets, mend the sails; keep both dry",
    "1. A clean driving licence",
    "Salary: £25,000 to £30,000 per year",
    "Vous êtes à l'aise en anglais et vous aimez la mer.",
    "KnotsTidesRope WorkC++",
    "(see https://tidewater.example/jobs?id=1)",
    "Apply now",
    "3 days ago",
    "",
]
HEADINGS = ["Key Responsibilities", "Requirements", "What we offer", "Key Skills", "About us", "Nice to have"]
LABELS = ["company", "salary", "1"]  # words of a label or a bullet that need not be kept
lines = st.lists(st.sampled_from([*PIECES, *HEADINGS]), max_size=14)
postings = lines.map("\n".join)
broken = st.lists(
    st.one_of(st.sampled_from([*PIECES, *HEADINGS, *ODD]), st.text(max_size=8)), max_size=14
).map("".join)
texts = st.one_of(anything, postings, broken)


def quoted(read):
    return [*read["lines"], *read["passages"], *(fact for fact in read["facts"] if fact.get("quote"))]


def said(read):
    return [(line["kind"], line["text"]) for line in read["lines"]]


@quick
@given(texts)
def test_read_when_text_is_any_then_every_quote_stands_where_it_says(text):
    for one in quoted(reader.read(text)):
        start = one["quote_start"]
        assert one["quote"] and text[start : start + len(one["quote"])] == one["quote"]
        assert not any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in one["quote"])


@quick
@given(texts)
def test_read_when_text_is_any_then_lines_and_passages_come_in_order_and_never_overlap(text):
    read = reader.read(text)

    for found in (read["lines"], read["passages"], [*read["lines"], *read["passages"]]):
        spans = [(one["quote_start"], one["quote_start"] + len(one["quote"])) for one in found]
        ordered = sorted(spans)
        assert all(before[1] <= after[0] for before, after in zip(ordered, ordered[1:], strict=False))
    assert [line["quote_start"] for line in read["lines"]] == sorted(
        line["quote_start"] for line in read["lines"]
    )


@quick
@given(texts)
def test_read_when_text_is_any_then_no_line_comes_twice(text):
    found = [fold(line["text"]) for line in reader.read(text)["lines"]]

    assert len(found) == len(set(found))
    assert all(found)


@quick
@given(texts)
def test_read_when_text_is_any_then_skills_stand_in_it_and_come_once(text):
    read = reader.read(text)

    for names in (read["skills"], read["categories"]):
        assert all(fold(name) in fold(clean(text)) for name in names)
        assert len({fold(name) for name in names}) == len(names)
    assert all(name in read["skills"] for line in read["lines"] for name in line["skills"])


@quick
@given(texts, texts)
def test_read_when_another_text_was_read_between_then_it_says_the_same(text, other):
    first = reader.read(text)
    reader.read(other)

    assert reader.read(text) == first


@quick
@given(postings)
def test_read_when_lines_end_in_blanks_or_otherwise_then_it_says_the_same(text):
    plain = reader.read(text)

    for changed in (text.replace("\n", "  \t\n"), text.replace("\n", "\r\n"), f"\n \n{text}\n\n"):
        read = reader.read(changed)
        assert (said(read), read["skills"]) == (said(plain), plain["skills"])


@quick
@given(lines)
def test_read_when_headings_are_written_in_capitals_or_with_a_colon_then_it_finds_the_same_lines(posting):
    plain = reader.read("\n".join(posting))

    for change in (str.upper, lambda heading: f"{heading}:", lambda heading: f"✨ {heading}"):
        changed = "\n".join(change(line) if line in HEADINGS else line for line in posting)
        assert said(reader.read(changed)) == said(plain)


@quick
@given(postings)
def test_read_when_the_page_goes_on_below_then_nothing_is_lost(text):
    page = "\nApply now\nSimilar jobs\nDay Porter\nReport this job\n3 days ago\nPrivacy\n"

    longer = reader.read(text + page)

    lost = set(said(reader.read(text))) - set(said(longer))
    assert {words for _, words in lost} <= {longer["title"]}


@quick
@given(lines)
def test_read_when_text_is_a_posting_then_each_of_its_words_is_kept_somewhere(posting):
    read = reader.read("\n".join(posting))

    kept = [one["quote"] for one in quoted(read)] + read["skills"] + read["categories"]
    everything = fold("".join([*kept, read["title"] or "", read["hiring_organization"] or ""])).replace(
        " ", ""
    )
    for line in posting:
        words = [word for word in re.findall(r"\w+", fold(line)) if word not in LABELS]
        assert all(word in everything for word in words), line


@quick
@given(
    st.one_of(
        anything,
        st.lists(st.sampled_from(["Rope", "iOS", "C++", "CI/CD", " ", "Tide Tables", "x"])).map("".join),
    )
)
def test_unglue_when_pieces_are_joined_then_they_give_the_text_again(text):
    def bare(words):
        return "".join("".join(words).split())

    assert bare(unglue(text)) == bare(text)
