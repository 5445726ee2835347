"""What becomes of a milestone, by mouse and by keyboard, as tab, story and lanes show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from db import companies, company_editing, notes
from db.records import MilestoneRecord
from desktop.analysis.story import Ref
from desktop.dialogs.milestone import DoneForm, EndForm, InErrorForm, MilestoneForm
from desktop.dialogs.moving import MoveMilestoneForm, MoveProjectForm
from desktop.dialogs.project import ProjectForm
from desktop.dialogs.promise import PromiseForm
from desktop.main_window import MainWindow
from desktop.models.lines import Line, LineRole

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
DFS = "Definitive (bankable) Feasibility Study starts"
Lines = Callable[[MainWindow], list[str]]


def milestone(window: MainWindow, name: str = DFS) -> MilestoneRecord:
    assert window.selection.timeline is not None
    return next(m for m in window.selection.timeline.all_milestones if m.name == name)


def line(window: MainWindow, ref: Ref) -> Line:
    found: Line = window.projects.model.index_of(ref).data(LineRole.LINE)
    return found


def dfs_line(window: MainWindow) -> Line:
    return line(window, Ref("milestone", milestone(window).id))


def ahead(window: MainWindow) -> list[str]:
    return [each.milestone.name for each in window.company.story.ahead]


def undo(window: MainWindow) -> None:
    window.commands.actions["undo"].trigger()


def back_in_tab(window: MainWindow) -> None:
    """Give the keyboard to the Projects tab, as happens when a dialog closes over it."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.panes.enter_tab(window.projects)


def run(window: MainWindow, keyboard: Any, words: str) -> None:
    """Do a command by its words, from the Projects tab."""
    back_in_tab(window)
    keyboard.press("Ctrl+K")
    keyboard.write(">" + words)
    keyboard.press("Return")


@pytest.fixture
def chosen(window: MainWindow) -> MainWindow:
    """The window with a late milestone chosen in the Projects tab."""
    window.panes.enter_tab(window.projects)
    window.choose(Ref("milestone", milestone(window).id))
    return window


def index_of(window: MainWindow, ref: Ref) -> QModelIndex:
    return window.projects.model.index_of(ref)


def menu_at(window: MainWindow, ref: Ref) -> QMenu:
    """The menu of a row, as the right button opens it."""
    tree = window.projects.tree
    index = index_of(window, ref)
    tree.scrollTo(index)
    at = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), RIGHT, pos=at)
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(menu: QMenu, name: str) -> None:
    """Click an entry of a menu."""
    action = next(a for a in menu.actions() if a.objectName() == name)
    assert action.isEnabled()
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize(
    ("typed", "known", "told"),
    [
        ("2026-11-20", ("2026-11-20", "2026-11-20", "day"), "done 20 Nov 2026"),
        ("Oct 2026", ("2026-10-01", "2026-10-31", "month"), "done Oct 2026"),
        ("Q3 2026", ("2026-07-01", "2026-09-30", "quarter"), "done Q3 2026"),
    ],
)
def test_done_on_a_day_in_a_month_or_in_a_quarter_by_keyboard(
    chosen: MainWindow,
    keyboard: Any,
    dialog: Any,
    story_lines: Lines,
    typed: str,
    known: tuple[str, str, str],
    told: str,
) -> None:
    assert (dfs_line(chosen).side, dfs_line(chosen).is_late) == ("overdue 237 d", True)
    keyboard.press("D")
    dialog(DoneForm)
    keyboard.write(typed)
    keyboard.press("Return")
    actual = milestone(chosen).actual
    assert actual is not None
    assert (actual.start.isoformat(), actual.end.isoformat(), actual.precision) == known
    assert (dfs_line(chosen).mark, dfs_line(chosen).side) == ("mark:done", told)
    assert DFS not in ahead(chosen)
    assert any(DFS in said and "done" in said for said in story_lines(chosen))
    assert f"{DFS}, early 2026, done" in chosen.company.lanes.summary()
    undo(chosen)
    assert dfs_line(chosen).is_late
    assert DFS in ahead(chosen)


