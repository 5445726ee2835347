"""Rows that are not believed: the vendor's known slips, recorded, and made ones."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.prices import Action, Bar
from desktop.market.doubts import believed

PRICES = Path(__file__).parents[2] / "data" / "prices"


def recorded(name: str) -> tuple[list[Bar], list[Action]]:
    """The bars and actions of a recorded file, oldest first."""
    bars, actions = [], []
    with (PRICES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = dt.date.fromisoformat((row.get("Date") or row["Datetime"])[:10])
            prices = [float(row[key]) for key in ("Open", "High", "Low", "Close")]
            bars.append(Bar(day, *prices, int(float(row["Volume"] or 0))))
            for key, kind in (("Dividends", "dividend"), ("Stock Splits", "split")):
                if float(row[key] or 0):
                    actions.append(Action(day, kind, float(row[key])))
    return sorted(bars), sorted(actions)


def wrong_days(name: str) -> set[dt.date]:
    """The days whose prices the repaired file has otherwise."""
    bars, _ = recorded(name)
    mended = {bar.day: bar for bar in recorded(f"{name}-fixed")[0]}
    return {b.day for b in bars if abs(b.close / mended[b.day].close - 1) > 0.01}


@pytest.mark.parametrize(
    ("name", "reference", "reason"),
    [
        ("bad-AET-L-1d-100x-error", 14.55, "hundredfold"),
        ("bad-SSW-JO-1d-100x-error", 33.62, "hundredfold"),
        ("bad-DEX-AX-1d-bad-stock-split", 0.12, "split_not_applied"),
        ("bad-LA-V-1d-bad-stock-split", None, "split_not_applied"),
    ],
)
def test_days_of_another_level_are_set_aside_and_the_others_kept(
    name: str, reference: float | None, reason: str
) -> None:
    bars, actions = recorded(name)
    wrong = wrong_days(name)
    assert wrong
    found = believed(bars, actions, reference)
    assert {doubt.day for doubt in found.doubts} == wrong
    assert {doubt.reason for doubt in found.doubts} == {reason}
    assert found.bars == tuple(bar for bar in bars if bar.day not in wrong)


@pytest.mark.parametrize(
    ("name", "days", "reasons"),
    [
        ("bad-KAP-IL-1d-bad-div", {"2022-07-13"}, {"doubled"}),
        ("bad-SAND-1d-bad-div", {"2024-01-12"}, {"doubled"}),
        ("bad-SCR-TO-1d-bad-div", {"2023-03-14", "2023-06-14", "2023-09-14"}, {"no_drop"}),
        ("bad-CALM-1d-no-bad-divs", set(), set()),
        ("bad-8TRA-DE-1d-missing-div-adjust", set(), set()),
    ],
)
def test_odd_dividends_are_set_aside_and_all_bars_kept(
    name: str, days: set[str], reasons: set[str]
) -> None:
    bars, actions = recorded(name)
    found = believed(bars, actions)
    assert {doubt.day.isoformat() for doubt in found.doubts} == days
    assert {doubt.reason for doubt in found.doubts} == reasons
    assert found.bars == tuple(bars)
    assert len(found.actions) + len(found.doubts) == len(actions)


def bar(number: int, close: float, **other: float) -> Bar:
    prices = {"open": close, "high": close, "low": close, "close": close} | other
    return Bar(dt.date(2026, 1, 1) + dt.timedelta(number), *prices.values(), 100)


def test_a_single_field_in_another_unit_is_a_doubt() -> None:
    bars = [bar(0, 20.0), bar(1, 20.0, high=2000.0), bar(2, 21.0)]
    found = believed(bars, [])
    assert [doubt.day for doubt in found.doubts] == [bars[1].day]
    assert found.doubts[0].quoted == (
        ("open", 20.0),
        ("high", 2000.0),
        ("low", 20.0),
        ("close", 20.0),
        ("volume", 100.0),
    )


def test_a_dividend_of_more_than_half_the_price_is_absurd() -> None:
    bars = [bar(0, 20.0), bar(1, 19.0)]
    found = believed(bars, [Action(bars[1].day, "dividend", 12.0)])
    assert (found.actions, found.doubts[0].reason) == ((), "absurd")


def test_a_real_consolidation_is_believed() -> None:
    """Prices before it are stated anew, so that nothing jumps."""
    bars = [bar(n, 3.5 + 0.1 * (n % 3)) for n in range(30)]
    split = Action(bars[15].day, "split", 0.1)
    assert believed(bars, [split]).doubts == ()


def test_a_long_history_is_not_dropped_for_a_split() -> None:
    bars = [bar(n, 0.35) for n in range(200)] + [bar(n, 3.5) for n in range(200, 210)]
    found = believed(bars, [Action(bars[200].day, "split", 0.1)], 3.5)
    assert len(found.bars) == 210


@given(st.lists(st.floats(-0.2, 0.2), min_size=2, max_size=200))
def test_usual_days_are_all_believed(moves: list[float]) -> None:
    close, bars = 10.0, []
    for number, move in enumerate(moves):
        close = max(close * (1 + move), 0.01)
        bars.append(bar(number, close))
    assert believed(bars, []).bars == tuple(bars)


@given(st.integers(20, 60), st.integers(1, 8), st.booleans())
def test_a_few_days_in_another_unit_are_found(at: int, count: int, small: bool) -> None:
    factor = 0.01 if small else 100.0
    wrong = set(range(at, at + count))
    bars = [bar(n, (10 + n % 5) * (factor if n in wrong else 1)) for n in range(100)]
    found = believed(bars, [])
    assert {(doubt.day - bars[0].day).days for doubt in found.doubts} == wrong
