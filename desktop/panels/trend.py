"""The trend of a milestone in the centre: the plot, and the ledger of its promises below."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord
from desktop import wording
from desktop.analysis.record import chain
from desktop.analysis.story import Ref, milestones
from desktop.charts.lanes import milestone_row
from desktop.charts.trend_plot import TrendPlot
from desktop.panels.controls import Entered
from desktop.panels.ledger import LedgerView
from desktop.theme import Theme


class TrendPanel(Entered):
    """Signals: `chosen(object)`, `edit_asked(object)`, a Ref; `left()`, back to the price;
    `export_asked()`, the picture is wanted."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    left = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: CompanyTimeline | None = None
        self._today = dt.date.min
        self._is_past = False
        self._is_stale = False
        self._ref: Ref | None = None
        self.milestone: Ref | None = None
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Trend"))
        self.back = QToolButton(self)
        self.back.setAccessibleName(self.tr("Back to the price"))
        self.back.setToolTip(self.tr("Back to the price (Esc)"))
        self.title = QLabel(self)
        self.title.setFont(theme.font("title", 600))
        self.facts = QLabel(self)
        for label in (self.title, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setProperty("tone", "muted")
        self.export = QPushButton(self.tr("Save picture…"), self)
        self.export.setFont(theme.font("control"))
        self.plot = TrendPlot(theme, self)
        self.ledger = LedgerView(theme, self)
        self._lay_out()
        self._connect()
        self._tint()

    def set_timeline(
        self, timeline: CompanyTimeline | None, today: dt.date, *, is_past: bool = False
    ) -> None:
        """Take a company as it stands on `today`; `is_past` says that it is looked back to."""
        self._timeline, self._today, self._is_past = timeline, today, is_past
        self._show_in_time()

    def choose(self, ref: Ref | None) -> None:
        """Turn to the milestone that a thing is, or belongs to; others change nothing."""
        self._ref = ref
        found = self._milestone_of(ref)
        if found is not None:
            self.milestone = Ref("milestone", found[0].id)
            self._show_in_time()
        elif not self._is_stale:
            self._mark_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def file_name(self) -> str:
        """What a picture of it may be called."""
        return re.sub(r"[^\w .-]+", "-", self.title.text() or "trend") + ".png"

    def _milestone_of(self, ref: Ref | None) -> tuple[MilestoneRecord, ProjectRecord | None] | None:
        if self._timeline is None or ref is None:
            return None
        for milestone, project in milestones(self._timeline):
            promised = ref.kind == "guidance" and any(g.id == ref.id for g in milestone.guidance)
            if promised or ref == Ref("milestone", milestone.id):
                return milestone, project
        return None

    def _most_promised(self) -> tuple[MilestoneRecord, ProjectRecord | None] | None:
        """The milestone that was promised most often, while none of the company is chosen."""
        found = list(milestones(self._timeline)) if self._timeline else []
        promised = [pair for pair in found if pair[0].counted]
        return max(promised, key=lambda pair: len(pair[0].counted), default=None)

    def _show_in_time(self) -> None:
        """Show it now, or when it is looked at."""
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        self._show_milestone()
        self._mark_chosen()

    def _mark_chosen(self) -> None:
        self.plot.choose(self._ref)
        self.ledger.choose(self._ref)

    def _show_milestone(self) -> None:
        found = self._milestone_of(self.milestone) or self._most_promised()
        if found is None:
            self.title.setText(self.tr("Nothing was promised yet"))
            self.facts.clear()
            self.plot.show_rows([], None, self._today)
            self.ledger.show_chain(None)
            return
        milestone, project = found
        self.title.setText(milestone.name)
        self.facts.setText(self._told(milestone, project))
        row = milestone_row(milestone, self._today)
        self.plot.show_rows([row], None, self._today, is_past=self._is_past)
        self.ledger.show_chain(chain(milestone, project, self._today))

    def _told(self, milestone: MilestoneRecord, project: ProjectRecord | None) -> str:
        said = [g.said_by_day for g in milestone.counted if g.said_by_day]
        months = (said[-1] - said[0]).days / 30.44 if len(said) > 1 else 0
        count = len(milestone.counted)
        words = self.tr("1 target") if count == 1 else self.tr("{n} targets").format(n=count)
        if months >= 1:
            words = self.tr("{targets} in {months} months").format(
                targets=words, months=wording.number(months, 0)
            )
        return " · ".join(part for part in (project.short_name if project else "", words) if part)

    def _lay_out(self) -> None:
        length = self._theme.length
        head = QHBoxLayout()
        head.setContentsMargins(length(12), length(6), length(12), length(6))
        head.setSpacing(length(10))
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.facts)
        head.addStretch(1)
        head.addWidget(self.export)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.plot)
        split.addWidget(self.ledger)
        split.setSizes([640, 240])
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(split, 1)
        self.entrance = self.plot

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.export.clicked.connect(self.export_asked)
        self.plot.chosen.connect(self.chosen)
        self.ledger.chosen.connect(self.chosen)
        self.ledger.edit_asked.connect(self.edit_asked)
        self._theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.back.setIcon(self._theme.icon("arrow-left", self._theme.tokens.text_muted))
