"""Paints flags where they were laid out: moved as a picture while the range is panned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QStaticText

from desktop.analysis.story import KINDS
from desktop.charts import marks
from desktop.charts.flag_layout import CROWD, FlagLayout, letter_of
from desktop.charts.flag_places import FOOT, HEIGHT, LEVELS, PITCH, Flag, Foot, flag_top
from desktop.charts.flag_stamps import FlagStamps
from desktop.charts.time_scale import font_scale
from desktop.theme import Theme

RING = marks.RADIUS + 3
MARK = 3.0  # from a kind's mark to the axis


class FlagPainter:
    """Stems, marks, boxes and letters of the flags over an axis; lengths in pixels of their pane.

    What is moved is kept as a picture, with its letters once these are the same in two frames.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._stamps = FlagStamps(theme)
        self._letters: dict[str, tuple[QStaticText, float]] = {}  # A to ZZ at most

    def paint(
        self,
        painter: QPainter,
        layout: FlagLayout,
        first: float,
        size: tuple[float, float],
        letters: Mapping[dt.date, str],
    ) -> None:
        """Paint the flags of a range that begins at `first` seconds in a pane of this size."""
        width, height = size
        shift = layout.shift(first)
        if not marks.is_on_screen(painter) or shift == 0:
            self._paint_boxes(painter, layout.seen(first, width), height, bool(letters))
            around = layout.around(first, width)
            self._paint_letters(painter, around, letters, (shift, width, height))
            return
        is_kept = letters and len(layout.flags) <= CROWD  # a crowd's letters change all the time
        picture = self._lettered(painter, layout, letters, height) if is_kept else None
        if picture is not None:
            self._move(painter, picture, shift, width)
            return
        self._move(painter, self._plain(painter, layout, bool(letters), height), shift, width)
        around = layout.around(first, width)
        self._paint_letters(painter, around, letters, (shift, width, height))

    def paint_chosen(self, painter: QPainter, flag: Flag, foot: Foot, height: float) -> None:
        """The chosen flag's stem to the chosen day, and the ring round it."""
        tokens, scale = self._theme.tokens, font_scale()
        axis = height - MARK * scale
        painter.setPen(QPen(tokens.focus, 0))
        painter.drawLine(_stem(flag, foot, height, axis, scale))
        self._stamps.mark(painter, foot.kind, QPointF(foot.x, axis), scale)
        painter.setPen(QPen(tokens.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = box_of(flag, height, scale).adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(ring, RING, RING)

    def _lettered(
        self,
        painter: QPainter,
        layout: FlagLayout,
        letters: Mapping[dt.date, str],
        height: float,
    ) -> QPixmap | None:
        """The stretch with its letters; None where they were others a frame ago."""
        shown = layout.letters(letters)
        key = (self._look(painter, height), shown)
        painted = layout.painted
        if painted.lettered is not None and painted.lettered[0] == key:
            return painted.lettered[1]
        was, painted.last = painted.last, key
        if was != key:
            return None
        picture = QPixmap(self._plain(painter, layout, bool(letters), height))
        on = QPainter(picture)
        on.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = picture.width() / picture.devicePixelRatio()
        self._paint_letters(on, layout.flags, letters, (0.0, wide, height))
        on.end()
        painted.lettered = (key, picture)
        return picture

    def _plain(
        self, painter: QPainter, layout: FlagLayout, has_letters: bool, height: float
    ) -> QPixmap:
        key = (self._look(painter, height), has_letters)
        if layout.painted.plain is None or layout.painted.plain[0] != key:
            ratio = painter.device().devicePixelRatioF()
            wide = (layout.last - layout.first) * layout.step
            picture = QPixmap(ceil(wide * ratio), ceil(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            on = QPainter(picture)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_boxes(on, layout.flags, height, has_letters)
            on.end()
            layout.painted.plain = (key, picture)
        return layout.painted.plain[1]

    def _look(self, painter: QPainter, height: float) -> tuple[object, ...]:
        """All that the look of flags depends on beside themselves."""
        return (height, painter.device().devicePixelRatioF(), font_scale(), self._theme.tokens.name)

    @staticmethod
    def _move(painter: QPainter, picture: QPixmap, shift: float, width: float) -> None:
        ratio = picture.devicePixelRatio()
        left = round(-shift * ratio)
        source = QRectF(left, 0, ceil(width) * ratio, picture.height())
        target = QRectF(0, 0, ceil(width), picture.height() / ratio)
        painter.drawPixmap(target, picture, source)

    def _paint_boxes(
        self, painter: QPainter, flags: Sequence[Flag], height: float, has_letters: bool
    ) -> None:
        scale = font_scale()
        axis = height - MARK * scale
        painter.setPen(QPen(self._theme.tokens.line_strong, 0))
        painter.drawLines([_stem(flag, flag.feet[0], height, axis, scale) for flag in flags])
        for flag in flags:
            for foot in flag.feet:
                self._stamps.mark(painter, foot.kind, QPointF(foot.x, axis), scale)
        for flag in flags:
            box = box_of(flag, height, scale)
            self._stamps.box(painter, box, flag.kind, flag.count)
            if not has_letters:  # among very many none has a letter: its mark stands there
                middle = marks.letter_box(box, flag.count).center()
                self._stamps.mark(painter, flag.kind, middle, scale, in_box=True)

    def _paint_letters(
        self,
        painter: QPainter,
        flags: Sequence[Flag],
        letters: Mapping[dt.date, str],
        place: tuple[float, float, float],
    ) -> None:
        """The letters of those in sight; `place`: how far they moved, width and height."""
        if not letters:
            return
        shift, width, height = place
        scale, tokens = font_scale(), self._theme.tokens
        inks = {kind: marks.letter_ink(tokens, kind) for kind in KINDS}
        lettering = self._theme.lettering("caption", 600)
        down = HEIGHT * scale / 2 + lettering.down
        tops = [height - (FOOT + HEIGHT + PITCH * level) * scale for level in range(LEVELS)]
        tops_of = [round(top) + down - lettering.ascent for top in tops]
        painter.setFont(lettering.font)
        ink, draw = "", painter.drawStaticText
        for flag in flags:
            left, wide = flag.left + shift, flag.width
            if left + wide <= 0 or left >= width:
                continue
            # Mostly it is that of the first day; the question costs more than the answer.
            letter = letters.get(flag.feet[0].days[0].day) or letter_of(flag, letters)
            if not letter:
                continue
            if flag.kind != ink:
                ink = flag.kind
                painter.setPen(inks[ink])
            if (known := self._letters.get(letter)) is None:
                known = lettering.laid_out(letter), lettering.width(letter)
                self._letters[letter] = known
            room = wide * marks.LETTER_SHARE if flag.count > 1 else wide
            draw(QPointF(round(left) + (room - known[1]) / 2, tops_of[flag.level]), known[0])


def box_of(flag: Flag, height: float, scale: float) -> QRectF:
    """The box of a flag in a pane so high, at whole pixels."""
    top = round(flag_top(flag, height, scale))
    return QRectF(round(flag.left), top, flag.width, HEIGHT * scale)


def _stem(flag: Flag, foot: Foot, height: float, axis: float, scale: float) -> QLineF:
    """From the flag down to one of its feet."""
    x = round(foot.x) + 0.5
    return QLineF(x, flag_top(flag, height, scale) + HEIGHT * scale, x, axis)
