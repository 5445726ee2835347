"""Words of a promise read as they are typed: the window, its rule, doubts, and what is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from db import companies, conventions
from db.records import GuidanceRecord, MilestoneRecord
from desktop.analysis.story import Ref
from desktop.charts.time_scale import day_at
from desktop.dialogs.milestone import MilestoneForm
from desktop.dialogs.promise import PromiseFields, PromiseForm
from desktop.main_window import MainWindow


def wicheeda_pfs(window: MainWindow) -> MilestoneRecord:
    timeline = window.company.timeline
    assert timeline is not None
    return next(m for m in timeline.all_milestones if len(m.guidance) >= 5)


def last_promise(window: MainWindow) -> GuidanceRecord:
    return wicheeda_pfs(window).guidance[-1]


def fiscal_year_end(window: MainWindow) -> int | None:
    company = companies.company
    return window.store.read(company, wicheeda_pfs(window).company_id).fiscal_year_end_month


@pytest.fixture
def revising(window: MainWindow, dialog: Any) -> PromiseForm:
    """The form of a new promise of Wicheeda's PFS, which was done on 18 February 2025."""
    window.choose(Ref("milestone", wicheeda_pfs(window).id))
    window.commands.actions["revise"].trigger()
    found: PromiseForm = dialog(PromiseForm)
    return found


def said(fields: PromiseFields) -> str:
    return fields.meaning.said


def ends(fields: PromiseFields) -> tuple[str, str]:
    return fields.starts.line.text(), fields.ends.line.text()


def is_shown(widget: Any) -> bool:
    return not widget.isHidden()


def test_words_that_name_no_time_take_it_back_unless_the_reader_says_otherwise(
    revising: PromiseForm, window: MainWindow, keyboard: Any
) -> None:
    assert revising.kind.value() == "target"
    keyboard.write("timeline extended")
    assert revising.kind.value() == "withdrawn"
    revising.fields_of_promise.words.setText("Q2 2027")
    assert revising.kind.value() == "target"
    revising.fields_of_promise.words.setText("in due course")
    revising.kind.setFocus()
    keyboard.press("Down")
    assert revising.kind.value() == "rescoped"
    revising.fields_of_promise.words.setText("TBD")
    assert revising.kind.value() == "rescoped"
    revising.submit()
    assert (last_promise(window).kind, last_promise(window).window.text) == ("rescoped", "TBD")


def test_the_window_and_its_rule_are_told_while_words_are_typed(
    revising: PromiseForm, window: MainWindow, keyboard: Any
) -> None:
    fields = revising.fields_of_promise
    assert "Such as" in said(fields)
    keyboard.write("by mid-2027")
    assert fields.meaning.window_line.text() == "23 Nov 2026 – 31 Aug 2027"
    assert "from the day it was said to the end of X" in fields.meaning.rule.text()
    assert "May to August" in fields.meaning.rule.text()
    assert fields.words.accessibleDescription() == said(fields)
    assert ends(fields) == ("23 Nov 2026", "31 Aug 2027")
    assert "by mid-2027" in revising.picture.accessibleDescription()
    assert "slipped" in revising.shift.text()
    keyboard.press("Return")
    promise = last_promise(window)
    assert (promise.window.text, promise.window.precision) == ("by mid-2027", "by_mid")
    assert promise.window.start == promise.announced_on == dt.date(2026, 11, 23)
    assert promise.window.end == dt.date(2027, 8, 31)


def test_the_day_on_which_it_was_said_moves_the_window(revising: PromiseForm) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("within 45 days")
    assert ends(fields) == ("23 Nov 2026", "7 Jan 2027")
    fields.said_on.line.setText("1 Oct 2026")
    assert ends(fields) == ("1 Oct 2026", "15 Nov 2026")
    fields.said_on.line.setText("Oct 2026")
    assert ends(fields) == ("1 Oct 2026", "15 Dec 2026")
    fields.said_on.line.setText("")
    assert ends(fields) == ("", "")
    assert "depends on the day on which it was said" in fields.meaning.doubt.text()
    revising.submit()
    assert "depends on the day" in revising.trouble


