"""`engine read|write|assess`: JSON lines in, JSON lines out, for operators and for measuring from outside."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from interviews.pipeline.engine_lines import COMMANDS
from prep.engines import ask, recorded

ENGINES = ("embedded", "remote")


class Command(BaseCommand):
    help = "Asks an engine directly: one JSON object a line on standard input, one answer a line, in order."
    requires_system_checks: list[str] = []  # the embedded engine needs no database and starts quickly

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("task", choices=sorted(COMMANDS))
        parser.add_argument(
            "--engine", default="embedded", help="embedded or remote (the model of ENGINE_MODEL)"
        )
        parser.add_argument("--record", metavar="DIR", type=Path, help="keep each reply in this folder")
        parser.add_argument(
            "--replay", metavar="DIR", type=Path, help="answer from this folder and ask nobody"
        )
        parser.add_argument("--together", type=int, default=1, help="how many lines are answered at once")

    def handle(self, *args: Any, task: str, engine: str, together: int, **options: Any) -> None:
        choose(engine, options["record"], options["replay"])
        lines = (line for line in sys.stdin if line.strip())
        for said in in_order(partial(self.answer, task=task, engine=engine), lines, together):
            print(json.dumps(said), flush=True)

    def answer(self, line: str, task: str, engine: str) -> dict[str, Any]:
        """The answer to one line; what fails says so in its own line and the run goes on."""
        asked: Any = None
        try:
            asked = json.loads(line)
            return {"id": asked.get("id"), **COMMANDS[task](asked, engine)}
        except Exception as error:
            given = asked.get("id") if isinstance(asked, dict) else None
            return {"id": given, "error": f"{type(error).__name__}: {error}"[:300]}


def choose(engine: str, record: Path | None, replay: Path | None) -> None:
    """Who answers to the engine's name from now on. Raises CommandError when that cannot be."""
    if engine not in ENGINES:
        raise CommandError(f"There is no engine called {engine!r}; use --engine {' or '.join(ENGINES)}.")
    if replay is not None:
        if not replay.is_dir():
            raise CommandError(f"There is no folder {replay} to replay from.")
        ask.put_instead(engine, recorded.ReplayEngine(replay))
        return
    if engine == "remote" and not settings.ENGINE_MODEL:
        raise CommandError("ENGINE_MODEL is not set: name a model first; .env.example says how.")
    if record is not None:
        ask.put_instead(engine, recorded.RecordingEngine(ask.engine(engine), record))


def in_order(answer: Any, lines: Iterator[str], together: int) -> Iterator[dict[str, Any]]:
    """Each line's answer, in order; several are worked on at once where that is wanted."""
    if together < 2:
        yield from map(answer, lines)
        return
    with ThreadPoolExecutor(together) as pool:
        yield from pool.map(partial(_closing, answer), lines)


def _closing(answer: Any, line: str) -> dict[str, Any]:
    """A thread of a pool gives its database connection back after each line."""
    try:
        return answer(line)
    finally:
        connection.close()
