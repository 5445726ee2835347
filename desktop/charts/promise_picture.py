"""A small picture of one milestone's promises, and of when it came or of a new one being typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from db.records import GuidanceRecord, Span
from desktop import wording
from desktop.charts import marks
from desktop.charts.lane_painter import FADES
from desktop.charts.lanes import bar_of
from desktop.charts.marks import faded, hair
from desktop.charts.time_scale import DAY, day_at, middle_of, x_of
from desktop.theme import Theme

SIDE = 16
TITLE = 23
HEAD = 26  # what the title takes
FIRST_ROW = 49
PITCH = 20
FOOT = 18  # below the last row's middle: the line of dates
BAR = 8
MARGIN = 0.08  # of the whole time, left empty at either end


class PromisePicture(QWidget):
    """Promises from the top down, oldest first, each with the window that its words mean.

    Where a new one is being typed, there is room for it at the foot, and those before are ghosts.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        promises: Sequence[GuidanceRecord],
        actual: Span | None,
        parent: QWidget | None = None,
        *,
        takes_new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._promises = tuple(p for p in promises if not p.in_error and p.said_by_day)
        self._earlier = self._promises if takes_new else ()
        self._takes_new = takes_new
        self._actual = actual
        self._title = self._worded_title(name)
        self.setAccessibleName(self._title)
        self.setFixedHeight(self.sizeHint().height())
        self._measure()
        theme.changed.connect(self.update)

    def show_new(self, promise: GuidanceRecord | None) -> None:
        """Show the promise that is being typed below those before it; None where it has no day."""
        self._promises = (*self._earlier, promise) if promise else self._earlier
        self._measure()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._earlier) + 1 if self._takes_new else len(self._promises)
        rows += self._actual is not None
        height = self._row(rows) + FOOT - PITCH / 4
        return QSize(self._theme.length(504), self._theme.length(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(hair(tokens.line))
        painter.setBrush(tokens.sunken)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._px(6), self._px(6))
        if not self._takes_new:
            font = self._theme.font("control", 600)
            self._text(painter, font, tokens.text, self._title, self._px(SIDE), TITLE)
        self._paint_dates(painter)
        for number, promise in enumerate(self._promises):
            self._paint_promise(painter, promise, self._row(number))
        if self._actual is not None:
            self._paint_done(painter, self._actual, self._row(len(self._promises)))
        painter.end()

    def _row(self, number: int) -> float:
        """The middle of a row; the form of a new promise has the name in its head already."""
        return FIRST_ROW + PITCH * number - (HEAD if self._takes_new else 0)

    def _measure(self) -> None:
        self._first, self._last = self._extent()
        self.setAccessibleDescription(". ".join(self._sentences()))

    def _worded_title(self, name: str) -> str:
        count = len(self._promises)
        if self._actual is None:
            return self.tr("{name}: {n} promises").format(name=name, n=count)
        return self.tr("{name}: {n} promises, then done").format(name=name, n=count)

    def _sentences(self) -> Iterator[str]:
        for promise in self._promises:
            yield self.tr("Said {day}: {words}").format(
                day=wording.said(promise), words=promise.window.text
            )
        if self._actual is not None:
            when = wording.span(self._actual.end, self._actual.precision)
            yield self.tr("Done {day}").format(day=when)

    def _extent(self) -> tuple[float, float]:
        moments = [x_of(p.announced_after or p.said_by_day or dt.date.min) for p in self._promises]
        for promise in self._promises:
            bar = bar_of(promise.window, promise.said_by_day)
            moments += [bar.first, bar.last] if bar else []
        if self._actual is not None:
            moments.append(middle_of(self._actual.end))
        if not moments:
            return 0.0, DAY
        edge = (max(moments) - min(moments)) * MARGIN or DAY  # a day alone has room around it
        return min(moments) - edge, max(moments) + edge

    def _px(self, pixels: float) -> float:
        return float(self._theme.length(pixels))

    def _at(self, moment: float) -> float:
        side = self._px(SIDE)
        room = self.width() - 2 * side
        return side + (moment - self._first) / (self._last - self._first) * room

    def _paint_dates(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        top, bottom = self._px(self._row(0) - 15), self.height() - 1.0
        days = list(_half_years(day_at(self._first), day_at(self._last)))
        for day, following in zip_longest(days, days[1:]):
            x = round(self._at(x_of(day))) + 0.5
            painter.setPen(hair(tokens.line))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            year = day.month == 1
            words = wording.span(day, "year" if year else "month")
            font = self._theme.font("caption", 500 if year else 400)
            limit = self._at(x_of(following)) if following and not year else self.width()
            if x + self._px(10) + QFontMetricsF(font).horizontalAdvance(words) > limit:
                continue  # a year is told rather than the half before it
            painter.setFont(font)
            painter.setPen(tokens.text if year else tokens.text_muted)
            painter.drawText(QPointF(x + self._px(5), self.height() - self._px(9)), words)

    def _paint_promise(self, painter: QPainter, promise: GuidanceRecord, row: float) -> None:
        tokens, y = self._theme.tokens, self._px(row)
        said = promise.said_by_day
        assert said is not None  # others were left out at the start
        x = self._at(middle_of(said))
        left = x
        since = promise.announced_on or promise.announced_after
        if since is not None and since < said:
            left = self._at(x_of(since))
            painter.setPen(QPen(faded(tokens.guidance, 0.55), 1.4))
            painter.drawLine(QPointF(left, y), QPointF(x, y))
        end = self._paint_bar(painter, promise, x, y)
        reach = self._px(4)
        marks.draw_guidance(painter, x, y, reach, tokens.guidance, tokens.sunken)
        limit = self._at(middle_of(self._actual.end)) if self._actual else float(self.width())
        self._paint_words(painter, promise, (left - reach, end, limit), row)

    def _paint_words(
        self,
        painter: QPainter,
        promise: GuidanceRecord,
        between: tuple[float, float, float],
        row: float,
    ) -> None:
        """Paint the words to the right of a bar where they fit, else where there is more room."""
        left, end, limit = between
        font, gap = self._theme.font("caption", 500), self._px(8)
        metrics, words = QFontMetricsF(font), promise.window.text
        wanted = metrics.horizontalAdvance(words)
        rooms = limit - end - 2 * gap, left - 2 * gap
        if wanted > max(rooms):
            rooms = self.width() - end - 2 * gap, rooms[1]
        is_right = wanted < rooms[0] or rooms[0] >= rooms[1]
        room = max(rooms[0] if is_right else rooms[1], 0)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        place = end + gap if is_right else left - gap - metrics.horizontalAdvance(words)
        is_earlier = self._takes_new and promise in self._earlier
        colour = self._theme.tokens.text_muted if is_earlier else self._theme.tokens.text
        self._text(painter, font, colour, words, place, row + 4)

    def _paint_bar(self, painter: QPainter, promise: GuidanceRecord, x: float, y: float) -> float:
        """Paint the window and the dotted line to it; where the words may begin."""
        tokens = self._theme.tokens
        bar = bar_of(promise.window, promise.said_by_day)
        if bar is None:
            return x + self._px(4)
        first, last = self._at(bar.first), self._at(bar.last)
        if first > x:
            pen = QPen(tokens.ghost, 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(first, y))
        gradient = QLinearGradient(first, 0, last, 0)
        is_earlier = self._takes_new and promise in self._earlier
        colour = tokens.ghost if is_earlier else tokens.target
        for place, opacity in FADES[bar.fade]:
            gradient.setColorAt(place, faded(colour, opacity * 0.9))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        height, radius = self._px(BAR), self._px(3)
        painter.drawRoundedRect(
            QRectF(first, y - height / 2, last - first, height),
            min(radius, (last - first) / 2),
            radius,
        )
        return max(last, x + self._px(4))

    def _paint_done(self, painter: QPainter, actual: Span, row: float) -> None:
        tokens, y = self._theme.tokens, self._px(row)
        x = self._at(middle_of(actual.end))
        pen = QPen(tokens.done, 1.2)
        pen.setDashPattern([1, 2.4])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, self._px(self._row(0) - 15)), QPointF(x, y))
        reach = self._px(7)
        marks.draw_done(painter, x, y, reach, tokens.done)
        font = self._theme.font("second", 600)
        metrics = QFontMetricsF(font)
        words = [(wording.span(actual.end, actual.precision), tokens.text)]
        ends = [p.window.end for p in self._promises if p.window.end]
        if ends:
            words.append((wording.slip((actual.end - ends[0]).days), tokens.overdue))
        left = x - reach - self._px(5)
        for text, colour in reversed(words):
            left -= metrics.horizontalAdvance(text)
            self._text(painter, font, colour, text, left, row + 4)
            left -= self._px(8)

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: QColor,
        text: str,
        left: float,
        line: float,
    ) -> None:
        """Paint text on its own ground, so that no line runs through it."""
        metrics = QFontMetricsF(font)
        box = metrics.boundingRect(text).translated(left, self._px(line))
        painter.fillRect(box.adjusted(-2, 0, 2, 0), self._theme.tokens.sunken)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, self._px(line)), text)


def _half_years(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    step = 1 if last.year - first.year < 6 else 5
    for year in range(first.year, last.year + 1):
        for month in (1, 7):
            day = dt.date(year, month, 1)
            if first < day < last and (month == 1 or step == 1) and year % step == 0:
                yield day
