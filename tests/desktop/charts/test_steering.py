"""The one axis by real mouse and key events: exact, at rest when let go, without time zones."""

import time
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.analysis.indicators import Indicator
from desktop.charts.price_chart import PriceChart
from desktop.charts.time_scale import DAY, TimeRange, day_at, middle_of, x_of
from desktop.theme import Theme

FIRST = date(2024, 1, 1)
COUNT = 600


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(1112, 640)
    days = tuple(FIRST + timedelta(days=n) for n in range(COUNT))
    price = tuple(10 + n % 17 for n in range(COUNT))
    chart.set_today(days[-1])
    chart.set_bars(
        Bars(1, days, price, price, price, price, (5,) * COUNT),
        currency="CAD",
        listing_code="TSXV:DEFN",
        live=False,
    )
    chart.set_indicators([Indicator("rsi", 14)])
    chart.set_range(x_of(FIRST), x_of(FIRST) + 500 * DAY)
    chart.show()
    qtbot.waitExposed(chart)
    chart.grab()
    return chart


def place(chart: PriceChart, part: str) -> QPoint:
    """The middle of the price, of a study under it, of the flags or of the axis."""
    parts = chart._parts
    item = {
        "price": parts.price,
        "study": parts.studies[0].pane,
        "flags": parts.strip,
        "axis": parts.axis,
    }[part]
    return item.geometry().center().toPoint()


def drag(qtbot: QtBot, chart: PriceChart, start: QPoint, by: QPoint) -> None:
    view, steps = chart.viewport(), 8
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, steps + 1):
        qtbot.mouseMove(view, start + by * step / steps)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + by)


def wheel(chart: PriceChart, at: QPoint, turned: QPoint, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at), QPointF(chart.mapToGlobal(at)), QPoint(), turned,
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


@pytest.mark.parametrize("part", ["price", "study", "flags", "axis"])
def test_a_drag_moves_the_days_with_the_pointer_and_no_further(
    qtbot: QtBot, chart: PriceChart, part: str
) -> None:
    start, by = place(chart, part), QPoint(160, 12)
    first, span = chart.time.first, chart.time.span
    second = span / chart.plot_rect.width()
    drag(qtbot, chart, start, by)
    moved = (first - chart.time.first) / second
    # What moves before a drag is one, is not made up for: at most the one first step.
    assert by.x() - 20 <= moved <= by.x() + 0.01
    assert chart.time.span == pytest.approx(span)
    rest = chart.time.first
    for _ in range(5):
        QApplication.processEvents()
    assert chart.time.first == rest, "it comes to rest where it was let go"


@pytest.mark.parametrize("part", ["price", "study", "flags"])
def test_a_wheel_zooms_around_the_pointer_and_back_exactly(chart: PriceChart, part: str) -> None:
    at = place(chart, part) + QPoint(120, 0)
    before = chart.time.first, chart.time.last
    under = chart.day_under(QPointF(at))
    wheel(chart, at, QPoint(0, 120))
    assert chart.time.span == pytest.approx((before[1] - before[0]) / 1.25)
    assert chart.day_under(QPointF(at)) == under
    wheel(chart, at, QPoint(0, -120))
    assert (chart.time.first, chart.time.last) == pytest.approx(before)


def test_shift_and_the_wheel_pan(chart: PriceChart) -> None:
    first, span = chart.time.first, chart.time.span
    wheel(chart, place(chart, "price"), QPoint(0, -120), shift=True)
    assert chart.time.first == pytest.approx(first + 0.1 * span)
    assert chart.time.span == pytest.approx(span)


@pytest.mark.parametrize(
    ("key", "held", "part"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.1),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -0.1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.5),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, -0.5),
    ],
)
def test_arrows_pan_by_a_part_of_what_is_in_sight(
    qtbot: QtBot, chart: PriceChart, key: Qt.Key, held: Qt.KeyboardModifier, part: float
) -> None:
    first, span = chart.time.first, chart.time.span
    chart.setFocus()
    qtbot.keyClick(chart, key, held)
    assert chart.time.first == pytest.approx(first + part * span)
    assert chart.time.span == pytest.approx(span)


def test_keys_zoom_in_and_out_and_home_shows_everything(qtbot: QtBot, chart: PriceChart) -> None:
    span = chart.time.span
    middle = (chart.time.first + chart.time.last) / 2
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.time.span == pytest.approx(span / 1.25**2)
    assert (chart.time.first + chart.time.last) / 2 == pytest.approx(middle)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.time.span == pytest.approx(span)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.time.first < x_of(FIRST)
    assert chart.time.last > x_of(FIRST) + COUNT * DAY


def test_weekends_and_the_future_have_their_place(chart: PriceChart) -> None:
    """A Saturday stands half way between the days beside it, ten years ahead too."""
    saturdays = (date(2024, 6, 1), date(2036, 6, 7))
    for saturday in saturdays:
        chart.set_range(x_of(saturday) - 3 * DAY, x_of(saturday) + 4 * DAY)
        width = chart.plot_rect.width()
        friday, itself, sunday = (
            chart.time.to_pixel(middle_of(saturday + timedelta(days=n)), width) for n in (-1, 0, 1)
        )
        assert itself - friday == pytest.approx(sunday - itself)
        assert itself - friday == pytest.approx(width / 7)
        at = QPointF(chart.plot_rect.left() + itself, 100)
        assert chart.day_under(at) == saturday


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Vancouver", "Pacific/Kiritimati"])
def test_days_are_the_same_days_in_every_time_zone(
    chart: PriceChart, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart.set_range(x_of(date(2024, 3, 1)), x_of(date(2024, 4, 15)))

    def said() -> tuple[object, ...]:
        days = []
        for number in (0, 9, 30):  # the second and the third around a change of the clock
            day = date(2024, 3, 1) + timedelta(days=number)
            chart.set_crosshair(day)
            x = chart.time.to_pixel(middle_of(day), chart.plot_rect.width())
            at = QPointF(chart.plot_rect.left() + x, 100)
            days.append((chart.readout, chart.day_under(at), day_at(x_of(day))))
        return (*days, [tick.text for tick in chart._parts.axis.ticks])

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    before = said()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert said() == before
    finally:
        monkeypatch.undo()
        time.tzset()
