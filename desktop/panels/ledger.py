"""The ledger under the trend: a milestone's promises as a table."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.analysis.record import Chain
from desktop.analysis.story import Ref
from desktop.models.ledger import LATE, REF, LedgerModel
from desktop.panels.controls import ring_round
from desktop.theme import Theme

ROW = 31
WORDS = 2  # the column that takes the room that is left


class LateInk(QStyledItemDelegate):
    """Writes what came late in the colour of late, whatever row is chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        super().initStyleOption(option, index)
        if index.data(LATE):
            palette: QPalette = option.palette
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, QColor(self._theme.tokens.overdue))
            option.font = self._theme.font("control", 600)


class LedgerView(QTableView):
    """Signals: `chosen(object)`, `edit_asked(object)`, the Ref of a promise."""

    chosen = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_settling = False
        self.rows = LedgerModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(LateInk(theme, self))
        self.setAccessibleName(self.tr("Promises, oldest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFont(theme.font("control"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.length(ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.edit_asked.emit(index.data(REF)))

    def show_chain(self, chain: Chain | None) -> None:
        """Show the promises of a chain."""
        self._is_settling = True
        self.rows.set_chain(chain)
        self._is_settling = False

    def choose(self, ref: Ref | None) -> None:
        """Mark a promise, without a signal."""
        self._is_settling = True
        row = self.rows.row_of(ref)
        if row < 0:
            self.selectionModel().clear()
        else:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows
            )
        self._is_settling = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the focus is."""
        super().paintEvent(event)
        ring_round(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the table, Enter opens the promise."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setMimeData(self._copied())
        elif index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_asked.emit(index.data(REF))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""

    def _copied(self) -> QMimeData:
        lines = ("\t".join(cells) for cells in self.rows.as_table())
        data = QMimeData()
        data.setText("\n".join(lines))
        return data

    def _tell(self, current: QModelIndex) -> None:
        if not self._is_settling and current.isValid():
            self.chosen.emit(current.data(REF))
