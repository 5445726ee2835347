"""Asking Yahoo on a thread that can be left behind: who cancels doesn't wait for an answer."""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from db.prices import YAHOO
from desktop.market.own_cache import own_cache
from desktop.market.yahoo import DailyAnswer, Hit, Yahoo

# The library keeps its session and its files once for the whole process.
TURN = threading.Lock()
PATIENCE = 0.1  # seconds between two looks whether it is cancelled

Job = Callable[[Yahoo], Any]


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for the answer any more."""


class Answer:
    """What became of a job, once `done` is set."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.value: Any = None
        self.error: Exception | None = None


class Asking:
    """Yahoo on a thread of its own, with a cache folder below `parent`.

    Every method raises Cancelled soon after `cancel` is set, though the vendor may be silent for
    as long as its time-outs; the thread then ends by itself, and nothing that it still hears of is
    used. One that is asked while an earlier one is at work waits for its turn. To be closed.
    """

    vendor = YAHOO

    def __init__(self, parent: Path, cancel: threading.Event) -> None:
        self._parent = parent
        self._cancel = cancel
        self._jobs: queue.SimpleQueue[tuple[Job, Answer] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="yahoo", daemon=True)
        self._failed: Exception | None = None
        self._thread.start()

    @property
    def client(self) -> str:
        """The name and version of what asks, for the log."""
        return Yahoo(self._parent).client

    def daily(
        self, symbol: str, start: dt.date | None, time_zone: str | None, now: dt.datetime
    ) -> DailyAnswer:
        """As Yahoo's; raises the kinds of MarketError, and Cancelled."""
        answer: DailyAnswer = self._ask(lambda yahoo: yahoo.daily(symbol, start, time_zone, now))
        return answer

    def search(self, text: str) -> tuple[Hit, ...]:
        """As Yahoo's; raises the kinds of MarketError, and Cancelled."""
        hits: tuple[Hit, ...] = self._ask(lambda yahoo: yahoo.search(text))
        return hits

    def close(self) -> None:
        """Let the thread end, after what it is doing; waits for that unless it is cancelled."""
        self._jobs.put(None)
        while self._thread.is_alive() and not self._cancel.is_set():
            self._thread.join(PATIENCE)

    def _ask(self, job: Job) -> Any:
        answer = Answer()
        self._jobs.put((job, answer))
        while not answer.done.wait(PATIENCE):
            if self._cancel.is_set():
                raise Cancelled
            if not self._thread.is_alive() and self._failed is not None:
                raise self._failed
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _work(self) -> None:
        """Do the jobs in turn; what keeps them all from being done is told with the next one."""
        if not self._take_turn():
            return
        try:
            with own_cache(self._parent) as folder, closing(Yahoo(folder)) as yahoo:
                while (job := self._jobs.get()) is not None and not self._cancel.is_set():
                    _do(*job, yahoo)
        except OSError as error:
            self._failed = error
        finally:
            TURN.release()

    def _take_turn(self) -> bool:
        while not TURN.acquire(timeout=PATIENCE):
            if self._cancel.is_set():
                return False
        return True


def _do(job: Job, answer: Answer, yahoo: Yahoo) -> None:
    try:
        answer.value = job(yahoo)
    except Exception as error:
        answer.error = error
    answer.done.set()
