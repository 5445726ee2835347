"""The tabs beside the chart: the story is there at once, the others when they are looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import CompanyTimeline
from desktop.analysis.story import Ref
from desktop.panels.controls import Entered
from desktop.store import Store
from desktop.tasks import Tasks
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.panels.documents import DocumentsPanel
    from desktop.panels.financing import FinancingPanel
    from desktop.panels.projects import ProjectsPanel
    from desktop.panels.record import RecordPanel


class Place(Entered):
    """Where a panel will stand. Signals: `looked_at()`, and there is none yet."""

    looked_at = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, panel: QWidget) -> None:
        """Let a panel fill it, and have its focus."""
        self._column.addWidget(panel)
        panel.show()  # at once: a layout would wait for the next turn, and the focus is wanted now
        self.entrance = panel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.entrance is None:
            self.looked_at.emit()


class Beside(QObject):
    """Makes the tabs but the story when one of them is looked at, else at leisure.

    Signals, each from whichever tab: `chosen(object)`, `edit_asked(object)` and
    `delete_asked(object)`, a Ref; `new_asked(str)`, a kind of record; `trend_asked()`;
    `open_asked(object)` and `files_dropped(object, object)`, see DocumentsPanel; `failed(object)`,
    the trouble of one; `made()`, they are there.
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)
    trend_asked = Signal()
    open_asked = Signal(object)
    files_dropped = Signal(object, object)
    failed = Signal(object)
    made = Signal()

    def __init__(self, store: Store, tasks: Tasks, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._tasks, self._theme, self._window = store, tasks, theme, window
        self._panels: tuple[ProjectsPanel, FinancingPanel, DocumentsPanel, RecordPanel] | None = (
            None
        )
        self._shown: tuple[CompanyTimeline | None, dt.date] | None = None
        self._ref: Ref | None = None
        self.places = tuple(Place(window) for _ in range(4))
        for place in self.places:
            place.looked_at.connect(self.make)

    @property
    def projects(self) -> ProjectsPanel:
        """What is built, and when."""
        return self.make()[0]

    @property
    def financing(self) -> FinancingPanel:
        """Where the money comes from."""
        return self.make()[1]

    @property
    def documents(self) -> DocumentsPanel:
        """What everything rests on."""
        return self.make()[2]

    @property
    def record(self) -> RecordPanel:
        """How promises were kept."""
        return self.make()[3]

    def make(self) -> tuple[ProjectsPanel, FinancingPanel, DocumentsPanel, RecordPanel]:
        """The panels, made by the first who asks."""
        if self._panels is None:
            from desktop.panels.documents import DocumentsPanel
            from desktop.panels.financing import FinancingPanel
            from desktop.panels.projects import ProjectsPanel
            from desktop.panels.record import RecordPanel

            projects, financing, _, record = self.places
            self._panels = (
                ProjectsPanel(self._theme, projects),
                FinancingPanel(self._theme, financing),
                DocumentsPanel(self._store, self._tasks, self._theme, self.places[2]),
                RecordPanel(self._theme, record),
            )
            for place, panel in zip(self.places, self._panels, strict=True):
                place.hold(panel)
            self._connect()
            if self._shown is not None:
                self.set_timeline(*self._shown)
            self.choose(self._ref)
            self.made.emit()
        return self._panels

    def set_timeline(self, timeline: CompanyTimeline | None, day: dt.date) -> None:
        """Show what belongs to a company, as it stands on a day."""
        self._shown = timeline, day
        for panel in self._panels or ():
            panel.set_timeline(timeline, day)

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing."""
        self._ref = ref
        for panel in self._panels or ():
            panel.choose(ref)

    def _connect(self) -> None:
        for panel in self._panels or ():
            panel.chosen.connect(self.chosen)
            panel.edit_asked.connect(self.edit_asked)
            panel.delete_asked.connect(self.delete_asked)
            panel.new_asked.connect(self.new_asked)
        self.record.trend_asked.connect(self.trend_asked)
        self.documents.open_asked.connect(self.open_asked)
        self.documents.files_dropped.connect(self.files_dropped)
        self.documents.failed.connect(self.failed)
