"""What calls cost: known, unknown, and the operator's own word."""

from decimal import Decimal

import pytest

from prep.engines.base import Usage
from prep.engines.prices import PRICES, price_of, read

OWN = read("my/model=1/0.5/2, local=0/0/0")


def test_price_when_tokens_are_counted_is_money_for_each_kind():
    assert OWN["my/model"].of(Usage(1_000_000, 400_000, 500_000)) == Decimal("1.8")


@pytest.mark.parametrize("usage", [Usage(), Usage(5, 0, None), Usage(None, 0, 5)])
def test_price_when_tokens_were_not_counted_is_unknown(usage):
    assert OWN["my/model"].of(usage) is None


def test_price_when_more_was_cached_than_read_never_goes_below_nothing():
    assert OWN["my/model"].of(Usage(10, 5000, 0)) == Decimal("0.000005")


def test_price_of_when_the_model_is_dated_is_that_of_the_undated():
    assert price_of("gpt-4o-mini-2024-07-18") == PRICES["gpt-4o-mini"]
    assert price_of("gpt-4o-mini-super") is None


def test_price_of_when_nobody_said_is_unknown_and_when_the_operator_said_nothing_is_nothing():
    assert price_of("llama3") is None
    assert price_of("local", OWN).of(Usage(1000, 0, 1000)) == 0
    assert price_of("gpt-4o", read("gpt-4o=9/9/9")).output == 9


@pytest.mark.parametrize("text", ["gpt", "gpt=1/2", "=1/2/3", "gpt=a/b/c", "gpt=-1/1/1", "gpt=nan/1/1"])
def test_read_when_it_is_no_price_says_how_to_write_one(text):
    with pytest.raises(ValueError, match="write model=input/cached/output"):
        read(text)


def test_read_when_empty_is_no_price_at_all():
    assert read("") == {}
    assert str(OWN["local"]) == "0/0/0"
