"""Opening another database: a file, one on a server, a new one, or one of the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.addresses import Address, database_url, remembered
from db.database import Database
from db.errors import DatabaseTrouble, Refused, Unreachable
from desktop import recent
from desktop.actions import Choices, Command, Entry
from desktop.errors import sentence
from desktop.panels.backups import Backups
from desktop.panels.status import StatusPanel
from desktop.settings import Settings
from desktop.tasks import Task, Tasks
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.dialogs.server import ServerForm

WORK = "open database"


# The dialogs are imported when they are opened, which is seldom.
class Databases(QObject):
    """Finds and opens databases; the program shows what it opened.

    Signals: `opened(object)`, a Database that is open now and wants a window; `failed(object)`, the
    trouble that kept one from being opened; `told(str)`, what is being done. Its backups are made
    and brought back by `backups`.
    """

    opened = Signal(object)
    failed = Signal(object)
    told = Signal(str)

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
        self._settings = settings
        self._theme = theme
        self._window = window
        self.backups = Backups(database, tasks, status, settings, theme, window)
        self.backups.failed.connect(self.failed)
        self.backups.told.connect(self.told)

    def commands(self) -> list[Entry]:
        """Open in three ways, and those opened last."""
        open_, new = self.tr("Open &database…"), self.tr("New da&tabase…")
        return [
            Command("open_database", open_, ("Ctrl+Shift+O",), self.ask_open),
            Command("open_server", self.tr("Open on a ser&ver…"), (), self.ask_server),
            Choices(self.tr("Open &recent"), self._recent(), fill=self._recent),
            Command("new_database", new, (), self.ask_new),
        ]

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        from desktop.dialogs.choosing_files import ask_open

        kinds = self.tr("Headframe databases (*.db);;All files (*)")
        ask_open(self._window, self.tr("Open database"), kinds, self._folder(), self.open_file)

    def ask_new(self) -> None:
        """Ask where to make a new database, and open it."""
        from desktop.dialogs.choosing_files import ask_new

        kinds = self.tr("Headframe databases (*.db)")
        first = self._folder() / self.tr("watchlist.db")
        ask_new(self._window, self.tr("New database"), kinds, first, self.make_file)

    def ask_server(self, known: Address | None = None) -> None:
        """Ask for a database on a server and open it."""
        from desktop.dialogs.server import ServerForm

        form = ServerForm(self._theme, self._window, known)

        def connect() -> None:
            form.wait(True)
            self._open(form.address(), form.accept, partial(self._refuse, form))

        form.submitted.connect(connect)
        form.rejected.connect(partial(self._tasks.cancel, WORK))
        form.setModal(True)
        form.open()
        form.finished.connect(form.deleteLater)

    def open_file(self, path: Path) -> None:
        """Open a database that is there."""
        if not path.exists():
            self.failed.emit(Unreachable(self.tr("There is no file %s") % path))
            return
        self._begin(database_url(str(path)))

    def make_file(self, path: Path) -> None:
        """Make a database where there is none, and open it."""
        if path.exists():
            words = self.tr("%s is there already; open it, or choose another name")
            self.failed.emit(Refused(words % path.name))
            return
        self._begin(database_url(str(path)))

    def open_place(self, place: str) -> None:
        """Open one of the last; a server that wants a password is asked with the form."""
        if not recent.is_server(place):
            self.open_file(Path(place))
            return
        address = database_url(place)
        self.told.emit(self.tr("Opening %s…") % place)
        self._open(address, None, lambda _: self.ask_server(address))

    def _begin(self, address: Address) -> None:
        self.told.emit(self.tr("Opening %s…") % Path(address.database or "").name)
        self._open(address, None, self.failed.emit)

    def _open(
        self,
        address: Address,
        done: Callable[[], object] | None,
        fail: Callable[[Exception], object],
    ) -> None:
        """Open on a thread of its own: a server may be slow, a file may have to be upgraded."""
        if remembered(address) == remembered(self._database.url):
            fail(Refused(self.tr("This database is open already")))
            return

        def work(task: Task) -> Database | None:
            database = Database(address)
            if task.cancel.is_set():
                database.close()
                return None
            return database

        def show(database: Database | None) -> None:
            if database is not None:
                if done is not None:
                    done()
                self.opened.emit(database)

        task = self._tasks.run(WORK, work)
        if task is None:
            fail(Refused(self.tr("Another database is being opened")))
            return
        task.answered.connect(show)
        task.failed.connect(fail)
        task.start()

    def _refuse(self, form: ServerForm, trouble: Exception) -> None:
        form.wait(False)
        if not isinstance(trouble, DatabaseTrouble):
            raise trouble
        form.refuse(sentence(trouble))

    def _folder(self) -> Path:
        file = self._database.file
        return file.parent if file is not None else Path.home()

    def _recent(self) -> tuple[Command, ...]:
        """The last ones; what is open, and what is gone, says so and can't be chosen."""
        here = remembered(self._database.url)
        listed = []
        for place in recent.places(self._settings):
            words, is_gone = self._words(place), recent.is_gone(place)
            if place == here:
                words = self.tr("%s (open now)") % words
            elif is_gone:
                words = self.tr("%s (not there any more)") % words
            can = partial(bool, place != here and not is_gone)
            act = partial(self.open_place, place)
            text = words.replace("&", "&&")
            listed.append(Command(f"recent {place}", text, (), act, can=can, tip=place))
        clear = Command("forget_recent", self.tr("&Clear the list"), (), self._forget)
        return (*listed, clear)

    def _words(self, place: str) -> str:
        """A place in few words: the file in its folder, or the address without the driver."""
        if recent.is_server(place):
            return place.partition("://")[2].partition("?")[0]
        path = Path(place)
        return f"{path.name} – {path.parent.name}"

    def _forget(self) -> None:
        recent.forget(self._settings)
        recent.remember(self._settings, remembered(self._database.url))
        self.told.emit(self.tr("The list of the last databases is empty"))
