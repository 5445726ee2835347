"""Fetching prices in the background: progress, cancel, and what came of it in one sentence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from db import prices
from desktop import settings as kept
from desktop import wording
from desktop.errors import sentence
from desktop.panels.status import StatusPanel
from desktop.settings import Setting, Settings
from desktop.store import Store
from desktop.surroundings import cache_folder
from desktop.tasks import Task, Tasks, Work

if TYPE_CHECKING:
    from desktop.market import update

WORK = "prices"
MS_PER_MINUTE = 60_000
JUST_NOW = dt.timedelta(minutes=10)
RULES = frozenset({kept.OFFLINE, kept.NETWORK_ASKED, kept.NETWORK_AGREED, kept.REFRESH_EVERY})
SHOWN_FIRST = 0.05  # seconds
TOLD = frozenset({"price_bar", "price_series", "price_action"})


class PriceRefresh(QObject):
    """Runs one refresh at a time and tells the status bar about it.

    It begins by itself only where the reader agreed to that, and never while they want to be
    offline. Signals: `progressed(object)`, the Progress after each listing; `stored()`, where it
    brought prices of one that is not shown; then `ended(object)`,
    the outcomes of the refresh, or `failed(object)`, the exception that ended it;
    `rules_changed()`, what may be asked is something else now.
    """

    progressed = Signal(object)
    stored = Signal()
    ended = Signal(object)
    failed = Signal(object)
    rules_changed = Signal()

    def __init__(
        self, store: Store, tasks: Tasks, status: StatusPanel, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._status = status
        self._settings = settings
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._begin)
        self._asked: Sequence[int] | None = None
        self._total = 0
        self._is_cancelled = False
        self.visible: Collection[int] = ()
        status.cancel_asked.connect(self.cancel)
        settings.changed.connect(self._follow)
        self._keep_time()

    @property
    def wants_consent(self) -> bool:
        """Whether the reader was never asked, and may be."""
        get = self._settings.get
        if self._store.database.is_read_only:
            return False
        return not get(kept.OFFLINE) and not (get(kept.NETWORK_ASKED) or get(kept.NETWORK_AGREED))

    @property
    def is_offline(self) -> bool:
        """Whether the reader wants nothing to be asked."""
        return self._settings.get(kept.OFFLINE)

    def open(self) -> None:
        """Begin with the program, where the reader wants that."""
        if self._settings.get(kept.REFRESH_AT_START):
            self._begin()

    def ask(self, listing_ids: Sequence[int] | None) -> None:
        """Fetch because the reader asks for it in the window, which is to agree."""
        if self.is_offline:
            self._say_offline(self.tr("nothing is fetched; Preferences ▸ Prices ends that"))
        else:
            self.agree()
            self.start(listing_ids)

    def agree(self) -> None:
        """Take it that prices may be fetched."""
        self._settings.put(kept.NETWORK_ASKED, True)
        self._settings.put(kept.NETWORK_AGREED, True)

    def decline(self) -> None:
        """Ask no more whether anything may be fetched."""
        self._settings.put(kept.NETWORK_ASKED, True)

    def start(self, listing_ids: Sequence[int] | None, *, only_due: bool = False) -> bool:
        """Fetch these listings, or all where None; False where a refresh is under way.

        Those of the company that is shown come first. Asks in any case: who calls it has looked
        whether it may; with `only_due`, where a session has ended since the last look.
        """
        asked = listing_ids
        if asked is None:
            asked = [x.listing_id for x in self._store.read(prices.listings_to_refresh)]
        asked = sorted(asked, key=lambda listing_id: listing_id not in self.visible)
        task = self._tasks.run(WORK, self._work(asked, only_due))
        if task is None:
            return False
        self._asked, self._total, self._is_cancelled = listing_ids, len(asked), False
        task.progressed.connect(self._show)
        task.answered.connect(self._sum_up)
        task.failed.connect(self._fail)
        self._status.show_progress(self.tr("Refreshing prices"), 0, 1, "")
        task.start()
        return True

    def cancel(self) -> None:
        """Stop after the listing under way."""
        self._is_cancelled = True
        self._tasks.cancel(WORK)

    def again(self) -> None:
        """Do the last refresh once more."""
        self.ask(self._asked)

    def say_stored(self) -> None:
        """Say what is stored, unless a refresh says how far it is."""
        if self._tasks.is_running(WORK):
            return
        listings = self._store.read(prices.listings_to_refresh)
        last = self._store.read(prices.last_days, [x.listing_id for x in listings])
        facts = self.tr("prices stored for %s of %s listings") % (len(last), len(listings))
        if last:
            newest = wording.day(max(last.values()))
            facts = self.tr("{facts}, the newest of {day}").format(facts=facts, day=newest)
        if self._store.database.is_read_only:
            self._status.say("info", self.tr("Read-only: what you change can't be saved"), facts)
            self._status.say_saved("")
        elif self.is_offline:
            self._say_offline(facts if listings else "")
        elif (shut := self._shut_until()) is not None:
            self._status.say("hourglass", self._until(shut), facts, has_details=True)
        elif not listings:
            self._status.say("circle-check", self.tr("Ready"), self.tr("no listing yet"))
        elif not last:
            self._status.say("circle-check", self.tr("Ready"), self.tr("no prices fetched yet"))
        else:
            self._status.say("circle-check", self.tr("Ready"), facts)

    def _shut_until(self) -> dt.datetime | None:
        """When the vendor may be asked again, where it wants no requests now."""
        gate = self._store.read(prices.gate, prices.YAHOO)
        is_shut = gate is not None and gate.blocked_until > dt.datetime.now(dt.UTC)
        return gate.blocked_until if gate and is_shut else None

    def _say_offline(self, facts: str) -> None:
        self._status.say("cloud-off", self.tr("Offline by choice"), facts)

    def _begin(self) -> None:
        """Fetch what nobody asked for just now, where that is agreed to."""
        if self._may_begin and not self._tasks.is_running(WORK):
            since = dt.datetime.now(dt.UTC) - JUST_NOW
            targets = self._store.read(prices.listings_to_refresh)
            recent = self._store.read(prices.asked_since, since)
            due = [target.listing_id for target in targets if target.listing_id not in recent]
            if due:
                self.start(due, only_due=True)

    @property
    def _may_begin(self) -> bool:
        return self._settings.get(kept.NETWORK_AGREED) and not self.is_offline

    def _follow(self, setting: Setting[Any]) -> None:
        if setting not in RULES:
            return
        if setting is kept.OFFLINE:
            self.cancel()
            self.say_stored()
        self._keep_time()
        self.rules_changed.emit()

    def _keep_time(self) -> None:
        minutes = self._settings.get(kept.REFRESH_EVERY)
        if minutes and self._may_begin:
            self.timer.start(minutes * MS_PER_MINUTE)
        else:
            self.timer.stop()

    def _work(self, asked: Sequence[int], only_due: bool) -> Work:
        database = self._store.database

        def work(task: Task) -> object:
            # The window first shows that work began: the import takes turns with it, and the
            # window's turns are then several times as long.
            task.cancel.wait(SHOWN_FIRST)
            from desktop.market import update
            from desktop.market.asking import Asking

            with (
                closing(database.beside()) as beside,
                closing(Asking(cache_folder(), task.cancel)) as source,
            ):
                return update.run(
                    beside,
                    asked,
                    source=source,
                    cancel=task.cancel,
                    progress=task.progressed.emit,
                    only_due=only_due,
                )

        return work

    def _show(self, progress: update.Progress) -> None:
        facts = self.tr("%s of %s") % (progress.done, progress.total)
        words = self.tr("Refreshing prices")
        self._status.show_progress(words, progress.done, progress.total, facts)
        if progress.outcome.new + progress.outcome.changed:
            if progress.outcome.listing_id in self.visible:
                self._store.tell(TOLD)
            else:
                self.stored.emit()
        self.progressed.emit(progress)

    def _sum_up(self, outcomes: Sequence[update.Outcome]) -> None:
        if self._is_cancelled and self.is_offline:
            self._say_offline(self.tr("the refresh was stopped"))
        else:
            again = self.again if any(o.is_failure for o in outcomes) else None
            self._status.say(*self._sentence(outcomes), again=again, has_details=True)
        self._store.tell(TOLD)
        self.ended.emit(outcomes)

    def _sentence(self, outcomes: Sequence[update.Outcome]) -> tuple[str, str, str]:
        counted = Counter(o.outcome for o in outcomes)
        good = sum(not o.is_failure for o in outcomes)
        if self._is_cancelled and len(outcomes) < self._total:
            facts = self.tr("%s of %s listings up to date") % (good, self._total)
            return "circle-slash", self.tr("Refresh cancelled"), facts
        facts = self.tr("%s of %s listings up to date") % (good, len(outcomes))
        bad, unknown, empty = (
            self._listings(counted[x]) for x in ("bad_response", "unknown_symbol", "no_prices")
        )
        kept = self.tr("old prices kept")
        words = {
            "rate_limited": ("hourglass", self._limited(outcomes)),
            "offline": ("wifi-off", self.tr("Offline")),
            "bad_response": ("triangle-alert", self.tr("%s answered badly") % bad),
            "unknown_symbol": ("triangle-alert", self.tr("%s not found at the source") % unknown),
            "no_prices": ("triangle-alert", self.tr("%s without prices") % empty),
        }
        for outcome, (icon, title) in words.items():
            if counted[outcome]:
                return icon, title, f"{facts} · {kept}"
        return "circle-check", self.tr("Prices refreshed"), self._with_odd(facts, outcomes)

    def _with_odd(self, facts: str, outcomes: Sequence[update.Outcome]) -> str:
        """Say of which listing the source names another exchange or currency."""
        odd = [o for o in outcomes if o.mismatch is not None]
        if not odd:
            return facts
        words = self.tr("{facts} · {listing}: the source names {currency} on {exchange}")
        first = odd[0].mismatch
        assert first is not None
        if len(odd) > 1:
            words = self.tr("{facts} · {count} are another line at the source, see Details")
        return words.format(
            facts=facts,
            listing=odd[0].listing,
            currency=first.currency,
            exchange=first.exchange_code or self.tr("an exchange without a name"),
            count=len(odd),
        )

    def _limited(self, outcomes: Sequence[update.Outcome]) -> str:
        until = next((o.until for o in outcomes if o.until), None)
        return self._until(until) if until else self.tr("Rate-limited")

    def _until(self, until: dt.datetime) -> str:
        return self.tr("Rate-limited until {time}").format(time=f"{until.astimezone():%H:%M}")

    def _listings(self, count: int) -> str:
        return self.tr("%n listing(s)", "", count)

    def _fail(self, error: Exception) -> None:
        words = self.tr("The refresh failed")
        self._status.say("triangle-alert", words, sentence(error), again=self.again)
        self.failed.emit(error)
