"""Prices in another currency: by the last rate on or before the day, or a gap that says so."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from db.prices import Bars
from db.rates import Pair

OLDEST = dt.timedelta(days=7)  # a rate that is older stands for no day
THROUGH = "USD"  # tried first where two currencies have no rate of their own


class Leg(NamedTuple):
    """A step from one currency to another: a kept rate, taken as it is or the other way round."""

    pair: Pair
    is_inverse: bool


class Rates(NamedTuple):
    """The closes of a leg's rate; `bars` are those of its listing."""

    bars: Bars
    is_inverse: bool = False

    def on(self, day: dt.date) -> float | None:
        """What one unit costs on a day: the last close on or before it, a week old at most."""
        at = bisect_right(self.bars.days, day) - 1
        if at < 0 or day - self.bars.days[at] > OLDEST:
            return None
        close = self.bars.close[at]
        return 1 / close if self.is_inverse else close


class NoRate(NamedTuple):
    """Days with a price, `first` to `last`, for which there is no rate.

    `last_rate` is the day of the last rate before them, of the leg whose rate is the older one;
    None where there is none at all.
    """

    first: dt.date
    last: dt.date
    last_rate: dt.date | None


@dataclass(frozen=True, slots=True)
class Converted:
    """Bars in another currency; the days without a rate are not among them but in `gaps`."""

    bars: Bars
    currency: str
    gaps: tuple[NoRate, ...] = ()


def route(base: str, quote: str, kept: Collection[Pair]) -> tuple[Leg, ...] | None:
    """The rates by which a price in `base` becomes one in `quote`; None where none are kept.

    Nothing to do for the same currency; else the pair itself, its inverse, or two legs through a
    third currency, the US dollar before others.
    """
    if base == quote:
        return ()
    direct = _leg(base, quote, kept)
    if direct:
        return (direct,)
    others = sorted({code for pair in kept for code in pair}, key=lambda c: (c != THROUGH, c))
    for between in others:
        there, onward = _leg(base, between, kept), _leg(between, quote, kept)
        if there and onward:
            return there, onward
    return None


def converted(bars: Bars, currency: str, rates: Sequence[Rates]) -> Converted:
    """Bars in `currency`, by the rates of the legs that lead there; volume stays.

    Prices come in the major unit. All four prices of a day are taken at the day's one rate.
    """
    major = bars.in_major_unit()
    if not rates or not len(major):
        return Converted(major, currency)
    factors = [_product(rates, day) for day in major.days]
    at = [n for n, factor in enumerate(factors) if factor is not None]
    used = [factors[n] or 0.0 for n in at]
    o, h, lo, c = (
        tuple([column[n] * factor for n, factor in zip(at, used, strict=True)])
        for column in (major.open, major.high, major.low, major.close)
    )
    is_last_kept = bool(at) and at[-1] == len(major) - 1
    found = replace(
        major,
        days=tuple([major.days[n] for n in at]),
        open=o,
        high=h,
        low=lo,
        close=c,
        volume=tuple([major.volume[n] for n in at]),
        provisional=major.provisional and is_last_kept,
    )
    return Converted(found, currency, tuple(_gaps(major.days, factors, rates)))


def _leg(base: str, quote: str, kept: Collection[Pair]) -> Leg | None:
    for pair, is_inverse in ((Pair(base, quote), False), (Pair(quote, base), True)):
        if pair in kept:
            return Leg(pair, is_inverse)
    return None


def _product(rates: Sequence[Rates], day: dt.date) -> float | None:
    product = 1.0
    for each in rates:
        factor = each.on(day)
        if factor is None:
            return None
        product *= factor
    return product


def _gaps(
    days: Sequence[dt.date], factors: Sequence[float | None], rates: Sequence[Rates]
) -> Iterator[NoRate]:
    marked = groupby(zip(days, factors, strict=True), key=lambda each: each[1] is None)
    for is_gap, stretch in marked:
        if is_gap:
            without = [day for day, _ in stretch]
            before = [_last_before(each.bars.days, without[0]) for each in rates]
            last = None if None in before else min(day for day in before if day)
            yield NoRate(without[0], without[-1], last)


def _last_before(days: Sequence[dt.date], day: dt.date) -> dt.date | None:
    at = bisect_right(days, day) - 1
    return days[at] if at >= 0 else None
