"""The price chart, as its users see and steer it."""

import csv
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.prices import Bars
from db.records import NoteRecord
from desktop.analysis.story import Entry, Ref, StoryDay
from desktop.charts import today
from desktop.charts.flags import FlagItem
from desktop.charts.gaps import gaps_of
from desktop.charts.price_chart import PriceChart, with_margins
from desktop.charts.price_scale import round_prices
from desktop.charts.time_scale import DAY, TimeRange, day_at, gutter_width, x_of
from desktop.theme import Theme

PRICES = Path(__file__).parents[2] / "data" / "MP.csv"
TODAY = date(2026, 11, 23)
LAST = date(2024, 3, 8)
RECORDED = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def bars() -> Bars:
    with PRICES.open(newline="") as file:
        rows = list(csv.DictReader(file))
    prices = [tuple(float(row[name]) for row in rows) for name in ("Open", "High", "Low", "Close")]
    days = tuple(date.fromisoformat(row["Date"]) for row in rows)
    return Bars(1, days, *prices, tuple(int(row["Volume"]) for row in rows))


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme(choice="light")


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme, bars: Bars) -> PriceChart:
    chart = PriceChart(theme, TimeRange())
    qtbot.addWidget(chart)
    chart.resize(1100, 600)
    chart.set_today(TODAY)
    chart.set_extent(date(2020, 10, 1), date(2028, 12, 31))
    chart.set_bars(bars, currency="USD", listing_code="NYSE:MP", live=False)
    chart.fit()
    chart.show()
    qtbot.waitExposed(chart)
    chart.grab()
    return chart


def spot(chart: PriceChart, day: date, y: float = 0.5) -> QPoint:
    plot = chart.plot_rect
    x = plot.left() + chart.time.to_pixel(x_of(day) + DAY / 2, plot.width())
    return QPoint(round(x), round(plot.top() + y * plot.height()))


def wheel(chart: PriceChart, at: QPoint, turned: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(chart.mapToGlobal(at)),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)


def test_the_plot_begins_at_the_gutter_and_ends_at_the_edge(
    chart: PriceChart, theme: Theme
) -> None:
    assert chart.plot_rect.left() == gutter_width(theme)
    assert chart.plot_rect.right() == chart.width()


def test_the_readout_names_interval_and_last_bar(chart: PriceChart) -> None:
    figures = "O 15.49 H 15.72 L 14.04 C 15.24 −0.23 −1.49\u202f% Vol 45.9 M"
    assert chart.readout == f"Weekly week of 4 Mar 2024 {figures}"


def test_the_readout_follows_the_crosshair(chart: PriceChart, bars: Bars) -> None:
    chart.choose_range("1M")
    day = bars.days[-3]
    chart.set_crosshair(day)
    assert chart.readout.startswith(f"Daily {day.day} Mar 2024 O ")
    chart.set_crosshair(date(2024, 3, 10))
    assert chart.readout == "Daily 10 Mar 2024 no price"
    chart.set_crosshair(None)
    assert "8 Mar 2024" in chart.readout


def test_everything_is_in_sight_after_fit(chart: PriceChart, bars: Bars) -> None:
    chart.set_range(0.0, 1e8)
    chart.fit()
    assert day_at(chart.time.first) < bars.days[0]
    assert day_at(chart.time.last) > date(2028, 12, 31)


@pytest.mark.parametrize("name", ["1D", "5D", "1M", "6M", "1Y", "5Y", "MAX"])
def test_each_range_holds_the_last_bar_and_some_future(chart: PriceChart, name: str) -> None:
    chart.choose_range(name)
    assert chart.time.first <= x_of(LAST)
    assert chart.time.last > x_of(LAST) + DAY


