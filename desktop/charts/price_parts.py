"""The parts of the price chart: the panes, what is drawn in them, and where they stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QGraphicsItem

from desktop.charts.caption import Caption
from desktop.charts.edges import Edges
from desktop.charts.flag_places import height_of
from desktop.charts.gaps import GapsItem
from desktop.charts.hairline import Hairline
from desktop.charts.legend import LegendItem
from desktop.charts.lines import LinesItem
from desktop.charts.measure import MeasureItem
from desktop.charts.pane_layers import PaneLayers
from desktop.charts.price_item import PriceItem
from desktop.charts.price_scale import GutterName, PriceGrid, PriceScale
from desktop.charts.readout import ReadoutItem
from desktop.charts.seams import SeamsItem
from desktop.charts.series import Series
from desktop.charts.shown_candles import ShownCandles
from desktop.charts.study import HEIGHT as STUDY
from desktop.charts.study import Study, StudyGutter
from desktop.charts.time_axis import HEIGHT as AXIS
from desktop.charts.time_axis import TimeAxis
from desktop.charts.time_pane import TimePane
from desktop.charts.time_scale import TimeRange, font_scale, gutter_width, middle_of
from desktop.charts.today import TodayPill
from desktop.charts.volume import VolumeItem
from desktop.theme import Theme

CAPTION = 20
translate = QCoreApplication.translate

EDGE = 4  # pixels that a view paints around what asks for it, and some more
PRICE = 80  # the least height of the price, before the strip of flags takes any
LEAST = 150  # and before a study does


class PriceParts:
    """The panes on one time range, from the top down, and the items in each of them."""

    def __init__(self, time: TimeRange, theme: Theme) -> None:
        self._theme = theme
        self.price, self.strip = TimePane(time), TimePane(time)
        self.axis = TimeAxis(time, theme)
        self.scale = PriceScale(self.price, theme)
        self.strip_name = GutterName(theme, translate("PriceChart", "flags"))
        self.source = Caption(theme)
        self.edges = Edges(theme)
        self.studies: list[Study] = []
        self._time = time
        self._layers = PaneLayers(self.price, theme, self.axis)
        self._strip_layers = PaneLayers(self.strip, theme, self.axis, is_behind=True)
        self._days: tuple[date | None, date | None, date | None] = (None, None, None)
        self.price_grid = PriceGrid(self.price, theme, self.scale)
        self.hatch = GapsItem(self.price, theme)
        self._shown = ShownCandles(self.price)
        self.volume = VolumeItem(self.price, theme, self._shown)
        self.candles = PriceItem(self.price, theme, self._shown)
        self.lines = LinesItem(self.price, theme)
        self.compared = LinesItem(self.price, theme)
        self.seams = SeamsItem(self.price, theme)
        self.legend = LegendItem(self.price, theme)
        self.readout = ReadoutItem(self.price, theme)
        self.pill = TodayPill(self.price, theme)
        self.measure = MeasureItem(self.price, theme)

    @property
    def panes(self) -> tuple[TimePane, ...]:
        """Everything that runs along time, from the top down."""
        return (self.price, *(study.pane for study in self.studies), self.strip)

    @property
    def tops(self) -> tuple[QGraphicsItem, ...]:
        """The parts that stand in no other part, but for studies."""
        beside = self.axis, self.scale, self.strip_name, self.source, self.edges
        return (self.price, self.strip, *beside)

    @property
    def over(self) -> tuple[Hairline | StudyGutter | ReadoutItem | LegendItem | TimeAxis, ...]:
        """What follows the pointer, from the bottom up; the crosshairs come first."""
        lines = (layers.crosshair for layers in self._all_layers())
        values = (study.gutter for study in self.studies)
        return (*lines, *values, self.readout, self.legend, self.axis)

    def over_region(self, days: Iterable[date]) -> QRegion:
        """Where all of that is, when the crosshair stands on these days."""
        plot, axis = self.price.geometry(), self.axis.geometry()
        boxes = [QRectF(plot.left(), 0, plot.width(), self.readout.height), axis]
        boxes += [study.gutter.geometry() for study in self.studies if study.gutter.isVisible()]
        for day in days:
            x = plot.left() + self.price.to_left(middle_of(day))
            boxes.append(QRectF(x - 2, 0, 4, axis.top()))
        region = QRegion()
        for box in boxes:
            region = region.united(box.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE))
        return region

    def set_series(self, series: Series | None) -> None:
        """Draws these bars, and their volume."""
        self._shown.set_series(series)
        self.candles.changed()
        self.volume.changed()

    def add_study(self) -> Study:
        """One more pane under the price, of which the chart takes the parts."""
        study = Study(self._time, self._theme, self.axis)
        today, crosshair, chosen = self._days
        if today is not None:
            study.layers.set_today(today)
        study.layers.set_crosshair(crosshair)
        study.layers.set_chosen(chosen)
        self.studies.append(study)
        return study

    def set_today(self, day: date, *, is_past: bool) -> None:
        """Moves line, pill and future to a day; `is_past` says that it is one looked back to."""
        self._days = (day, *self._days[1:])
        self.pill.set_today(day, is_past=is_past)
        for layers in self._all_layers():
            layers.set_today(day)

    def set_crosshair(self, day: date | None) -> None:
        """Moves the crosshair to a day, or takes it away."""
        self._days = (self._days[0], day, self._days[2])
        for layers in self._all_layers():
            layers.set_crosshair(day)
        self.axis.set_crosshair(day)

    def set_chosen(self, day: date | None) -> None:
        """Moves the hairline of the chosen day, or takes it away."""
        self._days = (*self._days[:2], day)
        for layers in self._all_layers():
            layers.set_chosen(day)

    def arrange(self, width: int, height: int, levels: int) -> None:
        """Puts every part where it belongs, with room for so many levels of flags.

        Studies for which there is no room are not shown.
        """
        length = self._theme.length
        gutter = gutter_width(self._theme)
        caption = length(CAPTION) if self.source.text else 0
        axis_top = height - caption - length(AXIS)
        wanted = math.ceil(height_of(levels, font_scale())) + 4
        strip = min(wanted, max(0, axis_top - PRICE))
        strip_top = axis_top - strip
        plot = max(1, width - gutter)
        fitting = max(0, int((strip_top - length(LEAST)) // length(STUDY)))
        shown = [study for study in self.studies if study.line is not None][:fitting]
        price = strip_top - length(STUDY) * len(shown)
        self.price.setGeometry(QRectF(gutter, 0, plot, max(1, price)))
        self.scale.setGeometry(QRectF(0, 0, gutter, max(1, price)))
        tops = [price]
        for study in self.studies:
            study.place(tops[-1], gutter, plot, is_shown=study in shown)
            if study in shown:
                tops.append(tops[-1] + length(STUDY))
        self.strip.setGeometry(QRectF(gutter, strip_top, plot, max(1, strip)))
        self.strip_name.setGeometry(QRectF(0, strip_top, gutter, max(1, strip)))
        self._strip_layers.stand_at(strip_top)
        self.axis.setGeometry(QRectF(0, axis_top, width, length(AXIS)))
        self.source.setGeometry(QRectF(gutter, height - caption, plot, caption))
        self.source.setVisible(bool(caption))
        self.edges.set(QRectF(0, 0, width, axis_top), gutter, tops)

    def _all_layers(self) -> tuple[PaneLayers, ...]:
        return (self._layers, *(study.layers for study in self.studies), self._strip_layers)
