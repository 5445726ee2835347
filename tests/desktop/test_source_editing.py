"""Sources entered, put on records, merged, opened and deleted in the window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db.companies import all_companies
from db.records import DealRecord, SourceRecord
from db.source_editing import unused_sources
from db.sources import all_sources
from db.timeline import company_timeline
from desktop.analysis.sources import sources_of, web_address
from desktop.analysis.story import Ref
from desktop.dialogs.listing import ListingForm
from desktop.dialogs.source import MergeSourcesForm, RestForm, SourceForm
from desktop.main_window import MainWindow


def opened(qtbot: QtBot, kind: type[Any]) -> Any:
    """The dialog that is open, and has the keyboard."""

    def has_keyboard() -> bool:
        dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        return isinstance(dialog, kind) and focused is not None and dialog.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    return QApplication.activeModalWidget()


def press(qtbot: QtBot, box: QMessageBox, words: str) -> None:
    button = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def source(window: MainWindow, title: str) -> SourceRecord | None:
    return next((s for s in window.store.read(all_sources) if s.title == title), None)


def first_deal(window: MainWindow) -> DealRecord:
    timeline = window.selection.timeline
    assert timeline is not None
    return timeline.deals[0]


def lines(window: MainWindow) -> list[str]:
    return [line.words for line in window.documents.model.all_lines()]


def test_a_source_is_entered_by_keyboard_and_deleted_again(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    window.commands.actions["new_source"].trigger()
    form = opened(qtbot, SourceForm)
    keyboard.write("Annual information form")
    keyboard.press("Tab")
    keyboard.write("https://www.sedarplus.ca/1")
    form.source_class.set_value("filing")
    form.page_date.line.setText("31 Mar 2026")
    keyboard.press("Ctrl+Return")
    added = source(window, "Annual information form")
    assert added is not None
    assert window.selection.ref == Ref("source", added.id)
    assert window.documents.isVisible()
    assert lines(window)[-3:-1] == ["Used nowhere yet · 2", "Annual information form"]
    with qtbot.waitActive(window):  # as a window manager does when a dialog closes
        window.activateWindow()
    keyboard.press("Delete")
    assert source(window, "Annual information form") is None
    window.commands.actions["undo"].trigger()
    assert "Annual information form" in lines(window)


def test_a_source_is_changed_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    kept = first_deal(window).source
    assert kept is not None
    window.panes.enter_tab(window.documents)
    tree = window.documents.tree
    index = window.documents.model.index_of(Ref("source", kept.id))
    tree.scrollTo(index)
    at = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    form = opened(qtbot, SourceForm)
    assert (form.title.text(), form.url.text()) == (kept.title, kept.url)
    form.source_class.set_value("filing")
    form.title.setText("As filed")
    qtbot.mouseClick(form.act, Qt.MouseButton.LeftButton)
    changed = first_deal(window).source
    assert changed is not None
    assert (changed.title, changed.source_class) == ("As filed", "filing")
    assert "Filing · 1" in lines(window)


def test_what_is_no_source_is_refused_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["new_source"].trigger()
    form = opened(qtbot, SourceForm)
    form.url.setText("https://example.com/only-an-address")
    qtbot.mouseClick(form.act, Qt.MouseButton.LeftButton)
    assert form.trouble == "A source needs a title"
    assert form.url.text() == "https://example.com/only-an-address"
    known = next(s for s in window.store.read(all_sources) if s.url)
    form.title.setText("The same page")
    form.url.setText(known.url)
    form.submit()
    assert "has this address already" in form.trouble
    form.reject()


def test_a_source_is_put_on_a_deal_and_replaced(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    deal = first_deal(window)
    ref = Ref(deal.category, deal.id)
    window.choose(ref)
    keyboard.press("Ctrl+Shift+S")
    form = opened(qtbot, RestForm)
    (_, field) = form.fields_of[0]
    assert field.value() == deal.source
    form.submit()
    assert not window.store.undo_stack.canUndo()  # nothing was changed
    with qtbot.waitActive(window):
        window.activateWindow()
    keyboard.press("Ctrl+Shift+S")
    form = opened(qtbot, RestForm)
    keyboard.press("Ctrl+A")
    keyboard.write("A call with the company")
    keyboard.press("Ctrl+Return")
    put = first_deal(window).source
    assert put is not None
    assert put.title == "A call with the company"
    window.commands.actions["undo"].trigger()
    assert first_deal(window).source == deal.source


def test_two_sources_are_merged_by_mouse_and_either_may_stay(
    qtbot: QtBot, window: MainWindow
) -> None:
    deal = first_deal(window)
    kept = deal.source
    assert kept is not None
    other = next(s for s in window.store.read(all_sources) if s.id != kept.id)
    window.choose(Ref(deal.category, deal.id))
    window.commands.actions["merge_source"].trigger()
    form = opened(qtbot, MergeSourcesForm)
    form.submit()
    assert form.trouble == "Choose the source that is the same"
    form.other.set_value(other.id)
    form.stays.set_value(False)
    qtbot.mouseClick(form.act, Qt.MouseButton.LeftButton)
    moved = first_deal(window).source
    assert moved is not None
    assert (moved.id, moved.title) == (other.id, other.title)
    assert source(window, kept.title) is None
    window.commands.actions["undo"].trigger()
    assert first_deal(window).source == kept


def test_a_source_that_something_rests_on_says_what_does(qtbot: QtBot, window: MainWindow) -> None:
    kept = first_deal(window).source
    assert kept is not None
    window.panes.enter_tab(window.documents)
    window.delete(Ref("source", kept.id))
    box = opened(qtbot, QMessageBox)
    assert box.text() == "Something rests on it: financings: 1."
    press(qtbot, box, "Merge…")
    opened(qtbot, MergeSourcesForm).reject()
    assert source(window, kept.title) == kept


def test_two_sources_are_merged_by_keyboard(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    deal = first_deal(window)
    window.choose(Ref(deal.category, deal.id))
    window.commands.actions["merge_source"].trigger()
    before = len(window.store.read(all_sources))
    form = opened(qtbot, MergeSourcesForm)
    keyboard.write(form.other.itemText(0))
    keyboard.press("Ctrl+Return")
    assert len(window.store.read(all_sources)) == before - 1
    assert first_deal(window).source == deal.source


class Browser(QObject):
    """Stands where the system's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.visited: list[str] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.visited.append(url.toString())


