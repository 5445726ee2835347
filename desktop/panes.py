"""The panes of the window: where they stand, how they share the width, and the way through them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.panels.company import CompanyPanel
from desktop.panels.controls import EmptyState
from desktop.panels.documents import DocumentsPanel
from desktop.panels.projects import ProjectsPanel
from desktop.panels.status import ConsentStrip
from desktop.panels.story import StoryPanel
from desktop.panels.watchlist import WatchlistPanel
from desktop.theme import Theme

LEFT, CENTRE = 280, 480
# From this width on: the left and the right pane's width; the centre has the rest.
SHARES = ((2400, 420, 480), (1500, 328, 360), (1300, 296, 336), (0, 280, 300))


class Panes(QStackedWidget):
    """The work page, of three panes and the strip below them, and a page before there is work."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs = QTabWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._centre = QStackedWidget(self)
        self._work = QWidget(self)
        self.empty = EmptyState(theme, "pickaxe", self.tr("Take the rare-earth starter"))

    def lay_out(
        self,
        watchlist: WatchlistPanel,
        company: CompanyPanel,
        tabs: tuple[StoryPanel, ProjectsPanel, DocumentsPanel],
        consent: ConsentStrip,
    ) -> None:
        """Put the panels where they belong."""
        self._watchlist, self._company, self._beside = watchlist, company, tabs
        self._lay_out_tabs()
        self._centre.addWidget(company)
        self._centre.addWidget(self._no_company())
        self._splitter.setChildrenCollapsible(False)
        for pane in (watchlist, self._centre, self._tabs):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        watchlist.setMinimumWidth(self._theme.length(LEFT))
        self._centre.setMinimumWidth(self._theme.length(CENTRE))
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(consent)
        self.addWidget(self._work)

    def show_work(self) -> bool:
        """Show the panes; whether another page was shown before."""
        was_elsewhere = self.currentWidget() is not self._work
        self.setCurrentWidget(self._work)
        return was_elsewhere

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the panes."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    @property
    def shows_company(self) -> bool:
        """Whether there is a company to look at."""
        return self._centre.currentWidget() is self._company

    def show_company(self, is_there: bool) -> None:
        """Show the company's panes, or that there is none."""
        self._tabs.setVisible(is_there)
        self._centre.setCurrentIndex(0 if is_there else 1)

    def show_tab(self, panel: QWidget) -> None:
        """Bring one of the right pane's tabs to the front."""
        self._tabs.setCurrentWidget(panel)

    def enter_tab(self, panel: QWidget) -> None:
        """Bring a tab to the front and give it the focus."""
        self.show_tab(panel)
        first_stop(panel).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_through(self, by: int) -> None:
        """Give the focus to the next (+1) or the previous (-1) pane, in the order they are read."""
        stops = self._stops()
        focused = QApplication.focusWidget()
        here = [
            i
            for i, (pane, _) in enumerate(stops)
            if focused and (pane is focused or pane.isAncestorOf(focused))
        ]
        start = here[0] if here else (-1 if by > 0 else 0)
        stops[(start + by) % len(stops)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def share_width(self) -> None:
        """Give every pane the width that the design gives it here."""
        width = self._splitter.width()
        left, right = next((left, right) for least, left, right in SHARES if width >= least)
        scaled = self._theme.length(left), self._theme.length(right)
        self._splitter.setSizes([scaled[0], width - sum(scaled), scaled[1]])

    def state(self) -> QByteArray:
        """How the panes share the width, to be remembered."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Share the width as it was remembered."""
        self._splitter.restoreState(state)

    def _stops(self) -> list[tuple[QWidget, QWidget]]:
        """Each pane with what takes the focus in it."""
        stops: list[tuple[QWidget, QWidget]] = [(self._watchlist, self._watchlist)]
        if self.shows_company:
            chart, lanes = self._company.price_chart, self._company.lanes
            shown = self._tabs.currentWidget()
            stops += [(chart, chart), (lanes, lanes), (self._tabs, first_stop(shown))]
        else:
            stops.append((self._centre, self.empty.button))
        return stops

    def _lay_out_tabs(self) -> None:
        story, projects, documents = self._beside
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Beside the chart"))
        self._tabs.tabBar().setAccessibleName(self.tr("Beside the chart"))
        self._tabs.setProperty("surface", "panel")
        self._tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs.addTab(story, self.tr("Story"))
        self._tabs.addTab(projects, self.tr("Projects"))
        self._tabs.addTab(documents, self.tr("Documents"))

    def _no_company(self) -> QWidget:
        self.empty.set_words(
            self.tr("No company yet"),
            self.tr("The price and the promises of a company stand here."),
        )
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addStretch(2)
        return centre


def first_stop(panel: QWidget) -> QWidget:
    """What takes the focus when a tab is entered: the panel's own choice, or its first control."""
    if isinstance(panel, StoryPanel):
        return panel.list
    stops = (panel.focusProxy(), panel, *panel.findChildren(QWidget))
    return next((w for w in stops if w and w.focusPolicy() != Qt.FocusPolicy.NoFocus), panel)
