"""Prices as they are drawn and counted: as stored, or with what was paid out put back in."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.prices import Action, Bars

Mode = Literal["split", "total_return"]

LARGEST_SHARE = 0.5  # of the close before: no dividend is as large


@dataclass(frozen=True, slots=True)
class SetAside:
    """A dividend that was not counted: its day, what is said to be paid, and the close before it.

    Both are in the major unit; `share` is the one of the other.
    """

    day: dt.date
    value: float
    close_before: float

    @property
    def share(self) -> float:
        """How much of the price it would have been."""
        return self.value / self.close_before


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Bars in the major unit of their currency, how they were adjusted, and what was set aside.

    `counted` are the dividends that are in a total return, in the major unit.
    """

    bars: Bars
    mode: Mode
    counted: tuple[Action, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def adjusted(bars: Bars, actions: Sequence[Action] = (), mode: Mode = "split") -> Adjusted:
    """The bars of a listing as a series, with its actions in the same unit as quoted.

    `split` is as stored, since the vendor states prices anew after every split. `total_return`
    scales what lies before a dividend's day down by 1 - D/C, where C is the last close before it
    (the method of CRSP and of Yahoo's adjusted close), so that the last bar is as quoted; volume
    stays. A dividend of which D/C is not above 0 and below 0.5 is set aside and named.
    """
    divisor = bars.unit_divisor
    major = bars.in_major_unit()
    if mode == "split" or not len(bars):
        return Adjusted(major, mode)
    paid = sorted(act for act in actions if act.kind == "dividend")
    steps: list[tuple[int, float]] = []
    counted: list[Action] = []
    odd: list[SetAside] = []
    for act in paid:
        at = bisect_left(major.days, act.day)
        if at == 0 or at == len(major.days):
            continue  # nothing before it is held, or it is not paid yet
        value, before = act.value / divisor, major.close[at - 1]
        if 0 < value < LARGEST_SHARE * before:
            steps.append((at, 1 - value / before))
            counted.append(act._replace(value=value))
        else:
            odd.append(SetAside(act.day, value, before))
    return Adjusted(_scaled(major, _factors(len(bars), steps)), mode, tuple(counted), tuple(odd))


def _factors(count: int, steps: Sequence[tuple[int, float]]) -> list[float]:
    """By what each bar is scaled: the product of the steps that come after it."""
    factors: list[float] = []
    product, end = 1.0, count
    for at, factor in reversed(steps):
        factors += [product] * (end - at)
        product, end = product * factor, at
    factors += [product] * end
    factors.reverse()
    return factors


def _scaled(bars: Bars, factors: Sequence[float]) -> Bars:
    columns = (bars.open, bars.high, bars.low, bars.close)
    o, h, lo, c = (tuple([v * f for v, f in zip(x, factors, strict=True)]) for x in columns)
    return replace(bars, open=o, high=h, low=lo, close=c)
