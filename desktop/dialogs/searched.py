"""A form that reads listings as they are typed, and looks them up at the vendor of prices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from desktop.dialogs.fields import Choice, LineOverList, TextField
from desktop.dialogs.form import Form
from desktop.market.symbols import symbol_of
from desktop.market.written import Listed, listings_in
from desktop.market.yahoo import Hit
from desktop.theme import Theme

PAUSE_MS = 400  # without a key, until what was typed is looked up
LEAST_LETTERS = 2
ROWS = 5

translate = QCoreApplication.translate


class SearchedForm(Form):
    """A name and its tickers, as a release writes them, or as they are found at the vendor.

    Signals: `search_wanted(str)`, what was typed is to be looked up; nothing is to be, where empty.
    """

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.typed = LineOverList()
        self.hits = QListWidget()
        self.hits.setProperty("kind", "boxed")
        self.hits.setAccessibleName(translate("SearchedForm", "Found at Yahoo Finance"))
        self.hits.setUniformItemSizes(True)
        self.searched = self._muted()
        self.name = TextField()
        self.exchange: Choice[str] = Choice([])
        self.understood = self._muted()
        self._named = ""
        self._found: tuple[Listed, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._want_search)
        self.typed.changed.connect(self.read)
        self.typed.textEdited.connect(self._wait)
        self.typed.left.connect(self._enter_hits)
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        self.exchange.changed.connect(self._say_understood)

    def check(self) -> tuple[QWidget, str] | None:
        """It has to be certain which exchange is meant."""
        if any(listed.choices for listed in self.listings()):
            return self.exchange, translate("SearchedForm", "Choose the exchange that is meant")
        return None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Offer what the vendor found, where it can be meant here."""
        self.hits.clear()
        fitting = [hit for hit in hits if self.can_take(hit)]
        for hit in fitting:
            item = QListWidgetItem(f"{hit.exchange}:{hit.ticker} · {hit.name}", self.hits)
            item.setData(Qt.ItemDataRole.UserRole, hit)
        lines = min(len(fitting), ROWS) + 0.5
        self.hits.setFixedHeight(round(self.hits.fontMetrics().height() * lines * 1.2))
        self.hits.setVisible(bool(fitting))
        nothing = translate("SearchedForm", "Nothing found at Yahoo Finance.")
        self.say_searched("" if fitting else nothing)

    def say_searched(self, words: str) -> None:
        """Say how the search stands."""
        self.searched.setText(words)
        self.searched.setVisible(bool(words))
        self.refit()

    def can_take(self, hit: Hit) -> bool:
        """Whether what was found can be meant in this form."""
        raise NotImplementedError

    def nothing_understood(self) -> str:
        """What is said where no ticker was read."""
        raise NotImplementedError

    def listings(self) -> list[Listed]:
        """What was read, on the exchanges that were chosen."""
        chosen = self.exchange.value()
        return [x.on(chosen) if chosen and chosen in x.choices else x for x in self._found]

    def read(self) -> None:
        """Read what is typed."""
        name, self._found = listings_in(self.typed.value())
        if self.name.value() in {"", self._named}:
            self._named = name or (self._found[0].ticker if self._found else "")
            self.name.set_value(self._named)
        self._ask_exchange()
        self._say_understood()

    def lay_typed(self, words: str) -> None:
        """Lay out the field that is typed into, under these words, and what comes of it."""
        self.add(words, self.typed)
        self.add_widget(self.hits)
        self.add_widget(self.searched)
        self.add(translate("SearchedForm", "Name"), self.name)
        self.add(translate("SearchedForm", "Exchange that is meant"), self.exchange)
        self.add_widget(self.understood)
        self.hits.hide()
        self.searched.hide()

    def _ask_exchange(self) -> None:
        asked = next((listed for listed in self._found if listed.choices), None)
        names = asked.choices if asked else ()
        if [self.exchange.itemText(n) for n in range(self.exchange.count())] != list(names):
            self.exchange.set_choices([(name, name) for name in names])
            self.exchange.setCurrentIndex(-1)
        self.show_field(self.exchange, is_shown=bool(asked))

    def _say_understood(self) -> None:
        certain = (told(listed) for listed in self.listings() if not listed.choices)
        self.understood.setText("\n".join(certain) or self.nothing_understood())

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


def told(listed: Listed) -> str:
    """What was understood of a ticker."""
    return " · ".join(
        part for part in (f"{listed.exchange}:{listed.ticker}", listed.currency) if part
    )
