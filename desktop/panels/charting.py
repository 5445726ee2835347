"""How the price is drawn: its range, its style and its scale, as commands and remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import settings as kept
from desktop.actions import Choices, Command, Entry
from desktop.charts.price_item import Style
from desktop.panels.company import CompanyPanel
from desktop.panels.company_header import RANGES
from desktop.panels.comparing import Comparing
from desktop.panels.indicators import Indicators
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import Theme

STYLES: tuple[Style, ...] = ("candles", "bars", "line", "area")


class Charting(QObject):
    """Chooses how the price is drawn, and remembers it.

    Signals: `checked(str, bool)`, a command's name and whether what it turns is on;
    `named(str, str)`, a command's name and the words that it has now.
    """

    checked = Signal(str, bool)
    named = Signal(str, str)

    def __init__(
        self,
        company: CompanyPanel,
        store: Store,
        theme: Theme,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._company = company
        self.comparing = Comparing(company.prices, store, theme, settings, window)
        self.comparing.checked.connect(self.checked)
        self._indicators = Indicators(company.price_chart, theme, settings, window)
        self._indicators.checked.connect(self.checked)
        self._indicators.named.connect(self.named)
        self._settings = settings
        company.range_chosen.connect(partial(settings.put, kept.RANGE))
        company.heights.chosen.connect(partial(settings.put, kept.LANES))
        company.header.style_chosen.connect(self.choose_style)
        company.header.log_turned.connect(self.turn_log)
        company.header.compare_asked.connect(self.comparing.ask)

    def commands(self, can: Callable[[], bool]) -> list[Entry]:
        """What can be chosen; `can`, whether there is a chart to look at."""
        log = self.tr("Lo&garithmic scale")
        turn = self.turn_log
        return [
            *self._ranges(can),
            None,
            Choices(self.tr("St&yle"), self._styles(can), is_exclusive=True, name="style"),
            Command("log", log, ("G",), turn, is_checkable=True, can=can),
            *self._indicators.commands(can),
            None,
            *self.comparing.commands(can),
        ]

    def restore(self) -> None:
        """Draw as last time."""
        name = self._settings.get(kept.RANGE)
        self._company.set_first_range(name if name in RANGES else "MAX")
        self._company.heights.choose(self._settings.get(kept.LANES))
        self._show_style()
        self._show_log()
        self._indicators.restore()
        self.comparing.restore()

    def choose_style(self, style: str) -> None:
        """Candles, bars, a line or an area."""
        self._settings.put(kept.STYLE, style)
        self._show_style()

    def turn_log(self) -> None:
        """Take the other scale."""
        self._settings.put(kept.LOG, not self._settings.get(kept.LOG))
        self._show_log()

    def _show_style(self) -> None:
        stored = self._settings.get(kept.STYLE)
        style = next((known for known in STYLES if known == stored), STYLES[0])
        self._company.price_chart.set_style(style)
        self._company.header.check_style(style)
        self.checked.emit(style, True)

    def _show_log(self) -> None:
        is_log = self._settings.get(kept.LOG)
        self._company.price_chart.set_log(is_log)
        self._company.header.check_log(is_log)
        self.checked.emit("log", is_log)

    def _ranges(self, can: Callable[[], bool]) -> list[Command]:
        commands = []
        for number, name in enumerate(RANGES, start=1):
            key = "0" if name == "MAX" else str(number)
            act = partial(self._company.header.range_chosen.emit, name)
            text = self.tr("Show %s") % name
            commands.append(Command(f"range_{name}", text, (key,), act, can=can))
        return commands

    def _styles(self, can: Callable[[], bool]) -> tuple[Command, ...]:
        words = {
            "candles": self.tr("&Candles"),
            "bars": self.tr("&Bars"),
            "line": self.tr("&Line"),
            "area": self.tr("&Area"),
        }
        return tuple(
            Command(name, text, (), partial(self.choose_style, name), is_checkable=True, can=can)
            for name, text in words.items()
        )
