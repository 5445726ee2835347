"""Starting the program, against an empty window: fresh processes, from start to end."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import bars as benchmark_bars
from measuring import Figures, interleaved, milliseconds
from sqlalchemy import select

from db import prices
from db.database import Database
from db.tables import Listing

EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.close)

application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def surroundings(home: Path) -> dict[str, str]:
    """An environment in which nothing of the user's is read or written, and no screen is needed.

    Python compiles a module once, as where the program is installed, and not at every start: what
    is compiled lies in the home, even where this environment says that none be kept.
    """
    places = {
        f"XDG_{kind}_HOME": str(home / kind.lower())
        for kind in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        **places,
        "HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "XDG_RUNTIME_DIR": str(runtime),
        "HEADFRAME_DB": str(home / "headframe.db"),
        "HEADFRAME_BENCH_EXIT_AFTER_PAINT": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def give_bars(file: Path) -> None:
    """Give every listing 5,000 bars."""
    database = Database(str(file))
    rows = benchmark_bars.made_up_bars()
    with database.transaction() as session:
        for listing, currency in session.execute(select(Listing.id, Listing.currency)).all():
            prices.store_series(session, prices.SeriesRecord(listing, prices.YAHOO, currency))
            prices.store_bars(session, listing, rows)
    database.close()


def started(command: list[str], environment: dict[str, str]) -> float:
    """How long a process lives; raises with its last words where it fails."""

    def live() -> None:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError((done.stderr.strip() or "no words").splitlines()[-1])

    return milliseconds(live)


def first(rounds: int) -> Figures:
    """From the start to the painted picture of what was last on the screen, and the end.

    Raises where anything heavy was imported by then.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = surroundings(Path(home))
        ours = [str(Path(sys.executable).with_name("headframe"))]
        started([*ours, "import", "--starter"], environment)
        started(ours, environment)  # leaves its picture
        quick = environment | {"HEADFRAME_BENCH_EXIT_AFTER_PICTURE": "1"}
        done = subprocess.run(ours, env=quick, capture_output=True, text=True, check=True)
        if done.stdout.strip():
            raise RuntimeError(f"imported before the first paint: {done.stdout.strip()}")
        floor = [sys.executable, "-c", EMPTY_WINDOW]
        return interleaved(
            rounds, lambda: started(ours, quick), lambda: started(floor, environment)
        )


def live(rounds: int) -> Figures:
    """From the start to the first complete picture of the starter list, and the end."""
    floor = [sys.executable, "-c", EMPTY_WINDOW]
    ours = [str(Path(sys.executable).with_name("headframe"))]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = surroundings(Path(home))
        started([*ours, "import", "--starter"], environment)
        give_bars(Path(environment["HEADFRAME_DB"]))
        return interleaved(
            rounds, lambda: started(ours, environment), lambda: started(floor, environment)
        )
