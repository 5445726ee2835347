"""The form of a new company: read as it is typed, and looked up at the vendor of prices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from db.company_editing import CompanyFacts, ListingFacts
from desktop.dialogs.fields import Choice, LineOverList, TextField
from desktop.dialogs.form import Form
from desktop.market.symbols import symbol_of
from desktop.market.written import Listed, listings_in
from desktop.market.yahoo import Hit
from desktop.theme import Theme

PAUSE_MS = 400  # without a key, until what was typed is looked up
LEAST_LETTERS = 2
ROWS = 5


class AddCompanyForm(Form):
    """A new company by its name, its tickers, or both as a release writes them.

    Signals: `search_wanted(str)`, what was typed is to be looked up; nothing is to be, where empty.
    """

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, list_name: str, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Add a company"), self.tr("Add company"))
        self.typed = LineOverList()
        self.typed.setPlaceholderText(self.tr("Defense Metals Corp. (TSXV: DEFN / OTCQB: DFMTF)"))
        self.hits = QListWidget()
        self.hits.setProperty("kind", "boxed")
        self.hits.setAccessibleName(self.tr("Found at Yahoo Finance"))
        self.hits.setUniformItemSizes(True)
        self.searched = self._muted()
        self.name = TextField()
        self.exchange: Choice[str] = Choice([])
        self.understood = self._muted()
        self._lay_fields()
        if list_name:
            self.set_hint(self.tr("Goes into {list}.").format(list=list_name))
        self._named = ""
        self._found: tuple[Listed, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._want_search)
        self.typed.changed.connect(self._read)
        self.typed.textEdited.connect(self._wait)
        self.typed.left.connect(self._enter_hits)
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        self.exchange.changed.connect(self._say_understood)
        self._read()
        self.typed.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and which exchange is meant."""
        if not self.name.value():
            return self.typed, self.tr("Type a name or a ticker")
        if self._open() and not self.exchange.value():
            return self.exchange, self.tr("Choose the exchange that is meant")
        return None

    def facts(self) -> tuple[CompanyFacts, list[ListingFacts]]:
        """The company and its listings, the first one primary."""
        listings = [
            ListingFacts(x.exchange, x.ticker, x.currency, is_primary=not at, as_written=x.text)
            for at, x in enumerate(self._listings())
        ]
        return CompanyFacts(self.name.value()), listings

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Offer what the vendor found."""
        self.hits.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.exchange}:{hit.ticker} · {hit.name}", self.hits)
            item.setData(Qt.ItemDataRole.UserRole, hit)
        lines = min(len(hits), ROWS) + 0.5
        self.hits.setFixedHeight(round(self.hits.fontMetrics().height() * lines * 1.2))
        self.hits.setVisible(bool(hits))
        self.say_searched("" if hits else self.tr("Nothing found at Yahoo Finance."))

    def say_searched(self, words: str) -> None:
        """Say how the search stands."""
        self.searched.setText(words)
        self.searched.setVisible(bool(words))
        self.refit()

    def _listings(self) -> list[Listed]:
        chosen = self.exchange.value()
        return [x.on(chosen) if chosen and chosen in x.choices else x for x in self._found]

    def _open(self) -> Listed | None:
        """The first listing of which the exchange is not certain."""
        return next((listed for listed in self._found if listed.choices), None)

    def _read(self) -> None:
        name, self._found = listings_in(self.typed.value())
        if self.name.value() in {"", self._named}:
            self._named = name or (self._found[0].ticker if self._found else "")
            self.name.set_value(self._named)
        self._ask_exchange()
        self._say_understood()

    def _ask_exchange(self) -> None:
        asked = self._open()
        names = asked.choices if asked else ()
        if [self.exchange.itemText(n) for n in range(self.exchange.count())] != list(names):
            self.exchange.set_choices([(name, name) for name in names])
            self.exchange.setCurrentIndex(-1)
        self.show_field(self.exchange, is_shown=bool(asked))

    def _say_understood(self) -> None:
        self.understood.setText(
            "\n".join(told(x) for x in self._listings() if not self._waits(x))
            or self.tr("No ticker: a listing can be added later.")
        )

    def _waits(self, listed: Listed) -> bool:
        """Whether it has to be chosen first where a listing is."""
        return bool(listed.choices)

    def _wait(self) -> None:
        self._pause.start()
        if not self.typed.value():
            self._pause.stop()
            self.show_hits(())
            self.say_searched("")
            self.search_wanted.emit("")

    def _want_search(self) -> None:
        """Look up the first ticker as Yahoo has it, else what was typed."""
        first = self._found[0] if self._found else None
        text = symbol_of(first.exchange, first.ticker) if first else self.typed.value()
        if len(text) >= LEAST_LETTERS:
            self.search_wanted.emit(text)

    def _enter_hits(self) -> None:
        if self.hits.isVisible():
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)
            self.hits.setCurrentRow(max(0, self.hits.currentRow()))

    def _take(self, item: QListWidgetItem) -> None:
        """Write what was found into the field, where it can still be changed."""
        hit: Hit = item.data(Qt.ItemDataRole.UserRole)
        self._pause.stop()
        self.search_wanted.emit("")
        self.name.set_value("")
        self.typed.set_value(f"{hit.name} ({hit.exchange}: {hit.ticker})")
        self.hits.hide()
        self.say_searched("")
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _muted(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("tone", "muted")
        return label

    def _lay_fields(self) -> None:
        self.add(self.tr("Name, ticker or both"), self.typed)
        self.add_widget(self.hits)
        self.add_widget(self.searched)
        self.add(self.tr("Name"), self.name)
        self.add(self.tr("Exchange that is meant"), self.exchange)
        self.add_widget(self.understood)
        self.hits.hide()
        self.searched.hide()


def told(listed: Listed) -> str:
    """What was understood of a ticker."""
    return " · ".join(
        part for part in (f"{listed.exchange}:{listed.ticker}", listed.currency) if part
    )
