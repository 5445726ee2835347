"""What is drawn beside a listing's own bars: indicators and other listings, and what they say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop import wording
from desktop.analysis.indicators import Indicator
from desktop.charts.comparison import Comparison, Other
from desktop.charts.indicator_lines import IndicatorLines, name_of
from desktop.charts.legend import Entry
from desktop.charts.lines import Line
from desktop.charts.price_parts import PriceParts
from desktop.charts.series import HOLE, Series
from desktop.charts.time_scale import DAY, TimeRange, day_at, middle_of

translate = QCoreApplication.translate


class Overlays:
    """Keeps the lines of a series, and shows them in the parts of the chart."""

    def __init__(self, parts: PriceParts, time: TimeRange) -> None:
        self._parts = parts
        self._time = time
        self._series: Series | None = None
        self._name = ""
        self._slots: tuple[Indicator | None, ...] = ()
        self._others: tuple[Other, ...] = ()
        self._indicators = IndicatorLines()
        self._comparison = Comparison()
        self._day: date | None = None

    def set_series(self, series: Series | None, name: str) -> None:
        """Computes everything for other bars, those of the listing of that name."""
        self._series, self._name = series, name
        self._indicators = IndicatorLines(series)
        self.set_slots(self._slots)
        self.set_others(self._others)

    def set_slots(self, slots: Sequence[Indicator | None]) -> None:
        """Shows these indicators; there are panes enough for those with a scale of their own."""
        self._slots = tuple(slots)
        self._parts.lines.set_lines(self._indicators.over_price(self._slots))
        own = self._indicators.own(self._slots)
        for study in self._parts.studies[len(own) :]:
            study.clear()
        for study, (indicator, line) in zip(self._parts.studies, own, strict=False):
            study.show(indicator, line)

    def set_others(self, others: Sequence[Other]) -> None:
        """Shows these listings beside the series."""
        self._others = tuple(others)
        self._comparison = Comparison(self._series, self._others, self._name)
        self._parts.compared.set_lines(self._comparison.lines)

    def fit(self) -> tuple[float, float]:
        """Suits all to the range in sight; the lowest and the highest value that is compared."""
        for study in self._parts.studies:
            study.fit()
        if self._comparison.rebase(self._time.first):
            self._parts.compared.set_lines(self._comparison.lines)
        self._parts.scale.set_base(self._comparison.base)
        return self._comparison.reach(self._time.first, self._time.last)

    def read_out(self, day: date | None) -> None:
        """Says the values of a day, or the last ones."""
        self._day = day
        for study in self._parts.studies:
            study.read_out(day)
        self._parts.legend.set_entries(self._entries(), self._parts.pill.box())

    def described(self) -> list[str]:
        """Sentences on what is drawn."""
        said = []
        if self._comparison.lines:
            named = (f"{entry.line.name} {entry.value}".strip() for entry in self._compared())
            form = translate("PriceChart", "Compared: {names}.")
            said.append(form.format(names=", ".join(named)))
        names = [name_of(indicator) for indicator in self._slots if indicator is not None]
        if names:
            form = translate("PriceChart", "Indicators: {names}.")
            said.append(form.format(names=", ".join(names)))
        return said

    def _entries(self) -> list[Entry]:
        x = self._x()
        own = [Entry(line, _value(line.at(x))) for line in self._parts.lines.lines]
        return self._compared() + own + self._left_out()

    def _left_out(self) -> list[Entry]:
        """The studies for whose panes there is no room: said, where they can't be seen."""
        form = translate("PriceChart", "{value} (no room for its pane)")
        return [
            Entry(study.line, form.format(value=study.gutter.value).lstrip())
            for study in self._parts.studies
            if study.line is not None and not study.pane.isVisible()
        ]

    def _compared(self) -> list[Entry]:
        if self._comparison.main is None:
            return []
        lines, x = (self._comparison.main, *self._comparison.lines), self._x()
        if self._comparison.base is None:
            return [Entry(line, _value(line.at(x))) for line in lines]
        return [Entry(line, self._change(line, x)) for line in lines]

    def _change(self, line: Line, x: float) -> str:
        """What a line has changed since the left, or since it starts where that is much later."""
        percent, first = self._comparison.change(line, x), self._time.first
        if not math.isfinite(percent):
            return ""
        assert self._comparison.main is not None
        starts = [self._comparison.start_of(each, first) for each in (self._comparison.main, line)]
        if starts[1] - starts[0] <= HOLE * DAY:
            return wording.percent(percent)
        form = translate("PriceChart", "{change} since {day}")
        return form.format(change=wording.percent(percent), day=wording.day(day_at(starts[1])))

    def _x(self) -> float:
        return math.inf if self._day is None else middle_of(self._day)


def _value(found: tuple[float, ...]) -> str:
    """The value of a line, or its values from the top down; nothing where there is none."""
    return " · ".join(wording.price(value) for value in found if math.isfinite(value))
