"""How the whole window looks: its colours."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import settings as kept
from desktop.actions import Choices, Command, Entry
from desktop.settings import Setting, Settings
from desktop.theme import Choice, Theme, as_choice

THEMES: tuple[Choice, ...] = ("system", "light", "dark", "high_contrast")


class Viewing(QObject):
    """Chooses looks and remembers them.

    Signals: `theme_chosen(str)`, the look in use, by whichever hand.
    """

    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        theme.changed.connect(self._tell_theme)
        settings.changed.connect(self._follow)

    def commands(self) -> list[Entry]:
        """The looks as commands."""
        return [Choices(self.tr("&Theme"), self._themes(), is_exclusive=True)]

    def restore(self) -> None:
        """Take the looks of last time."""
        self._tell_theme()

    def choose_theme(self, choice: Choice) -> None:
        """Light, dark, high contrast, or as the system has it."""
        self._settings.put(kept.THEME, choice)
        self._theme.choose(choice)
        self._tell_theme()

    def _follow(self, setting: Setting[Any]) -> None:
        if setting is kept.THEME:
            self.choose_theme(as_choice(self._settings.get(kept.THEME)))

    def _tell_theme(self) -> None:
        self.theme_chosen.emit(self._theme.choice)

    def _themes(self) -> tuple[Command, ...]:
        words = {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
            "high_contrast": self.tr("&High contrast"),
        }
        return tuple(
            Command(
                f"theme_{choice}",
                words[choice],
                (),
                partial(self.choose_theme, choice),
                is_checkable=True,
            )
            for choice in THEMES
        )
