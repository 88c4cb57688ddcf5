"""The work rows: claim, fence, lease, sweep."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from postings.models import Posting
from prep import generation
from prep.engines.base import EngineRefused, EngineUnavailable
from prep.generation import GenerationState, LostClaim, claim, sweep, work
from tests.clock import later

pytestmark = pytest.mark.django_db


class Bell:
    """Stands in for a Celery task at the broker's edge: notes what would be sent."""

    name = "bell"

    def __init__(self, broken: bool = False) -> None:
        self.rung: list[int] = []
        self.broken = broken

    def apply_async(self, args, **options):
        if self.broken:
            raise ConnectionError("no broker")
        self.rung.append(args[0])


@pytest.fixture
def row(vera):
    return Posting.objects.create(owner=vera, source_text="text")


def state_of(row):
    row.refresh_from_db()
    return row.state


def test_claim_when_queued_takes_the_row_and_numbers_the_attempt(row):
    held = claim(Posting, row.pk)

    assert held is not None
    assert (state_of(row), row.attempts, held.attempt) == (GenerationState.RUNNING, 1, 1)
    assert row.lease_until > timezone.now()


def test_claim_when_delivered_twice_gives_the_second_nothing(row):
    claim(Posting, row.pk)

    assert claim(Posting, row.pk) is None
    assert Posting.objects.get(pk=row.pk).attempts == 1


@pytest.mark.parametrize("state", [GenerationState.READY, GenerationState.FAILED])
def test_claim_when_the_work_is_over_gives_nothing(row, state):
    Posting.objects.filter(pk=row.pk).update(state=state)

    assert claim(Posting, row.pk) is None


def test_claim_when_the_row_is_gone_gives_nothing(db):
    assert claim(Posting, 12345) is None


def test_claim_when_the_lease_is_over_takes_it_from_the_dead(row):
    first = claim(Posting, row.pk)

    with later(minutes=2):
        second = claim(Posting, row.pk)

    assert (first.attempt, second.attempt) == (1, 2)


def test_finishing_when_a_late_twin_comes_changes_nothing(row):
    first = claim(Posting, row.pk)
    with later(minutes=2):
        second = claim(Posting, row.pk)
        with second.finishing(engine="second", title="by the second"):
            pass
        with pytest.raises(LostClaim), first.finishing(engine="first", title="by the first"):
            pass

    row.refresh_from_db()
    assert (row.state, row.title, row.engine) == (GenerationState.READY, "by the second", "second")


def test_finishing_when_the_body_breaks_leaves_neither_state_nor_text(row):
    held = claim(Posting, row.pk)

    with pytest.raises(DatabaseError), held.finishing(title="half"):
        Posting.objects.filter(pk=row.pk).update(language="en")
        raise DatabaseError

    row.refresh_from_db()
    assert (row.state, row.title, row.language) == (GenerationState.RUNNING, "", "")


def test_writing_when_the_row_was_deleted_raises_lost_claim(row):
    held = claim(Posting, row.pk)
    row.delete()

    with pytest.raises(LostClaim), held.writing():
        pass


def test_work_when_the_engine_is_away_queues_again_with_the_reason(row):
    with work(Posting, row.pk):
        raise EngineUnavailable("The engine is away.")

    assert state_of(row) == GenerationState.QUEUED
    assert (row.error_code, row.error_detail) == ("engine_unavailable", "The engine is away.")


def test_work_when_the_engine_is_away_five_times_fails_with_the_reason(row):
    for number in range(generation.MAX_ATTEMPTS):
        with later(minutes=5 * number), work(Posting, row.pk):
            raise EngineUnavailable("The engine is away.")

    assert (state_of(row), row.error_detail) == (GenerationState.FAILED, "The engine is away.")
    assert claim(Posting, row.pk) is None


def test_work_when_the_engine_refuses_fails_at_once(row):
    with work(Posting, row.pk):
        raise EngineRefused("The engine will not read this.")

    assert (state_of(row), row.attempts) == (GenerationState.FAILED, 1)


