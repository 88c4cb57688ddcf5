"""An engine that says what it is told to say, from the moment on at which a test asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from prep.engines import ask
from prep.engines.scripted import ScriptedEngine


@pytest.fixture
def scripted(settings: Any) -> Iterator[ScriptedEngine]:
    settings.ENGINE = "scripted"
    ask.engine.cache_clear()
    found = ask.engine("scripted")
    assert isinstance(found, ScriptedEngine)
    yield found
    ask.engine.cache_clear()
