"""Flags and notes over a long price, and the crosshair, each against the frame without."""

import datetime as dt
import functools
import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from measuring import Figures, interleaved, milliseconds
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.prices import Bars
from db.records import CompanyRecord, CompanyTimeline, NoteRecord
from desktop.analysis.story import Story, letters, story
from desktop.charts import time_scale
from desktop.charts.flags import FlagItem
from desktop.charts.price_chart import PriceChart
from desktop.charts.time_scale import DAY, day_at, x_of
from desktop.theme import Theme

SIZE = 1_200, 700
BARS, FLAGS = 100_000, 5_000
FRAMES = 40
FIRST = dt.date(1753, 1, 1)
TODAY = FIRST + dt.timedelta(BARS)

application = QApplication.instance() or QApplication([])


def made_up_bars(count: int) -> Bars:
    """Bars of a price that wanders, one a day, to the day before today."""
    chance = np.random.default_rng(1)
    close = 20 * np.exp(np.cumsum(chance.normal(0, 0.6 / count**0.5, count)))
    opened = np.concatenate(([20.0], close[:-1]))
    high = np.maximum(opened, close) * (1 + chance.random(count) * 0.02)
    low = np.minimum(opened, close) * (1 - chance.random(count) * 0.02)
    columns = [tuple(column.tolist()) for column in (opened, high, low, close)]
    days = tuple(TODAY - dt.timedelta(count - n) for n in range(count))
    return Bars(1, days, *columns, tuple(chance.integers(1_000, 90_000, count).tolist()))


def made_up_story() -> Story:
    """As many notes as have flags, over all the days."""
    recorded = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    notes = tuple(
        NoteRecord(n, f"n{n}", 1, None, day, "day", f"Note {n}", (), recorded, None)
        for n, day in enumerate(FIRST + dt.timedelta(n * BARS // FLAGS) for n in range(FLAGS))
    )
    company = CompanyRecord(1, "c1", "Benchmark Mines", (), False, None, "", ())
    return story(CompanyTimeline(company, (), (), notes, (), ()), TODAY)


def shown_chart(bars: Bars, flagged: Story | None) -> PriceChart:
    """The chart as the company's panel has it: with flags, their letters follow the range."""
    theme = Theme(choice="light")
    chart = PriceChart(theme, time_scale.TimeRange())
    chart.resize(*SIZE)
    chart.set_today(TODAY)
    chart.set_bars(bars, currency="USD", listing_code="NYSE:T", live=False)
    if flagged is not None:
        flags = FlagItem(theme)
        flags.set_days(flagged.days, {})
        chart.set_flag_item(flags)
        chart.time.changed.connect(
            lambda first, last: flags.set_letters(letters(flagged, day_at(first), day_at(last)))
        )
    chart.show()
    application.processEvents()
    return chart


def panned(share: float, rounds: int) -> Figures:
    """A frame of panning with a share of all days in view, with the flags and without."""
    # So many days are 270 years: more than the program's users are let see at once.
    time_scale.LONGEST = (BARS + 1) * DAY
    bars = made_up_bars(BARS)
    charts = shown_chart(bars, made_up_story()), shown_chart(bars, None)
    ours, floor = (functools.partial(_pan, chart, _places(share)) for chart in charts)
    figures = interleaved(rounds * FRAMES, ours, floor)
    for chart in charts:
        chart.close()
    return figures


def _places(share: float) -> Callable[[], tuple[float, float]]:
    """The next span, a little farther on each time."""
    turn = iter(range(10**9))
    free = 1 - share

    def following() -> tuple[float, float]:
        begin = free * (0.5 + 0.4 * (next(turn) % FRAMES) / FRAMES) * BARS * DAY
        return x_of(FIRST) + begin, x_of(FIRST) + begin + share * BARS * DAY

    return following


def _pan(chart: PriceChart, following: Callable[[], tuple[float, float]]) -> float:
    span = following()

    def frame() -> None:
        chart.set_range(*span)
        chart.viewport().repaint()

    return milliseconds(frame)


class Image(QWidget):
    """A picture as large as the chart, drawn whole."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self._image.fill(0x808080)
        self.resize(*SIZE)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.end()


def crosshair(rounds: int) -> Figures:
    """The crosshair one day on, drawn; against an image of the whole frame."""
    chart, image = shown_chart(made_up_bars(5_000), None), Image()
    chart.fit()
    application.processEvents()
    days = iter(range(10**9))

    def stepped() -> float:
        day = TODAY - dt.timedelta(100 + 7 * (next(days) % 300))

        def step() -> None:
            chart.set_crosshair(day)
            application.processEvents()

        return milliseconds(step)

    def redrawn() -> float:
        def draw() -> None:
            image.update()
            application.processEvents()

        return milliseconds(draw)

    figures = interleaved(rounds * FRAMES, stepped, redrawn)
    chart.close()
    image.close()
    return figures
