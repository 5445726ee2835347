"""The centre of the window: one company's price above its lanes, on one time axis."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db import companies
from db.records import CompanyTimeline, ListingRecord
from db.timeline import company_timeline
from desktop.analysis.as_of import as_of
from desktop.analysis.returns import since_each
from desktop.analysis.story import Ref, Story, StoryDay, letters, story, without
from desktop.charts.flags import FlagItem
from desktop.charts.lanes_chart import LanesChart
from desktop.charts.price_chart import PriceChart
from desktop.charts.time_scale import TimeRange, day_at, middle_of
from desktop.models.story import NOTHING_SINCE, Since
from desktop.panels.archived_strip import ArchivedStrip
from desktop.panels.chart_prices import ChartPrices
from desktop.panels.company_header import CompanyHeader
from desktop.panels.crosshair import Crosshair
from desktop.panels.heights import Heights
from desktop.store import Store
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.panels.look_back import LookBackStrip
    from desktop.panels.trend import TrendPanel

FULL_RANGE = "MAX"
PRICES = frozenset({"price_bar", "price_series", "price_action"})


class CompanyPanel(QWidget):
    """Shows one company and keeps flags, lanes and letters in step.

    Signals: `chosen(object)` a Ref; `story_changed(object, object)` the Story and its letters;
    `letters_changed(object)`; `fetch_asked(int)` a listing's id; `range_chosen(str)`;
    `listing_chosen(str)` a listing's uid; `trend_turned(bool)` whether the trend is shown;
    `edit_asked(object)` a Ref in the trend; `export_asked()` the trend's picture is wanted;
    `looked_back(object)` the day that is looked back to, None for today.
    """

    chosen = Signal(object)
    story_changed = Signal(object, object)
    letters_changed = Signal(object)
    fetch_asked = Signal(int)
    range_chosen = Signal(str)
    listing_chosen = Signal(str)
    trend_turned = Signal(bool)
    edit_asked = Signal(object)
    export_asked = Signal()
    looked_back = Signal(object)

    def __init__(
        self, store: Store, theme: Theme, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self._trend: TrendPanel | None = None
        self._strip: LookBackStrip | None = None
        self._refs: tuple[Ref | None, Ref | None] = (None, None)  # the last promise; the last
        self.today = today
        self._looks_back_to: dt.date | None = None
        self._counts_recorded = False
        self.whole: CompanyTimeline | None = None
        self.timeline: CompanyTimeline | None = None
        self.listing: ListingRecord | None = None
        self.story = Story((), (), ())
        self.flagged = self.story
        self._hidden: frozenset[str] = frozenset()
        self._letters: dict[dt.date, str] = {}
        self._by_day: dict[dt.date, StoryDay] = {}
        self._range = FULL_RANGE
        self._chosen_span = (0.0, 0.0)
        self.time = TimeRange(self)
        self.header = CompanyHeader(theme, self)
        self.archived = ArchivedStrip(theme, self)
        self.price_chart = PriceChart(theme, self.time, self)
        self.prices = ChartPrices(store, self.price_chart, self.header, today)
        self.flags = FlagItem(theme)
        self.price_chart.set_flag_item(self.flags)
        self.price_chart.set_today(today)
        self.lanes = LanesChart(theme, self.time, self)
        self.crosshair = Crosshair(self.price_chart, self.lanes, self)
        self._lay_out()
        self._connect()
        theme.changed.connect(self.header.restyle)

    @property
    def strip(self) -> LookBackStrip:
        """The strip with which to go back, made by the first who asks."""
        if self._strip is None:
            from desktop.panels.look_back import LookBackStrip

            self._strip = LookBackStrip(self._theme, self.today, self)
            self._strip.hide()
            self._column.insertWidget(1, self._strip)
            self._strip.moved.connect(self.look_back)
            self._strip.left.connect(self.end_look_back)
            if self.whole is not None:
                self._strip.set_span(self._first_day(), self.today)
        return self._strip

    @property
    def trend(self) -> TrendPanel:
        """The trend of a milestone, made by the first who asks."""
        if self._trend is None:
            from desktop.panels.trend import TrendPanel

            self._trend = TrendPanel(self._theme, self)
            self._pages.addWidget(self._trend)
            self._trend.chosen.connect(self.chosen)
            self._trend.left.connect(partial(self.show_trend, False))
            self._trend.edit_asked.connect(self.edit_asked)
            self._trend.export_asked.connect(self.export_asked)
            self._trend.set_timeline(self.timeline, self.day, is_past=self.looks_back)
            for ref in self._refs:
                self._trend.choose(ref)
        return self._trend

    @property
    def company_id(self) -> int | None:
        """The company shown."""
        return self.timeline.company.id if self.timeline else None

    @property
    def day(self) -> dt.date:
        """Today, or the day that is looked back to."""
        return self._looks_back_to or self.today

    @property
    def looks_back(self) -> bool:
        """Whether an earlier day is shown: `timeline` is cut there, `whole` is not."""
        return self._looks_back_to is not None

    @property
    def counts_recorded(self) -> bool:
        """Whether looking back counts what was recorded by then, not what was said."""
        return self._counts_recorded

    @property
    def since(self) -> Since:
        """What the price of the shown listing did since each note and milestone."""
        if self.listing is None:
            return NOTHING_SINCE
        bars = self.prices.quoted
        found = since_each(self.story, bars.days, bars.close, self.day)
        return Since(found, self.listing.currency)

    @property
    def hidden_kinds(self) -> frozenset[str]:
        """The kinds that have no flags now."""
        return self._hidden

    def hide_kinds(self, kinds: frozenset[str]) -> None:
        """Let these kinds have no flags and no letters."""
        self._hidden = kinds
        self._flag()
        self._tell_story()

    def begin_look_back(self) -> None:
        """Show the strip with which to go back; it starts from today."""
        self.look_back(self.today)
        self.strip.begin()

    def end_look_back(self) -> None:
        """Show today again."""
        self.look_back(None)
        self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def look_back(self, day: dt.date | None, recorded: bool = False) -> None:
        """Show what was known on a day: what was said by then, or what was recorded here."""
        self._looks_back_to, self._counts_recorded = day, recorded
        self.strip.show_day(day or self.today, recorded)
        self.strip.setVisible(day is not None)
        self.price_chart.look_back(day)
        if self.whole is not None:
            self._take(self.whole)
            self._tell_story()
        self.looked_back.emit(day)

    @property
    def hovered_day(self) -> dt.date | None:
        """The day that the crosshair stands on, or that a menu is open at."""
        return self.crosshair.day

    def show_company(self, company_id: int, listing_uid: str = "") -> None:
        """Read and show a company; the range stays the named one.

        `listing_uid` is the listing wanted, where it is one of the company's.
        """
        self._read_timeline(company_id)
        self._choose_listing(listing_uid)
        self._read_prices()
        self.heights.share()
        self.choose_range(self._range)
        self._tell_story()

    def is_kept(self) -> bool:
        """Whether the shown company, if any, is still in the database."""
        shown = self.company_id
        return shown is None or self._store.read(companies.is_kept, shown)

    def read_again(self, tables: frozenset[str]) -> None:
        """Read what changed; scroll, range and choice stay, but MAX takes in what is new."""
        if self.timeline is None:
            return
        is_all = self._range == FULL_RANGE and self._chosen_span == (
            self.time.first,
            self.time.last,
        )
        reached = self.lanes.extent()
        if tables <= PRICES:
            self._read_prices_again(self.timeline.company.id)
            return
        self._read_timeline(self.timeline.company.id)
        self._choose_listing(self.listing.uid if self.listing else "")
        if {"price_bar", "price_series", "listing"} & tables:
            self._read_prices()
            self.heights.share()
        if is_all and self.lanes.extent() != reached:
            self.choose_range(FULL_RANGE)
        else:
            self._set_extent()
        self._tell_story()

    def _read_prices_again(self, company_id: int) -> None:
        """Read how the listings and their prices stand now: nothing else of the company changed."""
        listings = self._store.read(companies.listing_records, [company_id])
        self.whole, self.timeline = (
            t and replace(t, company=replace(t.company, listings=listings))
            for t in (self.whole, self.timeline)
        )
        self._choose_listing(self.listing.uid if self.listing else "")
        self._read_prices()
        self.heights.share()
        self._set_extent()

    def show_listing(self, uid: str) -> None:
        """Show the price of another of the company's listings."""
        self._choose_listing(uid)
        self._read_prices()
        self.heights.share()
        self.choose_range(self._range)
        self._tell_story()
        self.listing_chosen.emit(uid)

    def choose_range(self, name: str) -> None:
        """Show a named range."""
        self._range = name
        self._set_extent()
        self.price_chart.choose_range(name)
        self._chosen_span = (self.time.first, self.time.last)
        self.header.check_range(name)

    def set_first_range(self, name: str) -> None:
        """The range to show a company in, until another is chosen."""
        self._range = name

    def choose(self, ref: Ref | None) -> None:
        """Make a thing the chosen one in the chart and the lanes, and bring its day into view.

        Says nothing back.
        """
        days = (d.day for d in self.story.days if any(e.ref == ref for e in d.entries))
        day = next(days, None)
        self.flags.set_chosen(ref)
        self.lanes.set_chosen(ref)
        is_promised = ref is not None and ref.kind in {"milestone", "guidance"}
        self._refs = (ref if is_promised else self._refs[0], ref)
        if self._trend is not None:
            self._trend.choose(ref)
        self.price_chart.set_chosen(day)
        if day is not None:
            self._reveal(day)

    def stand_as_opened(self) -> None:
        """Stand as the next start shows it: nothing chosen, picked or measured, the named range."""
        if self.looks_back:
            self.end_look_back()
        if self.shows_trend:
            self.show_trend(False)
        self.choose(None)
        self.crosshair.leave()
        if self.price_chart.measure.is_on:
            self.price_chart.turn_measure()
        self.heights.share()
        self.lanes.scroll_to_top()
        self.choose_range(self._range)

    @property
    def shows_trend(self) -> bool:
        """Whether the trend of a milestone stands where the price and the lanes do."""
        return self._trend is not None and self._pages.currentWidget() is self._trend

    def show_trend(self, is_shown: bool) -> None:
        """Show the trend of the chosen milestone, or the price and the lanes again."""
        self._pages.setCurrentWidget(self.trend if is_shown else self.heights)
        self.trend_turned.emit(is_shown)
        self.stops()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> tuple[QWidget, QWidget]:
        """What takes the focus here, from the top down."""
        if self.shows_trend:
            return self.trend.plot, self.trend.ledger
        return self.price_chart, self.lanes

    def step_event(self, by: int, chosen: Ref | None) -> None:
        """Choose the next (+1) or previous (-1) flag's day, and on it the first entry.

        Where nothing with a flag is chosen, it is the first one in sight, or the last.
        """
        days = list(reversed(self.flagged.days))
        if not days:
            return
        at = [i for i, d in enumerate(days) if any(e.ref == chosen for e in d.entries)]
        first, last = self._visible()
        before = sum(d.day < first for d in days) - 1
        after = sum(d.day <= last for d in days)
        start = at[0] if at else (after if by < 0 else before)
        target = min(max(start + by, 0), len(days) - 1)
        self.chosen.emit(days[target].entries[0].ref)

    def _reveal(self, day: dt.date) -> None:
        first, last = day_at(self.time.first), day_at(self.time.last)
        if day < first or day > last:
            span = self.time.span
            self.time.set(middle_of(day) - span / 2, middle_of(day) + span / 2)

    def _read_timeline(self, company_id: int) -> None:
        self._take(self._store.read(company_timeline, company_id))
        if self._strip is not None:
            self._strip.set_span(self._first_day(), self.today)

    def _take(self, whole: CompanyTimeline) -> None:
        """Show a timeline, or what was known of it on the day that is looked back to."""
        self.whole = self.timeline = whole
        if self._looks_back_to is not None:
            self.timeline = as_of(whole, self._looks_back_to, recorded=self._counts_recorded)
        self.story = story(self.timeline, self.day)
        self._flag()
        self.lanes.set_timeline(self.timeline, self.day)
        self.crosshair.set_timeline(self.timeline)
        if self._trend is not None:
            self._trend.set_timeline(self.timeline, self.day, is_past=self.looks_back)

    def _flag(self) -> None:
        """Give every day of a kind that is not hidden its flag and, in sight, its letter."""
        self.flagged = without(self.story, self._hidden)
        self._letters = letters(self.flagged, *self._visible())
        self.flags.set_days(self.flagged.days, self._letters)
        self._by_day = {day.day: day for day in self.flagged.days}
        self._letter_lanes()

    def _letter_lanes(self) -> None:
        by_day = self._by_day
        found = {e.ref: x for day, x in self._letters.items() for e in by_day[day].entries}
        self.lanes.set_letters(found)

    def _first_day(self) -> dt.date:
        """The first day of which anything is told; a year ago where there is none."""
        assert self.whole is not None
        days = [day.day for day in story(self.whole, self.today).days]
        return min(days, default=self.today - dt.timedelta(days=365))

    def _choose_listing(self, uid: str) -> None:
        assert self.timeline is not None
        offered = {x.uid: x for x in self.timeline.company.listings}
        first = next(iter(offered.values()), None)
        self.listing = offered.get(uid, first)
        self.header.set_company(self.timeline.company, self.listing)
        self.archived.setVisible(self.timeline.company.is_archived)

    def _read_prices(self) -> None:
        assert self.timeline is not None
        self.prices.show(self.timeline.company, self.listing)

    def _set_extent(self) -> None:
        first, last = self.lanes.extent()
        self.price_chart.set_extent(first, last)

    def _visible(self) -> tuple[dt.date, dt.date]:
        return day_at(self.time.first), day_at(self.time.last)

    def _tell_story(self) -> None:
        self._reletter()
        self.story_changed.emit(self.story, self._letters)

    def _reletter(self) -> None:
        found = letters(self.flagged, *self._visible())
        if found != self._letters:
            self._letters = found
            self.flags.set_letters(found)
            self._letter_lanes()
            self.letters_changed.emit(found)

    def _follow_time(self) -> None:
        """Letters are of what is visible; a span that was panned or zoomed has no name."""
        self._reletter()
        is_named = (self.time.first, self.time.last) == self._chosen_span
        self.header.check_range(self._range if is_named else "")

    def _ask_fetch(self) -> None:
        if self.listing is not None:
            self.fetch_asked.emit(self.listing.id)

    def _choose_range(self, name: str) -> None:
        self.choose_range(name)
        self.range_chosen.emit(name)

    def _lay_out(self) -> None:
        self.heights = Heights(self.price_chart, self.lanes, self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.heights)
        column.addWidget(self.archived)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.header.listing_chosen.connect(self.show_listing)
        self.header.range_chosen.connect(self._choose_range)
        self.price_chart.fetch_asked.connect(self._ask_fetch)
        self.flags.chosen.connect(self.chosen)
        self.lanes.chosen.connect(self.chosen)
        self.time.changed.connect(self._follow_time)
