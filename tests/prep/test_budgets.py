"""What calls may cost: set aside, settled, given back; and who is told what when there is no room."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Value
from django.db.models.functions import Replace
from django.utils import timezone

from postings.prompts import read_posting
from prep.accounts import visitors
from prep.engines import ask, budgets, upkeep
from prep.engines.base import Bill, EngineBudget, EngineInvalid, EngineUnavailable, Usage
from prep.engines.models import EngineAccount, EngineCall, EngineStop
from prep.engines.prices import read
from tests.at_once import at_once

pytestmark = pytest.mark.django_db

MOST = Usage(600, 0, 400)


@pytest.fixture
def scripted(settings):
    """An engine that costs money: a thousandth for a call at most."""
    settings.ENGINE = "scripted"
    settings.ENGINE_PRICES = read("script=1/0.5/1")
    settings.ENGINE_CAPS = dict.fromkeys(("call", "person", "payer", "tab", "day"), (1.0, 1_000_000))
    ask.engine.cache_clear()
    engine = ask.engine("scripted")
    engine.limit, engine.usage = MOST, Usage(100, 0, 100)
    yield engine
    ask.engine.cache_clear()


def question(number=0):
    return read_posting.prompt(read_posting.ReadPostingFacts(f"posting {number}"))


def put(engine, *replies, bill=None, number=0):
    """Ask for something that was not asked before."""
    engine.script(*replies)
    return ask.ask(question(number), subject=f"posting {number}", bill=bill or Bill())


def spent(start="all on"):
    return EngineAccount.objects.get(key__startswith=start).micros


def cap(settings, scope, money):
    settings.ENGINE_CAPS = {**settings.ENGINE_CAPS, scope: (money, 1_000_000)}


def test_call_when_it_ends_costs_what_it_used(scripted, ana, rui):
    put(scripted, {}, bill=Bill(ana.pk, payer_id=rui.pk, tab="link 17"))

    row = EngineCall.objects.get()
    assert (row.outcome, row.cost, row.price) == ("ok", Decimal("0.000200"), "1/0.5/1")
    assert (row.person, row.payer, row.tab) == (ana, rui, "link 17")
    assert (row.held_micros, row.held_tokens, row.accounts) == (0, 0, [])
    assert dict(EngineAccount.objects.values_list("key", "micros")) == {
        f"posting 0 on {timezone.localdate()}": 200,
        f"guest {ana.pk} on {timezone.localdate()}": 200,
        f"payer {rui.pk} on {timezone.localdate()}": 200,
        "tab link 17": 200,
        f"all on {timezone.localdate()}": 200,
    }


def test_call_when_no_price_is_known_counts_tokens_and_its_cost_is_unknown(scripted, settings, ana):
    settings.ENGINE_PRICES = {}
    put(scripted, {}, bill=Bill(ana.pk))

    account = EngineAccount.objects.get(key__startswith="person")
    assert (account.micros, account.tokens, account.calls) == (0, 200, 1)
    assert EngineCall.objects.get().cost is None


def test_call_when_the_endpoint_does_not_count_takes_all_that_was_set_aside(scripted):
    scripted.usage = Usage()
    put(scripted, {})

    assert (spent(), EngineCall.objects.get().cost) == (1000, None)


def test_call_when_the_engine_was_away_takes_nothing(scripted):
    with pytest.raises(EngineUnavailable):
        put(scripted, EngineUnavailable("Away."))

    assert (spent(), EngineCall.objects.get().outcome) == (0, "engine_unavailable")


def test_call_when_the_answer_was_no_use_is_paid_all_the_same(scripted):
    with pytest.raises(EngineInvalid):
        put(scripted, EngineInvalid("No sense.", Usage(300, 0, 0)), number=1)
    assert spent() == 300

    with pytest.raises(EngineInvalid):
        put(scripted, EngineInvalid("No sense."), number=2)
    assert spent() == 1300


def test_call_when_it_breaks_off_half_way_takes_all_that_was_set_aside(scripted):
    scripted.script({}, EngineUnavailable("Away."))
    with pytest.raises(EngineUnavailable):
        list(ask.stream(question(), subject="s", bill=Bill()))

    assert spent() == 1000


def test_call_when_the_reader_goes_away_takes_all_that_was_set_aside(scripted):
    scripted.usage = Usage()
    scripted.script({}, {})
    replies = ask.stream(question(), subject="s", bill=Bill())
    next(replies)
    assert EngineCall.objects.get().outcome == EngineCall.ASKING
    replies.close()

    assert (spent(), EngineCall.objects.get().outcome) == (1000, "dropped")


@pytest.mark.parametrize("scope", ["call", "person", "payer", "tab", "day"])
def test_call_when_there_is_no_room_is_not_let_out(scripted, settings, ana, rui, scope):
    cap(settings, scope, 0.0009)

    with pytest.raises(EngineBudget) as told:
        put(scripted, {}, bill=Bill(ana.pk, payer_id=rui.pk, tab="link 17"))

    assert told.value.reason == budgets.OVER[scope]
    assert scripted.asked == []
    assert EngineCall.objects.get().outcome == "engine_budget"
    assert set(EngineAccount.objects.values_list("micros", flat=True)) <= {0}


def test_call_when_the_room_is_used_up_is_refused_and_others_are_not(scripted, settings, ana, otto):
    cap(settings, "person", 0.0011)
    scripted.usage = MOST
    put(scripted, {}, bill=Bill(ana.pk), number=1)

    with pytest.raises(EngineBudget):
        put(scripted, {}, bill=Bill(ana.pk), number=2)
    assert put(scripted, {}, bill=Bill(otto.pk), number=3)


def test_call_when_asked_for_too_often_is_refused(scripted, settings):
    settings.ENGINE_CAP_SUBJECT_CALLS = 2
    put(scripted, {}), put(scripted, {})

    with pytest.raises(EngineBudget, match="this many times today"):
        put(scripted, {})


def test_embedded_when_everything_is_used_up_still_answers(scripted, settings, ana):
    settings.ENGINE_CAPS = dict.fromkeys(settings.ENGINE_CAPS, (0, 0))
    budgets.stop(ana.pk)

    reply = ask.ask(question(), subject="s", bill=Bill(ana.pk), wanted="embedded")

    assert reply.engine == "embedded"
    assert EngineAccount.objects.count() == 0


def test_stop_when_pulled_lets_nothing_out_until_it_is_lifted(scripted, ana):
    budgets.stop(ana.pk), budgets.stop(ana.pk)
    with pytest.raises(EngineBudget, match="switched the language model off"):
        put(scripted, {})
    assert str(EngineStop.objects.get()).startswith("stopped at 20")

    budgets.go_on()

    assert not budgets.is_stopped()
    scripted._scripts.clear()
    assert put(scripted, {}, number=1)


def test_call_when_it_finds_that_it_needs_more_has_more_set_aside_on_the_same_accounts(scripted, ana):
    call = EngineCall(prompt="p", prompt_version=1, engine="scripted", model="script", seconds=0, subject="s")
    bill = Bill(ana.pk, tab="link 17")
    budgets.reserve(call, bill, MOST)
    EngineAccount.objects.update(key=Replace("key", Value(f"{timezone.localdate()}"), Value("yesterday")))
    call.accounts = [key.replace(f"{timezone.localdate()}", "yesterday") for key in call.accounts]

    budgets.widen(call, bill, MOST), budgets.widen(call, bill, Usage(600, 0, 1400))

    assert set(EngineAccount.objects.values_list("micros", "calls")) == {(2000, 1)}
    assert EngineCall.objects.get().held_micros == call.held_micros == 2000
    budgets.settle(call, "ok", Usage(600, 0, 1000))
    assert set(EngineAccount.objects.values_list("micros", "calls")) == {(1600, 1)}


@pytest.mark.parametrize("scope", ["call", "person", "payer", "tab", "day"])
def test_call_when_there_is_no_room_for_more_keeps_what_it_has(scripted, settings, ana, rui, scope):
    call = EngineCall(prompt="p", prompt_version=1, engine="scripted", model="script", seconds=0, subject="s")
    bill = Bill(ana.pk, payer_id=rui.pk, tab="link 17")
    cap(settings, scope, 0.0019)
    budgets.reserve(call, bill, MOST)

    with pytest.raises(EngineBudget) as told:
        budgets.widen(call, bill, Usage(600, 0, 1400))

    assert told.value.reason == budgets.OVER[scope]
    assert set(EngineAccount.objects.values_list("micros", flat=True)) == {1000}
    assert EngineCall.objects.get().held_micros == call.held_micros == 1000


def test_call_when_the_switch_is_pulled_meanwhile_gets_no_more(scripted, ana):
    call = under_way()
    budgets.stop(ana.pk)

    with pytest.raises(EngineBudget, match="switched the language model off"):
        budgets.widen(call, Bill(), Usage(600, 0, 1400))


def under_way(age=timedelta()):
    """A call that was let out so long ago, with a thousandth set aside for it."""
    call = EngineCall(prompt="p", prompt_version=1, engine="scripted", model="script", seconds=0, subject="s")
    call.created_at = timezone.now() - age
    budgets.reserve(call, Bill(), MOST)
    return call


def outcome():
    return EngineCall.objects.get().outcome


def test_sweep_when_a_process_died_gives_back_what_it_had_set_aside(scripted):
    under_way(timedelta(minutes=14))
    upkeep.sweep()
    assert (spent(), str(EngineAccount.objects.order_by("-pk")[0])) == (
        1000,
        budgets.day_key(timezone.localdate()),
    )

    EngineCall.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    upkeep.sweep(), upkeep.sweep()

    assert (spent(), outcome()) == (0, "lost")


def test_sweep_when_calls_may_take_long_leaves_those_that_still_run(scripted, settings):
    settings.ENGINE_DEADLINE = 1000.0
    under_way(timedelta(seconds=1990))
    upkeep.sweep()
    assert (spent(), outcome()) == (1000, EngineCall.ASKING)

    EngineCall.objects.update(created_at=timezone.now() - timedelta(seconds=2010))
    upkeep.sweep()

    assert (spent(), outcome()) == (0, "lost")


def test_call_when_it_ends_after_it_was_taken_for_lost_still_counts_once(scripted):
    call = under_way(timedelta(minutes=16))
    upkeep.sweep()

    assert budgets.settle(call, "ok", Usage(100, 0, 100))
    assert not budgets.settle(call, "ok", Usage(100, 0, 100))
    upkeep.sweep()

    row = EngineCall.objects.get()
    assert (spent(), spent("s on"), row.outcome, row.cost) == (200, 200, "ok", Decimal("0.000200"))


def test_call_when_lost_and_nobody_counted_takes_all_that_was_set_aside(scripted):
    call = under_way(timedelta(minutes=16))
    upkeep.sweep()

    assert budgets.settle(call, "ok", None)
    assert spent() == 1000


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.django_db(transaction=True)
def test_call_when_it_ends_while_the_sweep_takes_it_for_lost_counts_once(scripted, is_first):
    for number in range(1, 11):
        call = under_way(timedelta(minutes=16))
        deeds = [lambda call=call: budgets.settle(call, "ok", Usage(100, 0, 100)), budgets.release_lost]

        ended, lost = at_once(*deeds) if is_first else reversed(at_once(*reversed(deeds)))

        assert (ended, lost in (0, 1)) == (True, True)
        assert (spent(), EngineCall.objects.filter(outcome="ok").count()) == (200 * number, number)


def test_reserve_when_the_engine_does_not_say_what_it_can_use_lets_nothing_out(scripted):
    scripted.limit = Usage()
    with pytest.raises(ValueError, match="must say how many tokens"):
        put(scripted, {})


def test_purge_when_things_are_old_throws_them_away(scripted):
    put(scripted, {}, bill=Bill(tab="link 17"))
    now = timezone.now()
    EngineAccount.objects.update(touched_at=now - timedelta(days=8))
    assert upkeep.purge() == {"stored replies": 0, "engine calls": 0, "accounts": 2}
    assert EngineAccount.objects.get().key == "tab link 17"

    EngineAccount.objects.update(touched_at=now - timedelta(days=366))
    EngineCall.objects.update(created_at=now - timedelta(days=366))
    assert upkeep.purge() == {"stored replies": 0, "engine calls": 1, "accounts": 1}


def test_ledger_when_a_visitor_signs_up_follows_them(scripted, vera, ana):
    from_visitor = Bill(vera.pk, payer_id=vera.pk)
    put(scripted, {}, bill=from_visitor)
    visitors.adopt(vera, by=ana)

    assert (EngineCall.objects.get().person, EngineCall.objects.get().payer) == (ana, ana)
