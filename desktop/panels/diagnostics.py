"""What helps whoever is asked for help: the log, and what runs here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from db.database import Database
from desktop.actions import Command, Entry
from desktop.log import log_folder
from desktop.theme import Theme
from desktop.versions import diagnosis


class Diagnostics(QObject):
    """Opens the folder of the log, and copies what runs here; nothing in it is secret.

    Signals: `told(str)`, what became of it.
    """

    told = Signal(str)

    def __init__(self, database: Database, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._database = database
        self._theme = theme
        self._window = window

    def commands(self) -> list[Entry]:
        """Its part of the Help menu."""
        return [
            Command("open_log", self.tr("Open the &log folder"), (), self.open_log),
            Command("diagnostics", self.tr("&Copy diagnostics"), (), self.copy),
        ]

    def open_log(self) -> None:
        """Show the folder that the log is written into."""
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.told.emit(self.tr("The log lies in %s") % folder)

    def copy(self) -> None:
        """Put what runs here on the clipboard."""
        lines = [f"{name} {value}" for name, value in {**diagnosis(), **self._shown()}.items()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.told.emit(self.tr("Diagnostics copied: versions, system and screen, nothing else"))

    def _shown(self) -> dict[str, str]:
        """What the window stands on; neither the name nor the place of the database."""
        screen = self._window.screen()
        size = screen.size()
        kind = "SQLite file" if self._database.is_sqlite else "PostgreSQL"
        return {
            "Database": kind + (", read-only" if self._database.is_read_only else ""),
            "Theme": self._theme.choice,
            "Platform": QGuiApplication.platformName(),
            "Screen": f"{size.width()}×{size.height()} at {screen.devicePixelRatio():g}",
        }
