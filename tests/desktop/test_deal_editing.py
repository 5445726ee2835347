"""Financings, agreements and events entered, revised and deleted in the window."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db import companies
from db.records import DealRecord, EventRecord, Money
from desktop.analysis.story import Ref
from desktop.dialogs.deal import DealForm
from desktop.dialogs.event import EventForm
from desktop.main_window import MainWindow


def form(qtbot: QtBot, kind: type[Any]) -> Any:
    """The form that is open, and has the keyboard."""

    def has_keyboard() -> bool:
        opened = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        return isinstance(opened, kind) and focused is not None and opened.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    return QApplication.activeModalWidget()


def chosen_deal(window: MainWindow) -> DealRecord:
    timeline, ref = window.selection.timeline, window.selection.ref
    assert timeline is not None
    return next(d for d in timeline.deals if (d.category, d.id) == ref)


def test_a_financing_is_entered_revised_and_taken_back(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    window.commands.actions["new_financing"].trigger()
    opened = form(qtbot, DealForm)
    keyboard.write("Private placement")
    opened.firmness.set_value("proposed")
    opened.money.amount.setText("10m")
    keyboard.press("Return")
    first = chosen_deal(window)
    assert (first.kind, first.firmness, first.money) == (
        "private_placement",
        "proposed",
        Money(Decimal(10_000_000), "CAD"),
    )
    window.commands.actions["revise_deal"].trigger()
    opened = form(qtbot, DealForm)
    opened.firmness.set_value("closed")
    opened.money.amount.setText("15500000")
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    second = chosen_deal(window)
    assert (second.revision_of_id, second.firmness) == (first.id, "closed")
    window.delete(Ref("financing", first.id))
    assert chosen_deal(window).revision_of_id is None
    window.commands.actions["undo"].trigger()
    assert chosen_deal(window).revision_of_id == first.id


def test_what_is_no_amount_is_refused_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["new_agreement"].trigger()
    opened = form(qtbot, DealForm)
    opened.kind.set_value("offtake")
    opened.money.amount.setText("a lot")
    qtbot.mouseClick(opened.act, Qt.MouseButton.LeftButton)
    assert opened.trouble == "“a lot” is no number"
    assert opened.money.amount.text() == "a lot"
    opened.money.amount.clear()
    opened.unit.setText("t NdPr a year")
    opened.term.setText("10")
    opened.submit()
    assert chosen_deal(window).term_years == Decimal(10)


def test_every_stored_deal_stands_in_its_form_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    timeline = window.selection.timeline
    assert timeline is not None
    assert timeline.deals
    for deal in timeline.deals:
        window.edit(Ref(deal.category, deal.id))
        form(qtbot, DealForm).submit()
    assert window.selection.timeline is not None
    assert window.selection.timeline.deals == timeline.deals


def test_an_event_concerns_all_companies_or_some(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("E")
    opened = form(qtbot, EventForm)
    keyboard.write("A tariff")
    assert not opened.companies.isVisible()
    opened.concerns.set_value(True)
    opened.companies.filter.setFocus()
    keyboard.write("lynas")
    keyboard.press("Down", "Space", "Ctrl+Return")
    added = event(window, "A tariff")
    assert added is not None
    assert shown_names(window, added) == ["Defense Metals Corp.", "Lynas Rare Earths Limited"]
    for name, is_told in (("Lynas", True), ("MP", False), ("Defense Metals", True)):
        window.show_company(window.store.read(companies.find, name).id)
        assert (event(window, "A tariff") is not None) == is_told
    window.edit(Ref("event", added.id))
    changed = form(qtbot, EventForm)
    assert changed.companies.isVisible()
    changed.concerns.set_value(False)
    changed.end.line.setText("2027-05-01")
    qtbot.mouseClick(changed.act, Qt.MouseButton.LeftButton)
    again = event(window, "A tariff")
    assert again is not None
    assert (again.company_ids, again.end_day) == ((), dt.date(2027, 5, 1))
    window.delete(Ref("event", added.id))
    assert event(window, "A tariff") is None


def test_a_click_on_the_words_checks_a_company(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["new_event"].trigger()
    opened = form(qtbot, EventForm)
    opened.name.setText("A loan programme")
    opened.concerns.set_value(True)
    opened.companies.set_values([])
    opened.submit()
    assert opened.trouble == "Choose the companies that it concerns"
    qtbot.waitUntil(opened.companies.list.isVisible)
    view = opened.companies.list
    index = view.model().index(1, 0)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    assert opened.companies.said.text() == "1 of 16 chosen"
    opened.submit()
    first = window.store.read(companies.company_names)[0]
    window.show_company(first.id)
    added = event(window, "A loan programme")
    assert added is not None
    assert added.company_ids == (first.id,)


def test_an_event_that_ends_before_it_starts_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["new_event"].trigger()
    opened = form(qtbot, EventForm)
    opened.name.setText("A pause")
    opened.end.line.setText("2020-01-01")
    opened.submit()
    assert opened.trouble == "It ends before it starts"
    opened.reject()


def event(window: MainWindow, name: str) -> EventRecord | None:
    timeline = window.selection.timeline
    assert timeline is not None
    return next((e for e in timeline.events if e.name == name), None)


def shown_names(window: MainWindow, named: EventRecord) -> list[str]:
    known = window.store.read(companies.company_names)
    return [company.name for company in known if company.id in named.company_ids]


# -- parts, sums and rows ------------------------------------------------------------------------


def test_parts_are_entered_by_keyboard_and_held_against_the_whole(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("$")
    opened = form(qtbot, DealForm)
    keyboard.write("LIFE offering")
    keyboard.press("Tab")
    opened.money.amount.setText("16m")
    opened.parts.add.setFocus()
    keyboard.press("Space")
    keyboard.write("Brokered")
    keyboard.press("Tab")
    keyboard.write("11.5m")
    assert opened.parts.check.text() == "⚠ The parts: C$4500000 less than the whole"
    opened.parts.add.setFocus()
    keyboard.press("Space")
    keyboard.write("Top-up")
    keyboard.press("Tab")
    keyboard.write("4.5m")
    assert opened.parts.check.text() == "The parts come to the whole"
    keyboard.press("Alt+Up", "Ctrl+Return")
    added = chosen_deal(window)
    assert [(p.kind, p.money.amount) for p in added.parts] == [
        ("Top-up", Decimal(4_500_000)),
        ("brokered", Decimal(11_500_000)),
    ]


def test_parts_are_changed_moved_and_removed_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    ref = newest(window, "life_offering")
    window.edit(ref)
    opened = form(qtbot, DealForm)
    first, second = opened.parts.rows
    assert not first.up.isEnabled()
    qtbot.mouseClick(second.up, Qt.MouseButton.LeftButton)
    assert [row.kind.currentText() for row in opened.parts.rows] == ["Non-brokered", "Brokered"]
    qtbot.mouseClick(first.remove, Qt.MouseButton.LeftButton)
    opened.parts.rows[0].money.amount.setText("no number")
    opened.submit()
    assert opened.trouble == "“no number” is no number"
    opened.parts.rows[0].money.amount.setText("4653134")
    opened.parts.rows[0].money.currency.set_value("USD")
    opened.submit()
    changed = deal_of(window, ref)
    assert [(p.kind, p.money) for p in changed.parts] == [
        ("non_brokered", Money(Decimal(4_653_134), "USD"))
    ]
    assert changed.amount_text == "$16,153,334"
    window.commands.actions["undo"].trigger()
    assert len(deal_of(window, ref).parts) == 2


def test_old_words_do_not_stand_beside_a_new_amount(qtbot: QtBot, window: MainWindow) -> None:
    ref = newest(window, "life_offering")
    window.edit(ref)
    opened = form(qtbot, DealForm)
    opened.money.amount.setText("17m")
    opened.submit()
    assert deal_of(window, ref).amount_text is None
    window.edit(ref)
    opened = form(qtbot, DealForm)
    opened.words.setText("about $17 million")
    opened.is_explicit.setChecked(True)
    opened.submit()
    changed = deal_of(window, ref)
    assert (changed.amount_text, changed.currency_explicit) == ("about $17 million", True)


def test_a_sum_of_others_is_in_no_total(qtbot: QtBot, window: MainWindow) -> None:
    before = window.financing.sums.index(0, 1).data()
    window.commands.actions["new_financing"].trigger()
    opened = form(qtbot, DealForm)
    opened.kind.set_value("equity raised")
    opened.firmness.set_value("closed")
    opened.money.amount.setText("20m")
    opened.includes.words.setText("Warrants")
    opened.includes.is_sum.setChecked(True)
    opened.includes.deals.set_values([deal_of(window, newest(window, "life_offering")).uid])
    opened.submit()
    added = chosen_deal(window)
    taken = deal_of(window, newest(window, "life_offering"))
    assert added.includes == ("warrants", taken.uid)
    assert window.financing.sums.index(0, 1).data() == before
    assert "sums of others, which count by themselves (1)" in window.financing.said.text()
    told = [line.words for line in window.financing.model.all_lines()]
    assert "Takes in: LIFE offering · C$16.2 M" in told
    assert "Includes: Warrants" in told
    window.edit(Ref("financing", added.id))
    form(qtbot, DealForm).submit()
    assert chosen_deal(window).includes == added.includes
    window.delete(Ref("financing", taken.id))
    assert deal_of(window, Ref("financing", added.id)).includes == ("warrants",)


def test_a_row_in_error_is_kept_and_counts_no_more(window: MainWindow) -> None:
    ref = newest(window, "life_offering")
    window.choose(ref)
    in_error = window.commands.actions["deal_in_error"]
    in_error.trigger()
    assert deal_of(window, ref).in_error
    assert window.story.model.row_of(ref) == -1
    assert "recorded in error (1)" in window.financing.said.text()
    window.choose(ref)
    in_error.trigger()
    assert not deal_of(window, ref).in_error
    assert window.story.model.row_of(ref) >= 0


def test_the_form_tells_which_row_of_a_deal_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.show_company(window.store.read(companies.find, "Ucore").id)
    window.choose(newest(window, "life_offering"))
    window.commands.actions["revise_deal"].trigger()
    opened = form(qtbot, DealForm)
    assert "Row 3 of 3 about this deal" in [label.text() for label in opened.findChildren(QLabel)]
    assert (opened.kind.value(), opened.money.value()) == (
        "life_offering",
        Money(Decimal(15_500_000), "CAD"),
    )
    assert (opened.day.value(), opened.words.value(), opened.source.value()) == (None, "", None)
    opened.reject()


def newest(window: MainWindow, kind: str) -> Ref:
    """The deal of a kind with the latest day."""
    timeline = window.selection.timeline
    assert timeline is not None
    found = [d for d in timeline.deals if d.kind == kind]
    last = max(found, key=lambda d: d.day or dt.date.min)
    return Ref(last.category, last.id)


def deal_of(window: MainWindow, ref: Ref) -> DealRecord:
    timeline = window.selection.timeline
    assert timeline is not None
    return next(d for d in timeline.deals if (d.category, d.id) == ref)
