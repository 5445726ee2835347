"""Milestone trend analysis: when it was said across, what was promised for up, flat being on plan.

The established picture of a forecast over its reports; the window stands as a bar, not a point.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import atan2, degrees, hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import wording
from desktop.analysis.story import Ref
from desktop.charts import marks
from desktop.charts.lane_painter import FADES
from desktop.charts.lanes import Bar, Fade, MilestoneRow, Promise
from desktop.charts.time_axis import ticks
from desktop.charts.time_scale import DAY, gutter_width, middle_of
from desktop.charts.trend_scale import TrendScale, said_at, scale_of
from desktop.theme import Theme

TOP, RIGHT, FOOT = 44, 24, 44
BAR = 12
DISC = 10
STEP = 1.5
APART = 46  # pixels between two lines up the side, at the least
REACH = 14  # pixels from a disc within which it is meant
BACK = 0.35  # how strongly milestones are drawn that are not the chosen one


class TrendPlot(QWidget):
    """The promises of one milestone in full, and of others behind it as thin steps.

    Signals: `chosen(object)`, the Ref of a promise.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[MilestoneRow, ...] = ()
        self._row: MilestoneRow | None = None
        self._ref: Ref | None = None
        self._today = dt.date.min
        self._is_past = False
        self.setAccessibleName(self.tr("Trend of promises"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_rows(
        self,
        rows: Sequence[MilestoneRow],
        chosen: Ref | None,
        today: dt.date,
        *,
        is_past: bool = False,
    ) -> None:
        """Show milestones as they stand on `today`, the chosen one (else the first) in full.

        `is_past` says that `today` is a day that is looked back to.
        """
        self._rows = tuple(row for row in rows if any(_is_placed(p) for p in row.promises))
        named = (row for row in self._rows if row.ref == chosen)
        self._row = next(named, self._rows[0] if self._rows else None)
        self._today, self._is_past = today, is_past
        self.setAccessibleDescription(". ".join(self.sentences()))
        self.update()

    def choose(self, ref: Ref | None) -> None:
        """Mark a promise; says nothing back."""
        self._ref = ref
        self.update()

    def sentences(self) -> list[str]:
        """What the picture tells of the milestone in full, promise by promise."""
        if self._row is None:
            return []
        told = [f"{number}. {_tip(p, ', ')}" for number, p in enumerate(self._row.promises, 1)]
        return [self._row.title, *told, wording.state(self._row.state)]

    def sizeHint(self) -> QSize:
        return QSize(self._theme.length(700), self._theme.length(460))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.length(320), self._theme.length(220))

    def scale(self) -> TrendScale:
        """Where things stand now."""
        length = self._theme.length
        box = QRectF(self.rect()).adjusted(
            gutter_width(self._theme) * 0.7, length(TOP), -length(RIGHT), -length(FOOT)
        )
        return scale_of(self._rows, middle_of(self._today), box)

    # -- hands ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._promise_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _tip(found, "\n") if found else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._promise_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(found.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        by = steps.get(Qt.Key(event.key()))
        refs = [promise.ref for promise in self._row.promises] if self._row else []
        if by is None or not refs:
            super().keyPressEvent(event)
            return
        at = refs.index(self._ref) if self._ref in refs else (-1 if by > 0 else len(refs))
        self.chosen.emit(refs[min(max(at + by, 0), len(refs) - 1)])

    def _promise_at(self, place: QPointF) -> Promise | None:
        if self._row is None:
            return None
        own = self._row.promises
        others = [p for row in self._rows if row is not self._row for p in row.promises]
        return self._nearest(own, place) or self._nearest(others, place)

    def _nearest(self, promises: Sequence[Promise], place: QPointF) -> Promise | None:
        scale, near = self.scale(), None
        for promise in promises:
            said = said_at(promise)
            if said is None or promise.bar is None:
                continue
            x = scale.left(said)
            top, foot = scale.top(promise.bar.last), scale.top(promise.bar.first)
            if abs(place.x() - x) <= REACH and top - REACH <= place.y() <= foot + REACH:
                near = promise
        return near

    # -- the picture ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.tokens.panel)
        if self._row is None:
            self._paint_nothing(painter)
        else:
            scale = self.scale()
            self._paint_ground(painter, scale)
            for row in self._rows:
                if row is not self._row:
                    self._paint_steps(painter, scale, row, BACK)
            self._paint_row(painter, scale, self._row)
            self._paint_today(painter, scale)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.tokens.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def _paint_nothing(self, painter: QPainter) -> None:
        painter.setPen(self._theme.tokens.text_muted)
        painter.setFont(self._theme.font("body"))
        words = self.tr("A trend needs a promise with a date. Press R to add one.")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_ground(self, painter: QPainter, scale: TrendScale) -> None:
        tokens, box = self._theme.tokens, scale.box
        self._paint_past(painter, scale)
        today = scale.left(middle_of(self._today))
        painter.fillRect(QRectF(today, box.top(), box.right() - today, box.height()), tokens.sunken)
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for day, y in scale.months(self._theme.length(APART)):
            painter.setPen(QPen(tokens.grid, 0))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            is_year = day.month == 1
            painter.setPen(tokens.text if is_year else tokens.text_muted)
            words = wording.span(day, "month")
            at = box.left() - self._theme.length(8) - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(at, y + metrics.capHeight() / 2), words)
        for tick in ticks(*scale.said, box.width(), metrics.horizontalAdvance):
            x = scale.left(tick.x)
            painter.setPen(QPen(tokens.grid, 0))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.setPen(tokens.text if tick.rank == 2 else tokens.text_muted)
            painter.drawText(QPointF(x + 4, box.bottom() + metrics.height() + 2), tick.text)
        painter.setPen(QPen(tokens.line_strong, 0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topLeft(), box.bottomLeft())
        self._name_axes(painter, box, metrics)

    def _name_axes(self, painter: QPainter, box: QRectF, metrics: QFontMetricsF) -> None:
        painter.setPen(self._theme.tokens.text_muted)
        up, across = self.tr("promised for"), self.tr("said on")
        painter.drawText(QPointF(self._theme.length(12), box.top() - metrics.height()), up)
        right = box.right() - metrics.horizontalAdvance(across)
        painter.drawText(QPointF(right, box.bottom() + 2.4 * metrics.height()), across)

    def _paint_past(self, painter: QPainter, scale: TrendScale) -> None:
        """Hatch what lies in the past when it is said, under the diagonal."""
        cut = scale.diagonal()
        if cut is None:
            return
        tokens, box = self._theme.tokens, scale.box
        first, last = cut
        corners = [first, last]
        if last.x() < box.right():
            corners.append(QPointF(box.right(), last.y()))
        right, left = max(last.x(), box.right()), first.x()
        corners += [QPointF(right, box.bottom()), QPointF(left, box.bottom())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tokens.grid, Qt.BrushStyle.BDiagPattern))
        painter.drawPolygon(QPolygonF(corners))
        painter.setPen(QPen(tokens.line_strong, 1))
        painter.drawLine(first, last)
        self._name_diagonal(painter, first, last)

    def _name_diagonal(self, painter: QPainter, first: QPointF, last: QPointF) -> None:
        words = self.tr("said on the day itself")
        font = self._theme.font("caption")
        width = QFontMetricsF(font).horizontalAdvance(words)
        run, rise = last.x() - first.x(), first.y() - last.y()
        if hypot(run, rise) < 2 * width:
            return
        painter.save()
        painter.translate(first + (last - first) * 0.3)
        painter.rotate(-degrees(atan2(rise, run)))
        painter.setFont(font)
        painter.setPen(self._theme.tokens.text_muted)
        painter.drawText(QPointF(0, QFontMetricsF(font).height()), words)
        painter.restore()

    def _paint_today(self, painter: QPainter, scale: TrendScale) -> None:
        tokens, box = self._theme.tokens, scale.box
        x = scale.left(middle_of(self._today))
        if x > box.right():
            return
        pen = QPen(tokens.today, 1.3)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        form = self.tr("As of {day}") if self._is_past else self.tr("Today {day}")
        words = form.format(day=wording.day(self._today))
        font = self._theme.font("caption", 600)
        width = QFontMetricsF(font).horizontalAdvance(words) + 18
        left = min(max(x - width / 2, 0.0), self.width() - width - 4)
        pill = QRectF(left, box.top() - self._theme.length(24), width, self._theme.length(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.today)
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(tokens.on_today)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(self, painter: QPainter, scale: TrendScale, row: MilestoneRow) -> None:
        self._paint_overdue(painter, scale, row)
        self._paint_steps(painter, scale, row, 1.0)
        for number, promise in enumerate(row.promises, 1):
            if promise.said is not None and promise.bar is not None:
                is_current = promise is row.current and row.state.kind != "done"
                self._paint_promise(painter, scale, promise, number, is_current)
            elif promise.said is not None:
                self._paint_withdrawn(painter, scale, row, promise)
        self._paint_words(painter, scale, row)
        if row.done is not None:
            done = scale.point(row.done, row.done)
            marks.draw_done(painter, done.x(), done.y(), DISC - 2, self._theme.tokens.done)

    def _paint_steps(
        self, painter: QPainter, scale: TrendScale, row: MilestoneRow, opacity: float
    ) -> None:
        ink = QColor(self._theme.tokens.target)
        ink.setAlphaF(opacity)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, STEP))
        for corners in self._steps(scale, row):
            painter.drawPolyline(QPolygonF(corners))

    def _steps(self, scale: TrendScale, row: MilestoneRow) -> list[list[QPointF]]:
        """From each promise flat to the day of the next one, then up or down to it.

        A window with an open end is no step down: the line ends when it is said.
        """
        lines: list[list[QPointF]] = []
        line: list[QPointF] = []
        for promise in filter(_is_placed, row.promises):
            said, bar = said_at(promise), promise.bar
            assert said is not None
            assert bar is not None
            if line:
                line.append(QPointF(scale.left(said), line[-1].y()))
            if bar.fade is Fade.FALLING:
                line = []
                continue
            if not line:
                lines.append(line)
            line.append(scale.point(said, bar.last))
        if line and row.done is not None:
            line.append(QPointF(scale.left(row.done), line[-1].y()))
            line.append(scale.point(row.done, row.done))
        elif line and row.state.kind == "due":
            line.append(QPointF(scale.left(middle_of(self._today)), line[-1].y()))
        return lines

    def _paint_promise(
        self,
        painter: QPainter,
        scale: TrendScale,
        promise: Promise,
        number: int,
        is_current: bool,
    ) -> None:
        said, tokens = said_at(promise), self._theme.tokens
        assert promise.bar is not None
        assert said is not None
        end = scale.point(said, promise.bar.last)
        if promise.said_from is not None and promise.said is not None:
            away = scale.left(promise.said) - end.x()
            self._paint_whisker(painter, away, end)
        self._paint_bar(painter, scale, promise.bar, end, is_current)
        ink = tokens.target if is_current else tokens.ghost
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(tokens.target if is_current else tokens.panel)
        painter.drawEllipse(end, DISC, DISC)
        if promise.ref == self._ref:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawEllipse(end, DISC + 4, DISC + 4)
        painter.setPen(tokens.on_accent if is_current else tokens.text)
        painter.setFont(self._theme.font("caption", 600))
        around = QRectF(end.x() - DISC, end.y() - DISC, 2 * DISC, 2 * DISC)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_whisker(self, painter: QPainter, away: float, end: QPointF) -> None:
        """How much earlier or later it may have been said."""
        painter.setPen(QPen(self._theme.tokens.ghost, 1.2))
        left, right = QPointF(end.x() - away, end.y()), QPointF(end.x() + away, end.y())
        painter.drawLine(left, right)
        for tip in (left, right):
            painter.drawLine(tip + QPointF(0, -4), tip + QPointF(0, 4))

    def _paint_bar(
        self, painter: QPainter, scale: TrendScale, bar: Bar, end: QPointF, is_current: bool
    ) -> None:
        tokens = self._theme.tokens
        foot = min(scale.top(bar.first), scale.box.bottom())
        gradient = QLinearGradient(0, scale.top(bar.first), 0, end.y())
        for place, opacity in FADES[bar.fade]:
            ink = QColor(tokens.target if is_current else tokens.ghost)
            ink.setAlphaF(opacity)
            gradient.setColorAt(place, ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        width = self._theme.length(BAR)
        painter.drawRoundedRect(
            QRectF(end.x() - width / 2, end.y(), width, max(foot - end.y(), 2)), 3, 3
        )

    def _paint_withdrawn(
        self, painter: QPainter, scale: TrendScale, row: MilestoneRow, promise: Promise
    ) -> None:
        said, tokens = said_at(promise), self._theme.tokens
        assert said is not None
        before = [p.bar.last for p in row.promises[: row.promises.index(promise)] if p.bar]
        place = scale.point(said, before[-1] if before else said)
        marks.draw_withdrawn(painter, place.x(), place.y(), 6, tokens.guidance, tokens.panel)

    def _paint_words(self, painter: QPainter, scale: TrendScale, row: MilestoneRow) -> None:
        """Each promise's words by its disc, above it or else below, where no others stand."""
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        width = self._theme.length(BAR)
        ends = [
            (promise.words, scale.point(said, promise.bar.last), scale.top(promise.bar.first))
            for promise in row.promises
            if (said := said_at(promise)) is not None and promise.bar is not None
        ]
        taken = [
            QRectF(end.x() - width, end.y() - DISC, 2 * width, foot - end.y() + DISC)
            for _, end, foot in ends
        ]
        for words, end, _ in ends:
            box = self._room_for(words, end, metrics, taken)
            if box is None:
                continue
            taken.append(box)
            ground = QColor(self._theme.tokens.panel)
            ground.setAlphaF(0.85)
            painter.fillRect(box, ground)
            painter.setPen(self._theme.tokens.text)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _room_for(
        self, words: str, end: QPointF, metrics: QFontMetricsF, taken: Sequence[QRectF]
    ) -> QRectF | None:
        width = min(metrics.horizontalAdvance(words) + 4, float(self._theme.length(180)))
        height, away = metrics.height(), DISC + 5
        places = (
            QRectF(end.x() - width / 2, end.y() - away - height, width, height),
            QRectF(end.x() + away, end.y() - height / 2, width, height),
            QRectF(end.x() - width / 2, end.y() + away, width, height),
            QRectF(end.x() - away - width, end.y() - height / 2, width, height),
        )
        inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        for place in places:
            if inside.contains(place) and not any(place.intersects(other) for other in taken):
                return place
        return None

    def _paint_overdue(self, painter: QPainter, scale: TrendScale, row: MilestoneRow) -> None:
        """From the day that the last window ended, along the level it promised, to today."""
        current = row.current
        if row.state.kind != "overdue" or current is None or current.bar is None:
            return
        tokens, end = self._theme.tokens, current.bar.last
        first, last = scale.point(end, end), scale.point(middle_of(self._today), end)
        half = self._theme.length(7)
        painter.fillRect(
            QRectF(first.x(), first.y() - half, last.x() - first.x(), 2 * half),
            tokens.overdue_soft,
        )
        pen = QPen(tokens.overdue, 2)
        pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(first, last)
        said = said_at(current)
        said = end - DAY if said is None else said
        painter.setPen(QPen(tokens.target, STEP))
        painter.drawLine(scale.point(said, end), first)
        painter.setBrush(tokens.panel)
        painter.setPen(QPen(tokens.overdue, 1.4))
        painter.drawEllipse(first, 4, 4)
        font = self._theme.font("caption", 600)
        painter.setFont(font)
        painter.setPen(tokens.overdue)
        below = QPointF(first.x() + 6, first.y() + half + QFontMetricsF(font).height())
        painter.drawText(below, wording.state(row.state))


def _is_placed(promise: Promise) -> bool:
    return promise.said is not None and promise.bar is not None


def _tip(promise: Promise, between: str) -> str:
    return between.join(part for part in (promise.words, promise.said_words) if part)
