"""All projects at once: by mouse, and by keyboard alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import milestones
from db.milestones import Promise
from db.records import Window
from desktop.analysis.story import Ref
from desktop.charts.time_scale import DAY
from desktop.dialogs.promise import PromiseForm
from desktop.dialogs.since import SinceForm
from desktop.main_window import MainWindow
from desktop.models.overview import Column, Heading, LaneRow, Role


@pytest.fixture
def overview(qtbot: QtBot, window: MainWindow, keyboard: Any) -> MainWindow:
    """The window with all projects shown, by keyboard."""
    keyboard.press("Ctrl+2")
    qtbot.waitUntil(lambda: window.overview.model.rowCount() > 0)
    return window


def lines(window: MainWindow) -> list[str]:
    rows = window.overview.model.rows
    return [row.words if isinstance(row, Heading) else row.cells[0] for row in rows]


def row_of(window: MainWindow, project: str) -> int:
    rows = enumerate(window.overview.model.rows)
    return next(i for i, r in rows if isinstance(r, LaneRow) and r.cells[0] == project)


def test_every_project_by_keyboard_alone(qtbot: QtBot, overview: MainWindow, keyboard: Any) -> None:
    window = overview
    assert window.panes.view == "overview"
    assert window.overview.count.text() == "33 in Rare earths, 16 companies"
    assert lines(window)[0] == "Overdue, no answer recorded"
    assert QApplication.focusWidget() is window.overview.table
    row = row_of(window, "Nolans")
    start = window.overview.table.currentIndex().row()
    keyboard.press(*["Down" if row > start else "Up"] * abs(row - start))
    shown = window.overview.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert shown.startswith("Arafura Rare Earths. Nolans. Final investment decision")
    keyboard.press("Return")
    assert window.panes.view == "company"
    timeline = window.company.timeline
    assert timeline is not None
    assert timeline.company.short_name == "Arafura Rare Earths"
    ref = window.selection.ref
    assert ref is not None
    assert ref.kind == "milestone"
    keyboard.press("Ctrl+2")
    assert window.panes.view == "overview"
    keyboard.press("Ctrl+1")
    assert window.panes.view == "company"


def test_a_double_click_goes_to_the_company(qtbot: QtBot, window: MainWindow) -> None:
    button = window.views.switch._group.button(1)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.overview.model.rowCount() > 0)
    table = window.overview.table
    index = window.overview.model.index(row_of(window, "Mt Weld"), Column.NEXT)
    table.scrollTo(index)
    where = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.panes.view == "company"
    assert window.company.timeline is not None
    assert window.company.timeline.company.short_name == "Lynas Rare Earths"


def test_filters_by_typing_and_by_choice(overview: MainWindow, keyboard: Any) -> None:
    window = overview
    window.overview.filter.setFocus()
    keyboard.write("wicheeda")
    assert lines(window) == ["Overdue, no answer recorded", "Wicheeda"]
    keyboard.write("zzz")
    assert window.overview._pages.currentWidget() is window.overview._unmatched
    window.overview._unmatched.button.click()
    window.overview.due.setCurrentIndex(1)
    assert lines(window)[0] == "Overdue, no answer recorded"
    assert len(lines(window)) == 16
    window.overview.due.setCurrentIndex(window.overview.due.findData(30))
    assert window.overview._pages.currentWidget() is window.overview._unmatched
    window.overview.due.setCurrentIndex(window.overview.due.findData(90))
    assert lines(window)[0] == "Due within 90 days"
    assert "Mountain Pass" in lines(window)  # where something else is overdue
    shown = window.overview.model.rows[row_of(window, "Mountain Pass")]
    assert isinstance(shown, LaneRow)
    assert shown.cells[1] == "First dysprosium and terbium production"
    window.overview.due.setCurrentIndex(0)
    window.overview.group.setCurrentIndex(window.overview.group.findData("company"))
    assert lines(window)[0] == "Aclara Resources"
    window.overview.group.setCurrentIndex(window.overview.group.findData("none"))
    assert len(lines(window)) == 33


def since_form(qtbot: QtBot) -> SinceForm:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SinceForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, SinceForm)
    qtbot.waitUntil(form.field.line.hasFocus)
    return form


def test_what_slipped_since_a_day_is_shown_by_keyboard(
    qtbot: QtBot, overview: MainWindow, keyboard: Any
) -> None:
    box = overview.overview.moved
    box.setFocus()
    keyboard.press("End")
    since_form(qtbot)
    keyboard.write("2030-01-01")
    keyboard.press("Return")
    form = since_form(qtbot)
    assert form.trouble == "That day is still to come"
    keyboard.press("Ctrl+A")
    keyboard.write("2024-02-01")
    keyboard.press("Return")
    assert box.currentText() == "Slipped since 1 Feb 2024"
    some = lines(overview)
    assert "Wicheeda" in some
    box.set_day(dt.date(2026, 11, 23))
    assert "Wicheeda" not in lines(overview)
    box.set_day(dt.date(2010, 1, 1))
    assert len(lines(overview)) >= len(some)


def test_no_day_said_leaves_the_projects_as_they_were(
    qtbot: QtBot, overview: MainWindow, keyboard: Any
) -> None:
    box = overview.overview.moved
    before = lines(overview)
    box.setFocus()
    keyboard.press("End")
    since_form(qtbot)
    assert lines(overview) == before
    keyboard.press("Escape")
    assert box.currentText() == "Slipped or not"
    assert lines(overview) == before


def test_only_headings_reach_over_the_cells_beside_them(overview: MainWindow) -> None:
    panel = overview.overview
    for column in (Column.PROJECT, Column.SLIP):
        panel.table.sort_asked.emit(column)
    panel.filter.setText("m")
    panel.group.setCurrentIndex(1)
    for number, row in enumerate(panel.model.rows):
        reach = panel.table.columnSpan(number, 0)
        assert reach == (int(Column.LANE) if isinstance(row, Heading) else 1)


def test_a_heading_sorts(qtbot: QtBot, overview: MainWindow) -> None:
    window = overview
    header = window.overview.table.horizontalHeader()
    x = header.sectionViewportPosition(Column.SLIP) + 10
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    assert window.overview.sort.currentData() == "slip"
    first = window.overview.model.rows[1]
    assert isinstance(first, LaneRow)
    assert first.lane.slip == max(
        r.lane.slip or 0 for r in window.overview.model.lane_rows() if r.is_late
    )


def test_ranges_pan_and_zoom(qtbot: QtBot, overview: MainWindow, keyboard: Any) -> None:
    table, time = overview.overview.table, overview.overview.time
    overview.overview.choose_range("1Y")
    assert time.span == pytest.approx(365 * DAY, abs=2 * DAY)
    first = time.first
    keyboard.press("Right")
    assert time.first > first
    left = table.columnViewportPosition(Column.LANE)
    place = QPointF(left + 100, 100)
    before = time.span
    wheel = QWheelEvent(
        place,
        table.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.viewport(), wheel)
    assert time.span < before
    around = time.first
    view = table.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    qtbot.mouseMove(view, QPoint(left + 60, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(left + 60, 100))
    assert time.first >= around


def test_a_change_is_seen(qtbot: QtBot, overview: MainWindow) -> None:
    window = overview
    row = window.overview.model.rows[row_of(window, "Nolans")]
    assert isinstance(row, LaneRow)
    assert row.lane.next is not None
    day = dt.date(2027, 6, 30)
    said = Promise(Window("mid 2027", day, day, "day"), window.today)
    window.store.edit("Add promise", milestones.add_promise, row.lane.next.id, said)

    def words() -> str:
        return str(window.overview.model.rows[row_of(window, "Nolans")].cells[2])  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: words() == "mid 2027")
    window.store.undo_stack.undo()
    qtbot.waitUntil(lambda: words() != "mid 2027")


def test_it_looks_back_too(qtbot: QtBot, overview: MainWindow, keyboard: Any) -> None:
    window = overview
    keyboard.press("Ctrl+1")
    keyboard.press("B")
    keyboard.write("2024-05-01")
    keyboard.press("Ctrl+2")
    qtbot.waitUntil(
        lambda: "by the end of this year" in [r.cells[2] for r in window.overview.model.lane_rows()]
    )


def test_it_looks_back_on_its_own_by_keyboard(
    qtbot: QtBot, overview: MainWindow, keyboard: Any
) -> None:
    panel = overview.overview
    keyboard.press("B")
    assert panel.strip.isVisible()
    assert QApplication.focusWidget() is panel.strip.field.line
    assert panel.table.axis.day_words == "Today"
    for letter in "2024-05-01":
        panel.wait()  # what is read meanwhile leaves the field to who types in it
        keyboard.write(letter)
    assert panel.strip.field.line.value() == "2024-05-01"
    qtbot.waitUntil(
        lambda: "by the end of this year" in [row.cells[2] for row in panel.model.lane_rows()]
    )
    assert panel.table.axis.day_words == "As of 1 May 2024"
    assert overview.company.day == dt.date(2024, 5, 1)
    keyboard.press("Escape")
    assert not panel.strip.isVisible()
    assert QApplication.focusWidget() is panel.table
    assert not overview.company.looks_back
    qtbot.waitUntil(lambda: panel.table.axis.day_words == "Today")
    assert len(list(panel.model.lane_rows())) == 33


def test_what_is_looked_back_to_is_said_in_both_views_by_mouse(
    qtbot: QtBot, overview: MainWindow
) -> None:
    panel, company = overview.overview, overview.company
    overview.commands.actions["look_back"].trigger()
    qtbot.waitUntil(lambda: panel.strip.slider.maximum() > 1000)
    panel.strip.slider.setValue(400)
    panel.strip.recorded.click()
    day = panel.strip.day()
    assert company.day == day
    assert company.counts_recorded
    overview.commands.actions["view_company"].trigger()
    assert company.strip.isVisible()
    assert company.strip.day() == company.strip.field.day() == day
    assert company.strip.recorded.isChecked()
    company.strip.slider.setValue(company.strip.slider.value() + 10)
    overview.commands.actions["view_overview"].trigger()
    assert panel.strip.day() == day + dt.timedelta(days=10)
    qtbot.mouseClick(panel.strip.back, Qt.MouseButton.LeftButton)
    assert not overview.commands.actions["look_back"].isChecked()


def test_t_turns_the_trend_of_all_and_its_picture_can_be_had(
    overview: MainWindow, keyboard: Any
) -> None:
    panel, actions = overview.overview, overview.commands.actions
    assert not actions["copy_trend"].isEnabled()
    keyboard.press("T")
    assert panel.trend.isVisible()
    assert not overview.company.shows_trend
    assert actions["trend"].isChecked()
    actions["copy_trend"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    keyboard.press("T")
    assert panel.table.isVisible()
    assert not actions["trend"].isChecked()


def test_the_trend_of_all(overview: MainWindow) -> None:
    panel = overview.overview
    panel.choose(None, None)
    panel.show_trend(True)
    assert panel.trend.isVisible()
    assert len(panel.trend._rows) > 10
    panel.show_trend(False)
    assert panel.table.isVisible()


def test_the_table_is_copied(overview: MainWindow, keyboard: Any) -> None:
    keyboard.press("Ctrl+C")
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0][:3] == ["Company", "Project", "Next milestone"]
    assert len(rows) == 34


def test_single_keys_and_a_note_lead_back(overview: MainWindow, keyboard: Any) -> None:
    keyboard.press("N")
    assert overview.panes.view == "company"
    keyboard.write("from all projects")
    keyboard.press("Return")
    assert overview.company.timeline is not None
    assert "from all projects" in [n.text for n in overview.company.timeline.notes]


def test_keys_act_on_the_lane_that_is_chosen_here(
    qtbot: QtBot, overview: MainWindow, keyboard: Any, dialog: Any
) -> None:
    table = overview.overview.table
    table.setCurrentIndex(overview.overview.model.index(row_of(overview, "Nolans") - 1, 0))
    keyboard.press("Down")
    assert overview.company.timeline is not None
    assert overview.company.timeline.company.short_name == "Arafura Rare Earths"
    assert overview.panes.view == "overview"
    keyboard.press("R")
    form = dialog(PromiseForm)
    assert "Final investment decision · Nolans" in form._about.text()
    keyboard.write("Q2 2027")
    form.submit()
    qtbot.waitUntil(
        lambda: overview.overview.model.rows[row_of(overview, "Nolans")].cells[2] == "Q2 2027"
    )
    assert overview.focusWidget() is table
    chosen = table.currentIndex().data(Role.ROW)
    assert chosen.cells[0] == "Nolans"


def test_an_arrow_held_down_chooses_where_it_stops(overview: MainWindow) -> None:
    table, chosen = overview.overview.table, []
    overview.overview.chosen.connect(lambda company, _ref: chosen.append(company))
    key, none = Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier
    table.setCurrentIndex(overview.overview.model.index(1, 0))
    chosen.clear()
    for _ in range(4):
        press = QKeyEvent(QEvent.Type.KeyPress, key, none, autorep=True)
        QApplication.sendEvent(table, press)
    assert chosen == []
    QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyRelease, key, none))
    assert chosen == [table.currentIndex().data(Role.ROW).lane.company.id]
    assert table.currentIndex().row() == 5


def test_a_lane_chosen_by_mouse_is_chosen_in_the_list_too(
    qtbot: QtBot, overview: MainWindow
) -> None:
    table = overview.overview.table
    place = table.visualRect(
        overview.overview.model.index(row_of(overview, "Wicheeda"), 0)
    ).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert overview.selection.company is not None
    assert overview.selection.company.short_name == "Defense Metals"
    assert overview.selection.ref is not None
    assert overview.selection.ref.kind == "milestone"
    assert overview.panes.view == "overview"


def test_a_tab_of_the_company_leads_back_to_it(overview: MainWindow, keyboard: Any) -> None:
    keyboard.press("Alt+3")
    assert overview.panes.view == "company"
    assert overview.financing.isVisible()
    keyboard.press("Ctrl+2", "Alt+3")
    assert overview.panes.view == "company"
    assert overview.financing.isVisible()


def test_the_way_through_by_f6(overview: MainWindow, keyboard: Any) -> None:
    keyboard.press("F6")
    assert QApplication.focusWidget() is not overview.overview.table
    keyboard.press("Shift+F6")
    assert QApplication.focusWidget() is overview.overview.table


def test_the_model_keeps_to_the_rules(overview: MainWindow) -> None:
    model = overview.overview.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for group in ("company", "stage", "none", "state"):
        overview.overview.group.setCurrentIndex(overview.overview.group.findData(group))
    overview.overview.filter.setText("nothing at all")
    overview.overview.clear_filters()
    assert model.rowCount() == 38


def test_an_empty_list_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.overview.set_companies("Empty", ())
    window.panes.show_view("overview")
    window.overview.set_companies("Empty", ())
    window.overview.wait()
    assert "No project in this list yet" in window.overview._nothing.words()
    assert window.overview._nothing.isVisible()


def test_a_ref_marks_its_lane(overview: MainWindow) -> None:
    row = overview.overview.model.rows[row_of(overview, "Nolans")]
    assert isinstance(row, LaneRow)
    assert row.lane.next is not None
    overview.overview.choose(None, Ref("milestone", row.lane.next.id))
    assert overview.overview.table.currentIndex().row() == row_of(overview, "Nolans")


def test_the_picture_of_all_projects(place: Path, tmp_path: Path) -> None:
    from desktop.__main__ import main

    out = tmp_path / "all.png"
    assert main(["--db", str(place), "screenshot", str(out), "--view", "projects"]) == 0
    assert out.stat().st_size > 50_000
