"""The Projects tab: facts, stage, shares and milestones of each project."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from db.records import CompanyTimeline
from desktop.analysis.story import Ref
from desktop.models.projects import ProjectsModel, ProjectsRole
from desktop.panels.controls import EmptyState
from desktop.theme import Theme


class ProjectsTree(QTreeView):
    """Signals: `edit_asked(object)`, `delete_asked(object)`, each with the Ref of the line."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the line, Delete deletes it."""
        ref = self.currentIndex().data(ProjectsRole.REF)
        if ref is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_asked.emit(ref)
        elif ref is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(ref)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""


class ProjectsPanel(QWidget):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing; `menu_asked(object, object)`, Ref and place."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)
    menu_asked = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_settling = False
        self.setAccessibleName(self.tr("Projects"))
        self.model = ProjectsModel(self)
        self.tree = ProjectsTree(self)
        self._empty = EmptyState(theme, "milestone", self.tr("New project"))
        self._empty.set_words(
            self.tr("No project yet"), self.tr("Promises need something to be about.")
        )
        self._empty.acted.connect(lambda: self.new_asked.emit("project"))
        self._set_up_tree()
        self._lay_out()
        self.setFocusProxy(self.tree)

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show what belongs to this company; what was open and chosen stays so."""
        self._is_settling = True
        self.model.set_timeline(timeline, today)
        for row in range(self.model.rowCount()):
            self.tree.expand(self.model.index(row, 0))
        self._is_settling = False
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing; a promise marks its milestone."""
        index = self.model.index_of(ref)
        self._is_settling = True
        if index.isValid():
            self.tree.setCurrentIndex(index)
        else:
            self.tree.selectionModel().clear()
        self._is_settling = False

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setAccessibleName(self.tr("Projects and their milestones"))
        tree.setHeaderHidden(True)
        tree.setWordWrap(True)
        tree.setUniformRowHeights(False)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._ask_menu)
        tree.selectionModel().currentChanged.connect(self._tell)
        tree.doubleClicked.connect(self._edit)
        tree.edit_asked.connect(self.edit_asked)
        tree.delete_asked.connect(self.delete_asked)
        tree.setExpandsOnDoubleClick(False)

    def _lay_out(self) -> None:
        length = self._theme.length
        project = self._button(self.tr("New project"), "project")
        milestone = self._button(self.tr("New milestone"), "milestone")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(length(12), length(8), length(12), length(8))
        buttons.addWidget(project)
        buttons.addWidget(milestone)
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

    def _tell(self, current: QModelIndex) -> None:
        ref = current.data(ProjectsRole.REF)
        if ref is not None and not self._is_settling:
            self.chosen.emit(ref)

    def _edit(self, index: QModelIndex) -> None:
        ref = index.data(ProjectsRole.REF)
        if ref is not None:
            self.edit_asked.emit(ref)

    def _ask_menu(self, place: QPoint) -> None:
        ref = self.tree.indexAt(place).data(ProjectsRole.REF)
        if ref is not None:
            self.menu_asked.emit(ref, self.tree.viewport().mapToGlobal(place))
