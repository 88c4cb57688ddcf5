"""Web processes count together while Redis answers, each alone while it does not; no page fails or hangs for that."""

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.core.cache import cache
from django.urls import reverse
from limits import RateLimitItemPerMinute

from prep import broker, generation, resting
from prep.accounts.adapters import TOO_OFTEN
from prep.web import limits
from tests import make
from tests.conftest import free_port

THREE = RateLimitItemPerMinute(3, namespace="trying")
PAGE_MAY_WAIT = 2.5


@pytest.fixture(autouse=True)
def nothing_is_known_of_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "_until", 0.0)


@pytest.fixture
def use(settings: Any) -> Iterator[Any]:
    """A web process that starts now and counts there."""

    def use(address: str) -> None:
        limits._limiter.cache_clear()
        settings.REDIS_URL = address
        settings.CACHES = {"default": {"BACKEND": "prep.web.shared.SharedCache", "LOCATION": address}}
        cache._here.clear()  # what another test counted for a port that was free again

    yield use
    limits._limiter.cache_clear()


@pytest.fixture(params=["closed", "mute"])
def away(request: pytest.FixtureRequest) -> Iterator[str]:
    """A Redis that refuses, and one that takes what it is sent and never answers."""
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        port = free_port() if request.param == "closed" else mute.getsockname()[1]
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture
def mute() -> Iterator[tuple[str, Callable[[], int]]]:
    """A Redis that never answers, and how often it was called since it was last looked at."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)

        def calls() -> int:
            count = 0
            with suppress(BlockingIOError):
                while True:
                    server.accept()[0].close()
                    count += 1
            return count

        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0", calls


@pytest.fixture
def task(tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """A task whose messages travel by a Redis."""
    apps: list[Celery] = []

    def task(address: str) -> Any:
        app = Celery("bells", set_as_current=False)
        chosen = broker.celery_settings(address, tmp_path)
        app.conf.update({name.removeprefix("CELERY_").lower(): value for name, value in chosen.items()})
        apps.append(app)
        return app.task(name="bell")(ring)

    yield task
    for app in apps:
        app.close()


def test_limit_when_another_process_counts_too_is_one(use, redis_url):
    use(redis_url)
    limits.forget_all()
    tries = [limits.may_go_on(THREE, "10.0.0.1") for _ in range(2)]
    use(redis_url)
    tries += [limits.may_go_on(THREE, "10.0.0.1") for _ in range(2)]

    assert tries == [True, True, True, False]


def test_limit_when_redis_is_away_is_counted_here_and_waits_once(use, away, caplog):
    use(away)
    began = time.monotonic()

    with caplog.at_level(logging.WARNING, logger="prep.resting"):
        tries = [limits.may_go_on(THREE, "10.0.0.1") for _ in range(5)]

    assert tries == [True, True, True, False, False]
    assert time.monotonic() - began < PAGE_MAY_WAIT
    assert [record.message.split(";")[0] for record in caplog.records] == ["Redis does not answer"]


def test_limit_when_redis_is_back_is_shared_again(use, redis_url, monkeypatch):
    use(redis_url)
    limits.forget_all()
    monkeypatch.setattr(resting, "_until", time.monotonic() + 60)
    assert limits.may_go_on(THREE, "10.0.0.1")  # here, where it counts for this process
    monkeypatch.setattr(resting, "_until", 0.0)

    assert [limits.may_go_on(THREE, "10.0.0.1") for _ in range(4)] == [True, True, True, False]


def test_message_when_redis_did_not_answer_a_limit_is_not_sent(use, mute, task):
    address, calls = mute
    use(address)
    limits.may_go_on(THREE, "10.0.0.1")
    assert calls() == 1

    generation.publish(task(address), 1)

    assert calls() == 0


def test_limit_when_redis_did_not_take_a_message_is_counted_here(use, mute, task):
    address, calls = mute
    use(address)
    generation.publish(task(address), 1)
    assert calls() == 1

    assert [limits.may_go_on(THREE, "10.0.0.1") for _ in range(4)] == [True, True, True, False]
    generation.publish(task(address), 2)
    assert calls() == 0


def test_message_when_redis_is_back_is_sent_again(use, mute, redis_url, task, monkeypatch):
    bell = task(redis_url)
    generation.publish(task(mute[0]), 1)
    generation.publish(bell, 2)
    monkeypatch.setattr(resting, "_until", 0.0)
    generation.publish(bell, 3)

    with bell.app.connection_for_read() as connection:
        channel = connection.default_channel
        channel.queue_declare(broker.QUEUE)
        sent = [channel._get(broker.QUEUE)["headers"]["argsrepr"] for _ in range(channel._size(broker.QUEUE))]
    assert sent == ["(3,)"]


def test_cache_when_it_is_shared_keeps_what_allauth_keeps(use, redis_url):
    use(redis_url)
    cache.delete("lock")

    assert [cache.add("lock", True, timeout=9), cache.add("lock", True, timeout=9)] == [True, False]
    cache.set("history", [1.5, 0.25], 60)
    use(redis_url)
    assert (cache.get("history", []), cache.get("nothing", [])) == ([1.5, 0.25], [])
    assert cache.delete("history")
    assert cache.get("history") is None


@pytest.mark.django_db
def test_pages_when_redis_is_away_answer_in_time(use, away, client):
    use(away)
    asked = {"questions": "Why us?", "hiring_organization": "Clinic", "role": "Clerk", "stage": "panel"}
    began = time.monotonic()

    statuses = [
        client.post(reverse("interviews:reported_create"), {**asked, "asked_on": "2026-10"}).status_code,
        client.post("/", {"text": make.POSTING_TEXT}).status_code,
        client.get("/p/wrong/").status_code,
        wrong_login(client).status_code,
    ]

    assert statuses == [302, 302, 404, 200]
    assert time.monotonic() - began < PAGE_MAY_WAIT


@pytest.mark.django_db
def test_login_when_redis_is_away_is_still_limited(use, away, client, ana):
    use(away)

    said = [TOO_OFTEN in wrong_login(client).content.decode() for _ in range(6)]

    assert said == [False] * 5 + [True]


@pytest.mark.django_db
def test_login_when_another_process_counts_too_is_limited_at_exactly_one_more(use, redis_url, client, ana):
    said = []
    for tries in (3, 3):
        use(redis_url)
        said += [TOO_OFTEN in wrong_login(client).content.decode() for _ in range(tries)]

    assert said == [False] * 5 + [True]


def ring(pk: int) -> None:
    """Nobody hears it."""


def wrong_login(client: Any) -> Any:
    return client.post(reverse("account_login"), {"login": "ana@example.org", "password": "not this one"})
