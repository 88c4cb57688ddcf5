"""Makes the database and the static files fit the code: what has to be done before web and worker start."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

# How a start knocks, and asks whether it is let in. PostgreSQL serves many hosts; it lets one in until that one's
# transaction ends, which may last as long as migrations do. SQLite serves one host, where the port lets one in.
KNOCK = {"postgresql": "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0", "sqlite": "BEGIN"}
ASK = {"postgresql": "SELECT pg_try_advisory_xact_lock(5027)", "sqlite": "SELECT true"}
PAUSE = 0.5


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")
    django.setup()
    with one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_packs", verbosity=0)
    collect_static(Path(settings.STATIC_ROOT))


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of hosts that start together on one database, one after the other.

    Asks again and again: a statement that waited inside PostgreSQL would itself be waited for by an index that is
    built concurrently. On a connection of its own, as what is done meanwhile has transactions of its own.
    """
    with closing(connection.copy()) as door, door.cursor() as cursor:
        cursor.execute(KNOCK[door.vendor])
        is_told = False
        while not cursor.execute(ASK[door.vendor]).fetchone()[0]:
            if not is_told:
                print("Another start prepares the database; waiting for it.", flush=True)
            is_told = True
            time.sleep(PAUSE)
        yield
        cursor.execute("ROLLBACK")


def collect_static(root: Path) -> None:
    """Collects only when a source file or the way of storing has changed: compressing takes seconds."""
    stamp = root / ".collected"
    fingerprint = static_fingerprint()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    root.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint)


def static_fingerprint() -> str:
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
