"""The indicators of the chart: which are drawn and over how many days, chosen and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import settings as kept
from desktop.actions import Choices, Command, Entry
from desktop.analysis.indicators import Indicator
from desktop.charts.indicator_lines import name_of
from desktop.charts.price_chart import PriceChart
from desktop.dialogs.form import open_form
from desktop.settings import Settings
from desktop.theme import Theme

# What can be drawn at once, and the periods that are usual.
SLOTS = {
    "sma_1": Indicator("sma", 20),
    "sma_2": Indicator("sma", 50),
    "sma_3": Indicator("sma", 200),
    "ema": Indicator("ema", 20),
    "bollinger": Indicator("bollinger", 20),
    "rsi": Indicator("rsi", 14),
    "atr": Indicator("atr", 14),
}
LONGEST = 999


class Indicators(QObject):
    """Turns indicators on and off, and asks for their periods.

    Signals: `checked(str, bool)`, a command's name and whether what it turns is on;
    `named(str, str)`, a command's name and the words that it has now.
    """

    checked = Signal(str, bool)
    named = Signal(str, str)

    def __init__(
        self, chart: PriceChart, theme: Theme, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._chart = chart
        self._theme = theme
        self._settings = settings
        self._window = window

    def commands(self, can: Callable[[], bool]) -> list[Entry]:
        """A command for each, and one for their periods."""
        turns = [
            Command(
                f"indicator_{slot}",
                name_of(indicator),
                (),
                partial(self.turn, slot),
                is_checkable=True,
                can=can,
            )
            for slot, indicator in self._slots().items()
        ]
        periods = Command("periods", self.tr("&Periods…"), (), self._ask, can=can)
        return [Choices(self.tr("&Indicators"), (*turns, periods), name="indicators")]

    def restore(self) -> None:
        """Draw those of last time."""
        self._show()

    def turn(self, slot: str) -> None:
        """Draw an indicator, or no more."""
        drawn = self._drawn() ^ {slot}
        self._settings.put(kept.INDICATORS, " ".join(name for name in SLOTS if name in drawn))
        self._show()

    def set_periods(self, periods: Sequence[int]) -> None:
        """Let the slots look over so many days, in their order."""
        self._settings.put(kept.PERIODS, " ".join(str(days) for days in periods))
        self._show()

    def _slots(self) -> dict[str, Indicator]:
        """The slots with the periods that are remembered; strange ones are passed over."""
        stored = self._settings.get(kept.PERIODS).split()
        is_sound = len(stored) == len(SLOTS) and all(days.isdecimal() for days in stored)
        if not is_sound or not all(1 <= int(days) <= LONGEST for days in stored):
            return SLOTS
        pairs = zip(SLOTS.items(), stored, strict=True)
        return {slot: usual._replace(days=int(days)) for (slot, usual), days in pairs}

    def _drawn(self) -> set[str]:
        return set(self._settings.get(kept.INDICATORS).split()) & set(SLOTS)

    def _show(self) -> None:
        slots, drawn = self._slots(), self._drawn()
        self._chart.set_indicators(
            [indicator if slot in drawn else None for slot, indicator in slots.items()]
        )
        for slot, indicator in slots.items():
            self.named.emit(f"indicator_{slot}", name_of(indicator))
            self.checked.emit(f"indicator_{slot}", slot in drawn)

    def _ask(self) -> None:
        from desktop.dialogs.periods import PeriodsForm

        names = {"sma_1": self.tr("First SMA"), "sma_2": self.tr("Second SMA"),
                 "sma_3": self.tr("Third SMA"), "ema": self.tr("EMA"),
                 "bollinger": self.tr("Bollinger bands"), "rsi": self.tr("RSI"),
                 "atr": self.tr("ATR")}  # fmt: skip
        periods = {names[slot]: indicator.days for slot, indicator in self._slots().items()}
        form = PeriodsForm(self._theme, periods, self._window)
        open_form(form, lambda: self.set_periods(form.periods()))
