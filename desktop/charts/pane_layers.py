"""What every pane of the chart has: the grid, the future, today, the crosshair, the chosen day."""

from __future__ import annotations

from datetime import date

from desktop.charts.hairline import Hairline
from desktop.charts.time_axis import TimeAxis, TimeGrid
from desktop.charts.time_pane import TimePane
from desktop.charts.today import FutureItem, TodayLine
from desktop.theme import Theme

BEHIND, TODAY, DAYS = -10, 20, 30  # under all else, or over the prices
DASHES = 8  # pixels from dash to dash of the line of today


class PaneLayers:
    """The layers of one pane that stand at a day; `is_behind` puts the lines under all else."""

    def __init__(
        self, pane: TimePane, theme: Theme, axis: TimeAxis, *, is_behind: bool = False
    ) -> None:
        self._future = FutureItem(pane, theme)
        self._today = TodayLine(pane, theme, BEHIND if is_behind else TODAY)
        z = BEHIND if is_behind else DAYS
        self.crosshair = Hairline(pane, theme, "text_muted", z)
        self._chosen = Hairline(pane, theme, "focus", z)
        self._grid = TimeGrid(pane, theme, axis)

    def set_today(self, day: date) -> None:
        """Moves the line and the future to a day."""
        self._future.set_today(day)
        self._today.set_today(day)

    def set_crosshair(self, day: date | None) -> None:
        """Moves the crosshair to a day, or takes it away."""
        self.crosshair.set_day(day)

    def set_chosen(self, day: date | None) -> None:
        """Moves the hairline of the chosen day, or takes it away."""
        self._chosen.set_day(day)

    def stand_at(self, top: float) -> None:
        """The pane begins so many pixels from the top: the dashes go on from the pane above."""
        self._today.phase = top % DASHES
