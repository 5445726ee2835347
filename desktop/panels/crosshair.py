"""The day that chart and lanes stand on: under the pointer, held by a menu, or picked."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from db.records import CompanyTimeline
from desktop import wording
from desktop.analysis.nearness import nearest
from desktop.charts.lanes_chart import LanesChart
from desktop.charts.measure_tool import step_along
from desktop.charts.price_chart import PriceChart


class Crosshair(QObject):
    """Keeps the crosshair of the chart and that of the lanes on one day.

    A day that was picked, by a click on a bar or by stepping, stays when the pointer leaves.
    """

    def __init__(self, chart: PriceChart, lanes: LanesChart, parent: QObject) -> None:
        super().__init__(parent)
        self._chart, self._lanes = chart, lanes
        self._timeline: CompanyTimeline | None = None
        self._hovered: dt.date | None = None
        self._held: dt.date | None = None
        self._picked: dt.date | None = None
        for pane in (chart, lanes):
            pane.day_hovered.connect(self._hover)
        chart.day_picked.connect(self.pick)

    @property
    def day(self) -> dt.date | None:
        """The day that it stands on, or that a menu is open at."""
        return self._held or self._hovered or self._picked

    def set_timeline(self, timeline: CompanyTimeline | None) -> None:
        """Name the nearest of a company's milestones; another company forgets the picked day."""
        if self._timeline is None or timeline is None or _is_other(self._timeline, timeline):
            self._picked = None
        self._timeline = timeline
        self._show()

    def hold(self, day: dt.date | None) -> None:
        """Stay on a day although the pointer leaves it; None lets go."""
        self._held = day

    def pick(self, day: dt.date | None) -> None:
        """Stay on a day until another is picked; None lets go."""
        self._picked = day
        self._show()

    def leave(self) -> None:
        """Stand on no day."""
        self._hovered = self._held = None
        self.pick(None)

    def step(self, by: int) -> None:
        """Pick the next (+1) or previous (-1) bar from where it stands, and bring it into view."""
        days = self._chart.days
        if not days:
            return
        here = self._hovered or self._picked
        day = step_along(days, here, by) if here else self._chart.last_day_in_sight
        self._hovered = None
        self.pick(day)
        self._chart.reveal(day)

    def _hover(self, day: dt.date | None) -> None:
        self._hovered = day
        self._show()

    def _show(self) -> None:
        day = self._hovered or self._picked
        self._chart.set_crosshair(day)
        self._lanes.set_crosshair(day)
        self._chart.set_remark(*self._nearest(day))

    def _nearest(self, day: dt.date | None) -> tuple[str, str]:
        """The milestone nearest to a day, and how far it is."""
        if day is None or self._timeline is None:
            return "", ""
        found = nearest(self._timeline.all_milestones, day)
        return (found.milestone.name, wording.near(found)) if found else ("", "")


def _is_other(one: CompanyTimeline, other: CompanyTimeline) -> bool:
    return one.company.id != other.company.id
