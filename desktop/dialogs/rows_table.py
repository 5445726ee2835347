"""A table of rows, one of which is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.dialogs.rows_delegate import PADDING, RowsDelegate
from desktop.theme import Theme

ROW, WIDEST = 28, 260
ACTS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F2})


class RowsTable(QTableView):
    """Signals: `key_pressed(int)`, a key that there may be an act for."""

    key_pressed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setItemDelegate(RowsDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.length(ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_columns(self) -> None:
        """Hide a column in which nothing stands; the last one takes what is left."""
        model = self.model()
        metrics = QFontMetrics(self._theme.font("control", 500))
        length = self._theme.length
        last = model.columnCount() - 1
        for column in range(last + 1):
            cells = [str(model.index(row, column).data()) for row in range(model.rowCount())]
            self.setColumnHidden(column, column > 0 and bool(cells) and not any(cells))
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(words) for words in (title, *cells))
            is_last = all(self.isColumnHidden(c) for c in range(column + 1, last + 1))
            room = length(40) if is_last else min(widest, length(WIDEST))
            self.setColumnWidth(column, room + length(2 * PADDING + 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Insert, Delete and F2 are acts; all else moves."""
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
        if key in ACTS:
            self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus goes round the whole row."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        row = self.visualRect(current)
        ring = QRect(0, row.top(), self.viewport().width(), row.height()).adjusted(1, 1, -1, -1)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.focus, 2))
        painter.drawRoundedRect(ring, 4, 4)
