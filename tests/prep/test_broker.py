import logging
from collections.abc import Iterator
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from prep import broker

MESSAGE = {"body": "żółć", "headers": {}, "properties": {"delivery_tag": "1"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "broker" / "messages"


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[broker.Channel]:
    chosen = broker.celery_settings("", tmp_path)
    options = chosen["CELERY_BROKER_TRANSPORT_OPTIONS"]
    with Connection(chosen["CELERY_BROKER_URL"], transport_options=options) as connection:
        yield connection.default_channel  # type: ignore[misc]


def test_message_when_sent_then_it_is_received_once_in_order(channel: broker.Channel, folder: Path) -> None:
    channel._put("engine", MESSAGE)
    channel._put("engine", {"second": True})
    channel._put("other", {"third": True})
    assert (channel._size("engine"), channel._size("other")) == (2, 1)
    assert [channel._get("engine"), channel._get("engine"), channel._get("other")] == [
        MESSAGE,
        {"second": True},
        {"third": True},
    ]
    with pytest.raises(Empty):
        channel._get("engine")
    assert [*folder.iterdir()] == []


def test_message_when_half_written_then_no_reader_sees_it(channel: broker.Channel, folder: Path) -> None:
    (folder / ".0001_half.engine.msg").write_text('{"bo')
    with pytest.raises(Empty):
        channel._get("engine")
    assert channel._size("engine") == 0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b"null"])
def test_message_when_unreadable_then_it_is_dropped_and_the_next_is_read(
    content: bytes, channel: broker.Channel, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "0001_bad.engine.msg").write_bytes(content)
    channel._put("engine", MESSAGE)
    with caplog.at_level(logging.WARNING, logger="prep.broker"):
        assert channel._get("engine") == MESSAGE
    assert len(caplog.records) == 1
    assert [*folder.iterdir()] == []


def test_message_when_another_worker_was_quicker_then_it_is_left(
    channel: broker.Channel, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "_waiting", lambda queue: ["0001_gone.engine.msg"])
    with pytest.raises(Empty):
        channel._get("engine")


def test_message_when_folder_is_gone_then_sending_fails_with_the_reason(
    channel: broker.Channel, folder: Path
) -> None:
    folder.rmdir()
    with pytest.raises(broker.ChannelError) as raised:
        channel._put("engine", MESSAGE)
    assert str(raised.value).startswith(f"Cannot write a message into {folder}: ")


def test_queue_when_bound_then_its_exchange_feeds_it_without_a_file(
    channel: broker.Channel, folder: Path
) -> None:
    channel.exchange_declare("engine", "direct")
    channel.queue_declare("engine")
    channel.queue_bind("engine", "engine", "engine")
    assert channel.get_table("engine") == [("engine", "", "engine")]
    assert [path.name for path in folder.parent.iterdir()] == ["messages"]


def test_drain_when_nothing_waits_then_it_comes_back_after_one_look(channel: broker.Channel) -> None:
    transport = channel.connection
    with pytest.raises(TimeoutError):
        transport.drain_events(transport, timeout=60)


def test_settings_when_redis_is_set_then_the_same_tasks_travel_by_redis(tmp_path: Path) -> None:
    folder, redis = broker.celery_settings("", tmp_path), broker.celery_settings("redis://r:1/0", tmp_path)
    differing = {name for name in folder | redis if folder.get(name) != redis.get(name)}
    assert redis["CELERY_BROKER_URL"] == "redis://r:1/0"
    assert redis["CELERY_BROKER_TRANSPORT_OPTIONS"]["visibility_timeout"] == 900
    assert differing == {
        "CELERY_BROKER_URL",
        "CELERY_BROKER_TRANSPORT_OPTIONS",
        "CELERY_BROKER_CONNECTION_TIMEOUT",
    }


def test_pool_when_a_model_is_waited_for_is_made_of_threads(tmp_path: Path) -> None:
    chosen = broker.celery_settings("", tmp_path, calls=64)

    assert (chosen["CELERY_WORKER_POOL"], chosen["CELERY_WORKER_CONCURRENCY"]) == ("threads", 64)
    assert broker.celery_settings("", tmp_path)["CELERY_WORKER_POOL"] == "prefork"
