"""Small widgets that several panels share."""

from __future__ import annotations

from functools import reduce
from typing import TypeGuard

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.theme import Theme
from desktop.undo_gate import UndoGate


class Keycap(QLabel):
    """A key's name on a small cap, beside what the key does."""

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setProperty("kind", "keycap")
        self.setFont(theme.font("key", 500))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Entered(QWidget):
    """A panel that gives the focus on to its main part, the `entrance`.

    Not by a focus proxy: Qt takes a panel that has one for a stop of its own, so that Tab passes
    over what stands before the entrance, or never leaves the panel.
    """

    entrance: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the main part have the focus."""
        if self.entrance is not None:
            self.entrance.setFocus(reason)


def is_there(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether a widget can be given the focus: a form or a field may be gone since it had it."""
    return widget is not None and isValid(widget) and widget.isVisible()


def ring_round(view: QAbstractItemView) -> None:
    """Show, at the end of its painting, where in a list the focus is, or that the list has it.

    As elsewhere, only after a key brought it there.
    """
    by_key = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    if not view.hasFocus() or not by_key:
        return
    ring = QStyleOptionFocusRect()
    ring.initFrom(view.viewport())
    current = view.currentIndex()
    is_flat = isinstance(view, QListView)  # whose models keep their one column to themselves
    columns = 1 if is_flat else view.model().columnCount(current.parent())
    row = [view.visualRect(current.siblingAtColumn(column)) for column in range(columns)]
    whole = reduce(QRect.united, row, QRect()).intersected(ring.rect)
    if not whole.isEmpty():
        ring.rect = whole
    painter = QPainter(view.viewport())
    view.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter, view)
    painter.end()


class FilterField(QLineEdit):
    """A field that narrows a list as one types; Esc empties it, then leaves it.

    Signals:
        left: the reader wants to go on in the list (Down, or Esc in an empty field).
        accepted: Enter; the first match is meant.
    """

    left = Signal()
    accepted = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "filter")
        self.setFont(theme.font("control"))
        self._search = self.addAction(
            theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search.setText(self.tr("Filter"))
        self._clear = self.addAction(theme.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(self.tr("Clear filter"))
        self._clear.triggered.connect(self.clear)
        self._keycap = Keycap(theme, key, self)
        UndoGate(self)
        self.textChanged.connect(self._show_end)
        theme.changed.connect(self._tint)
        self._tint()
        self._show_end()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # ours, whatever else the window does on Esc
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Down}:
            self.left.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cap = self._keycap.sizeHint()
        width = max(cap.width(), cap.height())
        edge = (self.height() - cap.height()) // 2
        self._keycap.setGeometry(self.width() - width - edge, edge, width, cap.height())

    def _show_end(self) -> None:
        typed = bool(self.text())
        self._clear.setVisible(typed)
        self._keycap.setVisible(not typed)

    def _tint(self) -> None:
        muted = self._theme.tokens.text_muted
        self._search.setIcon(self._theme.icon("search", muted))
        self._clear.setIcon(self._theme.icon("x", muted))


class EmptyState(QWidget):
    """What stands where there is nothing to show: what is so, what can be done, and its button."""

    acted = Signal()

    def __init__(
        self, theme: Theme, icon: str, act: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel(self)
        self._title = QLabel(self)
        self._title.setFont(theme.font("body", 600))
        self._line = QLabel(self)
        self._line.setProperty("tone", "muted")
        self._line.setFont(theme.font("control"))
        for label in (self._title, self._line):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(act, self)
        self.button.setFont(theme.font("control", 500))
        self.button.setVisible(bool(act))
        self.button.clicked.connect(self.acted)
        self._lay_out()
        theme.changed.connect(self._tint)
        self._tint()

    def set_words(self, title: str, line: str) -> None:
        """Say what is so, and below it what that means or what to do."""
        self._title.setText(title)
        self._line.setText(line)

    def words(self) -> str:
        """What is said now, both lines."""
        return f"{self._title.text()}\n{self._line.text()}"

    def _lay_out(self) -> None:
        length = self._theme.length
        column = QVBoxLayout(self)
        column.setContentsMargins(length(24), length(40), length(24), length(24))
        column.setSpacing(0)
        for widget, gap in (
            (self._icon, 12),
            (self._title, 4),
            (self._line, 16),
            (self.button, 0),
        ):
            for_words = isinstance(widget, QLabel)
            column.addWidget(
                widget,
                alignment=Qt.AlignmentFlag(0) if for_words else Qt.AlignmentFlag.AlignHCenter,
            )
            column.addSpacing(length(gap))
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def _tint(self) -> None:
        size = self._theme.length(24)
        color = self._theme.tokens.text_muted
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, color, size, ratio))
