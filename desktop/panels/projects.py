"""The Projects tab: facts, stage, shares and milestones of each project."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from db.records import CompanyTimeline
from desktop.analysis.story import Ref
from desktop.models.lines import LinesModel
from desktop.models.projects import project_lines
from desktop.panels.controls import EmptyState, Entered
from desktop.panels.lines_delegate import LinesDelegate
from desktop.panels.lines_tree import LinesTree
from desktop.theme import Theme

INDENT = 14


class ProjectsPanel(Entered):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Projects"))
        self.model = LinesModel(self)
        self.tree = LinesTree(self.model, self)
        self._empty = EmptyState(theme, "milestone", self.tr("New project"))
        self._empty.set_words(
            self.tr("No project yet"),
            self.tr("A mine or a plant is what promises are about. M writes one of the company."),
        )
        self._empty.acted.connect(lambda: self.new_asked.emit("project"))
        self.tree.setItemDelegate(LinesDelegate(theme, self.tree))
        self.tree.setIndentation(theme.length(INDENT))
        self.tree.setMouseTracking(True)
        theme.changed.connect(self.tree.viewport().update)
        self.tree.setAccessibleName(self.tr("Projects and their milestones"))
        self.tree.chosen.connect(self.chosen)
        self.tree.edit_asked.connect(self.edit_asked)
        self.tree.delete_asked.connect(self.delete_asked)
        self._lay_out()
        self.entrance = self.tree

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show what belongs to this company."""
        self.tree.show_lines(project_lines(timeline, today) if timeline else [], depth=1)
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing; a promise marks its milestone."""
        self.tree.choose(ref)

    def _lay_out(self) -> None:
        length = self._theme.length
        self.new_project = self._button(self.tr("New project"), "project")
        self.new_milestone = self._button(self.tr("New milestone"), "milestone")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(length(12), length(8), length(12), length(8))
        buttons.setSpacing(length(8))
        buttons.addWidget(self.new_project)
        buttons.addWidget(self.new_milestone)
        buttons.addStretch(1)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.tree, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(filled)
        self._pages.addWidget(self._empty)

    def _button(self, words: str, kind: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setFont(self._theme.font("control", 500))
        button.setIcon(self._theme.icon("plus"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.new_asked.emit(kind))
        return button
