"""The engines measured from outside, by the yardstick that lies beside the project.

`python -m tests.bench.yardstick` runs this part alone; `python -m tests.bench.yardstick remote` only the second half.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")
os.environ.setdefault("PREP_VAR", tempfile.mkdtemp(prefix="prep-bench-"))

import django

django.setup()

# Engine code reads settings, so it comes after the line above.
from prep.run import BASE_DIR  # noqa: E402
from tests.faults.server import FaultServer  # noqa: E402

SHARED = BASE_DIR.parent / "shared"
LIMIT = 12  # cases a set: enough to see whether the contract is kept
TOGETHER = 4


def embedded() -> None:
    """All rows of the open side."""
    print(measure("embedded"))


def remote() -> None:
    """The remote engine over real HTTP, before a server that answers as the embedded engine would: what is less
    than the embedded engine's figures was lost on the way, and no row may fail for its form."""
    server = FaultServer()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PREP_VAR": folder,
            "ENGINE": "remote",
            "ENGINE_MODEL": "stand-in",
            "OPENAI_BASE_URL": server.url("ok"),
            "OPENAI_API_KEY": "",
            "LOG_LEVEL": "ERROR",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=BASE_DIR, env={**os.environ, **environment}, check=True)
        print(measure("remote", "--limit", str(LIMIT), together=TOGETHER, **environment))
    server.shutdown()
    server.server_close()


def measure(engine: str, *options: str, together: int = 1, **environment: str) -> str:
    """The yardstick's table, or what it says when it cannot run."""
    app = f"{sys.executable} manage.py engine --together {together}"
    command = [sys.executable, str(SHARED / "yard" / "yard.py"), "all", "--app", app, "--cwd", str(BASE_DIR)]
    command += ["--engine", engine, "--data", str(SHARED / "yard" / "data" / "dev"), *options]
    report = Path(os.environ["PREP_VAR"]) / f"yard-{engine}.json"
    done = subprocess.run(
        [*command, "--out", str(report)], capture_output=True, text=True, env={**os.environ, **environment}
    )
    return done.stdout or done.stderr


if __name__ == "__main__":
    if "remote" not in sys.argv:
        embedded()
    remote()
