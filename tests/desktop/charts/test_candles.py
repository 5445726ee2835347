"""Candles: how days are gathered, and that no extreme is lost however far out the view is."""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.charts import time_scale
from desktop.charts.polyline import thinned
from desktop.charts.price_chart import PriceChart
from desktop.charts.price_item import PriceItem
from desktop.charts.rects import Rects
from desktop.charts.series import Interval, Series, interval_for
from desktop.charts.time_scale import DAY, TimeRange, day_at, x_of
from desktop.theme import Theme

PRICES = Path(__file__).parents[2] / "data" / "MP.csv"


@pytest.fixture(scope="module")
def bars() -> Bars:
    with PRICES.open(newline="") as file:
        rows = list(csv.DictReader(file))
    prices = [tuple(float(row[name]) for row in rows) for name in ("Open", "High", "Low", "Close")]
    days = tuple(date.fromisoformat(row["Date"]) for row in rows)
    return Bars(1, days, *prices, tuple(int(row["Volume"]) for row in rows))


def made_up(count: int) -> Bars:
    random = np.random.default_rng(7)
    close = np.exp(np.cumsum(random.normal(0, 0.02, count)) + 2)
    opened = close * np.exp(random.normal(0, 0.01, count))
    high = np.maximum(close, opened) * (1 + random.exponential(0.02, count))
    low = np.minimum(close, opened) * (1 - np.minimum(random.exponential(0.02, count), 0.5))
    columns = (tuple(map(float, column)) for column in (opened, high, low, close))
    monday = date(1960, 1, 4)
    days = tuple(monday + timedelta(days=n // 5 * 7 + n % 5) for n in range(count))
    return Bars(1, days, *columns, tuple(map(int, random.integers(0, 10**6, count))))


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(900, 520)
    chart.set_today(date(2024, 3, 11))
    return chart


def shown(chart: PriceChart, bars: Bars) -> PriceItem:
    chart.set_bars(bars, currency="USD", listing_code="NYSE:MP", live=True)
    chart.show()
    chart.grab()
    return chart.candles


@pytest.mark.parametrize(
    ("pixels_a_day", "interval"),
    [(10, "DAY"), (1.7, "DAY"), (1.6, "WEEK"), (0.2, "MONTH"), (0.05, "QUARTER"), (0.01, "YEAR")],
)
def test_too_narrow_a_step_takes_the_next_coarser_interval(
    pixels_a_day: float, interval: str
) -> None:
    assert interval_for(DAY / pixels_a_day) is Interval[interval]


def test_a_week_gathers_its_days(bars: Bars) -> None:
    weeks = Series(bars).at(Interval.WEEK)
    index = weeks.at(x_of(date(2024, 3, 6)))
    assert index == len(weeks) - 1
    days = [n for n, day in enumerate(bars.days) if day >= date(2024, 3, 4)]
    assert day_at(weeks.start[index]) == date(2024, 3, 4)
    assert weeks.open[index] == bars.open[days[0]]
    assert weeks.close[index] == bars.close[days[-1]]
    assert weeks.high[index] == max(bars.high[n] for n in days)
    assert weeks.low[index] == min(bars.low[n] for n in days)
    assert weeks.volume[index] == sum(bars.volume[n] for n in days)


@pytest.mark.parametrize("interval", list(Interval))
def test_gathering_loses_no_bar(bars: Bars, interval: Interval) -> None:
    candles = Series(bars).at(interval)
    assert candles.high.max() == max(bars.high)
    assert candles.low.min() == min(bars.low)
    assert candles.volume.sum() == sum(bars.volume)
    assert (candles.start[1:] >= candles.end[:-1]).all()
    assert ((candles.start <= candles.middle) & (candles.middle < candles.end)).all()


def test_a_day_without_a_bar_is_in_no_candle(bars: Bars) -> None:
    assert Series(bars).at(Interval.DAY).at(x_of(date(2024, 3, 9))) is None


def test_only_more_than_ten_days_are_a_hole() -> None:
    days = (date(2024, 1, 1), date(2024, 1, 12), date(2024, 1, 24))
    flat = (1.0, 1.0, 1.0)
    holes = Series(Bars(1, days, flat, flat, flat, flat, (1, 1, 1))).holes
    assert [(day_at(first), day_at(last)) for first, last in holes] == [
        (date(2024, 1, 13), date(2024, 1, 24))
    ]


@pytest.mark.parametrize("seed", range(25))
def test_no_extreme_is_lost_at_any_range(chart: PriceChart, seed: int) -> None:
    """Against the naive drawing: each day's high and low as a line at its own place."""
    data = made_up(6000)
    item = shown(chart, data)
    random = np.random.default_rng(seed)
    span = float(np.exp(random.uniform(np.log(5), np.log(8000)))) * DAY
    start = x_of(data.days[0]) + float(random.uniform(0, 8400 * DAY - span))
    chart.set_range(start, start + span)
    chart.grab()
    rects = np.concatenate((item.rising, item.falling))
    time, plot = chart.time, chart.plot_rect
    # A candle spans its whole period: the bound is half of one, as in the naive gathering.
    reach = chart.interval.step / time.span * plot.width() / 2 + 1.05
    low, high = chart.price_range
    for day, top, foot in zip(data.days, data.high, data.low, strict=True):
        x = time.to_pixel(x_of(day) + DAY / 2, plot.width())
        if not reach <= x < plot.width() - reach:
            continue
        near = rects[(rects[:, 0] <= x + reach) & (rects[:, 2] >= x - reach)]
        assert near[:, 1].min() <= (high - top) / (high - low) * plot.height()
        assert near[:, 3].max() >= (high - foot) / (high - low) * plot.height() - 1


def test_what_is_shown_reaches_exactly_the_highest_and_lowest_price(
    chart: PriceChart, bars: Bars
) -> None:
    item = shown(chart, bars)
    chart.fit()
    chart.grab()
    rects = np.concatenate((item.rising, item.falling))
    low, high = chart.price_range
    height = chart.plot_rect.height()
    rows = [(high - price) / (high - low) * height for price in (max(bars.high), min(bars.low))]
    assert rects[:, 1].min() == int(rows[0])
    assert rects[:, 3].max() == int(rows[1])


def test_panning_never_regroups(chart: PriceChart, bars: Bars) -> None:
    shown(chart, bars)
    chart.set_range(x_of(date(2021, 1, 1)), x_of(date(2023, 6, 1)))
    day = date(2022, 5, 11)
    chart.set_crosshair(day)
    readouts = set()
    for _ in range(10):
        chart.pan(0.013)
        readouts.add(chart.readout)
    assert len(readouts) == 1
    assert "week of 9 May 2022" in readouts.pop()


def test_a_rising_candle_is_hollow_where_there_is_room(chart: PriceChart) -> None:
    days = tuple(date(2024, 3, 1) + timedelta(days=n) for n in range(8))
    up = Bars(1, days, (1.0,) * 8, (3.0,) * 8, (0.5,) * 8, (2.0,) * 8, (5,) * 8)
    item = shown(chart, up)
    chart.set_range(x_of(days[0]), x_of(days[-1]) + DAY)
    image = QImage(chart.grab().toImage())
    left, top, right, bottom = item.rising[2 * 8 + 3]  # an upper edge, after both kinds of wick
    plot = chart.plot_rect
    edge = image.pixelColor(int(plot.left()) + int(left) + 2, int(top))
    inside = image.pixelColor(int(plot.left()) + int(left) + 2, int(top) + 6)
    assert edge == QColor("#007367")
    assert inside != edge
    assert right > left
    assert bottom == top


def test_a_falling_candle_is_filled(chart: PriceChart) -> None:
    days = tuple(date(2024, 3, 1) + timedelta(days=n) for n in range(8))
    down = Bars(1, days, (2.0,) * 8, (3.0,) * 8, (0.5,) * 8, (1.0,) * 8, (5,) * 8)
    item = shown(chart, down)
    chart.set_range(x_of(days[0]), x_of(days[-1]) + DAY)
    image = chart.grab().toImage()
    left, top, _, bottom = item.falling[8 + 3]
    x, y = int(chart.plot_rect.left()) + int(left) + 2, int(top + bottom) // 2
    assert image.pixelColor(x, y) == QColor("#bc3e0a")
    assert len(item.rising) == 0


def test_the_line_draws_no_candle(chart: PriceChart, bars: Bars) -> None:
    item = shown(chart, bars)
    chart.set_style("line")
    chart.fit()
    chart.grab()
    assert len(item.rising) == len(item.falling) == 0


def test_a_thinned_line_keeps_first_last_and_extremes() -> None:
    x = np.arange(1000, dtype=np.float64)
    y = np.sin(x / 9) * 5 + x / 100
    at, value = thinned(x, y, 50.0)
    assert 40 <= len(at) <= 80
    assert value.max() == y.max()
    assert value.min() == y.min()
    assert value[0] == y[0]
    assert value[-1] == y[-1]


def test_rectangles_grow_as_many_as_are_asked_for(qtbot: QtBot) -> None:
    rects = Rects()
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for count in (0, 3, 5000, 20_000, 1):
        rows = np.tile(np.array([[1, 1, 3, 3]], dtype=np.int32), (count, 1))
        rects.set(rows)
        assert len(rects) == count
        image.fill(0)
        painter = QPainter(image)
        painter.setBrush(QColor("red"))
        rects.draw(painter)
        painter.end()
        assert (image.pixelColor(2, 2) == QColor("red")) is (count > 0)


@given(
    st.integers(1, 400),
    st.floats(0.3, 60),
    st.sampled_from([Interval.DAY, Interval.WEEK, Interval.MONTH]),
)
def test_candles_closer_than_a_pixel_are_joined_without_a_loss(
    count: int, days: float, interval: Interval
) -> None:
    candles = Series(made_up(count)).at(interval)
    joined = candles.no_closer_than(days * DAY)
    columns = np.floor(joined.middle / (days * DAY))
    assert (np.diff(columns) > 0).all()
    assert joined.volume.sum() == candles.volume.sum()
    assert (joined.open[0], joined.close[-1]) == (candles.open[0], candles.close[-1])
    for column, high, low in zip(columns, joined.high, joined.low, strict=True):
        inside = np.floor(candles.middle / (days * DAY)) == column
        assert (high, low) == (candles.high[inside].max(), candles.low[inside].min())


def test_a_million_days_are_drawn_with_no_more_than_two_shapes_a_pixel(
    chart: PriceChart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_scale, "LONGEST", 1_000_000 * DAY)
    count = 900_000
    close = 10 + np.sin(np.arange(count) / 20_000)
    days = tuple(date(1, 1, 1) + timedelta(n) for n in range(count))
    column = tuple(close.tolist())
    item = shown(chart, Bars(1, days, column, column, column, column, (1,) * count))
    chart.set_range(x_of(days[0]), x_of(days[-1]) + DAY)
    chart.grab()
    assert chart.interval is Interval.YEAR
    assert len(item.rising) + len(item.falling) <= 2 * (chart.plot_rect.width() + 1)
    assert min(chart.price_range) < close.min()
