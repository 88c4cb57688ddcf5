"""What a worker has done before its first row."""

from celery.signals import worker_init

from interviews import tasks
from postings.offline import tables


def test_worker_when_it_starts_has_the_lists_loaded(settings):
    settings.ENGINE_PAUSE = 60  # a slow engine must not slow the start
    tables.table.cache_clear()

    tasks.warm_up()

    assert tables.table.cache_info().currsize > 0
    assert tasks.warm_up in [receiver() for _, receiver, *_ in worker_init.receivers]
