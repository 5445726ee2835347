"""Indicators in the chart: over the price or in panes of their own, named and with their values."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.analysis.indicators import Indicator
from desktop.charts.price_chart import PriceChart
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

FIRST = date(2025, 1, 6)
SMA, BOLLINGER = Indicator("sma", 20), Indicator("bollinger", 20)
RSI, ATR = Indicator("rsi", 14), Indicator("atr", 14)


def waves(count: int = 300, *, idle: int | None = None) -> Bars:
    close = 20 + 5 * np.sin(np.arange(count) / 9)
    if idle is not None:
        close[idle] = close[idle - 1]
    opened, high, low = close - 0.1, close + 0.4, close - 0.5
    volume = np.full(count, 500)
    if idle is not None:
        opened[idle] = high[idle] = low[idle] = close[idle]
        volume[idle] = 0
    days = tuple(FIRST + timedelta(days=n // 5 * 7 + n % 5) for n in range(count))
    columns = [tuple(column.tolist()) for column in (opened, high, low, close)]
    return Bars(1, days, *columns, tuple(volume.tolist()))


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(1100, 700)
    bars = waves()
    chart.set_today(bars.days[-1])
    chart.set_bars(bars, currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.set_range(x_of(FIRST), x_of(bars.days[-1]) + 30 * DAY)
    chart.show()
    chart.grab()
    return chart


def legend(chart: PriceChart) -> str:
    return chart._parts.legend.text


def studies(chart: PriceChart) -> list[str]:
    return [study.text for study in chart._parts.studies if study.pane.isVisible()]


def test_an_average_stands_over_the_price_with_its_name_and_value(chart: PriceChart) -> None:
    bars = waves()
    chart.set_indicators([SMA])
    chart.grab()
    mean = sum(bars.close[-20:]) / 20
    assert legend(chart) == f"SMA 20 {mean:.2f}"
    ((line, pieces),) = chart._parts.lines.drawn
    assert line.name == "SMA 20"
    assert [piece.size() for piece in pieces] == [281]
    low, high = chart.price_range
    top = (high - mean) / (high - low) * chart.plot_rect.height()
    assert pieces[0].last().y() == pytest.approx(top)


def test_the_legend_follows_the_crosshair(chart: PriceChart) -> None:
    bars = waves()
    chart.set_indicators([SMA])
    chart.set_crosshair(bars.days[100])
    assert legend(chart) == f"SMA 20 {sum(bars.close[81:101]) / 20:.2f}"
    chart.set_crosshair(bars.days[5])
    assert legend(chart) == "SMA 20"


def test_bands_are_three_lines_of_one_name(chart: PriceChart) -> None:
    chart.set_indicators([BOLLINGER])
    chart.grab()
    ((_, pieces),) = chart._parts.lines.drawn
    assert len(pieces) == 3
    assert legend(chart).count("·") == 2


def test_indicators_with_a_scale_of_their_own_take_a_pane_each(chart: PriceChart) -> None:
    whole = chart.plot_rect.height()
    chart.set_indicators([RSI, None, ATR])
    chart.grab()
    assert [text.split()[0] for text in studies(chart)] == ["RSI", "ATR"]
    assert chart.plot_rect.height() < whole
    rsi, atr = chart._parts.studies
    assert (rsi.pane.low, rsi.pane.high) == (0, 100)
    assert atr.pane.low == 0
    assert atr.pane.geometry().top() == rsi.pane.geometry().bottom()
    chart.set_indicators([None, None, ATR])
    assert [text.split()[0] for text in studies(chart)] == ["ATR"]
    chart.set_indicators([])
    assert studies(chart) == []
    assert chart.plot_rect.height() == whole
    assert legend(chart) == ""


def test_a_study_says_the_value_under_the_crosshair(chart: PriceChart) -> None:
    chart.set_indicators([RSI])
    last = studies(chart)
    chart.set_crosshair(waves().days[150])
    assert studies(chart) != last
    chart.set_crosshair(None)
    assert studies(chart) == last


def test_where_there_is_no_room_no_study_is_squeezed_in(chart: PriceChart) -> None:
    chart.set_indicators([RSI, ATR])
    chart.resize(1100, 280)
    chart.grab()
    assert len(studies(chart)) == 1
    value = chart._parts.studies[1].gutter.value
    assert legend(chart) == f"ATR 14 {value} (no room for its pane)", "nothing goes without a word"
    chart.resize(1100, 200)
    chart.grab()
    assert studies(chart) == []


def test_a_day_without_a_trade_is_no_reading(chart: PriceChart) -> None:
    bars = waves(idle=290)
    chart.set_bars(bars, currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.set_indicators([SMA])
    traded = [close for n, close in enumerate(bars.close) if n != 290]
    assert legend(chart) == f"SMA 20 {sum(traded[-20:]) / 20:.2f}"


def test_every_slot_has_a_look_of_its_own(chart: PriceChart) -> None:
    """Both colour and pattern of each pair differ, as long as there are colours."""
    slots = [Indicator("sma", days) for days in (10, 20, 30, 40)]
    chart.set_indicators(slots)
    looks = [(line.colour, line.pattern) for line in chart._parts.lines.lines]
    assert len({colour for colour, _ in looks}) == 4
    assert len({pattern for _, pattern in looks}) == 4
    chart.set_indicators([None, *slots[1:]])
    assert [(x.colour, x.pattern) for x in chart._parts.lines.lines] == looks[1:]


def test_other_bars_are_computed_anew(chart: PriceChart) -> None:
    chart.set_indicators([SMA])
    bars = waves(60)
    chart.set_bars(bars, currency="CAD", listing_code="TSXV:DEFN", live=False)
    assert legend(chart) == f"SMA 20 {sum(bars.close[-20:]) / 20:.2f}"
    chart.set_bars(None, currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.grab()
    assert legend(chart) == "SMA 20"


def test_a_reader_is_told_which_are_drawn(chart: PriceChart) -> None:
    chart.set_indicators([SMA, RSI])
    assert "Indicators: SMA 20, RSI 14." in chart.accessibleDescription()


def test_the_value_of_a_study_is_painted_over_the_last_frame(chart: PriceChart) -> None:
    chart.set_indicators([RSI])
    days = waves().days[100:160:20]
    chart.set_crosshair(days[0])
    image = chart.viewport().grab().toImage()
    value = QRect(0, int(chart._parts.studies[0].gutter.geometry().top()), 100, 50)
    before = image.copy(value)
    for last, day in pairwise(days):
        chart.set_crosshair(day)
        region = chart._parts.over_region([last, day])
        chart.viewport().render(image, region.boundingRect().topLeft(), region)
    assert chart._frame.is_kept
    assert image == chart.viewport().grab().toImage()
    assert image.copy(value) != before
