"""The program with a window: application, database, window, in that order."""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
import sys

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from db.addresses import remembered
from db.database import Database
from db.errors import DatabaseTrouble, Refused
from desktop import recent
from desktop.errors import sentence
from desktop.instance import Instance, claimed
from desktop.log import log_folder, log_qt, open_log
from desktop.main_window import MainWindow
from desktop.settings import THEME, Settings, settings_file
from desktop.store import Store
from desktop.surroundings import database_place, icon_file, today
from desktop.theme import Choice, Theme
from desktop.trouble import Faults
from desktop.whereabouts import whereabouts

DONE, REFUSED = range(2)
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
        self.window = self._made_window(database)

    def hold(self, claim: Instance) -> None:
        """Have the claim on the open database, and let the window hear what is asked of it."""
        self._claim = claim
        claim.serve(self.window.handed.take)

    def show_database(self, database: Database) -> None:
        """Show another open database in a window where the one before stood, which goes.

        Where that can't be read, or another program has it, it is closed and said, and everything
        stays as it was.
        """
        window, before, held = self.window, self.database, self._claim
        window.remember()
        claim = None
        try:
            if held is not None:
                claim = self._claim_on(database)
            self.window = self._made_window(database)
        except DatabaseTrouble as trouble:
            if claim is not None:
                claim.release()
            database.close()
            window.databases.failed.emit(trouble)
            return
        self.database = database
        self.window.setGeometry(window.geometry())
        self.window.setWindowState(window.windowState())
        self.window.show()
        self.window_made.emit(self.window)
        _take_down(window, before, held)
        if claim is not None:
            self.hold(claim)

    def end(self) -> None:
        """Take the window down and give the database back."""
        _take_down(self.window, self.database, self._claim)
        self._claim = None

    def _claim_on(self, database: Database) -> Instance:
        claim = claimed(whereabouts(database.url), 1)
        if claim is None:
            raise Refused(self.tr("It is open in another window, which is in front now"))
        return claim

    def _made_window(self, database: Database) -> MainWindow:
        window = MainWindow(Store(database), self._theme, self._settings, self._day)
        window.databases.opened.connect(self.show_database)
        recent.remember(self._settings, remembered(database.url))
        return window


def _take_down(window: MainWindow, database: Database, claim: Instance | None) -> None:
    if claim is not None:
        claim.end_talks()  # who knocks now waits for the lock, and opens a window of its own
    window.close()
    window.deleteLater()
    database.close()
    if claim is not None:
        claim.release()


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
    stored = settings.get(THEME)
    theme = Theme(application, choice or as_choice(stored))
    return Program(application, database, theme, settings, day)


def run(where: str | None) -> int:
    """Open the window and stay until it is closed; the exit status."""
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
    program.window.show()
    program.hold(instance)
    # Python sees a Ctrl+C in the terminal only when it runs now and then.
    signal.signal(signal.SIGINT, lambda *_: program.window.close())
    heartbeat = QTimer()
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(200)
    if os.environ.get("HEADFRAME_BENCH_EXIT_AFTER_PAINT"):
        program.window.installEventFilter(ClosedByPaint(program.window))
    status = program.application.exec()
    program.end()
    return status


def _hear_faults(window: MainWindow) -> None:
    Faults(window, window.story.settle, log_folder()).listen()


def refuse(words: str) -> int:
    """Say why there is no window: in the terminal, and where there is a screen on that too.

    Gives the exit status.
    """
    make_application()
    print(words, file=sys.stderr)
    if QGuiApplication.platformName() != "offscreen":
        QMessageBox.critical(None, "Headframe", words)
    return REFUSED


def make_application() -> QApplication:
    """The one QApplication, named."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("headframe")
    application.setApplicationDisplayName("Headframe")
    application.setDesktopFileName("io.github.headframe.Headframe")
    application.setWindowIcon(QIcon(str(icon_file())))
    return application


def as_choice(stored: str) -> Choice:
    """A stored theme, or the system's where it is none of ours."""
    known: dict[str, Choice] = {
        "light": "light",
        "dark": "dark",
        "high_contrast": "high_contrast",
    }
    return known.get(stored, "system")
