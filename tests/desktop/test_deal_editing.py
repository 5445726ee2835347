"""Financings, agreements and events entered, revised and deleted in the window."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import DealRecord, Money
from desktop.analysis.story import Ref
from desktop.dialogs.deal import DealForm, EventForm
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


def test_an_event_concerns_all_companies_or_this_one(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("E")
    opened = form(qtbot, EventForm)
    keyboard.write("A tariff")
    opened.only_this.setChecked(True)
    keyboard.press("Ctrl+Return")
    timeline = window.selection.timeline
    assert timeline is not None
    added = next(e for e in timeline.events if e.name == "A tariff")
    assert added.company_ids == (timeline.company.id,)
    window.edit(Ref("event", added.id))
    changed = form(qtbot, EventForm)
    assert changed.only_this.isChecked()
    changed.only_this.setChecked(False)
    changed.submit()
    assert window.selection.timeline is not None
    again = next(e for e in window.selection.timeline.events if e.id == added.id)
    assert again.company_ids == ()
    window.delete(Ref("event", added.id))
    assert window.selection.timeline is not None
    assert added.id not in {e.id for e in window.selection.timeline.events}
