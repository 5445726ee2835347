"""Menus where one would right-click: commands of the menu bar that fit what stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QTabBar, QWidget

from desktop.actions import Commands
from desktop.analysis.story import Ref
from desktop.charts.spot import Spot
from desktop.models.lines import LineRole
from desktop.models.story import StoryRole
from desktop.panels.company import CompanyPanel
from desktop.panels.watchlist_head import WatchlistHead

FindSpot = Callable[[QPoint | None], Spot | None]

KEYS = (QKeySequence(Qt.Key.Key_Menu), QKeySequence("Shift+F10"))
CHANGE = ("", "edit", "delete")
MOVES = ("note_earlier", "note_later")
MILESTONE = (
    "revise",
    "done",
    "given_up",
    "plan_again",
    "move_milestone",
    "",
    "set_source",
    "open_source",
    *CHANGE,
)
DEAL = ("revise_deal", "deal_in_error", "", "set_source", "open_source", *CHANGE)
ADD = ("new_note", "new_milestone", "new_financing", "new_agreement", "new_event")
# The commands of each kind of place, by their names in the menu bar.
MENUS: dict[str, tuple[str, ...]] = {
    "company": ("new_note", "new_project", "comment", "", "company", "rename", "new_listing",
                "listings", "merge", "archive", "bring_back", "delete_company", "", "add_to",
                "move_to", "remove_from_list", "", "fetch"),
    "list": ("new_company", "", "columns", "two_lines", "", "fetch_all"),
    "lists": ("new_list", "new_ruled_list", "", "rename_list", "edit_rule", "keep_by_hand",
              "list_up", "list_down", "delete_list", "", "columns", "two_lines"),
    "carried": ("add_to", "move_to"),
    "chart": (*ADD, "", "fetch", "", "style", "indicators", "log", "compare", "flags",
              "range_MAX", "", "measure", "take_away", "trend", "look_back"),
    "more": ("style", "indicators", "log", "", "compare", "compare_own", "compare_nothing",
             "total_return", "", "flags", "measure", "take_away", "trend", "look_back"),
    "company_lane": ("new_milestone", "new_project"),
    "financing_lane": ("new_financing", "new_agreement"),
    "note_lane": ("new_note",),
    "policy_lane": ("new_event",),
    "project": ("new_milestone", "new_project", "move_project", "", "set_source", "open_source",
                *CHANGE),
    "listing": ("listings", "", "set_source", "open_source", *CHANGE),
    "milestone": MILESTONE,
    "guidance": ("in_error", *MILESTONE),
    "financing": DEAL,
    "agreement": DEAL,
    "event": ("set_source", "open_source", *CHANGE),
    "event_end": ("set_source", "open_source", *CHANGE),
    "note": ("new_note", "attach_here", "set_source", "open_source", "", *MOVES, *CHANGE),
    "source": ("open_source", "attach_here", "merge_source", "new_source", *CHANGE),
    "attachment": ("open_file", "save_file", *CHANGE),
    "story": ADD,
    "projects": ("new_project", "new_milestone"),
    "financings": ("new_financing", "new_agreement"),
    "documents": ("new_source", "new_attachment", "", "find_document"),
    "tabs": ("show_story", "show_projects", "show_financing", "show_documents", "show_record",
             "", "beside"),
}  # fmt: skip


class ContextMenus(QObject):
    """Shows them by the mouse and, at what is chosen, by the Menu key and Shift+F10.

    Signals: `chosen(object)`, a Ref: what the menu is about.
    """

    chosen = Signal(object)

    def __init__(self, commands: Commands, company: CompanyPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._company = company
        self._spots: dict[QObject, FindSpot] = {}
        self.watch(company.price_chart, company.price_chart.spot)
        self.watch(company.lanes, company.lanes.spot)
        self.watch(company.header, self._whole(company.header, "company"))
        more = company.header.more_asked
        more.connect(lambda at: self._show(company.header, Spot("more", at)))

    def watch(self, widget: QWidget, find: FindSpot) -> None:
        """Show a menu in a widget; `find` says what stands at a place, or (None) what is chosen."""
        self._spots[widget] = find
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractScrollArea):
            self._spots[widget.viewport()] = find
            widget.viewport().installEventFilter(self)

    def watch_companies(self, view: QAbstractItemView) -> None:
        """Show a menu at the rows of the watchlist, each of which stands for a company."""
        self.watch(view, lambda at: self._row(view, at, None, "company", "list"))

    def watch_lists(self, head: WatchlistHead) -> None:
        """Show a menu at the list's name, and where companies are dropped on it."""
        self.watch(head.picker, self._whole(head.picker, "lists"))
        head.dropped.connect(lambda at: self._show(head, Spot("carried", at)))

    def watch_story(self, view: QAbstractItemView) -> None:
        """Show a menu at the entries of the story."""
        self.watch(view, lambda at: self._row(view, at, StoryRole.REF, "story", "story"))

    def watch_lines(self, view: QAbstractItemView, empty: str) -> None:
        """Show a menu at lines under lines; `empty` is what stands where there is none."""
        self.watch(view, lambda at: self._row(view, at, LineRole.REF, empty, empty))

    def watch_tabs(self, bar: QTabBar) -> None:
        """Show a menu over the tabs."""
        self.watch(bar, self._whole(bar, "tabs"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the mouse and the keys that ask for a menu."""
        find = self._spots.get(watched)
        if find is None or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QContextMenuEvent):
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            return self._show(watched, find(event.pos() if by_mouse else None))
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            asks = QKeySequence(event.keyCombination()) in KEYS
            return asks and self._show(watched, find(None))
        return False

    def _show(self, widget: QWidget, spot: Spot | None) -> bool:
        if spot is None:
            return False
        if spot.ref is not None:
            self.chosen.emit(spot.ref)
        menu = self._commands.context_menu(widget, MENUS.get(spot.kind, ()))
        if not menu.actions():
            menu.deleteLater()
            return False
        self._hold_day(menu, spot)
        inner = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        menu.popup(inner.mapToGlobal(spot.at))
        return True

    def _hold_day(self, menu: QMenu, spot: Spot) -> None:
        """A note or milestone that is begun from here is of the day that was pointed at."""
        self._company.crosshair.hold(spot.day)
        # What is chosen in the menu is done after it has gone.
        menu.aboutToHide.connect(
            lambda: QTimer.singleShot(0, self._company, lambda: self._company.crosshair.hold(None))
        )

    def _row(
        self, view: QAbstractItemView, at: QPoint | None, role: Any, kind: str, empty: str
    ) -> Spot:
        """The row at a place, which becomes the current one, or the current row."""
        index = view.currentIndex() if at is None else view.indexAt(at)
        if not index.isValid():
            return Spot(empty, at or view.viewport().rect().center())
        if at is None:
            view.scrollTo(index)
        if not view.selectionModel().isSelected(index):
            view.setCurrentIndex(index)
        ref: Ref | None = index.data(role) if role is not None else None
        place = at or view.visualRect(index).center()
        return Spot(ref.kind if ref else kind, place, ref)

    @staticmethod
    def _whole(widget: QWidget, kind: str) -> FindSpot:
        return lambda at: Spot(kind, at or widget.rect().center())