def test_ends_set_by_hand_stay_until_the_words_are_taken_again(
    qtbot: QtBot, revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("mid-2027")
    fields.ends.line.setText("Sep 2027")
    assert "set by hand" in said(fields)
    fields.words.setText("mid-2028")
    assert ends(fields) == ("1 May 2027", "Sep 2027")
    qtbot.mouseClick(fields.meaning.take, Qt.MouseButton.LeftButton)
    assert ends(fields) == ("1 May 2028", "31 Aug 2028")
    assert "set by hand" not in said(fields)
    fields.ends.line.setText("Sep 2028")
    qtbot.mouseClick(revising.act, Qt.MouseButton.LeftButton)
    found = last_promise(window).window
    assert (found.start, found.end) == (dt.date(2028, 5, 1), dt.date(2028, 9, 30))
    assert (found.text, found.precision) == ("mid-2028", "manual")


def test_what_was_understood_of_other_words_can_be_taken(
    qtbot: QtBot, revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("Q3 2027, subject to permitting")
    assert "Understood “Q3 2027”, and not “subject to permitting”" in said(fields)
    assert ends(fields) == ("", "")
    qtbot.mouseClick(fields.meaning.take, Qt.MouseButton.LeftButton)
    assert ends(fields) == ("1 Jul 2027", "30 Sep 2027")
    qtbot.mouseClick(revising.act, Qt.MouseButton.LeftButton)
    found = last_promise(window).window
    assert (found.text, found.precision) == ("Q3 2027, subject to permitting", "manual")
    assert found.end == dt.date(2027, 9, 30)


def test_words_that_are_no_date_are_kept_without_one(
    revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("when the snow melts")
    assert "Not read as a date" in said(fields)
    assert "withdrawn" not in revising.shift.text()
    revising.submit()
    found = last_promise(window).window
    assert (found.text, found.is_empty, found.precision) == ("when the snow melts", True, "manual")


def test_words_that_name_no_time_have_an_empty_window(
    revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("in due course")
    assert "no time named" in said(fields)
    revising.submit()
    found = last_promise(window).window
    assert (found.is_empty, found.precision) == (True, "none")


def test_a_window_that_was_over_when_it_was_said_has_to_be_confirmed(
    qtbot: QtBot, revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    before = len(wicheeda_pfs(window).guidance)
    fields.words.setText("Q1 2026")
    assert "“Q1 2026” was over when this was said (23 Nov 2026)" in said(fields)
    qtbot.mouseClick(revising.act, Qt.MouseButton.LeftButton)
    assert "said so" in revising.trouble
    assert len(wicheeda_pfs(window).guidance) == before
    assert QApplication.focusWidget() is fields.meaning.is_so
    fields.said_on.line.setText("1 Feb 2026")
    assert not is_shown(fields.meaning.is_so)
    fields.said_on.line.setText("1 May 2026")
    fields.meaning.is_so.setChecked(True)
    qtbot.mouseClick(revising.act, Qt.MouseButton.LeftButton)
    assert last_promise(window).window.text == "Q1 2026"
    assert last_promise(window).announced_on == dt.date(2026, 5, 1)


def test_other_words_have_to_be_confirmed_anew(revising: PromiseForm) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("Q1 2026")
    fields.meaning.is_so.setChecked(True)
    fields.words.setText("Q2 2026")
    assert not fields.meaning.is_so.value()
    assert is_shown(fields.meaning.is_so)


def test_of_two_meanings_one_is_chosen(
    qtbot: QtBot, revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("03/04/2027")
    assert "more than one thing" in said(fields)
    revising.submit()
    assert "more than one thing" in revising.trouble
    options = fields.meaning.findChildren(QRadioButton)
    assert [option.text() for option in options] == ["4 Mar 2027", "3 Apr 2027"]
    qtbot.mouseClick(options[1], Qt.MouseButton.LeftButton)
    assert ends(fields) == ("3 Apr 2027", "3 Apr 2027")
    revising.submit()
    found = last_promise(window).window
    assert (found.start, found.end) == (dt.date(2027, 4, 3), dt.date(2027, 4, 3))
    assert (found.text, found.precision) == ("03/04/2027", "day")


def test_the_end_of_the_fiscal_year_is_asked_once_and_kept_in_the_same_act(
    revising: PromiseForm, window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.write("end of FY27")
    fields = revising.fields_of_promise
    assert "fiscal year of Defense Metals ends" in said(fields)
    keyboard.press("Return")
    assert "fiscal year" in revising.trouble
    assert QApplication.focusWidget() is fields.meaning.fiscal_year_end
    keyboard.write("June")
    assert ends(fields) == ("1 Jun 2027", "30 Jun 2027")
    assert "kept with Defense Metals" in said(fields)
    fields.words.setFocus()
    keyboard.press("Return")
    promise = last_promise(window)
    assert promise.window.precision == "fy_end"
    assert fiscal_year_end(window) == 6
    window.commands.actions["revise"].trigger()
    again: PromiseForm = dialog(PromiseForm)
    again.fields_of_promise.words.setText("FY28")
    assert ends(again.fields_of_promise) == ("1 Jul 2027", "30 Jun 2028")
    assert not is_shown(again.fields_of_promise.meaning.fiscal_year_end)
    again.reject()
    window.commands.actions["undo"].trigger()
    assert last_promise(window) != promise
    assert fiscal_year_end(window) is None


def test_a_question_is_passed_by_with_ends_by_hand(
    revising: PromiseForm, window: MainWindow
) -> None:
    fields = revising.fields_of_promise
    fields.words.setText("FY27")
    fields.ends.line.setText("2027")
    revising.submit()
    found = last_promise(window).window
    assert (found.start, found.end, found.precision) == (None, dt.date(2027, 12, 31), "manual")
    assert fiscal_year_end(window) is None


def test_a_milestone_is_entered_with_the_fiscal_year_that_its_words_asked_for(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("M")
    opened: MilestoneForm = dialog(MilestoneForm)
    keyboard.write("Mine permit")
    assert opened.promise is not None
    opened.promise.words.setText("Q4 FY27")
    opened.promise.meaning.fiscal_year_end.set_value(3)
    opened.submit()
    timeline = window.company.timeline
    assert timeline is not None
    added = next(m for m in timeline.all_milestones if m.name == "Mine permit")
    found = added.guidance[0].window
    assert (found.start, found.end) == (dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    assert fiscal_year_end(window) == 3
    window.commands.actions["undo"].trigger()
    assert fiscal_year_end(window) is None


def test_words_mean_what_the_conventions_of_the_database_say(
    window: MainWindow, dialog: Any
) -> None:
    window.store.edit("set", conventions.set_convention, "mid_year", [4, 9])
    window.choose(Ref("milestone", wicheeda_pfs(window).id))
    window.commands.actions["revise"].trigger()
    opened: PromiseForm = dialog(PromiseForm)
    opened.fields_of_promise.words.setText("mid-2027")
    assert ends(opened.fields_of_promise) == ("1 Apr 2027", "30 Sep 2027")
    assert "April to September" in said(opened.fields_of_promise)
    opened.reject()


def test_all_there_is_takes_in_a_window_that_is_promised_beyond_it(
    window: MainWindow, dialog: Any, keyboard: Any
) -> None:
    window.company.choose_range("MAX")
    window.choose(Ref("milestone", wicheeda_pfs(window).id))
    window.commands.actions["revise"].trigger()
    form = dialog(PromiseForm)
    keyboard.write("2031")
    form.submit()
    assert day_at(window.company.time.last) > dt.date(2031, 12, 31)
    window.store.undo_stack.undo()
    assert day_at(window.company.time.last) < dt.date(2029, 1, 1)
    span = window.company.time.span
    window.company.time.set(window.company.time.first, window.company.time.first + span / 2)
    window.store.undo_stack.redo()
    assert window.company.time.span == pytest.approx(span / 2)  # what was zoomed to stays