def test_done_with_its_source_by_mouse_and_planned_again(
    qtbot: QtBot, chosen: MainWindow, dialog: Any
) -> None:
    ref = Ref("milestone", milestone(chosen).id)
    pick(menu_at(chosen, ref), "done")
    form = dialog(DoneForm)
    form.day.line.setText("2027-01-01")
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "This day is still to come"
    form.day.line.setText("Oct 2026")
    form.source.line.setText("https://example.com/done")
    qtbot.mouseClick(form.act, LEFT)
    source = milestone(chosen).actual_source
    assert source is not None
    assert source.url == "https://example.com/done"
    tip = index_of(chosen, ref).data(Qt.ItemDataRole.ToolTipRole)
    assert "Source: https://example.com/done" in tip
    pick(menu_at(chosen, ref), "done")
    again = dialog(DoneForm)
    assert (again.day.line.text(), again.source.value()) == ("Oct 2026", source)
    again.reject()
    pick(menu_at(chosen, ref), "plan_again")
    assert (milestone(chosen).status, milestone(chosen).actual) == ("planned", None)
    assert dfs_line(chosen).is_late
    undo(chosen)
    assert milestone(chosen).status == "done"


def test_a_milestone_is_entered_with_its_promise_by_mouse(
    qtbot: QtBot, chosen: MainWindow, dialog: Any
) -> None:
    qtbot.mouseClick(chosen.projects.new_milestone, LEFT)
    form = dialog(MilestoneForm)
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "A milestone needs a name"
    form.name.setText("Mine permit")
    form.type.set_value("permit")
    form.phase.set_value("none")
    form.promise.words.setText("Q1 2027")
    form.promise.source.line.setText("https://example.com/permit")
    qtbot.mouseClick(form.act, LEFT)
    added = milestone(chosen, "Mine permit")
    assert (added.type, added.phase, added.source) == ("permit", "none", added.guidance[0].source)
    assert added.source is not None
    assert line(chosen, Ref("milestone", added.id)).side == "due in 128 d"
    assert chosen.selection.ref == Ref("milestone", added.id)
    undo(chosen)
    assert chosen.projects.model.index_of(Ref("milestone", added.id)).isValid() is False


def test_planned_again_and_a_project_deleted_by_keyboard(
    chosen: MainWindow, keyboard: Any, dialog: Any
) -> None:
    run(chosen, keyboard, "suspended")
    dialog(EndForm)
    keyboard.press("Return")
    assert milestone(chosen).status == "suspended"
    run(chosen, keyboard, "planned again")
    assert milestone(chosen).status == "planned"
    back_in_tab(chosen)
    keyboard.press("Home", "Delete")
    box = dialog(QMessageBox)
    assert "milestones 6" in box.informativeText()
    keyboard.press("Return")
    assert chosen.selection.timeline is not None
    assert chosen.selection.timeline.projects == ()
    undo(chosen)
    assert milestone(chosen).status == "planned"


@pytest.mark.parametrize(("status", "keys"), [("suspended", []), ("cancelled", ["Down"])])
def test_given_up_in_their_words_by_keyboard(
    chosen: MainWindow,
    keyboard: Any,
    dialog: Any,
    story_lines: Lines,
    status: str,
    keys: list[str],
) -> None:
    before = milestone(chosen)
    run(chosen, keyboard, "suspended")
    dialog(EndForm)
    keyboard.press(*keys)
    keyboard.press("Tab")
    keyboard.write("until money is there")
    keyboard.press("Tab")
    keyboard.write("no funds")
    keyboard.press("Return")
    found = milestone(chosen)
    last = found.guidance[-1]
    assert (found.status, found.guidance[:-1]) == (status, before.guidance)
    assert (last.kind, last.window.text, last.reason) == (
        status,
        "until money is there",
        "no funds",
    )
    assert (dfs_line(chosen).side, dfs_line(chosen).is_late) == (status, False)
    assert dfs_line(chosen).is_struck == (status == "cancelled")
    assert DFS not in ahead(chosen)
    assert any("until money is there" in said for said in story_lines(chosen))
    assert status in chosen.company.lanes.summary()
    undo(chosen)
    assert milestone(chosen) == before


def test_superseded_by_another_by_mouse(
    qtbot: QtBot, chosen: MainWindow, dialog: Any, story_lines: Lines
) -> None:
    before, other = milestone(chosen), milestone(chosen, "Pre-Feasibility Study results")
    ref = Ref("milestone", before.id)
    pick(menu_at(chosen, ref), "given_up")
    form = dialog(EndForm)
    assert not form.by.isEnabled()
    form.status.set_value("superseded")
    form.by.set_value(other.id)
    assert form.by.currentText() == "Pre-Feasibility Study results · Wicheeda"
    form.reason.setText("a new plan")
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "In which words was it said?"
    form.reason.clear()
    qtbot.mouseClick(form.act, LEFT)
    found = milestone(chosen)
    assert (found.status, found.superseded_by_id) == ("superseded", other.id)
    assert found.last_evidence_on == chosen.today
    assert dfs_line(chosen).side == "superseded"
    said = [told for told in story_lines(chosen) if DFS in told and "superseded" in told]
    assert len(said) == 1
    assert "23 Nov 2026" in said[0]
    assert f"by {other.name}" in dfs_line(chosen).detail
    assert "superseded" in chosen.company.lanes.summary()
    pick(menu_at(chosen, ref), "given_up")
    again = dialog(EndForm)
    assert (again.status.value(), again.by.value()) == ("superseded", other.id)
    again.reject()
    undo(chosen)
    assert milestone(chosen) == before


