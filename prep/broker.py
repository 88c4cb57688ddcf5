"""How messages travel from web to worker: Redis when an address is set, else folders on this machine's disk.

A message is only a doorbell. The row in the database is the work, and the sweep rings again for any row whose
message was lost, so nothing here has to be safer than "usually arrives".
"""

import logging
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads

QUEUE = "engine"
# What comes round by itself: task name and seconds. Beat makes the sweeps (prep/rounds.py) and sends the others.
SWEEPS = {"postings.sweep": 15, "interviews.sweep": 15}
ROUNDS = {**SWEEPS, "interviews.purge": 3600}
# A page waits so many seconds for Redis, and no more.
PATIENCE = {"socket_connect_timeout": 0.8, "socket_timeout": 0.8}

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """Folders as queues, for POSIX and a local disk, with whole messages only.

    kombu's own channel opens the final name and then writes, so that a reader may take an empty file and
    bring the worker down. Here a message is written under a name no reader looks at and then renamed, taken
    by renaming again, and an unreadable one is dropped instead of raised.
    """

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        folder = Path(self.data_folder_out)
        name = f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg"
        draft = folder / f".{name}"
        try:
            draft.write_text(dumps(payload), encoding="utf-8")
            draft.rename(folder / name)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise ChannelError(f"Cannot write a message into {folder}: {error}") from error

    def _get(self, queue: str, timeout: float | None = None) -> dict[str, Any]:
        folder = Path(self.data_folder_in)
        for name in self._waiting(queue):
            taken = folder / f".{name}.{os.getpid()}"
            try:
                (folder / name).rename(taken)
            except FileNotFoundError:
                continue  # another worker was quicker
            message = _read(taken)
            if message is not None:
                return message
        raise Empty

    def get_table(self, exchange: str) -> list[filesystem.exchange_queue_t]:  # type: ignore[override]
        """Each exchange feeds the queue of its own name; a file of bindings could be read half-written."""
        return [filesystem.exchange_queue_t(exchange, "", exchange)]

    def _queue_bind(
        self, exchange: str, routing_key: str | None, pattern: str | None, queue: str | None
    ) -> None:
        """Nothing to keep, see above."""

    def _size(self, queue: str) -> int:
        return len(self._waiting(queue))

    def _waiting(self, queue: str) -> list[str]:
        """Names of the messages of one queue, oldest first."""
        ending = f".{queue}.msg"
        return sorted(
            name
            for name in os.listdir(self.data_folder_in)
            if name.endswith(ending) and not name.startswith(".")
        )


class Transport(filesystem.Transport):
    """kombu's filesystem transport with the channel above, asked twenty times a second."""

    Channel = Channel
    polling_interval = 0.05

    def drain_events(self, connection: Any, timeout: float | None = None, **kwargs: Any) -> None:
        """Comes back after each look: in Celery's own two seconds a worker would not hear a stop."""
        super().drain_events(connection, timeout=self.polling_interval if timeout else timeout)


TRANSPORT_ALIASES["folder"] = f"{__name__}:Transport"


def celery_settings(redis_url: str, var_dir: Path, calls: int = 0) -> dict[str, Any]:
    """Django settings in the CELERY_ namespace, for either broker. `calls`: how many questions to a model one
    worker has under way at once; 0 where the work is done by the worker itself."""
    chosen = {
        **(_redis(redis_url) if redis_url else _folder(var_dir / "broker")),
        **(_waiting_pool(calls) if calls else _working_pool()),
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_ignore_result": True,
        "task_default_queue": QUEUE,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_publish_retry": False,
        "worker_prefetch_multiplier": 1,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "worker_enable_remote_control": False,
        "worker_send_task_events": False,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        # In memory: so short a schedule needs no file that a killed worker could leave half-written.
        "beat_scheduler": "prep.rounds:Rounds",
        "beat_schedule": {
            name: {"task": name, "schedule": seconds, "options": {"expires": seconds}}
            for name, seconds in ROUNDS.items()
        },
        "timezone": "UTC",
    }
    return {f"CELERY_{name.upper()}": value for name, value in chosen.items()}


def _working_pool() -> dict[str, Any]:
    """Processes, for an engine that computes. Celery ends what takes too long."""
    return {
        "worker_pool": "prefork",
        "worker_concurrency": 2,
        "worker_max_memory_per_child": 400_000,
        "task_soft_time_limit": 120,
        "task_time_limit": 150,
    }


def _waiting_pool(calls: int) -> dict[str, Any]:
    """Threads, for an engine that is waited for. Celery's time limits do not work here; each call has its own."""
    return {"worker_pool": "threads", "worker_concurrency": calls}


def _redis(url: str) -> dict[str, Any]:
    return {
        "broker_url": url,
        "broker_connection_timeout": 1,
        "broker_transport_options": {
            "visibility_timeout": 900,
            # A page waits for its message to be sent: no second try, the sweep sends it again.
            **PATIENCE,
            "max_retries": 0,
            "interval_start": 0,
            "interval_step": 0,
            "socket_keepalive": True,
            "health_check_interval": 30,
            # Look for messages of dead workers each second instead of every hundred or so.
            "unacked_restore_interval": 1,
            "unacked_restore_throttle": 1,
        },
    }


def _folder(folder: Path) -> dict[str, Any]:
    messages = folder / "messages"
    messages.mkdir(parents=True, exist_ok=True)
    return {
        "broker_url": "folder://localhost",
        "broker_transport_options": {
            "data_folder_in": str(messages),
            "data_folder_out": str(messages),
        },
    }


def _read(taken: Path) -> dict[str, Any] | None:
    """The message in a file that is ours alone by now; None for one that cannot be read, which is dropped."""
    try:
        message = loads(taken.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        logger.warning("A message could not be read and was dropped: %s", error)
        return None
    finally:
        taken.unlink(missing_ok=True)
    if not isinstance(message, dict):
        logger.warning("A message was no object and was dropped.")
        return None
    return message
