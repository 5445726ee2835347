"""Prices in another currency: which rates lead there, on which days, and where there are none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.prices import Bars
from db.rates import Pair
from desktop.analysis.currencies import Converted, Leg, NoRate, Rates, converted, route

MONDAY = dt.date(2026, 3, 2)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def bars(closes: dict[int, float], *, provisional: bool = False, unit_divisor: int = 1) -> Bars:
    """Bars by the number of their day."""
    days = tuple(day(n) for n in closes)
    prices = tuple(closes.values())
    volume = tuple(range(len(closes)))
    return Bars(1, days, *(prices,) * 4, volume, provisional, unit_divisor)


def test_the_same_currency_needs_no_rate() -> None:
    assert route("CAD", "CAD", []) == ()
    held = bars({0: 5.0})
    assert converted(held, "CAD", []) == Converted(held, "CAD")


@pytest.mark.parametrize(
    ("kept", "legs"),
    [
        (["CADEUR"], [("CADEUR", False)]),
        (["EURCAD"], [("EURCAD", True)]),
        (["EURCAD", "CADEUR"], [("CADEUR", False)]),
        (["CADUSD", "EURUSD"], [("CADUSD", False), ("EURUSD", True)]),
        (["USDCAD", "USDEUR", "CADAUD", "AUDEUR"], [("USDCAD", True), ("USDEUR", False)]),
        (["CADAUD", "AUDEUR"], [("CADAUD", False), ("AUDEUR", False)]),
        (["CADUSD", "EURGBP"], None),
        ([], None),
    ],
)
def test_the_way_from_one_currency_to_another(
    kept: list[str], legs: list[tuple[str, bool]] | None
) -> None:
    pairs = [Pair(code[:3], code[3:]) for code in kept]
    expected = legs and tuple(Leg(Pair(c[:3], c[3:]), inverse) for c, inverse in legs)
    assert route("CAD", "EUR", pairs) == expected


def test_a_day_takes_the_last_rate_on_or_before_it() -> None:
    rates = Rates(bars({0: 0.7, 3: 0.8}))
    found = converted(bars({0: 10.0, 1: 10.0, 3: 10.0, 4: 10.0}), "USD", [rates])
    assert found.bars.close == pytest.approx((7.0, 7.0, 8.0, 8.0))
    assert found.bars.open == found.bars.close
    assert (found.gaps, found.currency) == ((), "USD")


def test_two_legs_and_the_other_way_round() -> None:
    legs = [Rates(bars({0: 0.8})), Rates(bars({0: 1.25}), is_inverse=True)]
    assert converted(bars({0: 10.0}), "EUR", legs).bars.close == pytest.approx((6.4,))


def test_a_rate_more_than_a_week_old_leaves_a_gap_that_says_so() -> None:
    rates = Rates(bars({0: 0.7, 30: 0.8}))
    held = bars({-1: 1.0, 7: 10.0, 8: 10.0, 20: 10.0, 30: 10.0, 38: 10.0}, provisional=True)
    found = converted(held, "USD", [rates])
    assert found.bars.days == (day(7), day(30))
    assert found.bars.volume == (1, 4)
    assert found.gaps == (
        NoRate(day(-1), day(-1), None),
        NoRate(day(8), day(20), day(0)),
        NoRate(day(38), day(38), day(30)),
    )
    assert not found.bars.provisional, "the last bar is one that has no rate"


def test_the_older_leg_is_the_one_that_a_gap_names() -> None:
    legs = [Rates(bars({0: 0.7})), Rates(bars({4: 0.8}))]
    assert converted(bars({10: 1.0}), "EUR", legs).gaps == (NoRate(day(10), day(10), day(0)),)


def test_pence_are_pounds_before_they_are_anything_else() -> None:
    found = converted(bars({0: 1259.5}, unit_divisor=100), "USD", [Rates(bars({0: 2.0}))])
    assert (found.bars.close, found.bars.unit_divisor) == (pytest.approx((25.19,)), 1)


@given(
    st.dictionaries(st.integers(0, 60), st.floats(0.01, 100), max_size=20),
    st.dictionaries(st.integers(0, 60), st.floats(0.01, 100), max_size=20),
)
def test_every_day_is_either_priced_or_in_a_gap(
    prices: dict[int, float], closes: dict[int, float]
) -> None:
    held = bars(dict(sorted(prices.items())))
    found = converted(held, "USD", [Rates(bars(dict(sorted(closes.items()))))])
    in_gaps = [d for d in held.days if any(g.first <= d <= g.last for g in found.gaps)]
    assert sorted([*found.bars.days, *in_gaps]) == list(held.days)
    for when, close in zip(found.bars.days, found.bars.close, strict=True):
        number = (when - MONDAY).days
        fresh = [n for n in closes if 0 <= number - n <= 7]
        assert close == pytest.approx(prices[number] * closes[max(fresh)])
