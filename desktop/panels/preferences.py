"""The preferences: opened, remembered, and applied to what is on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from db import conventions
from db.conventions import Reread, Said
from db.errors import DatabaseTrouble, Refused
from db.records import Window
from desktop import formats, language
from desktop import settings as kept
from desktop.actions import Command, Entry, Role
from desktop.settings import Setting, Settings
from desktop.store import Store
from desktop.tasks import Task, Tasks
from desktop.theme import Theme

WORDED = frozenset({kept.DAYS, kept.NUMBERS, kept.FIRST_DAY})
READING = "read promises"


# The dialog, and what reads date words, are imported when they are needed, which is seldom.
class Preferences(QObject):
    """Opens the dialog and puts into use what is chosen in it.

    Signals: `formats_changed()`, days and numbers are written in another way now;
    `language_changed()`, the window is to be built again in another language; `failed(object)`, the
    trouble that kept date words from being changed; `told(str)`, what became of them.
    """

    formats_changed = Signal()
    language_changed = Signal()
    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        settings: Settings,
        theme: Theme,
        today: dt.date,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._tasks = tasks
        self._settings = settings
        self._theme = theme
        self._today = today
        self._window = window
        self._language = language.spoken(settings.get(kept.LANGUAGE))
        settings.changed.connect(self._apply)

    def commands(self) -> list[Entry]:
        """The one way to all settings."""
        words = self.tr("&Preferences…")
        return [
            Command("preferences", words, ("Ctrl+,",), self.open, role=Role.PreferencesRole),
        ]

    def help_commands(self) -> list[Entry]:
        """What stands in the Help menu."""
        return [Command("date_words", self.tr("What &date words mean…"), (), self.show_words)]

    def show_words(self) -> None:
        """Show what date words mean in this database; what is vague is changed on a page."""
        from desktop.analysis.conventions import stored
        from desktop.dialogs.date_words import CHANGE, DateWordsDialog

        def act(name: str) -> None:
            if name == CHANGE:
                dialog.accept()
                self.open("words")

        try:
            known = stored(self._store.read(conventions.conventions))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        dialog = DateWordsDialog(self._theme, self._today, self._window)
        dialog.show_conventions(known)
        dialog.acted.connect(act)
        dialog.open()

    def open(self, page: str = "") -> None:
        """Show the dialog, at a page."""
        from desktop.analysis.conventions import stored
        from desktop.dialogs.preference_words import PAGES
        from desktop.dialogs.preferences import DateWords, PreferencesDialog

        try:
            known = stored(self._store.read(conventions.conventions))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        shown = [row.setting for each in PAGES for row in each.rows]
        values = {setting: self._settings.get(setting) for setting in shown}
        names = [(code, language.NAMES.get(code, code)) for code in language.languages()]
        file = self._store.database.file
        words = DateWords(known, file.name if file else self._store.database.name, self._today)
        dialog = PreferencesDialog(self._theme, values, names, words, self._window)
        dialog.show_page(page)
        dialog.chosen.connect(self._settings.put)
        dialog.conventions_chosen.connect(self.change_words)
        dialog.finished.connect(self._close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def change_words(self, changes: Mapping[str, Any]) -> None:
        """Let date words mean something else, and work out again what promises mean by them.

        The words are read on a thread of their own: a thousand take a second.
        """
        from desktop.analysis.conventions import BY_NAME, stored
        from desktop.analysis.windows import read_again

        held = self._store.read(conventions.conventions)
        usual = {name: BY_NAME[name].usual for name, value in changes.items() if value is None}
        reader = partial(read_again, stored({**held, **changes, **usual}))
        database = self._store.database

        def work(task: Task) -> dict[Said, Window | None]:
            with closing(database.beside()) as beside, beside.reading() as session:
                said = conventions.promises_read(session)
            return {each: reader(each) for each in said if not task.cancel.is_set()}

        def write(windows: dict[Said, Window | None]) -> None:
            def looked_up(said: Said) -> Window | None:
                return windows[said] if said in windows else reader(said)

            self._change(changes, looked_up)

        task = self._tasks.run(READING, work)
        if task is None:
            self.failed.emit(Refused(self.tr("Promises are being read again; wait for the end")))
            return
        self.told.emit(self.tr("Reading promises again…"))
        task.answered.connect(write)
        task.failed.connect(self.failed)
        task.ended.connect(self._follow_language)
        task.start()

    def _change(self, changes: Mapping[str, Any], reader: conventions.Reader) -> None:
        label = self.tr("Change date words")
        try:
            found = self._store.edit(label, conventions.change_conventions, changes, reader)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self._outcome(found))

    def _outcome(self, found: Reread) -> str:
        moved = self.tr("%n promise(s) mean(s) other days now", "", len(found.changed))
        if not found.unread:
            return moved
        left = self.tr("%n could not be read and stay(s)", "", len(found.unread))
        return f"{moved}; {left}"

    def _apply(self, setting: Setting[Any]) -> None:
        if setting not in WORDED:
            return
        formats.use(formats.chosen(self._settings, self._language))
        # Whoever writes days or numbers without being told of anything hears this.
        for widget in (self._window, *self._window.findChildren(QWidget)):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LocaleChange))
        self.formats_changed.emit()

    def _close(self) -> None:
        self._settings.flush()
        self._follow_language()

    def _follow_language(self) -> None:
        """Let the window be built anew in another language, once nothing is under way in it."""
        is_another = language.spoken(self._settings.get(kept.LANGUAGE)) != self._language
        if is_another and not self._tasks.is_running(READING):
            self.language_changed.emit()
