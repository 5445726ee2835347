"""Where there is no room beside the centre: a drawer over it, and the handle that opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from desktop.panels.controls import is_there
from desktop.theme import Theme

SHADOW = 12
HANDLE = 26


class Drawer(QWidget):
    """Stands over the right part of its parent while it is open, and hinders nothing else.

    Esc closes it, and so does a click elsewhere in the window, which still does what it does there.
    `handle` is the widget that opens it: a click there is its own affair.

    Signals: `turned(bool)`, it was opened or closed.
    """

    turned = Signal(bool)

    def __init__(self, theme: Theme, handle: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._handle = handle
        self._before: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.length(SHADOW), 0, 0, 0)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it stands over the centre; also while the window itself is hidden."""
        return not self.isHidden()

    def hold(self, content: QWidget) -> None:
        """Take what is shown in it."""
        self._row.addWidget(content)
        content.show()

    def place(self, area: QRectF, width: int) -> None:
        """Stand at the right end of an area of the parent, so many pixels wide."""
        wide = width + self._theme.length(SHADOW)
        self.setGeometry(round(area.right()) - wide, round(area.top()), wide, round(area.height()))

    def open(self) -> None:
        """Come; the focus stays where it is."""
        if self.is_open:
            return
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.turned.emit(True)

    def close_again(self) -> None:
        """Go; the focus, if it was in here, goes back to where it was before."""
        if not self.is_open:
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        focused, before = QApplication.focusWidget(), self._before
        self._before = None
        if focused is not None and self.isAncestorOf(focused):
            there = before if is_there(before) else self._handle
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.turned.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere in this window closes it."""
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if is_press and isinstance(watched, QWidget) and self._is_elsewhere(watched):
            self.close_again()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing inside had a use for it, closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_again()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Throw a soft shadow to the left, and draw the edge."""
        painter = QPainter(self)
        wide = self._theme.length(SHADOW)
        fade = QLinearGradient(QPointF(0, 0), QPointF(wide, 0))
        dark = QColor(self._theme.tokens.shadow)
        for at, share in ((0.0, 0.0), (1.0, 0.16)):
            dark.setAlphaF(share)
            fade.setColorAt(at, dark)
        painter.fillRect(QRectF(0, 0, wide, self.height()), fade)
        painter.fillRect(QRectF(wide - 1, 0, 1, self.height()), self._theme.tokens.line_strong)

    def _is_elsewhere(self, widget: QWidget) -> bool:
        inside = widget is self or self.isAncestorOf(widget)
        return widget.window() is self.window() and not inside and widget is not self._handle


class DrawerHandle(QAbstractButton):
    """A strip at the right edge: click it, and what it names comes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_open = False
        self.setAccessibleName(self.tr("Show beside"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def name_tab(self, title: str) -> None:
        """Say which tab would come."""
        self.setText(title)
        self.setToolTip(self.tr("Show {tab} beside (F9)").format(tab=title))
        self.update()

    def point(self, is_open: bool) -> None:
        """Point to where what it names would go."""
        self._is_open = is_open
        self.update()

    def sizeHint(self) -> QSize:
        """As narrow as a line of words is high."""
        return QSize(self._theme.length(HANDLE), self._theme.length(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A chevron, and the words upright below it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, length = self._theme.tokens, self._theme.length
        ground = tokens.pressed if self.isDown() else tokens.window
        is_hovered = self.underMouse() and not self.isDown()
        painter.fillRect(self.rect(), tokens.hover if is_hovered else ground)
        painter.fillRect(QRectF(0, 0, 1, self.height()), tokens.line)
        ink = tokens.text if is_hovered else tokens.text_muted
        middle, top, reach = self.width() / 2, length(26.0), length(4.0)
        tip = reach / (2 if self._is_open else -2)
        painter.setPen(QPen(ink, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(
            [
                QPointF(middle - tip, top - reach),
                QPointF(middle + tip, top),
                QPointF(middle - tip, top + reach),
            ]
        )
        self._write(painter, ink)
        if self.hasFocus():
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def _write(self, painter: QPainter, ink: QColor) -> None:
        font = self._theme.font("control", 500)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(ink)
        painter.translate(self.width() / 2, self._theme.length(46))
        painter.rotate(90)
        painter.drawText(QPointF(0, (metrics.ascent() - metrics.descent()) / 2), self.text())
