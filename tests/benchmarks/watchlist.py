"""The watchlist of 10,000 companies, against a QTableWidget that holds the same words."""

import datetime as dt
import os
import random
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figures, interleaved_with_peer, milliseconds
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableWidget, QTableWidgetItem

from db.records import ListingRecord, NextMilestone, WatchlistRow, Window
from desktop.models.watchlist_columns import by_names
from desktop.models.watchlist_words import Worded
from desktop.panels.watchlist import WatchlistPanel
from desktop.theme import Theme

COMPANIES = 10_000
COLUMNS = ("company", "price", "change", "sparkline", "stage", "next", "window", "state", "comment")
TODAY = dt.date(2026, 11, 26)
SIZE = 1_100, 900
FRAME_MS = 16.0
STAGES = ("pea", "pfs", "fs", "permitting", "construction", "production", None)

application = QApplication.instance() or QApplication([])


def made_up_rows() -> list[WatchlistRow]:
    """Companies with a price, a milestone and a comment; always the same ones."""
    chance = random.Random(1)
    return [_made_up_row(number, chance) for number in range(1, COMPANIES + 1)]


def _made_up_row(number: int, chance: random.Random) -> WatchlistRow:
    end = TODAY + dt.timedelta(days=chance.randrange(-400, 1_500))
    window = Window(f"Q{(end.month + 2) // 3} {end.year}", end - dt.timedelta(90), end, "quarter")
    ticker = f"T{number}"
    listing = ListingRecord(
        number, ticker, number, "TSXV", ticker, "CAD", True, "Yahoo", None, None, TODAY
    )
    name = f"{chance.choice('ABCDEFGHIKLMNOPRSTUVW')}lpha Metals {number}"
    return WatchlistRow(
        company_id=number,
        company=f"{name} Corp.",
        short_name=name,
        is_private=False,
        listing=listing,
        price=round(chance.uniform(0.05, 90), 3),
        price_day=TODAY,
        price_is_provisional=False,
        change_percent=chance.uniform(-9, 9),
        year_change_percent=chance.uniform(-60, 90),
        stage=chance.choice(STAGES),
        open=(NextMilestone("First production", f"Pit {number}", window, 90),),
        last_note=TODAY,
        comment="" if number % 3 else f"Waits for the permit {number}",
        countries=("Canada",),
        codes=(listing.code,),
        projects=(f"Pit {number}",),
    )


class Ours:
    """The panel, shown, with or without its companies."""

    def __init__(self, rows: list[WatchlistRow]) -> None:
        self._rows = rows
        self.panel = WatchlistPanel(Theme(choice="light"))
        self.panel.set_columns(COLUMNS)
        self.panel.resize(*SIZE)
        chance = random.Random(2)
        self._closes = tuple(chance.uniform(1, 2) for _ in range(250))
        self.panel.show()
        application.processEvents()

    def fill(self) -> None:
        """Take all companies."""
        self.panel.set_rows(self._rows, TODAY)

    def empty(self) -> None:
        """Show one company of another list."""
        self.panel.set_rows(self._rows[-1:], TODAY)

    def narrow(self, text: str) -> None:
        """Type into the filter."""
        self.panel.narrow(text)
        self.panel.view.viewport().repaint()

    def sort(self, column: str | None) -> None:
        """Sort by a column, or not at all."""
        self.panel.set_sorting(column, False)
        self.panel.view.viewport().repaint()

    def give_closes(self) -> None:
        """Let every company have a sparkline."""
        ids = (row.company_id for row in self._rows)
        self.panel.set_closes(dict.fromkeys(ids, self._closes))


class Peer:
    """A QTableWidget of the same size and words, without sparklines."""

    def __init__(self, rows: list[WatchlistRow]) -> None:
        columns = by_names(COLUMNS)
        seen = [Worded(row, TODAY) for row in rows]
        self._words = [[column.text(row) for column in columns] for row in seen]
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.resize(*SIZE)
        self.table.show()
        application.processEvents()

    def fill(self) -> None:
        """Take all companies."""
        self.table.setRowCount(len(self._words))
        for row, words in enumerate(self._words):
            for column, text in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def empty(self) -> None:
        """Show one company."""
        self.table.setRowCount(1)

    def narrow(self, text: str) -> None:
        """Hide the rows that don't hold a text."""
        for row, words in enumerate(self._words):
            self.table.setRowHidden(row, not any(text in word for word in words))
        self.table.viewport().repaint()

    def sort(self, column: int) -> None:
        """Sort by a column's words."""
        self.table.sortItems(column)
        self.table.viewport().repaint()


def building(rounds: int) -> Figures:
    """From the rows to a table that can be painted; a frame is measured on its own."""
    rows = made_up_rows()
    ours, peer = Ours(rows), Peer(rows)
    return interleaved_with_peer(rounds, *(_after_emptying(each) for each in (ours, peer)))


def _after_emptying(table: Ours | Peer) -> Callable[[], float]:
    def filled() -> float:
        table.empty()
        application.processEvents()
        return milliseconds(table.fill)

    return filled


def scrolling(rounds: int) -> Figures:
    """A jump to another place and the picture there."""
    rows = made_up_rows()
    ours, peer = Ours(rows), Peer(rows)
    ours.fill()
    peer.fill()
    ours.give_closes()
    application.processEvents()
    views: tuple[QAbstractItemView, ...] = ours.panel.view, peer.table
    figures = interleaved_with_peer(rounds * 10, *(_frames(view) for view in views))
    return Figures(figures.ours, figures.peer, FRAME_MS)


def _frames(view: QAbstractItemView) -> Callable[[], float]:
    chance, bar = random.Random(3), view.verticalScrollBar()

    def frame() -> float:
        place = chance.randrange(bar.maximum())

        def jump() -> None:
            bar.setValue(place)
            view.viewport().repaint()

        return milliseconds(jump)

    return frame


def filtering(rounds: int) -> Figures:
    """A word typed into the filter, for every row again."""
    rows = made_up_rows()
    ours, peer = Ours(rows), Peer(rows)
    ours.fill()
    peer.fill()
    texts = "permit", "alpha"

    def typed(table: Ours | Peer) -> Callable[[], float]:
        turn = iter(range(10**9))
        return lambda: milliseconds(lambda: table.narrow(texts[next(turn) % 2]))

    return interleaved_with_peer(rounds, typed(ours), typed(peer))


def sorting(rounds: int) -> Figures:
    """Sorted by what is due first, from the order by hand."""
    rows = made_up_rows()
    ours, peer = Ours(rows), Peer(rows)
    ours.fill()
    peer.fill()

    def ours_sorted() -> float:
        ours.sort(None)
        return milliseconds(lambda: ours.sort("state"))

    def peer_sorted() -> float:
        peer.sort(COLUMNS.index("company"))
        return milliseconds(lambda: peer.sort(COLUMNS.index("state")))

    return interleaved_with_peer(rounds, ours_sorted, peer_sorted)
