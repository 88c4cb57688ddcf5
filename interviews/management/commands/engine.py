"""`engine read|write|assess`: JSON lines in, JSON lines out, for operators and for measuring from outside."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.pipeline.engine_lines import COMMANDS


class Command(BaseCommand):
    help = "Asks an engine directly: one JSON object a line on standard input, one answer a line, in order."
    requires_system_checks: list[str] = []  # it needs no database and starts quickly

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("task", choices=sorted(COMMANDS))
        parser.add_argument("--engine", default="embedded", help="embedded (the one there is so far)")

    def handle(self, *args: Any, task: str, engine: str, **options: Any) -> None:
        if engine != "embedded":
            raise CommandError(f"There is no engine called {engine!r} yet; use --engine embedded.")
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(self.answer(line, task, engine)), flush=True)

    def answer(self, line: str, task: str, engine: str) -> dict[str, Any]:
        """The answer to one line; what fails says so in its own line and the run goes on."""
        asked: Any = None
        try:
            asked = json.loads(line)
            return {"id": asked.get("id"), **COMMANDS[task](asked, engine)}
        except Exception as error:
            given = asked.get("id") if isinstance(asked, dict) else None
            return {"id": given, "error": f"{type(error).__name__}: {error}"[:300]}
