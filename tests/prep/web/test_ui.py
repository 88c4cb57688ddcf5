"""The components: what each one prints, and that nothing said in them becomes markup."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from prep.web.templatetags.ui import PRACTICE

HOSTILE = "<img src=x onerror=alert(1)>\"'"


class Ask(forms.Form):
    text = forms.CharField(label="Your answer", help_text="As you would say it.")
    keep = forms.BooleanField(label="Keep it", required=False)
    note = forms.CharField(label="Note", required=False)


def shown(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def states(html: str) -> list[str]:
    return re.findall(r'data-state="(\w+)"', html)


def said(html: str) -> str:
    """The words of a piece of markup, as they are read out."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def attribute(html: str, name: str) -> list[str]:
    return re.findall(rf'\b{name}="([^"]*)"', html)


def test_meter_when_value_has_a_range_then_cells_tell_sure_likely_and_possible() -> None:
    html = shown('{% meter value=3 label="Solid" low=2 high=4 %}')

    assert states(html) == ["sure", "sure", "likely", "doubt", "open"]
    assert said(html) == "Solid (3 of 5, between 2 and 4)"


def test_meter_when_range_is_one_level_then_every_reached_cell_is_sure() -> None:
    html = shown('{% meter value=3 label="Solid" low=3 high=3 %}')

    assert states(html) == ["sure", "sure", "sure", "open", "open"]
    assert said(html) == "Solid (3 of 5)"


def test_meter_when_nothing_was_shown_then_words_say_so_and_no_cell_is_filled() -> None:
    html = shown("{% meter value=None low=2 high=4 %}")

    assert states(html) == ["open"] * 5
    assert said(html) == "Not shown"


def test_meter_when_there_are_more_than_twelve_then_twelve_cells_are_drawn_to_scale() -> None:
    html = shown("{% meter value=13 max=30 %}")

    assert states(html) == ["sure"] * 5 + ["open"] * 7
    assert said(html) == "13 of 30"


@pytest.mark.parametrize(("value", "most", "filled"), [(0, 0, 0), (9, 5, 5), (-1, 5, 0)])
def test_meter_when_figures_are_odd_then_it_stays_within_its_cells(
    value: int, most: int, filled: int
) -> None:
    html = shown("{% meter value=value max=most %}", value=value, most=most)

    assert states(html).count("sure") == filled


def test_pill_when_tone_is_unknown_then_it_is_neutral() -> None:
    assert attribute(shown('{% pill tone="shiny" %}Required{% endpill %}'), "data-tone") == ["neutral"]


def test_notice_when_bad_then_it_is_an_alert_and_otherwise_not() -> None:
    roles = {
        tone: attribute(shown(f'{{% notice tone="{tone}" %}}x{{% endnotice %}}'), "role")
        for tone in ("bad", "warn", "good", "accent")
    }

    assert roles == {"bad": ["alert"], "warn": [], "good": [], "accent": []}


def test_progress_when_counted_then_figures_stand_in_words_and_in_the_bar() -> None:
    html = shown('{% progress label="Writing questions" value=5 max=12 %}')

    assert (attribute(html, "value"), attribute(html, "max"), attribute(html, "role")) == (
        ["5"],
        ["12"],
        ["status"],
    )
    assert said(html).startswith("Writing questions 5 of 12")


@pytest.mark.parametrize("figures", ["", "value=3", "value=0 max=0"])
def test_progress_when_the_end_is_unknown_then_no_figure_is_given(figures: str) -> None:
    html = shown(f'{{% progress label="Reading" {figures} %}}')

    assert said(html) == "Reading"
    assert attribute(html, "max") == []


def test_dialog_when_printed_then_its_buttons_and_its_title_point_at_it() -> None:
    html = shown('{% dialog id="remove-7" title="Remove it?" trigger="Remove" %}Sure?{% enddialog %}')

    assert attribute(html, "popovertarget") == ["remove-7", "remove-7"]
    assert attribute(html, "id") == ["remove-7", "remove-7-title"]
    assert attribute(html, "aria-labelledby") == ["remove-7-title"]


def test_card_when_it_has_no_title_then_it_has_no_heading() -> None:
    assert re.findall(r"<h\d", shown("{% card %}text{% endcard %}")) == []
    assert re.findall(r"<h\d", shown('{% card title="Levels" level=3 %}text{% endcard %}')) == ["<h3"]


