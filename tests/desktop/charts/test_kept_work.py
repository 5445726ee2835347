"""What was worked out is kept: nothing anew in a repaint, nothing at all while nobody looks."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.analysis.indicators import Indicator
from desktop.charts.indicator_lines import IndicatorLines
from desktop.charts.price_chart import PriceChart
from desktop.charts.series import Interval, Series
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

FIRST = date(2025, 1, 6)


def bars(count: int = 400) -> Bars:
    days = tuple(FIRST + timedelta(days=n) for n in range(count))
    price = tuple(10 + n / 10 for n in range(count))
    return Bars(1, days, price, price, price, price, (5,) * count)


class Probe(Layer):
    """Counts how often it is laid out and drawn."""

    def __init__(self, pane: TimePane) -> None:
        super().__init__(pane, 60)
        self.laid_out = self.drawn = 0

    def lay_out(self, ratio: float) -> None:
        self.laid_out += 1

    def draw(self, painter: QPainter, ratio: float) -> None:
        self.drawn += 1


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(900, 500)
    chart.set_today(FIRST + timedelta(days=400))
    chart.set_bars(bars(), currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.set_range(x_of(FIRST), x_of(FIRST) + 400 * DAY)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def test_a_repaint_of_the_same_frame_lays_out_nothing(chart: PriceChart) -> None:
    probe = Probe(chart._parts.price)
    for _ in range(3):
        chart.grab()
    assert (probe.laid_out, probe.drawn) == (1, 3)
    chart.set_crosshair(FIRST + timedelta(days=30))
    chart.grab()
    assert probe.laid_out == 1
    chart.pan(0.1)
    chart.grab()
    assert probe.laid_out == 2


def test_what_a_frame_is_made_of_stays_the_same_object(chart: PriceChart) -> None:
    chart.set_style("line")
    chart.set_indicators([Indicator("sma", 20)])
    chart.grab()
    before = chart.candles.lines, chart._parts.lines.drawn
    chart.set_crosshair(FIRST + timedelta(days=30))
    chart.grab()
    assert chart.candles.lines[0] is before[0][0]
    assert chart._parts.lines.drawn is before[1]


def test_gathered_candles_and_computed_indicators_are_kept() -> None:
    series = Series(bars())
    for interval in Interval:
        assert series.at(interval) is series.at(interval)
    assert series.line[1] is series.line[1]
    lines = IndicatorLines(series)
    first, second = (lines.over_price([Indicator("sma", 20)])[0] for _ in range(2))
    assert first.ys[0] is second.ys[0]


def test_a_hidden_chart_does_nothing_until_it_is_seen_again(chart: PriceChart) -> None:
    probe = Probe(chart._parts.price)
    chart.grab()
    said, prices = chart.readout, chart.price_range
    laid_out = probe.laid_out
    chart.hide()
    chart.set_range(x_of(FIRST), x_of(FIRST) + 30 * DAY)
    chart.set_bars(bars(40), currency="CAD", listing_code="TSXV:DEFN", live=False)
    assert (chart.readout, chart.price_range) == (said, prices)
    assert probe.laid_out == laid_out
    chart.show()
    assert chart.readout != said
    assert chart.price_range[1] < prices[1]
    assert "40 bars" in chart.accessibleDescription()


def test_a_month_in_a_hundred_thousand_bars_touches_only_that_month(chart: PriceChart) -> None:
    count = 100_000
    days = tuple(date(1752, 1, 1) + timedelta(days=n) for n in range(count))
    price = (10.0,) * count
    chart.set_style("line")
    chart.set_bars(
        Bars(1, days, price, price, price, price, (5,) * count),
        currency="CAD",
        listing_code="TSXV:DEFN",
        live=False,
    )
    chart.set_range(x_of(FIRST), x_of(FIRST) + 30 * DAY)
    chart.grab()
    assert [line.size() for line in chart.candles.lines] == [32]
    chart.set_style("candles")
    chart.set_range(x_of(FIRST) - 200 * 366 * DAY, x_of(FIRST))
    chart.grab()
    assert chart.interval is Interval.YEAR
    assert 0 < len(chart.candles.rising) <= 6 * 202
