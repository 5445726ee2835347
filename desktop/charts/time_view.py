"""A view on the shared time range: how the mouse and the keys move it, and the ring of focus."""

from __future__ import annotations

from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from desktop.charts.time_scale import TimeRange, day_at, middle_of
from desktop.theme import Theme

PAN, LEAP = 0.1, 0.5  # of the span, for an arrow key and for one with Shift
ZOOM = 1.25


class TimeView(pg.GraphicsView):  # type: ignore[misc]
    """What stands on the shared range, and is panned and zoomed by wheel, drag and keys.

    Signals: `day_hovered(object)`, the day under the pointer, or None when it has left;
    `entered()`, Enter was pressed.
    """

    day_hovered = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, time: TimeRange, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.tokens.panel)
        self._theme = theme
        self._time = time
        self._crosshair: date | None = None
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Few items, of which most change at once: an index of them costs more than it finds.
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        # The background fills everything: neither Qt nor a copy of it has to be painted below.
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def time(self) -> TimeRange:
        """The shared range."""
        return self._time

    @property
    def plot_rect(self) -> QRectF:
        """Where time runs, in pixels of this widget."""
        raise NotImplementedError

    def fit(self) -> None:
        """Shows everything there is."""
        raise NotImplementedError

    def set_crosshair(self, day: date | None) -> None:
        """Stands on a day; None takes the crosshair away."""
        self._crosshair = day

    def set_range(self, first_x: float, last_x: float) -> None:
        """Shows these seconds, held to the limits of the shared range."""
        self._time.set(first_x, last_x)

    def pan(self, fraction: float) -> None:
        """Moves by a fraction of the shown span; positive is later."""
        self._time.pan(fraction)

    def zoom(self, factor: float) -> None:
        """Zooms in by a factor around the crosshair where there is one, else around the middle."""
        around = None if self._crosshair is None else middle_of(self._crosshair)
        if around is not None and not self._time.first <= around <= self._time.last:
            around = None
        self._time.zoom(factor, around)

    def close(self) -> bool:
        """Closes as any widget does: the library's own way takes the scene apart under Qt."""
        return QGraphicsView.close(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms around the pointer; sideways, or with Shift, pans."""
        turned = event.angleDelta()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift or abs(turned.x()) > abs(turned.y()):
            self._time.pan(-(turned.x() or turned.y()) / 120 * PAN)
        elif turned.y():
            x = max(0.0, event.position().x() - self.plot_rect.left())
            around = self._time.from_pixel(x, self.plot_rect.width())
            self._time.zoom(ZOOM ** (turned.y() / 120), around)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes every press: it may become a drag."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes every release."""
        super().mouseReleaseEvent(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Takes every double click, which a pane or a flag then answers."""
        super().mouseDoubleClickEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the crosshair to the day under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.day_under(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Takes the crosshair away."""
        super().leaveEvent(event)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan (with Shift by half a span), plus and minus zoom, Home shows everything.

        Enter is told.
        """
        step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else PAN
        match event.key():
            case Qt.Key.Key_Left:
                self.pan(-step)
            case Qt.Key.Key_Right:
                self.pan(step)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM)
            case Qt.Key.Key_Home:
                self.fit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self._ring = False
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the focus ring over everything."""
        if not self._ring:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def day_under(self, at: QPointF) -> date | None:
        """The day at a place, where time runs there."""
        plot = self.plot_rect
        if not plot.left() <= at.x() < plot.right():
            return None
        return day_at(self._time.from_pixel(at.x() - plot.left(), plot.width()))

    def _hover(self, day: date | None) -> None:
        if day != self._crosshair:
            self.set_crosshair(day)
            self.day_hovered.emit(day)
