import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from prep import run
from tests.conftest import free_port
from tests.prepared import copy_prepared
from tests.processes.place import Place, wait_until

pytestmark = pytest.mark.processes

SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
# Deaf to a polite request, with a child of its own, whose number it prints.
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid, flush=True);"
    "time.sleep(60)",
]

# A web server whose pages are errors until a file appears.
LAME = """
import http.server, pathlib, sys
class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if pathlib.Path(sys.argv[2]).exists() else 503)
        self.end_headers()
    def log_message(self, *arguments):
        pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Pages).serve_forever()
"""


@pytest.fixture(autouse=True)
def signals_kept() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The supervisor runs in this process, its children in a folder of their own."""
    copy_prepared(tmp_path)
    for name, value in Place(tmp_path, "", "").environment(PORT=str(free_port())).items():
        monkeypatch.setenv(name, value)
    return tmp_path


def meanwhile(act: Callable[[], Any]) -> list[Any]:
    """Runs `act` beside the supervisor, then stops the supervisor as Ctrl-C does; holds what act gave."""
    gave: list[Any] = []

    def follow() -> None:
        try:
            gave.append(act())
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=follow).start()
    return gave


def is_alive(pid: int) -> bool:
    """Is it running? One that has ended but was not fetched by its parent is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def descendants(pid: int) -> set[int]:
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    parents = {int(child): int(parent) for child, parent, name in rows if name != "ps"}
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in found | {pid}} - found:
        found |= more
    return found


def status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def test_run_when_everything_is_killed_then_it_is_back_and_ctrl_c_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py"])
    port, before = int(os.environ["PORT"]), descendants(os.getpid())

    def kill_all_once() -> set[int]:
        wait_until(lambda: status(port) == 200)
        first = wait_until(lambda: descendants(os.getpid()) - before, lambda found: len(found) == 6)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: status(port) == 200)
        again = wait_until(lambda: descendants(os.getpid()) - before - first, lambda found: len(found) == 6)
        return first | again

    gave = meanwhile(kill_all_once)
    run.main()

    words = capfd.readouterr()
    (started,) = gave
    wait_until(lambda: [pid for pid in started if is_alive(pid)], lambda left: left == [])
    assert words.out.count(f"http://127.0.0.1:{port}/ is open. Ctrl-C stops everything.") == 1
    assert words.out.count("web ended unexpectedly (signal 9); starting it again in 1 s.") == 1
    assert words.out.count("worker ended unexpectedly (signal 9); starting it again in 1 s.") == 1
    assert words.out.count("Traceback") == 0
    assert words.err.count("Traceback") == 0


def test_run_when_supervisor_itself_is_killed_then_nothing_is_left(tmp_path: Path) -> None:
    place = Place(tmp_path, "", "")
    command = [sys.executable, "-P", "prep/run.py", "worker"]
    supervisor = subprocess.Popen(command, cwd=run.BASE_DIR, env=place.environment(), start_new_session=True)
    place.processes.append(supervisor)
    started = wait_until(lambda: descendants(supervisor.pid), lambda found: len(found) == 4)

    supervisor.kill()
    supervisor.wait()

    wait_until(lambda: [pid for pid in started if is_alive(pid)], lambda left: left == [])


