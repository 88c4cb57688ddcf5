"""What all web processes count together in Redis, and each alone while it does not answer: no page fails for that."""

import json
import logging
import time
from collections.abc import Callable
from functools import partialmethod
from typing import Any, TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from prep.broker import PATIENCE

REST = 5.0  # seconds for which a Redis that did not answer is left alone, so that a page waits for it once

logger = logging.getLogger(__name__)
T = TypeVar("T")
_rests_until = 0.0


def shared_or_here(shared: Callable[[], T], here: Callable[[], T]) -> T:
    """What `shared` says, which asks Redis; what `here` says while Redis does not answer."""
    global _rests_until
    if time.monotonic() >= _rests_until:
        try:
            return shared()
        except RedisError as error:
            _rests_until = time.monotonic() + REST
            logger.warning("Redis does not answer; this process counts alone for %d s: %s", REST, error)
    return here()


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
        return shared_or_here(lambda: there(*args, **named), lambda: here(*args, **named))

    add = partialmethod(_either, "add")
    get = partialmethod(_either, "get")
    set = partialmethod(_either, "set")
    delete = partialmethod(_either, "delete")
