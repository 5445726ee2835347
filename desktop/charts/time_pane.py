"""A plot on the shared time range, and layers that paint over it in pixels."""

from __future__ import annotations

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneResizeEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from desktop.charts.time_scale import TimeRange

SMALLEST = 1e-300  # what stands for a value that has no logarithm


class TimePane(pg.ViewBox):  # type: ignore[misc]
    """A view box whose x is the shared range: drags pan it, or are told while it `is_measured`.

    A drag with Shift is told too. Signals: `fit_asked()`, a double click; `clicked(float)` and
    `dragged(float, float)`, the pixels from the left edge, of a drag also those where it began.
    """

    fit_asked = Signal()
    clicked = Signal(float)
    dragged = Signal(float, float)

    def __init__(self, time: TimeRange) -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._time = time
        self._low, self._high = 0.0, 1.0
        self._width, self._height = 0.0, 0.0
        self._is_log = False
        self.is_measured = False
        self._tells = False
        self.disableAutoRange()
        self._follow()
        time.changed.connect(self._follow)

    @property
    def time(self) -> TimeRange:
        """The shared range."""
        return self._time

    @property
    def low(self) -> float:
        """The value at the lower edge."""
        return self._low

    @property
    def high(self) -> float:
        """The value at the upper edge."""
        return self._high

    @property
    def is_log(self) -> bool:
        """Whether equal distances are equal ratios, not equal differences."""
        return self._is_log

    def set_log(self, is_log: bool) -> None:
        """Lets equal distances be equal ratios; the values are to be set again."""
        self._is_log = is_log

    def level(self, value: float) -> float:
        """What runs evenly along the height: a value's logarithm, or the value itself."""
        return math.log10(max(value, SMALLEST)) if self._is_log else value

    def set_values(self, low: float, high: float) -> None:
        """Shows these values from the lower to the upper edge."""
        if (low, high) == (self._low, self._high):
            return
        self._low, self._high = low, high
        self.setYRange(low, high, padding=0)

    @property
    def pixel_width(self) -> float:
        """The width in pixels."""
        return self._width

    @property
    def pixel_height(self) -> float:
        """The height in pixels."""
        return self._height

    def to_left(self, x: float) -> float:
        """Pixels from the left edge to `x` seconds."""
        return self._time.to_pixel(x, self.pixel_width)

    def to_top(self, value: float) -> float:
        """Pixels from the upper edge to a value."""
        top, foot = self.level(self._high), self.level(self._low)
        return (top - self.level(value)) / (top - foot) * self.pixel_height

    def frame(self) -> tuple[float, ...]:
        """Everything that places a thing in this pane: what was laid out for it may be kept."""
        return (
            self._time.first,
            self._time.last,
            self._low,
            self._high,
            self.pixel_width,
            self.pixel_height,
            self._is_log,
        )

    def resizeEvent(self, event: QGraphicsSceneResizeEvent) -> None:
        """Keeps the size, which every layer asks for many times a frame."""
        size = event.newSize()
        self._width, self._height = float(size.width()), float(size.height())
        super().resizeEvent(event)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Pans in time, never in value; or tells how far the pointer came."""
        del axis
        left = event.button() == Qt.MouseButton.LeftButton
        if event.isStart():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tells = left and (self.is_measured or shift)
        if self._tells:
            event.accept()
            began, now = (
                self.mapFromScene(place).x()
                for place in (event.buttonDownScenePos(), event.scenePos())
            )
            self.dragged.emit(began, now)
            return
        drag_time(self._time, event, self.pixel_width)

    def mouseClickEvent(self, event: Any) -> None:
        """A click is told; a double click asks for everything."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if event.double():
            self.fit_asked.emit()
        else:
            self.clicked.emit(float(self.mapFromScene(event.scenePos()).x()))

    def _follow(self) -> None:
        self.setXRange(self._time.first, self._time.last, padding=0)


class Layer(QGraphicsItem):
    """One painted layer over a pane, in the pane's pixels; what it laid out is kept per frame.

    One that `is_over` follows the pointer: the scene leaves it out, and the view paints it over
    the last frame, which then need not be painted again.
    """

    def __init__(self, pane: TimePane, z: float, *, is_over: bool = False) -> None:
        super().__init__(pane)
        self.pane = pane
        self._is_over = is_over
        self._laid_out_for: tuple[object, ...] | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(z)
        pane.sigResized.connect(self._resized)

    def boundingRect(self) -> QRectF:
        """The whole pane."""
        return QRectF(self.pane.rect())

    def changed(self) -> None:
        """Forgets what was laid out, and paints anew."""
        self._laid_out_for = None
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paints what the scene paints."""
        del option, widget
        if not self._is_over:
            self.paint_now(painter)

    def paint_now(self, painter: QPainter) -> None:
        """Lays out if the frame is new, then draws."""
        ratio = painter.device().devicePixelRatio()
        frame = (*self.pane.frame(), ratio)
        if frame != self._laid_out_for:
            self.lay_out(ratio)
            self._laid_out_for = frame
        painter.save()
        self.draw(painter, ratio)
        painter.restore()

    def lay_out(self, ratio: float) -> None:
        """Works out what only changes with the frame; `ratio` is device pixels a pixel."""

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws in the pane's pixels."""
        raise NotImplementedError

    def _resized(self) -> None:
        self.prepareGeometryChange()


def drag_time(time: TimeRange, event: Any, width: float) -> None:
    """Moves the range with the pointer, so that the day under it stays there."""
    if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
        event.ignore()
        return
    event.accept()
    moved = event.scenePos().x() - event.lastScenePos().x()
    time.pan(-moved / max(width, 1.0))


def snap(position: float, ratio: float) -> float:
    """The middle of the device pixel that holds a position: a one-pixel line is sharp there."""
    return (int(position * ratio) + 0.5) / ratio
