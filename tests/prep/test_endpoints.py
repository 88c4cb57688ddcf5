"""What is remembered of an endpoint: the form it takes, and the circuit that opens and closes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from prep.engines import endpoints
from prep.engines.base import EngineUnavailable
from prep.engines.endpoints import FAILURES_TO_OPEN, Address
from prep.engines.models import Endpoint

ADDRESS = Address("http://model.example/v1", "m")
PROBE = timedelta(seconds=60)

pytestmark = pytest.mark.django_db


def fail(times: int, again_in: float | None = None) -> None:
    for _ in range(times):
        endpoints.failed(endpoints.enter(ADDRESS, PROBE), "away", again_in)


def let_the_pause_pass() -> None:
    Endpoint.objects.update(open_until=timezone.now() - timedelta(seconds=1))


def test_circuit_when_failures_are_few_stays_closed():
    fail(FAILURES_TO_OPEN - 1)

    assert endpoints.enter(ADDRESS, PROBE).is_probe is False
    assert endpoints.away_until(ADDRESS) is None


def test_circuit_when_failures_come_in_a_row_opens():
    fail(FAILURES_TO_OPEN)

    with pytest.raises(EngineUnavailable) as caught:
        endpoints.enter(ADDRESS, PROBE)

    assert 0 < caught.value.again_in <= 15
    assert endpoints.away_until(ADDRESS) > timezone.now()


def test_circuit_when_a_success_comes_between_counts_anew():
    fail(FAILURES_TO_OPEN - 1)
    endpoints.answered(endpoints.enter(ADDRESS, PROBE))
    fail(1)

    assert Endpoint.objects.get().failures == 1


def test_circuit_when_its_time_is_over_lets_one_through():
    fail(FAILURES_TO_OPEN)
    let_the_pause_pass()

    visit = endpoints.enter(ADDRESS, PROBE)

    assert visit.is_probe
    with pytest.raises(EngineUnavailable):
        endpoints.enter(ADDRESS, PROBE)


def test_circuit_when_two_see_its_time_end_lets_one_of_them_through(monkeypatch):
    fail(FAILURES_TO_OPEN)
    let_the_pause_pass()
    seen = ADDRESS.row()
    endpoints.enter(ADDRESS, PROBE)
    monkeypatch.setattr(Address, "row", lambda self: seen)

    with pytest.raises(EngineUnavailable):
        endpoints.enter(ADDRESS, PROBE)


def test_circuit_when_the_probe_succeeds_closes():
    fail(FAILURES_TO_OPEN)
    let_the_pause_pass()

    endpoints.answered(endpoints.enter(ADDRESS, PROBE))

    row = Endpoint.objects.get()
    assert (row.failures, row.open_until, row.trouble) == (0, None, "")


def test_circuit_when_the_probe_fails_stays_open_for_longer():
    fail(FAILURES_TO_OPEN)
    let_the_pause_pass()

    fail(1)

    assert endpoints.away_until(ADDRESS) > timezone.now() + timedelta(seconds=20)


def test_circuit_when_many_fail_together_counts_the_first_only():
    visits = [endpoints.enter(ADDRESS, PROBE) for _ in range(64)]
    for visit in visits:
        endpoints.failed(visit, "away")

    assert Endpoint.objects.get().failures == FAILURES_TO_OPEN


def test_circuit_when_the_server_asks_for_a_pause_opens_for_that_long():
    fail(1, again_in=120)

    assert endpoints.away_until(ADDRESS) > timezone.now() + timedelta(seconds=100)


def test_form_when_learned_is_kept_and_can_be_forgotten():
    row = ADDRESS.row()
    endpoints.learn(row, {"shape": "text"})
    endpoints.learn(row, {"shape": "text"})

    assert ADDRESS.row().learned == {"shape": "text"}
    assert str(row) == "m at http://model.example/v1"
    endpoints.forget(ADDRESS)
    assert ADDRESS.row().learned == {}


def test_form_when_learned_longer_than_a_day_ago_is_written_anew():
    row = ADDRESS.row()
    endpoints.learn(row, {"shape": "text"})
    assert endpoints.is_fresh(ADDRESS.row())

    Endpoint.objects.update(learned_at=timezone.now() - timedelta(hours=25))
    assert not endpoints.is_fresh(ADDRESS.row())
    endpoints.learn(ADDRESS.row(), {"shape": "text"})

    assert endpoints.is_fresh(ADDRESS.row())


def test_strays_when_they_come_three_in_a_row_tell_and_the_count_begins_anew():
    told = [endpoints.strays(ADDRESS.row(), one) for one in (True, True, False, True, True, True, True)]

    assert told == [False, False, False, False, False, True, False]
    assert ADDRESS.row().strays == 1