def test_work_when_our_code_breaks_queues_again_and_says_something_plain(row):
    with work(Posting, row.pk):
        raise ZeroDivisionError

    assert (state_of(row), row.error_detail) == (GenerationState.QUEUED, generation.BROKEN)


def test_work_when_the_claim_is_lost_ends_quietly(row):
    with work(Posting, row.pk) as held:
        Posting.objects.filter(pk=row.pk).update(attempts=7)
        with held.finishing(title="late"):
            pass

    assert Posting.objects.get(pk=row.pk).title == ""


def test_sweep_when_a_message_was_lost_rings_again_once(row):
    bell = Bell()
    with later(seconds=16):
        first, second = sweep(Posting, bell), sweep(Posting, bell)

    assert (first, second, bell.rung) == (1, 0, [row.pk])


def test_sweep_when_the_message_is_fresh_stays_silent(row):
    bell = Bell()

    assert (sweep(Posting, bell), bell.rung) == (0, [])


def test_sweep_when_nobody_listens_rings_ever_more_rarely(row):
    bell = Bell()
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(240):
            clock.shift(timedelta(seconds=15))
            sweep(Posting, bell)

    assert len(bell.rung) <= 20


def test_sweep_when_a_worker_died_frees_the_row(row):
    claim(Posting, row.pk)
    bell = Bell()
    with later(minutes=2):
        sweep(Posting, bell)

    assert (state_of(row), bell.rung) == (GenerationState.QUEUED, [row.pk])


def test_sweep_when_it_died_too_often_fails_with_a_plain_reason(row):
    for minutes in range(generation.MAX_ATTEMPTS):
        with later(minutes=2 * minutes):
            claim(Posting, row.pk)
    bell = Bell()
    with later(minutes=60):
        sweep(Posting, bell)

    assert (state_of(row), row.error_detail, bell.rung) == (GenerationState.FAILED, generation.TOO_MANY, [])


def test_sweep_when_waiting_for_over_a_day_fails_with_a_plain_reason(row):
    with later(days=1, minutes=1):
        sweep(Posting, Bell())

    assert (state_of(row), row.error_detail) == (GenerationState.FAILED, generation.TOO_LATE)


def test_publish_when_the_broker_is_down_never_raises(row, caplog):
    generation.publish(Bell(broken=True), row.pk)

    assert "could not publish bell" in caplog.text


def test_requeue_when_failed_gives_a_fresh_allowance(row, django_capture_on_commit_callbacks):
    Posting.objects.filter(pk=row.pk).update(
        state=GenerationState.FAILED, attempts=5, error_code="x", error_detail="y"
    )
    row.refresh_from_db()
    bell = Bell()
    with django_capture_on_commit_callbacks(execute=True):
        queued = generation.requeue(row, bell)

    assert (queued, row.state, row.error_detail, row.attempts_max, bell.rung) == (
        True,
        GenerationState.QUEUED,
        "",
        10,
        [row.pk],
    )


def test_requeue_when_it_is_being_filled_does_nothing(row):
    claim(Posting, row.pk)
    row.refresh_from_db()

    assert generation.requeue(row, Bell()) is False


def test_requeue_when_anew_takes_the_claim_away(row, django_capture_on_commit_callbacks):
    bell = Bell()
    with django_capture_on_commit_callbacks(execute=True), work(Posting, row.pk) as held:
        assert generation.requeue(row, bell, anew=True)
        with held.finishing(title="of what was there before"):
            pass

    assert (state_of(row), row.title, bell.rung) == (GenerationState.QUEUED, "", [row.pk])
    assert claim(Posting, row.pk).attempt == 2


def test_requeue_when_overdue_rings_again(row, django_capture_on_commit_callbacks):
    bell = Bell()
    with later(seconds=40), django_capture_on_commit_callbacks(execute=True):
        row.refresh_from_db()
        overdue, queued = row.is_overdue, generation.requeue(row, bell)

    assert (overdue, queued, bell.rung) == (True, True, [row.pk])


