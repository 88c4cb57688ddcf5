"""An engine that says what it is told to say, and a posting for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from postings.models import Posting
from prep.accounts.models import User
from prep.engines import ask
from prep.engines.scripted import ScriptedEngine
from tests import make
from tests.postings.drafts import TEXT


@pytest.fixture
def engine(settings: Any) -> Iterator[ScriptedEngine]:
    """An engine that says what it is told to say."""
    settings.ENGINE = "scripted"
    ask.engine.cache_clear()
    scripted = ask.engine("scripted")
    assert isinstance(scripted, ScriptedEngine)
    yield scripted
    ask.engine.cache_clear()


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana, text=TEXT, read=False)
