"""What the window shows and what is chosen in it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from db.records import CompanyRecord, CompanyTimeline, WatchlistRecord
from desktop.analysis.story import Ref


class Selection(QObject):
    """The shown list and company and the chosen thing; the window writes it, the others read.

    Signals: `company_changed()`, another company or the same one read again; `ref_changed()`.
    """

    company_changed = Signal()
    ref_changed = Signal()

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.lists: tuple[WatchlistRecord, ...] = ()
        self.list: WatchlistRecord | None = None
        self.listed: tuple[int, ...] = ()  # the companies in the shown list
        self.timeline: CompanyTimeline | None = None
        self.ref: Ref | None = None

    @property
    def company(self) -> CompanyRecord | None:
        """The company that is shown."""
        return self.timeline.company if self.timeline else None

    def take_lists(self, lists: tuple[WatchlistRecord, ...], wanted: str) -> None:
        """Take the lists there are now: the shown one stays, else `wanted` (a uid) or the first.

        Where the shown one is gone, its neighbour is shown; one that is new, where it is empty.
        """
        uids = [each.uid for each in self.lists]
        new = next((each for each in lists if each.uid not in uids), None)
        shown = self.list.uid if self.list else wanted
        found = next((each for each in lists if each.uid == shown), None)
        if self.list is not None and not self.listed and new is not None:
            found = new
        elif found is None and lists:
            at = uids.index(shown) if shown in uids else 0
            found = lists[min(at, len(lists) - 1)]
        self.lists, self.list = lists, found

    def show_list(self, list_id: int) -> bool:
        """Turn to another list; whether there is one of this id that is not shown yet."""
        found = next((each for each in self.lists if each.id == list_id), None)
        if found is None or found is self.list:
            return False
        self.list = found
        return True

    def show_timeline(self, timeline: CompanyTimeline | None) -> None:
        """Turn to a company, or to what became of the same one."""
        self.timeline = timeline
        self.company_changed.emit()

    def choose(self, ref: Ref | None) -> None:
        """Make one thing the chosen one."""
        self.ref = ref
        self.ref_changed.emit()
