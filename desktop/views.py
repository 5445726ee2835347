"""The views in the centre: one company, all projects, the inbox; and how one leads on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import Choices, Command, Commands, Entry
from desktop.analysis.story import Ref
from desktop.panels.company import CompanyPanel
from desktop.panels.notices import Notices
from desktop.panels.selection import Selection
from desktop.panels.view_switch import ViewSwitch
from desktop.panes import COMPANY, Panes
from desktop.settings import Settings
from desktop.store import Store
from desktop.tasks import Tasks
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.panels.inbox import InboxPanel
    from desktop.panels.overview import OverviewPanel


class Views(QObject):
    """Makes the views beside the company's when one is wanted, else at leisure, and turns to them.

    Signals: `company_asked(int, object)` and `chosen(int, object)`, a company's id and the Ref to
    choose in it; `trend_turned(bool)`, whether the trend of all projects is shown;
    `made()`, the views stand in the centre; `failed(object)`, the trouble of a view.
    """

    company_asked = Signal(int, object)
    chosen = Signal(int, object)
    trend_turned = Signal(bool)
    made = Signal()
    failed = Signal(object)

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        theme: Theme,
        settings: Settings,
        selection: Selection,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._selection = selection
        self._what = store, tasks, theme, selection.today, window
        self._panels: tuple[OverviewPanel, InboxPanel] | None = None
        self.switch = ViewSwitch(theme, window)
        self.notices = Notices(settings, window)

    @property
    def overview(self) -> OverviewPanel:
        """All projects."""
        return self.make()[0]

    @property
    def inbox(self) -> InboxPanel:
        """What is due and late."""
        return self.make()[1]

    def commands(self, panes: Panes, can: Callable[[], bool]) -> list[Entry]:
        """A command for each view."""
        words = {
            COMPANY: self.tr("&One company"),
            "overview": self.tr("&All projects"),
            "inbox": self.tr("&Inbox"),
        }
        views = (
            Command(
                f"view_{name}",
                text,
                (f"Ctrl+{number}",),
                partial(panes.show_view, name),
                is_checkable=True,
                can=can,
            )
            for number, (name, text) in enumerate(words.items(), start=1)
        )
        return [Choices(self.tr("Vie&w"), tuple(views), is_exclusive=True)]

    def connect_all(self, panes: Panes, company: CompanyPanel, commands: Commands) -> None:
        """Let each view lead on to the others."""
        self._panes, self._company = panes, company
        self.switch.view_asked.connect(panes.show_view)
        panes.view_wanted.connect(self.make)
        panes.view_turned.connect(partial(self._turn, commands))
        self.notices.followed.connect(partial(self._follow, panes))
        company.looked_back.connect(self._look_back)

    def make(self) -> tuple[OverviewPanel, InboxPanel]:
        """The views, made by the first who asks."""
        if self._panels is None:
            from desktop.panels.inbox import InboxPanel
            from desktop.panels.overview import OverviewPanel

            overview, inbox = OverviewPanel(*self._what), InboxPanel(*self._what)
            overview.setObjectName("overview")
            inbox.setObjectName("inbox")
            self._panels = overview, inbox
            self._connect_panels(overview, inbox)
            self._tell_state(overview)
            self._panes.add_views(self._panels)
            self.made.emit()
        return self._panels

    def _connect_panels(self, overview: OverviewPanel, inbox: InboxPanel) -> None:
        inbox.counted.connect(self.switch.count_unread)
        inbox.arrived.connect(self.notices.tell)
        for view in (overview, inbox):
            view.opened.connect(self.company_asked)
            view.chosen.connect(self.chosen)
            view.failed.connect(self.failed)
        overview.trend_turned.connect(self.trend_turned)
        overview.look_back_asked.connect(self._company.look_back)

    def _tell_state(self, overview: OverviewPanel) -> None:
        """Let it show what the others do."""
        self.show_list()
        if self._company.looks_back:
            self._look_back(self._company.day)
        overview.choose(self._company.company_id, self._selection.ref)

    def read_again(self, tables: frozenset[str]) -> None:
        """Read what changed."""
        for view in self._panels or ():
            view.read_again(tables)

    def show_list(self) -> None:
        """Take the companies of the list that is shown."""
        if self._panels is not None:
            shown = self._selection.list
            self._panels[0].set_companies(shown.name if shown else "", self._selection.listed)

    def choose(self, company_id: int | None, ref: Ref | None) -> None:
        """Mark the lane of a thing or a company, without a signal."""
        if self._panels is not None:
            self._panels[0].choose(company_id, ref)

    def _turn(self, commands: Commands, name: str) -> None:
        self.switch.check(name)
        commands.actions[f"view_{name}"].setChecked(True)
        commands.refresh()
        if name == "overview":
            self.show_list()
        for view in self._panels or ():
            if view.objectName() == name:
                view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, panes: Panes) -> None:
        window = panes.window()
        window.showNormal() if window.isMinimized() else window.raise_()
        window.activateWindow()
        panes.show_view("inbox")

    def _look_back(self, day: dt.date | None) -> None:
        if self._panels is not None:
            self._panels[0].look_back(day, self._company.counts_recorded)
