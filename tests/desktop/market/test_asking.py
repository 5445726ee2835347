"""Asking on a thread that can be left behind, one asker at a time."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import prices
from db.database import Database
from desktop.market.asking import TURN, Asking, Cancelled
from desktop.market.update import run
from desktop.market.yahoo import SymbolUnknown

Add = Callable[[str, str, str], int]


@pytest.fixture
def cancel() -> threading.Event:
    return threading.Event()


@pytest.fixture
def folder(tmp_path: Path, yahoo: Any) -> Iterator[Path]:
    """The cache's parent; at the end, whoever was left behind has gone."""
    yield tmp_path / "cache"
    yahoo.released.set()
    with TURN:
        pass


def test_it_answers_as_yahoo_does(
    folder: Path, cancel: threading.Event, evening: dt.datetime
) -> None:
    with closing(Asking(folder, cancel)) as asking:
        assert asking.client.startswith("yfinance 1.")
        assert len(asking.daily("MP", None, None, evening).bars) == 935
        with pytest.raises(SymbolUnknown):
            asking.daily("NOSUCH", None, "America/New_York", evening)
    assert not TURN.locked()
    assert [path.name for path in folder.glob("*.pid")] == []


def test_who_cancels_is_let_go_while_the_vendor_is_silent(
    folder: Path, cancel: threading.Event, evening: dt.datetime, yahoo: Any
) -> None:
    yahoo.trouble = "hang"
    with closing(Asking(folder, cancel)) as asking:
        threading.Timer(0.3, cancel.set).start()
        with pytest.raises(Cancelled):
            asking.daily("MP", None, None, evening)
    assert TURN.locked(), "the request is still under way, and nobody waits for it"
    assert not yahoo.released.is_set()


def test_the_next_one_waits_for_who_was_left_behind(
    folder: Path, cancel: threading.Event, evening: dt.datetime, yahoo: Any
) -> None:
    yahoo.trouble = "hang"
    with closing(Asking(folder, cancel)) as asking:
        threading.Timer(0.3, cancel.set).start()
        with pytest.raises(Cancelled):
            asking.daily("MP", None, None, evening)
    yahoo.trouble = None
    threading.Timer(0.3, yahoo.released.set).start()
    with closing(Asking(folder, threading.Event())) as asking:
        assert len(asking.daily("MP", None, None, evening).bars) == 935


def test_who_waits_for_a_turn_can_cancel(
    folder: Path, cancel: threading.Event, evening: dt.datetime, yahoo: Any
) -> None:
    with TURN:
        threading.Timer(0.3, cancel.set).start()
        with closing(Asking(folder, cancel)) as asking, pytest.raises(Cancelled):
            asking.daily("MP", None, None, evening)
    assert yahoo.asked == []


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, cancel: threading.Event, evening: dt.datetime
) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(Asking(tmp_path / "file", cancel)) as asking, pytest.raises(OSError, match="file"):
        asking.daily("MP", None, None, evening)


def test_a_run_that_is_cancelled_in_a_request_stores_and_logs_nothing_of_it(
    folder: Path,
    cancel: threading.Event,
    database: Database,
    listing: Add,
    evening: dt.datetime,
    yahoo: Any,
) -> None:
    mp = listing("NYSE", "MP", "USD")
    yahoo.trouble = "hang"
    threading.Timer(0.3, cancel.set).start()
    with closing(Asking(folder, cancel)) as source:
        outcomes = run(
            database,
            [mp],
            source=source,
            cancel=cancel,
            progress=lambda _: None,
            clock=lambda: evening,
        )
    assert outcomes == ()
    with database.reading() as session:
        assert prices.fetches(session, mp) == ()
