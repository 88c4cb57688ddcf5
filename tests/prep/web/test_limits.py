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
    ],
)
def test_address_when_proxies_are_declared_is_counted_from_the_right(settings, hops, forwarded, address):
    settings.PROXY_HOPS = hops
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers=headers)

    assert limits.address_of(request) == address


def test_start_when_it_is_the_last_but_one_may_be_made_still(rf):
    tries = [limits.may_start(rf.post("/")) for _ in range(limits.STARTS.amount + 1)]

    assert tries == [True] * limits.STARTS.amount + [False]
