"""The program with a window: application, database, window, in that order."""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from db.addresses import remembered
from db.database import Database
from db.errors import DatabaseTrouble, Refused
from desktop import formats, language, recent, snapshot
from desktop.application import make_application
from desktop.errors import sentence
from desktop.instance import Instance, claimed
from desktop.log import log_folder, log_qt, open_log
from desktop.main_window import MainWindow
from desktop.settings import LANGUAGE, THEME, Settings, settings_file
from desktop.store import Store
from desktop.surroundings import database_place, snapshot_folder, today
from desktop.theme import Choice, Theme, as_choice
from desktop.trouble import Faults
from desktop.whereabouts import whereabouts

DONE, REFUSED = range(2)
# So that what is stored stands on the screen first.
MAKE_AFTER_MS = 400
BEGIN_AFTER_MS = 1500
# Python looks for lost cycles after so many new objects. A list of 10,000 companies is a million
# objects and no cycle: at the usual 700 the search for them took three quarters of the start.
OBJECTS_BETWEEN_SEARCHES = 100_000


class Program(QObject):
    """The application, the database that is open, and the window on it.

    Signals: `window_made(object)`, the MainWindow that now stands in the place of the one before.
    """

    window_made = Signal(object)

    def __init__(
        self,
        application: QApplication,
        database: Database,
        theme: Theme,
        settings: Settings,
        day: dt.date,
    ) -> None:
        super().__init__()
        self.application = application
        self._theme = theme
        self._settings = settings
        self._day = day
        self.database = database
        self._claim: Instance | None = None
        self.window = self._made_window(Store(database))

    def show(self) -> None:
        """Show the window, and begin what begins with it."""
        self.window.show()
        self.window.databases.backups.begin()
        FirstPaint(self.window).painted.connect(self._make_the_rest)
        QTimer.singleShot(BEGIN_AFTER_MS, self.window, self.window.refresh.open)

    def _make_the_rest(self) -> None:
        """Make at leisure what can be turned to, a part at a time."""
        QTimer.singleShot(MAKE_AFTER_MS, self.window, self.window.beside.make)
        QTimer.singleShot(MAKE_AFTER_MS + 200, self.window, self.window.views.make)

    def hold(self, claim: Instance) -> None:
        """Have the claim on the open database, and let the window hear what is asked of it."""
        self._claim = claim
        self._listen()

    def show_database(self, database: Database) -> None:
        """Show another open database in a window where the one before stood, which goes.

        Where that can't be read, or another program has it, it is closed and said, and everything
        stays as it was.
        """
        window, before, held = self.window, self.database, self._claim
        if not window.may_leave(partial(window.databases.open_place, remembered(database.url))):
            database.close()
            return
        claim = None
        try:
            if held is not None:
                claim = self._claim_on(database)
            self._replace_window(Store(database))
        except DatabaseTrouble as trouble:
            database.close()
            if claim is not None:
                claim.release()
            self.window.databases.failed.emit(trouble)
            return
        self.database = database
        if claim is not None:
            self.hold(claim)
        before.close()
        if held is not None:
            held.release()

    def bring_back(self, part: Path) -> None:
        """Let a prepared copy take the place of the open database, and show it in a new window.

        Where that fails, the database is what it was, in the window where it was.
        """
        from db import backup

        if not self.window.may_leave(partial(self.bring_back, part)):
            return
        self.window.settle()
        self.database.close()
        place = backup.place_of(self.database.url)
        aside = None
        try:
            aside = backup.swap(part, place, dt.datetime.now(dt.UTC))
            database = Database(self.database.url)
        except DatabaseTrouble as trouble:
            if aside is not None:
                aside.replace(place)
            self.window.databases.failed.emit(trouble)
            return
        finally:
            part.unlink(missing_ok=True)
        self._replace_window(Store(database))
        self.database = database
        self._listen()
        if aside is not None:
            self.window.databases.told.emit(self.tr("Restored. Before: %s") % aside.name)

    def show_anew(self) -> None:
        """Build the window again, in the language of the settings; what can be undone stays so."""
        if not self.window.may_leave(self.show_anew):
            return
        _speak(self.application, self._settings)
        self._replace_window(self.window.store)
        self._listen()

    def end(self) -> None:
        """Take the window down and give the database back."""
        if self._claim is not None:
            self._claim.end_talks()  # who knocks now waits, and then opens a window of its own
        _take_down(self.window)
        self.database.close()
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def _listen(self) -> None:
        """Let the window that is there now hear what is asked of it."""
        if self._claim is not None:
            self._claim.serve(self.window.handed.take)

    def _claim_on(self, database: Database) -> Instance:
        claim = claimed(whereabouts(database.url), 1)
        if claim is None:
            raise Refused(self.tr("It is open in another window, which is in front now"))
        return claim

    def _replace_window(self, store: Store) -> None:
        before = self.window
        before.story.settle()
        before.remember()
        self.window = self._made_window(store)
        self.window.setGeometry(before.geometry())
        self.window.setWindowState(before.windowState())
        self.show()
        self.window_made.emit(self.window)
        _take_down(before)

    def _made_window(self, store: Store) -> MainWindow:
        window = MainWindow(store, self._theme, self._settings, self._day)
        window.databases.opened.connect(self.show_database)
        window.databases.backups.prepared.connect(self.bring_back)
        window.preferences.language_changed.connect(self.show_anew)
        recent.remember(self._settings, remembered(store.database.url))
        return window


