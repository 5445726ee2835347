"""The preferences: every setting once, applied at once, by mouse and by keyboard, or put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop import formats
from desktop import settings as kept
from desktop.charts.series import Interval, Series
from desktop.dialogs.fields import DayField
from desktop.dialogs.preference_words import PAGES
from desktop.dialogs.preferences import PreferencesDialog
from desktop.main_window import MainWindow
from desktop.settings import Setting, Settings

Open = Callable[[], MainWindow]
ROWS = [row for page in PAGES for row in page.rows]
OF_THE_PROGRAM = {
    kept.BESIDE,
    kept.CALENDARS,
    kept.COMPANY,
    kept.GEOMETRY,
    kept.HIDDEN_FLAGS,
    kept.LANES,
    kept.LISTING,
    kept.NETWORK_ASKED,
    kept.RANGE,
    kept.RECENT,
    kept.STYLE,
    kept.TOTAL_RETURN,
    kept.LOG,
    kept.COMPARED,
    kept.COMPARES_OWN,
    kept.INDICATORS,
    kept.PERIODS,
    kept.TAB,
    kept.USES,
    kept.WATCHLIST,
    kept.WIDTHS,
}


def dialog(qtbot: QtBot) -> PreferencesDialog:
    """The open dialog, which has the keyboard."""

    def has_keyboard() -> bool:
        shown, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        is_ours = isinstance(shown, PreferencesDialog)
        return is_ours and focused is not None and shown.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    return found


def opened_at(window: MainWindow, qtbot: QtBot, page: str) -> PreferencesDialog:
    window.preferences.open(page)
    return dialog(qtbot)


def choose(shown: PreferencesDialog, setting: Setting[Any], value: Any) -> None:
    """Choose a value as a person does, who sees only words."""
    field: Any = shown.fields[setting]
    field.set_value(value)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def stored(window: MainWindow, setting: Setting[Any]) -> Any:
    return window.settings.get(setting)


# -- the table of words ---------------------------------------------------------------------------


def test_every_setting_is_shown_once_or_is_the_programs_own() -> None:
    every = {found for found in vars(kept).values() if isinstance(found, Setting)}
    shown = [row.setting for row in ROWS]
    assert len(shown) == len(set(shown))
    assert set(shown) | OF_THE_PROGRAM == every
    assert not set(shown) & OF_THE_PROGRAM


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.setting.key)
def test_every_shown_setting_has_words_for_all_that_it_may_be(row: Any) -> None:
    assert row.name
    is_typed = isinstance(row.setting.default, str) and row.setting.allowed is None
    if is_typed or isinstance(row.setting.default, bool):
        return
    assert list(row.values) == list(row.setting.allowed)
    assert all(row.values.values())
    assert len(set(row.values.values())) == len(row.values)


def test_no_two_settings_are_called_the_same() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert len({page.name for page in PAGES}) == len(PAGES)


# -- the dialog -----------------------------------------------------------------------------------


def test_a_theme_is_chosen_by_keyboard_and_is_there_at_once(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    keyboard.press("Ctrl+,")
    shown = dialog(qtbot)
    assert shown.pages.hasFocus()
    while QApplication.focusWidget() is not shown.fields[kept.THEME]:
        keyboard.press("Tab")
    keyboard.press("Down", "Down")
    assert window.theme.choice == "dark"
    assert window.commands.actions["theme_dark"].isChecked()
    keyboard.press("Ctrl+Return")
    assert not shown.isVisible()
    assert stored(window, kept.THEME) == "dark"


def test_the_menu_and_the_dialog_choose_the_same_theme(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.actions["theme_light"].trigger()
    shown = opened_at(window, qtbot, "appearance")
    assert shown.fields[kept.THEME].value() == "light"  # type: ignore[attr-defined]
    shown.accept()


@pytest.mark.parametrize("way", ["cancel", "escape"])
def test_cancel_puts_everything_back(
    window: MainWindow, qtbot: QtBot, keyboard: Any, way: str
) -> None:
    window.settings.put(kept.NETWORK_AGREED, True)
    before = {row.setting: stored(window, row.setting) for row in ROWS}
    shown = opened_at(window, qtbot, "formats")
    choose(shown, kept.DAYS, "iso")
    choose(shown, kept.THEME, "high_contrast")
    choose(shown, kept.OFFLINE, True)
    choose(shown, kept.REFRESH_EVERY, 60)
    assert "Today 2026-11-23" in lines(window)
    if way == "cancel":
        click(shown.cancel)
    else:
        keyboard.press("Esc")
    assert {row.setting: stored(window, row.setting) for row in ROWS} == before
    assert "Today 23 Nov 2026" in lines(window)
    assert window.theme.choice == "system"


def test_the_defaults_of_one_page_leave_the_others(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.put(kept.NUMBERS, "point")
    window.settings.put(kept.DAYS, "iso")
    window.settings.put(kept.REFRESH_EVERY, 60)
    shown = opened_at(window, qtbot, "formats")
    click(shown.restore)
    assert (stored(window, kept.NUMBERS), stored(window, kept.DAYS)) == ("system", "system")
    assert stored(window, kept.REFRESH_EVERY) == 60
    shown.accept()


def test_what_means_nothing_now_can_not_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    shown = opened_at(window, qtbot, "prices")
    every, at_start = shown.fields[kept.REFRESH_EVERY], shown.fields[kept.REFRESH_AT_START]
    assert not every.isEnabled()
    choose(shown, kept.NETWORK_AGREED, True)
    assert every.isEnabled()
    assert at_start.isEnabled()
    choose(shown, kept.OFFLINE, True)
    assert not every.isEnabled()
    assert not at_start.isEnabled()
    assert not shown.fields[kept.NETWORK_AGREED].isEnabled()
    shown.accept()


def test_a_folder_that_is_still_being_typed_is_taken(
    window: MainWindow, qtbot: QtBot, keyboard: Any
) -> None:
    shown = opened_at(window, qtbot, "backups")
    shown.fields[kept.BACKUP_FOLDER].setFocus()
    keyboard.write("/data/backups")
    keyboard.press("Ctrl+Return")
    assert stored(window, kept.BACKUP_FOLDER) == "/data/backups"


def test_a_page_is_found_by_the_words_on_it(
    window: MainWindow, qtbot: QtBot, keyboard: Any
) -> None:
    shown = opened_at(window, qtbot, "")
    keyboard.press("Ctrl+F")
    keyboard.write("yahoo")
    visible = [
        shown.pages.item(i).text()
        for i in range(shown.pages.count())
        if not shown.pages.item(i).isHidden()
    ]
    assert visible == ["Prices"]
    assert shown.fields[kept.OFFLINE].isVisible()
    shown.filter.clear()
    assert not any(shown.pages.item(i).isHidden() for i in range(shown.pages.count()))
    shown.reject()


def test_all_of_it_is_named_and_reached_by_tab(
    window: MainWindow, qtbot: QtBot, keyboard: Any
) -> None:
    window.settings.put(kept.NETWORK_AGREED, True)
    for page in PAGES:
        shown = opened_at(window, qtbot, page.name)
        reached = set()
        for _ in range(20):
            keyboard.press("Tab")
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused.accessibleName() or getattr(focused, "text", str)()
            reached.add(focused)
        fields = [shown.fields[row.setting] for row in page.rows]
        assert {field.focusProxy() or field for field in fields} <= reached
        assert {shown.restore, shown.cancel, shown.done_, shown.pages, shown.filter} <= reached
        shown.accept()


# -- days and numbers everywhere ------------------------------------------------------------------


def lines(window: MainWindow) -> str:
    """All that the story says."""
    model = window.story.model
    return "\n".join(model.index(row).data() or "" for row in range(model.rowCount()))


def told(window: MainWindow) -> dict[str, list[str]]:
    """Every word in the window that could be a day or a number, by where it stands."""
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )

    def rows(model: Any, parent: QModelIndex) -> list[str]:
        found = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found += [str(index.data(role)) for role in roles]
            found += rows(model, index)
        return found

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    chart, root = window.company.price_chart, QModelIndex()
    labels = (x for x in window.findChildren(QLabel) if x.window() is window and x.text())
    return {
        "watchlist": rows(window.watchlist._model, root),
        "story": rows(window.story.model, root),
        "projects": rows(window.projects.model, root),
        "documents": rows(window.documents.model, root),
        "labels": sorted(label.text() for label in labels),
        "chart": [chart.readout, chart.accessibleName(), chart.accessibleDescription()],
        "axis": [tick.text for tick in chart._parts.axis.ticks],
        "lanes": [window.company.lanes.accessibleDescription()],
        "note": [window.story.quick.day_field.text()],
        "title": [window.windowTitle()],
    }


@pytest.mark.parametrize("days", ["iso", "month_first"])
@pytest.mark.parametrize("page", ["DEFN", "MP"])
def test_a_change_of_formats_is_everywhere_as_after_a_restart(
    opened: Open, qtbot: QtBot, keyboard: Any, days: str, page: str
) -> None:
    window = opened()
    if page == "MP":
        keyboard.press("J")
    before = told(window)
    shown = opened_at(window, qtbot, "formats")
    choose(shown, kept.DAYS, days)
    choose(shown, kept.NUMBERS, "point")
    click(shown.done_)
    live = told(window)
    window = opened()
    # A label that is not shown yet may not be worded yet; one that is worded is so everywhere.
    labels = {text for text in live.pop("labels") if any(letter.isdigit() for letter in text)}
    qtbot.waitUntil(lambda: labels <= set(told(window)["labels"]))
    again = told(window)
    for place, words in live.items():
        assert again[place] == words, place
    for place in ("watchlist", "story", "chart", "note"):
        assert live[place] != before[place], place


def test_the_first_page_follows_too(
    qtbot: QtBot, tmp_path: Path, opened: Open, place: Path
) -> None:
    place.unlink()
    window = opened()

    def shown() -> str:
        return " ".join(x.text() for x in window.findChildren(QLabel) if x.isVisible())

    assert "Facts end in Feb 2026" in shown()
    window.settings.put(kept.DAYS, "iso")
    assert "Facts end in 2026-02" in shown()


def test_the_week_begins_as_chosen_in_calendars_and_prices(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.settings.put(kept.FIRST_DAY, 7)
    field = DayField(window.theme)
    qtbot.addWidget(field)
    field._menu.aboutToShow.emit()
    calendar = field.findChild(QCalendarWidget)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    sunday = dt.date(2024, 3, 3)
    assert weeks_of(sunday) == (dt.date(2024, 3, 3), dt.date(2024, 3, 10))
    window.settings.put(kept.FIRST_DAY, 1)
    assert weeks_of(sunday) == (dt.date(2024, 2, 26), dt.date(2024, 3, 4))


def weeks_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first day of the weekly candle that a day belongs to, and of the next."""
    ones = (1.0,) * 9
    days = tuple(day + dt.timedelta(n) for n in range(9))
    bars = Bars(1, days, ones, ones, ones, ones, (1,) * 9)
    starts = Series(bars).at(Interval.WEEK).start
    first, second = (dt.datetime.fromtimestamp(x, dt.UTC).date() for x in starts[:2])
    return first, second


def test_days_are_typed_in_the_chosen_form(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.put(kept.DAYS, "month_first")
    field = DayField(window.theme)
    qtbot.addWidget(field)
    field.set_value(dt.date(2026, 11, 3))
    assert field.line.text() == "Nov 3, 2026"
    assert field.day() == dt.date(2026, 11, 3)
    field.line.setText("2026-11-04")
    assert field.day() == dt.date(2026, 11, 4)


def test_a_start_takes_the_formats_of_the_settings(opened: Open, tmp_path: Path) -> None:
    Settings(tmp_path / "settings.ini").put(kept.DAYS, "iso")
    window = opened()
    assert formats.used().days == "iso"
    assert "Today 2026-11-23" in lines(window)


def test_the_command_stands_where_each_system_wants_it(window: MainWindow) -> None:
    action = window.commands.actions["preferences"]
    assert action.menuRole() == QAction.MenuRole.PreferencesRole
    assert action.shortcut().toString() == "Ctrl+,"
