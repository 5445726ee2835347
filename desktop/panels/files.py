"""What comes in from files and goes out to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from db import watchlist_editing
from db.errors import DatabaseTrouble
from desktop.actions import Command, Entry
from desktop.errors import Failure
from desktop.store import Store
from desktop.surroundings import starter
from desktop.theme import Theme

P = ParamSpec("P")


# What reads and writes files is imported when it is needed: it costs a tenth of the start.
class Files(QObject):
    """Imports and exports, and makes the first list.

    Signals: `failed(object)`, the trouble that kept it from being done; `told(str)`, what became
    of it.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, store: Store, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self._window = parent

    def commands(self) -> list[Entry]:
        """Import, starter, export."""
        return [
            Command("import", self.tr("&Import…"), ("Ctrl+O",), self.ask_import),
            Command("starter", self.tr("Import the rare-earth &starter"), (), self.take_starter),
            Command("remove_starter", self.tr("Re&move the starter…"), (), self.ask_remove_starter),
            Command("export", self.tr("&Export everything…"), ("Ctrl+Shift+E",), self.ask_export),
            Command(
                "export_calendar",
                self.tr("Export target windows as a &calendar…"),
                (),
                self.ask_calendar,
            ),
            Command(
                "export_promises", self.tr("Export &promises as a table…"), (), self.ask_promises
            ),
        ]

    def take_starter(self) -> None:
        """Import the starter as one undoable act."""
        from db.interchange import json_file

        file = starter()
        label = self.tr("Import the rare-earth starter")
        self._do(label, json_file.import_text, file.read_text(encoding="utf-8"), file.name)

    def ask_remove_starter(self) -> None:
        """Say what goes and what stays, and remove the starter as one undoable act."""
        from db.starter import remove_starter, what_would_go
        from desktop.dialogs.form import open_form
        from desktop.dialogs.starter_removal import StarterRemovalForm

        text = starter().read_text(encoding="utf-8")
        try:
            removal = self._store.read(what_would_go, text)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        if not removal.gone and not removal.stays:
            self.told.emit(self.tr("Nothing of the starter is here"))
            return

        def remove() -> None:
            self._store.edit(self.tr("Remove the starter"), remove_starter, text)
            self.told.emit(self.tr("The starter is removed. Ctrl+Z brings it back."))

        open_form(StarterRemovalForm(self._theme, removal, self._window), remove)

    def start_empty(self) -> None:
        """Make the first list, without a company."""
        self._do(self.tr("New watchlist"), watchlist_editing.add, self.tr("Watchlist"))

    def ask_import(self) -> None:
        """Ask for a file and import it."""
        title, kind = self.tr("Import"), self.tr("Headframe files (*.json)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kind)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Import a file as one undoable act; trouble is said, and nothing is half done."""
        from db.interchange import json_file

        try:
            text = json_file.read(path)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._do(self.tr("Import %s") % path.name, json_file.import_text, text, path.name)

    def ask_export(self) -> None:
        """Ask for a place and write everything there."""
        kind = self.tr("Headframe files (*.json)")
        self._ask_for(self.tr("Export everything"), kind, "headframe.json")

    def ask_calendar(self) -> None:
        """Ask for a place and write the target windows there as a calendar."""
        kind = self.tr("Calendars (*.ics)")
        self._ask_for(self.tr("Export target windows"), kind, "headframe.ics")

    def ask_promises(self) -> None:
        """Ask for a place and write every promise there as a row of a table."""
        self._ask_for(self.tr("Export promises"), self.tr("Tables (*.csv)"), "promises.csv")

    def _ask_for(self, title: str, kind: str, usual: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, usual, kind)
        if not name:
            return
        path, ending = Path(name), Path(usual).suffix
        self.export_to(
            path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        )

    def export_to(self, path: Path) -> None:
        """Write what the path's ending means there, whole or not at all."""
        from db.interchange.formats import exporter
        from db.interchange.json_file import write

        try:
            write(path, self._store.read(exporter(path)))
        except DatabaseTrouble as trouble:
            self.failed.emit(Failure(trouble, partial(self.export_to, path)))
        else:
            self.told.emit(self.tr("Exported to %s") % path.name)

    def _do(
        self, label: str, act: Callable[Concatenate[Any, P], Any], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        try:
            self._store.edit(label, act, *args, **kwargs)
        except DatabaseTrouble as trouble:
            self.failed.emit(Failure(trouble, partial(self._do, label, act, *args, **kwargs)))
