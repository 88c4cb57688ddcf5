"""Two hosts that start at one moment on one database: on PostgreSQL a fresh one, on SQLite one with all tables."""

import subprocess
import sys
from pathlib import Path

import pytest

from prep.run import BASE_DIR
from tests.prepared import copy_prepared
from tests.processes.place import Place

pytestmark = pytest.mark.processes


def test_prepare_when_two_hosts_start_at_once_then_both_end_well(tmp_path: Path, database_url: str) -> None:
    started = []
    for name in ("one", "two"):
        copy_prepared(tmp_path / name)
        host = Place(tmp_path / name, database_url or f"sqlite:///{tmp_path}/db.sqlite3", "")
        command = [sys.executable, "-m", "prep.prepare"]
        started.append(
            subprocess.Popen(
                command,
                cwd=BASE_DIR,
                env=host.environment(),
                stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
            )
        )

    said = [process.communicate()[1] for process in started]

    assert ([process.returncode for process in started], said) == ([0, 0], [b"", b""])
