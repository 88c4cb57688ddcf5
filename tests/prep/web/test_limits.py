"""Limits count exactly, per caller, and believe nothing that a caller can write."""

import pytest
from django.test import RequestFactory
from limits import RateLimitItemPerMinute

from prep.web import limits


def test_limit_when_hit_once_more_than_allowed_says_no():
    three = RateLimitItemPerMinute(3, namespace="trying")

    tries = [limits.may_go_on(three, "10.0.0.1") for _ in range(5)]

    assert tries == [True, True, True, False, False]
    assert limits.may_go_on(three, "10.0.0.2")


@pytest.mark.parametrize(
    ("hops", "forwarded", "address"),
    [
        (0, "", "10.0.0.9"),
        (0, "1.2.3.4", "10.0.0.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.2", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "1.2.3.4:4711", "1.2.3.4"),
        (1, "[2001:db8:1:2::7]:4711", "2001:db8:1:2::/64"),
        (1, "[2001:DB8:1:2::7]", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2::7", "2001:db8:1:2::/64"),
        (1, "unknown", "10.0.0.9"),
        (1, "_hidden:4711", "10.0.0.9"),
    ],
)
def test_address_when_proxies_are_declared_is_the_one_that_they_saw(settings, hops, forwarded, address):
    settings.PROXY_HOPS = hops
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers=headers)

    assert limits.network_of(request) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.0.0.9", "10.0.0.9"),
        ("::ffff:10.0.0.9", "10.0.0.9"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
        ("fe80::7%eth0", "fe80::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_caller_when_counted_is_the_network_that_one_hand_has(rf, address, network):
    assert limits.network_of(rf.get("/", REMOTE_ADDR=address)) == network


def test_start_when_each_comes_from_another_address_of_one_network_meets_the_limit(rf):
    requests = [rf.post("/", REMOTE_ADDR=f"2001:db8:1:2::{number:x}") for number in range(400)]

    assert sum(limits.may_start(request) for request in requests) == limits.STARTS.amount
    assert limits.may_start(rf.post("/", REMOTE_ADDR="2001:db8:1:3::1"))


def test_start_when_it_is_the_last_but_one_may_be_made_still(rf):
    tries = [limits.may_start(rf.post("/")) for _ in range(limits.STARTS.amount + 1)]

    assert tries == [True] * limits.STARTS.amount + [False]
