"""The Financing tab: what the deals come to, per rung and currency, and the deals themselves."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.records import CompanyTimeline, DealRecord
from desktop.analysis.financing import Chain, Totals, chains, totals
from desktop.analysis.story import Ref
from desktop.dialogs.fields import Choice
from desktop.labels import rule
from desktop.models.deals import DealLines
from desktop.models.financing import (
    FigureRole,
    TotalsModel,
    left_out_words,
)
from desktop.models.lines import Line, LinesModel
from desktop.panels.controls import EmptyState, Entered
from desktop.panels.lines_delegate import LinesDelegate
from desktop.panels.lines_tree import LinesTree
from desktop.panels.totals_delegate import TotalsDelegate
from desktop.theme import Theme

ALL, OWN = -1, 0  # scopes beside the projects' ids


class TotalsTable(QTableView):
    """The sums; one of them can be opened.

    Signals: `opened(object)`, the index of a sum or of a rung.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, model: TotalsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(TotalsDelegate(theme, self))
        self.setAccessibleName(self.tr("Totals per firmness and currency"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.length(24))
        self.verticalHeader().setMinimumSectionSize(theme.length(20))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFont(theme.font("second"))
        self.clicked.connect(self.opened.emit)
        model.modelReset.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the sum; letters are the window's."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.opened.emit(index)
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as its rows."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2)


class FinancingPanel(Entered):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: CompanyTimeline | None = None
        self._chains: tuple[Chain, ...] = ()
        self._totals = Totals((), (), 0)
        self._asked: tuple[str, tuple[tuple[str, int], ...]] | None = None
        self.setAccessibleName(self.tr("Financing"))
        self.scope: Choice[int] = Choice()
        self.scope.setAccessibleName(self.tr("Totals of"))
        self.scope.setMinimumContentsLength(11)
        self.sums = TotalsModel(self)
        self.table = TotalsTable(theme, self.sums, self)
        self.said = QLabel(self)
        self.left_out = QPushButton(self.tr("Show what is not counted"), self)
        self.all_deals = QPushButton(self)
        self.model = LinesModel(self)
        self.tree = LinesTree(self.model, self)
        self.tree.setItemDelegate(LinesDelegate(theme, self.tree))
        self.tree.setAccessibleName(self.tr("Deals and what became of them"))
        self._empty = EmptyState(theme, "half-disc", self.tr("New financing"))
        self._empty.set_words(
            self.tr("No financing yet"),
            self.tr("Money raised or promised stands here, by how firm it is."),
        )
        self._lay_out()
        self._connect()
        self.entrance = self.tree

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show the deals of this company."""
        is_another = self._company_id() != (timeline.company.id if timeline else None)
        self._timeline = timeline
        self._chains = chains(timeline.deals) if timeline else ()
        self._offer_scopes(ALL if is_another else self.scope.value())
        if is_another:
            self._asked = None
        self._show()
        self._pages.setCurrentIndex(0 if self._chains else 1)

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen deal, where it is shown."""
        self.tree.choose(ref)

    def _show(self) -> None:
        scope = self.scope.value()
        keep = None if scope in {ALL, None} else [None if scope == OWN else int(scope or 0)]
        deals = self._timeline.deals if self._timeline else ()
        self._totals = totals(deals, keep)
        self.sums.set_totals(self._totals)
        self.table.setVisible(bool(self._totals.figures))
        self._say()
        self.tree.show_lines(self._lines(keep), is_open=False)
        self.all_deals.setVisible(self._asked is not None)
        if self._asked is not None:
            self.all_deals.setText(self.tr("{what}: show all deals").format(what=self._asked[0]))

    def _lines(self, keep: list[int | None] | None) -> list[Line]:
        names = {p.id: p.short_name for p in self._timeline.projects} if self._timeline else {}
        made = DealLines(self._chains, names)
        shown = [c for c in self._chains if keep is None or c.newest.project_id in keep]
        if self._asked is None:
            return made.lines(shown)
        if not self._asked[1]:
            return made.left_out(self._totals, shown)
        wanted = set(self._asked[1])
        return made.lines(c for c in shown if (c.newest.category, c.newest.id) in wanted)

    def _say(self) -> None:
        """What is in no sum, and that a currency was assumed."""
        lines = []
        left = left_out_words(self._totals)
        if left:
            lines.append(self.tr("Not counted: {what}").format(what=left))
        if self.sums.has_assumed:
            lines.append(self.tr("* currency assumed: the source names none"))
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))
        is_shown = self._asked is not None and not self._asked[1]
        self.left_out.setVisible(bool(self._totals.left_out) and not is_shown)

    def _open(self, index: QModelIndex) -> None:
        """Show the deals that a sum is made of."""
        deals: tuple[DealRecord, ...] = index.data(FigureRole.DEALS) or ()
        if not deals:
            return
        rung = str(index.siblingAtColumn(0).data())
        currency = ""
        if index.column():
            across = Qt.Orientation.Horizontal
            currency = str(self.sums.headerData(index.column(), across))
        words = " ".join(part for part in (rung, currency) if part)
        self._asked = words, tuple((deal.category, deal.id) for deal in deals)
        self._show()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_left_out(self) -> None:
        self._asked = self.tr("Not counted"), ()
        self._show()
        self.tree.expandToDepth(0)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._asked = None
        self._show()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_scopes(self, chosen: int | str | None) -> None:
        """The whole company, the company itself, and each project that has a deal."""
        timeline = self._timeline
        with_deals = {chain.newest.project_id for chain in self._chains}
        choices = [(ALL, self.tr("Whole company"))]
        for project in timeline.projects if timeline else ():
            if project.id in with_deals:
                choices.append((project.id, project.short_name))
        if None in with_deals and len(choices) > 1:
            choices.append((OWN, self.tr("The company itself")))
        self.scope.blockSignals(True)
        self.scope.set_choices(choices)
        self.scope.set_value(chosen if chosen in {value for value, _ in choices} else ALL)
        self.scope.blockSignals(False)
        self.scope.setVisible(len(choices) > 1)

    def _company_id(self) -> int | None:
        return self._timeline.company.id if self._timeline else None

    def _connect(self) -> None:
        self.scope.changed.connect(self._choose_scope)
        self.table.opened.connect(self._open)
        self.left_out.clicked.connect(self._open_left_out)
        self.all_deals.clicked.connect(self._show_all)
        self._empty.acted.connect(lambda: self.new_asked.emit("financing"))
        self.tree.chosen.connect(self.chosen)
        self.tree.edit_asked.connect(self.edit_asked)
        self.tree.delete_asked.connect(self.delete_asked)

    def _choose_scope(self) -> None:
        self._asked = None
        self._show()

    def _lay_out(self) -> None:
        length = self._theme.length
        edge = length(12)
        new = QPushButton(self.tr("New financing"), self)
        new.setIcon(self._theme.icon("plus"))
        new.clicked.connect(lambda: self.new_asked.emit("financing"))
        for button in (new, self.left_out, self.all_deals):
            button.setFont(self._theme.font("control", 500))
            button.setAutoDefault(False)
        for link in (self.left_out, self.all_deals):
            link.setProperty("kind", "link")
        self.said.setFont(self._theme.font("second"))
        self.said.setProperty("tone", "muted")
        self.said.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(edge, length(8), edge, length(8))
        head.setSpacing(length(8))
        head.addWidget(new)
        head.addStretch(1)
        head.addWidget(self.scope)
        below = QVBoxLayout()
        below.setContentsMargins(edge, length(6), edge, length(4))
        below.setSpacing(length(2))
        below.addWidget(self.said)
        links = QVBoxLayout()
        links.setContentsMargins(-length(5), 0, 0, 0)
        for link in (self.left_out, self.all_deals):
            links.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        below.addLayout(links)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        framed = QHBoxLayout()
        framed.setContentsMargins(length(4), 0, length(4), 0)
        framed.addWidget(self.table)
        column.addLayout(framed)
        column.addLayout(below)
        column.addWidget(rule())
        column.addWidget(self.tree, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(filled)
        self._pages.addWidget(self._empty)
