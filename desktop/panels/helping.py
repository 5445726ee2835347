"""The Help menu: every key, what helps whoever is asked for help, and what this is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.actions import Command, Commands, Entry, Role
from desktop.theme import Theme


class Helping(QObject):
    """Shows the keys of all commands, and the versions."""

    def __init__(self, commands: Commands, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._theme = theme
        self._window = window

    def commands(self, others: Iterable[Entry]) -> list[Entry]:
        """The menu, with what others have to help with in its middle."""
        about = self.tr("&About Headframe")
        return [
            Command("keys", self.tr("&Keys"), ("F1",), self._show_keys),
            *others,
            Command("about", about, (), self._show_about, role=Role.AboutRole),
        ]

    def _show_keys(self) -> None:
        from desktop.dialogs.keys import KeysDialog, Section

        with_keys = [listed for listed in self._commands.listed() if listed.keys]
        by_menu = groupby(with_keys, lambda listed: listed.menu)
        sections = [
            Section(menu, tuple((x.text, tuple(x.keys.split(" · "))) for x in listed))
            for menu, listed in by_menu
        ]
        dialog = KeysDialog(self._theme, sections, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_about(self) -> None:
        from desktop.versions import versions

        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Headframe"))
        box.setText("\n".join(f"{name} {version}" for name, version in versions().items()))
        box.open()
