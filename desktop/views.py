"""The views in the centre: one company, all projects, the inbox; and how one leads on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import Choices, Command, Commands, Entry
from desktop.panels.company import CompanyPanel
from desktop.panels.inbox import InboxPanel
from desktop.panels.notices import Notices
from desktop.panels.overview import OverviewPanel
from desktop.panels.selection import Selection
from desktop.panels.view_switch import ViewSwitch
from desktop.panes import COMPANY, Panes
from desktop.settings import Settings
from desktop.store import Store
from desktop.tasks import Tasks
from desktop.theme import Theme


class Views(QObject):
    """Makes the views beside the company's, and turns from one to another.

    Signals: `company_asked(int, object)`, a company's id and the Ref to choose in it;
    `failed(object)`, the trouble of a view.
    """

    company_asked = Signal(int, object)
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
        self.overview = OverviewPanel(store, tasks, theme, selection.today, window)
        self.overview.setObjectName("overview")
        self.inbox = InboxPanel(store, tasks, theme, selection.today, window)
        self.inbox.setObjectName("inbox")
        self.switch = ViewSwitch(theme, window)
        self.notices = Notices(settings, window)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """The views that can stand in the company's place."""
        return self.overview, self.inbox

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
        self.switch.view_asked.connect(panes.show_view)
        panes.view_turned.connect(partial(self._turn, commands))
        self.overview.opened.connect(self.company_asked)
        self.inbox.opened.connect(self.company_asked)
        self.inbox.counted.connect(self.switch.count_unread)
        self.inbox.arrived.connect(self.notices.tell)
        self.notices.followed.connect(partial(self._follow, panes))
        for view in (self.overview, self.inbox):
            view.failed.connect(self.failed)
        company.looked_back.connect(partial(self._look_back, company))
        self.overview.look_back_asked.connect(company.look_back)

    def read_again(self, tables: frozenset[str]) -> None:
        """Read what changed."""
        self.overview.read_again(tables)
        self.inbox.read_again(tables)

    def show_list(self) -> None:
        """Take the companies of the list that is shown."""
        shown = self._selection.list
        self.overview.set_companies(shown.name if shown else "", self._selection.listed)

    def _turn(self, commands: Commands, name: str) -> None:
        self.switch.check(name)
        commands.actions[f"view_{name}"].setChecked(True)
        commands.refresh()
        if name == "overview":
            self.show_list()
        for view in self.panels:
            if view.objectName() == name:
                view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, panes: Panes) -> None:
        window = panes.window()
        window.showNormal() if window.isMinimized() else window.raise_()
        window.activateWindow()
        panes.show_view("inbox")

    def _look_back(self, company: CompanyPanel, day: dt.date | None) -> None:
        self.overview.look_back(day, company.counts_recorded)