def test_the_price_axis_fits_what_is_in_sight(chart: PriceChart, bars: Bars) -> None:
    chart.set_range(x_of(date(2023, 9, 4)), x_of(date(2023, 12, 3)))
    inside = [n for n, day in enumerate(bars.days) if date(2023, 9, 4) <= day < date(2023, 12, 3)]
    low, high = chart.price_range
    assert low < min(bars.low[n] for n in inside)
    assert high > max(bars.high[n] for n in inside)
    assert high - low < 2 * (max(bars.high[n] for n in inside) - min(bars.low[n] for n in inside))


def test_setting_what_it_said_says_nothing_more(chart: PriceChart) -> None:
    heard: list[tuple[float, float]] = []
    chart.range_changed.connect(lambda first, last: heard.append((first, last)))
    chart.range_changed.connect(chart.set_range)
    chart.pan(0.1)
    chart.zoom(2)
    assert len(heard) == 2


def test_two_charts_on_one_range_show_the_same(qtbot: QtBot, theme: Theme) -> None:
    time = TimeRange()
    one, other = PriceChart(theme, time), PriceChart(theme, time)
    qtbot.addWidget(one)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.range_changed):
        one.pan(0.5)


def test_the_pointer_names_its_day(qtbot: QtBot, chart: PriceChart) -> None:
    chart.choose_range("1M")
    with qtbot.waitSignal(chart.day_hovered) as heard:
        qtbot.mouseMove(chart.viewport(), spot(chart, date(2024, 3, 5)))
    assert heard.args == [date(2024, 3, 5)]
    assert "5 Mar 2024" in chart.readout
    with qtbot.waitSignal(chart.day_hovered) as heard:
        QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert heard.args == [None]


def test_dragging_moves_time_alone(qtbot: QtBot, chart: PriceChart) -> None:
    day = date(2022, 6, 1)
    at, view = spot(chart, day), chart.viewport()
    span = chart.time.span
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 11):
        qtbot.mouseMove(view, at + QPoint(12 * step, 3 * step))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(120, 30))
    assert chart.time.span == pytest.approx(span)
    assert abs(spot(chart, day).x() - at.x() - 120) <= 12


def test_the_wheel_zooms_around_the_pointer(chart: PriceChart) -> None:
    day = date(2022, 6, 1)
    at, span = spot(chart, day), chart.time.span
    wheel(chart, at, QPoint(0, 240))
    assert chart.time.span < span
    assert abs(spot(chart, day).x() - at.x()) <= 1
    wheel(chart, at, QPoint(0, -240))
    assert chart.time.span == pytest.approx(span)


def test_a_sideways_wheel_pans(chart: PriceChart) -> None:
    first, span = chart.time.first, chart.time.span
    wheel(chart, spot(chart, date(2022, 6, 1)), QPoint(-120, 0))
    assert chart.time.first > first
    assert chart.time.span == pytest.approx(span)


def test_a_double_click_shows_everything(qtbot: QtBot, chart: PriceChart) -> None:
    everything = (chart.time.first, chart.time.last)
    chart.choose_range("1M")
    at = spot(chart, date(2024, 3, 5))
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    # What a screen sends: the second press is the double click itself.
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(at),
        QPointF(chart.mapToGlobal(at)),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart.viewport(), event)
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (chart.time.first, chart.time.last) == everything


def test_keys_pan_and_zoom(qtbot: QtBot, chart: PriceChart) -> None:
    first, span = chart.time.first, chart.time.span
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.time.first > first
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.time.first == pytest.approx(first)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.time.span < span
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.time.span == pytest.approx(span)


def test_the_keyboard_shows_its_ring(qtbot: QtBot, chart: PriceChart, theme: Theme) -> None:
    plain = chart.grab().toImage()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ringed = chart.grab().toImage()
    assert ringed.pixelColor(300, 1) == theme.tokens.focus
    assert plain.pixelColor(300, 1) != theme.tokens.focus


def test_it_says_what_it_shows(chart: PriceChart) -> None:
    chart.set_caption("Recorded sample to 8 Mar 2024, not live")
    assert chart.accessibleName() == "Price of NYSE:MP"
    said = chart.accessibleDescription()
    assert said.startswith("935 bars to 8 Mar 2024, last US$15.24.")
    assert said.endswith("Recorded sample to 8 Mar 2024, not live")


