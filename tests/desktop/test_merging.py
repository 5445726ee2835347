"""Two companies made one in the window: side by side, and taken back in one step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from db import companies, company_editing
from db.company_editing import CompanyFacts
from db.records import CompanyRecord, CompanyTimeline
from db.timeline import company_timeline
from desktop.dialogs.merge import MergeForm
from desktop.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def timeline(window: MainWindow, name: str) -> CompanyTimeline:
    found = window.store.read(companies.find, name)
    return window.store.read(company_timeline, found.id)


def all_of_it(window: MainWindow) -> list[CompanyTimeline]:
    found = window.store.read(companies.all_companies)
    return [window.store.read(company_timeline, company.id) for company in found]


def shown(window: MainWindow) -> CompanyRecord:
    assert window.selection.company is not None
    return window.selection.company


def test_two_companies_are_laid_side_by_side_and_merged_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    with window.store.database.transaction() as session:
        row = company_editing.company_row(session, window.store.read(companies.find, "Aclara").id)
        row.headquarters = "Toronto"
    before = all_of_it(window)
    mine, theirs = timeline(window, "DEFN"), timeline(window, "Aclara")
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "Choose the company that is the same one"
    form.other.set_value(theirs.company.id)
    told = {label.text() for label in form.findChildren(type(form._names))}
    assert {mine.company.name, theirs.company.name} <= told
    assert str(len(theirs.all_milestones)) in told
    click(form.pick("name", 1))
    click(form.pick("headquarters", 1))
    click(form.pick("listing", 1))
    assert mine.company.name in form._names.text()
    qtbot.mouseClick(form.act, LEFT)
    one = window.selection.timeline
    assert one is not None
    assert (one.company.id, one.company.name) == (mine.company.id, theirs.company.name)
    assert one.company.headquarters == theirs.company.headquarters
    assert mine.company.name in one.company.aliases
    assert one.company.listings[0].code == theirs.company.listings[0].code
    assert len(one.projects) == len(mine.projects) + len(theirs.projects)
    assert len(one.deals) == len(mine.deals) + len(theirs.deals)
    window.commands.actions["undo"].trigger()
    assert all_of_it(window) == before


def click(button: QRadioButton) -> None:
    """Click the mark of a choice."""
    QTest.mouseClick(button, LEFT, pos=button.rect().adjusted(8, 0, 0, 0).topLeft() / 1)
    if not button.isChecked():
        button.click()


def test_two_companies_are_merged_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    other = timeline(window, "Aclara").company
    mine = shown(window)
    window.watchlist.setFocus()
    keyboard.press("Ctrl+K")
    keyboard.write(">merge")
    keyboard.press("Return")
    form = dialog(MergeForm)
    keyboard.write(other.name)
    keyboard.press("Tab")
    assert isinstance(QApplication.focusWidget(), QRadioButton)
    keyboard.press("Right")
    assert form.picks["name"].value == other.name
    keyboard.press("Ctrl+Return")
    assert (shown(window).id, shown(window).name) == (mine.id, other.name)


def test_of_words_both_may_stay_and_what_one_side_lacks_is_taken(
    window: MainWindow, dialog: Any
) -> None:
    other = window.store.read(companies.find, "Aclara")
    with window.store.database.transaction() as session:
        row = company_editing.company_row(session, shown(window).id)
        row.comment, row.headquarters, row.commodities = "mine", None, ["NdPr"]
        row = company_editing.company_row(session, other.id)
        row.comment, row.headquarters, row.commodities = "theirs", "Toronto", ["Dy", "NdPr"]
        row.fiscal_year_end_month = 6
    window.store.tell({"company"})
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    form.other.set_value(other.id)
    click(form.pick("comment", 2))
    click(form.pick("commodities", 2))
    form.submit()
    found = shown(window)
    assert (found.comment, found.headquarters, found.commodities) == (
        "mine · theirs",
        "Toronto",
        ("NdPr", "Dy"),
    )


def test_a_company_with_nothing_on_it_is_merged_too(window: MainWindow, dialog: Any) -> None:
    with window.store.database.transaction() as session:
        added = company_editing.add_company(session, CompanyFacts("Wicheeda Rare Metals, Inc."))
    window.store.tell({"company"})
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    form.other.set_value(added)
    form.submit()
    assert "Wicheeda Rare Metals, Inc." in shown(window).aliases


def test_an_archived_company_is_merged_and_what_is_merged_is_in_sight(
    window: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    mine = shown(window)
    with window.store.database.transaction() as session:
        added = company_editing.add_company(session, CompanyFacts("Wicheeda Rare Metals, Inc."))
        company_editing.archive(session, added, True)
    window.store.tell({"company"})
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    assert form.other.itemText(form.other.count() - 1) == "Wicheeda Rare Metals, Inc. · archived"
    keyboard.write("wicheeda rare metals, inc. · archived")
    keyboard.press("Ctrl+Return")
    assert "Wicheeda Rare Metals, Inc." in shown(window).aliases
    back_to(window)
    keyboard.press("Ctrl+Z")
    window.show_company(added)
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    form.other.set_value(mine.id)
    form.submit()
    assert (shown(window).id, shown(window).is_archived) == (added, False)


def test_companies_of_one_name_are_told_apart_by_their_tickers(
    window: MainWindow, dialog: Any
) -> None:
    with window.store.database.transaction() as session:
        for ticker in ("ONE", "TWO"):
            listing = company_editing.ListingFacts("TSXV", ticker, "CAD", is_primary=True)
            company_editing.add_company(session, CompanyFacts("Same Corp."), [listing])
    window.commands.actions["merge"].trigger()
    form = dialog(MergeForm)
    offered = [form.other.itemText(at) for at in range(form.other.count())]
    assert [words for words in offered if words.startswith("Same")] == [
        "Same Corp. · TSXV:ONE",
        "Same Corp. · TSXV:TWO",
    ]
