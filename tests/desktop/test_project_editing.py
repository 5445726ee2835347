"""Projects, milestones and promises entered by hand: by mouse, and by keyboard alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from db import companies
from db.records import MilestoneRecord
from desktop.analysis.story import Ref
from desktop.dialogs.milestone import DoneForm, EndForm, MilestoneForm
from desktop.dialogs.promise import PromiseForm
from desktop.main_window import MainWindow
from desktop.models.documents import document_lines
from desktop.models.lines import LinesModel
from desktop.models.projects import project_lines
from desktop.panels.lines_delegate import LABEL


def milestone(window: MainWindow, name: str) -> MilestoneRecord:
    timeline = window.company.timeline
    assert timeline is not None
    return next(m for m in timeline.all_milestones if m.name == name)


def wicheeda_pfs(window: MainWindow) -> MilestoneRecord:
    timeline = window.company.timeline
    assert timeline is not None
    return next(m for m in timeline.all_milestones if len(m.guidance) == 5)


def test_a_milestone_is_promised_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("M")
    dialog(MilestoneForm)
    keyboard.write("Mine permit")
    keyboard.press("Tab", "Tab", "Tab", "Tab")
    keyboard.write("Q1 2027")
    keyboard.press("Return")
    added = milestone(window, "Mine permit")
    assert [(g.window.text, g.window.start, g.window.end) for g in added.guidance] == [
        ("Q1 2027", dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    ]
    assert added.guidance[0].announced_on == dt.date(2026, 11, 23)
    assert window.selection.ref == Ref("milestone", added.id)
    with qtbot.waitActive(window):  # as a window manager does when a dialog closes
        window.activateWindow()
    window.setFocus()
    keyboard.press("Ctrl+Z")
    assert window.company.timeline is not None
    assert "Mine permit" not in {m.name for m in window.company.timeline.all_milestones}


def test_a_target_is_revised_and_what_was_said_before_stays(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    pfs = wicheeda_pfs(window)
    window.choose(Ref("milestone", pfs.id))
    window.setFocus()
    window.commands.actions["revise"].trigger()
    opened = dialog(PromiseForm)
    keyboard.write("Q3 2027")
    assert "slipped" in opened.shift.text() or "slip" in opened.shift.text()
    keyboard.press("Return")
    again = milestone(window, pfs.name)
    assert again.guidance[:-1] == pfs.guidance
    assert again.guidance[-1].window.end == dt.date(2027, 9, 30)


def test_words_that_are_no_date_get_their_window_by_hand(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    pfs = wicheeda_pfs(window)
    window.choose(Ref("milestone", pfs.id))
    window.commands.actions["revise"].trigger()
    opened = dialog(PromiseForm)
    keyboard.write("before the snow melts")
    opened.fields_of_promise.ends.line.setFocus()
    keyboard.write("nonsense")
    keyboard.press("Return")
    assert "nonsense" in opened.trouble
    opened.fields_of_promise.ends.line.clear()
    keyboard.write("May 2027")
    keyboard.press("Return")
    assert opened.trouble == ""
    added = milestone(window, pfs.name).guidance[-1].window
    assert (added.text, added.start, added.end, added.precision) == (
        "before the snow melts",
        None,
        dt.date(2027, 5, 31),
        "manual",
    )


def test_a_milestone_is_done_in_a_quarter_and_planned_again(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("M")
    dialog(MilestoneForm)
    keyboard.write("Drilling")
    keyboard.press("Return")
    window.commands.actions["done"].trigger()
    dialog(DoneForm)
    keyboard.write("Q3 2026")
    keyboard.press("Return")
    done = milestone(window, "Drilling")
    assert done.actual is not None
    assert (done.actual.start, done.actual.end, done.actual.precision) == (
        dt.date(2026, 7, 1),
        dt.date(2026, 9, 30),
        "quarter",
    )
    window.commands.actions["plan_again"].trigger()
    assert milestone(window, "Drilling").status == "planned"


def test_a_milestone_is_superseded_in_their_words(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    pfs = wicheeda_pfs(window)
    window.choose(Ref("milestone", pfs.id))
    window.commands.actions["given_up"].trigger()
    opened = dialog(EndForm)
    opened.status.set_value("suspended")
    assert not opened.by.isEnabled()
    opened.words.setText("on hold")
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    again = milestone(window, pfs.name)
    assert again.status == "suspended"
    assert again.guidance[-1].window.is_empty


def test_deleting_a_project_says_first_what_goes_with_it(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    timeline = window.company.timeline
    assert timeline is not None
    project = timeline.projects[0]
    window.delete(Ref("project", project.id))
    box = dialog(QMessageBox)
    assert project.name in box.text()
    assert f"milestones {len(project.milestones)}" in box.informativeText()
    qtbot.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    assert window.company.timeline is not None
    assert project.id not in {p.id for p in window.company.timeline.projects}
    window.commands.actions["undo"].trigger()
    assert project.id in {p.id for p in window.company.timeline.projects}


def test_the_tab_chooses_with_the_chart_and_the_story(window: MainWindow) -> None:
    pfs = wicheeda_pfs(window)
    window.choose(Ref("guidance", pfs.guidance[2].id))
    current = window.projects.tree.currentIndex()
    assert (current.data(), current.parent().data()) == (pfs.guidance[2].window.text, pfs.name)
    other = next(
        m
        for m in window.company.timeline.all_milestones
        if m.id != pfs.id  # type: ignore[union-attr]
    )
    window.projects.tree.setCurrentIndex(window.projects.model.index_of(Ref("milestone", other.id)))
    assert window.selection.ref == Ref("milestone", other.id)


@pytest.mark.parametrize("name", ["DEFN", "MP", "LYC"])
def test_the_trees_keep_to_the_rules_of_models(window: MainWindow, name: str) -> None:
    window.show_company(window.store.read(companies.find, name).id)
    timeline = window.company.timeline
    assert timeline is not None
    model = LinesModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    model.set_lines(project_lines(timeline, window.today))
    assert model.rowCount() >= len(timeline.projects) > 0
    model.set_lines(document_lines(timeline))
    told = {line.ref for line in model.all_lines()}
    promises = [g for m in timeline.all_milestones for g in m.guidance]
    assert {Ref("guidance", g.id) for g in promises if g.source} <= told
    model.set_lines([])
    assert model.rowCount() == 0
    del tester


def test_what_rests_on_a_source_is_chosen_everywhere(window: MainWindow) -> None:
    promise = wicheeda_pfs(window).guidance[0]
    window.panes.enter_tab(window.documents)
    tree, model = window.documents.tree, window.documents.model
    tree.setCurrentIndex(model.index_of(Ref("guidance", promise.id)))
    assert window.selection.ref == Ref("guidance", promise.id)
    current = window.projects.tree.currentIndex()
    assert (current.data(), current.parent().data()) == (
        promise.window.text,
        wicheeda_pfs(window).name,
    )


def test_long_facts_are_read_whole_at_every_width(window: MainWindow) -> None:
    project = window.selection.timeline.projects[0]  # type: ignore[union-attr]
    tree = window.projects.tree
    window.panes.enter_tab(window.projects)
    QApplication.processEvents()
    lines = [line for line in tree.model().all_lines() if line.label]  # type: ignore[attr-defined]
    remark = next(line for line in lines if line.words == project.remark)
    place = tree.model().index_of(Ref("project", project.id))  # type: ignore[attr-defined]
    at = tree.model().index(remark.row, 0, place)
    kind = tree.model().index(0, 0, place)
    heights: list[int] = []
    for width in (1100, 1440, 2200):
        window.resize(width, 900)
        window.panes.enter_tab(window.projects)
        QApplication.processEvents()
        tree.executeDelayedItemsLayout()
        box, one = tree.visualRect(at), tree.visualRect(kind).height()
        room = box.width() - window.theme.length(LABEL + 12)
        measure = QFontMetrics(window.theme.font("control"))
        needed = measure.boundingRect(
            QRect(0, 0, room, 9999), Qt.TextFlag.TextWordWrap, remark.words
        ).height()
        assert box.height() >= needed, width
        assert one < 2 * measure.height(), width
        heights.append(box.height())
    assert heights[0] >= 2 * measure.height()
    assert heights[-1] <= heights[0]
