"""The watchlist panel, as a reader uses it."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.records import ListingRecord, NextMilestone, WatchlistRow, Window
from desktop.panels.watchlist import WatchlistPanel
from desktop.panels.watchlist_table import CompanyTable
from desktop.theme import DARK, LIGHT, Choice, Theme, Tokens

TODAY = dt.date(2026, 11, 23)
WIDE, NARROW = 328, 281


def row(company_id: int, name: str) -> WatchlistRow:
    ticker = name[:3].upper()
    return WatchlistRow(
        company_id=company_id,
        company=f"{name} Corp.",
        short_name=name,
        is_private=False,
        listing=ListingRecord(
            company_id, ticker, company_id, "TSXV", ticker, "CAD", True, None, None, None, None
        ),
        price=None,
        price_day=None,
        price_is_provisional=False,
        change_percent=None,
        stage="pfs",
        open=(),
        last_note=None,
        comment="",
    )


ROWS = (row(1, "Alpha"), row(2, "Beta"), row(3, "Gamma"))
PRICED = dataclasses.replace(ROWS[0], price=3.0, price_day=TODAY, change_percent=1.2)
CLOSES = {1: (1.0, 2.0, 3.0)}
LATE = NextMilestone(
    "FID", "Pit", Window("Q1 2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31), "quarter"), None
)


def made(qtbot: QtBot, choice: Choice = "light") -> WatchlistPanel:
    panel = WatchlistPanel(Theme(choice=choice))
    qtbot.addWidget(panel)
    panel.resize(Theme(choice=choice).length(WIDE), 500)
    panel.set_list_name("Rare earths", 3)
    panel.set_rows(ROWS, TODAY)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> WatchlistPanel:
    return made(qtbot)


def view(panel: WatchlistPanel) -> CompanyTable:
    found = panel.findChild(CompanyTable)
    assert isinstance(found, CompanyTable)
    return found


def field(panel: WatchlistPanel) -> QLineEdit:
    found = panel.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def shown(panel: WatchlistPanel) -> list[str]:
    model = view(panel).model()
    return [model.index(i, 0).data() for i in range(model.rowCount())]


def selected(panel: WatchlistPanel) -> list[str]:
    return [index.data() for index in view(panel).selectionModel().selectedRows()]


def said(panel: WatchlistPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def picture(panel: WatchlistPanel, place: int) -> QImage:
    list_view = view(panel)
    rect = list_view.visualRect(list_view.model().index(place, 0))
    return list_view.viewport().grab(rect).toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_the_head_names_the_list_and_counts_it(panel: WatchlistPanel) -> None:
    assert panel.head.picker.text() == "Rare earths"
    assert "3" in said(panel).split()


def test_a_long_list_name_is_elided_and_kept_as_tool_tip(panel: WatchlistPanel) -> None:
    name = "A list with a name that no pane of this width can hold, however small"
    panel.set_list_name(name, 12)
    assert panel.head.picker.toolTip() == name
    assert panel.head.picker.text().endswith("…")
    assert panel.minimumSizeHint().width() < panel.width()


def test_a_click_chooses_a_company(panel: WatchlistPanel, qtbot: QtBot) -> None:
    place = view(panel).visualRect(view(panel).model().index(1, 0)).center()
    with qtbot.waitSignal(panel.company_chosen) as chosen:
        qtbot.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [2]
    assert panel.chosen_company() == 2


def test_a_click_below_the_rows_changes_nothing(panel: WatchlistPanel, qtbot: QtBot) -> None:
    panel.choose_company(2)
    below = QPoint(20, view(panel).viewport().height() - 5)
    with qtbot.assertNotEmitted(panel.company_chosen):
        qtbot.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert selected(panel) == ["Beta"]


def test_steps_go_down_and_up_and_stop_at_the_ends(panel: WatchlistPanel, qtbot: QtBot) -> None:
    heard: list[int] = []
    panel.company_chosen.connect(heard.append)
    for by in (1, 1, 1, 1, -1, -1, -1):
        panel.step(by)
    assert heard == [1, 2, 3, 2, 1]
    assert selected(panel) == ["Alpha"]


def test_arrow_keys_choose_and_letters_do_not(panel: WatchlistPanel, qtbot: QtBot) -> None:
    panel.choose_company(1)
    view(panel).setFocus()
    with qtbot.waitSignal(panel.company_chosen) as chosen:
        qtbot.keyClick(view(panel), Qt.Key.Key_Down)
    assert chosen.args == [2]
    with qtbot.assertNotEmitted(panel.company_chosen):
        qtbot.keyClick(view(panel), Qt.Key.Key_G)


def test_choosing_from_elsewhere_marks_without_a_signal(
    panel: WatchlistPanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.company_chosen):
        panel.choose_company(3)
    assert selected(panel) == ["Gamma"]
    assert panel.chosen_company() == 3


def test_a_choice_made_before_its_row_comes_is_kept(qtbot: QtBot) -> None:
    panel = WatchlistPanel(Theme(choice="light"))
    qtbot.addWidget(panel)
    panel.choose_company(2)
    assert panel.chosen_company() is None
    panel.set_rows(ROWS, TODAY)
    assert panel.chosen_company() == 2
    assert selected(panel) == ["Beta"]


def test_new_rows_leave_the_choice_alone(panel: WatchlistPanel, qtbot: QtBot) -> None:
    panel.choose_company(3)
    with qtbot.assertNotEmitted(panel.company_chosen):
        panel.set_rows((ROWS[2], row(4, "Delta"), ROWS[0]), TODAY)
    assert selected(panel) == ["Gamma"]
    with qtbot.assertNotEmitted(panel.company_chosen):
        panel.set_rows(ROWS[:2], TODAY)
    assert panel.chosen_company() is None
    assert selected(panel) == []


def test_the_filter_narrows_and_escape_empties_it(panel: WatchlistPanel, qtbot: QtBot) -> None:
    panel.focus_filter()
    qtbot.keyClicks(field(panel), "bet")
    assert shown(panel) == ["Beta"]
    qtbot.keyClick(field(panel), Qt.Key.Key_Escape)
    assert field(panel).text() == ""
    assert shown(panel) == ["Alpha", "Beta", "Gamma"]
    assert field(panel).hasFocus()
    qtbot.keyClick(field(panel), Qt.Key.Key_Escape)
    assert view(panel).hasFocus()


def test_filtering_never_chooses_and_the_choice_comes_back(
    panel: WatchlistPanel, qtbot: QtBot
) -> None:
    panel.choose_company(1)
    with qtbot.assertNotEmitted(panel.company_chosen):
        field(panel).setText("gam")
        assert panel.chosen_company() == 1
        assert selected(panel) == []
        field(panel).clear()
    assert selected(panel) == ["Alpha"]


def test_enter_in_the_filter_chooses_the_first_match(panel: WatchlistPanel, qtbot: QtBot) -> None:
    panel.choose_company(1)
    panel.focus_filter()
    qtbot.keyClicks(field(panel), "m")
    with qtbot.waitSignal(panel.company_chosen) as chosen:
        qtbot.keyClick(field(panel), Qt.Key.Key_Return)
    assert chosen.args == [3]
    assert view(panel).hasFocus()


def test_nothing_found_says_so_and_offers_the_way_back(panel: WatchlistPanel, qtbot: QtBot) -> None:
    field(panel).setText("wich")
    assert "Nothing matches “wich”" in said(panel)
    assert "3 companies are hidden by the filter." in said(panel)
    buttons = [x for x in panel.findChildren(QPushButton) if x.isVisible()]
    assert [x.text() for x in buttons] == ["Clear filter"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert view(panel).isVisible()
    assert shown(panel) == ["Alpha", "Beta", "Gamma"]


def test_an_empty_list_says_so_and_offers_what_can_be_done(
    panel: WatchlistPanel, qtbot: QtBot
) -> None:
    panel.set_rows((), TODAY)
    panel.say_empty("This list is empty", "Add one", "Add a company…")
    assert "This list is empty" in said(panel)
    assert not view(panel).isVisible()
    panel.step(1)
    assert panel.chosen_company() is None
    button = panel.empty.button
    with qtbot.waitSignal(panel.empty.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel.setFocus()
    assert button.hasFocus()
    panel.set_rows(ROWS, TODAY)
    panel.setFocus()
    assert view(panel).hasFocus()


def test_the_key_of_the_filter_shows_until_something_is_typed(panel: WatchlistPanel) -> None:
    assert "/" in said(panel).split()
    field(panel).setText("a")
    assert "/" not in said(panel).split()


def test_the_sparkline_is_left_out_where_the_pane_is_narrow(panel: WatchlistPanel) -> None:
    calm = dataclasses.replace(PRICED, change_percent=None)
    panel.set_rows((calm, *ROWS[1:]), TODAY)
    panel.set_closes(CLOSES)
    assert LIGHT.up.name() in colours(picture(panel, 0))
    panel.resize(Theme(choice="light").length(NARROW), 500)
    assert LIGHT.up.name() not in colours(picture(panel, 0))


def test_an_old_price_is_not_painted_like_one_of_today(panel: WatchlistPanel) -> None:
    panel.set_rows((PRICED, *ROWS[1:]), TODAY)
    today = picture(panel, 0)
    panel.set_rows((PRICED, *ROWS[1:]), TODAY + dt.timedelta(days=1))
    assert picture(panel, 0) != today


@pytest.mark.parametrize(("choice", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_chosen_row_has_an_edge_in_either_scheme(
    choice: Choice, tokens: Tokens, qtbot: QtBot
) -> None:
    panel = made(qtbot, choice)
    panel.choose_company(2)
    field(panel).setFocus()
    image = picture(panel, 1)
    assert image.pixelColor(1, 20) == tokens.accent
    assert image.pixelColor(8, 20) == tokens.hover
    view(panel).setFocus()
    assert picture(panel, 1).pixelColor(8, 20) == tokens.selection
    assert picture(panel, 0).pixelColor(1, 20) == tokens.panel


def test_who_goes_about_by_keys_sees_which_cell_they_go_to(panel: WatchlistPanel) -> None:
    panel.set_columns(("company", "price", "comment"))
    panel.choose_company(2)
    table = view(panel)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)

    def is_ringed(row: int) -> bool:
        cell = table.visualRect(table.model().index(row, 1))
        return LIGHT.focus.name() in colours(table.viewport().grab(cell).toImage())

    assert not is_ringed(0)
    table.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as Tab leaves it
    assert (is_ringed(0), is_ringed(1)) == (True, False)


def test_overdue_is_painted_in_its_colour(panel: WatchlistPanel) -> None:
    panel.set_rows((dataclasses.replace(ROWS[0], open=(LATE,)), *ROWS[1:]), TODAY)
    assert LIGHT.overdue.name() in colours(picture(panel, 0))
    assert LIGHT.overdue.name() not in colours(picture(panel, 1))


def test_everything_has_a_name_to_be_read_out(panel: WatchlistPanel) -> None:
    assert panel.accessibleName()
    assert view(panel).accessibleName() == "Companies"
    assert field(panel).accessibleName() == "Filter companies"
    assert "Alpha Corp., TSXV:ALP" in view(panel).model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
