"""Prices as stored and with dividends put back in, against what the vendor makes of them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.prices import Action, Bars
from desktop.analysis.adjusting import SetAside, adjusted

PRICES = Path(__file__).parents[2] / "data" / "prices"
MONDAY = dt.date(2026, 3, 2)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def bars(*closes: float, unit_divisor: int = 1) -> Bars:
    days = tuple(day(n) for n in range(len(closes)))
    return Bars(
        1, days, closes, closes, closes, closes, (10,) * len(closes), unit_divisor=unit_divisor
    )


def paid(number: int, value: float) -> Action:
    return Action(day(number), "dividend", value)


def recorded(name: str) -> tuple[Bars, list[Action], list[float]]:
    """A recorded file: its bars, its dividends and the closes that the vendor adjusted."""
    with (PRICES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days = tuple(dt.date.fromisoformat(row["Datetime"][:10]) for row in rows)
    o, h, lo, c = (
        tuple(float(row[key]) for row in rows) for key in ("Open", "High", "Low", "Close")
    )
    volume = tuple(int(row["Volume"]) for row in rows)
    dividends = [
        Action(when, "dividend", float(row["Dividends"]))
        for when, row in zip(days, rows, strict=True)
        if float(row["Dividends"])
    ]
    return Bars(1, days, o, h, lo, c, volume), dividends, [float(row["Adj Close"]) for row in rows]


def test_split_mode_is_as_stored_in_the_major_unit() -> None:
    pence = bars(1259.5, 1300.0, unit_divisor=100)
    found = adjusted(pence, [paid(1, 12.0)])
    assert (found.bars.close, found.bars.unit_divisor) == ((12.595, 13.0), 1)
    assert (found.counted, found.set_aside) == ((), ())


def test_a_total_return_is_the_adjusted_close_of_the_vendor() -> None:
    held, dividends, vendors = recorded("bad-CALM-1d-no-bad-divs")
    found = adjusted(held, dividends, "total_return")
    assert len(found.counted) == len(dividends) > 5
    # The recording ends before some dividends that the vendor counts: the ratio is what can agree.
    scale = vendors[-1] / held.close[-1]
    assert [close * scale for close in found.bars.close] == pytest.approx(vendors, rel=2e-4)
    assert found.bars.volume == held.volume


def test_what_was_paid_lowers_all_before_its_day_and_nothing_after() -> None:
    found = adjusted(bars(10.0, 10.0, 9.0, 9.0), [paid(2, 1.0)], "total_return")
    assert found.bars.close == pytest.approx((9.0, 9.0, 9.0, 9.0))
    assert found.bars.low == found.bars.close
    assert found.counted == (paid(2, 1.0),)


def test_an_absurd_dividend_is_set_aside_and_named() -> None:
    acts = [paid(1, 0.5), paid(2, 6.0), paid(3, 5.0)]
    found = adjusted(bars(10.0, 10.0, 10.0, 10.0), acts, "total_return")
    assert found.set_aside == (SetAside(day(2), 6.0, 10.0), SetAside(day(3), 5.0, 10.0))
    assert [odd.share for odd in found.set_aside] == [0.6, 0.5]
    assert found.bars.close == pytest.approx((9.5, 10.0, 10.0, 10.0))


def test_a_dividend_on_a_day_without_a_bar_counts_from_the_next() -> None:
    weekend = bars(10.0, 10.0, 9.0)
    weekend = Bars(
        1, (day(0), day(4), day(7)), *(weekend.close,) * 4, weekend.volume, unit_divisor=100
    )
    found = adjusted(weekend, [paid(5, 1.0)], "total_return")
    assert found.bars.close == pytest.approx((0.09, 0.09, 0.09))
    assert found.counted == (paid(5, 0.01),)


def test_dividends_before_the_first_and_after_the_last_bar_do_nothing() -> None:
    acts = [paid(-9, 1.0), paid(0, 1.0), paid(9, 1.0), Action(day(1), "split", 2.0)]
    found = adjusted(bars(10.0, 11.0), acts, "total_return")
    assert found.bars.close == (10.0, 11.0)
    assert (found.counted, found.set_aside) == ((), ())


def test_no_bars_stay_none() -> None:
    assert adjusted(Bars(1), [paid(1, 1.0)], "total_return").bars == Bars(1)


@given(
    st.lists(st.floats(0.01, 1000), min_size=2, max_size=30),
    st.dictionaries(st.integers(1, 29), st.floats(-1, 2000), max_size=8),
)
def test_no_price_is_ever_turned_negative_and_the_last_stays(
    closes: list[float], payments: dict[int, float]
) -> None:
    held = bars(*closes)
    found = adjusted(held, [paid(n, value) for n, value in payments.items()], "total_return")
    assert all(close > 0 for close in found.bars.close)
    assert found.bars.close[-1] == closes[-1]
    assert all(a <= b for a, b in zip(found.bars.close, closes, strict=True))
    named = {odd.day for odd in found.set_aside} | {act.day for act in found.counted}
    assert named == {day(n) for n in payments if n < len(closes)}
