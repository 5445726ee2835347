"""A plot on the shared time range, and layers that paint over it in pixels."""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Iterator
from operator import attrgetter
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

    A drag with Shift is told too. What stands in it is laid out in its pixels, never in the
    library's coordinates, in which a day since 1970 loses its last bits. Signals: `fit_asked()`, a
    double click; `clicked(float)` and `dragged(float, float)`, the pixels from the left edge, of a
    drag also those where it began.
    """

    fit_asked = Signal()
    clicked = Signal(float)
    dragged = Signal(float, float)

    def __init__(self, time: TimeRange) -> None:
        super().__init__(enableMenu=False, enableMouse=False, defaultPadding=0)
        # It paints nothing itself, and each thing in it keeps within: Qt has to ask it nothing.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self._time = time
        self._low, self._high = 0.0, 1.0
        self._width, self._height = 0.0, 0.0
        self._is_log = False
        self.is_measured = False
        self._tells = False
        self._layers = LayersItem(self)
        self.disableAutoRange()

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

    @property
    def layers(self) -> LayersItem:
        """What is painted in the pane's pixels."""
        return self._layers

    def set_log(self, is_log: bool) -> None:
        """Lets equal distances be equal ratios; the values are to be set again."""
        self._is_log = is_log

    def level(self, value: float) -> float:
        """What runs evenly along the height: a value's logarithm, or the value itself."""
        return math.log10(max(value, SMALLEST)) if self._is_log else value

    def set_values(self, low: float, high: float) -> None:
        """Shows these values from the lower to the upper edge."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self._layers.update()

    @property
    def pixel_width(self) -> float:
        """The width in pixels."""
        return self._width

    @property
    def pixel_height(self) -> float:
        """The height in pixels."""
        return self._height

    @property
    def area(self) -> QRectF:
        """All of the pane, in its own pixels."""
        return QRectF(0, 0, self._width, self._height)

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


class LayersItem(QGraphicsItem):
    """All layers of a pane as one item: Qt's walk through a scene would cost more than most."""

    def __init__(self, pane: TimePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._area = QRectF()
        self._layers: list[Layer] = []
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(-1)  # under what else stands in the pane
        pane.sigResized.connect(self._resized)

    def __iter__(self) -> Iterator[Layer]:
        return iter(self._layers)

    def add(self, layer: Layer) -> None:
        """Paints one more, over those of the same height."""
        insort(self._layers, layer, key=attrgetter("z"))
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole pane."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paints each layer, but for those that the view paints over the last frame."""
        del option, widget
        painter.setClipRect(self._area, Qt.ClipOperation.IntersectClip)
        ratio = painter.device().devicePixelRatio()
        frame = (*self._pane.frame(), ratio)
        for layer in self._layers:
            if not layer.is_over and not layer.is_blank:
                layer.paint(painter, frame, ratio)

    def _resized(self) -> None:
        self.prepareGeometryChange()  # before the area is another, or the scene loses track
        self._area = self._pane.area


class Layer:
    """One painted layer over a pane, in the pane's pixels; what it laid out is kept per frame.

    Those with a higher `z` are painted over the others. One that `is_over` follows the pointer: the
    view paints it over the last frame, which then need not be painted again.
    """

    def __init__(self, pane: TimePane, z: float, *, is_over: bool = False) -> None:
        self.pane = pane
        self.z = z
        self.is_over = is_over
        self._laid_out_for: tuple[object, ...] | None = None
        pane.layers.add(self)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw, wherever the pane is."""
        return False

    def changed(self) -> None:
        """Forgets what was laid out, and paints anew."""
        self._laid_out_for = None
        self.update()

    def update(self, strip: QRectF | None = None) -> None:
        """Paints anew, in all of the pane or in a part of it."""
        if strip is None:
            self.pane.layers.update()
        else:
            self.pane.layers.update(strip)

    def paint(self, painter: QPainter, frame: tuple[float, ...], ratio: float) -> None:
        """Lays out if the frame is new, then draws."""
        if frame != self._laid_out_for:
            self.lay_out(ratio)
            self._laid_out_for = frame
        painter.save()
        self.draw(painter, ratio)
        painter.restore()

    def paint_now(self, painter: QPainter) -> None:
        """Paints in the present frame; the painter begins at the pane's corner."""
        ratio = painter.device().devicePixelRatio()
        self.paint(painter, (*self.pane.frame(), ratio), ratio)

    def lay_out(self, ratio: float) -> None:
        """Works out what only changes with the frame; `ratio` is device pixels a pixel."""

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws in the pane's pixels."""
        raise NotImplementedError


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
