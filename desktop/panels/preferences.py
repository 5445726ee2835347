"""The preferences: opened, remembered, and applied to what is on the screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import formats, language
from desktop import settings as kept
from desktop.actions import Command, Entry, Role
from desktop.settings import Setting, Settings
from desktop.theme import Theme

WORDED = frozenset({kept.DAYS, kept.NUMBERS, kept.FIRST_DAY})


class Preferences(QObject):
    """Opens the dialog and puts into use what is chosen in it.

    Signals: `formats_changed()`, days and numbers are written in another way now;
    `language_changed()`, the window is to be built again in another language.
    """

    formats_changed = Signal()
    language_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._theme = theme
        self._window = window
        self._language = language.spoken(settings.get(kept.LANGUAGE))
        settings.changed.connect(self._apply)

    def commands(self) -> list[Entry]:
        """The one way to all settings."""
        words = self.tr("&Preferences…")
        return [
            Command("preferences", words, ("Ctrl+,",), self.open, role=Role.PreferencesRole),
        ]

    def open(self, page: str = "") -> None:
        """Show the dialog, at a page."""
        from desktop.dialogs.preference_words import PAGES
        from desktop.dialogs.preferences import PreferencesDialog

        shown = [row.setting for each in PAGES for row in each.rows]
        values = {setting: self._settings.get(setting) for setting in shown}
        names = [(code, language.NAMES.get(code, code)) for code in language.languages()]
        dialog = PreferencesDialog(self._theme, values, names, self._window)
        dialog.show_page(page)
        dialog.chosen.connect(self._settings.put)
        dialog.finished.connect(self._close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        if language.spoken(self._settings.get(kept.LANGUAGE)) != self._language:
            self.language_changed.emit()
