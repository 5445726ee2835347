"""Companies and listings entered, changed, merged and deleted in the window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from db import companies
from desktop.analysis.story import Ref
from desktop.dialogs.company import AddCompanyForm, CompanyForm, ListingForm, MergeForm
from desktop.main_window import MainWindow
from desktop.market.symbols import listings_in


def form(qtbot: QtBot, kind: type[Any]) -> Any:
    """The form that is open, and has the keyboard."""

    def has_keyboard() -> bool:
        opened = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        return isinstance(opened, kind) and focused is not None and opened.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    return QApplication.activeModalWidget()


def shown(window: MainWindow) -> Any:
    assert window.selection.company is not None
    return window.selection.company


def test_a_company_is_added_by_keyboard_as_a_release_writes_it(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    before = window.store.read(companies.all_companies)
    keyboard.press("Ctrl+Shift+N")
    form(qtbot, AddCompanyForm)
    keyboard.write("Ore Corp. (TSXV: ORE / OTCQB: OREF)")
    keyboard.press("Return")
    assert shown(window).name == "Ore Corp."
    assert [(x.code, x.currency, x.is_primary) for x in shown(window).listings] == [
        ("TSXV:ORE", "CAD", True),
        ("OTCQB:OREF", "USD", False),
    ]
    assert window.watchlist.chosen_company() == shown(window).id
    window.commands.actions["undo"].trigger()
    assert window.store.read(companies.all_companies) == before


def test_a_ticker_that_is_taken_is_refused_and_the_words_stay(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.actions["new_company"].trigger()
    opened = form(qtbot, AddCompanyForm)
    opened.typed.setText("Another TSXV:DEFN")
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    assert "TSXV:DEFN is a listing of Defense Metals" in opened.trouble
    assert opened.typed.text() == "Another TSXV:DEFN"
    opened.reject()


def test_facts_of_a_company_are_changed_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["company"].trigger()
    opened = form(qtbot, CompanyForm)
    opened.aliases.setText("DM, Old Name")
    opened.commodities.setText("NdPr")
    opened.year_end.set_value(4)
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    company = shown(window)
    assert (company.aliases, company.commodities, company.fiscal_year_end_month) == (
        ("DM", "Old Name"),
        ("NdPr",),
        4,
    )


def test_one_stream_of_notes_whichever_listing_is_shown(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    window.commands.actions["new_listing"].trigger()
    opened = form(qtbot, ListingForm)
    opened.exchange.set_value("NYSE")
    assert opened.currency.value() == "USD"
    opened.ticker.setText("DEFM")
    opened.is_primary.setChecked(True)
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    assert [x.code for x in shown(window).listings if x.is_primary] == ["NYSE:DEFM"]
    timeline = window.selection.timeline
    assert timeline is not None
    notes = timeline.notes
    for listing in shown(window).listings:
        window.edit(Ref("listing", listing.id))
        changed = form(qtbot, ListingForm)
        changed.is_primary.setChecked(True)
        changed.submit()
        assert window.selection.timeline is not None
        assert window.selection.timeline.notes == notes


def test_two_companies_are_merged(qtbot: QtBot, window: MainWindow) -> None:
    other = window.store.read(companies.find, "Aclara")
    window.commands.actions["merge"].trigger()
    opened = form(qtbot, MergeForm)
    opened.other.set_value(other.id)
    opened.submit()
    assert other.name in shown(window).aliases
    window.commands.actions["undo"].trigger()
    assert window.store.read(companies.find, "Aclara").id == other.id


def test_deleting_a_company_says_first_what_goes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    company = shown(window)
    window.commands.actions["delete_company"].trigger()
    box = form(qtbot, QMessageBox)
    assert f"listings {len(company.listings)}" in box.text()
    qtbot.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    assert shown(window).id != company.id
    window.commands.actions["undo"].trigger()
    assert company.id in {c.id for c in window.store.read(companies.all_companies)}
    window.show_company(company.id)
    window.commands.actions["archive"].trigger()
    assert company.id not in {c.id for c in window.store.read(companies.all_companies)}


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
