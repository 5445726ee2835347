"""The first page: start with the rare-earth starter, or with nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from db.records import GuidanceRecord, Span
from desktop import wording
from desktop.charts.promise_picture import PromisePicture
from desktop.labels import rule
from desktop.panels.controls import Entered, Keycap
from desktop.theme import Step, Theme

COMPACT_BELOW = 740  # a page lower than this has a smaller head
HEAD, SMALL_HEAD = 72, 44
GAPS, SMALL_GAPS = (14, 6, 26, 22), (6, 2, 6, 4)  # below mark, name, motto and cards
WIDE, NARROW = 560, 340
SHADOW = 18
SHADE = 2  # of 255, for each of the shadow's layers


class FirstRunPage(Entered):
    """What stands in the window while the database is empty.

    `counts` says how much the starter holds, by `companies`, `listings`, `projects`, `milestones`,
    `promises` and `financings`; `facts_until` is the last day that its facts speak of. `demo` are
    the promises of its most telling milestone, oldest first, `demo_name` what that is, `actual`
    when it was done; without promises there is no picture.

    Signals:
        starter_chosen: the starter is wanted.
        empty_chosen: an empty watchlist is wanted.
    """

    starter_chosen = Signal()
    empty_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        counts: Mapping[str, int],
        demo: Sequence[GuidanceRecord] = (),
        *,
        actual: Span | None = None,
        demo_name: str = "",
        facts_until: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = PromisePicture(theme, demo_name, demo, actual) if demo else None
        self._start = _button(theme, self.tr("Start with rare earths"), 188, "default")
        self._empty = _button(theme, self.tr("Start empty"), 130)
        self._icons: list[tuple[QLabel, str]] = []
        self._head = QLabel()
        self._column = QVBoxLayout()
        self._gaps = [QSpacerItem(0, 0) for _ in GAPS]
        self._head_size = HEAD
        self._starter_card = self._starter(counts, facts_until)
        self._empty_card = self._nothing()
        self._cards = _Cards(theme, self._starter_card, self._empty_card)
        self._lay_out()
        self._start.clicked.connect(self.starter_chosen)
        self._empty.clicked.connect(self.empty_chosen)
        self.setAccessibleName(self.tr("First start"))
        self.entrance = self._start
        theme.changed.connect(self._tint)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.starter_chosen.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("surface", "window")
        page.setLayout(self._column)
        column, middle = self._column, Qt.AlignmentFlag.AlignHCenter
        self._head.setAlignment(middle)
        self._head.setAccessibleName(self.tr("Headframe's mark"))
        title = self._label(self.tr("Headframe"), "display", 600)
        motto = self._label(
            self.tr("What was promised, what came of it, and what the price did meanwhile."),
            "title",
            muted=True,
        )
        foot = self._label(
            self.tr("Everything stays in one file on this computer."), "control", muted=True
        )
        column.addStretch(3)
        column.setSpacing(0)
        for widget, gap in zip((self._head, title, motto, self._cards), self._gaps, strict=True):
            column.addWidget(widget, alignment=middle)
            column.addItem(gap)
        column.addWidget(foot, alignment=middle)
        column.addStretch(4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _starter(self, counts: Mapping[str, int], facts_until: dt.date | None) -> QFrame:
        card, column = self._card(
            self.tr("Rare-earth starter"),
            self.tr("North American rare earths and their neighbours, with every source."),
            WIDE,
        )
        space = self._theme.length
        card.setProperty("kind", "chosen-card")
        column.addSpacing(space(18))
        if self._picture is not None:
            column.addWidget(self._picture)
            column.addSpacing(space(20))
        column.addLayout(self._figures(counts))
        column.addSpacing(space(14))
        column.addWidget(rule())
        if facts_until is not None:
            column.addSpacing(space(12))
            words = self.tr("Facts end in {month}, so many targets show as overdue.")
            month = wording.span(facts_until, "month")
            column.addLayout(self._line_with_icon("info", words.format(month=month)))
        column.addStretch()
        column.addSpacing(space(20))
        buttons = QHBoxLayout()
        buttons.setSpacing(space(12))
        buttons.addWidget(self._start)
        buttons.addWidget(
            Keycap(self._theme, self.tr("Enter")), alignment=Qt.AlignmentFlag.AlignVCenter
        )
        buttons.addStretch()
        column.addLayout(buttons)
        return card

    def _nothing(self) -> QFrame:
        card, column = self._card(
            self.tr("Empty watchlist"), self.tr("Nothing in it. Then, whenever you like:"), NARROW
        )
        space = self._theme.length
        column.addSpacing(space(28))
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(13))
        grid.setVerticalSpacing(space(4))
        grid.addWidget(self._icon_label("download"), 0, 0)
        grid.addWidget(self._label(self.tr("Import a list"), "body", 600), 0, 1)
        where = self.tr("File ▸ Import… reads .json")
        grid.addWidget(self._label(where, "control", muted=True), 1, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()
        column.addWidget(self._empty, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _card(self, title: str, line: str, width: int) -> tuple[QFrame, QVBoxLayout]:
        space = self._theme.length
        card = QFrame()
        card.setProperty("kind", "page")
        card.setFixedWidth(space(width))
        column = QVBoxLayout(card)
        column.setContentsMargins(space(28), space(22), space(28), space(24))
        column.setSpacing(0)
        column.addWidget(self._label(title, "heading", 600))
        column.addSpacing(space(5))
        column.addWidget(self._label(line, "body", muted=True))
        return card, column

    def _figures(self, counts: Mapping[str, int]) -> QGridLayout:
        names = {
            "companies": self.tr("companies"),
            "listings": self.tr("listings"),
            "projects": self.tr("projects"),
            "milestones": self.tr("milestones"),
            "promises": self.tr("promises"),
            "financings": self.tr("financings"),
        }
        grid = QGridLayout()
        grid.setSpacing(self._theme.length(2))
        shown = [key for key in names if key in counts]
        for place, key in enumerate(shown):
            figure = self._label(wording.number(counts[key], 0), "figure", 600)
            grid.addWidget(figure, 0, place)
            grid.addWidget(self._label(names[key], "control", muted=True), 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _line_with_icon(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.length(8))
        row.addWidget(self._icon_label(icon))
        label = self._label(words, "control", muted=True)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        return row

    def _icon_label(self, icon: str) -> QLabel:
        label = QLabel()
        self._icons.append((label, icon))
        return label

    def _label(self, text: str, step: Step, weight: int = 400, *, muted: bool = False) -> QLabel:
        label = QLabel(text)
        label.setFont(self._theme.font(step, weight))
        if muted:
            label.setProperty("tone", "muted")
        return label

    def _fit(self) -> None:
        """Give the head as much room as the page has."""
        space = self._theme.length
        compact = self.height() < space(COMPACT_BELOW)
        for spacer, gap in zip(self._gaps, SMALL_GAPS if compact else GAPS, strict=True):
            spacer.changeSize(0, space(gap))
        self._column.invalidate()
        self._head_size = SMALL_HEAD if compact else HEAD
        self._tint()

    def _tint(self) -> None:
        tokens, ratio = self._theme.tokens, self.devicePixelRatioF()
        size = self._theme.length(self._head_size)
        self._head.setPixmap(self._theme.pixmap("headframe", tokens.text, size, ratio))
        for label, icon in self._icons:
            side = self._theme.length(16)
            label.setPixmap(self._theme.pixmap(icon, tokens.text_muted, side, ratio))


class _Cards(QWidget):
    """The two cards side by side; the default one ringed and above a shadow."""

    def __init__(self, theme: Theme, starter: QFrame, empty: QFrame) -> None:
        super().__init__()
        self._theme = theme
        self._starter = starter
        edge = theme.length(SHADOW)
        row = QHBoxLayout(self)
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(theme.length(24))
        row.addWidget(starter)
        row.addWidget(empty)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.tokens.shadow)
        colour.setAlpha(SHADE)
        painter.setBrush(colour)
        box = QRectF(self._starter.geometry()).translated(QPointF(0, self._theme.length(4)))
        reach = self._theme.length(SHADOW) - self._theme.length(4)
        for step in range(reach, 0, -1):
            painter.drawRoundedRect(box.adjusted(-step, -step, step, step), 8 + step, 8 + step)
        painter.end()


def _button(theme: Theme, text: str, width: int, kind: str = "") -> QPushButton:
    button = QPushButton(text)
    if kind:
        button.setProperty("kind", kind)
    button.setFont(theme.font("control", 500))
    button.setMinimumHeight(theme.length(34))
    button.setMinimumWidth(theme.length(width))
    button.setAutoDefault(True)
    return button
