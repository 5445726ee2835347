"""The window: its panes, its menus, and all wiring between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QActionGroup, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db import companies, watchlists
from db.errors import DatabaseTrouble
from db.interchange.preview import preview
from db.records import WatchlistRow
from desktop import settings as kept
from desktop.actions import Command, Commands
from desktop.analysis.story import Ref, Story
from desktop.dialogs.keys import KeysDialog
from desktop.errors import sentence
from desktop.panels.company import CompanyPanel
from desktop.panels.company_editing import CompanyEditing
from desktop.panels.company_header import RANGES
from desktop.panels.controls import EmptyState
from desktop.panels.deal_editing import DealEditing
from desktop.panels.documents import DocumentsPanel
from desktop.panels.editing import Editing
from desktop.panels.event_editing import EventEditing
from desktop.panels.first_run import FirstRunPage
from desktop.panels.note_taking import NoteTaking
from desktop.panels.price_refresh import TOLD, PriceRefresh
from desktop.panels.project_editing import ProjectEditing
from desktop.panels.projects import ProjectsPanel
from desktop.panels.selection import Selection
from desktop.panels.source_editing import SourceEditing
from desktop.panels.status import ConsentStrip, StatusPanel
from desktop.panels.story import StoryPanel
from desktop.panels.watchlist import WatchlistPanel
from desktop.panels.watchlist_editing import WatchlistEditing
from desktop.settings import Settings
from desktop.store import Store
from desktop.surroundings import starter
from desktop.tasks import Tasks
from desktop.theme import Choice, Theme

P = ParamSpec("P")
T = TypeVar("T")
THEMES: tuple[Choice, ...] = ("system", "light", "dark", "high_contrast")
SMALLEST = (1000, 620)
LISTS = frozenset({"watchlist", "watchlist_entry"})


class MainWindow(QMainWindow):
    """One window on one database."""

    def __init__(self, store: Store, theme: Theme, settings: Settings, today: dt.date) -> None:
        super().__init__()
        self.store = store
        self.theme = theme
        self.settings = settings
        self.today = today
        self.tasks = Tasks(self)
        self.selection = Selection(today, self)
        self._first_run: FirstRunPage | None = None
        self._trouble_is_said = False
        self.setWindowTitle(self.tr("Headframe"))
        self.setMinimumSize(*(theme.length(side) for side in SMALLEST))
        self.watchlist = WatchlistPanel(theme, self)
        self.company = CompanyPanel(store, theme, today, self)
        self.story = StoryPanel(theme, self)
        self.projects = ProjectsPanel(theme, self)
        self.documents = DocumentsPanel(theme, self)
        self.status = StatusPanel(theme, self)
        self.consent = ConsentStrip(theme, self)
        self.refresh = PriceRefresh(store, self.tasks, self.status, self)
        self.notes = NoteTaking(store, self.story, today, self)
        seam = store, theme, self.selection, self
        self.watchlist_editing = WatchlistEditing(*seam)
        self.company_editing = CompanyEditing(*seam)
        self.project_editing = ProjectEditing(*seam)
        self.deal_editing = DealEditing(*seam)
        self.event_editing = EventEditing(*seam)
        self.source_editing = SourceEditing(*seam)
        self.commands = Commands(self)
        self._lay_out()
        self._make_menus()
        self._connect()
        self._restore()
        self.show_stored()

    def show_stored(self) -> None:
        """Show what the database holds: the first run's choice, or the list and its company."""
        lists = self.store.read(watchlists.watchlists)
        if not lists:
            self._show_first_run()
            return
        wanted = self.settings.get(kept.WATCHLIST)
        filled = [x for x in lists if x.count] or lists
        self.selection.list = next((x for x in filled if x.uid == wanted), filled[0])
        if self._pages.currentWidget() is not self._work:
            self._pages.setCurrentWidget(self._work)
            self.watchlist.setFocus()
        self._choose_first_company(self._read_watchlist())
        self.refresh.say_stored()
        asked = self.settings.get(kept.NETWORK_ASKED)
        self.consent.setVisible(not asked and bool(self.selection.list.count))
        self._enable_commands()

    def choose(self, ref: Ref | None) -> None:
        """Make one thing the chosen one in chart, lanes and story."""
        self.selection.choose(ref)
        self.company.choose(ref)
        self.story.choose(ref)
        self.projects.choose(ref)
        self.documents.choose(ref)

    def new_note(self) -> None:
        """Put the cursor in the quick line; the day is the crosshair's or today."""
        self.notes.begin(self.company.hovered_day or self.today)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write down what is typed and how the window stands, and let work end."""
        self.story.settle()
        self._remember()
        self.tasks.stop()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room once it is known."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._share_width)

    # -- companies --------------------------------------------------------------------------------

    def show_company(self, company_id: int) -> None:
        """Show a company in all panes, with what was being typed about it."""
        if company_id == self.company.company_id:
            return
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

    def _choose_first_company(self, rows: tuple[WatchlistRow, ...]) -> None:
        """Choose the company of last time, else the first of the list."""
        self._tabs.setVisible(bool(rows))
        if not rows:
            self._centre.setCurrentWidget(self._nothing)
            self.setWindowTitle(self.tr("Headframe"))
            return
        self._centre.setCurrentWidget(self.company)
        wanted = self.settings.get(kept.COMPANY)
        by_uid = {c.uid: c.id for c in self.store.read(companies.all_companies)}
        in_list = {row.company_id for row in rows}
        company_id = by_uid.get(wanted, 0)
        company_id = company_id if company_id in in_list else rows[0].company_id
        self.show_company(company_id)
        self._name_window()

    def _read_watchlist(self) -> tuple[WatchlistRow, ...]:
        assert self.selection.list is not None
        rows = self.store.read(watchlists.rows, self.selection.list.id)
        self.watchlist.set_list_name(self.selection.list.name, len(rows))
        self.watchlist.set_rows(rows, self.today)
        return rows

    def _read_again(self, tables: frozenset[str]) -> None:
        if self._trouble_is_said and not tables & TOLD:
            # An act went well: the sentence about the one before is no longer so.
            self._trouble_is_said = False
            self.refresh.say_stored()
        lists = self.store.read(watchlists.watchlists)
        if (self.selection.list is None) != (not lists) or tables & LISTS:
            self.show_stored()
        elif self.selection.list is not None:
            self._read_watchlist()
        if self.selection.list is None:
            return
        if self._centre.currentWidget() is self.company:
            self.company.read_again(tables)
            self.choose(self.selection.ref)
        self.status.say_saved(self.tr("All changes saved"))

    def _tell_story(self, story: Story, letters: dict[dt.date, str]) -> None:
        self.story.set_story(story, letters, self.today)
        timeline = self.company.timeline
        self.selection.show_timeline(timeline)
        self.projects.set_timeline(timeline, self.today)
        self.documents.set_timeline(timeline, self.today)

    # -- first run, files -------------------------------------------------------------------------

    def _show_first_run(self) -> None:
        self.selection.list = None
        if self._first_run is None:
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
            self._first_run.starter_chosen.connect(self._take_starter)
            self._first_run.empty_chosen.connect(self._start_empty)
            self._pages.addWidget(self._first_run)
        self._pages.setCurrentWidget(self._first_run)
        self._first_run.setFocus()
        self.consent.hide()
        self.setWindowTitle(self.tr("Headframe"))
        self.refresh.say_stored()
        self._enable_commands()

    # What reads and writes files is imported when it is needed: it costs a tenth of the start.

    def _take_starter(self) -> None:
        from db.interchange import json_file

        file = starter()
        label = self.tr("Import the rare-earth starter")
        self._do(label, json_file.import_text, file.read_text(encoding="utf-8"), file.name)

    def _start_empty(self) -> None:
        self._do(self.tr("New watchlist"), watchlists.add, self.tr("Watchlist"))

    def _import(self) -> None:
        title, kind = self.tr("Import"), self.tr("Headframe files (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kind)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Import a file as one undoable act; trouble is said, and nothing is half done."""
        from db.interchange import json_file

        try:
            text = json_file.read(path)
        except DatabaseTrouble as trouble:
            self._say(trouble)
            return
        self._do(self.tr("Import %s") % path.name, json_file.import_text, text, path.name)

    def _export(self) -> None:
        from db.interchange import json_file

        title, kind = self.tr("Export everything"), self.tr("Headframe files (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, title, "headframe.json", kind)
        if not name:
            return
        path = Path(name) if name.endswith(".json") else Path(name + ".json")
        try:
            json_file.write(path, self.store.read(json_file.export_text))
        except DatabaseTrouble as trouble:
            self._say(trouble)
        else:
            self.status.say_saved(self.tr("Exported to %s") % path.name)

    # -- prices -----------------------------------------------------------------------------------

    def _fetch(self, listing_id: int | None = None) -> None:
        """Fetch one listing, or all of them; to ask is to agree."""
        self._decide()
        self.refresh.start(None if listing_id is None else [listing_id])

    def _fetch_shown(self) -> None:
        if self.company.listing is not None:
            self._fetch(self.company.listing.id)

    def _decide(self) -> None:
        self.settings.put(kept.NETWORK_ASKED, True)
        self.consent.hide()

    # -- wiring -----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.store.changed.connect(self._read_again)
        self.store.undo_failed.connect(self._say)
        self.watchlist.company_chosen.connect(self.show_company)
        self.company.chosen.connect(self.choose)
        self.company.story_changed.connect(self._tell_story)
        self.company.letters_changed.connect(self.story.set_letters)
        self.company.fetch_asked.connect(self._fetch)
        self.company.range_chosen.connect(partial(self.settings.put, kept.RANGE))
        self.company.listing_chosen.connect(partial(self.settings.put, kept.LISTING))
        self.company.header.style_chosen.connect(self._choose_style)
        self.story.chosen.connect(self.choose)
        self.notes.added.connect(self.choose)
        self.notes.told.connect(self.status.say_saved)
        self.notes.failed.connect(self._say)
        self.consent.agreed.connect(self._fetch)
        self.consent.declined.connect(self._decide)
        self.theme.changed.connect(self._check_theme)
        for tab in (self.projects, self.documents):
            tab.chosen.connect(self.choose)
            tab.edit_asked.connect(self.edit)
            tab.delete_asked.connect(self.delete)
        for editing in self.editings:
            editing.failed.connect(self._say)
            editing.told.connect(self.status.say_saved)
            editing.shown.connect(self.go_to)

    def _do(
        self,
        label: str,
        act: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do an act; trouble is said, and None comes back."""
        try:
            return self.store.edit(label, act, *args, **kwargs)
        except DatabaseTrouble as trouble:
            self._say(trouble)
            return None

    def _say(self, trouble: Exception) -> None:
        self._trouble_is_said = True
        self.status.say("triangle-alert", sentence(trouble))

    # -- panes ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(self.tr("Beside the chart"))
        self._tabs.setProperty("surface", "panel")
        self._tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs.addTab(self.story, self.tr("Story"))
        self._tabs.addTab(self.projects, self.tr("Projects"))
        self._tabs.addTab(self.documents, self.tr("Documents"))
        self._nothing = self._empty_centre()
        self._centre = QStackedWidget(self)
        self._centre.addWidget(self.company)
        self._centre.addWidget(self._nothing)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._panes.setChildrenCollapsible(False)
        for pane in (self.watchlist, self._centre, self._tabs):
            self._panes.addWidget(pane)
        self._panes.setStretchFactor(1, 1)
        self.watchlist.setMinimumWidth(self.theme.length(280))
        self._centre.setMinimumWidth(self.theme.length(480))
        self._work = QWidget(self)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panes, 1)
        column.addWidget(self.consent)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._work)
        self.setCentralWidget(self._pages)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        bar.setFixedHeight(self.theme.length(28))

    def _empty_centre(self) -> QWidget:
        words = EmptyState(self.theme, "pickaxe", self.tr("Take the rare-earth starter"))
        words.set_words(
            self.tr("No company yet"),
            self.tr("The price and the promises of a company stand here."),
        )
        words.acted.connect(self._take_starter)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.addStretch(1)
        column.addWidget(words)
        column.addStretch(2)
        return centre

    def _share_width(self) -> None:
        """The shares that the design gives at this width, where none are remembered."""
        if not self.settings.get(kept.PANES).isEmpty():
            return
        width = self._panes.width()
        left, right = (328, 360) if width >= 1500 else (296, 336) if width >= 1300 else (280, 300)
        if width >= 2400:
            left, right = 420, 480
        scaled = self.theme.length(left), self.theme.length(right)
        self._panes.setSizes([scaled[0], width - sum(scaled), scaled[1]])

    def _next_pane(self) -> None:
        """Give the focus to the next pane, as read."""
        panes: list[QWidget] = [
            self.watchlist,
            self.company.price_chart,
            self.company.lanes,
            self.story.list,
        ]
        focused = QApplication.focusWidget()
        at = next(
            (
                i
                for i, p in enumerate(panes)
                if focused and (p is focused or p.isAncestorOf(focused))
            ),
            -1,
        )
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- menus ------------------------------------------------------------------------------------

    def _make_menus(self) -> None:
        make = self.commands
        undo = self.store.undo_stack.createUndoAction(self, self.tr("Undo"))
        undo.setShortcut("Ctrl+Z")
        undo.setObjectName("undo")
        redo = self.store.undo_stack.createRedoAction(self, self.tr("Redo"))
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        redo.setObjectName("redo")
        make.actions |= {"undo": undo, "redo": redo}
        make.menu(
            self.tr("&File"),
            Command("import", self.tr("&Import…"), ("Ctrl+O",), self._import),
            Command("starter", self.tr("Import the rare-earth &starter"), (), self._take_starter),
            Command("export", self.tr("&Export everything…"), ("Ctrl+Shift+E",), self._export),
            None,
            Command("quit", self.tr("&Quit"), ("Ctrl+Q",), self.close),
        )
        make.menu(
            self.tr("&Edit"),
            undo,
            redo,
            None,
            Command("new_note", self.tr("New &note"), ("N", "Ctrl+N"), self.new_note),
            Command("edit", self.tr("&Edit"), ("F2",), self._edit_chosen),
            Command("delete", self.tr("&Delete"), ("Ctrl+Backspace",), self._delete_chosen),
        )
        make.menu(self.tr("&View"), *self._range_commands(), None, *self._look_commands())
        self._fill(self.tr("&List"), self.watchlist_editing)
        make.menu(
            self.tr("&Company"),
            *self.company_editing.commands(),
            None,
            Command("next_company", self.tr("&Next company"), ("J",), partial(self._step, 1)),
            Command("last_company", self.tr("&Previous company"), ("K",), partial(self._step, -1)),
            None,
            Command("fetch", self.tr("&Fetch its prices"), ("F5",), self._fetch_shown),
            Command("fetch_all", self.tr("Fetch &all prices"), ("Shift+F5",), self._fetch),
            Command("stop", self.tr("&Cancel the refresh"), ("Shift+Esc",), self.refresh.cancel),
        )
        self._fill(self.tr("&Project"), self.project_editing)
        self._fill(self.tr("&Record"), self.deal_editing, self.event_editing, self.source_editing)
        make.menu(
            self.tr("&Go"),
            Command("next_event", self.tr("&Next event"), ("]",), partial(self._step_event, 1)),
            Command(
                "last_event", self.tr("&Previous event"), ("[",), partial(self._step_event, -1)
            ),
            None,
            Command("filter", self.tr("&Filter the list"), ("/",), self.watchlist.focus_filter),
            Command("next_pane", self.tr("Next p&ane"), ("F6",), self._next_pane),
        )
        make.menu(
            self.tr("&Help"),
            Command("keys", self.tr("&Keys"), ("F1",), self._show_keys),
            Command("about", self.tr("&About Headframe"), (), self._show_about),
        )

    def _fill(self, title: str, *editings: Editing) -> None:
        """Add the menu of some controllers, where they have commands."""
        found: list[Command | None] = []
        for editing in editings:
            commands = editing.commands()
            found += [None, *commands] if found and commands else commands
        if found:
            self.commands.menu(title, *found)

    def _range_commands(self) -> list[Command]:
        commands = []
        for number, name in enumerate(RANGES, start=1):
            key = "0" if name == "MAX" else str(number)
            act = partial(self.company.header.range_chosen.emit, name)
            commands.append(Command(f"range_{name}", self.tr("Show %s") % name, (key,), act))
        return commands

    def _look_commands(self) -> list[Command | QMenu]:
        looks = QMenu(self.tr("&Theme"), self)
        words = {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
            "high_contrast": self.tr("&High contrast"),
        }
        group = QActionGroup(self)
        for choice in THEMES:
            act = partial(self._choose_theme, choice)
            command = Command(f"theme_{choice}", words[choice], (), act, is_checkable=True)
            self.commands.fill(looks, command)
            group.addAction(self.commands.actions[f"theme_{choice}"])
        return [
            Command("candles", self.tr("&Candles"), (), partial(self._choose_style, "candles")),
            Command("line", self.tr("&Line"), (), partial(self._choose_style, "line")),
            looks,
        ]

    def _enable_commands(self) -> None:
        has_company = self.selection.list is not None and self.selection.list.count > 0
        always = {"import", "starter", "export", "quit", "undo", "redo", "keys", "about"}
        for name, action in self.commands.actions.items():
            if name not in always and not name.startswith("theme_"):
                action.setEnabled(has_company)

    @property
    def editings(self) -> tuple[Editing, ...]:
        """Who edits what is no note."""
        return (
            self.watchlist_editing,
            self.company_editing,
            self.project_editing,
            self.deal_editing,
            self.event_editing,
            self.source_editing,
        )

    def _edit_chosen(self) -> None:
        if self.selection.ref is not None:
            self.edit(self.selection.ref)

    def _delete_chosen(self) -> None:
        if self.selection.ref is not None:
            self.delete(self.selection.ref)

    def edit(self, ref: Ref) -> None:
        """Open what changes a thing, whoever edits its kind."""
        if ref.kind == "note":
            self._tabs.setCurrentWidget(self.story)
            self.story.edit_note(ref.id)
        for editing in self.editings:
            if ref.kind in editing.kinds:
                editing.edit(ref)

    def delete(self, ref: Ref) -> None:
        """Delete a thing, whoever edits its kind."""
        if ref.kind == "note":
            self.notes.delete(ref.id)
        for editing in self.editings:
            if ref.kind in editing.kinds:
                editing.delete(ref)

    def go_to(self, ref: Ref) -> None:
        """Show a thing: another company, or what is chosen in this one."""
        if ref.kind == "company":
            self.show_company(ref.id)
        else:
            self.choose(ref)

    def _step(self, by: int) -> None:
        self.watchlist.step(by)

    def _step_event(self, by: int) -> None:
        self.company.step_event(by, self.selection.ref)

    def _choose_theme(self, choice: Choice) -> None:
        self.settings.put(kept.THEME, choice)
        self.theme.choose(choice)
        self._check_theme()

    def _check_theme(self) -> None:
        self.commands.actions[f"theme_{self.theme.choice}"].setChecked(True)

    def _choose_style(self, style: str) -> None:
        self.settings.put(kept.STYLE, style)
        self.company.choose_style(style)

    def _show_keys(self) -> None:
        KeysDialog(self.commands.keys(), self).open()

    def _show_about(self) -> None:
        from desktop.versions import versions

        box = QMessageBox(self)
        box.setWindowTitle(self.tr("About Headframe"))
        box.setText("\n".join(f"{name} {version}" for name, version in versions().items()))
        box.open()

    # -- what is remembered -----------------------------------------------------------------------

    def _restore(self) -> None:
        geometry = self.settings.get(kept.GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        panes = self.settings.get(kept.PANES)
        if not panes.isEmpty():
            self._panes.restoreState(panes)
        self.company.choose_style(self.settings.get(kept.STYLE))
        name = self.settings.get(kept.RANGE)
        self.company.set_first_range(name if name in RANGES else "MAX")
        self._check_theme()

    def _remember(self) -> None:
        self.settings.put(kept.GEOMETRY, self.saveGeometry())
        self.settings.put(kept.PANES, self._panes.saveState())
        if self.selection.list is not None:
            self.settings.put(kept.WATCHLIST, self.selection.list.uid)
        self.settings.flush()