def test_a_stale_price_leaves_a_gap_to_fetch(qtbot: QtBot, chart: PriceChart) -> None:
    assert chart.card.isVisible()
    assert chart.card.text == "No prices stored\n9 Mar 2024 to today"
    with qtbot.waitSignal(chart.fetch_asked):
        qtbot.mouseClick(chart.card.button, Qt.MouseButton.LeftButton)


def test_the_card_never_covers_prices(chart: PriceChart) -> None:
    chart.choose_range("1Y")
    assert not chart.card.isVisible()


def test_prices_of_today_leave_no_gap(chart: PriceChart, bars: Bars) -> None:
    chart.set_today(LAST + timedelta(days=3))
    assert not chart.card.isVisible()


def test_without_bars_the_card_says_so(qtbot: QtBot, chart: PriceChart) -> None:
    chart.set_bars(None, currency="CAD", listing_code="TSXV: DEFN", live=False)
    chart.fit()
    assert not chart.has_bars
    assert chart.readout == ""
    assert chart.card.isVisible()
    assert chart.card.text == (
        "No prices stored for TSXV: DEFN\nFlags, lanes and notes do not need them."
    )
    assert chart.card.button.text() == "Fetch prices"
    assert chart.accessibleDescription().startswith("No prices stored.")
    with qtbot.waitSignal(chart.fetch_asked):
        qtbot.keyClick(chart.card.button, Qt.Key.Key_Space)


def test_no_bar_at_all_is_no_price(chart: PriceChart) -> None:
    chart.set_bars(Bars(1), currency="CAD", listing_code="TSXV: DEFN", live=False)
    assert not chart.has_bars
    chart.grab()


def test_one_bar_that_never_moved_has_room_around_it(chart: PriceChart) -> None:
    one = Bars(1, (LAST,), (2.0,), (2.0,), (2.0,), (2.0,), (0,))
    chart.set_bars(one, currency="CAD", listing_code="TSXV: DEFN", live=False)
    for name in ("1D", "1Y", "MAX"):
        chart.choose_range(name)
        chart.grab()
        assert chart.price_range[0] < 2.0 < chart.price_range[1]


def flag_days(count: int) -> tuple[tuple[StoryDay, ...], dict[date, str]]:
    days, letters = [], {}
    for number in range(count):
        day = date(2025, 1, 1) + timedelta(days=number)
        note = NoteRecord(
            number, f"n{number}", 1, None, day, "day", "seen", (), RECORDED, source=None
        )
        days.append(StoryDay(day, (Entry(Ref("note", number), None, "note", day, note),)))
        letters[day] = chr(65 + number)
    return tuple(days), letters


def test_the_strip_grows_with_the_levels_of_flags(
    qtbot: QtBot, chart: PriceChart, theme: Theme
) -> None:
    flags = FlagItem(theme)
    chart.set_flag_item(flags)
    low = chart.plot_rect.bottom()
    flags.set_days(*flag_days(4))
    chart.fit()
    assert flags.levels == 4
    assert chart.plot_rect.bottom() < low
    assert "Flags: A 1 Jan 2025" in chart.accessibleDescription()


def test_the_theme_reaches_everything(chart: PriceChart, theme: Theme) -> None:
    theme.choose("dark")
    corner = chart.grab().toImage().pixelColor(20, 300)
    assert corner == QColor("#171b21")
    theme.choose("light")
    assert chart.grab().toImage().pixelColor(20, 300) == QColor("#ffffff")


def test_the_future_stands_on_its_own_ground(chart: PriceChart, theme: Theme) -> None:
    image = chart.grab().toImage()
    after, before = spot(chart, date(2027, 6, 1)), spot(chart, date(2020, 8, 1), 0.2)
    assert image.pixelColor(after) == theme.tokens.sunken
    assert image.pixelColor(before) == theme.tokens.panel


