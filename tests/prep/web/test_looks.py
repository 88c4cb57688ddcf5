"""The rules that stylesheets, scripts and templates keep: budgets, layers, contrast, nothing inline."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CSS = sorted((ROOT / "static/css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static/js").glob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOKENS = (ROOT / "static/css/tokens.css").read_text()
ICONS = set(re.findall(r'<symbol id="(\w+)"', (ROOT / "static/icons.svg").read_text()))

LAYERS = {
    "tokens.css": set(),
    "base.css": {"reset", "base"},
    "layout.css": {"layout"},
    "components.css": {"components"},
    "pages.css": {"pages"},
    "utilities.css": {"utilities"},
}
PAPERS = ("paper", "paper-raised", "paper-sunk")
TEXT_INKS = ("ink", "ink-soft", "ink-faint", "accent", "accent-deep", "good", "warn", "bad")

Colour = tuple[float, float, float]


def token(name: str, scheme: int) -> Colour:
    """Lightness and the two colour axes (oklab) of a token, in light (0) or dark (1)."""
    found = re.search(rf"--{name}: light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)", TOKENS)
    assert found is not None, name
    lightness, chroma, hue = (float(figure) for figure in found.group(scheme + 1).split())
    return lightness, chroma * cos(radians(hue)), chroma * sin(radians(hue))


def mixed(front: Colour, share: float, back: Colour) -> Colour:
    one, two, three = (share * f + (1 - share) * b for f, b in zip(front, back, strict=True))
    return one, two, three


def luminance(colour: Colour) -> float:
    lightness, a, b = colour
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, two: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_when_black_is_on_white_then_it_is_twenty_one() -> None:
    assert round(contrast((0, 0, 0), (1, 0, 0)), 2) == 21.0


@pytest.mark.parametrize("scheme", [0, 1])
def test_text_when_on_any_paper_then_it_has_four_and_a_half_to_one(scheme: int) -> None:
    faint = [
        (ink, paper)
        for ink in TEXT_INKS
        for paper in PAPERS
        if contrast(token(ink, scheme), token(paper, scheme)) < 4.5
    ]

    assert faint == []


@pytest.mark.parametrize("scheme", [0, 1])
def test_text_when_on_a_tinted_ground_then_it_has_four_and_a_half_to_one(scheme: int) -> None:
    raised = token("paper-raised", scheme)
    tinted = {
        tone: contrast(token(tone, scheme), mixed(token(tone, scheme), 0.11, raised))
        for tone in ("ink-soft", "accent", "good", "warn", "bad")
    }
    solid = {
        "button": contrast(token("on-accent", scheme), token("accent", scheme)),
        "button under the mouse": contrast(token("on-accent", scheme), token("accent-deep", scheme)),
        "marker": contrast(token("ink", scheme), token("marker", scheme)),
        "chosen": contrast(token("ink", scheme), token("accent-soft", scheme)),
    }

    assert {name: round(ratio, 2) for name, ratio in (tinted | solid).items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", [0, 1])
def test_edge_of_a_control_when_on_any_paper_then_it_has_three_to_one(scheme: int) -> None:
    faint = [p for p in PAPERS if contrast(token("rule-strong", scheme), token(p, scheme)) < 3]

    assert faint == []


def test_stylesheets_when_weighed_then_they_keep_their_budget() -> None:
    own = {path.name: path.stat().st_size for path in CSS if path.name.startswith("pages-")}
    every_page = sum(path.stat().st_size for path in CSS) - sum(own.values())

    assert every_page + max(own.values()) <= 30 * 1024  # what the fullest page loads
    assert max(own.values()) <= 3 * 1024
    assert [path.name for path in CSS if len(path.read_text().splitlines()) > 250] == []


def test_stylesheets_when_read_then_each_fills_its_own_layer() -> None:
    layers = {path.name: set(re.findall(r"@layer (\w+) \{", path.read_text())) for path in CSS}
    parts = {path.name: {"pages"} for path in CSS if path.name.startswith("pages-")}

    assert layers == LAYERS | parts


def test_stylesheets_when_read_then_there_is_no_force_no_id_and_no_raw_colour() -> None:
    for path in CSS:
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        assert "!important" not in text, path.name
        assert re.findall(r"(?m)^[^:{;]*#[\w-]+[^;]*\{", text) == [], path.name
        assert (
            path.name == "tokens.css"
            or re.findall(r"(?:oklch|rgb|hsl)\((?!from)|#[0-9a-f]{3,8}\b", text) == []
        )


def test_stylesheets_when_read_then_every_custom_property_used_is_set() -> None:
    everything = "".join(path.read_text() for path in CSS)
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    made = set(re.findall(r"(--[\w-]+):", everything))

    assert used - made == set()


def test_scripts_when_counted_then_each_is_under_sixty_lines() -> None:
    assert [path.name for path in SCRIPTS if len(path.read_text().splitlines()) >= 60] == []


def test_templates_when_a_form_may_be_left_then_that_is_called_cancel_everywhere() -> None:
    other_names = re.compile(r">(Not now|Leave it|Leave as it was|Leave it as it was)[<{]")

    assert [path.name for path in TEMPLATES if other_names.search(path.read_text())] == []


def test_templates_when_read_then_nothing_is_inline() -> None:
    inline = [
        (path.name, found)
        for path in TEMPLATES
        for found in re.findall(
            r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", path.read_text()
        )
    ]

    assert inline == []


def test_templates_when_they_print_an_hour_then_they_say_whose() -> None:
    hours = [
        (path.name, found)
        for path in TEMPLATES
        for found in re.findall(r'\|date:"[^"]*[GHghiPfA][^"]*"[^}]*}}(?! UTC)', path.read_text())
    ]

    assert hours == []


def test_classes_when_named_in_a_template_then_a_stylesheet_has_a_rule() -> None:
    rules = {name for path in CSS for name in re.findall(r"\.([a-z][\w-]*)", path.read_text())}
    named = {
        name
        for path in TEMPLATES
        for words in re.findall(r'class="([^"]*)"', path.read_text())
        for name in re.sub(r"{%.*?%}|{{.*?}}", " ", words).split()
    }

    assert named - rules == set()


def test_icons_when_named_in_a_template_then_the_sprite_has_them() -> None:
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r"""(?:{% icon |icon=)["'](\w+)["']""", path.read_text())
    }

    assert named == ICONS


def test_icons_when_listed_in_the_design_page_then_the_list_is_whole() -> None:
    listed = re.search(r"(?m)^Icons: (.*)\.$", (ROOT / "docs/design.md").read_text())

    assert listed is not None
    assert set(listed.group(1).split()) == ICONS
