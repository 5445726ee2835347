"""Daily bars gathered into weeks to years: the coarser ones stand in where days are too narrow."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from desktop import formats
from desktop.charts.time_scale import DAY

if TYPE_CHECKING:
    from db.prices import Bars

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.intp]

NARROWEST = 1.7  # pixels a step; below it the next coarser interval
HOLE = 10  # days without a bar over which nothing is joined

EPOCH = np.datetime64("1970-01-01", "D")
EPOCH_NUMBER = date(1970, 1, 1).toordinal()


class Interval(Enum):
    """How long one candle lasts; the value is its length in days."""

    DAY = 1.0
    WEEK = 7.0
    MONTH = 30.44
    QUARTER = 91.31
    YEAR = 365.25

    @property
    def step(self) -> float:
        """Seconds from one candle to the next."""
        return self.value * DAY


# What the candles of an interval are gathered from: a million days are read at most twice.
FINER = {
    Interval.WEEK: Interval.DAY,
    Interval.MONTH: Interval.DAY,
    Interval.QUARTER: Interval.MONTH,
    Interval.YEAR: Interval.QUARTER,
}


def interval_for(seconds_a_pixel: float) -> Interval:
    """The finest interval whose candles stand at least 1.7 pixels apart."""
    for interval in Interval:
        if interval.step / seconds_a_pixel >= NARROWEST:
            return interval
    return Interval.YEAR


@dataclass(frozen=True, eq=False)
class Candles:
    """Columns of n candles, oldest first: their time in seconds, prices as quoted, volume.

    A candle spans `start` to `end`, where the next of its interval begins, and stands at `middle`.
    Where none of its days `traded`, its price is an earlier one that was carried on.
    """

    interval: Interval
    start: Floats
    middle: Floats
    end: Floats
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    traded: Bools

    def __len__(self) -> int:
        return len(self.start)

    def within(self, first: float, last: float) -> slice:
        """The candles that any part of `first` to `last` seconds touches."""
        begin = int(self.end.searchsorted(first, side="right"))
        return slice(begin, max(begin, int(self.start.searchsorted(last))))

    def of(self, part: slice) -> Candles:
        """Some of them."""
        columns = (getattr(self, field.name)[part] for field in fields(self)[1:])
        return Candles(self.interval, *columns)

    def joined(
        self,
        interval: Interval,
        times: tuple[Floats, Floats, Floats],
        first: Numbers,
        last: Numbers,
    ) -> Candles:
        """Runs of them as one candle each: their first and last places, and what times they get.

        The runs follow each other without a gap.
        """
        return Candles(
            interval,
            *times,
            self.open[first],
            np.maximum.reduceat(self.high, first),
            np.minimum.reduceat(self.low, first),
            self.close[last],
            np.add.reduceat(self.volume, first),
            np.logical_or.reduceat(self.traded, first),
        )

    def no_closer_than(self, seconds: float) -> Candles:
        """One candle for each multiple of so many seconds in which any stands."""
        column = np.floor(self.middle / seconds)
        first = np.flatnonzero(np.diff(column, prepend=np.nan) != 0)
        last = np.append(first[1:], len(column)) - 1
        times = self.start[first], self.middle[first], self.end[last]
        return self.joined(self.interval, times, first, last)

    def at(self, x: float) -> int | None:
        """The candle that covers `x` seconds, if one does."""
        index = int(self.start.searchsorted(x, side="right")) - 1
        return index if index >= 0 and x < self.end[index] else None


class Series:
    """A listing's bars at every interval, each gathered when it is first asked for."""

    def __init__(self, bars: Bars) -> None:
        # By their numbers: numpy reads dates forty times as slowly.
        numbers = np.fromiter(map(date.toordinal, bars.days), np.int64, len(bars.days))
        days = EPOCH + (numbers - EPOCH_NUMBER)
        start = (numbers - EPOCH_NUMBER).astype(np.float64) * DAY
        columns = (bars.open, bars.high, bars.low, bars.close, bars.volume)
        o, h, lo, c, volume = (np.array(column, dtype=np.float64) for column in columns)
        self._days = days
        self.is_provisional = bars.provisional
        traded = _traded(o, h, lo, c, volume)
        daily = Candles(
            Interval.DAY, start, start + DAY / 2, start + DAY, o, h, lo, c, volume, traded
        )
        self._gathered: dict[Interval, Candles] = {Interval.DAY: daily}

    def __len__(self) -> int:
        return len(self._days)

    def at(self, interval: Interval) -> Candles:
        """The candles of an interval: calendar periods, so that panning never regroups them."""
        if interval not in self._gathered:
            self._gathered[interval] = self._gather(interval)
        return self._gathered[interval]

    def gather(self) -> None:
        """Gathers what was not asked for yet, so that the first zooming out need not wait."""
        for interval in Interval:
            self.at(interval)

    @cached_property
    def line(self) -> tuple[Floats, Floats]:
        """When there was a trade, and at which close: what a line through the days goes by."""
        daily = self.at(Interval.DAY)
        return daily.middle[daily.traded], daily.close[daily.traded]

    @cached_property
    def holes(self) -> tuple[tuple[float, float], ...]:
        """Where more than ten days have no bar: from the day after to the next bar, in seconds."""
        start = self.at(Interval.DAY).start
        before = np.flatnonzero(np.diff(start) > (HOLE + 1) * DAY)
        return tuple((float(start[n] + DAY), float(start[n + 1])) for n in before)

    @cached_property
    def halts(self) -> tuple[tuple[float, float], ...]:
        """Where nothing was traded for more than ten days though prices were sent, in seconds."""
        daily = self.at(Interval.DAY)
        edges = np.flatnonzero(np.diff(daily.traded, prepend=True, append=True))
        runs = zip(edges[::2], edges[1::2], strict=True)
        spans = ((float(daily.start[a]), float(daily.end[b - 1])) for a, b in runs)
        return tuple(span for span in spans if span[1] - span[0] > HOLE * DAY)

    def last_days(self, interval: Interval) -> tuple[date, ...]:
        """The day of the last bar in each candle of an interval, oldest first."""
        daily = self.at(Interval.DAY)
        last = np.searchsorted(daily.start, self.at(interval).end, side="left") - 1
        return tuple(self._days[last].tolist())

    def is_unfinished(self, interval: Interval, now: float) -> bool:
        """Whether the last candle of an interval may still change at `now`, in seconds."""
        is_running = interval is not Interval.DAY and now < self.at(interval).end[-1]
        return self.is_provisional or is_running

    def _gather(self, interval: Interval) -> Candles:
        finer = self.at(FINER[interval])
        edges = _edges(self._days[0], self._days[-1], interval)
        places = finer.start.searchsorted(edges)
        some = np.flatnonzero(places[1:] > places[:-1])
        first, last = places[some], places[some + 1] - 1
        start, end = edges[some], edges[some + 1]
        # A trading week is drawn at its Wednesday, not at the middle of its weekend.
        to_wednesday = (3 - formats.used().weekday.value) % 7
        wednesday = start + (to_wednesday + 0.5) * DAY
        middle = wednesday if interval is Interval.WEEK else (start + end) / 2
        return finer.joined(interval, (start, middle, end), first, last)


def _traded(opened: Floats, high: Floats, low: Floats, close: Floats, volume: Floats) -> Bools:
    """The days on which the price was made; a vendor fills the others with the one before.

    A series without any volume, such as an index, says nothing of trades: all of its days count.
    """
    is_flat = (opened == high) & (high == low) & (low == close)
    traded: Bools = ~(is_flat & (volume == 0)) | (not volume.any())
    return traded


def _edges(first: np.datetime64, last: np.datetime64, interval: Interval) -> Floats:
    """Where periods begin, in seconds: from that of the first day to the one after the last day."""
    if interval is Interval.WEEK:
        ahead = (4 - formats.used().weekday.value) % 7  # 1970 began on a Thursday
        begin, end = ((int((day - EPOCH).astype(np.int64)) + ahead) // 7 for day in (first, last))
        return (np.arange(begin, end + 2) * 7 - ahead).astype(np.float64) * DAY
    months = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}[interval]
    begin, end = (int(d.astype("datetime64[M]").astype(np.int64)) // months for d in (first, last))
    starts = (np.arange(begin, end + 2) * months).astype("datetime64[M]").astype("datetime64[D]")
    return (starts - EPOCH).astype(np.float64) * DAY
