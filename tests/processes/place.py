"""A folder, a database and a broker with real workers and a real stand-in for the web process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prep.run import BASE_DIR, worker

PATIENCE = 120.0


@dataclass
class Place:
    """Everything that one test starts; `close` ends all of it."""

    folder: Path
    database_url: str
    redis_url: str
    engine: dict[str, str] = field(default_factory=lambda: {"ENGINE": "embedded"})
    processes: list[subprocess.Popen[Any]] = field(default_factory=list)
    _person: subprocess.Popen[str] | None = None

    def environment(self, **more: str) -> dict[str, str]:
        fixed = {
            "DJANGO_SETTINGS_MODULE": "prep.settings",
            "PREP_VAR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "PREP_LEASE_SECONDS": "1",
            "PREP_ENGINE_PAUSE": "0",
            "LOG_LEVEL": "INFO",
            "SITE_URL": "",
            "ALLOWED_HOSTS": "",
        }
        return {**os.environ, **fixed, **self.engine, **more}

    def migrate(self) -> None:
        command = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--skip-checks"]
        subprocess.run(command, cwd=BASE_DIR, env=self.environment(), check=True, stdin=subprocess.DEVNULL)

    def start_worker(self, pause: float = 0.0) -> subprocess.Popen[Any]:
        """The very worker that `make run` starts, in a process group of its own."""
        started = subprocess.Popen(
            worker().command,
            cwd=BASE_DIR,
            env=self.environment(PREP_ENGINE_PAUSE=str(pause)),
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "worker.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.processes.append(started)
        return started

    def ask(self, act: str, *arguments: Any) -> Any:
        """What the person's process answers; an error there ends the test."""
        if self._person is None:
            self._person = subprocess.Popen(
                [sys.executable, "-m", "tests.processes.person"],
                cwd=BASE_DIR,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
            self.processes.append(self._person)
        assert self._person.stdin is not None and self._person.stdout is not None
        self._person.stdin.write(json.dumps([act, *arguments]) + "\n")
        self._person.stdin.flush()
        return json.loads(self._person.stdout.readline())

    def wait(self, act: str, holds: Callable[[Any], bool]) -> Any:
        """What `act` answers, as soon as it holds."""
        return wait_until(lambda: self.ask(act), holds)

    def close(self) -> None:
        for process in self.processes:
            signal_group(process, signal.SIGKILL)
            process.wait()


def wait_until(look: Callable[[], Any], holds: Callable[[Any], bool] = bool) -> Any:
    """What `look` sees, as soon as it holds; fails with what it saw last when patience ends."""
    give_up_at = time.monotonic() + PATIENCE
    while not holds(seen := look()):
        assert time.monotonic() < give_up_at, f"did not come to pass; last seen: {seen}"
        time.sleep(0.05)
    return seen


def signal_group(process: subprocess.Popen[Any], number: signal.Signals) -> None:
    """To the process and everything it started."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass
