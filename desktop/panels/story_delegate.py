"""How a line of the story is painted."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import wording
from desktop.charts import marks
from desktop.models.story import Row, StoryRole
from desktop.panels.wrapping import wrapped
from desktop.theme import Step, Theme

Index = QModelIndex | QPersistentModelIndex

BODY_LINES, TITLE_LINES = 3, 2
GAP = 10  # between a title and its day
FLAG_LEFT, TEXT_LEFT, RIGHT = 16, 56, 16
HEIGHTS = {"heading": 1.9, "ahead": 1.55, "today": 2.1, "more": 1.5, "empty": 3.0}  # of a line
MOST_HEIGHTS = 50_000


class StoryDelegate(QStyledItemDelegate):
    """Paints headings, what is ahead, today and the entries with their flags."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._flag_left = theme.length(TEXT_LEFT), theme.length(FLAG_LEFT)
        self._margin, self._gap = theme.length(RIGHT), theme.length(GAP)
        self._space = theme.length(8)
        # The view asks for every line's height whenever one line comes or goes.
        self._heights: dict[tuple[str, str, str, int], int] = {}
        theme.changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the line's words need."""
        row: Row = index.data(StoryRole.ROW)
        if row.kind != "entry":
            return QSize(0, round(self._line() * HEIGHTS[row.kind]))
        width = option.rect.width() or self._theme.length(340)
        words = row.title, row.side, row.body, width
        if words not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            self._heights[words] = self._height(row, width)
        return QSize(0, self._heights[words])

    def _height(self, row: Row, width: int) -> int:
        """Of an entry in a list so wide."""
        if row.body:
            lines = 1.15 + len(self._body_lines(row, width))
        else:
            lines = 1.3 + len(self._title_lines(row, width))
        return round(self._line() * lines + self._theme.length(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line in the colours of the theme."""
        row: Row = index.data(StoryRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._background(painter, rect, option, row)
        painters = {
            "heading": self._heading,
            "ahead": self._ahead,
            "today": self._today,
            "entry": self._entry,
            "more": self._more,
            "empty": self._empty,
        }
        painters[row.kind](painter, rect, row)
        painter.restore()

    def _background(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: Row
    ) -> None:
        tokens = self._theme.tokens
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(rect, tokens.selection if focused else tokens.hover)
            painter.fillRect(
                QRectF(rect.left(), rect.top(), self._theme.length(3), rect.height()), tokens.accent
            )
        elif state & QStyle.StateFlag.State_MouseOver and row.ref is not None:
            painter.fillRect(rect, tokens.hover)
        if row.count:
            painter.setPen(QPen(tokens.line, 0))
            painter.drawLine(QPointF(rect.left() + self._left, rect.top()), rect.topRight())

    def _heading(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        inner = rect.adjusted(self._flag_left, 0, -self._margin, 0)
        self._words(painter, inner, row.title, tokens.text_muted, self._font("second", 500))
        self._right(painter, inner, row.side, tokens.text_muted, self._font("second"))

    def _ahead(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        inner = rect.adjusted(self._flag_left, 0, -self._margin, 0)
        side = self._theme.length(14)
        mark = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        if row.is_late:
            self._theme.icon("circle-alert", tokens.overdue).paint(painter, mark.toRect())
        else:
            at, ground = mark.center(), tokens.panel
            marks.draw_guidance(painter, at.x(), at.y(), side * 0.32, tokens.guidance, ground)
        color = tokens.overdue if row.is_late else tokens.text_muted
        weight = 600 if row.is_late else 400
        taken = self._right(painter, inner, row.side, color, self._font("second", weight))
        left = inner.adjusted(self._theme.length(26), 0, -taken - self._gap, 0)
        used = self._words(painter, left, row.title, tokens.text, self._font("control"))
        rest = left.adjusted(used + self._space, 0, 0, 0)
        self._words(painter, rest, row.facts, tokens.text_muted, self._font("second"))

    def _today(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        font = self._font("caption", 600)
        width = QFontMetricsF(font).horizontalAdvance(row.title) + self._theme.length(18)
        high = self._theme.length(18)
        pill = QRectF(rect.left() + self._flag_left, rect.center().y() - high / 2, width, high)
        pen = QPen(tokens.today, 1.3, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(
            QPointF(pill.right(), pill.center().y()),
            QPointF(rect.right() - self._margin, pill.center().y()),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.today)
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(tokens.on_today)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, row.title)

    def _more(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        inner = rect.adjusted(self._left, 0, -self._margin, 0)
        self._words(painter, inner, row.title, self._theme.tokens.accent, self._font("second"))

    def _empty(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        inner = rect.adjusted(self._flag_left, 0, -self._margin, 0)
        self._words(painter, inner, row.title, self._theme.tokens.text_muted, self._font("control"))

    def _entry(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        line = self._line()
        if row.letter:
            self._flag(painter, rect, row)
        inner = rect.adjusted(self._left, self._theme.length(5), -self._margin, 0)
        first = QRectF(inner.left(), inner.top(), inner.width(), line * 1.15)
        self._right(painter, first, row.side, tokens.text_muted, self._font("second"))
        if row.body:
            self._note_head(painter, first, row)
            self._body(painter, inner, row)
            return
        painter.setFont(self._font("body", 600))
        painter.setPen(tokens.text)
        lines = self._title_lines(row, rect.width())
        for i, words in enumerate(lines):
            at = first.translated(0, i * line)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        self._second_line(painter, first.translated(0, line * (len(lines) + 0.15)), row)

    def _note_head(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        day = QFontMetricsF(self._font("second")).horizontalAdvance(row.side) + self._gap
        room = rect.adjusted(0, 0, -day, 0)
        font = self._font("second", 500)
        used = self._words(painter, room, wording.kind("note"), tokens.note, font)
        moved = room.adjusted(used + self._space, 0, 0, 0)
        used = self._since(painter, moved, row)
        tags = moved.adjusted(used + self._space if used else 0, 0, 0, 0)
        self._words(painter, tags, row.facts, tokens.text_muted, self._font("second"))

    def _since(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """What the price did since; the width it took."""
        color = self._theme.tokens.down if row.is_down else self._theme.tokens.up
        return self._words(painter, rect, row.since, color, self._font("second", 500))

    def _second_line(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        kind = wording.kind(row.mark)
        used = self._words(
            painter, rect, kind, marks.ink_of(tokens, row.mark), self._font("second", 500)
        )
        shift_font = self._font("second", 600)
        room = rect.adjusted(used + self._space, 0, 0, 0)
        if row.mark in {"financing", "done"}:
            color = tokens.financing if row.mark == "financing" else tokens.overdue
            if row.mark == "done" and not row.shift.startswith("+"):
                color = tokens.text
            moved = self._words(painter, room, row.shift, color, shift_font)
            room = room.adjusted(moved + self._space if moved else 0, 0, 0, 0)
            moved = self._since(painter, room, row)
            room = room.adjusted(moved + self._space if moved else 0, 0, 0, 0)
            self._words(painter, room, row.facts, tokens.text_muted, self._font("second"))
            return
        color = tokens.overdue if row.shift.startswith("+") else tokens.text_muted
        width = QFontMetricsF(shift_font).horizontalAdvance(row.shift)
        facts = room.adjusted(0, 0, -width - self._space if row.shift else 0, 0)
        used = self._guidance_words(painter, facts, row)
        self._words(
            painter, room.adjusted(used + self._space, 0, 0, 0), row.shift, color, shift_font
        )

    def _guidance_words(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """The old words muted and dropped first where room is short, the new ones in ink."""
        tokens = self._theme.tokens
        font = self._font("second")
        old, arrow, new = row.facts.rpartition(" → ")
        metrics = QFontMetricsF(font)
        if arrow and metrics.horizontalAdvance(row.facts) > rect.width():
            old = ""
        used = 0.0
        if arrow:
            used = self._words(painter, rect, f"{old} →".strip(), tokens.text_muted, font) + 5
        color = tokens.text if row.mark == "guidance" else tokens.text_muted
        return used + self._words(painter, rect.adjusted(used, 0, 0, 0), new, color, font)

    def _body(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        painter.setFont(self._font("body"))
        painter.setPen(self._theme.tokens.text)
        line = self._line()
        top = inner.top() + line * 1.15
        for i, words in enumerate(self._body_lines(row, inner.width() + self._left + self._margin)):
            rect = QRectF(inner.left(), top + i * line, inner.width(), line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def _body_lines(self, row: Row, width: float) -> list[str]:
        """The first lines of a note."""
        text = row.body.strip().replace("\n\n", "\n").replace("\n", "\N{LINE SEPARATOR}")
        room = width - self._left - self._margin
        return wrapped(text, self._font("body"), room, BODY_LINES)

    def _title_lines(self, row: Row, width: float) -> list[str]:
        """The title beside its day, in as many lines as it needs, within reason."""
        beside = QFontMetricsF(self._font("second")).horizontalAdvance(row.side) + self._gap
        room = width - self._left - self._margin - beside
        return wrapped(row.title, self._font("body", 600), room, TITLE_LINES)

    def _flag(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        width = self._theme.length(34 if row.flagged > 1 else 20)
        extra = QFontMetricsF(self._font("caption", 600)).horizontalAdvance(row.letter[1:])
        left, top = (
            rect.left() + self._flag_left - self._theme.length(3),
            rect.top() + self._theme.length(7),
        )
        box = QRectF(left, top, width + extra, self._theme.length(18))
        marks.draw_flag(painter, box, row.mark, row.letter, row.flagged, self._theme)

    def _words(
        self, painter: QPainter, rect: QRectF, words: str, color: QColor, font: QFont
    ) -> float:
        """Draw words from the left, elided to fit; the width they took."""
        if not words or rect.width() < 8:
            return 0.0
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)

    def _right(
        self, painter: QPainter, rect: QRectF, words: str, color: QColor, font: QFont
    ) -> float:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return QFontMetricsF(font).horizontalAdvance(words)

    def _font(self, step: Step, weight: int = 400) -> QFont:
        return self._theme.font(step, weight)

    def _line(self) -> int:
        return math.ceil(QFontMetricsF(self._theme.font("body")).height() + 1)
