"""A whole site for browsers: the processes that `make run` starts, in a folder of their own."""

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from prep.run import BASE_DIR, answer_of, web, worker
from tests.prepared import copy_prepared

HOST = "127.0.0.1"


@dataclass
class Site:
    """Web and worker over one folder. `mails` is what the web process printed, emails among it."""

    folder: Path
    pause: float = 0.0  # seconds the engine waits before each reply
    port: int = 0
    engine: dict[str, str] = field(default_factory=lambda: {"ENGINE": "embedded"})
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def mails(self) -> str:
        return (self.folder / "web.log").read_text()

    def environment(self) -> dict[str, str]:
        own = {
            "DJANGO_SETTINGS_MODULE": "prep.settings",
            "PREP_VAR": str(self.folder),
            "PREP_ENGINE_PAUSE": str(self.pause),
            "PREP_LEASE_SECONDS": "3",
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "SITE_URL": "",
            "PYTHONUNBUFFERED": "1",
        }
        return {**os.environ, **own, **self.engine}

    def start(self) -> "Site":
        copy_prepared(self.folder)
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        self.start_process("web")
        self.start_process("worker")
        give_up_at = time.monotonic() + 60
        while answer_of(HOST, self.port) != 200:
            assert time.monotonic() < give_up_at, self.mails
            time.sleep(0.1)
        return self

    def start_process(self, name: str) -> None:
        child = web(HOST, self.port) if name == "web" else worker()
        self.processes[name] = subprocess.Popen(
            child.command,
            cwd=BASE_DIR,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / f"{name}.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self, name: str) -> None:
        """End the process and all it started, at once."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for name in list(self.processes):
            self.kill(name)
