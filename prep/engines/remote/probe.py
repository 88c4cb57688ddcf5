"""What an endpoint says of itself: the names of its models, and whether it lives one step further down."""

import asyncio
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass, field

import httpx2
import openai

from prep.engines.remote.line import line

SECONDS = 10.0


@dataclass(frozen=True)
class Seen:
    """`there` is False when nothing that speaks our language answers; `models` may be empty all the same."""

    there: bool
    models: list[str] = field(default_factory=list)


def look(base_url: str, key: str) -> Seen:
    """The models that an address lists. Never raises, never takes long."""
    wire = line(base_url, key)

    async def names() -> list[str]:
        async with asyncio.timeout(SECONDS):
            listed = await wire.client.models.list(timeout=SECONDS)
            return [str(one.id) for one in listed.data or []]

    try:
        return Seen(True, sorted(asyncio.run_coroutine_threadsafe(names(), wire.loop).result(SECONDS + 1)))
    except openai.APIStatusError as error:
        return Seen(error.status_code in (401, 403))
    except (openai.OpenAIError, httpx2.HTTPError, NotInTime, OSError, AttributeError, TypeError, ValueError):
        return Seen(False)
