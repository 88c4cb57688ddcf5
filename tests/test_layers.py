"""Imports only go down the ladder of docs/architecture.md."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

APPS = {"prep": 0, "postings": 1, "interviews": 2}
RUNGS = {
    **dict.fromkeys(
        "enums text source scoring wording evidence criteria facts".split()
        + "coverage highlight feedback confidence offline packs personal reported_text".split()
        + "decoy saying plain addresses backing fairness".split()
        + "linting statistics difference matching content cells table kinds".split(),
        1,
    ),
    "search": 2,
    "models": 2,
    "prompts": 3,
    "pipeline": 4,
    "tasks": 5,
    "domain": 6,
    "access": 7,
    "curation": 7,
    "forms": 8,
    "views": 9,
    "templatetags": 9,
    "admin": 9,
    "management": 9,
    "urls": 10,
    "apps": 10,
}
# What each rung may import of its own and lower apps, where that is less than "every rung below".
ONLY = {
    1: {1},
    2: {1, 2},
    3: {1, 3},
    4: {1, 2, 3, 4},
    5: {2, 4},
    6: {1, 2, 5, 6},
    7: {1, 2, 7},
    8: {1, 2, 7, 8},
    9: {1, 2, 6, 7, 8, 9},
    10: {9},
}
# The ground floor: what of it each rung may use.
GROUND = {
    1: {"prep.engines.words", "prep.stems", "prep.word_classes"},
    2: {"prep.codes", "prep.held", "prep.generation", "prep.accounts"},
    3: {"prep.engines.base"},
    4: {"prep.engines.ask", "prep.engines.base", "prep.engines.checking", "prep.generation"},
    5: {"prep.generation", "prep.accounts", "prep.engines.upkeep"},
    6: {"prep.states", "prep.held", "prep.generation", "prep.accounts", "prep.engines.replies"},
    7: {"prep.accounts"},
    8: {"prep.accounts"},
    9: {"prep.web", "prep.accounts", "prep.generation"},
    10: set(),
}
# Exceptions, each with its reason.
ALLOWED = {
    ("interviews/tasks.py", "interviews.domain.your_data"): (
        "the purge does to whoever is gone what a person may have done themselves; it imports no task"
    ),
    ("interviews/apps.py", "interviews.search"): (
        "what searching needs in the database is made after migrations, and only an app hears of those"
    ),
    ("interviews/management/commands/engine.py", "interviews.pipeline.engine_lines"): (
        "the operator's door to an engine: it asks without a row, so there is no task to send"
    ),
    ("interviews/management/commands/engine.py", "prep.engines"): "the same door: it chooses who answers",
    ("interviews/management/commands/check_engine.py", "interviews.pipeline.engine_check"): (
        "asks an engine to its face, without a row"
    ),
}
INSIDE_PREP = {  # file or folder -> what of prep it must not import
    "prep/engines/base.py": {"prep.", "django"},
    "prep/codes.py": {"prep."},
    "prep/stems.py": {"prep."},
    "prep/word_classes.py": {"prep."},
    "prep/states.py": {"prep."},
    "prep/generation.py": {"prep.engines.ask", "prep.engines.models", "prep.web", "prep.accounts"},
    "prep/accounts": {"prep.web", "prep.engines"},
    "prep/engines": {"prep.web", "prep.accounts", "prep.generation"},
}


def modules() -> list[Path]:
    return sorted(
        path.relative_to(settings.BASE_DIR)
        for app in APPS
        for path in (settings.BASE_DIR / app).rglob("*.py")
        if "migrations" not in path.parts
    )


def imports(path: Path) -> list[tuple[str, bool]]:
    """(what is imported, whether inside a function) for every import of a file."""
    tree = ast.parse((settings.BASE_DIR / path).read_text())
    inner = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node in inner) for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [(f"{node.module}.{alias.name}", node in inner) for alias in node.names]
    return found


def rung(parts: tuple[str, ...]) -> int | None:
    return RUNGS.get(parts[1].removesuffix(".py")) if len(parts) > 1 else None


def climbs(path: Path, target: str) -> str:
    """Why the import is not allowed, or an empty string."""
    app, parts = path.parts[0], tuple(target.split("."))
    if parts[0] not in APPS or (str(path), target.rsplit(".", 1)[0]) in ALLOWED:
        return ""
    if APPS[parts[0]] > APPS[app]:
        return f"{app} must not know {parts[0]}"
    own = None if app == "prep" else rung(path.parts)
    if own is None:
        return ""
    if parts[0] == "prep":
        fine = any(target == ground or target.startswith(f"{ground}.") for ground in GROUND[own])
        return "" if fine else f"rung {own} must not use {target}"
    there = rung(parts)
    return (
        "" if there is None or there in ONLY[own] else f"rung {own} must not import rung {there} ({target})"
    )


@pytest.mark.parametrize("path", modules(), ids=str)
def test_module_when_read_imports_only_downwards(path):
    wrong = [reason for target, _ in imports(path) if (reason := climbs(path, target))]
    if path.parts[0] == "prep":
        for place, forbidden in INSIDE_PREP.items():
            if str(path) == place or str(path).startswith(f"{place}/"):
                wrong += [
                    f"{place} must not import {target}"
                    for target, _ in imports(path)
                    for start in forbidden
                    if target.startswith(start)
                    and not target.startswith(place.removesuffix(".py").replace("/", "."))
                ]

    assert wrong == []


@pytest.mark.parametrize("path", modules(), ids=str)
def test_module_when_read_has_no_inline_import(path):
    assert [target for target, inside in imports(path) if inside] == []


@pytest.mark.parametrize("path", modules(), ids=str)
def test_module_when_counted_stays_under_400_lines(path):
    assert len((settings.BASE_DIR / path).read_text().splitlines()) <= 400


def test_every_module_when_placed_stands_on_a_rung():
    homeless = [
        str(path)
        for path in modules()
        if path.parts[0] != "prep" and path.name != "__init__.py" and rung(path.parts) is None
    ]

    assert homeless == []


def test_climbing_import_when_planted_is_caught():
    assert climbs(Path("postings/models/posting.py"), "postings.views.posting") != ""
    assert climbs(Path("postings/domain/posting.py"), "interviews.models.Interview") != ""
    assert climbs(Path("interviews/views/report.py"), "interviews.pipeline.report.write_report") != ""
    assert climbs(Path("interviews/scoring.py"), "prep.engines.ask.ask") != ""
