"""A calendar file kept up to date on request, and exports by their ending."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db import milestones
from db.milestones import Promise
from db.records import Window
from desktop.main_window import MainWindow

Saves = Any


def summaries(file: Path) -> list[str]:
    calendar = Calendar.from_ical(file.read_text(encoding="utf-8"))
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def choose(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def add_promise(window: MainWindow, words: str) -> None:
    timeline = window.company.timeline
    assert timeline is not None
    milestone = next(m for m in timeline.all_milestones if m.status == "planned")
    said = Promise(Window(words, window.today, window.today, "day"), window.today)
    window.store.edit("Add promise", milestones.add_promise, milestone.id, said)


def test_a_kept_calendar_follows_every_change(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.ics"
    choose(monkeypatch, file)
    action = window.commands.actions["keep_calendar"]
    action.trigger()
    assert action.isChecked()
    qtbot.waitUntil(lambda: window.status.saved.text() == "kept.ics is up to date")
    add_promise(window, "after all today")
    qtbot.waitUntil(lambda: any("after all today" in s for s in summaries(file)))
    window.store.undo_stack.undo()
    qtbot.waitUntil(lambda: not any("after all today" in s for s in summaries(file)))
    action.trigger()
    assert not action.isChecked()
    assert window.calendar.file is None
    assert file.exists()


def test_a_change_just_before_closing_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "kept.ics"
    choose(monkeypatch, file)
    window.commands.actions["keep_calendar"].trigger()
    qtbot.waitUntil(lambda: window.status.saved.text() == "kept.ics is up to date")
    add_promise(window, "in the last second")
    window.close()
    assert any("in the last second" in s for s in summaries(file))


def test_a_place_that_is_gone_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "gone" / "kept.ics")
    window.commands.actions["keep_calendar"].trigger()
    qtbot.waitUntil(lambda: "kept.ics can't be written" in window.status.sentence())


def test_to_choose_no_file_keeps_none(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    action = window.commands.actions["keep_calendar"]
    action.trigger()
    assert not action.isChecked()


@pytest.mark.parametrize(
    ("command", "name", "starts"),
    [
        ("export_calendar", "windows.ics", "BEGIN:VCALENDAR"),
        ("export_promises", "promises.csv", "company,project,milestone"),
        ("export", "all.json", "{"),
    ],
)
def test_exports(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    starts: str,
) -> None:
    choose(monkeypatch, tmp_path / Path(name).stem)
    window.commands.actions[command].trigger()
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(starts)
    assert window.status.saved.text() == f"Exported to {name}"
