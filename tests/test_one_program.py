"""One window on a database, among real processes: starts at once, kills, and commands beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop import commands, handing
from desktop.whereabouts import Whereabouts, whereabouts

ROOT = Path(__file__).parent.parent
PATIENT = 100_000  # ms
STARTS = 20 if int(os.environ.get("HEADFRAME_EXAMPLES", "50")) >= 200 else 5

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")

Process = subprocess.Popen[str]
Start = Callable[..., Process]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the starter; to be copied."""
    file = tmp_path_factory.mktemp("starter") / "starter.db"
    assert commands.main(["--db", str(file), "import", "--starter"]) == 0
    return file


@pytest.fixture
def file(filled: Path, tmp_path: Path) -> Path:
    """A database with the starter in it."""
    return Path(shutil.copy(filled, tmp_path / "watch.db"))


@pytest.fixture
def spot(file: Path) -> Whereabouts:
    """Where its window is found."""
    return whereabouts(str(file))


@pytest.fixture
def start(file: Path) -> Iterator[Start]:
    """Start `headframe` on the database, with or without a command; all are ended at the end."""
    started: list[Process] = []

    def begin(*command: str) -> Process:
        process = subprocess.Popen(
            [sys.executable, "-m", "desktop", "--db", str(file), *command],
            cwd=ROOT,
            env=os.environ | {"HEADFRAME_TODAY": "2026-11-23"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.kill()
        process.communicate()


def is_open(spot: Whereabouts) -> bool:
    """Whether a window has the database open and answers; it comes to the front by this."""
    try:
        handing.raise_window(spot)
    except handing.Nobody:
        return False
    return True


def opened(start: Start, spot: Whereabouts, qtbot: QtBot) -> Process:
    """A window, as soon as it answers."""
    window = start()
    qtbot.waitUntil(lambda: is_open(spot), timeout=PATIENT)
    assert window.poll() is None
    return window


def ended(process: Process) -> tuple[int, str, str]:
    """How a process ended: its status, and what it said on both ways."""
    out, err = process.communicate(timeout=PATIENT / 1000)
    return process.returncode, out, err


def long_open(spot: Whereabouts) -> None:
    """Let the window have been opened long ago: one that is starting is waited for."""
    os.utime(spot.lock, (1_000_000_000, 1_000_000_000))


def texts(start: Start) -> list[str]:
    """The notes on Defense Metals."""
    status, out, err = ended(start("timeline", "DEFN", "--json"))
    assert (status, err) == (0, "")
    return [note["text"] for note in json.loads(out)["notes"]]


@pytest.mark.thorough
def test_many_starts_at_once_make_one_window(start: Start, spot: Whereabouts, qtbot: QtBot) -> None:
    starts = [start() for _ in range(STARTS)]
    qtbot.waitUntil(lambda: sum(x.poll() is None for x in starts) == 1, timeout=PATIENT)
    (window,) = (x for x in starts if x.poll() is None)
    assert {ended(x) for x in starts if x is not window} == {(0, "", "")}
    assert is_open(spot)
    window.send_signal(signal.SIGINT)
    assert ended(window) == (0, "", "")
    assert not spot.lock.exists()
    assert not Path(spot.socket).exists()


def test_after_a_kill_the_next_start_has_the_database(
    start: Start, spot: Whereabouts, qtbot: QtBot
) -> None:
    killed = opened(start, spot, qtbot)
    killed.kill()
    killed.wait()
    assert spot.lock.exists()
    opened(start, spot, qtbot)
    assert ended(start()) == (0, "", "")


@pytest.mark.thorough
def test_a_window_that_hangs_is_told_in_a_sentence_and_nothing_is_done_later(
    start: Start, spot: Whereabouts, file: Path, qtbot: QtBot
) -> None:
    window = opened(start, spot, qtbot)
    long_open(spot)
    window.send_signal(signal.SIGSTOP)
    second, note = start(), start("note", "DEFN", "given up")
    said = f"{file} is open in a window that does not answer; close that and try again\n"
    assert ended(second) == (1, "", said)
    assert ended(note) == (1, "", f"headframe: {said}")
    window.send_signal(signal.SIGCONT)
    assert ended(start("note", "DEFN", "heard"))[0] == 0
    assert {"heard", "given up"} & set(texts(start)) == {"heard"}


def same(done: tuple[int, str, str]) -> tuple[int, str, str]:
    """The end of a process but for ids, which are never the same twice."""
    return done[0], re.sub(r"[0-9a-f]{32}", "ID", done[1]), done[2]


@pytest.mark.thorough
def test_commands_say_the_same_with_a_window_and_without(
    start: Start, spot: Whereabouts, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    head: dict[str, Any] = {"format": "headframe", "format_version": 1}
    good.write_text(json.dumps(head | {"companies": [{"id": "ore", "name": "Ore Corp."}]}))
    bad.write_text(json.dumps(head | {"companies": [{"id": "b", "source": "x"}]}))
    asked = [
        ["note", "DEFN", "Visited the site", "--tag", "wicheeda", "--json"],
        ["note", "Defense Metals", "Then", "--date", "2025-02-18"],
        ["note", "Nobody", "in vain"],
        ["note", "DEFN", "  "],
        ["import", os.path.relpath(good, ROOT)],
        ["import", str(good), str(bad)],
        ["import", "missing.json"],
        ["refresh", "Nobody", "--json"],
    ]
    alone = [same(ended(start(*words))) for words in asked]
    assert [status for status, *_ in alone] == [0, 0, 1, 1, 0, 1, 1, 1]
    opened(start, spot, qtbot)
    beside = [same(ended(start(*words))) for words in asked]
    unchanged = (0, "good.json: 0 added, 0 changed, 1 unchanged, 0 skipped\n", "")
    assert beside == [unchanged if done == alone[4] else done for done in alone]
    assert texts(start).count("Visited the site") == 2
