"""What is taken and what is sent back with a reason."""

import json
from pathlib import Path

import pytest

from postings import forms
from postings.forms import FactsForm, LineForm, PostingForm, SkillForm, word_count
from tests.bench import reading

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
ENOUGH = "We look for a nurse who plans the rota well."
LINE = {"text": "Plan the rota", "kind": "responsibility", "importance": "required"}


def problem(text: str) -> list[str]:
    return PostingForm({"text": text}).errors.get("text", [])


@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u200b", "\x00"])
def test_posting_form_when_nothing_can_be_seen_in_it_then_asks_for_the_text(text: str) -> None:
    assert problem(text) == [forms.EMPTY]


def test_posting_form_when_three_words_then_too_short() -> None:
    assert problem("three little words") == [forms.TOO_SHORT]


@pytest.mark.parametrize(
    "text",
    [
        "https://jobs.example/view?id=123&from=mail",
        "www.jobs.example",
        "jobs.example/posts/nurse-123",
        "Look at this: https://jobs.example/1",
        "https://jobs.example/" + "abc-" * 200,
    ],
)
def test_posting_form_when_a_link_was_pasted_then_says_that_links_are_not_opened(text: str) -> None:
    assert problem(text) == [forms.LINK]


def test_posting_form_when_whatever_stands_there_over_and_over_then_answers_at_once() -> None:
    """Anybody may send it, and nobody else is served meanwhile."""
    figures, slowest = reading.measure_form()

    assert max(figures) < 1000, slowest


def test_posting_form_when_few_words_stand_beside_what_is_no_link_then_too_short() -> None:
    for text in (
        "Cook wanted.Full time.Start now",
        "Node.js/React developer",
        "three little words…",
        "Ring jane@example.org",
    ):
        assert problem(text) == [forms.TOO_SHORT]


def test_posting_form_when_a_posting_holds_a_link_then_taken() -> None:
    assert problem(f"{ENOUGH} Apply at https://jobs.example/1") == []


def test_posting_form_when_just_enough_words_then_taken() -> None:
    assert problem("one two three four five six seven eight") == []
    assert problem("one two three four five six seven - 8 *") == [forms.TOO_SHORT]


def test_posting_form_when_a_megabyte_then_says_how_long_and_what_is_allowed() -> None:
    assert problem("word " * 209_715) == [forms.TOO_LONG.format(length=1_048_575, longest=50_000)]
    assert "1,048,575" in problem("word " * 209_715)[0]


def test_posting_form_when_exactly_the_longest_then_taken() -> None:
    assert problem("word " * 10_000) == []
    assert problem("word " * 10_000 + "x")[0][:37] == "This text is 50,001 characters long; "


def test_posting_form_when_a_photo_was_pasted_then_says_it_is_no_text() -> None:
    photo = bytes(range(256)) * 20

    assert problem(photo.decode("utf-8", "replace")) == [forms.NO_TEXT]
    assert problem(photo.decode("latin-1")) == [forms.NO_TEXT]
    assert problem("data:image/jpeg;base64," + "QUJD" * 500) == [forms.NO_TEXT]


def test_posting_form_when_a_stray_odd_character_then_cleaned_and_taken() -> None:
    form = PostingForm(
        {"text": f"{ENOUGH}\r\nIt is at the river\u200bside,\x00 by the sea, and pays a fair wage. " * 3}
    )

    assert form.is_valid()
    assert (
        form.cleaned_data["text"]
        == f"{ENOUGH}\nIt is at the riverside, by the sea, and pays a fair wage. " * 3
    )


def test_posting_form_when_bullets_and_accents_came_over_badly_then_taken() -> None:
    assert problem("Duties\n" + "\uf0b7 Plan the rota.\n" * 20) == []
    assert problem("Le candidat a de l\ufffdexp\ufffdrience dans un service de soins aigus. " * 9) == []


def test_posting_form_when_lone_surrogates_then_cleaned() -> None:
    form = PostingForm({"text": f"{ENOUGH * 20} \ud800"})

    assert form.is_valid()
    form.cleaned_data["text"].encode()


