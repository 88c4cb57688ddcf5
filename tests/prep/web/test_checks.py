"""What `check --deploy` tells an operator before others are served."""

from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.core.checks import run_checks

from prep.web import checks
from tests.conftest import free_port


@pytest.fixture(autouse=True)
def served(settings: Any) -> Any:
    """As docs/operating.md asks for it."""
    settings.ALLOWED_HOSTS = ["prep.example"]
    settings.SITE_URL = "https://prep.example"
    settings.HTTPS = settings.BEHIND_PROXY = True
    settings.PROXY_HOPS = 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Prep <prep@prep.example>"
    return settings


def ours() -> list[str]:
    """Through Django's own door, so that a check which nobody registered says nothing."""
    found = run_checks(include_deployment_checks=True)
    assert all(one.hint for one in found if one.id.startswith("prep."))
    return [one.id for one in found if one.id.startswith("prep.")]


def test_checks_when_all_is_as_advised_say_nothing() -> None:
    assert ours() == []


def test_checks_when_nobody_asks_for_deployment_are_not_run(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]

    assert [one.id for one in run_checks() if one.id.startswith("prep.")] == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, ["prep.W001"]),
        ({"DEFAULT_FROM_EMAIL": "Prep <prep@localhost>"}, ["prep.W002"]),
        ({"ALLOWED_HOSTS": ["*"]}, ["prep.W003"]),
        ({"ALLOWED_HOSTS": ["www.prep.example"]}, ["prep.W004"]),
        ({"ALLOWED_HOSTS": [".prep.example"]}, []),
        ({"BEHIND_PROXY": False, "PROXY_HOPS": 0}, ["prep.I005"]),
        ({"PROXY_HOPS": 0}, ["prep.W006"]),
        ({"BEHIND_PROXY": False}, ["prep.I005", "prep.W006"]),
        ({"SITE_URL": "http://prep.example", "HTTPS": False, "BEHIND_PROXY": False, "PROXY_HOPS": 0}, []),
    ],
)
def test_setting_when_it_is_wrong_is_told(settings: Any, wrong: dict[str, Any], told: list[str]) -> None:
    for name, value in wrong.items():
        setattr(settings, name, value)

    assert ours() == told


@pytest.fixture
def policy(redis_url: str, settings: Any) -> Iterator[Any]:
    """Sets how the Redis of the settings makes room."""
    settings.REDIS_URL = redis_url
    with redis.Redis.from_url(redis_url) as server:
        yield lambda name: server.config_set("maxmemory-policy", name)
        server.config_set("maxmemory-policy", "noeviction")


@pytest.mark.parametrize(
    ("name", "told"), [("noeviction", []), ("allkeys-lru", ["prep.W008"]), ("volatile-ttl", ["prep.W008"])]
)
def test_redis_when_it_may_throw_messages_away_is_told(policy: Any, name: str, told: list[str]) -> None:
    policy(name)

    assert ours() == told


def test_redis_when_it_does_not_answer_is_told_without_its_password(settings: Any) -> None:
    settings.REDIS_URL = f"redis://:secret@127.0.0.1:{free_port()}/0"

    (found,) = checks.redis_keeps_what_it_is_given()

    assert found.id == "prep.W007"
    assert "secret" not in f"{found.msg}{found.hint}"


def test_disk_when_it_is_nearly_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ROOM", 2**60)

    assert ours() == ["prep.W009"]
