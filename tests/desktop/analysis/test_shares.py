"""Shares over time: when they are more than the whole, and when that is not sure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Span
from desktop.analysis.shares import Held, TooMuch, too_much


def on(day: str) -> Span:
    found = dt.date.fromisoformat(day)
    return Span(found, found, "day")


YEAR = Span(dt.date(2024, 1, 1), dt.date(2024, 12, 31), "year")


def held(share: int, since: Span | None = None, holder: str | None = None) -> Held:
    return Held(holder, Decimal(share), since)


@pytest.mark.parametrize(
    "shares",
    [
        [],
        [held(100)],
        [held(60), held(40, None, "A Partner")],
        # One sells what the other one buys, on one day, or some time in one year.
        [held(100), held(60, on("2024-05-01")), held(40, on("2024-05-01"), "A")],
        [held(100), held(60, YEAR), held(40, on("2024-05-01"), "A")],
        [held(100), held(60, on("2024-05-01")), held(40, YEAR, "A")],
        # The same holder, however it is written, holds what it held last.
        [held(60, None, "A Partner"), held(80, on("2024-05-01"), "a  partner")],
    ],
)
def test_what_fits_is_not_doubted(shares: list[Held]) -> None:
    assert too_much(shares) is None


def test_more_than_the_whole_is_found_with_its_first_day() -> None:
    shares = [held(80), held(30, on("2024-05-01"), "A"), held(40, on("2025-05-01"), "A")]
    assert too_much(shares) == TooMuch(dt.date(2024, 5, 1), Decimal(110))


def test_a_share_bought_before_it_was_sold_is_found() -> None:
    shares = [held(100), held(40, on("2024-05-01"), "A"), held(60, on("2024-06-01"))]
    assert too_much(shares) == TooMuch(dt.date(2024, 5, 1), Decimal(140))


def test_what_was_always_too_much_has_no_day() -> None:
    assert too_much([held(60), held(60, None, "A")]) == TooMuch(None, Decimal(120))


def test_a_vague_share_counts_once_its_time_is_over() -> None:
    assert too_much([held(80), held(30, YEAR, "A")]) == TooMuch(dt.date(2024, 12, 31), Decimal(110))


spans = st.none() | st.tuples(st.integers(0, 1000), st.integers(0, 400)).map(
    lambda n: Span(
        dt.date(2024, 1, 1) + dt.timedelta(n[0]),
        dt.date(2024, 1, 1) + dt.timedelta(n[0] + n[1]),
        "month",
    )
)
shares = st.lists(
    st.builds(
        Held,
        st.none() | st.sampled_from(["A", "B"]),
        st.integers(0, 100).map(Decimal),
        spans,
    ),
    max_size=6,
)


@given(shares)
def test_one_holder_alone_never_has_too_much(found: list[Held]) -> None:
    assert too_much([held._replace(holder=None) for held in found]) is None


@given(shares)
def test_a_smaller_world_never_becomes_too_much(found: list[Held]) -> None:
    halves = [held._replace(share=held.share / 4) for held in found]
    assert too_much(halves) is None