def test_a_promise_in_error_is_struck_and_counted_again_by_keyboard(
    chosen: MainWindow, keyboard: Any, dialog: Any, story_lines: Lines
) -> None:
    last = milestone(chosen).guidance[-1]
    keyboard.press("Right")
    while chosen.selection.ref != Ref("guidance", last.id):
        keyboard.press("Down")
    run(chosen, keyboard, "in error")
    form = dialog(InErrorForm)
    keyboard.press("Return")
    assert form.trouble == "Say why"
    keyboard.write("it was about another study")
    keyboard.press("Return")
    assert milestone(chosen).guidance[-1].in_error
    struck = line(chosen, Ref("guidance", last.id))
    assert struck.is_struck
    assert "recorded in error" in struck.detail
    assert "2 promises" in dfs_line(chosen).detail
    assert not any(last.window.text in said for said in story_lines(chosen) if DFS in said)
    run(chosen, keyboard, "in error")
    assert not milestone(chosen).guidance[-1].in_error
    undo(chosen)
    undo(chosen)
    assert milestone(chosen).guidance[-1] == last


def test_a_promise_in_error_by_mouse(qtbot: QtBot, chosen: MainWindow, dialog: Any) -> None:
    first = milestone(chosen).guidance[0]
    chosen.choose(Ref("guidance", first.id))
    pick(menu_at(chosen, Ref("guidance", first.id)), "in_error")
    form = dialog(InErrorForm)
    form.reason.setText("misread")
    qtbot.mouseClick(form.act, LEFT)
    assert milestone(chosen).guidance[0].in_error
    assert first.window.text not in chosen.company.lanes.summary()


def test_the_time_is_taken_back_with_the_reason(
    qtbot: QtBot, chosen: MainWindow, dialog: Any
) -> None:
    pick(menu_at(chosen, Ref("milestone", milestone(chosen).id)), "revise")
    form = dialog(PromiseForm)
    form.fields_of_promise.words.setText("Q3 2027")
    form.kind.set_value("withdrawn")
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "It names a time: nothing is taken back"
    form.fields_of_promise.words.setText("timeline under review")
    form.reason.setText("permits")
    qtbot.mouseClick(form.act, LEFT)
    last = milestone(chosen).guidance[-1]
    assert (last.kind, last.reason, last.window.is_empty) == ("withdrawn", "permits", True)
    assert line(chosen, Ref("guidance", last.id)).mark == "mark:withdrawn"
    assert dfs_line(chosen).side == "no date given"


