"""A tree of lines in which one thing is chosen, changed or deleted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop.analysis.story import Ref
from desktop.models.lines import Line, LineRole, LinesModel
from desktop.panels.controls import ring_round


class LinesTree(QTreeView):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, the line's Ref."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._is_settling = False
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.doubleClicked.connect(self._edit)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_lines(
        self, lines: list[Line], *, is_open: bool = True, depth: int | None = None
    ) -> None:
        """Show these lines, unfolded or not (`depth` levels of them, where that is given).

        What is shown again stays folded as it was, and where it was scrolled to.
        """
        self._is_settling = True
        was_open = {line.ref: self.isExpanded(at) for at, line in self._parents()}
        scrolled = self.verticalScrollBar().value()
        self._lines.set_lines(lines)
        if depth is not None:
            self.expandToDepth(depth - 1)
        elif is_open:
            self.expandAll()
        known = [(at, was_open[line.ref]) for at, line in self._parents() if line.ref in was_open]
        for at, is_so in known:
            self.setExpanded(at, is_so)
        if known:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        self._is_settling = False

    def choose(self, ref: Ref | None) -> None:
        """Mark the line of a thing, or none; one of its lines may be marked already."""
        if ref is not None and self.currentIndex().data(LineRole.REF) == ref:
            return
        index = self._lines.index_of(ref)
        self._is_settling = True
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self._is_settling = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no line has the ring of the focus, the whole has it."""
        super().paintEvent(event)
        ring_round(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are wrapped to another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the line, Delete deletes it."""
        ref = self.currentIndex().data(LineRole.REF)
        if ref is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_asked.emit(ref)
        elif ref is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(ref)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""

    def _parents(self) -> list[tuple[QModelIndex, Line]]:
        """The lines that have others under them, and where they stand."""
        found = [line for line in self._lines.all_lines() if line.lines and line.ref is not None]
        return [(self._lines.index_of(line.ref), line) for line in found]

    def _tell(self, current: QModelIndex) -> None:
        ref = current.data(LineRole.REF)
        if ref is not None and not self._is_settling:
            self.chosen.emit(ref)

    def _edit(self, index: QModelIndex) -> None:
        ref = index.data(LineRole.REF)
        if ref is not None:
            self.edit_asked.emit(ref)