def test_run_when_port_is_taken_then_it_says_how_to_choose_another(here: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(os.environ["PORT"])))
        taken.listen()
        with pytest.raises(SystemExit) as ended:
            run.main()
    port = int(os.environ["PORT"])
    assert str(ended.value) == (
        f"Port {port} is not free on 127.0.0.1; perhaps Prep is running already. "
        f"Choose another: make run PORT={port + 1}"
    )


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80.5", "٣"])
def test_run_when_port_is_no_port_then_it_says_so(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as ended:
        run.chosen_address()
    assert str(ended.value) == (
        f"PORT is {port!r}: choose a number from 1 to 65535, as in: make run PORT=8001"
    )


@pytest.mark.parametrize("host", ["203.0.113.9", "nowhere.invalid"])
def test_run_when_host_is_not_ours_then_it_says_what_to_write(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_HOST", host)
    with pytest.raises(SystemExit) as ended:
        run.chosen_address()
    assert str(ended.value) == (
        f"WEB_HOST is {host!r}, which is no address of this machine. "
        "Write 127.0.0.1 to be reached from this machine alone, or 0.0.0.0 from everywhere."
    )


@pytest.mark.parametrize("host", ["", "127.0.0.1", "0.0.0.0"])
def test_run_when_host_is_chosen_then_web_listens_there(
    host: str, here: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("WEB_HOST", host)

    address = run.chosen_address()

    assert address == (host or "127.0.0.1", int(os.environ["PORT"]))
    assert f"--bind={address[0]}:{address[1]}" in run.web(*address).command


def test_run_when_host_is_ipv6_then_it_has_brackets_as_in_addresses(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "bind", lambda self, address: None)  # not every machine has it
    hosts = []
    for host in ("::", "[::1]"):
        monkeypatch.setenv("WEB_HOST", host)
        hosts.append(run.chosen_address()[0])

    assert hosts == ["[::]", "[::1]"]


POSTGRES, REDIS = "postgres://prep@db.example/prep", "redis://cache.example/0"


@pytest.mark.parametrize(
    ("number", "database", "redis"),
    [("2", "", ""), ("2", POSTGRES, ""), ("2", "", REDIS), ("0", POSTGRES, REDIS), ("all", POSTGRES, REDIS)],
)
def test_run_when_processes_could_not_work_together_then_it_says_so(
    number: str, database: str, redis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"WEB_PROCESSES": number, "DATABASE_URL": database, "REDIS_URL": redis}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="^WEB_PROCESSES is "):
        run.chosen_processes()


def test_run_when_processes_can_work_together_then_as_many_are_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"WEB_PROCESSES": "3", "DATABASE_URL": POSTGRES, "REDIS_URL": REDIS}.items():
        monkeypatch.setenv(name, value)

    assert "--workers=3" in run.web("0.0.0.0", 8000, run.chosen_processes()).command


def test_run_when_a_value_stands_in_the_env_file_then_it_counts(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_PROCESSES", "")
    del os.environ["WEB_PROCESSES"]  # and so it is again after this
    monkeypatch.setattr(run, "ENV_FILE", tmp_path / "values")
    monkeypatch.setattr(sys, "argv", ["run.py"])
    run.ENV_FILE.write_text("WEB_PROCESSES=2\n")
    with pytest.raises(SystemExit, match="^WEB_PROCESSES is 2: more than one needs PostgreSQL"):
        run.main()


def test_prepare_when_it_fails_then_nothing_is_started(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://nowhere")
    monkeypatch.setattr(sys, "argv", ["run.py"])
    with pytest.raises(SystemExit) as ended:
        run.main()
    assert ended.value.code == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_prepare_when_asked_to_stop_then_it_stops_without_a_traceback(
    number: signal.Signals, here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py"])
    before = descendants(os.getpid())

    def interrupt() -> None:
        wait_until(lambda: descendants(os.getpid()) - before)
        time.sleep(0.3)  # until the process that prepares is known to the one that is told to stop
        os.kill(os.getpid(), number)

    threading.Thread(target=interrupt).start()
    run.main()

    assert descendants(os.getpid()) - before == set()
    assert capfd.readouterr() == (
        "prep   | Preparing the database and the static files.\nprep   | Stopped.\n",
        "",
    )


def test_supervisor_when_a_child_keeps_ending_then_it_waits_longer_each_time(
    capfd: pytest.CaptureFixture[str],
) -> None:
    child = run.Child("web", [sys.executable, "-c", "print('last words', end=chr(10)); raise SystemExit(3)"])
    gave = meanwhile(lambda: wait_until(lambda: child.pause == 2.0))

    run.Supervisor([child], None).run()

    lines = capfd.readouterr().out.splitlines()
    assert gave == [True]
    assert lines == [
        "web    | last words",
        "prep   | web ended unexpectedly (exit code 3); starting it again in 1 s.",
        "web    | last words",
        "prep   | web ended unexpectedly (exit code 3); starting it again in 2 s.",
        "prep   | Stopping.",
        "prep   | Stopped.",
    ]


def test_supervisor_when_first_page_is_an_error_then_it_says_so_and_looks_again(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "ERROR_PAUSE", 0.1)
    port, mended = free_port(), tmp_path / "mended"
    child = run.Child("web", [sys.executable, "-c", LAME, str(port), str(mended)])
    supervisor = run.Supervisor([child], ("127.0.0.1", port))

    def mend() -> None:
        wait_until(lambda: supervisor.look_at > 0)
        mended.touch()
        wait_until(lambda: supervisor.address is None)

    meanwhile(mend)
    supervisor.run()

    said = capfd.readouterr().out.splitlines()
    assert said[0] == (
        "prep   | The first page answers with an error (503); the lines of web say why. Looking again."
    )
    assert said[-3:] == [
        f"prep   | http://127.0.0.1:{port}/ is open. Ctrl-C stops everything.",
        "prep   | Stopping.",
        "prep   | Stopped.",
    ]


def test_child_when_it_lived_long_then_the_next_pause_is_short() -> None:
    child = run.Child("web", [sys.executable, "-c", ""], pause=16.0)
    child.start()
    assert child.process is not None
    child.process.wait()
    child.started_at -= run.SETTLED_SECONDS
    child.plan_restart()
    assert child.pause == 1.0


def test_supervisor_when_a_child_does_not_stop_then_it_and_its_own_are_killed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "GRACE_SECONDS", 0.5)
    child = run.Child("worker", STUBBORN)

    gave = meanwhile(lambda: wait_until(lambda: child.process is not None and descendants(child.process.pid)))
    run.Supervisor([child], None).run()

    ((started),) = gave
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL
    wait_until(lambda: [pid for pid in started if is_alive(pid)], lambda left: left == [])


def test_supervisor_when_asked_twice_then_it_does_not_wait(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "GRACE_SECONDS", 600.0)
    child = run.Child("worker", STUBBORN)

    def ask_first() -> None:
        wait_until(lambda: child.process is not None and descendants(child.process.pid))
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.5)

    meanwhile(ask_first)
    run.Supervisor([child], None).run()

    said = [line for line in capfd.readouterr().out.splitlines() if line.startswith("prep")]
    assert said == ["prep   | Stopping.", "prep   | Not waiting any longer.", "prep   | Stopped."]
