from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from prep import prepare


@pytest.fixture
def static_root(tmp_path: Path, settings: Any) -> Path:
    source, root = tmp_path / "source", tmp_path / "static"
    source.mkdir()
    (source / "page.css").write_text("main {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = root
    return root


def test_prepare_when_folder_is_fresh_then_static_files_are_collected(db: None, static_root: Path) -> None:
    prepare.main()
    assert (static_root / "page.css").read_text() == "main {}"


def test_collect_static_when_nothing_changed_then_it_leaves_the_files_alone(static_root: Path) -> None:
    prepare.collect_static(static_root)
    (static_root / "page.css").write_text("as it was left")
    prepare.collect_static(static_root)
    assert (static_root / "page.css").read_text() == "as it was left"


def test_collect_static_when_a_file_changed_then_old_ones_go_and_new_ones_come(static_root: Path) -> None:
    prepare.collect_static(static_root)
    source = static_root.parent / "source"
    (source / "page.css").rename(source / "paper.css")
    prepare.collect_static(static_root)
    assert ((static_root / "page.css").exists(), (static_root / "paper.css").exists()) == (False, True)


def test_prepare_when_another_start_is_at_it_then_it_says_so_once_and_waits(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            prepare.ASK[connection.vendor] = "SELECT 1 = 1"

    monkeypatch.setitem(prepare.ASK, connection.vendor, "SELECT 1 = 0")
    monkeypatch.setattr(prepare.time, "sleep", sleep)
    with prepare.one_at_a_time():
        assert pauses == [prepare.PAUSE] * 3

    assert capsys.readouterr().out == "Another start prepares the database; waiting for it.\n"
