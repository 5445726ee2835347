"""A frame of panning and of zooming: our chart against finplot, in a fresh process each.

finplot brings a second binding of Qt, which must never share an environment with ours: it gets one
of its own beside the checkout's.
"""

import datetime as dt
import functools
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np
from measuring import Figures, milliseconds, p95

PEERS = Path(__file__).with_name("peers")
FINPLOT = "finplot==1.9.7"
SIZE = 1_200, 700
FRAMES = 13
FLAGS = 60
YEAR, CLOSEST = 250, 120  # bars in view
P95_GOAL_MS = 8.0


def walk(bars: int, folder: Path) -> Path:
    """Write the bars, and the ranges in numbers of bars that are shown of them; give the file."""
    chance = np.random.default_rng(1)
    close = 20 * np.exp(np.cumsum(chance.normal(0, 0.6 / bars**0.5, bars)))
    opened = np.concatenate(([20.0], close[:-1]))
    high = np.maximum(opened, close) * (1 + chance.random(bars) * 0.02)
    low = np.minimum(opened, close) * (1 - chance.random(bars) * 0.02)
    volume = chance.integers(1_000, 90_000, bars)
    columns = folder / "bars.npz"
    np.savez(columns, open=opened, close=close, high=high, low=low, volume=volume)
    wide = 0.95 * bars
    near = (CLOSEST / wide) ** (np.arange(FRAMES + 1) / FRAMES)
    views = {
        "all": [(n * 0.05 * bars / FRAMES, n * 0.05 * bars / FRAMES + wide) for n in _frames()],
        "year": [(bars / 2 + 9 * n, bars / 2 + 9 * n + YEAR) for n in _frames()],
        "zoom": [(bars - wide * share, bars) for share in near.tolist()],
    }
    file = folder / "walk.json"
    file.write_text(json.dumps({"bars": str(columns), "views": views}))
    return file


def _frames() -> range:
    return range(FRAMES + 1)


def draw(file: Path) -> dict[str, list[float]]:
    """What each frame of ours took, by view: candles, volume and flags on the shared time axis."""
    from PySide6.QtWidgets import QApplication

    from db.prices import Bars
    from db.records import NoteRecord
    from desktop.analysis.story import Entry, Ref, StoryDay
    from desktop.charts import time_scale
    from desktop.charts.flags import FlagItem
    from desktop.charts.price_chart import PriceChart
    from desktop.program import OBJECTS_BETWEEN_SEARCHES
    from desktop.theme import Theme

    asked = json.loads(file.read_text())
    columns = np.load(asked["bars"])
    count = len(columns["close"])
    # A million days are 2,700 years: more than the program's users are let see at once.
    time_scale.LONGEST = (count + 1) * time_scale.DAY
    first = dt.date(1, 1, 1) if count > 30_000 else dt.date(2000, 1, 1)
    days = tuple(first + dt.timedelta(n) for n in range(count))
    prices = [tuple(columns[name].tolist()) for name in ("open", "high", "low", "close")]
    QApplication.instance() or QApplication([])
    theme = Theme(choice="light")
    chart = PriceChart(theme, time_scale.TimeRange())
    chart.resize(*SIZE)
    chart.set_today(days[-1])
    bars = Bars(1, days, *prices, tuple(columns["volume"].tolist()))
    chart.set_bars(bars, currency="USD", listing_code="NYSE:T", live=False)
    recorded = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)

    def noted(number: int) -> StoryDay:
        day = days[number * (count - 1) // FLAGS]
        record = NoteRecord(number, f"n{number}", 1, None, day, "day", "x", (), recorded, None)
        return StoryDay(day, (Entry(Ref("note", number), None, "note", day, record),))

    flags = FlagItem(theme)
    noted_days = tuple(noted(number) for number in range(FLAGS))
    flags.set_days(noted_days, {day.day: chr(65 + n % 26) for n, day in enumerate(noted_days)})
    chart.set_flag_item(flags)
    chart.show()
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES, 20, 100)  # as the program has it
    QApplication.processEvents()
    chart.clearFocus()  # the ring of the keyboard's focus is not drawn while the mouse pans
    start = time_scale.x_of(days[0])

    def shown(begin: float, end: float) -> float:
        def frame() -> None:
            chart.set_range(start + begin * time_scale.DAY, start + end * time_scale.DAY)
            chart.viewport().repaint()

        return milliseconds(frame)

    spent = {}
    for view, spans in asked["views"].items():
        shown(*spans[0])
        spent[view] = [shown(*span) for span in spans[1:]]
    return spent


def finplot_python() -> str:
    """The Python that has finplot, installed when it is first asked for; raises where it can't be.

    Its environment lies beside our own, and is no part of what is measured.
    """
    folder = Path(sys.prefix).with_name(".venv-finplot")
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    check = [str(python), "-c", "import finplot"]
    if subprocess.run(check, env=_quiet(), capture_output=True, check=False).returncode:
        install = [str(python), "-m", "pip", "install", "-q", FINPLOT]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"finplot is missing: {done.stderr.strip().splitlines()[-1]}")
    return str(python)


def _quiet() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _printed(command: list[str]) -> dict[str, list[float]]:
    done = subprocess.run(command, env=_quiet(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError((done.stderr.strip() or "no words").splitlines()[-1])
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


@functools.cache
def drawn(bars: int, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]] | str]:
    """The frames of ours and of finplot, in turn; or, instead of finplot's, why there are none."""
    try:
        python = finplot_python()
    except RuntimeError as trouble:
        python, missing = "", str(trouble)
    ours: dict[str, list[float]] = {}
    peer: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = walk(bars, Path(folder))
        for _ in range(max(1, rounds // 3)):
            _add(ours, _printed([sys.executable, __file__, str(file)]))
            if python:
                _add(peer, _printed([python, str(PEERS / "finplot_frames.py"), str(file)]))
    return ours, peer if python else missing


def _add(whole: dict[str, list[float]], more: dict[str, list[float]]) -> None:
    for view, spent in more.items():
        whole.setdefault(view, []).extend(spent)


def against_finplot(bars: int, view: str, rounds: int) -> Figures:
    """The median frame of a view, and finplot's; says so where finplot can't be had."""
    ours, peer = drawn(bars, rounds)
    spent = ours[view]
    if isinstance(peer, str):
        return Figures(statistics.median(spent), None, None, p95(spent), peer)
    return Figures(statistics.median(spent), statistics.median(peer[view]), None, p95(spent))


def slowest(rounds: int) -> Figures:
    """The frame that 95 of 100 are faster than, over a million bars, all views taken together."""
    ours, _ = drawn(1_000_000, rounds)
    return Figures(p95([ms for spent in ours.values() for ms in spent]), None, P95_GOAL_MS)


if __name__ == "__main__":
    print(json.dumps(draw(Path(sys.argv[1]))))
