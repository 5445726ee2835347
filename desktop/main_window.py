"""The window: its panes, its menus, and all wiring between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget

from db import companies
from db.errors import DatabaseTrouble
from desktop import settings as kept
from desktop.actions import Command, Commands, Entry, Role, plain
from desktop.analysis.story import Ref, Story
from desktop.beside import Beside
from desktop.errors import Failure
from desktop.hindsight import Hindsight
from desktop.panels.benchmark_editing import BenchmarkEditing
from desktop.panels.calendar_keeping import CalendarKeeping
from desktop.panels.charting import Charting
from desktop.panels.company import CompanyPanel
from desktop.panels.company_editing import CompanyEditing
from desktop.panels.company_search import CompanySearch
from desktop.panels.context_menus import ContextMenus
from desktop.panels.databases import Databases
from desktop.panels.deal_editing import DealEditing
from desktop.panels.diagnostics import Diagnostics
from desktop.panels.editing import Editing
from desktop.panels.event_editing import EventEditing
from desktop.panels.file_keeping import FileKeeping
from desktop.panels.files import Files
from desktop.panels.finding import Finding
from desktop.panels.flagging import Flagging
from desktop.panels.handed import Handed
from desktop.panels.helping import Helping
from desktop.panels.listing_editing import ListingEditing
from desktop.panels.measuring import Measuring
from desktop.panels.menu_corner import MenuCorner
from desktop.panels.note_taking import NoteTaking
from desktop.panels.palette import Palette, SearchButton
from desktop.panels.pictures import Pictures
from desktop.panels.preferences import Preferences
from desktop.panels.price_refresh import TOLD, PriceRefresh
from desktop.panels.price_states import PriceStates
from desktop.panels.project_editing import ProjectEditing
from desktop.panels.rate_editing import RateEditing
from desktop.panels.selection import Selection
from desktop.panels.source_editing import SourceEditing
from desktop.panels.status import ConsentStrip, StatusPanel
from desktop.panels.story import StoryPanel
from desktop.panels.tab_order import order_stops
from desktop.panels.taking_away import TakingAway
from desktop.panels.trouble_telling import TroubleTelling
from desktop.panels.viewing import Viewing
from desktop.panels.watchlist import WatchlistPanel
from desktop.panels.watchlist_acts import WatchlistActs
from desktop.panels.watchlist_editing import WatchlistEditing
from desktop.panels.watchlist_showing import WatchlistShowing
from desktop.panes import COMPANY, Panes
from desktop.settings import Settings
from desktop.store import Store
from desktop.surroundings import starter
from desktop.tasks import Tasks
from desktop.theme import Theme
from desktop.typing_gate import TypingGate
from desktop.views import Views

if TYPE_CHECKING:
    from desktop.panels.documents import DocumentsPanel
    from desktop.panels.financing import FinancingPanel
    from desktop.panels.first_run import FirstRunPage
    from desktop.panels.overview import OverviewPanel
    from desktop.panels.projects import ProjectsPanel
    from desktop.panels.record import RecordPanel

SMALLEST = (1000, 620)
LISTS = frozenset({"watchlist", "watchlist_entry", "company"})


Teller: TypeAlias = (
    NoteTaking
    | Files
    | CalendarKeeping
    | Databases
    | Pictures
    | TakingAway
    | WatchlistActs
    | Preferences
    | Editing
)


class MainWindow(QMainWindow):
    """One window on one database.

    Signals: `left()`, it is about to close, and stands as the next one will.
    """

    left = Signal()

    def __init__(self, store: Store, theme: Theme, settings: Settings, today: dt.date) -> None:
        super().__init__()
        self.store, self.theme, self.settings, self.today = store, theme, settings, today
        self.tasks = Tasks(self)
        self.selection = Selection(today, self)
        self._first_run: FirstRunPage | None = None
        self._is_ordered = False
        self.setWindowTitle(self.tr("Headframe"))
        self.setMinimumSize(*(theme.length(side) for side in SMALLEST))
        self.watchlist = WatchlistPanel(theme, self)
        self.company = CompanyPanel(store, theme, today, self)
        self.story = StoryPanel(theme, self)
        self.beside = Beside(store, self.tasks, theme, self)
        self.views = Views(store, self.tasks, theme, settings, self.selection, self)
        self.taking_away = TakingAway(self.company, theme, self)
        self.status = StatusPanel(theme, self)
        self.consent = ConsentStrip(theme, self)
        self.panes = Panes(theme, self)
        self.refresh = PriceRefresh(store, self.tasks, self.status, settings, self)
        self.trouble = TroubleTelling(store, self.status, self)
        self.notes = NoteTaking(store, self.story, today, self)
        self.files = Files(store, theme, self)
        self.calendar = CalendarKeeping(store, self.tasks, settings, self)
        self.databases = Databases(store.database, self.tasks, self.status, settings, theme, self)
        self.handed = Handed(store, self.refresh, self)
        self.preferences = Preferences(store, self.tasks, settings, theme, today, self)
        self.viewing = Viewing(theme, settings, self)
        self.charting = Charting(self.company, store, theme, settings, self)
        self.flagging = Flagging(self.company, self.selection, theme, settings, self)
        self.measuring = Measuring(self.company, self)
        self.lists = WatchlistShowing(store, self.selection, self.watchlist, settings, self)
        self.rows = WatchlistActs(store, self.selection, self.watchlist, settings, self)
        self._make_editings()
        self.commands = Commands(self)
        self.finder = Palette(theme, self)
        self.finding = Finding(
            store, self.tasks, self.commands, settings, self.selection, self.finder
        )
        self._set_up()
        self.show_stored()

    def _set_up(self) -> None:
        self._lay_out()
        self._make_menus()
        self._make_context_menus()
        self._connect()
        self._restore()

    def show_stored(self, changed: frozenset[str] | None = None) -> None:
        """Show what the database holds: the first run's choice, or the list and its company."""
        if not self.lists.read(changed):
            self._show_first_run()
            return
        if self.panes.show_work() or self.focusWidget() is None:
            self.watchlist.setFocus()
        self._show_whom(self.lists.company)
        self.refresh.say_stored()
        self._offer_consent()
        self.commands.refresh()

    def choose(self, ref: Ref | None) -> None:
        """Make one thing the chosen one in chart, lanes and story."""
        self.selection.choose(ref)
        self.company.choose(ref)
        self.story.choose(ref)
        self.beside.choose(ref)
        self.views.choose(self.company.company_id, ref)
        self.commands.refresh()

    def go_to(self, ref: Ref, company_id: int | None = None) -> None:
        """Show a thing: its company (else the one that is shown), its tab, and itself chosen."""
        wanted = ref.id if ref.kind == "company" else company_id
        if wanted is not None:
            self.panes.show_company(True)
            self.panes.show_view(COMPANY)
            self.show_company(wanted)
        if ref.kind == "company":
            self.watchlist.setFocus()
            return
        self.panes.enter_tab(self._tab_of(ref))
        self.choose(ref)

    def _tab_of(self, ref: Ref) -> QWidget:
        """Where a thing is shown: in the tab at the front, if it is one of its tabs."""
        in_story = self.story.model.row_of(ref) >= 0
        if ref.kind in DealEditing.kinds:
            return self.story if in_story and not self.financing.isVisible() else self.financing
        beside: dict[str, QWidget] = {
            "project": self.projects,
            "source": self.documents,
            "attachment": self.documents,
        }
        return beside.get(ref.kind, self.story if in_story else self.projects)

    def new_note(self) -> None:
        """Put the cursor in the quick line; the day is the crosshair's or today."""
        self.panes.show_view(COMPANY)
        self.panes.show_tab(self.story)
        self.notes.begin(self.company.hovered_day or self.today)

    def edit(self, ref: Ref) -> None:
        """Open what changes a thing, whoever edits its kind."""
        if ref.kind == "note":
            self.panes.show_tab(self.story)
            self.story.edit_note(ref.id)
        for editing in self.editings:
            if ref.kind in editing.kinds:
                editing.edit(ref)

    def _edit_from_chart(self, ref: Ref) -> None:
        self.choose(ref)
        self.edit(ref)

    def delete(self, ref: Ref) -> None:
        """Delete a thing, whoever edits its kind."""
        if ref.kind == "note":
            self.notes.delete(ref.id)
        for editing in self.editings:
            if ref.kind in editing.kinds:
                editing.delete(ref)

    def _make_editings(self) -> None:
        seam = self.store, self.theme, self.selection, self
        self.watchlist_editing = WatchlistEditing(self.lists, *seam)
        search = CompanySearch(self.store, self.tasks, self.settings, self)
        self.company_editing = CompanyEditing(search, *seam)
        self.listing_editing = ListingEditing(*seam)
        self.rate_editing = RateEditing(*seam)
        self.benchmark_editing = BenchmarkEditing(search, *seam)
        self.price_states = PriceStates(*seam)
        self.project_editing = ProjectEditing(*seam)
        self.deal_editing = DealEditing(*seam)
        self.event_editing = EventEditing(*seam)
        self.source_editing = SourceEditing(*seam)
        self.file_keeping = FileKeeping(*seam)

    @property
    def overview(self) -> OverviewPanel:
        """All projects, in the centre's other view."""
        return self.views.overview

    @property
    def projects(self) -> ProjectsPanel:
        """The second tab beside the chart; asking makes it, as with the next three."""
        return self.beside.projects

    @property
    def financing(self) -> FinancingPanel:
        """The third tab beside the chart."""
        return self.beside.financing

    @property
    def documents(self) -> DocumentsPanel:
        """The fourth tab beside the chart."""
        return self.beside.documents

    @property
    def record(self) -> RecordPanel:
        """The fifth tab beside the chart."""
        return self.beside.record

    @property
    def editings(self) -> tuple[Editing, ...]:
        """Who edits what is no note."""
        return (
            self.watchlist_editing,
            self.company_editing,
            self.listing_editing,
            self.rate_editing,
            self.benchmark_editing,
            self.price_states,
            self.project_editing,
            self.deal_editing,
            self.event_editing,
            self.source_editing,
            self.file_keeping,
        )

    def import_file(self, path: Path) -> None:
        """Import a file as one undoable act; trouble is said, and nothing is half done."""
        self.files.import_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave everything written down."""
        if not self.may_leave(self.close):
            event.ignore()
            return
        self.settle()
        self._stand_as_opened()
        self.left.emit()
        super().closeEvent(event)

    def _stand_as_opened(self) -> None:
        """Stand as the next start shows the window, which begins with a picture of this one."""
        self.panes.show_view(COMPANY)
        self.choose(None)
        if self.company.timeline is not None:
            self.company.stand_as_opened()
        for view in self.panes.findChildren(QAbstractItemView):
            view.scrollToTop()
        self.watchlist.stand_as_opened()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def settle(self) -> None:
        """Write down what is typed and how the window stands, and let work end."""
        self.story.settle()
        self.lists.settle()
        self.calendar.settle()
        self.watchlist.delegate.settle()
        self.remember()
        self.tasks.stop()
        self.file_keeping.drop_copies()

    def keep_typed(self) -> bool:
        """Write down what is typed; whether that could be done."""
        self.story.settle()
        self.notes.drafts.write_held()
        return not self.notes.drafts.unsaved

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Write down what is typed; whether the window may go.

        Where that failed the user is asked, and `then` is done when it may.
        """
        self.keep_typed()
        return self.trouble.may_leave(self.notes.drafts.unsaved, partial(self._leave, then))

    def _leave(self, then: Callable[[], object]) -> None:
        self.notes.drafts.give_up()
        then()

    # -- companies --------------------------------------------------------------------------------

    def show_company(self, company_id: int) -> None:
        """Show a company in all panes, with what was being typed about it."""
        before = self.selection.company
        if before and company_id == before.id:
            return
        try:
            self._turn_to(company_id)
        except DatabaseTrouble as trouble:
            self.trouble.tell(Failure(trouble, partial(self._show_whom, company_id)))
            self.watchlist.choose_company(before.id if before else 0)

    def _turn_to(self, company_id: int) -> None:
        self.story.settle()
        self.selection.choose(None)
        self.watchlist.choose_company(company_id)
        self.company.show_company(company_id, self.settings.get(kept.LISTING))
        self.company.choose(None)
        timeline = self.company.timeline
        if timeline is not None:
            self.notes.take_up(timeline)
            self.settings.put(kept.COMPANY, timeline.company.uid)
            self._name_window()

    def _name_window(self) -> None:
        timeline = self.company.timeline
        if timeline is not None:
            self.setWindowTitle(self.tr("%s – Headframe") % timeline.company.short_name)

    def _show_whom(self, company_id: int | None) -> None:
        """Show a company, or that there is none to show."""
        self.panes.show_company(company_id is not None)
        if company_id is None:
            self.panes.offer_starter(not self.store.read(companies.is_any))
            self.selection.show_timeline(None)
            self.setWindowTitle(self.tr("Headframe"))
            return
        self.show_company(company_id)
        self._name_window()

    def _read_again(self, tables: frozenset[str]) -> None:
        if not tables <= TOLD:
            self._go_on()
        is_gone = "company" in tables and not self.company.is_kept()
        if tables & LISTS or self.selection.list is None or is_gone:
            self.show_stored(tables)
        else:
            self.lists.read_rows(tables)
        if self.selection.list is None:
            return
        self.views.read_again(tables)
        if self.panes.shows_company:
            self.company.read_again(tables)
            if tables <= TOLD:
                self.selection.show_timeline(self.company.whole)
            else:
                self.choose(self.selection.ref)
        self.status.say_saved(self.tr("All changes saved"))

    def _tell_story(self, story: Story, letters: dict[dt.date, str]) -> None:
        company = self.company
        self.story.set_story(
            story,
            letters,
            company.day,
            is_past=company.looks_back,
            hidden=company.hidden_kinds,
            since=company.since,
        )
        self.selection.show_timeline(company.whole)
        if company.whole is not None:
            self.refresh.visible = {listing.id for listing in company.whole.company.listings}
        self._name_window()
        self.beside.set_timeline(company.timeline, company.day)

    # -- first run --------------------------------------------------------------------------------

    def _show_first_run(self) -> None:
        if self._first_run is None:
            from db.interchange.preview import preview
            from desktop.panels.first_run import FirstRunPage

            shown = preview(starter().read_text(encoding="utf-8"))
            self._first_run = FirstRunPage(
                self.theme,
                shown.counts,
                shown.guidance,
                actual=shown.actual,
                demo_name=f"{shown.project} · {shown.milestone}",
                facts_until=shown.last_page_date,
                parent=self,
            )
            self._first_run.starter_chosen.connect(self.files.take_starter)
            self._first_run.empty_chosen.connect(self.files.start_empty)
        self.panes.show_page(self._first_run)
        self._first_run.setFocus()
        self.consent.hide()
        self.setWindowTitle(self.tr("Headframe"))
        self.refresh.say_stored()
        self.commands.refresh()

    # -- prices -----------------------------------------------------------------------------------

    def _fetch(self, listing_id: int | None = None) -> None:
        """Fetch one listing, or all of them."""
        self.refresh.ask(None if listing_id is None else [listing_id])

    def _fetch_shown(self) -> None:
        if self.company.listing is not None:
            self._fetch(self.company.listing.id)

    def _offer_consent(self) -> None:
        self.consent.setVisible(self._has_company() and self.refresh.wants_consent)

    def _word_anew(self) -> None:
        """Write every day and number in the formats that are in use now."""
        if self._first_run is not None:
            self._first_run.deleteLater()
            self._first_run = None
        self.show_stored()
        self.company.read_again(TOLD | {"company"})
        self.choose(self.selection.ref)

    # -- wiring -----------------------------------------------------------------------------------

    def _connect_trouble(self) -> None:
        self.store.undo_failed.connect(self.trouble.tell)
        self.finding.failed.connect(self.trouble.tell)
        self.notes.drafts.recovered.connect(self._go_on)
        self.trouble.export_wanted.connect(self.files.ask_export)
        self.trouble.other_wanted.connect(self.databases.ask_open)

    def _connect_company(self) -> None:
        self.company.chosen.connect(self.choose)
        self.company.story_changed.connect(self._tell_story)
        self.company.letters_changed.connect(self.story.set_letters)
        self.company.fetch_asked.connect(self._fetch)
        for kept_prices in (self.rate_editing, self.benchmark_editing):
            kept_prices.fetch_asked.connect(self._fetch)
        self.price_states.fetch_asked.connect(self._fetch)
        self.price_states.succession_asked.connect(self.listing_editing.link)
        self.status.details_asked.connect(self.price_states.open)
        self.hindsight.serve(self.commands)
        looks_back = self.commands.actions["look_back"]
        self.company.looked_back.connect(lambda day: looks_back.setChecked(day is not None))
        self.company.edit_asked.connect(self.edit)
        for more in (self.company.trend_turned, self.company.looked_back):
            more.connect(self._forget_order)
        turned = self.commands.actions["measure"].setChecked
        self.company.price_chart.measure_turned.connect(turned)
        self.flagging.chosen.connect(self.choose)
        self.flagging.edit_asked.connect(self._edit_from_chart)
        self.flagging.note_moved.connect(self.notes.move)
        self.company.archived.back_asked.connect(self.company_editing.bring_back)
        self.company.header.listings_asked.connect(self.listing_editing.open)
        self.company.listing_chosen.connect(partial(self.settings.put, kept.LISTING))

    def _connect(self) -> None:
        self._connect_company()
        self._connect_trouble()
        self.views.connect_all(self.panes, self.company, self.commands)
        self.views.company_asked.connect(self._open_from_view)
        self.views.failed.connect(self.trouble.tell)
        self.lists.read_again.connect(self.views.show_list)
        self.store.changed.connect(self._read_again)
        self.lists.list_wanted.connect(self.show_stored)
        self.watchlist_editing.serve(self.commands)
        self.watchlist.company_chosen.connect(lambda _: self.panes.show_view(COMPANY))
        self.watchlist.company_chosen.connect(self._show_whom)
        self.watchlist.room_wanted.connect(self.panes.give_room)
        self.views.chosen.connect(self._choose_from_view)
        self.views.made.connect(self._forget_order)
        self.panes.empty.acted.connect(self.files.take_starter)
        self.story.chosen.connect(self.choose)
        self.story.edit_asked.connect(self.edit)
        self.story.delete_asked.connect(self.delete)
        self.notes.added.connect(self.choose)
        self.consent.agreed.connect(self._fetch)
        self.consent.declined.connect(self.refresh.decline)
        self.refresh.stored.connect(self.lists.read_prices_soon)
        self.refresh.rules_changed.connect(self._offer_consent)
        self.handed.fetching.connect(self.refresh.agree)
        self.handed.told.connect(self.status.say_saved)
        self.databases.backups.settled.connect(self.refresh.say_stored)
        self.preferences.formats_changed.connect(self._word_anew)
        self.viewing.theme_chosen.connect(self._check_theme)
        self.charting.checked.connect(self._check)
        self.charting.named.connect(self._name)
        self.calendar.turned.connect(self.commands.actions["keep_calendar"].setChecked)
        self.panes.beside_turned.connect(self.commands.actions["beside"].setChecked)
        self.finding.found.connect(self.go_to)
        self._connect_beside()
        pictures = self.taking_away.pictures
        files = self.files, self.calendar, self.databases, pictures, self.taking_away
        tellers: list[Teller] = [self.notes, *files, self.rows, self.preferences, *self.editings]
        for teller in tellers:
            teller.failed.connect(self.trouble.tell)
            teller.told.connect(self.status.say_saved)
        for editing in self.editings:
            editing.shown.connect(self.go_to)

    def _connect_beside(self) -> None:
        self.beside.made.connect(self._watch_beside)
        self.beside.made.connect(self._forget_order)
        self.beside.chosen.connect(self.choose)
        self.beside.edit_asked.connect(self.edit)
        self.beside.delete_asked.connect(self.delete)
        self.beside.new_asked.connect(self._enter_new)
        self.beside.trend_asked.connect(partial(self.company.show_trend, True))
        self.beside.open_asked.connect(self.file_keeping.open)
        self.beside.files_dropped.connect(self.file_keeping.attach)
        self.beside.failed.connect(self.trouble.tell)

    def _choose_from_view(self, company_id: int, ref: Ref | None) -> None:
        """Let what acts on what is chosen act on this, while the view stays."""
        self._show_whom(company_id)
        self.choose(ref)

    def _open_from_view(self, company_id: int, ref: Ref | None) -> None:
        self.panes.show_view(COMPANY)
        self._show_whom(company_id)
        self.choose(ref)
        self.company.lanes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """An act went well: the sentence about the one before is no longer so."""
        if self.trouble.forget():
            self.refresh.say_stored()
            self.status.say_saved(self.tr("All changes saved"))

    def _lay_out(self) -> None:
        tabs = self.story, *self.beside.places
        self.panes.lay_out(self.watchlist, self.company, tabs, self.consent, self.status)
        self.setCentralWidget(self.panes)
        self._corner = self._add_search()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        bar.setFixedHeight(self.theme.length(28))
        TypingGate(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Find the way of Tab when it is first taken: there are some hundred widgets to look at."""
        if not self._is_ordered:
            order_stops((self._corner, *self.panes.parts()))
            self._is_ordered = True
        return super().focusNextPrevChild(forward)

    def _forget_order(self) -> None:
        self._is_ordered = False

    def _add_search(self) -> QWidget:
        """The palette's field: in the corner of the menu bar, or where the system has that."""
        search = SearchButton(self.theme, self.tr("Ctrl K"), self)
        search.clicked.connect(self.finding.open)
        corner = MenuCorner(self.theme, self.views.switch, search, self)
        if self.menuBar().isNativeMenuBar():
            bar = self.addToolBar(self.tr("Search"))
            bar.setMovable(False)
            bar.addWidget(corner)
        else:
            corner.stand_in(self.menuBar())
        return corner

    # -- menus ------------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        make, has = self.commands, self._has_company
        pictures = self.taking_away.pictures
        self.hindsight = Hindsight(self.company, self.views, self.panes, pictures, self)
        quit_ = Command("quit", self.tr("&Quit"), ("Ctrl+Q",), self.close, role=Role.QuitRole)
        exports = [*self.files.commands(), *self.calendar.commands()]
        file = self.databases.commands(), exports, self.databases.backups.commands()
        make.menu(self.tr("&File"), *_joined(*file), None, quit_)
        make.menu(self.tr("&Edit"), *self._edit_commands())
        first = self.views.commands(self.panes, has), self.viewing.commands()
        make.menu(self.tr("&View"), *_joined(*first, self._tab_commands()))
        prices = [*self.charting.commands(has), *self.benchmark_editing.commands()]
        chart = prices, self.flagging.kinds(has), self.measuring.commands()
        taken = self.taking_away.commands()
        make.menu(self.tr("Ch&art"), *_joined(*chart, taken, self.hindsight.commands(has)))
        lists = self.watchlist_editing.commands(), self.rows.commands()
        make.menu(self.tr("&List"), *_joined(*lists))
        of_company = self.company_editing.commands(), self.listing_editing.commands()
        about_prices = [*self.price_states.commands(), *self.rate_editing.commands()]
        fetches = [*self._fetches(), *about_prices]
        make.menu(self.tr("&Company"), *_joined(*of_company, fetches))
        make.menu(self.tr("&Project"), *self.project_editing.commands())
        records = self.deal_editing, self.event_editing, self.source_editing, self.file_keeping
        make.menu(self.tr("&Record"), *_joined(*(editing.commands() for editing in records)))
        make.menu(self.tr("&Go"), *self._ways())
        diagnostics = Diagnostics(self.store.database, self.theme, self)
        diagnostics.told.connect(self.status.say_saved)
        helps = [*diagnostics.commands(), *self.preferences.help_commands()]
        make.menu(self.tr("&Help"), *Helping(make, self.theme, self).commands(helps))

    def _make_context_menus(self) -> None:
        self.menus = ContextMenus(self.commands, self.company, self)
        self.menus.watch_companies(self.watchlist.view)
        self.menus.watch_lists(self.watchlist.head)
        self.menus.watch_story(self.story.list)
        self.menus.watch_tabs(self.panes.tab_bar)
        self.menus.chosen.connect(self.choose)

    def _watch_beside(self) -> None:
        self.menus.watch_lines(self.projects.tree, "projects")
        self.menus.watch_lines(self.financing.tree, "financings")
        self.menus.watch_lines(self.documents.tree, "documents")
        self.menus.watch_lines(self.record.misses, "story")

    def _edit_commands(self) -> list[Entry]:
        undo = self.store.undo_stack.createUndoAction(self, self.tr("&Undo"))
        redo = self.store.undo_stack.createRedoAction(self, self.tr("&Redo"))
        for action, act in ((undo, self.store.undo), (redo, self.store.redo)):
            action.triggered.disconnect()
            action.triggered.connect(act)
        keys = {"undo": (undo, ("Ctrl+Z",)), "redo": (redo, ("Ctrl+Shift+Z", "Ctrl+Y"))}
        for name, (action, keys_of) in keys.items():
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys_of])
            action.setMenuRole(Role.NoRole)
        can = self._can_edit
        new_note = self.tr("New &note")
        return [
            undo,
            redo,
            None,
            Command("new_note", new_note, ("N", "Ctrl+N"), self.new_note, can=self._has_company),
            Command(
                "edit", self.tr("&Edit…"), ("F2",), self._edit_chosen, can=self._can_edit_or_rename
            ),
            Command(
                "delete", self.tr("&Delete"), ("Ctrl+Backspace",), self._delete_chosen, can=can
            ),
            None,
            *self.flagging.moves(),
            None,
            *self.preferences.commands(),
        ]

    def _tab_commands(self) -> list[Entry]:
        projects, financing, documents, record = self.beside.places
        tabs: list[tuple[str, str, QWidget]] = [
            ("story", self.tr("&Story"), self.story),
            ("projects", self.tr("&Projects"), projects),
            ("financing", self.tr("&Financing"), financing),
            ("documents", self.tr("&Documents"), documents),
            ("record", self.tr("&Record", "the panel"), record),
        ]
        has, beside = self._has_company, self.tr("Show &beside")
        turn = self.panes.turn_beside
        return [
            Command("beside", beside, ("F9",), turn, is_checkable=True, can=has),
            *(
                Command(
                    f"show_{name}",
                    text,
                    (f"Alt+{number}",),
                    partial(self.panes.enter_tab, panel),
                    can=has,
                )
                for number, (name, text, panel) in enumerate(tabs, start=1)
            ),
        ]

    def _fetches(self) -> list[Entry]:
        has = self._has_company
        return [
            Command("fetch", self.tr("&Fetch its prices"), ("F5",), self._fetch_shown, can=has),
            Command("fetch_all", self.tr("Fetch &all prices"), ("Shift+F5",), self._fetch, can=has),
            Command("stop", self.tr("&Cancel the refresh"), ("Shift+Esc",), self.refresh.cancel),
        ]

    def _ways(self) -> list[Entry]:
        has, event, company = self._has_company, self._step_event, self.watchlist.step
        through = self.panes.go_through
        find = self.watchlist.focus_filter
        rows: tuple[tuple[str, str, str, partial[None]] | None, ...] = (
            ("next_company", self.tr("&Next company"), "J", partial(company, 1)),
            ("last_company", self.tr("&Previous company"), "K", partial(company, -1)),
            ("next_event", self.tr("Next &event"), "]", partial(event, 1)),
            ("last_event", self.tr("Previous e&vent"), "[", partial(event, -1)),
            None,
            ("filter", self.tr("&Filter the list"), "/", partial(find)),
            ("find_document", self.tr("Find a &document"), "Ctrl+F", partial(self._find_document)),
            ("next_pane", self.tr("Next p&ane"), "F6", partial(through, 1)),
            ("last_pane", self.tr("Previous pane"), "Shift+F6", partial(through, -1)),
        )
        words = self.tr("&Search or do anything…")
        return [
            Command("palette", words, ("Ctrl+K",), self.finding.open),
            None,
            *(row and Command(row[0], row[1], (row[2],), row[3], can=has) for row in rows[:4]),
            *self.flagging.ways(),
            *self.measuring.ways(),
            *(row and Command(row[0], row[1], (row[2],), row[3], can=has) for row in rows[4:]),
        ]

    def _find_document(self) -> None:
        self.panes.enter_tab(self.documents)
        self.documents.focus_filter()

    def _has_company(self) -> bool:
        return self.selection.list is not None and self.panes.shows_company

    def _enter_new(self, kind: str) -> None:
        """Open the form of a new thing of a kind."""
        name = f"new_{kind}"
        if name in self.commands.actions:
            self.commands.actions[name].trigger()

    def _can_edit(self) -> bool:
        ref = self.selection.ref
        kinds = {"note"}.union(*(editing.kinds for editing in self.editings))
        return self._has_company() and ref is not None and ref.kind in kinds

    def _can_edit_or_rename(self) -> bool:
        return self._can_edit() or (self._has_company() and self.selection.ref is None)

    def _edit_chosen(self) -> None:
        """Change the chosen thing; in the list of companies, or without one, the company's name."""
        focused = QApplication.focusWidget()
        in_list = focused is not None and self.watchlist.isAncestorOf(focused)
        if self.selection.ref is None or in_list:
            self.company_editing.rename()
        else:
            self.edit(self.selection.ref)

    def _delete_chosen(self) -> None:
        if self.selection.ref is not None:
            self.delete(self.selection.ref)

    def _step_event(self, by: int) -> None:
        self.company.step_event(by, self.selection.ref)

    def _check_theme(self, choice: str) -> None:
        self._check(f"theme_{choice}", True)

    def _check(self, name: str, is_on: bool) -> None:
        self.commands.actions[name].setChecked(is_on)

    def _name(self, name: str, words: str) -> None:
        action = self.commands.actions[name]
        if plain(action.text()) != words:
            action.setText(words)

    # -- what is remembered -----------------------------------------------------------------------

    def _restore(self) -> None:
        geometry = self.settings.get(kept.GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        self.panes.restore_widths(self.settings.get(kept.WIDTHS))
        self.panes.restore_tab(self.settings.get(kept.TAB))
        self.panes.keep_beside(self.settings.get(kept.BESIDE))
        self.viewing.restore()
        self.charting.restore()
        self.flagging.restore()
        self.commands.actions["keep_calendar"].setChecked(self.calendar.file is not None)

    def remember(self) -> None:
        """Keep how the window stands and what is shown in it."""
        self.settings.put(kept.GEOMETRY, self.saveGeometry())
        self.settings.put(kept.WIDTHS, self.panes.widths())
        self.settings.put(kept.TAB, self.panes.tab)
        self.settings.put(kept.BESIDE, self.panes.keeps_beside)
        self.settings.flush()


def _joined(*groups: list[Entry]) -> list[Entry]:
    """The groups that hold anything, with a separator between them."""
    joined: list[Entry] = []
    for group in groups:
        joined += [None, *group] if joined and group else group
    return joined
