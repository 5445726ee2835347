"""Companies entered, renamed, archived, brought back and deleted, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from db import companies, company_editing
from desktop.actions import plain
from desktop.analysis.story import Ref
from desktop.dialogs.add_company import AddCompanyForm
from desktop.dialogs.archived import ArchivedDialog
from desktop.dialogs.company import CompanyForm, RenameForm
from desktop.main_window import MainWindow
from desktop.market.written import listings_in
from desktop.models.palette import Item
from desktop.models.rows import Row, RowsModel

LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow) -> Any:
    assert window.selection.company is not None
    return window.selection.company


def names(window: MainWindow) -> set[str]:
    return {company.name for company in window.store.read(companies.all_companies)}


def undo(window: MainWindow) -> None:
    window.commands.actions["undo"].trigger()


def test_a_company_is_added_by_keyboard_as_a_release_writes_it(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    before = window.store.read(companies.all_companies)
    keyboard.press("Ctrl+Shift+N")
    dialog(AddCompanyForm)
    keyboard.write("Ore Corp. (TSXV: ORE / OTCQB: OREF)")
    keyboard.press("Return")
    assert shown(window).name == "Ore Corp."
    assert [(x.code, x.currency, x.is_primary) for x in shown(window).listings] == [
        ("TSXV:ORE", "CAD", True),
        ("OTCQB:OREF", "USD", False),
    ]
    assert window.watchlist.chosen_company() == shown(window).id
    undo(window)
    assert window.store.read(companies.all_companies) == before


def test_a_ticker_that_is_taken_is_refused_and_the_words_stay(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["new_company"].trigger()
    opened = dialog(AddCompanyForm)
    opened.typed.setText("Another TSXV:DEFN")
    qtbot.mouseClick(opened.act, LEFT)
    assert "TSXV:DEFN is a listing of Defense Metals" in opened.trouble
    assert opened.typed.text() == "Another TSXV:DEFN"
    opened.reject()


def test_facts_of_a_company_are_changed_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["company"].trigger()
    opened = dialog(CompanyForm)
    opened.aliases.setPlainText("DM, Inc.\nOld Name\n")
    opened.commodities.setText("NdPr")
    opened.year_end.set_value(4)
    qtbot.mouseClick(opened.act, LEFT)
    company = shown(window)
    assert (company.aliases, company.commodities, company.fiscal_year_end_month) == (
        ("DM, Inc.", "Old Name"),
        ("NdPr",),
        4,
    )


def test_a_company_is_added_by_mouse(qtbot: QtBot, window: MainWindow, dialog: Any) -> None:
    window.commands.actions["new_company"].trigger()
    form = dialog(AddCompanyForm)
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "Type a name or a ticker"
    form.typed.setText("Private Ore Inc.")
    qtbot.mouseClick(form.act, LEFT)
    assert (shown(window).name, shown(window).listings) == ("Private Ore Inc.", ())
    assert window.watchlist.chosen_company() == shown(window).id


def test_facts_of_a_company_are_changed_by_keyboard(
    window: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    before = shown(window)
    window.watchlist.setFocus()
    keyboard.press("Ctrl+I")
    form = dialog(CompanyForm)
    keyboard.press("Tab", "Ctrl+End", "Return")
    keyboard.write("Another, Ltd.")
    keyboard.press("Tab")
    keyboard.write("Toronto")
    while not form.source.line.hasFocus():
        keyboard.press("Tab")
    keyboard.write("https://example.com/about")
    keyboard.press("Ctrl+Return")
    after = shown(window)
    assert (after.aliases, after.headquarters) == ((*before.aliases, "Another, Ltd."), "Toronto")
    assert after.source.url == "https://example.com/about"
    back_to(window)
    keyboard.press("Ctrl+Z")
    assert shown(window) == before


def test_a_company_is_renamed_by_f2_in_the_list(
    window: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    old = shown(window).name
    window.watchlist.setFocus()
    keyboard.press("F2")
    dialog(RenameForm)
    keyboard.write("Wicheeda Metals Inc.")
    keyboard.press("Return")
    assert (shown(window).name, old in shown(window).aliases) == ("Wicheeda Metals Inc.", True)
    assert window.windowTitle().startswith("Wicheeda Metals")
    back_to(window)
    keyboard.press("Ctrl+Z")
    assert shown(window).name == old


def test_a_company_is_renamed_by_mouse_without_keeping_the_old_name(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    aliases = shown(window).aliases
    window.commands.actions["rename"].trigger()
    opened = dialog(RenameForm)
    opened.name.clear()
    qtbot.mouseClick(opened.act, LEFT)
    assert opened.trouble == "A company needs a name"
    opened.name.setText("Other")
    opened.keeps.setChecked(False)
    qtbot.mouseClick(opened.act, LEFT)
    assert (shown(window).name, shown(window).aliases) == ("Other", aliases)


def test_a_name_is_shown_letter_by_letter(
    qtbot: QtBot, window: MainWindow, dialog: Any, back_to: Any
) -> None:
    name = "Smith & Jones <b>R&D</b> Corp."
    window.store.edit("Rename", company_editing.rename, shown(window).id, name, keep_alias=False)
    window.commands.actions["rename"].trigger()
    form = dialog(RenameForm)
    assert plain(form.keeps.text()) == f"Keep “{name}” as another name"
    form.reject()
    back_to(window)
    window.commands.actions["delete_company"].trigger()
    box = dialog(QMessageBox)
    words = [label for label in box.findChildren(QLabel) if label.text()]
    assert f"Delete {name}?" in [label.text() for label in words]
    words.append(window.company.header.name)
    assert {label.textFormat() for label in words} == {Qt.TextFormat.PlainText}


def test_f2_changes_the_chosen_thing_where_the_list_has_no_focus(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    window.choose(Ref("milestone", window.company.timeline.all_milestones[0].id))  # type: ignore[union-attr]
    window.story.list.setFocus()
    keyboard.press("F2")
    from desktop.dialogs.milestone import MilestoneForm

    dialog(MilestoneForm).reject()


def test_deleting_a_company_says_first_what_goes_with_it(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    company = shown(window)
    window.commands.actions["delete_company"].trigger()
    box = dialog(QMessageBox)
    assert company.name in box.text()
    assert f"listings {len(company.listings)}" in box.informativeText()
    assert "notes" in box.informativeText()
    qtbot.mouseClick(box.defaultButton(), LEFT)
    assert shown(window).id != company.id
    undo(window)
    assert company.name in names(window)


def test_a_company_is_archived_and_brought_back_by_mouse_later(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    company = shown(window)
    window.commands.actions["archive"].trigger()
    assert company.name not in names(window)
    assert shown(window).id != company.id
    assert window.company.archived.isHidden()
    window.commands.actions["archived"].trigger()
    opened = dialog(ArchivedDialog)
    assert opened.model.index(0, 0).data() == company.name
    assert "projects 1" in opened.model.index(0, 2).data()
    show = next(b for b in opened.findChildren(type(opened.close_button)) if "Show" in b.text())
    qtbot.mouseClick(show, LEFT)
    assert shown(window).id == company.id
    assert window.company.archived.isVisible()
    window.commands.actions["archived"].trigger()
    opened = dialog(ArchivedDialog)
    back = next(b for b in opened.findChildren(type(opened.close_button)) if "back" in b.text())
    qtbot.mouseClick(back, LEFT)
    assert company.name in names(window)
    assert opened.model.rowCount() == 0
    assert window.watchlist.chosen_company() == company.id
    opened.accept()


def test_an_archived_company_is_found_brought_back_and_deleted_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    company = shown(window)
    window.watchlist.setFocus()
    run_by_palette(window, keyboard, "archive")
    assert company.name not in names(window)
    run_by_palette(window, keyboard, "archived companies")
    opened = dialog(ArchivedDialog)
    keyboard.press("Delete")
    dialog(QMessageBox)
    keyboard.press("Return")
    assert opened.model.rowCount() == 0
    dialog(ArchivedDialog)
    keyboard.press("Ctrl+Z")
    assert opened.model.rowCount() == 1
    keyboard.press("Return")
    assert company.name in names(window)
    keyboard.press("Escape")
    back_to(window)
    assert shown(window).id == company.id


def test_a_company_in_no_list_is_deleted_while_it_is_shown(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    with window.store.database.transaction() as session:
        added = company_editing.add_company(session, company_editing.CompanyFacts("Alone Inc."))
    window.go_to(Ref("company", added))
    assert shown(window).name == "Alone Inc."
    window.commands.actions["delete_company"].trigger()
    box = dialog(QMessageBox)
    assert "With it go" not in box.informativeText()
    qtbot.mouseClick(box.defaultButton(), LEFT)
    assert shown(window).name in names(window)


def test_the_palette_finds_an_archived_company_and_its_strip_brings_it_back(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    company = shown(window)
    window.commands.actions["archive"].trigger()
    window.watchlist.step(1)
    window.watchlist.setFocus()
    keyboard.press("Ctrl+K")
    qtbot.waitUntil(lambda: bool(companies_found(window, "defense")))
    found = companies_found(window, "defense")[0]
    assert (found.ref, "archived" in found.detail) == (Ref("company", company.id), True)
    keyboard.write("defense metals corp")
    keyboard.press("Return")
    assert shown(window).id == company.id
    qtbot.mouseClick(window.company.archived.back, LEFT)
    assert company.name in names(window)
    assert window.watchlist.chosen_company() == company.id


def companies_found(window: MainWindow, words: str) -> list[Item]:
    groups = window.finding.groups("@" + words)
    return [item for group in groups for item in group.items]


def run_by_palette(window: MainWindow, keyboard: Any, words: str) -> None:
    """Do a command by its words."""
    keyboard.press("Ctrl+K")
    keyboard.write(">" + words)
    keyboard.press("Return")


def test_many_archived_companies_are_looked_through(window: MainWindow, dialog: Any) -> None:
    with window.store.database.transaction() as session:
        for row in session.query(companies.Company):
            row.is_archived = not row.name.startswith("Defense")
    window.store.tell({"company"})
    window.commands.actions["archived"].trigger()
    opened = dialog(ArchivedDialog)
    assert opened.search.isVisible()
    opened.search.setText("lyn")
    assert opened.chosen() is not None
    assert opened.table.model().rowCount() == 1
    opened.search.setText("nothing like it")
    assert (opened.chosen(), opened.table.model().rowCount()) == (None, 0)
    opened.reject()


def test_rows_keep_to_the_rules_of_models() -> None:
    model = RowsModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    model.set_headings(("Company", "Listing"))
    model.set_rows([Row(7, ("One", "A:B")), Row(9, ("Two", ""))])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert (model.row_of(9), model.index(0, 1).data(role)) == (1, "Listing: A:B")
    model.set_rows([])
    assert model.rowCount() == 0
    del tester


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("DEFN.V", "", ["TSXV:DEFN"]),
        (
            "Defense Metals (TSXV: DEFN / OTCQB: DFMTF)",
            "Defense Metals",
            ["TSXV:DEFN", "OTCQB:DFMTF"],
        ),
        ("(TSXV: $A.V)", "", ["TSXV:A"]),
        ("Report (NI 43-101)", "Report (NI 43-101)", []),
        ("Works (ISO: 9001)", "Works (ISO: 9001)", []),
        ("Plain Name Inc.", "Plain Name Inc.", []),
        ("Another TSXV:DEFN", "Another", ["TSXV:DEFN"]),
    ],
)
def test_tickers_are_read_as_people_write_them(text: str, name: str, found: list[str]) -> None:
    read, listings = listings_in(text)
    assert (read, [f"{x.exchange}:{x.ticker}" for x in listings]) == (name, found)
