"""Beat, as every worker has it: makes the sweeps itself, which in the queue would stand behind the work they mend."""

import logging
from datetime import timedelta
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from django.db import close_old_connections

from prep.broker import ROUNDS, SWEEPS

log = logging.getLogger(__name__)


class Rounds(Scheduler):
    """Makes the sweeps where it runs and sends the rest, each for the first time as soon as it starts: what a killed
    worker left behind is taken up then. Each worker has one; what it makes is safe to be made by several at once."""

    # Celery's own would wait for a broker that is away, before anything is made.
    producer: Any = None

    def setup_schedule(self) -> None:
        super().setup_schedule()
        for name, seconds in ROUNDS.items():
            self.schedule[name].last_run_at = self.app.now() - timedelta(seconds=seconds)

    def apply_async(
        self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **kwargs: Any
    ) -> Any:
        if entry.task not in SWEEPS:
            return super().apply_async(entry, producer, advance, **kwargs)
        try:
            self.app.tasks[entry.task]()
        except Exception:
            log.warning("the round %s broke off", entry.task, exc_info=True)
        finally:
            close_old_connections()
        return None
