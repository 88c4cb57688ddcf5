"""Places for process tests: SQLite or TEST_DATABASE_URL's PostgreSQL, folders or Redis as the broker."""

import os
import shutil
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.processes.place import Place


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """A run started in the background of a script ignores SIGINT, and so would all that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    Place(folder, "", "").migrate()
    return folder / "db.sqlite3"


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Empty for a SQLite file in the place's folder, which is put there; else a new PostgreSQL database."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server:
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "db.sqlite3")
        yield ""
        return
    name = f"place_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


@pytest.fixture
def place(tmp_path: Path, database_url: str) -> Iterator[Place]:
    """With folders as the broker."""
    yield from _opened(Place(tmp_path, database_url, ""))


@pytest.fixture(params=["folder", "redis"])
def any_place(request: pytest.FixtureRequest, tmp_path: Path, database_url: str) -> Iterator[Place]:
    """With either broker."""
    redis = request.getfixturevalue("redis_url") if request.param == "redis" else ""
    yield from _opened(Place(tmp_path, database_url, redis))


def _opened(place: Place) -> Iterator[Place]:
    try:
        if place.database_url:
            place.migrate()
        place.ask("discard")
        yield place
    finally:
        place.close()
