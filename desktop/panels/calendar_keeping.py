"""A calendar file that is kept up to date, for calendars that subscribe to it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db.database import Database
from db.errors import DatabaseTrouble
from desktop import settings as kept
from desktop.actions import Command, Entry
from desktop.settings import Settings
from desktop.store import Store
from desktop.tasks import Task, Tasks

TABLES = frozenset({"company", "project", "milestone", "guidance", "event", "listing", "source"})
LEISURE = 2000  # ms of quiet after a change before the file is written
NAME = "calendar"


class CalendarKeeping(QObject):
    """Writes the target windows of a database into a file after each change, on request.

    Signals: `failed(object)`, the trouble that kept it from being written; `told(str)`, what became
    of it; `turned(bool)`, whether a file is kept.
    """

    failed = Signal(object)
    told = Signal(str)
    turned = Signal(bool)

    def __init__(self, store: Store, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._database = store.database
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._quiet = QTimer(self, singleShot=True, interval=LEISURE)
        self._quiet.timeout.connect(self._write)
        store.changed.connect(self._hear)

    @property
    def file(self) -> Path | None:
        """The file that is kept for this database."""
        name = self._files().get(self._database.name)
        return Path(name) if name else None

    def commands(self) -> list[Entry]:
        """To keep a file, or to let it be."""
        words = self.tr("&Keep a calendar file up to date…")
        return [Command("keep_calendar", words, (), self.turn, is_checkable=True)]

    def turn(self) -> None:
        """Ask for a file and keep it from now on, or keep it no longer."""
        if self.file is not None:
            self.told.emit(self.tr("%s is no longer kept up to date") % self.file.name)
            self._remember(None)
            return
        kinds = self.tr("Calendars (*.ics)")
        title = self.tr("Keep a calendar file")
        name, _ = QFileDialog.getSaveFileName(self._window, title, "headframe.ics", kinds)
        if name:
            self._remember(Path(name) if name.endswith(".ics") else Path(name + ".ics"))
            self._write()
        self.turned.emit(self.file is not None)

    def settle(self) -> None:
        """Write what is still to be written, before the window closes."""
        if self._quiet.isActive() and self.file is not None:
            self._quiet.stop()
            try:
                write_calendar(self._database, self.file)
            except DatabaseTrouble as trouble:
                self.failed.emit(trouble)

    def _hear(self, tables: frozenset[str]) -> None:
        if self.file is not None and tables & TABLES:
            self._quiet.start()

    def _write(self) -> None:
        file = self.file
        if file is None:
            return
        task = self._tasks.run(NAME, partial(write_calendar, self._database, file))
        if task is None:
            if self._tasks.is_running(NAME):
                self._quiet.start()  # the writing under way began before the change
            return
        task.answered.connect(self._tell)
        task.failed.connect(self._fail)
        task.start()

    def _tell(self, file: Path) -> None:
        self.told.emit(self.tr("%s is up to date") % file.name)

    def _fail(self, trouble: Exception) -> None:
        if isinstance(trouble, DatabaseTrouble):
            self.failed.emit(trouble)

    def _files(self) -> dict[str, str]:
        try:
            found = json.loads(self._settings.get(kept.CALENDARS) or "{}")
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def _remember(self, file: Path | None) -> None:
        files = self._files()
        files.pop(self._database.name, None)
        if file is not None:
            files[self._database.name] = str(file)
        self._settings.put(kept.CALENDARS, json.dumps(files))
        self.turned.emit(file is not None)


def write_calendar(database: Database, file: Path, task: Task | None = None) -> Path:
    """Write the calendar of a database, whole or not at all; raises DatabaseTrouble."""
    from db.interchange.calendar_file import export_text
    from db.interchange.json_file import write

    del task
    with database.reading() as session:
        text = export_text(session)
    write(file, text)
    return file
