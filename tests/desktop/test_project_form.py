"""The form of a project: facts, stage, owners over time, place and steps, by mouse and by keys."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.projects import ShareFacts
from db.records import NewSource, ProjectRecord
from desktop.analysis.story import Ref
from desktop.dialogs.project import ProjectForm
from desktop.dialogs.shares import ShareForm, SharesField
from desktop.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def project(window: MainWindow, name: str) -> ProjectRecord:
    assert window.selection.timeline is not None
    return next(p for p in window.selection.timeline.projects if p.name == name)


def titles(window: MainWindow) -> list[str]:
    model = window.projects.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_project_is_entered_with_all_its_facts_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["new_project"].trigger()
    form = dialog(ProjectForm)
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "A project needs a name"
    form.name.setText("North Pit")
    form.aliases.setPlainText("The Pit, north\nPit N")
    form.kind.set_value("plant")
    assert form.stage.findText("prospect", Qt.MatchFlag.MatchStartsWith) < 0
    form.stage.set_value("pilot")
    assert form.stage.currentText() == "pilot (2 of 6)"
    form.status.set_value("underway")
    form.as_of.line.setText("Q3 2026")
    form.steps.set_values(["magnets", "metal"])
    form.place.line.setText("54°31′N 122°4′W")
    assert form.place.meant.text() == "54.5167° N, 122.0667° W"
    qtbot.mouseClick(form.shares.add, LEFT)
    share = dialog(ShareForm)
    qtbot.mouseClick(share.act, LEFT)
    assert share.trouble == "How many per cent?"
    share.share.setText("80")
    share.source.line.setText("https://example.com/option")
    qtbot.mouseClick(share.act, LEFT)
    dialog(ProjectForm)
    qtbot.mouseClick(form.act, LEFT)
    found = project(window, "North Pit")
    assert found.aliases == ("The Pit, north", "Pit N")
    assert (found.kind, found.stage, found.stage_status) == ("plant", "pilot", "underway")
    assert (found.stage_as_of, found.stage_as_of_precision) == (dt.date(2026, 7, 1), "quarter")
    assert found.chain_steps == ("metal", "magnets")
    assert (found.latitude, found.longitude) == (54.516667, -122.066667)
    own = found.owner_shares[0]
    assert (own.share, own.holder, own.day) == (Decimal(80), None, None)
    assert own.source is not None
    assert own.source.url == "https://example.com/option"
    assert "North Pit" in titles(window)
    window.commands.actions["undo"].trigger()
    assert "North Pit" not in titles(window)


def test_a_project_is_entered_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("Ctrl+Shift+P")
    form = dialog(ProjectForm)
    keyboard.write("South Pit")
    keyboard.press("Tab", "Tab", "Tab")
    assert QApplication.focusWidget() is form.stage
    keyboard.write("pf")
    keyboard.press("Tab", "Tab")
    keyboard.write("May 2026")
    keyboard.press("Tab", "Tab")
    assert QApplication.focusWidget() is form.shares.table
    keyboard.press("Insert")
    dialog(ShareForm)
    keyboard.write("60")
    keyboard.press("Tab")
    keyboard.write("2024")
    keyboard.press("Return")
    dialog(ProjectForm)
    keyboard.press("Insert")
    dialog(ShareForm)
    keyboard.write("50")
    keyboard.press("Shift+Tab")
    keyboard.write("A Partner")
    keyboard.press("Ctrl+Return")
    dialog(ProjectForm)
    assert "add up to 110" in form.shares.warning.text()
    keyboard.press("Return")
    dialog(ShareForm)
    keyboard.write("40")
    keyboard.press("Return")
    dialog(ProjectForm)
    assert form.shares.warning.isHidden()
    while not form.steps.hasFocus():
        keyboard.press("Tab")
    keyboard.press("Space", "Right", "Space")
    keyboard.press("Ctrl+Return")
    found = project(window, "South Pit")
    assert (found.stage, found.stage_as_of) == ("pfs", dt.date(2026, 5, 1))
    assert found.chain_steps == ("mine", "concentrate")
    assert [(s.holder, str(s.share), s.day_precision) for s in found.owner_shares] == [
        ("A Partner", "40", "unknown"),
        (None, "60", "year"),
    ]


def test_what_is_known_comes_back_as_it_was_where_nothing_is_changed(
    window: MainWindow, dialog: Any
) -> None:
    assert window.selection.timeline is not None
    before = window.selection.timeline
    for known in before.projects:
        window.edit(Ref("project", known.id))
        dialog(ProjectForm).submit()
    assert window.selection.timeline == before
    assert not window.commands.actions["undo"].isEnabled()


def test_more_than_the_whole_is_warned_of_and_still_saved(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    assert window.selection.timeline is not None
    known = window.selection.timeline.projects[0]
    window.edit(Ref("project", known.id))
    form = dialog(ProjectForm)
    form.shares.set_values(
        [
            ShareFacts(Decimal(80), source=NewSource(None, "A release", "company")),
            ShareFacts(Decimal("30.5"), dt.date(2026, 5, 1), "month", "A Partner"),
        ]
    )
    assert form.shares.warning.isVisible()
    assert "31 May 2026" in form.shares.warning.text()
    qtbot.mouseClick(form.act, LEFT)
    model = window.projects.model
    told = [line.words for line in model.all_lines()]
    assert any("add up to 110.5" in words for words in told)


def test_shares_are_taken_away(qtbot: QtBot, window: MainWindow, dialog: Any) -> None:
    assert window.selection.timeline is not None
    known = window.selection.timeline.projects[0]
    window.edit(Ref("project", known.id))
    form = dialog(ProjectForm)
    form.shares.table.selectRow(0)
    qtbot.mouseClick(form.shares.remove, LEFT)
    assert form.shares.values() == []
    assert not form.shares.remove.isEnabled()
    qtbot.mouseClick(form.act, LEFT)
    assert project(window, known.name).owner_shares == ()


def test_rows_of_shares_keep_to_the_rules_of_models(window: MainWindow) -> None:
    field = SharesField(window.theme, "Owner", (), window)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(field.model, mode)
    field.set_values([ShareFacts(Decimal(60)), ShareFacts(Decimal(40), holder="A")])
    assert [field.model.index(row, 0).data() for row in range(2)] == ["Owner", "A"]
    field.set_values([])
    assert field.model.rowCount() == 0
    del tester


def test_a_refused_form_keeps_what_was_typed(window: MainWindow, dialog: Any) -> None:
    window.commands.actions["new_project"].trigger()
    form = dialog(ProjectForm)
    form.name.setText("North Pit")
    form.place.line.setText("80 km from the town")
    form.submit()
    assert "is no place" in form.trouble
    assert form.name.text() == "North Pit"
    form.place.line.clear()
    form.as_of.line.setText("2026")
    form.submit()
    assert form.trouble == "Which stage was it in on that day?"
    form.reject()


def test_a_step_that_is_none_of_ours_stays(window: MainWindow, dialog: Any) -> None:
    assert window.selection.timeline is not None
    known = window.selection.timeline.projects[0]
    with window.store.database.transaction() as session:
        from db.tables import Project

        session.get_one(Project, known.id).chain_steps = ["mine", "own_step"]
    window.store.tell({"project"})
    window.edit(Ref("project", known.id))
    form = dialog(ProjectForm)
    assert form.steps.values() == ("mine", "own_step")
    last = form.steps.visualItemRect(form.steps.item(form.steps.count() - 1))
    assert form.steps.viewport().rect().contains(last)
    form.reject()
