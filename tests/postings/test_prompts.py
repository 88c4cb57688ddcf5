"""What a model sends of a posting, put in its place by code."""

import pytest

from postings.prompts.read_posting import (
    FactSent,
    LineSent,
    PostingSent,
    ReadPostingFacts,
    accept,
    join,
    parts,
    wording,
)
from tests.texts import POSTING_TEXT


def line(quote: str, kind: str = "responsibility", skills: tuple[str, ...] = ()) -> LineSent:
    return LineSent(quote=quote, kind=kind, importance="required", skills=list(skills))


def sent(*lines: LineSent, **changes) -> PostingSent:
    fields = {"title": None, "hiring_organization": None, "language": "EN", "skills": [], "categories": []}
    return PostingSent(**(fields | {"lines": list(lines), "facts": []} | changes))


def read(text: str, *lines: LineSent, **changes):
    return accept(ReadPostingFacts(text), sent(*lines, **changes))


def test_accept_when_quotes_stand_in_the_text_finds_their_places():
    draft = read(
        POSTING_TEXT,
        line("• Lead a team of twelve nurses across day and night shifts."),
        line(
            "strong communication  with families in distress", "qualification", ("communication", "Juggling")
        ),
        skills=["Communication", "communication", " ", "Teaching"],
        title=" Ward Sister ",
    )

    for one in draft.lines:
        assert POSTING_TEXT[one.quote_start :][: len(one.quote)] == one.quote
    assert [one.text for one in draft.lines] == [
        "Lead a team of twelve nurses across day and night shifts.",
        "Strong communication with families in distress",
    ]
    assert draft.lines[1].skills == ["Communication"]
    assert (draft.skills, draft.title, draft.language) == (["Communication", "Teaching"], "Ward Sister", "en")


def test_accept_when_a_line_was_invented_leaves_it_out_and_doubts():
    draft = read(
        POSTING_TEXT, line("Teach newly qualified nurses at the bedside."), line("Lead the moon landing.")
    )

    assert len(draft.lines) == 1
    assert "could not be placed" in draft.doubts[0]


def test_accept_when_nothing_was_found_says_so():
    assert read(POSTING_TEXT).doubts == ["Neither responsibilities nor requirements were found in this text."]


def test_accept_when_a_line_is_sent_twice_or_inside_another_takes_it_once():
    draft = read(
        POSTING_TEXT,
        line("Experience in planning rotas"),
        line("experience in planning  rotas"),
        line("planning rotas"),
    )

    assert [one.text for one in draft.lines] == ["Experience in planning rotas"]


def test_accept_when_words_stand_in_two_places_takes_the_next_one():
    text = "Plan.\nDuties\nCook soup.\nPlan."
    draft = read(text, line("Cook soup."), line("Plan."))

    assert [one.quote_start for one in draft.lines] == [13, 24]


def test_accept_when_facts_are_sent_places_their_words_where_they_stand():
    facts = [
        FactSent(name="experience_min", value="3", quote="At least 3 years of experience"),
        FactSent(name="location", value="Riverside", quote="in Riverside"),
        FactSent(name="salary", value=" ", quote=""),
    ]
    draft = read(POSTING_TEXT, facts=facts)

    assert [(fact.name, fact.value, fact.quote_start >= 0) for fact in draft.facts] == [
        ("experience_min", "3", True),
        ("location", "Riverside", False),
    ]


def test_accept_when_lines_are_known_keeps_the_rest_apart():
    draft = read(POSTING_TEXT, line("Teach newly qualified nurses at the bedside."), title="Ward Sister")
    apart = " ".join(passage.quote for passage in draft.passages)

    assert "Riverside Hospital is looking" in apart
    assert "Teach newly" not in apart
    assert not apart.startswith("Ward Sister")
    for passage in draft.passages:
        assert POSTING_TEXT[passage.quote_start :][: len(passage.quote)] == passage.quote


def test_accept_when_the_text_is_empty_has_nothing():
    assert read("", line("x")).passages == []


LONG = "\n\n".join(f"Part {number}\n" + "• Do one thing well.\n" * 20 for number in range(30))


def test_parts_when_the_posting_is_short_is_the_posting():
    facts = ReadPostingFacts(POSTING_TEXT)

    assert parts(facts, 6000) == [facts]


@pytest.mark.parametrize("text", [LONG, LONG.replace("\n", " "), "x" * 20_000, "a\n" * 9_000])
def test_parts_when_the_posting_is_long_make_it_up_without_gap_or_double(text):
    pieces = parts(ReadPostingFacts(text), 6000)

    assert len(pieces) > 1
    assert "".join(piece.text for piece in pieces) == text
    assert max(len(piece.text) for piece in pieces) < 9000
    for piece, after in zip(pieces, pieces[1:], strict=False):
        assert after.before.endswith(piece.text[-300:])


def test_parts_when_a_section_is_long_say_under_which_heading_each_stands():
    text = "Nurse\n\nResponsibilities\n" + "• Plan the work of one more team and report on it.\n" * 200

    pieces = parts(ReadPostingFacts(text), 3000)

    assert pieces[0].before == ""
    assert all(piece.before.startswith("Responsibilities\n") for piece in pieces[1:])
    for again in parts(pieces[2], 1000):
        assert again.before.startswith("Responsibilities\n")


def test_parts_when_lines_end_are_cut_there():
    assert all(piece.text.startswith("Part ") for piece in parts(ReadPostingFacts(LONG), 6000))


def test_wording_when_a_piece_follows_another_shows_what_stands_before():
    system, before, data, ask = wording(ReadPostingFacts("B", "A"))

    assert (before.role, before.text, data.text) == ("data", "A", "B")
    assert "only what stands before" in ask.text


def test_join_when_pieces_were_read_apart_makes_one_reply():
    fact = FactSent(name="salary", value="10", quote="10")
    whole = join(
        [
            sent(line("a"), skills=["S"], facts=[fact]),
            sent(line("b"), title="T", skills=["U"], facts=[FactSent(name="salary", value="20", quote="20")]),
        ]
    )

    assert whole == sent(line("a"), line("b"), title="T", skills=["S", "U"], facts=[fact])
