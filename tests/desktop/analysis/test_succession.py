"""Prices of listings that follow each other, joined at their seams."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from db.prices import Action, Bars
from desktop.analysis.succession import Part, Seam, stitched

MONDAY = dt.date(2026, 3, 2)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def part(
    code: str,
    first: int,
    *closes: float,
    currency: str = "USD",
    unit_divisor: int = 1,
    paid: tuple[tuple[int, float], ...] = (),
) -> Part:
    days = tuple(day(first + n) for n in range(len(closes)))
    bars = Bars(7, days, *(closes,) * 4, (5,) * len(closes), True, unit_divisor)
    return Part(code, currency, bars, tuple(Action(day(n), "dividend", v) for n, v in paid))


def test_one_listing_alone_has_no_seam() -> None:
    found = stitched([part("NYSE:MP", 0, 10.0, 11.0)], "USD", 1)
    assert (found.bars.close, found.seams, found.left_out) == ((10.0, 11.0), (), ())
    assert (found.bars.listing_id, found.bars.provisional) == (1, True)


def test_two_listings_are_one_series_with_a_seam() -> None:
    older, newer = part("NYSE:FVAC", 0, 10.0, 10.5), part("NYSE:MP", 5, 12.0, 13.0)
    found = stitched([older, newer], "USD", 1)
    assert found.bars.days == (day(0), day(1), day(5), day(6))
    assert found.bars.close == (10.0, 10.5, 12.0, 13.0)
    assert found.seams == (Seam(day(1), day(5), "NYSE:FVAC", "NYSE:MP"),)


def test_days_of_both_are_those_of_the_newer() -> None:
    older, newer = part("NYSE:A", 0, 1.0, 2.0, 3.0), part("NYSE:B", 1, 20.0, 30.0, 40.0)
    found = stitched([older, newer], "USD", 1)
    assert found.bars.close == (1.0, 20.0, 30.0, 40.0)
    assert found.seams == (Seam(day(0), day(1), "NYSE:A", "NYSE:B"),)


def test_a_history_that_the_vendor_carried_over_leaves_no_seam() -> None:
    older, newer = part("NYSE:A", 2, 1.0, 2.0), part("NYSE:B", 0, 1.0, 2.0, 3.0, 4.0)
    found = stitched([older, newer], "USD", 1)
    assert (len(found.bars), found.seams) == (4, ())


def test_a_successor_without_prices_yet_shows_what_came_before() -> None:
    found = stitched([part("NYSE:A", 0, 1.0, 2.0), part("NYSE:B", 0)], "USD", 2)
    assert (found.bars.close, found.seams, found.bars.listing_id) == ((1.0, 2.0), (), 2)


def test_another_currency_is_left_out_and_named() -> None:
    older = part("TSXV:A", 0, 1.0, currency="CAD")
    found = stitched([older, part("NYSE:B", 5, 20.0)], "USD", 1)
    assert (found.bars.close, found.seams, found.left_out) == ((20.0,), (), ("TSXV:A",))


def test_pence_are_pounds_with_their_dividends() -> None:
    older = part("LSE:A", 0, 100.0, 200.0, unit_divisor=100, paid=((1, 50.0), (9, 3.0)))
    newer = part("LSE:B", 5, 3.0, paid=((5, 0.1),))
    found = stitched([older, newer], "USD", 1)
    assert found.bars.close == (1.0, 2.0, 3.0)
    assert found.actions == (Action(day(1), "dividend", 0.5), Action(day(5), "dividend", 0.1))


def test_nothing_at_all_is_no_bars() -> None:
    assert stitched([], "USD", 3).bars == Bars(3)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30), st.lists(st.floats(1, 9), max_size=12), st.sampled_from(["A", "B"])
        ),
        max_size=5,
    )
)
def test_days_rise_and_every_seam_lies_between_two_of_them(
    made: list[tuple[int, list[float], str]],
) -> None:
    parts = [
        part(f"X:{n}", first, *closes, currency=c) for n, (first, closes, c) in enumerate(made)
    ]
    found = stitched(parts, "A", 1)
    assert list(found.bars.days) == sorted(set(found.bars.days))
    for seam in found.seams:
        at = found.bars.days.index(seam.first)
        assert found.bars.days[at - 1] == seam.last
