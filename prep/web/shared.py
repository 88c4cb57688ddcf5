"""What all web processes count together in Redis, and each alone while it does not answer."""

import json
from functools import partialmethod
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from prep.broker import PATIENCE
from prep.resting import there_or_here


class Json:
    """How values are written. Django's own way would run what others write into Redis."""

    def dumps(self, value: Any) -> str:
        return json.dumps(value)

    def loads(self, text: bytes) -> Any:
        return json.loads(text)


class SharedCache(RedisCache):
    """As much of Django's cache as allauth needs to count how often somebody tries to sign in."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": {"serializer": Json, **PATIENCE}})
        self._here = LocMemCache(server, params)

    def _either(self, verb: str, *args: Any, **named: Any) -> Any:
        there, here = getattr(super(), verb), getattr(self._here, verb)
        return there_or_here(lambda: there(*args, **named), lambda: here(*args, **named))

    add = partialmethod(_either, "add")
    get = partialmethod(_either, "get")
    set = partialmethod(_either, "set")
    delete = partialmethod(_either, "delete")
