"""The lettered flags over the time axis: where each stands, and one item that paints them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop import wording
from desktop.analysis.story import KINDS, Entry, Ref, StoryDay
from desktop.charts import marks
from desktop.charts.time_scale import font_scale, middle_of
from desktop.theme import Theme, Tokens

LEVELS = 4
PITCH = 21.0
SINGLE = 20.0
BADGE = 34.0
HEIGHT = 18.0
RING = marks.RADIUS + 3
SPACE = 3.0
FOOT = 11.0  # from the lowest flag to the axis
MARK = 3.0  # from a kind's mark to the axis
REACH = 5.0  # how near to a mark still means it
TIP_LINES = 8


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag where it stands; lengths in pixels from the left edge of the pane.

    `level` counts from 0 at the axis; `days` are the story days it stands for, oldest first,
    `feet` the place of each on the axis, and `count` all their entries.
    """

    feet: tuple[float, ...]
    left: float
    width: float
    level: int
    kind: str
    count: int
    days: tuple[StoryDay, ...]

    @property
    def right(self) -> float:
        """The first pixel right of it."""
        return self.left + self.width

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything it stands for."""
        return tuple(entry for day in self.days for entry in day.entries)


def place(
    days: Sequence[StoryDay],
    x_in_pixels: Callable[[dt.date], float],
    width: float,
    scale: float = 1.0,
) -> tuple[Flag, ...]:
    """Place a flag for each day whose foot lies in a pane of `width` pixels, oldest first.

    Each takes the lowest level whose last flag ends `SPACE` to its left; where none is free, it
    joins the badge of its neighbour. `scale` is the size of the font against the design's.
    """
    flags: list[Flag] = []
    last: list[int | None] = [None] * LEVELS
    for day in sorted(days, key=lambda d: d.day):
        x = x_in_pixels(day.day)
        if not 0 <= x <= width:
            continue
        count = len(day.entries)
        size = (BADGE if count > 1 else SINGLE) * scale
        left = max(0.0, min(x - size / 2, width - size))
        level = _free_level(flags, last, left - SPACE * scale)
        if level is None:
            _join(flags, last, Flag((x,), left, size, 0, day.kind, count, (day,)), width, scale)
        else:
            last[level] = len(flags)
            flags.append(Flag((x,), left, size, level, day.kind, count, (day,)))
    return tuple(flags)


def flag_at(
    flags: Sequence[Flag], x: float, y: float, height: float, scale: float = 1.0
) -> Flag | None:
    """The flag under a point of a pane `height` high, or the one whose foot is there."""
    for flag in flags:
        top = flag_top(flag, height, scale)
        if flag.left <= x < flag.right and top <= y < top + HEIGHT * scale:
            return flag
    if y < height - FOOT * scale:
        return None
    feet = [(abs(foot - x), n) for n, flag in enumerate(flags) for foot in flag.feet]
    distance, n = min(feet, default=(REACH * scale + 1, 0))
    return flags[n] if distance <= REACH * scale else None


def flag_top(flag: Flag, height: float, scale: float = 1.0) -> float:
    """The upper edge of a flag in a pane `height` high, whose lower edge is the axis."""
    return height - (FOOT + HEIGHT + PITCH * flag.level) * scale


def height_of(levels: int, scale: float = 1.0) -> float:
    """The height that so many levels need, with room for the ring."""
    return (FOOT + HEIGHT + PITCH * max(0, levels - 1) + 6) * scale


def _free_level(flags: Sequence[Flag], last: Sequence[int | None], end: float) -> int | None:
    for level, index in enumerate(last):
        if index is None or flags[index].right <= end:
            return level
    return None


def _join(
    flags: list[Flag], last: list[int | None], flag: Flag, width: float, scale: float
) -> None:
    """Put a flag into the badge of the one before; that may push it against its own neighbour."""
    joined = _joined(flags[-1], flag, width, scale)
    flags[-1] = joined
    before = [n for n, other in enumerate(flags[:-1]) if other.level == joined.level]
    if before and flags[before[-1]].right + SPACE * scale > joined.left:
        flags[before[-1]] = _joined(flags[before[-1]], joined, width, scale)
        last[joined.level] = before[-1]
        flags.pop()


def _joined(flag: Flag, later: Flag, width: float, scale: float) -> Flag:
    size = BADGE * scale
    return replace(
        flag,
        feet=flag.feet + later.feet,
        left=max(0.0, min(flag.left, width - size)),
        width=size,
        kind=min(flag.kind, later.kind, key=KINDS.index),
        count=flag.count + later.count,
        days=flag.days + later.days,
    )


class FlagItem(pg.GraphicsObject):  # type: ignore[misc]
    """All flags of a time range, painted in device pixels over the lower edge of its view box."""

    chosen = Signal(object)
    levels_changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: tuple[StoryDay, ...] = ()
        self._letters: Mapping[dt.date, str] = {}
        self._chosen: Ref | None = None
        self._flags: tuple[Flag, ...] = ()
        self._placed_for: tuple[float, float, float] | None = None
        self._levels = 0
        theme.changed.connect(self.update)

    def set_days(self, days: Sequence[StoryDay], letters: Mapping[dt.date, str]) -> None:
        """Show these days, each under its letter."""
        self._days = tuple(days)
        self._letters = letters
        self._placed_for = None
        self.update()

    def set_chosen(self, ref: Ref | None) -> None:
        """Put the ring on the flag that stands for `ref`."""
        self._chosen = ref
        self.update()

    @property
    def levels(self) -> int:
        """How many levels the flags of the present range take: 0 to `LEVELS`."""
        self._place()
        return self._levels

    @property
    def placed(self) -> tuple[Flag, ...]:
        """The flags of the present range where they stand."""
        self._place()
        return self._flags

    def tooltip_of(self, flag: Flag) -> str:
        """What a flag says when pointed at: its days, and what belongs to each."""
        lines = []
        for day in flag.days:
            lines.append(wording.day(day.day))
            lines += [_line_of(entry) for entry in day.entries]
        if len(lines) > TIP_LINES:
            rest = len(lines) - TIP_LINES
            more = QCoreApplication.translate("FlagItem", "and {count} more").format(count=rest)
            lines = [*lines[:TIP_LINES], more]
        return "\n".join(lines)

    def summary(self) -> str:
        """The flags in words, for those who can't see them."""
        entries = [
            f"{self._letters.get(day.day, '')} {wording.day(day.day)}: "
            + ", ".join(_line_of(entry) for entry in day.entries)
            for flag in self.placed
            for day in flag.days
        ]
        return "; ".join(entries)

    def boundingRect(self) -> QRectF:
        """The whole view: flags keep their size in pixels, whatever the range."""
        rect = self.viewRect()
        return QRectF() if rect is None else QRectF(rect)

    def viewRangeChanged(self) -> None:
        """Stand elsewhere when the range or the size of the view changes."""
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint stems, marks and flags in pixels."""
        self._place()
        corner = painter.worldTransform().mapRect(self.viewRect()).topLeft()
        painter.save()
        painter.resetTransform()
        painter.translate(corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_flags(painter, self._pane().height())
        painter.restore()

    def hoverEvent(self, event: Any) -> None:
        """Say what the flag under the pointer stands for."""
        flag = None if event.isExit() else self._flag_under(event)
        self.setToolTip("" if flag is None else self.tooltip_of(flag))
        self.setCursor(
            Qt.CursorShape.ArrowCursor if flag is None else Qt.CursorShape.PointingHandCursor
        )
        if flag is not None:
            event.acceptClicks(Qt.MouseButton.LeftButton)

    def mouseClickEvent(self, event: Any) -> None:
        """Choose what the flag stands for; once more, the next thing of the same flag."""
        flag = self._flag_under(event)
        if flag is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        refs = [entry.ref for entry in flag.entries]
        at = refs.index(self._chosen) + 1 if self._chosen in refs else 0
        self.chosen.emit(refs[at % len(refs)])

    def flag_at(self, at: QPointF) -> Flag | None:
        """The flag under a point of the scene, or the one whose foot is there."""
        pane = self._pane()
        if not pane.contains(at):
            return None
        inside = at - pane.topLeft()
        return flag_at(self.placed, inside.x(), inside.y(), pane.height(), font_scale())

    def ref_of(self, flag: Flag) -> Ref:
        """What a flag stands for: the chosen thing, where that is one of its, else the first."""
        refs = [entry.ref for entry in flag.entries]
        return self._chosen if self._chosen in refs else refs[0]

    def chosen_place(self) -> QPointF | None:
        """The middle of the chosen thing's flag in the scene; None where there is no such flag."""
        flag, pane = self._chosen_flag(), self._pane()
        if flag is None:
            return None
        top = flag_top(flag, pane.height(), font_scale())
        return pane.topLeft() + QPointF(flag.left + flag.width / 2, top + HEIGHT * font_scale() / 2)

    def _pane(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.sceneBoundingRect())

    def _flag_under(self, event: Any) -> Flag | None:
        return self.flag_at(QPointF(event.scenePos()))

    def _place(self) -> None:
        view = self.getViewBox()
        if view is None:
            return
        # Not viewRect: that one lags behind until the next painting.
        first, last = view.viewRange()[0]
        width = self._pane().width()
        key = (first, last, width)
        if key == self._placed_for or last <= first:
            return
        step = width / (last - first)
        self._flags = place(
            self._days, lambda d: (middle_of(d) - first) * step, width, font_scale()
        )
        self._placed_for = key
        levels = 1 + max((flag.level for flag in self._flags), default=-1)
        if levels != self._levels:
            self._levels = levels
            self.levels_changed.emit(levels)

    def _paint_flags(self, painter: QPainter, height: float) -> None:
        tokens, scale = self._theme.tokens, font_scale()
        chosen, axis = self._chosen_flag(), height - MARK * scale
        for flag in self._flags:
            painter.setPen(QPen(tokens.focus if flag is chosen else tokens.line_strong, 0))
            x = round(self._foot(flag)) + 0.5
            foot = flag_top(flag, height, scale) + HEIGHT * scale
            painter.drawLine(QPointF(x, foot), QPointF(x, axis))
        for flag in self._flags:
            for x, day in zip(flag.feet, flag.days, strict=True):
                _paint_mark(painter, day.kind, QPointF(x, axis), tokens, scale)
        for flag in self._flags:
            top = round(flag_top(flag, height, scale))
            box = QRectF(round(flag.left), top, flag.width, HEIGHT * scale)
            letter = self._letters.get(flag.days[0].day, "")
            marks.draw_flag(painter, box, flag.kind, letter, flag.count, self._theme)
            if flag is chosen:
                painter.setPen(QPen(tokens.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RING, RING)

    def _foot(self, flag: Flag) -> float:
        """Where the flag stands: on the chosen day, where it holds that, else on its first."""
        for x, day in zip(flag.feet, flag.days, strict=True):
            if any(entry.ref == self._chosen for entry in day.entries):
                return x
        return flag.feet[0]

    def _chosen_flag(self) -> Flag | None:
        if self._chosen is None:
            return None
        for flag in self._flags:
            if any(entry.ref == self._chosen for entry in flag.entries):
                return flag
        return None


def _line_of(entry: Entry) -> str:
    return f"{wording.kind(entry.kind)} · {wording.title(entry)}"


def _paint_mark(painter: QPainter, kind: str, at: QPointF, tokens: Tokens, scale: float) -> None:
    ink, x, y = marks.ink_of(tokens, kind), at.x(), at.y()
    if kind == "done":
        marks.draw_done(painter, x, y, 3.5 * scale, ink)
    elif kind == "guidance":
        marks.draw_guidance(painter, x, y, 3 * scale, ink, tokens.panel)
    elif kind == "policy":
        marks.draw_policy(painter, x, y, 6 * scale, ink)
    else:
        radius = 2.5 if kind == "financing" else 1.5
        marks.draw_note(painter, x, y, radius * scale, ink)
