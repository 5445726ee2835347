"""The lettered flags over the time axis: one item that paints, opens and drags them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from math import isclose
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.analysis.story import Ref, StoryDay
from desktop.charts import flag_words
from desktop.charts.carried_note import CarriedNote
from desktop.charts.flag_layout import CROWD, FlagLayout
from desktop.charts.flag_painter import FlagPainter, box_of
from desktop.charts.flag_places import (
    HEIGHT,
    Flag,
    FlagDays,
    flag_at,
    flag_top,
)
from desktop.charts.time_pane import TimePane
from desktop.charts.time_scale import day_at, font_scale
from desktop.theme import Theme

BEHIND, AHEAD = 0.25, 2.0  # widths of the pane that are laid out at once while it is panned


class FlagItem(pg.GraphicsObject):  # type: ignore[misc]
    """All flags of a time range, painted in pixels over the lower edge of the pane it stands in.

    Signals: `chosen(object)`, a Ref; `opened(object)`, the Flag of a badge that was clicked;
    `edit_asked(object)`, a Ref; `note_moved(object, object)`, a note's Ref and its new day;
    `levels_changed(int)`.
    """

    chosen = Signal(object)
    opened = Signal(object)
    edit_asked = Signal(object)
    note_moved = Signal(object, object)
    levels_changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._painter = FlagPainter(theme)
        self._days = FlagDays()
        self._letters: Mapping[dt.date, str] = {}
        self._chosen: Ref | None = None
        self._chosen_day: dt.date | None = None
        self._layout: FlagLayout | None = None
        self._range = (0.0, 0.0, 0.0)  # its ends in seconds, and the width of the pane
        self._levels = 0
        self._carried: CarriedNote | None = None
        self._in: TimePane | None = None
        self._area = QRectF()
        theme.changed.connect(self.update)

    def stand_in(self, pane: TimePane) -> None:
        """Stand in this pane from now on."""
        self._in = pane
        self.setParentItem(pane)
        pane.sigResized.connect(self._resized)
        self._resized()

    def set_days(self, days: Sequence[StoryDay], letters: Mapping[dt.date, str]) -> None:
        """Show these days, each under its letter."""
        self._days = FlagDays(days)
        self._letters = letters
        self._chosen_day = self._days.day_of(self._chosen)
        self._layout = None
        self.update()

    def set_letters(self, letters: Mapping[dt.date, str]) -> None:
        """Change the letters; nothing else moves."""
        self._letters = letters
        self.update()

    def set_chosen(self, ref: Ref | None) -> None:
        """Put the ring on the flag that stands for `ref`."""
        self._chosen = ref
        self._chosen_day = self._days.day_of(ref)
        self.update()

    @property
    def levels(self) -> int:
        """How many levels the flags of the present range take: 0 to `LEVELS`."""
        self._place()
        return self._levels

    @property
    def placed(self) -> tuple[Flag, ...]:
        """The flags of the present range where they stand."""
        layout = self._place()
        return () if layout is None else layout.seen(self._range[0], self._range[2])

    @property
    def letters(self) -> Mapping[dt.date, str]:
        """The letter of each day that has one."""
        return self._letters

    @property
    def carried(self) -> CarriedNote | None:
        """The note that is being dragged to another day."""
        return self._carried

    def summary(self) -> str:
        """The flags in words, for those who can't see them."""
        return flag_words.summary(self.placed, self._letters)

    def settle(self) -> None:
        """Stand within the pane again where panning left a flag cut; a crowd is cut either way."""
        layout = self._layout
        if layout is not None and layout.is_wide and len(layout.flags) <= CROWD:
            self._layout, self._range = None, (0.0, 0.0, 0.0)
            self.update()

    def let_go(self) -> bool:
        """Leave the note that is being dragged where it was; whether there was one."""
        if self._carried is None:
            return False
        self._carried = None
        self.update()
        return True

    def boundingRect(self) -> QRectF:
        """The whole pane."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint stems, marks and flags in the pixels of the pane."""
        layout, pane = self._place(), self.boundingRect()
        painter.save()
        painter.setClipRect(pane, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout is not None and layout.flags:
            size = pane.width(), pane.height()
            self._painter.paint(painter, layout, self._range[0], size, self._letters)
            if (chosen := self.chosen_flag()) is not None:
                foot = chosen.foot_on(self._chosen_day) or chosen.feet[0]
                self._painter.paint_chosen(painter, chosen, foot, pane.height())
        if self._carried is not None:
            self._carried.paint(painter, self._theme)
        painter.restore()

    def hoverEvent(self, event: Any) -> None:
        """Say what the flag under the pointer stands for."""
        flag = None if event.isExit() else self._flag_under(event)
        self.setToolTip("" if flag is None else flag_words.tip_of(flag, self._letters))
        self.setCursor(
            Qt.CursorShape.ArrowCursor if flag is None else Qt.CursorShape.PointingHandCursor
        )
        if flag is not None:
            event.acceptClicks(Qt.MouseButton.LeftButton)
            if self._note_of(flag) is not None:
                event.acceptDrags(Qt.MouseButton.LeftButton)

    def mouseClickEvent(self, event: Any) -> None:
        """Choose what the flag stands for; a badge opens, and a double click edits."""
        flag = self._flag_under(event)
        if flag is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        ref = self.ref_of(flag)
        if event.double():
            self.edit_asked.emit(ref)
            return
        self.chosen.emit(ref)
        if flag.count > 1:
            self.opened.emit(flag)

    def mouseDragEvent(self, event: Any) -> None:
        """Carry the note of a flag to another day; what is no note's pans as the pane does."""
        if event.isStart():
            flag = self.flag_at(QPointF(event.buttonDownScenePos()))
            ref = self._note_of(flag) if flag is not None else None
            if ref is None or event.button() != Qt.MouseButton.LeftButton:
                event.ignore()
                return
            day = self._days.day_of(ref)
            assert day is not None
            assert self._in is not None
            self._carried = CarriedNote(ref, day, day, self._in)
        event.accept()  # where Escape left it, the rest of the drag does nothing
        if self._carried is None:
            return
        self._carried.day = self._day_under(QPointF(event.scenePos()))
        self.update()
        if event.isFinish():
            done, self._carried = self._carried, None
            if done.day != done.began:
                self.note_moved.emit(done.ref, done.day)

    def flag_at(self, at: QPointF) -> Flag | None:
        """The flag under a point of the scene, or the one whose foot is there."""
        pane = self._pane()
        if not pane.contains(at):
            return None
        inside = at - pane.topLeft()
        return flag_at(self.placed, inside.x(), inside.y(), pane.height(), font_scale())

    def ref_of(self, flag: Flag) -> Ref:
        """What a flag stands for: the chosen thing, where that is one of its, else the first."""
        if self._chosen is not None and flag.foot_on(self._chosen_day) is not None:
            return self._chosen
        return flag.feet[0].days[0].entries[0].ref

    def chosen_flag(self) -> Flag | None:
        """The flag of the chosen thing, where it is in sight."""
        if self._chosen_day is None:
            return None
        return next((f for f in self.placed if f.foot_on(self._chosen_day) is not None), None)

    def boxes_at(self, x: float) -> list[QRectF]:
        """The flags in the scene that an upright line at `x` runs through."""
        pane, scale = self._pane(), font_scale()
        inside = x - pane.left()
        return [
            box_of(flag, pane.height(), scale).translated(pane.topLeft()).adjusted(-4, -4, 4, 4)
            for flag in self.placed
            if flag.left <= inside <= flag.right
        ]

    def place_of(self, flag: Flag) -> QPointF:
        """The middle of a flag in the scene."""
        pane = self._pane()
        top = flag_top(flag, pane.height(), font_scale())
        return pane.topLeft() + QPointF(flag.left + flag.width / 2, top + HEIGHT * font_scale() / 2)

    def _pane(self) -> QRectF:
        return QRectF(self.mapRectToScene(self.boundingRect()))

    def _resized(self) -> None:
        self.prepareGeometryChange()  # before the area is another, or the scene loses track
        self._area = QRectF() if self._in is None else self._in.area

    def _flag_under(self, event: Any) -> Flag | None:
        return self.flag_at(QPointF(event.scenePos()))

    def _day_under(self, at: QPointF) -> dt.date:
        assert self._in is not None
        width = self._in.pixel_width
        x = min(max(self._in.mapFromScene(at).x(), 0.0), width - 1)
        return day_at(self._in.time.from_pixel(x, width))

    def _note_of(self, flag: Flag) -> Ref | None:
        """The note that a drag of this flag means: the chosen one, or the only thing of it."""
        ref = self.ref_of(flag)
        is_meant = ref == self._chosen or flag.count == 1
        return ref if is_meant and ref.kind == "note" else None

    def _place(self) -> FlagLayout | None:
        if self._in is None:
            return self._layout
        first, last, width = self._in.time.first, self._in.time.last, self._in.pixel_width
        if width < 1 or (self._layout is not None and (first, last, width) == self._range):
            return self._layout
        was_first, was_last, was_width = self._range
        self._range = (first, last, width)
        if self._layout is None or not self._layout.serves(first, last, width):
            is_panned = was_width == width and isclose(last - first, was_last - was_first)
            beside = (BEHIND, AHEAD) if first > was_first else (AHEAD, BEHIND)
            beside = beside if is_panned else (0.0, 0.0)
            self._layout = FlagLayout(self._days, first, last, width, font_scale(), beside)
        levels = self._layout.levels(first, width)
        if levels != self._levels:
            self._levels = levels
            self.levels_changed.emit(levels)
        return self._layout
