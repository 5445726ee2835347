"""The measuring tool of the price chart: where its two ends are, moved by mouse and by keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.analysis.returns import between
from desktop.charts.measure import Measured, MeasureItem
from desktop.charts.time_pane import TimePane
from desktop.charts.time_scale import day_at

LEAP = 10  # bars, for an arrow key with Shift


class MeasureTool(QObject):
    """Holds the day where measuring began and the one it has come to.

    A drag with Shift takes it, while it is not in the hand too. Signals: `changed()`;
    `turned(bool)`, whether it is in the hand; `clicked(object)`, a day that was clicked without it.
    """

    changed = Signal()
    turned = Signal(bool)
    clicked = Signal(object)

    def __init__(self, panes: Sequence[TimePane], item: MeasureItem, parent: QObject) -> None:
        super().__init__(parent)
        self._panes, self._item = panes, item
        for pane in panes:
            pane.clicked.connect(self._click)
            pane.dragged.connect(self._drag)
        self._is_on = False
        self._begun: date | None = None
        self._end: date | None = None
        self._days: Sequence[date] = ()
        self._closes: Sequence[float] = ()

    @property
    def is_on(self) -> bool:
        """Whether the tool is in the hand."""
        return self._is_on

    @property
    def measured(self) -> Measured | None:
        """What is measured."""
        return self._item.measured

    @property
    def end(self) -> date | None:
        """The day that it has come to."""
        return self._end

    def set_prices(self, days: Sequence[date], closes: Sequence[float]) -> None:
        """Measure these closes, their days rising."""
        self._days, self._closes = days, closes
        self._tell()

    def begin(self, day: date) -> None:
        """Take the tool, or begin anew, at a day."""
        self._begun = self._end = day
        self._hold(True)
        self._tell()

    def turn(self, day: date) -> None:
        """Take the tool at a day, or put it away."""
        if self._is_on:
            self.put_away()
        else:
            self.begin(day)

    def stretch_to(self, day: date) -> None:
        """Move the end to a day."""
        self._end = day
        self._tell()

    def put_away(self) -> None:
        """Leave measuring."""
        if self._is_on:
            self._begun = self._end = None
            self._hold(False)
            self._tell()

    def take_key(self, event: QKeyEvent, steps: Sequence[date]) -> bool:
        """Move the end along these days, begin anew at it, or leave; whether the key was one."""
        if not self._is_on or self._end is None:
            return False
        leap = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self.stretch_to(step_along(steps, self._end, -leap))
            case Qt.Key.Key_Right:
                self.stretch_to(step_along(steps, self._end, leap))
            case Qt.Key.Key_Home if steps:
                self.stretch_to(steps[0])
            case Qt.Key.Key_End if steps:
                self.stretch_to(steps[-1])
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.begin(self._end)
            case Qt.Key.Key_Escape:
                self.put_away()
            case _:
                return False
        return True

    def _hold(self, is_on: bool) -> None:
        if is_on != self._is_on:
            self._is_on = is_on
            shape = Qt.CursorShape.CrossCursor if is_on else Qt.CursorShape.ArrowCursor
            for pane in self._panes:
                pane.is_measured = is_on
                pane.setCursor(shape)
            self.turned.emit(is_on)

    def _click(self, x: float) -> None:
        day = self._day_at(x)
        if self._is_on:
            self.begin(day)
        else:
            self.clicked.emit(day)

    def _drag(self, began: float, now: float) -> None:
        self.begin(self._day_at(began))
        self.stretch_to(self._day_at(now))

    def _day_at(self, x: float) -> date:
        pane = self._panes[0]
        width = pane.pixel_width
        return day_at(pane.time.from_pixel(min(max(x, 0.0), width - 1), width))

    def _tell(self) -> None:
        measured = None
        if self._begun is not None and self._end is not None:
            first, last = sorted((self._begun, self._end))
            stretch = between(self._days, self._closes, first, last)
            measured = Measured(first, last, stretch)
        self._item.set_measured(measured)
        self.changed.emit()


def step_along(days: Sequence[date], day: date, by: int) -> date:
    """So many of these rising days on from `day`, held to the first and the last of them."""
    if not days:
        return day
    at = bisect_right(days, day) - 1 + by if by > 0 else bisect_left(days, day) + by
    return days[min(max(at, 0), len(days) - 1)]
