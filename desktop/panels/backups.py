"""Backups: made on request and once a day, and brought back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.database import Database
from db.errors import DatabaseTrouble, Refused
from desktop import settings as kept
from desktop.actions import Command, Entry
from desktop.panels.status import StatusPanel
from desktop.settings import Settings
from desktop.tasks import Task, Tasks
from desktop.theme import Theme

WORK = "backup"
FIRST_AFTER_MS, AGAIN_AFTER_MS = 60_000, 3_600_000


class Stopped(Exception):  # noqa: N818  (what the reader wanted, not a mistake)
    """The reader cancelled it."""


# What copies and the dialogs are imported when they are needed, which is not at the start.
class Backups(QObject):
    """Backs the database up and prepares to bring a backup back.

    Signals: `prepared(object)`, the Path of a copy that is to take the place of the database;
    `failed(object)`, the trouble that kept something from being done; `told(str)`, what became of
    it; `settled()`, the status bar may say something else again.
    """

    prepared = Signal(object)
    failed = Signal(object)
    told = Signal(str)
    settled = Signal()

    def __init__(
        self,
        database: Database,
        tasks: Tasks,
        status: StatusPanel,
        settings: Settings,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._database = database
        self._tasks = tasks
        self._status = status
        self._settings = settings
        self._theme = theme
        self._window = window
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.at_leisure)
        status.cancel_asked.connect(self.cancel)

    def commands(self) -> list[Entry]:
        """Make one now, bring one back."""
        now, back = self.tr("&Back up now…"), self.tr("Restore &from a backup…")
        return [
            Command("back_up", now, (), self.ask_back_up),
            Command("restore", back, (), self.ask_restore),
        ]

    @property
    def folder(self) -> Path:
        """Where the backups of each day lie: the chosen folder, or one beside the database."""
        from db.backup import FOLDER

        chosen = self._settings.get(kept.BACKUP_FOLDER).strip()
        file = self._database.file
        beside = (file.parent if file is not None else Path.home()) / FOLDER
        return Path(chosen).expanduser() if chosen else beside

    def begin(self) -> None:
        """Look from now on, now and then, whether a backup is due."""
        QTimer.singleShot(FIRST_AFTER_MS, self, self.at_leisure)
        self.timer.start(AGAIN_AFTER_MS)

    def at_leisure(self) -> None:
        """Make the backup of the day, where the reader wants that and none was made yet."""
        from db import backup

        if not self._settings.get(kept.BACKUP_DAILY) or not self._database.is_sqlite:
            return
        folder, now = self.folder, dt.datetime.now().astimezone()

        def work(task: Task) -> Path | None:
            return backup.back_up_in_time(self._database, folder, now, stopping(task))

        self._run(work, self._tell_made, None)

    def ask_back_up(self) -> None:
        """Ask where to put a backup, and make it."""
        from db.backup import name_of
        from desktop.dialogs.choosing_files import ask_new

        try:
            name = name_of(self._database, self.folder, dt.datetime.now(dt.UTC))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        there = self.folder if self.folder.is_dir() else self.folder.parent
        kinds = self.tr("Headframe databases (*.db)")
        ask_new(self._window, self.tr("Back up now"), kinds, there / name, self.back_up)

    def back_up(self, target: Path) -> None:
        """Copy the database into a file."""
        from db import backup

        def work(task: Task) -> Path:
            backup.back_up(self._database, target, stopping(task))
            return target

        self._run(work, self._tell_made, self.tr("Backing up"))

    def ask_restore(self) -> None:
        """Let a backup be chosen, and prepare to bring it back."""
        from db.backup import backups
        from desktop.dialogs.restore import RESTORE, RestoreDialog

        try:
            made = backups(self._database, self.folder)
        except (DatabaseTrouble, OSError) as trouble:
            self.failed.emit(trouble)
            return
        dialog = RestoreDialog(self._theme, made, self.folder, self._window)

        def act(name: str, at: int | None) -> None:
            dialog.accept()
            if name == RESTORE and at is not None:
                self.restore(made[at].path)
            else:
                self._ask_file()

        dialog.acted.connect(act)
        dialog.open()

    def restore(self, file: Path) -> None:
        """Prepare a backup to take the place of the database."""
        from db import backup

        place = backup.place_of(self._database.url)

        def work(task: Task) -> Path:
            return backup.prepare(file, place, stopping(task))

        self._run(work, self.prepared.emit, self.tr("Restoring"))

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is left."""
        self._tasks.cancel(WORK)

    def _ask_file(self) -> None:
        from desktop.dialogs.choosing_files import ask_open

        kinds = self.tr("Headframe databases (*.db);;All files (*)")
        ask_open(self._window, self.tr("Restore"), kinds, self.folder, self.restore)

    def _run(
        self,
        work: Callable[[Task], object],
        done: Callable[[Any], object],
        words: str | None,
    ) -> None:
        """Do it on a thread of its own; `words` say what is going on where the reader waits."""
        task = self._tasks.run(WORK, work)
        if task is None:
            if words is not None:
                self.failed.emit(Refused(self.tr("A backup is being made; wait for its end")))
            return
        if words is not None:
            self._status.show_progress(words, 0, 1, "")

            def show(so_far: tuple[int, int]) -> None:
                self._status.show_progress(words, *so_far, facts="")

            task.progressed.connect(show)
            task.answered.connect(lambda _: self.settled.emit())
        task.answered.connect(done)
        task.failed.connect(self._tell_trouble)
        task.start()

    def _tell_made(self, made: Path | None) -> None:
        if made is not None:
            self.told.emit(self.tr("Backed up to %s") % made)

    def _tell_trouble(self, trouble: Exception) -> None:
        if isinstance(trouble, Stopped):
            self.settled.emit()
            self.told.emit(self.tr("Cancelled; nothing was changed"))
        else:
            self.settled.emit()
            self.failed.emit(trouble)


def stopping(task: Task) -> Callable[[int, int], None]:
    """Tells how far a task is, and ends it where that is wanted."""

    def tell(done: int, total: int) -> None:
        task.progressed.emit((done, total))
        if task.cancel.is_set():
            raise Stopped

    return tell
