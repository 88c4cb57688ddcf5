"""The page components as template tags: the one place where component classes are chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

register = template.Library()

TONES = ("neutral", "good", "warn", "bad", "accent")
NOTICE_ICONS = {"neutral": "info", "good": "check", "warn": "alert", "bad": "alert", "accent": "info"}
MOST_CELLS = 12
WIDE, NARROW, GAP = 22, 10, 3

BYLINES = {
    "embedded": "{did} by the built-in engine: fixed rules, no language model.",
    "remote": "{did} by a language model.",
    "scripted": "{did} by a script, for trying things out.",
}
PRACTICE = "Practice feedback, never a selection decision."


@dataclass(frozen=True)
class Cell:
    """One box of a level picture: sure, likely (between low and value), doubt (up to high) or open."""

    x: int
    state: str


def tone_of(name: str) -> str:
    return name if name in TONES else "neutral"


@register.simple_block_tag
def card(
    content: SafeString, title: str = "", tone: str = "neutral", level: int = 2, id: str = ""
) -> SafeString:
    """A sheet of paper that holds one thing."""
    facts = {"content": content, "title": title, "tone": tone_of(tone), "level": level, "id": id}
    return render_to_string("components/card.html", facts)


@register.simple_block_tag
def pill(content: SafeString, tone: str = "neutral", icon: str = "") -> SafeString:
    """A short fact beside a thing: kind, state, verdict. The words carry it, the tone only helps."""
    return render_to_string("components/pill.html", {"content": content, "tone": tone_of(tone), "icon": icon})


@register.simple_block_tag
def notice(content: SafeString, title: str = "", tone: str = "accent") -> SafeString:
    """Something to know before going on. A bad notice interrupts a screen reader, the others wait."""
    tone = tone_of(tone)
    facts = {"content": content, "title": title, "tone": tone, "icon": NOTICE_ICONS[tone]}
    return render_to_string("components/notice.html", facts)


@register.simple_block_tag
def empty(content: SafeString, title: str = "", level: int = 2) -> SafeString:
    """What stands where nothing is yet: what will be here and the one way to get it."""
    return render_to_string("components/empty.html", {"content": content, "title": title, "level": level})


@register.simple_block_tag
def dialog(
    content: SafeString,
    id: str,
    title: str,
    trigger: str = "",
    tone: str = "quiet",
    icon: str = "",
    size: str = "small",
) -> SafeString:
    """A question asked over the page, with its own opening button; opens and closes without script."""
    facts = {"content": content, "id": id, "title": title, "trigger": trigger or title}
    return render_to_string("components/dialog.html", {**facts, "tone": tone, "icon": icon, "size": size})


@register.simple_block_tag
def scroller(content: SafeString, label: str) -> SafeString:
    """A box that scrolls sideways on its own, so that a wide table never widens the page."""
    return render_to_string("components/scroller.html", {"content": content, "label": label})


@register.simple_tag
def progress(label: str, value: int | None = None, max: int | None = None, note: str = "") -> SafeString:
    """Work that is going on: counted when both figures are known, otherwise a slow moving line."""
    counted = value is not None and max is not None and max > 0
    facts = {"label": label, "value": value, "max": max, "counted": counted, "note": note}
    return render_to_string("components/progress.html", facts)


@register.simple_tag
def meter(
    value: int | None,
    max: int = 5,
    label: str = "",
    low: int | None = None,
    high: int | None = None,
    tone: str = "accent",
) -> SafeString:
    """A count or level as cells, with words beside it; no value is "not shown", never an empty nought."""
    facts = {
        "cells": list(cells(value, max, low, high)),
        "words": label or ("Not shown" if value is None else f"{value} of {max}"),
        "detail": meter_detail(value, max, label, low, high),
        "tone": tone_of(tone),
        "shown": value is not None,
        "cell_width": width_of(max),
        "width": cell_count(max) * (width_of(max) + GAP) - GAP,
    }
    return render_to_string("components/meter.html", facts)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A picture from the sprite; silent to screen readers unless it has a label."""
    return drawn(name, label)


@cache  # the same few, a hundred times on a page
def drawn(name: str, label: str) -> SafeString:
    return render_to_string("components/icon.html", {"href": f"{static('icons.svg')}#{name}", "label": label})


@register.filter
def age(moment: datetime) -> str:
    """How long ago, in words: Django's own say "0 minutes" of what has just been."""
    words = timesince(moment)
    return "under a minute" if words.startswith("0") else words


@register.simple_tag
def byline(engine: str, did: str = "Written") -> SafeString:
    """Who wrote, read or assessed what is shown, and that it is practice: owed by every generated thing."""
    said = BYLINES.get(engine, "{did} by the {engine} engine." if engine else "")
    return render_to_string(
        "components/byline.html", {"said": said.format(did=did, engine=engine), "practice": PRACTICE}
    )


@register.simple_tag(takes_context=True)
def again(
    context: template.Context, row: Any, action: str, label: str = "Try again", target: str = ""
) -> SafeString:
    """The way on when an engine's work did not come to an end: once more, or by the built-in engine."""
    facts = {
        "action": action,
        "label": label,
        "target": target,
        "may_switch": row.may_switch,
        "key": f"{row._meta.model_name}-{row.pk}",  # by it the focus comes back after a swap
        "csrf_token": context.get("csrf_token"),
    }
    return render_to_string("components/again.html", facts)


def cell_count(most: int) -> int:
    return min(most, MOST_CELLS) if most > 0 else 1


def cells(value: int | None, most: int, low: int | None, high: int | None) -> Iterator[Cell]:
    """Scaled to the number of boxes drawn; a box is reached only when it is full."""
    count = cell_count(most)
    reached = scaled(value or 0, most, count)
    sure = reached if low is None else min(reached, scaled(low, most, count))
    possible = reached if high is None or value is None else scaled(high, most, count)
    for place in range(count):
        if place < sure:
            state = "sure"
        elif place < reached:
            state = "likely"
        else:
            state = "doubt" if place < possible else "open"
        yield Cell(x=place * (width_of(most) + GAP), state=state)


def width_of(most: int) -> int:
    return WIDE if cell_count(most) <= 5 else NARROW


def scaled(figure: int, most: int, count: int) -> int:
    return max(0, min(count, figure * count // most)) if most > 0 else 0


def meter_detail(value: int | None, most: int, label: str, low: int | None, high: int | None) -> str:
    """What a screen reader hears after the words, so that the picture holds nothing of its own."""
    if value is None:
        return ""
    parts = [f"{value} of {most}"] if label else []
    if low is not None and high is not None and low != high:
        parts.append(f"between {low} and {high}")
    return ", ".join(parts)