@pytest.mark.parametrize(("width", "height"), [(320, 170), (480, 240), (2560, 1400)])
def test_any_size_is_drawn(chart: PriceChart, width: int, height: int) -> None:
    chart.resize(width, height)
    chart.set_caption("Recorded sample")
    assert chart.grab().width() == width


def test_gaps_are_open_only_at_the_end() -> None:
    holes = [(x_of(date(2022, 1, 1)), x_of(date(2022, 2, 1)))]
    found = gaps_of(LAST, TODAY, holes)
    assert [gap.is_open for gap in found] == [False, True]
    assert found[0].days == (date(2022, 1, 1), date(2022, 1, 31))
    assert found[1].days[0] == date(2024, 3, 9)
    assert gaps_of(LAST, LAST + timedelta(days=4), []) == ()
    assert gaps_of(None, TODAY, [])[0].is_open


def test_margins_are_pixels() -> None:
    low, high = with_margins(10.0, 20.0, 400.0, 50.0, 100.0)
    assert (high - 20.0) / (high - low) * 400 == pytest.approx(50)
    assert (10.0 - low) / (high - low) * 400 == pytest.approx(100)


def test_scale_prices_are_round() -> None:
    assert round_prices(9.0, 61.0, 300.0, 50.0) == ([10, 20, 30, 40, 50, 60], 2)
    prices, decimals = round_prices(0.101, 0.119, 300.0, 60.0)
    assert decimals == 3
    assert prices == pytest.approx([0.105, 0.11, 0.115])
    assert round_prices(1.0, 1.0, 300.0, 50.0) == ([], 2)


def test_without_a_listing_there_is_nothing_to_fetch(chart: PriceChart) -> None:
    chart.set_bars(None, currency="", listing_code="", live=False)
    assert "No listing" in chart.card.text
    assert not chart.card.button.isVisible()
    chart.set_bars(None, currency="CAD", listing_code="TSXV:DEFN", live=False)
    assert "TSXV:DEFN" in chart.card.text
    assert chart.card.button.isVisible()


def moved_crosshair(chart: PriceChart, days: tuple[date, ...]) -> QImage:
    """What is painted of a chart when nothing but its crosshair moves along these days."""
    image = chart.viewport().grab().toImage()
    for before, day in pairwise(days):
        chart.set_crosshair(day)
        region = chart._parts.over_region([before, day])
        chart.viewport().render(image, region.boundingRect().topLeft(), region)
    return image


def test_the_crosshair_over_the_last_frame_looks_as_if_all_were_painted(chart: PriceChart) -> None:
    days = tuple(date(2022, 3, 1) + timedelta(40 * n) for n in range(6))
    chart.set_crosshair(days[0])
    image = moved_crosshair(chart, days)
    assert chart._frame.is_kept
    assert image == chart.viewport().grab().toImage()
    chart.set_crosshair(None)
    assert image != chart.viewport().grab().toImage()


def test_a_change_of_the_chart_is_seen_under_the_crosshair(chart: PriceChart) -> None:
    days = date(2022, 3, 1), date(2022, 6, 1)
    chart.set_crosshair(days[0])
    moved_crosshair(chart, days)
    chart.set_style("line")
    chart.viewport().repaint()
    assert not chart._frame.is_kept
    image = moved_crosshair(chart, (days[1], days[0]))
    assert image == chart.viewport().grab().toImage()


def test_the_dashes_of_today_look_on_a_screen_as_they_are_stroked(qapp: QApplication) -> None:
    ink = QColor("black")
    images = []
    for is_stroked in (True, False):
        image = QImage(20, 100, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        if is_stroked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(today._dashed(ink, 3.0))
            painter.drawLine(QPointF(10.5, 5), QPointF(10.5, 90))
        else:
            today.TodayDashes().draw(painter, 10.5, (5.0, 90.0), ink, 3.0)
        painter.end()
        images.append(image)
    assert images[0] == images[1]
    assert images[0].pixelColor(10, 20) != images[0].pixelColor(10, 24)
