"""Which list is shown, its rows, and which company to show when rows come and go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from db import companies, watchlists
from db.errors import Missing
from db.records import CompanyRecord, WatchlistRecord
from db.watchlist_rows import Reading
from desktop import settings as kept
from desktop.panels.price_refresh import TOLD
from desktop.panels.selection import Selection
from desktop.panels.watchlist import WatchlistPanel
from desktop.panels.watchlist_head import WatchlistHead
from desktop.settings import Settings
from desktop.store import Store

LONG, PAUSE_MS, SOON_MS, NEXT_MS = 1_000, 5_000, 400, 30
TAGGED = frozenset({"note", "note_tag"})


class WatchlistShowing(QObject):
    """Reads the lists and the rows of one of them into the left pane, and remembers which.

    Signals: `list_wanted()`, another list was chosen and is to be shown; `act_wanted(str)`, the
    command that an empty list offers; `read_again()`, the lists and which is shown may be others.
    """

    list_wanted = Signal()
    act_wanted = Signal(str)
    read_again = Signal()

    def __init__(
        self,
        store: Store,
        selection: Selection,
        panel: WatchlistPanel,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._selection = selection
        self._panel = panel
        self._settings = settings
        self._list: int | None = None  # the one that was read last
        self._company: int | None = None
        self._reading: Reading | None = None
        # Prices come in by the second: where there are very many rows, they are read now and then.
        self._is_closing = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.timeout.connect(self._read_prices)
        panel.empty.acted.connect(self._act_on_empty)
        panel.head.opening.connect(self._fill_menu)
        panel.head.list_chosen.connect(self.show)

    def read(self, changed: frozenset[str] | None = None) -> bool:
        """Read the lists and the rows of the one to show; whether there is a list at all.

        `changed` are the tables that did since it was last read (None: any).
        """
        wanted = self._settings.get(kept.WATCHLIST)
        self._selection.take_lists(self._store.read(watchlists.watchlists), wanted)
        if self._selection.list is None:
            return False
        self._settings.put(kept.WATCHLIST, self._selection.list.uid)
        listed = self._selection.listed
        self.read_rows(changed)
        same = self._list == self._selection.list.id
        self._list = self._selection.list.id
        self._company = self._next_company(listed if same else None)
        self.read_again.emit()
        return True

    def read_rows(self, changed: frozenset[str] | None = None) -> None:
        """Read the rows of the shown list again, as far as they hang on tables that changed."""
        shown = self._selection.list
        assert shown is not None
        if changed is None or not changed <= TOLD:
            self._read_rows(shown, changed)
        elif len(self._selection.listed) > LONG:
            self.read_prices_soon()
        else:
            self.pause.start(NEXT_MS)  # once the chart, which reads them too, is drawn

    def read_prices_soon(self) -> None:
        """Read the prices of the rows again, once for several listings that come in a moment."""
        if not (self._is_closing or self.pause.isActive()):
            self.pause.start(PAUSE_MS if len(self._selection.listed) > LONG else SOON_MS)

    def settle(self) -> None:
        """Read no more: the window closes, though prices may still come."""
        self._is_closing = True
        self.pause.stop()

    def _read_prices(self) -> None:
        if self._selection.list is not None:
            self._read_rows(self._selection.list, TOLD)

    def _read_rows(self, shown: WatchlistRecord, changed: frozenset[str] | None) -> None:
        self.pause.stop()
        today = self._selection.today
        if self._reading is None or self._reading.watchlist_id != shown.id:
            self._reading = Reading(shown.id, today)
        rows = self._store.read(self._reading.rows, changed)
        self._selection.listed = tuple(row.company_id for row in rows)
        self._panel.set_list_name(shown.name, len(rows))
        if not rows:
            self._say_empty(shown)
        self._panel.show_list(shown)
        self._panel.set_rows(rows, today)
        if changed is None or changed & TAGGED:
            self._panel.forget_tags()

    def show(self, list_id: int) -> None:
        """Show this list."""
        if self._selection.show_list(list_id):
            self.list_wanted.emit()

    def step(self, by: int) -> None:
        """Show the list so many places further on, round the end."""
        ids = [each.id for each in self._selection.lists]
        if self._selection.list is not None:
            self.show(ids[(ids.index(self._selection.list.id) + by) % len(ids)])

    @property
    def head(self) -> WatchlistHead:
        """What stands above the list."""
        return self._panel.head

    def open_menu(self) -> None:
        """Open the menu of lists."""
        self._panel.head.open_menu()

    def selected(self) -> tuple[int, ...]:
        """The companies whose rows are selected, from the top down; the shown one if none is."""
        found = self._panel.selected_companies()
        company = self._selection.company
        return found or (() if company is None else (company.id,))

    def neighbour(self, company_id: int, by: int) -> int | None:
        """The company so many rows below (above if negative) that the filter lets through."""
        return self._panel.neighbour(company_id, by)

    @property
    def company(self) -> int | None:
        """The company to show since the lists were read last; None where there is none."""
        return self._company

    def _next_company(self, listed: tuple[int, ...] | None) -> int | None:
        """The company that stays shown, else its neighbour; `listed` is who stood in the list.

        That is None where another list was shown before.
        """
        now = self._selection.listed
        shown = self._selection.company
        if shown is None:
            wanted = self._store.read(companies.id_of, self._settings.get(kept.COMPANY))
            return wanted if wanted in now else next(iter(now), None)
        if shown.id in now:
            return shown.id
        if listed is None:
            return next(iter(now), None)
        kept_company = self._kept(shown.id)
        if kept_company is not None and (
            shown.id not in listed or (self._is_ruled and not kept_company.is_archived)
        ):
            return shown.id  # what was just written about it is not taken out of sight
        at = listed.index(shown.id) if shown.id in listed else 0
        return now[min(at, len(now) - 1)] if now else None

    @property
    def _is_ruled(self) -> bool:
        return self._selection.list is not None and self._selection.list.rule is not None

    def _kept(self, company_id: int) -> CompanyRecord | None:
        try:
            return self._store.read(companies.company, company_id)
        except Missing:
            return None

    def _say_empty(self, shown: WatchlistRecord) -> None:
        if shown.rule is None:
            title, act = self.tr("This list is empty"), self.tr("Add a company…")
            line = self.tr("List ▸ Add to list brings companies in from another list.")
        else:
            from desktop.dialogs.watchlist import in_words

            title, act = self.tr("No company fulfils the rule"), self.tr("Edit rule…")
            line = in_words(shown.rule)
        self._panel.say_empty(title, line, act)

    def _act_on_empty(self) -> None:
        self.act_wanted.emit("edit_rule" if self._is_ruled else "new_company")

    def _fill_menu(self) -> None:
        shown = self._selection.list
        if shown is not None:
            counts = self._store.read(watchlists.counts, self._selection.today)
            self._panel.head.fill(self._selection.lists, counts, shown.id)