def test_icon_when_it_has_a_label_then_it_is_read_and_otherwise_hidden() -> None:
    assert attribute(shown('{% icon "check" label="covered" %}'), "aria-label") == ["covered"]
    assert attribute(shown('{% icon "check" %}'), "aria-hidden") == ["true"]


@pytest.mark.parametrize(
    ("engine", "named"),
    [
        ("embedded", "by the built-in engine"),
        ("remote", "by a language model"),
        ("scripted", "by a script"),
        ("some-other", "by the some-other engine"),
    ],
)
@pytest.mark.parametrize("did", ["Written", "Read", "Assessed"])
def test_byline_when_printed_then_it_names_the_engine_and_says_practice(
    engine: str, named: str, did: str
) -> None:
    text = said(shown("{% byline engine did %}", engine=engine, did=did))

    assert text.startswith(f"{did} {named}")
    assert text.endswith(PRACTICE)


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=words %}{{ words }}{% endcard %}",
        "{% pill tone=words %}{{ words }}{% endpill %}",
        "{% notice title=words %}{{ words }}{% endnotice %}",
        "{% empty title=words %}{{ words }}{% endempty %}",
        "{% dialog id='a' title=words trigger=words tone=words %}{{ words }}{% enddialog %}",
        "{% scroller label=words %}{{ words }}{% endscroller %}",
        "{% progress label=words note=words %}",
        "{% meter value=1 label=words %}",
        "{% icon 'check' label=words %}",
        "{% byline words %}",
    ],
)
def test_component_when_words_are_hostile_then_its_markup_is_that_of_plain_words(source: str) -> None:
    plain = shown(source, words="plain")
    hostile = shown(source, words=HOSTILE)

    assert re.findall(r"<[a-z/]+", hostile) == re.findall(r"<[a-z/]+", plain)
    assert len(re.findall(r'="', hostile)) == len(re.findall(r'="', plain))


def test_field_when_wrong_then_error_and_help_are_tied_to_the_control() -> None:
    html = str(Ask({}).as_div())

    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert attribute(html, "id").count("id_text_error") == 1
    assert attribute(html, "aria-invalid") == ["true"]
    assert attribute(html, "for") == ["id_text", "id_keep", "id_note"]


def test_field_when_optional_then_its_label_says_so() -> None:
    assert re.findall(r"(\w+) <span class=\"field-optional\">optional", str(Ask().as_div())) == ["Note"]


def test_field_when_it_is_a_tick_then_the_label_is_printed_once() -> None:
    assert str(Ask().as_div()).count("Keep it") == 1


def test_form_when_as_a_whole_wrong_then_the_error_is_an_alert() -> None:
    form = Ask({"text": "x"})
    form.add_error(None, "Both cannot be.")

    assert "Both cannot be." in said(str(form.as_div()))
    assert attribute(str(form.as_div()), "role") == ["alert"]


def test_messages_when_swapped_by_htmx_then_the_region_stays_and_is_filled() -> None:
    page = render_to_string("components/messages.html", {"messages": []})
    part = render_to_string("components/messages.html", {"messages": ["Saved."], "out_of_band": True})

    assert (attribute(page, "hx-swap-oob"), attribute(part, "hx-swap-oob")) == ([], ["innerHTML"])
    assert said(part) == "Saved."


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_page_when_rendered_without_a_request_then_it_stands(name: str) -> None:
    html = render_to_string(f"{name}.html")

    assert len(re.findall(r"<h1>[^<]+</h1>", html)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "login",
        "signup",
        "logout",
        "password_reset",
        "password_reset_done",
        "password_change",
        "email",
        "email_confirm",
        "verification_sent",
        "confirm_email_verification_code",
        "account_inactive",
        "signup_closed",
        "password_reset_from_key",
        "password_reset_from_key_done",
        "reauthenticate",
        "verified_email_required",
        "password_set",
    ],
)
def test_account_page_when_rendered_then_it_wears_our_frame(name: str) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    html = render_to_string(
        f"account/{name}.html", {"form": Ask(), "verify_form": Ask(), "email": "a@b.c"}, request
    )

    assert (html.count("<main"), html.count("<h1"), html.count('id="messages"')) == (1, 1, 1)
    assert re.search(r"<title>\s*\S[^<]*· Prep</title>", html) is not None
    assert re.findall(r"<button(?![^>]* class=)", html) == []
