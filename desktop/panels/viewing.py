"""How the chart and the whole window look: range, candles or line, and the colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import settings as kept
from desktop.actions import Choices, Command, Entry
from desktop.panels.company import CompanyPanel
from desktop.panels.company_header import RANGES
from desktop.settings import Setting, Settings
from desktop.theme import Choice, Theme, as_choice

THEMES: tuple[Choice, ...] = ("system", "light", "dark", "high_contrast")


class Viewing(QObject):
    """Chooses looks and remembers them.

    Signals: `theme_chosen(str)`, the look in use, by whichever hand.
    """

    theme_chosen = Signal(str)

    def __init__(
        self, company: CompanyPanel, theme: Theme, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._theme = theme
        self._settings = settings
        company.range_chosen.connect(partial(settings.put, kept.RANGE))
        company.header.style_chosen.connect(self.choose_style)
        theme.changed.connect(self._tell_theme)
        settings.changed.connect(self._follow)

    def commands(self, can: Callable[[], bool]) -> list[Entry]:
        """The looks as commands; `can`, whether there is a chart to look at."""
        style = self.choose_style
        return [
            *self._ranges(can),
            None,
            Command("candles", self.tr("&Candles"), (), partial(style, "candles"), can=can),
            Command("line", self.tr("&Line"), (), partial(style, "line"), can=can),
            Choices(self.tr("&Theme"), self._themes(), is_exclusive=True),
        ]

    def restore(self) -> None:
        """Take the looks of last time."""
        self._company.choose_style(self._settings.get(kept.STYLE))
        name = self._settings.get(kept.RANGE)
        self._company.set_first_range(name if name in RANGES else "MAX")
        self._tell_theme()

    def choose_style(self, style: str) -> None:
        """Candles or a line."""
        self._settings.put(kept.STYLE, style)
        self._company.choose_style(style)

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

    def _ranges(self, can: Callable[[], bool]) -> list[Command]:
        commands = []
        for number, name in enumerate(RANGES, start=1):
            key = "0" if name == "MAX" else str(number)
            act = partial(self._company.header.range_chosen.emit, name)
            text = self.tr("Show %s") % name
            commands.append(Command(f"range_{name}", text, (key,), act, can=can))
        return commands

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
