"""The prices that a scale reaches over, and the round ones that stand beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

FLAT = 0.05  # of the price, above and below one that never moved
LEAST = 1e-6  # of the highest value: what is lower is off a logarithmic scale


def with_margins(
    low: float, high: float, height: float, head: float, foot: float, *, is_log: bool = False
) -> tuple[float, float]:
    """The values at the lower and upper edge that leave `head` and `foot` pixels of `height`.

    On a logarithmic scale both are positive, as `high` must be.
    """
    if high <= low:
        spread = abs(high) * FLAT or 1.0
        low, high = low - spread, high + spread
    if is_log:
        low, high = (math.log10(max(value, high * LEAST)) for value in (low, high))
    unit = (high - low) / max(height - head - foot, 1.0)
    low, high = low - foot * unit, high + head * unit
    return (10.0**low, 10.0**high) if is_log else (low, high)


def round_prices(
    low: float, high: float, height: float, apart: float, least_price: float = 0.0
) -> tuple[list[float], int]:
    """Round prices from `low` to `high` at least `apart` of `height` pixels apart; decimals.

    None is below `least_price`.
    """
    least = (high - low) * apart / max(height, 1.0)
    if not least > 0:
        return [], 2
    size = 10.0 ** math.floor(math.log10(least))
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= least * (1 - 1e-9))
    decimals = max(2, -math.floor(math.log10(step) + 1e-9))
    numbers = range(math.ceil(max(low, least_price) / step), math.floor(high / step) + 1)
    return [number * step for number in numbers], decimals


def log_prices(low: float, high: float, height: float, apart: float) -> tuple[list[float], int]:
    """Round prices of a logarithmic scale, as many as stand `apart` of `height` pixels; decimals.

    Over less than a few decades these are even steps; over more, 1, 2 and 5 of each, or 1 alone.
    """
    if not 0 < low < high:
        return [], 2
    a_level = height / math.log10(high / low)
    best: list[float] = []
    for prices in _candidates(low, high):
        ratios = (math.log10(b / a) for a, b in pairwise(prices))
        if len(prices) > len(best) and min(ratios, default=math.inf) * a_level >= apart:
            best = prices
    finest = min((b - a for a, b in pairwise(best)), default=1.0)
    return best, max(2, -math.floor(math.log10(min(finest, *best[:1], 1.0)) + 1e-9))


def _candidates(low: float, high: float) -> Iterator[list[float]]:
    size = 10.0 ** math.floor(math.log10(high - low))
    for step in (size / 10, size / 5, size / 2, size, size * 2, size * 5):
        numbers = range(math.ceil(low / step), math.floor(high / step) + 1)
        yield [number * step for number in numbers if number > 0]
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for marks, every in (((1, 2, 3, 5, 7), 1), ((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2)):
        found = (n * 10.0**d for d in decades if d % every == 0 for n in marks)
        yield [price for price in found if low <= price <= high]
