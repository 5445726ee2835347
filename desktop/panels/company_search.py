"""Looking up at the vendor what is typed about a company or benchmark: one search at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import settings as kept
from desktop.settings import Settings
from desktop.store import Store
from desktop.surroundings import cache_folder
from desktop.tasks import Task, Tasks, Work

if TYPE_CHECKING:
    from desktop.dialogs.searched import SearchedForm
    from desktop.market.yahoo import Hit

WORK = "search"


class CompanySearch(QObject):
    """Searches for a form, where the reader agreed to ask the vendor; a later text goes first."""

    def __init__(self, store: Store, tasks: Tasks, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._settings = settings
        self._form: SearchedForm | None = None
        self._wanted = ""
        self._running = ""

    def serve(self, form: SearchedForm) -> None:
        """Look up what is typed into a form, until it closes."""
        self._form = form
        form.search_wanted.connect(self._want)
        form.finished.connect(self._leave)

    def _leave(self) -> None:
        self._form = None
        self._want("")

    def _want(self, text: str) -> None:
        self._wanted = text if self._may else ""
        if text and not self._may and self._form is not None:
            self._form.say_searched(self._why_not())
        elif self._running and self._running != text:
            self._tasks.cancel(WORK)
        elif text and not self._running:
            self._start(text)

    def _start(self, text: str) -> None:
        task = self._tasks.run(WORK, self._work(text))
        if task is None or self._form is None:
            return
        self._running = text
        self._form.say_searched(self.tr("Looking at Yahoo Finance…"))
        task.answered.connect(self._show)
        task.failed.connect(self._fail)
        task.ended.connect(self._go_on)
        task.start()

    def _work(self, text: str) -> Work:
        database = self._store.database

        def work(task: Task) -> object:
            from desktop.market import finding
            from desktop.market.asking import Asking

            with (
                closing(database.beside()) as beside,
                closing(Asking(cache_folder(), task.cancel)) as source,
            ):
                return finding.find(beside, text, source=source, now=dt.datetime.now(dt.UTC))

        return work

    def _show(self, hits: Sequence[Hit]) -> None:
        if self._form is not None and self._running == self._wanted:
            self._form.show_hits(hits)

    def _fail(self, error: Exception) -> None:
        from desktop.market.asking import Cancelled
        from desktop.market.yahoo import Offline, RateLimited

        if self._form is None or self._running != self._wanted or isinstance(error, Cancelled):
            return
        words = self.tr("Yahoo Finance could not be searched; type the ticker.")
        if isinstance(error, Offline):
            words = self.tr("Yahoo Finance can't be reached; type the ticker.")
        elif isinstance(error, RateLimited):
            words = self.tr("Yahoo Finance wants no requests for a while; type the ticker.")
        self._form.show_hits(())
        self._form.say_searched(words)

    def _go_on(self) -> None:
        """Look up what was typed meanwhile."""
        done, self._running = self._running, ""
        if self._wanted and self._wanted != done:
            self._start(self._wanted)

    @property
    def _may(self) -> bool:
        get = self._settings.get
        return get(kept.NETWORK_AGREED) and not get(kept.OFFLINE)

    def _why_not(self) -> str:
        if self._settings.get(kept.OFFLINE):
            return self.tr("Offline by choice: not looked up.")
        return self.tr("Not looked up at Yahoo Finance before prices may be fetched.")