def _take_down(window: MainWindow) -> None:
    window.close()
    window.tasks.stop()  # where it would not close: a thread must not outlive its object
    window.deleteLater()


def _speak(application: QApplication, settings: Settings) -> None:
    """Word everything in the language and the formats of the settings from now on."""
    code = language.spoken(settings.get(LANGUAGE))
    language.speak(application, code)
    formats.use(formats.chosen(settings, code))


class Keeping(QObject):
    """Takes the window's picture when it closes, and names it when the database is closed."""

    def __init__(self, day: dt.date) -> None:
        super().__init__()
        self._day = day
        self._file: Path | None = None
        self._picture: Path | None = None

    def watch(self, window: MainWindow) -> None:
        """Take the picture of a window as it is left."""
        window.left.connect(partial(self._take, window))

    def _take(self, window: MainWindow) -> None:
        url = window.store.database.url
        self._picture = None
        if url.get_backend_name() == "sqlite" and url.database:
            self._file = Path(url.database).resolve()
            self._picture = snapshot.taken(window, self._file, snapshot_folder())

    def seal(self) -> None:
        """The database is closed: what the picture shows is what it holds."""
        if self._picture is not None and self._file is not None:
            snapshot.sealed(self._picture, self._file, self._day)


class FirstPaint(QObject):
    """Waits for a window to be painted for the first time. Signals: `painted()`, it was."""

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the first paint end, then tell."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False


class GoneByPaint(QObject):
    """Takes a picture away as soon as the window behind which it stood is painted."""

    def __init__(self, picture: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._picture = picture
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the first paint end, then close the picture."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._picture, self._picture.deleteLater)
            QTimer.singleShot(0, self._picture, self._picture.hide)
        return False


class ClosedByPaint(QObject):
    """Closes the window as soon as it is painted, so that a benchmark can time the start."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the first paint end, then close."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            QTimer.singleShot(0, watched, watched.close)
        return False


def build(where: str | None, day: dt.date, settings: Settings, choice: Choice | None) -> Program:
    """Build everything but show nothing; raises the kinds of DatabaseTrouble."""
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES, 20, 100)
    database = Database(where or database_place())
    application = make_application()
    _speak(application, settings)
    theme = Theme(application, choice or as_choice(settings.get(THEME)), is_dressed=False)
    program = Program(application, database, theme, settings, day)
    theme.dress()
    return program


def run(where: str | None, picture: QWidget | None = None) -> int:
    """Open the window and stay until it is closed; the exit status.

    `picture` is what was last on the screen and stands there until the window does.
    """
    make_application()
    if open_log(log_folder()) is not None:
        log_qt()
    where = where or database_place()
    try:
        instance = claimed(whereabouts(where))
        if instance is None:
            return DONE
        program = build(where, today(), Settings(settings_file()), None)
    except (DatabaseTrouble, OSError) as trouble:
        return refuse(sentence(trouble))
    _hear_faults(program.window)
    program.window_made.connect(_hear_faults)
    keeping = Keeping(today())
    keeping.watch(program.window)
    program.window_made.connect(keeping.watch)
    if picture is not None:
        GoneByPaint(picture, program.window)
    program.show()
    program.hold(instance)
    # Python sees a Ctrl+C in the terminal only when it runs now and then.
    signal.signal(signal.SIGINT, lambda *_: program.window.close())
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(200)
    QTimer.singleShot(BEGIN_AFTER_MS, heartbeat, search_from_now_on)
    if os.environ.get("HEADFRAME_BENCH_EXIT_AFTER_PAINT"):
        program.window.installEventFilter(ClosedByPaint(program.window))
    status = program.application.exec()
    program.end()
    keeping.seal()
    gc.freeze()  # Python need not look through what the system takes back as a whole
    return status


def search_from_now_on() -> None:
    """Let Python look for lost cycles among what comes from now on; what is there stays."""
    gc.freeze()
    gc.enable()


def _hear_faults(window: MainWindow) -> None:
    faults = Faults(window, window.keep_typed, log_folder())
    faults.troubled.connect(window.trouble.hear, Qt.ConnectionType.QueuedConnection)
    faults.listen()


def refuse(words: str) -> int:
    """Say why there is no window: in the terminal, and where there is a screen on that too.

    Gives the exit status.
    """
    make_application()
    print(words, file=sys.stderr)
    if QGuiApplication.platformName() != "offscreen":
        QMessageBox.critical(None, "Headframe", words)
    return REFUSED
