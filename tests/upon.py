"""Things that happen in the middle of somebody else's work."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection


def upon(sql: str, deed: Callable[[], Any]) -> AbstractContextManager[None]:
    """Do something at the moment when a statement that begins so is about to run."""

    def wrapper(execute: Any, statement: str, *rest: Any) -> Any:
        if statement.startswith(sql):
            deed()
        return execute(statement, *rest)

    return connection.execute_wrapper(wrapper)


def once(deed: Callable[[], Any]) -> Callable[[], Any]:
    """Of a deed that runs such a statement itself: the first time only."""
    left = [deed]
    return lambda: left and left.pop()()


def die() -> None:
    raise RuntimeError("the worker died")
