"""The palette: everything there is can be reached by typing, by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db import notes
from desktop.analysis.story import Ref
from desktop.main_window import MainWindow
from desktop.models.story import StoryRole
from desktop.panels import note_finding

Open = Callable[[], MainWindow]


def company_name(window: MainWindow) -> str:
    assert window.company.timeline is not None
    return window.company.timeline.company.short_name


def story_choice(window: MainWindow) -> Ref | None:
    selected = window.story.list.selectedIndexes()
    return selected[0].data(StoryRole.REF) if selected else None


def ask(window: MainWindow, keyboard: Any, text: str) -> list[str]:
    """Open the palette by its key and type; what it lists."""
    if not window.finder.isVisible():
        keyboard.press("Ctrl+K")
    QApplication.processEvents()
    keyboard.press("Ctrl+A", "Del")
    keyboard.write(text)
    return window.finder.rows()


def item_in(window: MainWindow, words: str) -> tuple[QListView, QPoint]:
    """The list and the place of the row that begins with these words."""
    view = window.finder.findChildren(QListView)[0]
    row = next(i for i, text in enumerate(window.finder.rows()) if text.startswith(words))
    index = view.model().index(row, 0)
    view.scrollTo(index)
    return view, view.visualRect(index).center()


# -- opening and leaving --------------------------------------------------------------------------


def test_the_key_opens_it_and_escape_gives_the_focus_back(
    window: MainWindow, keyboard: Any
) -> None:
    window.story.list.setFocus()
    keyboard.press("Ctrl+K")
    assert window.finder.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    keyboard.press("Escape")
    assert not window.finder.isVisible()
    assert QApplication.focusWidget() is window.story.list
    keyboard.press("Ctrl+K", "Ctrl+K")
    assert not window.finder.isVisible()


def test_the_field_in_the_menu_bar_opens_it_and_a_click_beside_closes_it(
    window: MainWindow,
) -> None:
    buttons = window.menuBar().findChildren(QPushButton)
    field = next(b for b in buttons if b.accessibleName() == "Search or do anything")
    assert field.visibleRegion().boundingRect().width() == field.width()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert window.finder.isVisible()
    QTest.mouseClick(window.finder, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not window.finder.isVisible()


def test_it_covers_the_window_at_every_size(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("Ctrl+K")
    for width, height in ((1400, 900), (1000, 620)):
        window.resize(window.theme.length(width), window.theme.length(height))
        QApplication.processEvents()
        assert window.finder.geometry() == window.rect()
        box = window.finder.childrenRect()
        assert window.rect().contains(box)


def test_letters_and_shortcuts_of_the_window_stay_out(window: MainWindow, keyboard: Any) -> None:
    before = company_name(window), window.company.time.span
    ask(window, keyboard, "njk[]0123456/m")
    keyboard.press("Ctrl+N", "F5", "Shift+F5", "Tab")
    assert window.finder.isVisible()
    assert window.finder.text() == "njk[]0123456/m"
    keyboard.press("Ctrl+Z")
    assert window.finder.text() == ""
    assert (company_name(window), window.company.time.span) == before


# -- what is found --------------------------------------------------------------------------------


def test_every_kind_is_found_under_its_heading(window: MainWindow, keyboard: Any) -> None:
    rows = ask(window, keyboard, "wich")
    assert rows[0] == "Projects and milestones"
    assert rows[1] == "Wicheeda Rare Earth Project, Defense Metals · PFS"
    assert {"Promises", "Financings and agreements"} <= set(rows)
    assert any(row.startswith("H1/24, said 17 Aug 2023, Wicheeda Pre-Feas") for row in rows)
    rows = ask(window, keyboard, "mofcom")
    assert "Events" in rows
    rows = ask(window, keyboard, "defn")
    assert rows[:2] == ["Companies", "Defense Metals Corp., TSXV:DEFN"]


def test_an_overdue_milestone_says_so_in_words(window: MainWindow, keyboard: Any) -> None:
    rows = ask(window, keyboard, "wicheeda definitive")
    assert "Wicheeda Definitive (bankable) Feasibility Study starts, overdue 237 d" in rows


@pytest.mark.parametrize("asked", ["defn", "TSXV:DEFN", "dfmtf", "defense", "defence metals"])
def test_a_company_is_found_by_name_ticker_and_nearly(
    window: MainWindow, keyboard: Any, asked: str
) -> None:
    keyboard.press("J")
    ask(window, keyboard, asked)
    assert window.finder.current().startswith("Defense Metals")
    keyboard.press("Return")
    assert company_name(window) == "Defense Metals"
    assert not window.finder.isVisible()


def test_a_prefix_lists_one_kind_only(window: MainWindow, keyboard: Any) -> None:
    rows = ask(window, keyboard, "@")
    assert rows[0] == "Companies"
    assert len(rows) == 17
    rows = ask(window, keyboard, ">")
    assert rows[0] == "Commands"
    rows = ask(window, keyboard, ">next")
    assert rows[0] == "Commands"
    assert {"Next company, Go, J", "Next event, Go, ]"} <= set(rows)
    assert not any("Defense" in row for row in ask(window, keyboard, ">defense"))


def test_every_command_that_can_be_done_stands_in_it_with_its_key(
    window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("]")
    rows = ask(window, keyboard, "")
    for listed in window.commands.listed():
        parts = [part for part in (listed.text, listed.menu, listed.keys) if part]
        here = ", ".join(parts) in rows
        is_itself = listed.action.objectName() == "palette"
        assert here == (listed.action.isEnabled() and not is_itself), listed.text


def test_what_fits_nothing_says_so(window: MainWindow, keyboard: Any) -> None:
    assert ask(window, keyboard, "xyzzyx") == []
    keyboard.press("Return")
    assert window.finder.isVisible()
    assert "Nothing fits." in [label.text() for label in visible_labels(window)]


def visible_labels(window: MainWindow) -> list[QLabel]:
    return [label for label in window.finder.findChildren(QLabel) if label.isVisible()]


def test_a_note_is_found_by_its_words(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    keyboard.press("Ctrl+N")
    keyboard.write("Met the drillers at 100% of Wicheeda")
    keyboard.press("Return", "J")
    ask(window, keyboard, "drillers 100%")
    qtbot.waitUntil(lambda: "Notes" in window.finder.rows())
    assert window.finder.current() == (
        "Met the drillers at 100% of Wicheeda, Defense Metals · 23 Nov 2026"
    )
    keyboard.press("Return")
    assert company_name(window) == "Defense Metals"
    choice = story_choice(window)
    assert choice is not None
    assert window.store.read(notes.note, choice.id).text.startswith("Met the drillers")
    assert QApplication.focusWidget() is window.story.list


def test_a_note_is_found_by_any_of_its_lines_whatever_the_accents(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    words = (
        "The quarter\n\n- Permit for São Tomé, by the ministry's letter to the mayor of last week"
    )
    window.store.write(notes.add, words, company_id=window.company.company_id)
    qtbot.waitUntil(lambda: not window.tasks.is_running("note index"))
    ask(window, keyboard, "")
    qtbot.waitUntil(lambda: not window.tasks.is_running("note index"))
    ask(window, keyboard, "sao tome")
    qtbot.waitUntil(lambda: "Notes" in window.finder.rows())
    assert window.finder.current().startswith("Permit for São Tomé, by the ministry")
    ask(window, keyboard, "last week")
    qtbot.waitUntil(lambda: "Notes" in window.finder.rows())
    assert window.finder.current().startswith("… to the mayor of last week, ")


def test_among_very_many_notes_what_stands_inside_words_comes_later(
    window: MainWindow, keyboard: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_finding, "AT_ONCE", 0)
    for words in ("Xylophone, played", "A xylophone too", "Myxylophone"):
        window.store.write(notes.add, words, company_id=window.company.company_id)
    ask(window, keyboard, "xylophone")
    qtbot.waitUntil(lambda: len(window.finder.rows()) == 4)
    names = [row.partition(", Def")[0] for row in window.finder.rows()]
    assert names == ["Notes", "A xylophone too", "Xylophone, played", "Myxylophone"]


def test_what_is_entered_meanwhile_is_found(window: MainWindow, keyboard: Any) -> None:
    ask(window, keyboard, "defense")
    keyboard.press("Escape")
    window.company_editing.do("Rename", rename, window.company.company_id, "Zirconia Corp.")
    rows = ask(window, keyboard, "zirconia")
    assert rows[1].startswith("Zirconia Corp.")


def rename(session: Any, company_id: int, name: str) -> None:
    from db.tables import Company

    session.get(Company, company_id).name = name


# -- going there ----------------------------------------------------------------------------------


def test_a_milestone_elsewhere_is_gone_to(window: MainWindow, keyboard: Any) -> None:
    rows = ask(window, keyboard, "mp materials magnet")
    milestone = next(row for row in rows if ", done " in row)
    view, at = item_in(window, milestone)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert company_name(window) == "MP Materials"
    choice = story_choice(window)
    assert choice is not None
    assert choice.kind == "milestone"
    assert not window.finder.isVisible()


def test_a_project_is_shown_in_its_tab(window: MainWindow, keyboard: Any) -> None:
    ask(window, keyboard, "mountain pass")
    view, at = item_in(window, "Mountain Pass")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.projects.isVisible()
    assert window.selection.ref is not None
    assert window.selection.ref.kind == "project"


def test_arrows_choose_round_the_end_and_enter_does_it(window: MainWindow, keyboard: Any) -> None:
    ask(window, keyboard, ">theme")
    first = window.finder.current()
    seen = [first]
    keyboard.press("Down")
    while window.finder.current() != first:
        seen.append(window.finder.current())
        keyboard.press("Down")
    assert seen == window.finder.rows()[1:]
    keyboard.press("Up")
    assert window.finder.current() == seen[-1]
    ask(window, keyboard, ">theme dark")
    keyboard.press("Return")
    assert window.theme.choice == "dark"


def test_a_command_of_the_window_finds_the_focus_where_it_was(
    window: MainWindow, keyboard: Any
) -> None:
    ask(window, keyboard, ">new note")
    keyboard.press("Return")
    keyboard.write("By the palette")
    keyboard.press("Return")
    assert window.commands.actions["undo"].text() == "&Undo Add note"


def test_what_is_used_stands_first_also_after_a_restart(opened: Open, keyboard: Any) -> None:
    window = opened()
    rows = ask(window, keyboard, "rare")
    title = "Companies"
    companies = rows[rows.index(title) + 1 :]
    wanted = companies[1]
    for _ in range(3):
        ask(window, keyboard, "rare")
        while window.finder.current() != wanted:
            keyboard.press("Down")
        keyboard.press("Return")
    window = opened()
    rows = ask(window, keyboard, "rare")
    assert window.finder.current() == wanted
    rows = ask(window, keyboard, "")
    assert rows[:2] == ["Used lately", wanted]


def test_before_there_is_a_company_only_what_can_be_done_is_offered(
    opened: Open, place: Any, keyboard: Any
) -> None:
    place.unlink()
    window = opened()
    rows = ask(window, keyboard, "")
    assert "Import the rare-earth starter, File" in rows
    assert not any(row.startswith("New note") for row in rows)


# -- many -----------------------------------------------------------------------------------------


def test_much_is_read_behind_and_enter_waits_for_it(
    window: MainWindow, keyboard: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.panels.finding.AT_ONCE", 0)
    keyboard.press("J")
    ask(window, keyboard, "defense")
    keyboard.press("Return")
    qtbot.waitUntil(lambda: not window.finder.isVisible())
    assert company_name(window) == "Defense Metals"
    qtbot.waitUntil(lambda: not window.tasks.is_running("search"))
    assert "Promises" in ask(window, keyboard, "wich")


def test_what_was_edited_may_be_gone_when_the_palette_closes(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    ref = next(ref for ref in story_refs(window) if ref.kind == "note")
    window.choose(ref)
    window.story.edit_note(ref.id)
    editor = QApplication.focusWidget()
    assert editor is not None
    keyboard.press("Ctrl+K")
    qtbot.waitUntil(lambda: not isValid(editor))
    keyboard.press("Escape")
    assert not window.finder.isVisible()


def story_refs(window: MainWindow) -> list[Ref]:
    model = window.story.model
    found = [model.index(row).data(StoryRole.REF) for row in range(model.rowCount())]
    return [ref for ref in found if ref is not None]
