"""Four ways to draw a price, on both scales; days without a trade; a bar that isn't finished."""

import math
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.charts.price_chart import PriceChart
from desktop.charts.price_item import PriceItem, Style
from desktop.charts.price_ticks import log_prices, with_margins
from desktop.charts.series import Interval, Series
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

FIRST = date(2026, 9, 7)
TODAY = date(2026, 11, 23)


def week_days(count: int) -> tuple[date, ...]:
    return tuple(FIRST + timedelta(days=n // 5 * 7 + n % 5) for n in range(count))


def rising(count: int = 40, idle: range = range(0), *, provisional: bool = False) -> Bars:
    """Prices that double every ten days; on `idle` days the one before is carried on."""
    close = [2.0 ** (n / 10) for n in range(count)]
    for n in idle:
        close[n] = close[n - 1]
    flat = set(idle)
    opened = tuple(c if n in flat else c * 0.97 for n, c in enumerate(close))
    high = tuple(c if n in flat else c * 1.02 for n, c in enumerate(close))
    low = tuple(c if n in flat else c * 0.95 for n, c in enumerate(close))
    volume = tuple(0 if n in flat else 1000 for n in range(count))
    days = week_days(count)
    return Bars(1, days, opened, high, low, tuple(close), volume, provisional=provisional)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(choice="light")


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> PriceChart:
    chart = PriceChart(theme, TimeRange())
    qtbot.addWidget(chart)
    chart.resize(1100, 600)
    chart.set_today(TODAY)
    return chart


def shown(chart: PriceChart, bars: Bars, style: Style = "candles") -> PriceItem:
    chart.set_style(style)
    chart.set_bars(bars, currency="CAD", listing_code="TSXV:DEFN", live=True)
    chart.set_range(x_of(bars.days[0]) - DAY, x_of(bars.days[-1]) + 3 * DAY)
    chart.show()
    chart.grab()
    return chart.candles


def row_of(chart: PriceChart, price: float) -> float:
    """Where a price stands, by hand: pixels from the top of the plot."""
    low, high = chart.price_range
    return (high - price) / (high - low) * chart.plot_rect.height()


# -- styles ---------------------------------------------------------------------------------------


def test_a_bar_has_its_open_left_and_its_close_right(chart: PriceChart) -> None:
    bars = rising()
    edges = shown(chart, bars, "bars").rising
    wick, opened, closed = edges[:40], edges[40:80], edges[80:]
    assert len(edges) == 120
    assert (opened[:, 2] == wick[:, 0]).all()
    assert (closed[:, 0] == wick[:, 0]).all()
    assert (opened[:, 0] < wick[:, 0]).all()
    assert (closed[:, 2] > wick[:, 0]).all()
    assert (opened[:, 1] > closed[:, 1]).all()
    for n in (0, 20, 39):
        assert abs(opened[n, 1] + 0.5 - row_of(chart, bars.open[n])) <= 1
        assert abs(closed[n, 1] + 0.5 - row_of(chart, bars.close[n])) <= 1
        assert abs(wick[n, 1] + 0.5 - row_of(chart, bars.high[n])) <= 1


def test_a_narrow_bar_has_no_ticks(chart: PriceChart) -> None:
    item = shown(chart, rising(), "bars")
    chart.set_range(x_of(FIRST) - 200 * DAY, x_of(FIRST) + 200 * DAY)
    chart.grab()
    assert len(item.rising) == 40


@pytest.mark.parametrize("style", ["line", "area"])
def test_a_line_goes_through_every_close(chart: PriceChart, style: Style) -> None:
    bars = rising()
    (line,) = shown(chart, bars, style).lines
    points = line.toList()
    assert len(points) == 40
    for point, day, close in zip(points, bars.days, bars.close, strict=True):
        x = chart.time.to_pixel(x_of(day) + DAY / 2, chart.plot_rect.width())
        assert point.x() == pytest.approx(x)
        assert point.y() == pytest.approx(row_of(chart, close))


def test_an_area_is_shaded_under_its_line(chart: PriceChart, theme: Theme) -> None:
    bars = rising()
    shown(chart, bars, "area")
    plot = chart.plot_rect
    x = round(plot.left() + chart.time.to_pixel(x_of(bars.days[30]) + DAY, plot.width()))
    under, over = round(plot.top() + row_of(chart, 6.0)), round(plot.top() + row_of(chart, 11.0))
    image = chart.grab().toImage()
    ground = theme.tokens.panel
    assert image.pixelColor(x, over) == ground
    assert image.pixelColor(x, under).lightness() < ground.lightness()
    chart.set_style("line")
    assert chart.grab().toImage().pixelColor(x, under) == ground


# -- the logarithmic scale ------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["candles", "line"])
def test_equal_ratios_are_equal_heights_on_a_logarithmic_scale(
    chart: PriceChart, style: Style
) -> None:
    chart.set_log(True)
    bars = rising()
    item = shown(chart, bars, style)
    if style == "line":
        tops = [point.y() for point in item.lines[0].toList()]
    else:
        tops = [float(top) for top in item.rising[:40, 1]]
    steps = np.diff(tops)
    assert np.ptp(steps) <= 1.001
    low, high = chart.price_range
    assert 0 < low < min(bars.low)
    assert high > max(bars.high)
    chart.set_log(False)
    chart.grab()
    assert chart.price_range[0] < low


def test_margins_are_pixels_on_a_logarithmic_scale_too() -> None:
    low, high = with_margins(1.0, 100.0, 400.0, 50.0, 100.0, is_log=True)
    whole = math.log10(high / low)
    assert math.log10(high / 100.0) / whole * 400 == pytest.approx(50)
    assert math.log10(1.0 / low) / whole * 400 == pytest.approx(100)
    low, high = with_margins(0.0, 5.0, 400.0, 50.0, 100.0, is_log=True)
    assert 0 < low < high


@pytest.mark.parametrize(
    ("low", "high", "found", "decimals"),
    [
        (0.9, 120.0, [1, 2, 5, 10, 20, 50, 100], 2),
        (0.02, 3000.0, [0.1, 1, 10, 100, 1000], 2),
        (9.0, 21.0, [10, 12, 14, 16, 18, 20], 2),
        (0.11, 0.19, [0.12, 0.14, 0.16, 0.18], 2),
        (5.0, 5.0, [], 2),
    ],
)
def test_a_logarithmic_scale_has_round_prices(
    low: float, high: float, found: list[float], decimals: int
) -> None:
    prices, digits = log_prices(low, high, 400.0, 30.0)
    assert set(found) <= {round(price, 6) for price in prices}
    assert digits >= decimals
    assert [float(f"{price:.{digits}f}") for price in prices] == pytest.approx(prices)
    rows = [400 * math.log10(price / low) / math.log10(high / low) for price in prices]
    assert all(b - a >= 30 - 1e-9 for a, b in pairwise(rows))


# -- days without a trade -------------------------------------------------------------------------


def test_a_day_without_a_trade_is_an_open_box_in_no_price_colour(
    chart: PriceChart, theme: Theme
) -> None:
    item = shown(chart, rising(idle=range(20, 22)))
    assert len(item.untraded) == 2 * 4  # four edges each
    assert len(item.rising) == 38 * 6
    left, top, _, _ = item.untraded[4]
    plot = chart.plot_rect
    colour = chart.grab().toImage().pixelColor(int(plot.left()) + int(left), int(top))
    assert colour == theme.tokens.ghost
    chart.set_crosshair(week_days(40)[20])
    assert "no trade, price carried on 3.73" in chart.readout


def test_a_line_leaves_out_days_without_a_trade(chart: PriceChart) -> None:
    (line,) = shown(chart, rising(idle=range(20, 22)), "line").lines
    assert line.size() == 38


def test_a_long_halt_is_hatched_and_breaks_the_line(chart: PriceChart, theme: Theme) -> None:
    bars = rising(idle=range(10, 25))
    item = shown(chart, bars, "line")
    assert len(item.lines) == 2
    halt = Series(bars).halts
    assert halt == ((x_of(bars.days[10]), x_of(bars.days[24]) + DAY),)
    middle = (halt[0][0] + halt[0][1]) / 2
    plot = chart.plot_rect
    x = round(plot.left() + chart.time.to_pixel(middle, plot.width()))
    image = chart.grab().toImage()
    column = {image.pixelColor(x, y).name() for y in range(60, 300)}
    assert theme.tokens.gap.name() in column


def test_an_index_without_any_volume_has_no_halts() -> None:
    flat = (5.0,) * 30
    series = Series(Bars(1, week_days(30), flat, flat, flat, flat, (0,) * 30))
    assert series.at(Interval.DAY).traded.all()
    assert series.halts == ()


def test_a_week_in_which_anything_was_traded_counts_as_traded() -> None:
    weeks = Series(rising(20, idle=range(6, 15))).at(Interval.WEEK)
    assert list(weeks.traded) == [True, True, False, True]


# -- the last bar ---------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["candles", "bars", "line", "area"])
def test_a_provisional_bar_is_marked_with_a_ring_and_a_word(
    chart: PriceChart, style: Style
) -> None:
    item = shown(chart, rising(), style)
    assert item.ring is None
    assert "unfinished" not in chart.readout
    bars = rising(provisional=True)
    shown(chart, bars, style)
    assert item.ring is not None
    assert item.ring.y() == pytest.approx(row_of(chart, bars.close[-1]))
    assert "unfinished" in chart.readout
    chart.set_crosshair(bars.days[3])
    assert "unfinished" not in chart.readout


def test_a_week_that_still_runs_is_unfinished(chart: PriceChart) -> None:
    item = shown(chart, rising())
    last = week_days(40)[-1]
    chart.set_range(x_of(FIRST) - 1000 * DAY, x_of(last) + 60 * DAY)
    chart.set_today(last)
    chart.grab()
    assert chart.interval is Interval.WEEK
    assert item.ring is not None
    chart.set_today(last + timedelta(days=10))
    chart.grab()
    assert item.ring is None


def test_the_ring_is_open(chart: PriceChart, theme: Theme) -> None:
    item = shown(chart, rising(provisional=True), "line")
    assert item.ring is not None
    plot = chart.plot_rect
    at = round(plot.left() + item.ring.x()), round(plot.top() + item.ring.y())
    assert chart.grab().toImage().pixelColor(*at) == QColor(theme.tokens.panel)
