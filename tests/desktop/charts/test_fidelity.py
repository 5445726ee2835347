"""What is drawn against a naive drawing, over random series and views: no extreme is lost.

The naive drawing gathers day by day in plain Python, and puts every price where arithmetic puts it.
"""

import math
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.charts.price_chart import PriceChart
from desktop.charts.price_item import Style
from desktop.charts.series import Interval
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

OFF = 1.5  # device pixels that a column may be off
ROW = 1.001  # and an extreme
FIRST = date(1990, 1, 1)  # a Monday

VIEWS = {
    "seed": st.integers(0, 2**32 - 1),
    "count": st.integers(1, 2500),
    "span": st.floats(math.log(2), math.log(6000)),
    "start": st.floats(-0.2, 1.0),
    "ratio": st.sampled_from([1.0, 1.25, 2.0]),
    "is_log": st.booleans(),
}
FEW = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Period(NamedTuple):
    """A candle of the naive drawing: where it stands in seconds, and its extremes."""

    x: float
    high: float
    low: float


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(520, 420)
    chart.set_today(date(2026, 11, 23))
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def walk(seed: int, count: int) -> Bars:
    """A random walk with spikes, on week days of which some are missing."""
    random = np.random.default_rng(seed)
    close = 10 * np.exp(np.cumsum(random.normal(0, 0.03, count)))
    opened = close * np.exp(random.normal(0, 0.02, count))
    spike = np.where(random.random(count) < 0.02, random.uniform(1, 3, count), 1.0)
    high = np.maximum(opened, close) * (1 + random.exponential(0.01, count)) * spike
    low = np.minimum(opened, close) / (1 + random.exponential(0.01, count)) / spike[::-1]
    kept = np.flatnonzero(random.random(2 * count + 1) < 0.9)[:count].tolist()
    days = tuple(FIRST + timedelta(days=n // 5 * 7 + n % 5) for n in kept)
    count = len(days)
    columns = [tuple(column[:count].tolist()) for column in (opened, high, low, close)]
    return Bars(1, days, *columns, (1000,) * count)


def shown(chart: PriceChart, bars: Bars, style: Style, span: float, start: float) -> None:
    chart.set_style(style)
    chart.set_bars(bars, currency="CAD", listing_code="TSXV:DEFN", live=False)
    begin, end = x_of(bars.days[0]), x_of(bars.days[-1]) + DAY
    first = begin + start * (end - begin)
    chart.set_range(first, first + math.exp(span) * DAY)


def period_of(day: date, interval: Interval) -> tuple[date, date]:
    """The first day of a day's period, and of the next."""
    match interval:
        case Interval.DAY:
            return day, day + timedelta(days=1)
        case Interval.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=7)
        case Interval.MONTH:
            months = 1
        case Interval.QUARTER:
            months = 3
        case Interval.YEAR:
            months = 12
    index = (day.year * 12 + day.month - 1) // months * months
    after = index + months
    return date(index // 12, index % 12 + 1, 1), date(after // 12, after % 12 + 1, 1)


def periods(bars: Bars, interval: Interval) -> list[Period]:
    gathered: dict[tuple[date, date], list[int]] = {}
    for n, day in enumerate(bars.days):
        gathered.setdefault(period_of(day, interval), []).append(n)
    found = []
    for (first, after), numbers in gathered.items():
        middle = (x_of(first) + x_of(after)) / 2
        if interval is Interval.WEEK:
            middle = x_of(first) + 2.5 * DAY  # a trading week's own middle: Wednesday noon
        high, low = max(bars.high[n] for n in numbers), min(bars.low[n] for n in numbers)
        found.append(Period(middle, high, low))
    return found


class Place:
    """Where a naive drawing puts seconds and prices, in device pixels of the plot."""

    def __init__(self, chart: PriceChart, ratio: float, is_log: bool) -> None:
        time, plot = chart.time, chart.plot_rect
        self.width, height = plot.width() * ratio, plot.height() * ratio
        self._first, self._across = time.first, self.width / time.span
        self._level = math.log if is_log else float
        low, high = (self._level(price) for price in chart.price_range)
        self._high, self._down = high, height / (high - low)

    def x(self, seconds: float) -> float:
        return (seconds - self._first) * self._across

    def y(self, price: float) -> float:
        return (self._high - self._level(price)) * self._down


@pytest.mark.parametrize("style", ["candles", "bars"])
@FEW
@given(**VIEWS)
def test_every_candle_keeps_its_extremes_and_its_place(
    chart: PriceChart, style: Style, seed: int, count: int, span: float, start: float,
    ratio: float, is_log: bool,
) -> None:  # fmt: skip
    bars = walk(seed, count)
    chart.set_log(is_log)
    shown(chart, bars, style, span, start)
    item, place = chart.candles, Place(chart, ratio, is_log)
    item.lay_out(ratio)
    rects = np.concatenate((item.rising, item.falling)).astype(float)
    middle = (rects[:, 0] + rects[:, 2] + 1) / 2
    for period in periods(bars, chart.interval):
        x = place.x(period.x)
        if not 0 <= x < place.width:
            continue
        near = rects[(rects[:, 0] - OFF <= x) & (x <= rects[:, 2] + 1 + OFF)]
        assert len(near), "a candle is lost"
        assert np.abs(middle - x).min() <= OFF
        assert near[:, 1].min() <= place.y(period.high) + ROW, "a high is lost"
        assert near[:, 3].max() + 1 >= place.y(period.low) - ROW, "a low is lost"
    seen = [p for p in periods(bars, chart.interval) if 0 <= place.x(p.x) < place.width]
    inside = rects[(middle >= 0) & (middle < place.width)]
    if seen and len(inside):
        # Nothing goes farther than the prices did.
        edge = [p for p in periods(bars, chart.interval) if -40 <= place.x(p.x) < place.width + 40]
        assert inside[:, 1].min() >= min(place.y(p.high) for p in edge) - ROW
        assert inside[:, 3].max() + 1 <= max(place.y(p.low) for p in edge) + ROW + 1


@FEW
@given(**VIEWS)
def test_a_line_keeps_every_extreme_of_its_closes(
    chart: PriceChart, seed: int, count: int, span: float, start: float, ratio: float, is_log: bool
) -> None:
    bars = walk(seed, count)
    chart.set_log(is_log)
    shown(chart, bars, "line", span, start)
    item, place = chart.candles, Place(chart, ratio, is_log)
    item.lay_out(ratio)
    points = np.array([(p.x(), p.y()) for line in item.lines for p in line.toList()])
    points = points.reshape(-1, 2)
    ends = [
        (place.x(x_of(d) + DAY / 2), place.y(c)) for d, c in zip(bars.days, bars.close, strict=True)
    ]
    naive = np.array(ends)
    for x, y in naive[(naive[:, 0] >= 0) & (naive[:, 0] < place.width)]:
        near = points[np.abs(points[:, 0] - x) <= OFF, 1]
        assert len(near)
        assert near.min() - ROW <= y <= near.max() + ROW
    for x, y in points:
        near = naive[np.abs(naive[:, 0] - x) <= OFF, 1]
        assert np.abs(near - y).min() <= ROW, "a price that never was"


@FEW
@given(**VIEWS)
def test_volumes_stand_under_their_candles(
    chart: PriceChart, seed: int, count: int, span: float, start: float, ratio: float, is_log: bool
) -> None:
    del is_log
    bars = walk(seed, count)
    shown(chart, bars, "candles", span, start)
    item, volume = chart.candles, chart._parts.volume
    item.lay_out(ratio)
    volume.lay_out(ratio)
    columns = {tuple(row) for row in np.concatenate((item.rising, item.falling))[:, (0, 2)]}
    for rect in np.concatenate((volume._up.edges, volume._down.edges)):
        assert (rect[0], rect[2]) in columns
        assert rect[3] == int(chart.plot_rect.height() * ratio) - 1
