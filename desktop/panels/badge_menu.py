"""What a badge opens to: a line for each thing that it stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from desktop import wording
from desktop.analysis.story import KINDS, Entry, Ref
from desktop.charts.flag_places import Flag
from desktop.charts.flag_stamps import draw_mark
from desktop.charts.flag_words import day_of
from desktop.theme import Theme

MOST = 24
WIDEST = 420


class BadgeMenu(QMenu):
    """The things of a badge, each with its kind's mark; the days stand over theirs.

    Signals: `chosen(object)`, a Ref; `nearer_asked()`, to see the days of a full badge apart.
    """

    chosen = Signal(object)
    nearer_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        flag: Flag,
        letters: Mapping[dt.date, str],
        current: Ref | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = {kind: self._icon(kind) for kind in KINDS}
        self._metrics = QFontMetrics(self.font())
        self.setAccessibleName(self.tr("Everything under this flag"))
        left = MOST
        for day in flag.days:
            if left <= 0:
                break
            self._add_day(day_of(flag, day.day, letters))
            for entry in day.entries[:left]:
                action = self._add(entry)
                if entry.ref == current:
                    self.setActiveAction(action)
            left -= len(day.entries)
        if flag.count > MOST:
            self.addSeparator()
            words = self.tr("See all {count} nearer").format(count=wording.number(flag.count, 0))
            self.addAction(words).triggered.connect(self.nearer_asked)

    def _add_day(self, words: str) -> None:
        if self.actions():
            self.addSeparator()
        self.addAction(words).setEnabled(False)

    def _add(self, entry: Entry) -> QAction:
        form = self.tr("{kind}: {title}")
        words = form.format(kind=wording.kind(entry.kind), title=wording.title(entry))
        room = self._theme.length(WIDEST)
        short = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        action = self.addAction(self._icons[entry.kind], short.replace("&", "&&"))
        action.setData(entry.ref)
        action.triggered.connect(partial(self.chosen.emit, entry.ref))
        return action

    def _icon(self, kind: str) -> QIcon:
        size, ratio = self._theme.length(14), self.devicePixelRatioF()
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, kind, QPointF(size / 2, size / 2), 1.6 * size / 14, self._theme)
        painter.end()
        return QIcon(pixmap)