@pytest.fixture
def browser() -> Any:
    found = Browser()
    for scheme in ("http", "https", "file", "javascript"):
        QDesktopServices.setUrlHandler(scheme, found, "visit")
    yield found
    for scheme in ("http", "https", "file", "javascript"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_the_browser_is_sent_nowhere_before_the_target_was_shown(
    qtbot: QtBot, window: MainWindow, browser: Browser
) -> None:
    deal = first_deal(window)
    assert deal.source is not None
    window.choose(Ref(deal.category, deal.id))
    window.commands.actions["open_source"].trigger()
    box = opened(qtbot, QMessageBox)
    assert box.informativeText() == deal.source.url
    assert browser.visited == []
    press(qtbot, box, "Cancel")
    assert browser.visited == []
    window.commands.actions["open_source"].trigger()
    press(qtbot, opened(qtbot, QMessageBox), "Open")
    assert browser.visited == [deal.source.url]


@pytest.mark.parametrize(
    ("address", "is_opened"),
    [
        ("https://example.com/a?b=c#d", True),
        ("HTTP://EXAMPLE.COM", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https:///no-host", False),
        ("http://[", False),
        ("smb://host/share", False),
        ("SEDAR+ document 12", False),
        (None, False),
    ],
)
def test_only_the_web_is_opened(address: str | None, is_opened: bool) -> None:
    found = SourceRecord(1, "u", address, "A page", "company", None)
    assert (web_address(found) is not None) == is_opened


def test_a_source_keeps_its_record_where_another_has_the_same_title(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Two pages of one title: a form that is only looked at must not swap them."""
    from db import source_editing
    from db.source_editing import SourceFacts

    deal = first_deal(window)
    assert deal.source is not None
    twin = SourceFacts(deal.source.title, "forum")
    window.store.edit("New source", source_editing.add_source, twin)
    window.edit(Ref(deal.category, deal.id))
    from desktop.dialogs.deal import DealForm

    opened(qtbot, DealForm).submit()
    assert first_deal(window).source == deal.source


def test_a_listings_source_is_shown_opened_and_replaced(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    every = window.store.read(all_companies)
    company, listing = next(
        (company, x) for company in every for x in company.listings if web_address(x.source)
    )
    assert listing.source is not None
    window.show_company(company.id)
    window.panes.enter_tab(window.documents)
    tree, model = window.documents.tree, window.documents.model
    assert f"{listing.code}: listing" in lines(window)
    tree.setCurrentIndex(model.index_of(Ref("listing", listing.id)))
    assert window.selection.ref == Ref("listing", listing.id)
    keyboard.press("Ctrl+Shift+B")
    box = opened(qtbot, QMessageBox)
    assert box.text() == listing.source.title
    box.reject()
    back_to(window)
    tree.setFocus()
    keyboard.press("F2")
    dialog(ListingForm).reject()
    back_to(window)
    tree.setFocus()
    keyboard.press("Ctrl+Shift+S")
    form = opened(qtbot, RestForm)
    keyboard.press("Ctrl+A", "Del")
    form.submit()
    assert window.selection.company is not None
    sources = {x.id: x.source for x in window.selection.company.listings}
    assert sources[listing.id] is None
    window.commands.actions["undo"].trigger()
    assert window.selection.company == company


def test_every_source_that_a_company_uses_is_among_its_documents(window: MainWindow) -> None:
    """None rests on something that the tab leaves out."""
    with window.store.database.reading() as session:
        unused = {found.id for found in unused_sources(session)}
        everyone = all_companies(session)
        shown = {
            source_id
            for company in everyone
            for source_id in sources_of(company_timeline(session, company.id))
        }
        known = {found.id for found in all_sources(session)}
    assert known - unused - shown == set()
