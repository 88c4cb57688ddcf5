"""Redis, and what is done without it while it does not answer: no page fails or hangs for it."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

REST = 5.0  # seconds for which a Redis that did not answer is left alone, so that a page waits for it once

logger = logging.getLogger(__name__)
T = TypeVar("T")
_until = 0.0


def there_or_here(there: Callable[[], T], here: Callable[[], T]) -> T:
    """What `there` says, which asks Redis; what `here` says while Redis does not answer."""
    global _until
    if time.monotonic() >= _until:
        try:
            return there()
        except (RedisError, OperationalError) as error:  # OperationalError: so Celery says it
            _until = time.monotonic() + REST
            logger.warning("Redis does not answer; this process does without for %d s: %s", REST, error)
    return here()