def test_beat_when_ours_lengthens_the_lease(row):
    held = claim(Posting, row.pk)
    before = Posting.objects.get(pk=row.pk).lease_until

    assert held.beat() is True
    assert Posting.objects.get(pk=row.pk).lease_until > before


def test_work_when_the_engine_asks_for_a_pause_waits_that_long(row):
    with work(Posting, row.pk):
        raise EngineUnavailable("Busy.", again_in=600)

    assert state_of(row) == GenerationState.QUEUED
    assert row.lease_until > timezone.now() + timedelta(seconds=500)


@pytest.mark.parametrize(
    ("waited", "took"), [(0, 0), (240, 0), (0, 200), (240, 200)], ids=["", "queued", "slow", "both"]
)
def test_work_when_the_engine_asks_for_a_pause_is_due_after_just_that(row, waited, took):
    bell, start = Bell(), timezone.now()
    Posting.objects.update(queued_at=start, published_at=start)
    with time_machine.travel(start, tick=False) as clock:
        clock.shift(waited)
        sweep(Posting, Bell())  # the message that a worker takes up
        with work(Posting, row.pk):
            clock.shift(took)
            raise EngineUnavailable("Busy.", again_in=40)

        clock.shift(39)
        assert (sweep(Posting, bell), claim(Posting, row.pk)) == (0, None)
        clock.shift(1)
        assert (sweep(Posting, bell), bell.rung) == (1, [row.pk])
        assert claim(Posting, row.pk).attempt == 2


def test_work_when_it_is_asked_for_again_pauses_as_briefly_as_at_first(row):
    pauses = []
    for _ in range(2):
        for _ in range(2):
            before = timezone.now()
            with work(Posting, row.pk):
                raise EngineUnavailable("Busy.")
            row.refresh_from_db()
            pauses.append(round((row.lease_until - before).total_seconds()))
            Posting.objects.update(lease_until=before)
        generation.requeue(row, Bell())

    assert pauses == [10, 20, 10, 20]


def test_work_when_it_gives_back_what_somebody_asked_for_anew_changes_nothing(row):
    held = claim(Posting, row.pk)
    generation.requeue(row, Bell(), anew=True)

    held.give_back("busy", "Busy.")

    assert (state_of(row), row.error_code, row.lease_until) == (GenerationState.QUEUED, "", None)


def test_work_when_its_message_was_sent_twice_keeps_its_pause_and_its_attempts(row):
    for _ in range(generation.MAX_ATTEMPTS):
        with work(Posting, row.pk) as held:
            if held:
                raise EngineUnavailable("Busy.", again_in=40)

    assert (state_of(row), row.attempts) == (GenerationState.QUEUED, 1)


def test_sweep_when_nobody_listens_after_a_pause_rings_ever_more_rarely(row):
    with work(Posting, row.pk):
        raise EngineUnavailable("Busy.", again_in=600)
    bell = Bell()
    with time_machine.travel(timezone.now() + timedelta(seconds=600), tick=False) as clock:
        for _ in range(60):
            clock.shift(timedelta(seconds=15))
            sweep(Posting, bell)

    assert 2 <= len(bell.rung) <= 8


def test_requeue_when_it_waits_for_its_next_try_lets_it_go_at_once(row, django_capture_on_commit_callbacks):
    with work(Posting, row.pk):
        raise EngineUnavailable("Busy.", again_in=600)
    row.refresh_from_db()

    assert generation.requeue(row, Bell())
    assert claim(Posting, row.pk) is not None


@pytest.mark.parametrize(
    ("age", "delay"),
    [({"seconds": 0}, "30ms"), ({"seconds": 4}, "150ms"), ({"seconds": 6}, "600ms"), ({"minutes": 5}, "3s")],
)
def test_poll_delay_when_the_row_grows_older_grows_calmer(row, age, delay):
    with later(**age):
        assert row.poll_delay == delay


def test_deleting_when_a_worker_is_at_it_lets_the_late_result_vanish(row):
    with work(Posting, row.pk) as held:
        row.delete()
        with held.finishing(title="too late"):
            pass

    assert Posting.objects.count() == 0
