"""Where the prices stand: each listing's state with its age, and the log of one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from db.price_states import PriceState
from db.prices import DoubtRecord, FetchRecord
from desktop import price_wording, wording
from desktop.dialogs.rows import RowsDialog
from desktop.market.update import mismatch
from desktop.models.rows import Row
from desktop.theme import Theme

FETCH, FOLLOWED = "fetch", "followed"
LOG_LINES = 8
MANY_DAYS = 3  # on which a symbol was unknown, until it is worth asking what became of it


class PricesDialog(RowsDialog):
    """Acts: with a listing `fetch` and `followed`.

    Signals: `log_wanted(int)`, another listing is chosen, whose log is to be shown.
    """

    log_wanted = Signal(int)

    def __init__(self, theme: Theme, now: dt.datetime, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._now = now
        self._states: tuple[PriceState, ...] = ()
        self.set_words(
            self.tr("State of the prices"),
            "",
            (
                self.tr("Listing"),
                self.tr("State"),
                self.tr("Prices to"),
                self.tr("Asked"),
                self.tr("Company"),
            ),
            self.tr("No listing yet."),
        )
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.log.setFont(theme.font("second"))
        self.log.setFixedHeight(self.log.fontMetrics().lineSpacing() * LOG_LINES)
        self.log.setAccessibleName(self.tr("Log of the chosen listing"))
        heading = QLabel(self.tr("Log of the chosen listing"), self)
        heading.setBuddy(self.log)
        heading.setProperty("tone", "muted")
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        at = column.count() - 1
        column.insertWidget(at, heading)
        column.insertWidget(at + 1, self.log)
        self.setMinimumWidth(theme.length(820))
        self.add_act(FETCH, self.tr("&Fetch"), Qt.Key.Key_Return)
        self.add_act(FOLLOWED, self.tr("F&ollowed by…"), can=self._is_of_company)
        self.table.selectionModel().currentChanged.connect(self._want_log)

    def show_states(
        self, states: Sequence[PriceState], blocked_until: dt.datetime | None = None
    ) -> None:
        """Show where all stand now, and until when the vendor wants no requests."""
        self._states = tuple(states)
        told = {state.listing_id: state for state in states}
        self.show_rows([Row(state.listing_id, self._cells(state)) for state in states])
        chosen = self.chosen()
        if chosen in told:
            self.log_wanted.emit(chosen)
        until = wording.instant(blocked_until) if blocked_until else ""
        self.say(
            self.tr("Yahoo wants no requests until {time}.").format(time=until) if until else ""
        )

    def show_log(self, fetches: Sequence[FetchRecord], doubts: Sequence[DoubtRecord]) -> None:
        """Show the tries of the chosen listing, newest first, and what was not believed."""
        lines = [self._try(fetch) for fetch in fetches] or [self.tr("Never asked for.")]
        if doubts:
            lines += ["", self.tr("Not believed, and neither drawn nor counted:")]
            lines += [self._doubt(doubt) for doubt in doubts]
        self.log.setPlainText("\n".join(lines))

    def set_now(self, now: dt.datetime) -> None:
        """Tell ages by this instant from now on."""
        self._now = now

    def _cells(self, state: PriceState) -> tuple[str, ...]:
        return (
            state.code,
            self.state_of(state),
            wording.day(state.last_day) if state.last_day else self.tr("none stored"),
            price_wording.age(state.last.asked_at, self._now) if state.last else "",
            state.company or self.tr("exchange rate"),
        )

    def state_of(self, state: PriceState) -> str:
        """The state of a listing in a few words."""
        if state.last is None:
            return self.tr("sample, never fetched") if state.source else self.tr("never fetched")
        words = price_wording.outcome(state.last.outcome)
        if state.unknown_days:
            words = self.tr("not found at the source on %n day(s)", "", state.unknown_days)
            if state.unknown_days >= MANY_DAYS:
                words = self.tr("{state}; renamed?").format(state=words)
        if self._is_otherwise(state):
            words = self.tr("{state} · another line at the source?").format(state=words)
        if state.doubts:
            doubted = self.tr("%n row(s) not believed", "", state.doubts)
            words = f"{words} · {doubted}"
        return words

    def _is_otherwise(self, state: PriceState) -> bool:
        """Whether the source names another exchange or currency than the listing."""
        exchange, _, ticker = state.code.partition(":")
        if state.answered is None:
            return False
        return mismatch(exchange, ticker, state.currency, *state.answered) is not None

    def _try(self, fetch: FetchRecord) -> str:
        counted = [
            self.tr("{count} new").format(count=fetch.new) if fetch.new else "",
            self.tr("{count} changed").format(count=fetch.changed) if fetch.changed else "",
            self.tr("{count} set aside").format(count=fetch.rejected) if fetch.rejected else "",
        ]
        parts = [wording.instant(fetch.asked_at), price_wording.outcome(fetch.outcome), *counted]
        return " · ".join(part for part in (*parts, fetch.message, fetch.client) if part)

    def _doubt(self, doubt: DoubtRecord) -> str:
        quoted = ", ".join(f"{name} {value:g}" for name, value in doubt.quoted.items())
        return " · ".join(
            (wording.day(doubt.day), price_wording.doubt(doubt.kind, doubt.reason), quoted)
        )

    def _is_of_company(self, listing_id: int) -> bool:
        return any(x.listing_id == listing_id and x.company for x in self._states)

    def _want_log(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.log_wanted.emit(chosen)
