"""The Documents tab: the sources on which a company's things rest, and what rests on each."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.records import CompanyTimeline
from desktop.analysis.story import Ref
from desktop.models.documents import document_lines
from desktop.models.lines import LinesModel
from desktop.panels.controls import EmptyState
from desktop.panels.lines_tree import LinesTree
from desktop.theme import Theme


class DocumentsPanel(QWidget):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Documents"))
        self.model = LinesModel(self)
        self.tree = LinesTree(self.model, self)
        self.tree.setAccessibleName(self.tr("Sources and what rests on them"))
        self.tree.chosen.connect(self.chosen)
        self.tree.edit_asked.connect(self.edit_asked)
        self.tree.delete_asked.connect(self.delete_asked)
        empty = EmptyState(theme, "paperclip")
        empty.set_words(
            self.tr("No source yet"),
            self.tr("Name one with a promise or a financing, and it stands here."),
        )
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.tree)
        self._pages.addWidget(empty)
        self.setFocusProxy(self.tree)

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show the sources of this company."""
        self.tree.show_lines(document_lines(timeline) if timeline else [], is_open=False)
        for row in range(self.model.rowCount()):
            self.tree.expand(self.model.index(row, 0))
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing where it rests on a source."""
        self.tree.choose(ref)
