"""The indicators against their definitions, computed one day at a time in plain Python."""

import math
import statistics
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.indicators import Floats, atr, bollinger, ema, rsi, sma

PRICES = st.lists(st.floats(0.01, 1e5), max_size=60)
DAYS = st.integers(1, 25)


def same(found: Floats, wanted: Sequence[float | None], scale: float = 1.0) -> None:
    assert len(found) == len(wanted)
    for value, expected in zip(found.tolist(), wanted, strict=True):
        if expected is None:
            assert math.isnan(value)
        else:
            assert value == pytest.approx(expected, rel=1e-7, abs=1e-7 * scale)


def smoothed(values: Sequence[float], days: int, weight: float) -> list[float | None]:
    found: list[float | None] = []
    for n, value in enumerate(values):
        if n < days - 1:
            found.append(None)
        elif n == days - 1:
            found.append(statistics.fmean(values[:days]))
        else:
            before = found[-1]
            assert before is not None
            found.append(value * weight + before * (1 - weight))
    return found


def averages(closes: Sequence[float], days: int) -> list[float | None]:
    return [
        statistics.fmean(closes[n - days + 1 : n + 1]) if n >= days - 1 else None
        for n in range(len(closes))
    ]


@given(PRICES, DAYS)
def test_the_simple_average_is_the_mean_of_the_last_closes(closes: list[float], days: int) -> None:
    same(sma(np.array(closes), days), averages(closes, days))


@given(PRICES, DAYS)
def test_the_exponential_average_weighs_the_last_close_most(closes: list[float], days: int) -> None:
    same(ema(np.array(closes), days), smoothed(closes, days, 2 / (days + 1)))


@given(PRICES, DAYS, st.floats(0.5, 4))
def test_bollinger_bands_are_deviations_of_the_same_closes(
    closes: list[float], days: int, width: float
) -> None:
    upper, middle, lower = bollinger(np.array(closes), days, width)
    mean = averages(closes, days)
    spread = [
        None if m is None else statistics.pstdev(closes[n - days + 1 : n + 1])
        for n, m in enumerate(mean)
    ]
    pairs = list(zip(mean, spread, strict=True))
    scale = max(closes, default=1)
    same(middle, mean)
    same(upper, [None if m is None or s is None else m + width * s for m, s in pairs], scale)
    same(lower, [None if m is None or s is None else m - width * s for m, s in pairs], scale)


@given(PRICES, DAYS)
def test_the_relative_strength_is_that_of_wilder(closes: list[float], days: int) -> None:
    moved = [b - a for a, b in pairwise(closes)]
    ups = smoothed([max(m, 0) for m in moved], days, 1 / days)
    downs = smoothed([max(-m, 0) for m in moved], days, 1 / days)
    wanted: list[float | None] = [None] * min(1, len(closes))
    for up, down in zip(ups, downs, strict=True):
        if up is None or down is None or up + down == 0:
            wanted.append(None)
        elif down == 0:
            wanted.append(100.0)
        else:
            wanted.append(100 - 100 / (1 + up / down))
    same(rsi(np.array(closes), days), wanted, 100)


@given(st.lists(st.tuples(*[st.floats(0.01, 1e5)] * 3), max_size=60), DAYS)
def test_the_true_range_takes_the_close_before_in(
    bars: list[tuple[float, float, float]], days: int
) -> None:
    rows = [tuple(sorted(bar)) for bar in bars]  # low, close, high
    true = []
    for n, (low, _, high) in enumerate(rows):
        before = rows[n - 1][1] if n else None
        reach = [high - low]
        if before is not None:
            reach += [abs(high - before), abs(low - before)]
        true.append(max(reach))
    low, close, high = (np.array([row[i] for row in rows], dtype=float) for i in range(3))
    same(atr(high, low, close, days), smoothed(true, days, 1 / days))


@given(PRICES, DAYS, st.data())
def test_no_indicator_looks_ahead(closes: list[float], days: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(closes)))
    whole, part = np.array(closes), np.array(closes[:cut])
    for indicator in (sma, ema, rsi):
        np.testing.assert_allclose(
            indicator(whole, days)[:cut], indicator(part, days), rtol=1e-9, equal_nan=True
        )


def test_wilders_own_index_of_a_known_series() -> None:
    """Wilder's worked method by hand: 14 rises and falls, then one more day."""
    moves = [1, -0.5, 0.5, 1, -1, 0.5, 0.5, -0.5, 1, 1, -0.5, 0.5, 0.5, -1, 1]
    closes = np.cumsum([50.0, *moves])
    up, down = 6.5 / 14, 3.5 / 14
    found = rsi(closes, 14)
    assert np.isnan(found[:14]).all()
    assert found[14] == pytest.approx(65.0)
    up, down = (up * 13 + 1) / 14, down * 13 / 14
    assert found[15] == pytest.approx(100 - 100 / (1 + up / down))


def test_what_is_given_stays_as_it_is() -> None:
    high, low, close = np.array([3.0, 4.0]), np.array([1.0, 3.5]), np.array([2.0, 3.8])
    atr(high, low, close, 1)
    assert high.tolist() == [3.0, 4.0]
    assert low.tolist() == [1.0, 3.5]
