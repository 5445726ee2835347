"""What was last on the screen: shown at once where it is still so, else left aside."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import snapshot
from desktop.main_window import MainWindow
from tests.pictures import company

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def kept(window: MainWindow, place: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The file of the database and the folder in which its picture is kept, sealed."""
    folder = tmp_path / "snapshots"
    picture = snapshot.taken(window, place, folder)
    assert picture is not None
    snapshot.sealed(picture, place, TODAY)
    return place, folder


def test_the_picture_is_what_was_on_the_screen(
    qtbot: QtBot, window: MainWindow, kept: tuple[Path, Path]
) -> None:
    found = snapshot.recalled(*kept, TODAY)
    assert found is not None
    qtbot.addWidget(found)
    assert found.geometry() == window.geometry()
    found.show_painted()
    assert found.isVisible()
    shown, real = found.grab().toImage(), window.grab().toImage()
    assert shown.size() == real.size()
    same = sum(
        shown.pixelColor(x, y) == real.pixelColor(x, y)
        for x in range(0, real.width(), 7)
        for y in range(0, real.height(), 7)
    )
    assert same > 0.97 * len(range(0, real.width(), 7)) * len(range(0, real.height(), 7))


def test_the_next_window_takes_its_place_without_a_jump(
    qtbot: QtBot, opened: Callable[[], MainWindow], keyboard: Any, tmp_path: Path
) -> None:
    """However the window stood when it was left: what the next one does not show, is not in it."""
    window = opened()
    company("MP")(window)
    window.resize(window.width(), window.height() - 90)
    keyboard.press("3", "Left", "Left", "]", ",", ",", "Shift+M", "/")
    keyboard.write("m")
    keyboard.press("Down", "Escape")
    for view in (window.watchlist.view, window.story.list):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    keyboard.press("B", "Ctrl+2")
    pictures: list[Path | None] = []
    file = Path(str(window.store.database.url.database))
    window.left.connect(lambda: pictures.append(snapshot.taken(window, file, tmp_path)))
    window.close()
    assert pictures[0] is not None
    picture = QImage(str(pictures[0]))
    again = opened()
    again.resize(picture.size())  # the screen of a test is smaller than any window
    QApplication.processEvents()
    found = again.grab().toImage()
    assert found.size() == picture.size()
    others = [
        (x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
        if picture.pixelColor(x, y).rgb() != found.pixelColor(x, y).rgb()
    ]
    assert others == []


def test_of_another_day_it_says_so(qtbot: QtBot, kept: tuple[Path, Path]) -> None:
    today = snapshot.recalled(*kept, TODAY)
    later = snapshot.recalled(*kept, TODAY + dt.timedelta(days=1))
    assert today is not None
    assert later is not None
    qtbot.addWidget(today)
    qtbot.addWidget(later)
    assert later._words == "Opening… as it was on 2026-11-23"
    assert today.grab().toImage() != later.grab().toImage()


def change(folder: Path, **told: Any) -> None:
    (file,) = folder.glob("*.json")
    file.write_text(json.dumps(json.loads(file.read_text()) | told))


def cut(folder: Path) -> None:
    (file,) = folder.glob("*.ppm")
    file.write_bytes(file.read_bytes()[:200])


def garble(folder: Path) -> None:
    (file,) = folder.glob("*.json")
    file.write_text("{no")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: change(folder, format=99),
        lambda folder: change(folder, file="/elsewhere.db"),
        lambda folder: change(folder, state=[1, 2]),
        lambda folder: change(folder, screen=[1, 1, 1.0]),
        lambda folder: change(folder, place=[0, 0, 0, 0]),
        lambda folder: change(folder, place="here"),
        lambda folder: change(folder, place=[90000, 90000, 800, 600]),
        lambda folder: change(folder, day="soon"),
        lambda folder: change(folder, ratio=None),
        cut,
        garble,
        lambda folder: next(folder.glob("*.ppm")).unlink(),
        lambda folder: next(folder.glob("*.json")).unlink(),
    ],
)
def test_what_is_broken_or_foreign_is_left_aside(
    kept: tuple[Path, Path], spoil: Callable[[Path], object]
) -> None:
    spoil(kept[1])
    assert snapshot.recalled(*kept, TODAY) is None


@pytest.mark.parametrize("days", [-1, 15])
def test_what_is_old_or_of_the_future_is_left_aside(kept: tuple[Path, Path], days: int) -> None:
    assert snapshot.recalled(*kept, TODAY + dt.timedelta(days=days)) is None


def test_a_database_that_changed_since_has_no_picture(kept: tuple[Path, Path]) -> None:
    file, _ = kept
    with file.open("ab") as opened:
        opened.write(b"x")
    assert snapshot.recalled(*kept, TODAY) is None


def test_without_its_seal_it_is_not_used(window: MainWindow, place: Path, tmp_path: Path) -> None:
    """A program that was killed leaves a picture of what is perhaps no longer so."""
    folder = tmp_path / "snapshots"
    assert snapshot.taken(window, place, folder) is not None
    assert snapshot.recalled(place, folder, TODAY) is None


def test_the_picture_is_for_its_owner_s_eyes(kept: tuple[Path, Path]) -> None:
    (picture,) = kept[1].glob("*.ppm")
    assert picture.stat().st_mode & 0o077 == 0
    assert not QImage(str(picture)).isNull()


def test_a_folder_that_can_t_be_written_keeps_nothing(window: MainWindow, place: Path) -> None:
    assert snapshot.taken(window, place, Path("/dev/null/snapshots")) is None


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        env={**os.environ, "HEADFRAME_TODAY": TODAY.isoformat(), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


def test_the_next_start_shows_it_before_anything_heavy_is_imported(place: Path) -> None:
    end = {"HEADFRAME_BENCH_EXIT_AFTER_PAINT": "1"}
    picture = {"HEADFRAME_BENCH_EXIT_AFTER_PICTURE": "1"}
    first = run("--db", str(place), **end)
    assert (first.returncode, first.stderr) == (0, "")
    quick = run("--db", str(place), **end, **picture)
    assert (quick.returncode, quick.stdout, quick.stderr) == (0, "\n", "")
    again = run("--db", str(place), **end)
    assert (again.returncode, again.stderr) == (0, "")
