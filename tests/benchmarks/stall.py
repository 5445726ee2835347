"""How long the window stands still at most while the prices of 50 listings are refreshed."""

import datetime as dt
import importlib.util
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import Figures
from PySide6.QtCore import QEventLoop, Qt, QTimer

from db.database import Database
from db.tables import Company, Listing, Watchlist, WatchlistEntry
from desktop.application import make_application
from desktop.market import update
from desktop.program import build
from desktop.settings import Settings

LISTINGS = 50
FRAME_MS = 50.0
TICK_MS = 2
SETTLED_MS = 500
PAUSE = 0.05  # seconds between two listings: a tenth of what is real, so the worker is busier
TODAY = dt.date(2024, 3, 9)

application = make_application()


class Watchdog:
    """Looks at the clock as often as the window's thread lets it; `longest` in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start(TICK_MS)

    def _look(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - TICK_MS)
        self._last = now

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()


def refreshing(rounds: int) -> Figures:
    """The longest stall of a refresh, the median of some; and what a frame may take."""
    with stand_in() as server:
        found = [_longest(server) for _ in range(max(1, rounds // 3))]
    return Figures(statistics.median(found), None, FRAME_MS)


@contextmanager
def stand_in() -> Iterator[Any]:
    """The tests' server with 50 symbols, in whose world this process then lives."""
    path = Path(__file__).parents[1] / "yahoo_server.py"
    spec = importlib.util.spec_from_file_location("yahoo_server", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["yahoo_server"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = dict(os.environ)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        module.YahooServer(Path(folder)) as server,
    ):
        chart = module.mp_materials()
        server.charts |= {f"T{n}": chart for n in range(LISTINGS)}
        os.environ.update(server.environment())
        os.environ["XDG_CACHE_HOME"] = folder
        yield server
    os.environ.clear()
    os.environ.update(kept)


def _longest(server: Any) -> float:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "headframe.db"
        _fill(file)
        program = build(str(file), TODAY, Settings(Path(folder) / "settings.ini"), "light")
        program.window.show()
        settle()
        pause, update.breathe = update.breathe, _breathe
        done = QEventLoop()
        refresh = program.window.refresh
        refresh.ended.connect(done.quit)
        refresh.failed.connect(done.quit)
        server.asked.clear()
        watchdog = Watchdog()
        refresh.ask(None)
        done.exec()
        watchdog.stop()
        update.breathe = pause
        program.end()
        if len({symbol for symbol, _ in server.asked}) < LISTINGS:
            raise RuntimeError("not every listing was asked for")
    return watchdog.longest


def settle() -> None:
    """Let the window do all that it put off at its start."""
    done = QEventLoop()
    QTimer.singleShot(SETTLED_MS, done.quit)
    done.exec()


def _breathe(cancel: threading.Event) -> None:
    cancel.wait(PAUSE)


def _fill(file: Path) -> None:
    """A list of 50 companies with a listing each and no prices."""
    database = Database(str(file))
    with database.transaction() as session:
        watchlist = Watchlist(name="Fifty")
        session.add(watchlist)
        for number in range(LISTINGS):
            listing = Listing(exchange="NYSE", ticker=f"T{number}", currency="USD", is_primary=True)
            company = Company(name=f"Company {number:02}", listings=[listing])
            session.add(company)
            session.flush()
            watchlist.entries.append(WatchlistEntry(company_id=company.id, position=number))
    database.close()
