"""The heartbeat of claims: one thread for all of a process."""

import threading

import pytest
from django.db import DatabaseError

from postings.models import Posting
from prep.generation import claim
from prep.heartbeat import Keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(vera):
    return Posting.objects.create(owner=vera, source_text="text")


class Pulse:
    """A claim at the heartbeat's edge: what each beat does."""

    def __init__(self, *beats):
        self.beats = list(beats)
        self.over = threading.Event()

    def beat(self):
        answer = self.beats.pop(0)
        if not self.beats:
            self.over.set()
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_heartbeat_when_one_beat_fails_tries_again_until_the_claim_is_lost(db, settings, caplog):
    settings.LEASE_SECONDS = 0.04
    keeper, pulse = Keeper(), Pulse(True, DatabaseError("busy"), True, False)

    keeper.keep(pulse)

    assert pulse.over.wait(30)
    assert "heartbeat missed" in caplog.text


def test_heartbeat_when_many_claims_are_held_keeps_all_in_one_thread(db, settings):
    settings.LEASE_SECONDS = 0.04
    keeper, pulses = Keeper(), [Pulse(True, True, False) for _ in range(20)]
    before = threading.active_count()

    for pulse in pulses:
        keeper.keep(pulse)

    assert threading.active_count() <= before + 1
    assert all(pulse.over.wait(30) for pulse in pulses)


def test_heartbeat_when_nothing_is_held_any_more_rests_until_something_is(db, settings):
    settings.LEASE_SECONDS = 0.04
    keeper, pulse, later_one = Keeper(), Pulse(*[True] * 1000), Pulse(True, False)
    keeper.keep(pulse)
    resting = keeper._thread
    keeper.let_go(pulse)
    resting.join(30)

    keeper.keep(later_one)

    assert not resting.is_alive()
    assert later_one.over.wait(30)


def test_heartbeat_when_the_claim_is_lost_says_so(row):
    held = claim(Posting, row.pk)
    Posting.objects.filter(pk=row.pk).update(attempts=2)

    assert held.beat() is False
