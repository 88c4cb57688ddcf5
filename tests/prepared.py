"""A folder as `make run` prepares it, made once in a test run: compressing the static files takes seconds."""

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from prep.run import BASE_DIR


def copy_prepared(folder: Path) -> None:
    """Put an empty, migrated database and the static files into the folder."""
    shutil.copytree(_prepared(), folder, dirs_exist_ok=True)


@cache
def _prepared() -> Path:
    """All processes of one test run share it; whoever comes first makes it, the others wait."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"prep-prepared-{run}"
    folder.mkdir(mode=0o700, exist_ok=True)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "static" / ".collected").exists():
            own = {"DJANGO_SETTINGS_MODULE": "prep.settings", "PREP_VAR": str(folder)}
            own |= {"DATABASE_URL": "", "REDIS_URL": ""}
            command = [sys.executable, "-m", "prep.prepare"]
            environment = {**os.environ, **own}
            subprocess.run(command, cwd=BASE_DIR, env=environment, check=True, stdin=subprocess.DEVNULL)
    Path(f"{folder}.lock").unlink(missing_ok=True)
    return folder
