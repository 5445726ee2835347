"""The Record tab: what a company promised and what came of it, each figure with its n."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord
from desktop import wording
from desktop.analysis.record import Chain, chain, of_chains
from desktop.analysis.story import Ref, milestones
from desktop.models.lines import LinesModel
from desktop.models.record import (
    Tile,
    Told,
    base_rate_lines,
    miss_lines,
    of_milestone,
    of_record,
)
from desktop.panels.controls import Entered
from desktop.panels.lines_tree import LinesTree
from desktop.theme import Theme

COMPANY = Ref("company", 0)
FASTEST = 1.2  # days per day at the right end of the pace


class RecordPanel(Entered):
    """The record of the company, of one of its projects, or of one milestone.

    Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing; `trend_asked()`, the trend is wanted in the centre.
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)
    trend_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: CompanyTimeline | None = None
        self._today = dt.date.min
        self._scope = COMPANY
        self.setAccessibleName(self.tr("Record"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Whose record"))
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sentence = QLabel(self)
        self.sentence.setFont(theme.font("title", 600))
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.tiles = QGridLayout()
        self.tiles.setSpacing(theme.length(8))
        self.warning = QLabel(self)
        self.warning.setProperty("tone", "overdue")
        self.warning.setFont(theme.font("second", 500))
        self.warning.setWordWrap(True)
        self.pace = Pace(theme, self)
        self.trend = QPushButton(self.tr("Show trend"), self)
        self.trend.setFont(theme.font("control", 500))
        self.trend.clicked.connect(self.trend_asked)
        self._misses_title = self._heading(self.tr("First windows missed"))
        self.model = LinesModel(self)
        self.misses = LinesTree(self.model, self)
        self.misses.setAccessibleName(self.tr("First windows missed"))
        self.misses.setRootIsDecorated(False)
        self.misses.setItemsExpandable(False)
        self.misses.setFrameShape(QFrame.Shape.NoFrame)
        self.misses.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._connect()
        self.entrance = self.scope

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show the record of a company as it stands on `today`."""
        other = timeline is None or self._timeline is None
        if other or timeline.company.id != self._timeline.company.id:  # type: ignore[union-attr]
            self._scope = COMPANY
        self._timeline, self._today = timeline, today
        self._offer_scopes()
        self._show()

    def choose(self, ref: Ref | None) -> None:
        """Turn to the milestone that a thing is, or belongs to; others change nothing."""
        found = next((m for m, _ in self._milestones() if _is_of(ref, m)), None)
        if found is not None:
            self._scope = Ref("milestone", found.id)
            self._offer_scopes()
            self._show()
        self.misses.choose(ref)

    @property
    def milestone(self) -> Ref | None:
        """The milestone whose record is shown."""
        return self._scope if self._scope.kind == "milestone" else None

    # -- what is shown ----------------------------------------------------------------------------

    def _milestones(self) -> list[tuple[MilestoneRecord, ProjectRecord | None]]:
        return list(milestones(self._timeline)) if self._timeline else []

    def _offer_scopes(self) -> None:
        """The company, then each project with its milestones that were promised."""
        blocked = self.scope.blockSignals(True)
        self.scope.clear()
        if self._timeline is not None:
            self.scope.addItem(self._timeline.company.short_name, COMPANY)
        owner: int | None = None
        for milestone, project in self._milestones():
            if project is not None and project.id != owner:
                owner = project.id
                self.scope.addItem(f"  {project.short_name}", Ref("project", project.id))
            if milestone.counted:
                self.scope.addItem(f"    {milestone.name}", Ref("milestone", milestone.id))
        at = next((i for i in range(self.scope.count()) if self._ref_at(i) == self._scope), 0)
        self.scope.setCurrentIndex(at)
        self._scope = self._ref_at(at) or COMPANY
        self.scope.blockSignals(blocked)

    def _ref_at(self, index: int) -> Ref | None:
        found = self.scope.itemData(index)
        return Ref(*found) if found else None

    def _show(self) -> None:
        chains = [chain(m, p, self._today) for m, p in self._milestones()]
        shown = [each for each in chains if self._is_in_scope(each)]
        record = of_chains(shown)
        if self._scope.kind == "milestone" and shown:
            told = of_milestone(shown[0])
            self.misses.show_lines([])
        else:
            told = of_record(record)
            self.misses.show_lines(miss_lines(record))
        self._tell(told)
        has_misses = self.model.rowCount() > 0
        self.misses.setVisible(has_misses)
        self._misses_title.setVisible(has_misses)
        self.misses.setFixedHeight(self._height_of_misses())
        self.trend.setVisible(bool(record.chains))

    def _is_in_scope(self, found: Chain) -> bool:
        if self._scope == COMPANY:
            return True
        if self._scope.kind == "project":
            return found.project is not None and found.project.id == self._scope.id
        return found.milestone.id == self._scope.id

    def _tell(self, told: Told) -> None:
        self.sentence.setText(told.sentence)
        while self.tiles.count():
            item = self.tiles.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, tile in enumerate(told.tiles):
            self.tiles.addWidget(self._tile(tile), number // 2, number % 2)
        self.warning.setText(f"⚠ {told.warning}" if told.warning else "")
        self.warning.setVisible(bool(told.warning))
        self.pace.show_pace(told.pace, told.pace_words)

    def _tile(self, tile: Tile) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "late-tile" if tile.is_late else "tile")
        figure, caption = QLabel(tile.figure, frame), QLabel(tile.caption, frame)
        figure.setFont(self._theme.font("heading", 600))
        caption.setFont(self._theme.font("second"))
        caption.setWordWrap(True)
        for label in (figure, caption):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", "overdue" if tile.is_late else "")
        if not tile.is_late:
            caption.setProperty("tone", "muted")
        frame.setAccessibleName(f"{tile.figure} {tile.caption}")
        column = QVBoxLayout(frame)
        length = self._theme.length
        column.setContentsMargins(length(10), length(8), length(10), length(8))
        column.setSpacing(0)
        column.addWidget(figure)
        column.addWidget(caption)
        return frame

    def _height_of_misses(self) -> int:
        """All rows at once: the tab scrolls, not the list within it."""
        rows = sum(1 for _ in self.model.all_lines())
        return rows * max(self.misses.sizeHintForRow(0), self._theme.length(20)) + 4

    # -- how it is laid out -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        length = self._theme.length
        inside = QWidget(self)
        inside.setProperty("surface", "panel")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(length(16), length(12), length(16), length(16))
        column.setSpacing(length(12))
        column.addWidget(self.scope)
        column.addWidget(self.sentence)
        column.addLayout(self.tiles)
        column.addWidget(self.warning)
        column.addWidget(self.pace)
        row = QHBoxLayout()
        row.addWidget(self.trend)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._misses_title)
        column.addWidget(self.misses)
        column.addWidget(self._heading(self.tr("What others measured")))
        for figure, who in base_rate_lines():
            column.addLayout(self._base_rate(figure, who))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setFont(self._theme.font("second", 600))
        label.setProperty("tone", "muted")
        return label

    def _base_rate(self, figure: str, who: str) -> QVBoxLayout:
        what, by = QLabel(figure, self), QLabel(who, self)
        what.setFont(self._theme.font("body", 600))
        by.setFont(self._theme.font("second"))
        by.setProperty("tone", "muted")
        by.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(what)
        column.addWidget(by)
        return column

    def _connect(self) -> None:
        self.scope.activated.connect(self._take_scope)
        self.misses.chosen.connect(self.chosen)
        self.misses.edit_asked.connect(self.edit_asked)
        self.misses.delete_asked.connect(self.delete_asked)

    def _take_scope(self, index: int) -> None:
        self._scope = self._ref_at(index) or COMPANY
        self._show()
        if self._scope.kind == "milestone":
            self.chosen.emit(self._scope)


class Pace(QWidget):
    """How fast a promise moves away: 0 is on plan, 1 slides day for day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pace: float | None = None
        self._words = QLabel(self)
        self._words.setFont(theme.font("second"))
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.length(34))
        column.addWidget(self._words)
        theme.changed.connect(self.update)

    def show_pace(self, pace: float | None, words: str) -> None:
        """Show days moved per day; hidden where there is none."""
        self._pace = pace
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(pace is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pace is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length, tokens = self._theme.length, self._theme.tokens
        top = self.height() - length(30)
        groove = QRectF(0.5, top, self.width() - 1, length(6))
        painter.setPen(QPen(tokens.line, 0))
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(groove, 3, 3)
        share = min(max(self._pace, 0.0), FASTEST) / FASTEST
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.overdue)
        painter.drawRoundedRect(QRectF(0.5, top, groove.width() * share, length(6)), 3, 3)
        one = groove.width() / FASTEST
        painter.fillRect(QRectF(one, top - 3, 1.4, length(6) + 6), tokens.text)
        font = self._theme.font("caption")
        painter.setFont(font)
        painter.setPen(tokens.text_muted)
        below = QRectF(0, top + length(8), self.width(), length(18))
        zero = self.tr("{n} on plan").format(n=wording.number(0, 0))
        day_for_day = self.tr("{n} a day for a day").format(n=wording.number(1, 1))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, zero)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, day_for_day)
        painter.end()


def _is_of(ref: Ref | None, milestone: MilestoneRecord) -> bool:
    if ref is None:
        return False
    if ref.kind == "guidance":
        return any(said.id == ref.id for said in milestone.counted)
    return ref == Ref("milestone", milestone.id)
