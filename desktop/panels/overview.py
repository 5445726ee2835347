"""All projects of the list at once: one lane each, and the trend of all their promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.database import Database
from db.timeline import project_timelines
from desktop import wording
from desktop.analysis.as_of import as_of
from desktop.analysis.overview import Lane, Wanted, arranged, lanes
from desktop.analysis.story import Ref
from desktop.charts.lanes import MilestoneRow, milestone_row
from desktop.charts.ranges import months_before
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.charts.trend_plot import TrendPlot
from desktop.labels import rule
from desktop.models.overview import Column, LaneRow, OverviewModel
from desktop.panels.controls import EmptyState, Entered, FilterField
from desktop.panels.look_back import LookBackStrip
from desktop.panels.overview_table import OverviewTable
from desktop.panels.slipped_since import SlippedSince
from desktop.store import Store
from desktop.tasks import Task, Tasks
from desktop.theme import Theme

NAME = "overview"
RANGES = {"3M": 3, "1Y": 12, "3Y": 36, "5Y": 60, "10Y": 120, "MAX": 0}
BEFORE = 0.55  # of a range lies before today
USUAL = "10Y"
SORTS = {Column.PROJECT: "project", Column.STATE: "due", Column.SLIP: "slip", Column.NEXT: "due"}
SORTS |= {Column.TARGETS: "targets", Column.WORDS: "due", Column.LANE: "due"}
TABLES = frozenset({"company", "project", "milestone", "guidance", "listing", "watchlist_entry"})


class OverviewPanel(Entered):
    """Reads the lanes of companies in the background and shows those that are wanted.

    Signals: `opened(int, object)` and `chosen(int, object)`, a company's id and the Ref to choose
    in it (None for none), which `opened` goes to;
    `failed(object)`, the trouble that kept them from being read; `look_back_asked(object, bool)`,
    the day to look back to (None for today) and whether what was recorded by then counts;
    `trend_turned(bool)`, whether the trend is shown.
    """

    opened = Signal(int, object)
    chosen = Signal(int, object)
    failed = Signal(object)
    look_back_asked = Signal(object, bool)
    trend_turned = Signal(bool)

    def __init__(
        self, store: Store, tasks: Tasks, theme: Theme, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._theme = theme
        self._today = self._day = today
        self._recorded = False
        self._ids: tuple[int, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._wanted = Wanted()
        self._chosen: tuple[int, int] | None = None
        self._is_stale = True
        self._range = USUAL
        self.time = TimeRange(self)
        self.model = OverviewModel(self)
        self.table = OverviewTable(theme, self.time, self.model, self)
        self.trend = TrendPlot(theme, self)
        self.filter = FilterField(theme, "/", self)
        self.title = QLabel(self.tr("All projects"), self)
        self.count = QLabel(self)
        self._range_buttons = QButtonGroup(self)
        self._page_buttons = QButtonGroup(self)
        self._pages = QStackedWidget(self)
        self._nothing = EmptyState(theme, "milestone")
        self._unmatched = EmptyState(theme, "list-filter", self.tr("Clear filter"))
        self.due, self.type, self.stage, self.group, self.sort = (QComboBox(self) for _ in range(5))
        self.moved = SlippedSince(theme, today, self)
        self.strip = LookBackStrip(theme, today, self)
        self.strip.hide()
        self._set_up()
        self._lay_out()
        self._connect()

    # -- what is read -----------------------------------------------------------------------------

    def set_companies(self, list_name: str, company_ids: Sequence[int]) -> None:
        """Show the projects of these companies, read when they are looked at."""
        self._list_name = list_name
        if tuple(company_ids) != self._ids:
            self._ids = tuple(company_ids)
            self._turn_stale()

    def look_back(self, day: dt.date | None, recorded: bool) -> None:
        """Show what was known on a day; None is today."""
        self._day, self._recorded = day or self._today, recorded
        self.strip.show_day(self._day, recorded)
        self.strip.setVisible(day is not None)
        self._turn_stale()

    def turn_look_back(self) -> None:
        """Ask for the strip with which to go back, which starts from today; or for today again."""
        if not self.strip.isHidden():
            self.look_back_asked.emit(None, False)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.look_back_asked.emit(self._today, False)
        self.strip.begin()

    def read_again(self, tables: frozenset[str]) -> None:
        """Read what changed, now or when it is looked at."""
        if tables & TABLES:
            self._turn_stale()

    def wait(self) -> None:
        """Read at once, for a picture."""
        day = self._day if self._day != self._today else None
        database, recorded = self._store.database, self._recorded
        self._take(read_lanes(database, self._ids, day, self._today, recorded))

    def _turn_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        day = self._day if self._day != self._today else None
        work = partial(
            read_lanes, self._store.database, self._ids, day, self._today, self._recorded
        )
        task = self._tasks.run(NAME, work)
        if task is None:
            return  # it is read again when the reading under way has come home
        self._is_stale = False
        task.answered.connect(self._take)
        task.failed.connect(self.failed)
        task.ended.connect(self._catch_up)
        task.start()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._read()

    def _take(self, found: tuple[Lane, ...]) -> None:
        self._lanes = found
        self._offer(self.type, {m.type for lane in found for m in lane.milestones})
        self._offer(self.stage, {p.stage for lane in found if (p := lane.project) and p.stage})
        self.table.set_today(self._day, is_past=self._day != self._today)
        self.strip.set_span(self._first_day(), self._today)
        self._arrange()
        self.choose_range(self._range)

    def _first_day(self) -> dt.date:
        """The first day on which anything was promised or done; a year ago where there is none."""
        found = [m for lane in self._lanes for m in lane.milestones]
        days = {said.said_by_day for m in found for said in m.counted if said.said_by_day}
        days |= {m.actual.end for m in found if m.actual}
        return min(days, default=self._today - dt.timedelta(days=365))

    # -- what is shown ----------------------------------------------------------------------------

    def choose(self, company_id: int | None, ref: Ref | None) -> None:
        """Mark the lane of a thing or a company, without a signal."""
        found = (x for x in self._lanes if ref and _holds(x, ref))
        own = (x for x in self._lanes if x.company.id == company_id)
        lane = next(found, None) or next(own, None)
        if self._chosen is None or lane is None or lane.key[0] != self._chosen[0] or ref:
            self._chosen = lane.key if lane else None
        self.table.choose(self._chosen)

    def choose_range(self, name: str) -> None:
        """Show so much time around today; MAX is all there is."""
        self._range = name
        first, last = self.table.extent(self._day)
        if RANGES.get(name):
            span = (x_of(self._day) - x_of(months_before(self._day, RANGES[name]))) or DAY
            first = x_of(self._day) - span * BEFORE
            last = first + span
        else:
            edge = (last - first) * 0.02
            first, last = first - edge, last + edge
        self.time.set(first, last)
        for button in self._range_buttons.buttons():
            button.setChecked(button.text() == name)

    @property
    def shows_trend(self) -> bool:
        """Whether the trend of all promises is shown."""
        return self._pages.currentWidget() is self.trend

    def show_trend(self, is_shown: bool) -> None:
        """Show the trend of all promises, or the lanes."""
        self._page_buttons.buttons()[int(is_shown)].setChecked(True)
        self._show_page()
        self.trend_turned.emit(is_shown)

    def _arrange(self) -> None:
        groups = arranged(self._lanes, self._wanted)
        self.model.set_groups(groups, self._day)
        self.table.clearSpans()  # those of the headings before, which Qt leaves where they were
        for row, shown in enumerate(self.model.rows):
            if not isinstance(shown, LaneRow):
                self.table.setSpan(row, 0, 1, int(Column.LANE))
        self.table.choose(self._chosen)
        count = sum(len(group.lanes) for group in groups)
        companies = len({lane.company.id for group in groups for lane in group.lanes})
        self.count.setText(
            self.tr("{n} in {list}, {m} companies").format(
                n=wording.number(count, 0), list=self._list_name, m=wording.number(companies, 0)
            )
        )
        self._show_page()

    def _show_page(self) -> None:
        is_trend = self._page_buttons.checkedId() == 1
        if not self._lanes:
            self._pages.setCurrentWidget(self._nothing)
        elif not self.model.rowCount():
            self._pages.setCurrentWidget(self._unmatched)
        else:
            self._pages.setCurrentWidget(self.trend if is_trend else self.table)
        if is_trend:
            is_past = self._day != self._today
            self.trend.show_rows(self._trend_rows(), self._trend_ref(), self._day, is_past=is_past)
        self.entrance = self._pages.currentWidget() or self.table

    def _trend_rows(self) -> list[MilestoneRow]:
        """Every milestone that was promised more than once."""
        shown = (row.lane for row in self.model.lane_rows())
        return [
            milestone_row(milestone, self._day)
            for lane in shown
            for milestone in lane.milestones
            if len(milestone.counted) > 1
        ]

    def _trend_ref(self) -> Ref | None:
        rows = (row for row in self.model.lane_rows() if row.lane.key == self._chosen)
        row = next(rows, None)
        promised = [m for m in row.lane.milestones if len(m.counted) > 1] if row else []
        return Ref("milestone", promised[0].id) if promised else None

    # -- what is wanted ---------------------------------------------------------------------------

    def _want(self) -> None:
        self._wanted = Wanted(
            group=self.group.currentData(),
            sort=self.sort.currentData(),
            due_within=self.due.currentData() if self.due.currentIndex() > 1 else None,
            overdue=self.due.currentIndex() == 1,
            slipped_since=self.moved.since(self._day),
            types=frozenset(filter(None, [self.type.currentData()])),
            stages=frozenset(filter(None, [self.stage.currentData()])),
            words=self.filter.text(),
        )
        self._arrange()

    def _sort_by(self, column: int) -> None:
        self.sort.setCurrentIndex(self.sort.findData(SORTS[Column(column)]))

    def clear_filters(self) -> None:
        """Show every lane again."""
        for combo in (self.due, self.moved, self.type, self.stage):
            combo.setCurrentIndex(0)
        self.filter.clear()

    def _offer(self, combo: QComboBox, codes: set[str]) -> None:
        """Offer what there is; what is chosen stays, though nothing should be of it."""
        blocked, chosen = combo.blockSignals(True), combo.currentData()
        while combo.count() > 1:
            combo.removeItem(1)
        words = wording.milestone_type if combo is self.type else wording.stage
        for code in sorted(codes | ({chosen} if chosen else set()), key=words):
            combo.addItem(words(code), code)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
        combo.blockSignals(blocked)

    def _open(self, row: LaneRow) -> None:
        self.opened.emit(row.lane.company.id, _ref_of(row.lane))

    def _note_choice(self, row: LaneRow) -> None:
        self._chosen = row.lane.key
        self.chosen.emit(row.lane.company.id, _ref_of(row.lane))

    def _open_promise(self, ref: Ref) -> None:
        lane = next((lane for lane in self._lanes if _holds(lane, ref)), None)
        if lane is not None:
            self.opened.emit(lane.company.id, ref)

    # -- how it is made ---------------------------------------------------------------------------

    def _set_up(self) -> None:
        theme = self._theme
        self._list_name = ""
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("All projects"))
        self.title.setFont(theme.font("company", 600))
        self.count.setProperty("tone", "muted")
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter projects"))
        self._fill(
            self.due,
            self.tr("Due"),
            [
                (self.tr("Due any time"), None),
                (self.tr("Overdue"), None),
                (self.tr("Due in 30 days"), 30),
                (self.tr("Due in 90 days"), 90),
                (self.tr("Due in a year"), 365),
            ],
        )
        self._style(self.moved, self.tr("Slipped"))
        self.moved.chosen.connect(self._want)
        self._fill(self.type, self.tr("Type"), [(self.tr("Every type"), None)])
        self._fill(self.stage, self.tr("Stage"), [(self.tr("Every stage"), None)])
        self._fill(
            self.group,
            self.tr("Group"),
            [
                (self.tr("Grouped by state"), "state"),
                (self.tr("Grouped by company"), "company"),
                (self.tr("Grouped by stage"), "stage"),
                (self.tr("Not grouped"), "none"),
            ],
        )
        self._fill(
            self.sort,
            self.tr("Sort"),
            [
                (self.tr("Due next first"), "due"),
                (self.tr("Most slipped first"), "slip"),
                (self.tr("Most targets first"), "targets"),
                (self.tr("By project"), "project"),
                (self.tr("By company"), "company"),
            ],
        )
        self._nothing.set_words(
            self.tr("No project in this list yet"),
            self.tr("Press Ctrl+1 for the company, then add a project or a milestone."),
        )
        self._unmatched.set_words(
            self.tr("No project matches"), self.tr("All of them are hidden by the filter.")
        )

    def _fill(
        self, combo: QComboBox, name: str, choices: Sequence[tuple[str, str | int | None]]
    ) -> None:
        self._style(combo, name)
        for words, value in choices:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(self._want)

    def _style(self, combo: QComboBox, name: str) -> None:
        combo.setAccessibleName(name)
        combo.setFont(self._theme.font("control"))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)

    def _lay_out(self) -> None:
        length = self._theme.length
        head = QHBoxLayout()
        head.setContentsMargins(length(16), length(10), length(12), length(4))
        head.setSpacing(length(12))
        for widget in (self.title, self.count):
            head.addWidget(widget, alignment=Qt.AlignmentFlag.AlignBaseline)
        head.addStretch(1)
        head.addWidget(self._segments(list(RANGES), self._range_buttons, self.tr("Range %s")))
        pages = [self.tr("Lanes"), self.tr("Trend")]
        head.addWidget(self._segments(pages, self._page_buttons, "%s"))
        self._page_buttons.buttons()[0].setChecked(True)
        filters = QHBoxLayout()
        filters.setContentsMargins(length(16), length(2), length(12), length(8))
        filters.setSpacing(length(8))
        self.filter.setFixedHeight(length(28))
        self.filter.setMinimumWidth(length(120))
        filters.addWidget(self.filter, 2)
        for combo in (self.due, self.moved, self.type, self.stage, self.group, self.sort):
            filters.addWidget(combo, 1)
        for page in (self.table, self.trend, self._nothing, self._unmatched):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(rule())
        column.addWidget(self.strip)
        column.addWidget(self._pages, 1)
        self.entrance = self.table

    def _segments(self, names: Sequence[str], group: QButtonGroup, spoken: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for number, name in enumerate(names):
            button = QToolButton(frame)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setText(name)
            button.setFont(self._theme.font("control"))
            button.setAccessibleName(spoken % name)
            group.addButton(button, number)
            row.addWidget(button)
        return frame

    def _connect(self) -> None:
        self.table.lane_opened.connect(self._open)
        self.table.lane_chosen.connect(self._note_choice)
        self.table.sort_asked.connect(self._sort_by)
        self.trend.chosen.connect(self._open_promise)
        self.strip.moved.connect(self.look_back_asked)
        self.strip.left.connect(self.turn_look_back)
        self.filter.textChanged.connect(self._want)
        self.filter.left.connect(self.table.setFocus)
        self.filter.accepted.connect(self.table.setFocus)
        self._unmatched.acted.connect(self.clear_filters)
        self._range_buttons.buttonClicked.connect(lambda b: self.choose_range(b.text()))
        self._page_buttons.idClicked.connect(lambda number: self.show_trend(number == 1))


def read_lanes(
    database: Database,
    company_ids: Sequence[int],
    day: dt.date | None,
    today: dt.date,
    recorded: bool,
    task: Task | None = None,
) -> tuple[Lane, ...]:
    """The lanes of companies, as they stand today or as they could be told on a day."""
    del task
    with database.reading() as session:
        found = project_timelines(session, company_ids)
    if day is not None:
        found = tuple(as_of(timeline, day, recorded=recorded) for timeline in found)
    return lanes(found, day or today)


def _ref_of(lane: Lane) -> Ref | None:
    """What is chosen with a lane: what is next in it, else its project."""
    if lane.next is not None:
        return Ref("milestone", lane.next.id)
    return Ref("project", lane.project.id) if lane.project else None


def _holds(lane: Lane, ref: Ref) -> bool:
    if ref.kind == "project":
        return lane.project is not None and lane.project.id == ref.id
    if ref.kind == "guidance":
        return any(said.id == ref.id for m in lane.milestones for said in m.guidance)
    return ref.kind == "milestone" and any(m.id == ref.id for m in lane.milestones)