def test_rows_are_changed_and_deleted_by_keys(
    chosen: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("Return")
    dialog(MilestoneForm)
    keyboard.write("DFS starts")
    keyboard.press("Return")
    assert milestone(chosen, "DFS starts").name == "DFS starts"
    back_in_tab(chosen)
    keyboard.press("R")
    dialog(PromiseForm).reject()
    back_in_tab(chosen)
    keyboard.press("M")
    form = dialog(MilestoneForm)
    assert form.project.value() == milestone(chosen, "DFS starts").project_id
    form.reject()
    back_in_tab(chosen)
    keyboard.press("Delete")
    box = dialog(QMessageBox)
    assert "promises (3) go with it" in box.informativeText()
    keyboard.press("Return")
    assert "DFS starts" not in {m.name for m in chosen.selection.timeline.all_milestones}  # type: ignore[union-attr]
    undo(chosen)
    undo(chosen)
    assert milestone(chosen).name == DFS


def test_a_double_click_changes_and_arrows_go_from_row_to_row(
    chosen: MainWindow, keyboard: Any, dialog: Any
) -> None:
    tree = chosen.projects.tree
    keyboard.press("Home")
    project = chosen.selection.ref
    assert project is not None
    assert project.kind == "project"
    at = tree.visualRect(tree.currentIndex()).center()
    QTest.mouseClick(tree.viewport(), LEFT, pos=at)
    QTest.mouseDClick(tree.viewport(), LEFT, pos=at)
    dialog(ProjectForm).reject()
    back_in_tab(chosen)
    keyboard.press("Left")
    assert not tree.isExpanded(tree.currentIndex())
    keyboard.press("Right", "Down")
    assert tree.currentIndex().parent().data(LineRole.REF) == project


def test_what_was_folded_stays_folded_and_the_place_stays(window: MainWindow) -> None:
    window.show_company(window.store.read(companies.find, "MP").id)
    window.panes.enter_tab(window.projects)
    tree, model = window.projects.tree, window.projects.model
    tree.collapse(model.index(1, 0))
    tree.verticalScrollBar().setValue(40)
    scrolled = tree.verticalScrollBar().value()
    assert window.selection.company is not None
    window.store.edit("Add note", notes.add, "Seen", company_id=window.selection.company.id)
    assert not tree.isExpanded(model.index(1, 0))
    assert tree.isExpanded(model.index(0, 0))
    assert tree.verticalScrollBar().value() == scrolled


def test_a_milestone_moves_to_the_company_itself_by_mouse_and_back_by_keyboard(
    qtbot: QtBot, chosen: MainWindow, keyboard: Any, dialog: Any
) -> None:
    project_id = milestone(chosen).project_id
    pick(menu_at(chosen, Ref("milestone", milestone(chosen).id)), "move_milestone")
    form = dialog(MoveMilestoneForm)
    form.to.set_value(None)
    qtbot.mouseClick(form.act, LEFT)
    assert milestone(chosen).project_id is None
    itself = dfs_line(chosen).parent
    assert itself is not None
    assert itself.words == "Defense Metals itself"
    run(chosen, keyboard, "move to another project")
    dialog(MoveMilestoneForm)
    keyboard.write("Wich")
    keyboard.press("Return")
    assert milestone(chosen).project_id == project_id
    undo(chosen)
    assert milestone(chosen).project_id is None


@pytest.mark.parametrize("by_keyboard", [True, False])
def test_a_project_moves_to_another_company_and_is_shown_there(
    qtbot: QtBot, chosen: MainWindow, keyboard: Any, dialog: Any, by_keyboard: bool
) -> None:
    assert chosen.selection.timeline is not None
    project = chosen.selection.timeline.projects[0]
    chosen.choose(Ref("project", project.id))
    if by_keyboard:
        run(chosen, keyboard, "another company")
        form = dialog(MoveProjectForm)
        keyboard.press("Return")
        assert form.trouble == "Choose the company that it belongs to now"
        keyboard.write("Aclara Resources Inc.")
        keyboard.press("Return")
    else:
        pick(menu_at(chosen, Ref("project", project.id)), "move_project")
        form = dialog(MoveProjectForm)
        form.to.set_value(chosen.store.read(companies.find, "Aclara").id)
        qtbot.mouseClick(form.act, LEFT)
    assert chosen.selection.company is not None
    assert chosen.selection.company.name == "Aclara Resources Inc."
    assert chosen.selection.ref == Ref("project", project.id)
    assert chosen.selection.timeline is not None
    assert project.id in {p.id for p in chosen.selection.timeline.projects}
    undo(chosen)
    chosen.show_company(project.company_id)
    assert chosen.selection.timeline is not None
    assert chosen.selection.timeline.projects[0] == project


def test_without_a_project_the_tab_says_what_to_do(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    facts = company_editing.CompanyFacts("Alone Inc.")
    with window.store.database.transaction() as session:
        added = company_editing.add_company(session, facts)
    window.go_to(Ref("company", added))
    keyboard.press("Alt+2")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.projects.isAncestorOf(focused)
    keyboard.press("Space")
    dialog(ProjectForm)
    keyboard.write("First Pit")
    keyboard.press("Return")
    told = [each.words for each in window.projects.model.all_lines()]
    assert "First Pit" in told
    assert "No milestone yet: M writes the first." in told


def test_what_was_done_without_a_promise_can_be_promised(window: MainWindow, dialog: Any) -> None:
    timeline = window.selection.timeline
    assert timeline is not None
    done = next(m for m in timeline.all_milestones if m.status == "done" and not m.guidance)
    window.choose(Ref("milestone", done.id))
    window.commands.actions["revise"].trigger()
    form = dialog(PromiseForm)
    assert not form.grab().isNull()
    form.reject()
