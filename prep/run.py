"""Starts web and worker, keeps both alive and stops both: what `make run` and `make worker` do."""

import ctypes
import errno
import http.client
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
ENV_FILE = BASE_DIR / ".env"
HOST = "127.0.0.1"
DEFAULT_PORT = 8000
MOST_PROCESSES = 64
TICK = 0.2
GRACE_SECONDS = 8.0
SETTLED_SECONDS = 60.0
LONGEST_PAUSE = 30.0
ERROR_PAUSE = 5.0
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One long-running process, its output and when to start it again."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_at: float = 0.0
    pause: float = 0.0
    rest: bytes = field(default=b"", repr=False)

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            cwd=BASE_DIR,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Out of the terminal's group: Ctrl-C reaches only us, who stop the children in good order.
            start_new_session=True,
            preexec_fn=_end_with_parent,  # safe between fork and exec: no threads here
        )
        self.started_at = time.monotonic()

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def plan_restart(self) -> str:
        """Sets when to start again, later each time in a row; what to tell the person."""
        assert self.process is not None
        code = self.process.returncode
        self.kill()
        lived = time.monotonic() - self.started_at
        self.pause = 1.0 if lived > SETTLED_SECONDS else min(max(self.pause * 2, 1.0), LONGEST_PAUSE)
        self.start_at = time.monotonic() + self.pause
        self.process = None
        ending = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"{self.name} ended unexpectedly ({ending}); starting it again in {self.pause:g} s."

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        """Ends whatever is left of the process and of those it started."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()


class Supervisor:
    """Runs until it is told to stop; a child that dies is started again."""

    def __init__(self, children: list[Child], address: tuple[str, int] | None) -> None:
        self.children = children
        self.address = address
        self.look_at = 0.0
        self.stops = 0
        self.selector = selectors.DefaultSelector()

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        try:
            while not self.stops:
                self._tend()
                self._pass_output_on(TICK)
                self._announce()
        finally:
            self._stop_all()

    def _asked_to_stop(self, number: int, frame: object) -> None:
        self.stops += 1

    def _announce(self) -> None:
        """Says once that the first page is there, which is when a person can begin."""
        if self.address is None or time.monotonic() < self.look_at:
            return
        status = answer_of(*self.address)
        if 0 < status < 500:
            say("http://{}:{}/ is open. Ctrl-C stops everything.".format(*self.address))
            self.address = None
        elif status:
            say(f"The first page answers with an error ({status}); the lines of web say why. Looking again.")
            self.look_at = time.monotonic() + ERROR_PAUSE

    def _tend(self) -> None:
        for child in self.children:
            if child.has_ended():
                self._drain(child)
                say(child.plan_restart())
            if child.process is None and time.monotonic() >= child.start_at:
                child.start()
                assert child.process is not None and child.process.stdout is not None
                os.set_blocking(child.process.stdout.fileno(), False)
                self.selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _pass_output_on(self, timeout: float) -> None:
        events = self.selector.select(timeout)
        if not events and not self.selector.get_map():
            time.sleep(timeout)
        for key, _ in events:
            self._read(key.data)

    def _read(self, child: Child) -> bool:
        """Prints the whole lines that have come; whether there may be more."""
        assert child.process is not None and child.process.stdout is not None
        try:
            chunk = os.read(child.process.stdout.fileno(), 65536)
        except BlockingIOError:
            return False
        if not chunk:
            self.selector.unregister(child.process.stdout)
            return False
        *lines, child.rest = (child.rest + chunk).split(b"\n")
        for line in lines:
            print(f"{child.name:<6} | {line.decode(errors='replace')}", flush=True)
        return True

    def _drain(self, child: Child) -> None:
        """Prints what an ended child said last, and closes its pipe."""
        assert child.process is not None and child.process.stdout is not None
        while child.process.stdout in self._heard() and self._read(child):
            pass
        if child.process.stdout in self._heard():
            self.selector.unregister(child.process.stdout)
        child.process.stdout.close()

    def _heard(self) -> list[object]:
        return [key.fileobj for key in self.selector.get_map().values()]

    def _stop_all(self) -> None:
        say("Stopping.")
        asked = self.stops
        for child in self.children:
            child.stop()
        give_up_at = time.monotonic() + GRACE_SECONDS
        while any(c.process is not None and c.process.poll() is None for c in self.children):
            if time.monotonic() > give_up_at or self.stops > asked:
                say("Not waiting any longer.")
                break
            self._pass_output_on(TICK)
        for child in self.children:
            child.kill()
        say("Stopped.")


def say(sentence: str) -> None:
    print(f"prep   | {sentence}", flush=True)


def answer_of(host: str, port: int) -> int:
    """The status with which the first page comes back; 0 when nothing does."""
    name = urlsplit(os.environ.get("SITE_URL", "")).netloc or f"localhost:{port}"
    connection = http.client.HTTPConnection(f"{host}:{port}", timeout=2)
    try:
        connection.request("GET", "/", headers={"Host": name})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def chosen_number(name: str, default: int, most: int, other: int) -> int:
    """A number from the environment; ends with a sentence when it is none."""
    text = os.environ.get(name, "").strip() or str(default)
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= most:
        raise SystemExit(
            f"{name} is {text!r}: choose a number from 1 to {most}, as in: make run {name}={other}"
        )
    return number


def chosen_address() -> tuple[str, int]:
    """Where web listens, from the environment; ends with a sentence when it cannot listen there."""
    bare = os.environ.get("WEB_HOST", "").strip().strip("[]") or HOST
    host = f"[{bare}]" if ":" in bare else bare
    port = chosen_number("PORT", DEFAULT_PORT, 65535, DEFAULT_PORT + 1)
    try:
        family, kind, _, _, address = socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise SystemExit(
                f"WEB_HOST is {host!r}, which is no address of this machine. "
                f"Write {HOST} to be reached from this machine alone, or 0.0.0.0 from everywhere."
            ) from None
        raise SystemExit(
            f"Port {port} is not free on {host}; perhaps Prep is running already. "
            f"Choose another: make run PORT={port + 1}"
        ) from None
    return host, port


def chosen_processes() -> int:
    """How many web processes, from the environment; ends with a sentence where more than one would not work."""
    number = chosen_number("WEB_PROCESSES", 1, MOST_PROCESSES, 4)
    is_postgres = os.environ.get("DATABASE_URL", "").strip().startswith("postgres")
    if number > 1 and not (is_postgres and os.environ.get("REDIS_URL", "").strip()):
        raise SystemExit(
            f"WEB_PROCESSES is {number}: more than one needs PostgreSQL in DATABASE_URL, where several write "
            "at once, and Redis in REDIS_URL, where they count limits together."
        )
    return number


def web(host: str, port: int, processes: int = 1) -> Child:
    """A process with threads. With one alone, limits kept in memory are exact, and SQLite has few writers."""
    options = ["--worker-class=gthread", f"--workers={processes}", "--threads=8", f"--bind={host}:{port}"]
    calm = ["--log-level=warning", "--no-control-socket", "--graceful-timeout=5"]
    return Child("web", [sys.executable, "-m", "gunicorn", "prep.wsgi:application", *options, *calm])


def worker() -> Child:
    """Two processes for the engine's work, beat inside."""
    calm = ["--loglevel=warning", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    python = [sys.executable, "-W", "ignore:You're running the worker"]  # as root, which containers are
    return Child(
        "worker", [*python, "-m", "celery", "-A", "prep", "-q", "--skip-checks", "worker", "-B", *calm]
    )


def _end_with_parent() -> None:
    """On Linux a child is told to stop when we die without being able to stop it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def prepare() -> None:
    """Brings database and static files up to date; ends with the reason on the console when that fails."""
    say("Preparing the database and the static files.")
    command = [sys.executable, "-m", "prep.prepare"]
    # In a group of its own, so that Ctrl-C does not also print where the preparing stood.
    preparing = subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True, preexec_fn=_end_with_parent)
    try:
        code = preparing.wait()
    except KeyboardInterrupt:
        preparing.terminate()
        preparing.wait()
        raise
    if code:
        raise SystemExit(code)


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    environ.Env.read_env(ENV_FILE, overwrite=False)
    children, address = [worker()], None
    try:
        if sys.argv[1:] != ["worker"]:
            address, processes = chosen_address(), chosen_processes()
            prepare()
            children = [web(*address, processes), *children]
        Supervisor(children, address).run()
    except KeyboardInterrupt:
        say("Stopped.")


if __name__ == "__main__":
    main()