def test_posting_form_when_naughty_strings_then_never_an_exception() -> None:
    path = CORPORA / "blns.json"
    if not path.exists():
        pytest.skip("the corpora of bad input are not beside this checkout")
    for naughty in json.loads(path.read_text()):
        form = PostingForm({"text": f"{ENOUGH} {naughty}"})
        assert form.is_valid() or form.errors["text"] == [forms.NO_TEXT]
        assert isinstance(SkillForm({"name": naughty}).is_valid(), bool)
        assert isinstance(LineForm({**LINE, "text": naughty}, posting_skills=[]).is_valid(), bool)


def test_word_count_when_writing_has_no_spaces_then_its_characters_count() -> None:
    assert word_count("看護師を募集しています") == 12
    assert word_count("two words 123 --") == 2


def test_posting_form_when_wrong_then_the_cursor_goes_to_the_field() -> None:
    form = PostingForm({"text": "three little words"})
    form.is_valid()

    assert form.fields["text"].widget.attrs["autofocus"] is True


def test_line_form_when_right_then_gives_the_domain_its_words() -> None:
    form = LineForm(
        {**LINE, "text": " Plan\n the\x00 rota ", "skills": ["Planning"], "other_skills": "Tact, , C++ "},
        posting_skills=["Planning", "Calm"],
    )

    assert form.is_valid(), form.errors
    assert form.line == {
        "text": "Plan the rota",
        "kind": "responsibility",
        "importance": "required",
        "skills": ["Planning", "Tact", "C++"],
    }


def test_line_form_when_the_posting_lists_no_skill_then_only_the_free_field_is_there() -> None:
    form = LineForm({**LINE, "other_skills": "Tact"}, posting_skills=[])

    assert form.is_valid()
    assert form.line["skills"] == ["Tact"]
    assert form.fields["other_skills"].label == "Skills it calls on"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "x" * 1001),
        ("kind", "chrome"),
        ("importance", "vital"),
        ("skills", ["Unlisted"]),
        ("other_skills", "x" * 121),
        ("other_skills", "---"),
        ("other_skills", ",".join(f"s{number}" for number in range(21))),
    ],
)
def test_line_form_when_a_value_is_wrong_then_the_message_stands_at_its_field(
    field: str, value: object
) -> None:
    form = LineForm({**LINE, field: value}, posting_skills=["Planning"])

    assert list(form.errors) == [field]


def test_line_form_when_the_second_field_is_wrong_then_the_cursor_goes_there() -> None:
    form = LineForm({**LINE, "kind": "chrome"}, posting_skills=[])
    form.is_valid()

    assert [name for name, field in form.fields.items() if "autofocus" in field.widget.attrs] == ["kind"]


@pytest.mark.parametrize("name", ["", "  ", "---", "x" * 121, "\u2800"])
def test_skill_form_when_the_name_is_no_name_then_refused(name: str) -> None:
    assert list(SkillForm({"name": name}).errors) == ["name"]


def test_skill_form_when_the_name_is_short_and_odd_then_taken() -> None:
    form = SkillForm({"name": " C++ "})

    assert form.is_valid()
    assert form.cleaned_data == {"name": "C++"}


def test_facts_form_when_right_then_typed_values() -> None:
    form = FactsForm({"title": " Ward\x00 Sister ", "experience_min": "3", "date_posted": "2026-01-15"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "Ward Sister"
    assert form.cleaned_data["experience_min"] == 3
    assert form.cleaned_data["experience_max"] is None
    assert form.cleaned_data["date_posted"].isoformat() == "2026-01-15"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "x" * 201}, "title"),
        ({"experience_min": "71"}, "experience_min"),
        ({"experience_min": "-1"}, "experience_min"),
        ({"experience_min": "some"}, "experience_min"),
        ({"experience_min": "5", "experience_max": "2"}, "experience_max"),
        ({"date_posted": "yesterday"}, "date_posted"),
        ({"visa_sponsorship": "maybe"}, "visa_sponsorship"),
    ],
)
def test_facts_form_when_a_value_is_wrong_then_the_message_stands_at_its_field(
    values: dict[str, str], field: str
) -> None:
    assert list(FactsForm(values).errors) == [field]


def test_facts_form_when_nothing_is_chosen_then_the_choice_says_so_in_words() -> None:
    choices = FactsForm().fields["visa_sponsorship"].choices  # type: ignore[attr-defined]

    assert list(choices) == [("", "Not said"), ("yes", "Offered"), ("no", "Not offered")]


def test_facts_form_when_shown_then_says_whose_page_is_meant() -> None:
    assert FactsForm()["published_by"].help_text == forms.HELP["published_by"]
