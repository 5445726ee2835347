"""The parts of the price chart: the panes, what is drawn in them, and where they stand."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtWidgets import QGraphicsItem

from desktop.charts.caption import Caption
from desktop.charts.edges import Edges
from desktop.charts.flag_places import height_of
from desktop.charts.gaps import GapsItem
from desktop.charts.hairline import Hairline
from desktop.charts.price_item import PriceItem
from desktop.charts.price_scale import GutterName, PriceGrid, PriceScale
from desktop.charts.readout import ReadoutItem
from desktop.charts.time_axis import HEIGHT as AXIS
from desktop.charts.time_axis import TimeAxis, TimeGrid
from desktop.charts.time_pane import TimePane
from desktop.charts.time_scale import TimeRange, font_scale, gutter_width
from desktop.charts.today import FutureItem, TodayLine, TodayPill
from desktop.charts.volume import VolumeItem
from desktop.theme import Theme

CAPTION = 20
translate = QCoreApplication.translate

PRICE = 80  # the least height of the price, before the strip of flags takes any


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
        self.futures = [FutureItem(pane, theme) for pane in self.panes]
        self.today_lines = [TodayLine(pane, theme) for pane in self.panes]
        self.crosshairs = [Hairline(pane, theme, "text_muted") for pane in self.panes]
        self.chosen = [Hairline(pane, theme, "focus") for pane in self.panes]
        self.time_grids = [TimeGrid(pane, theme, self.axis) for pane in self.panes]
        for lines in (self.today_lines, self.crosshairs, self.chosen):
            lines[1].setZValue(-10)  # behind the flags
        self.price_grid = PriceGrid(self.price, theme, self.scale)
        self.hatch = GapsItem(self.price, theme)
        self.volume = VolumeItem(self.price, theme)
        self.candles = PriceItem(self.price, theme)
        self.readout = ReadoutItem(self.price, theme)
        self.pill = TodayPill(self.price, theme)

    @property
    def panes(self) -> tuple[TimePane, ...]:
        """Everything that runs along time, from the top down."""
        return self.price, self.strip

    @property
    def tops(self) -> tuple[QGraphicsItem, ...]:
        """The parts that stand in no other part."""
        beside = self.axis, self.scale, self.strip_name, self.source, self.edges
        return (*self.panes, *beside)

    def set_today(self, day: date, *, is_past: bool) -> None:
        """Moves line, pill and future to a day; `is_past` says that it is one looked back to."""
        self.pill.set_today(day, is_past=is_past)
        for future, line in zip(self.futures, self.today_lines, strict=True):
            future.set_today(day)
            line.set_today(day)

    def set_crosshair(self, day: date | None) -> None:
        """Moves the crosshair to a day, or takes it away."""
        for line in self.crosshairs:
            line.set_day(day)
        self.axis.set_crosshair(day)

    def set_chosen(self, day: date | None) -> None:
        """Moves the hairline of the chosen day, or takes it away."""
        for line in self.chosen:
            line.set_day(day)

    def arrange(self, width: int, height: int, levels: int) -> None:
        """Puts every part where it belongs, with room for so many levels of flags."""
        length = self._theme.length
        gutter = gutter_width(self._theme)
        caption = length(CAPTION) if self.source.text else 0
        axis_top = height - caption - length(AXIS)
        wanted = math.ceil(height_of(levels, font_scale())) + 4
        strip = min(wanted, max(0, axis_top - PRICE))
        strip_top = axis_top - strip
        plot = max(1, width - gutter)
        self.price.setGeometry(QRectF(gutter, 0, plot, max(1, strip_top)))
        self.scale.setGeometry(QRectF(0, 0, gutter, max(1, strip_top)))
        self.strip.setGeometry(QRectF(gutter, strip_top, plot, max(1, strip)))
        self.strip_name.setGeometry(QRectF(0, strip_top, gutter, max(1, strip)))
        self.axis.setGeometry(QRectF(0, axis_top, width, length(AXIS)))
        self.source.setGeometry(QRectF(gutter, height - caption, plot, caption))
        self.source.setVisible(bool(caption))
        self.edges.set(QRectF(0, 0, width, axis_top), gutter, strip_top)
        self.today_lines[1].phase = strip_top % 8
