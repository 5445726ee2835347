"""Pictures of every dialog, tab and empty state, to be looked at: `python -m tests.pictures OUT`.

Each is drawn light, dark and in high contrast, the window at three sizes. `--only WORD`,
`--theme NAME` and `--size NAME` draw fewer, `--language CODE` draws them in another language.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import functools
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.analysis.story import Ref
    from desktop.main_window import MainWindow
    from desktop.theme import Choice

TODAY = dt.date(2026, 11, 23)
SIZES = {"small": (1100, 700), "usual": (1440, 900), "large": (2560, 1400)}
INDICATORS = ("indicator_sma_2", "indicator_sma_3", "indicator_bollinger", "indicator_rsi",
              "indicator_atr")  # fmt: skip
MENUS = ("File", "Edit", "View", "Chart", "List", "Company", "Project", "Record", "Go", "Help")
TABS = ("story", "projects", "financing", "documents", "record")
THEMES: tuple[Choice, ...] = ("light", "dark", "high_contrast")

Arrange = Callable[["MainWindow"], "QWidget | None"]


@dataclass(frozen=True)
class Scene:
    """Something to look at: what the database holds, and what is done before the picture.

    `arrange` gives what to draw where it isn't the window; `is_sized` says that the window's size
    makes a difference.
    """

    name: str
    holds: str
    arrange: Arrange
    is_sized: bool = False


# -- what is arranged -----------------------------------------------------------------------------


def press(window: MainWindow, *keys: str) -> None:
    """Press keys where the focus is."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for key in keys:
        QTest.keySequence(QApplication.focusWidget() or window, key)
        QApplication.processEvents()


def write(window: MainWindow, text: str) -> None:
    """Type a text where the focus is."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keyClicks(QApplication.focusWidget() or window, text)
    QApplication.processEvents()


def company(name: str, *keys: str, then: str = "") -> Arrange:
    """A company found by its name or ticker, then these keys, then a command by its name."""

    def arrange(window: MainWindow) -> None:
        from db import companies
        from desktop.market.symbols import symbol_of

        window.show_company(window.store.read(companies.find, name, symbol_of).id)
        press(window, *keys)
        if then:
            act(then)(window)

    return arrange


def charted(range_name: str, *commands: str, compared: Sequence[str] = ()) -> Arrange:
    """MP's chart in a range, with these commands done, compared with these tickers."""

    def arrange(window: MainWindow) -> None:
        from db import companies

        company("MP", then=f"range_{range_name}")(window)
        for name in commands:
            act(name)(window)
        found = (window.store.read(companies.find_listing, ticker).uid for ticker in compared)
        window.charting.comparing.compare(found)

    return arrange


def million(window: MainWindow) -> None:
    """A million made-up bars: nobody's prices, named so."""
    import numpy as np

    from db.prices import Bars
    from desktop.charts.time_scale import DAY, x_of

    count = 1_000_000
    moves = np.random.default_rng(1).normal(0, 0.01, count)
    close = 20 * np.exp(np.cumsum(moves - moves.mean()))
    opened = np.roll(close, 1)
    high, low = np.maximum(opened, close) * 1.008, np.minimum(opened, close) * 0.992
    first = dt.date(1, 1, 1)
    days = tuple(first + dt.timedelta(n) for n in range(count))
    columns = [tuple(column.tolist()) for column in (opened, high, low, close)]
    shown = Bars(0, days, *columns, tuple(range(count)))
    chart = window.company.price_chart
    chart.set_bars(shown, currency="made up", listing_code="MADE:UP", live=False)
    chart.set_caption("A million made-up bars")
    chart.set_log(True)
    chart.set_range(x_of(TODAY) - 150 * 365 * DAY, x_of(TODAY) + 20 * 365 * DAY)


def idle(window: MainWindow) -> None:
    """Made-up bars of a share that is rarely traded, was halted, and has an unfinished day."""
    from db.prices import Bars
    from desktop.charts.time_scale import DAY, x_of

    close, volume = [2.0], [900]
    for n in range(1, 90):
        is_idle = n % 4 == 0 or 50 <= n < 66
        close.append(close[-1] if is_idle else close[-1] * (1.03 if n % 3 else 0.96))
        volume.append(0 if is_idle else 900 + 40 * n)
    flat = [not sold for sold in volume]
    high = tuple(c if f else c * 1.02 for c, f in zip(close, flat, strict=True))
    low = tuple(c if f else c * 0.97 for c, f in zip(close, flat, strict=True))
    opened = tuple(c if f else c * 0.985 for c, f in zip(close, flat, strict=True))
    days = tuple(TODAY - dt.timedelta(89 - n) for n in range(90))
    shown = Bars(0, days, opened, high, low, tuple(close), tuple(volume), provisional=True)
    chart = window.company.price_chart
    chart.set_bars(shown, currency="made up", listing_code="MADE:UP", live=True)
    chart.set_caption("Made-up bars")
    chart.set_range(x_of(days[0]) - DAY, x_of(TODAY) + 14 * DAY)


def view(name: str) -> Arrange:
    """A view beside the company's, when it has read what it shows in the background."""

    def arrange(window: MainWindow) -> None:
        from PySide6.QtTest import QTest

        company("MP", then=f"view_{name}")(window)
        panel = next(p for p in (window.overview, window.views.inbox) if p.objectName() == name)
        while not panel.model.rowCount():
            QTest.qWait(10)

    return arrange


def chosen(kind: str, then: Sequence[str] = ()) -> Arrange:
    """The first line of the story of a kind, chosen, then these keys."""

    def arrange(window: MainWindow) -> None:
        from desktop.models.story import StoryRole

        model = window.story.model
        refs = [model.index(row).data(StoryRole.REF) for row in range(model.rowCount())]
        window.choose(next(ref for ref in refs if ref and ref.kind == kind))
        if then:
            press(window, "Alt+1", *then)

    return arrange


def typed(keys: Sequence[str], text: str) -> Arrange:
    """Keys, then a text."""

    def arrange(window: MainWindow) -> None:
        press(window, *keys)
        write(window, text)

    return arrange


def bare(then: str = "") -> Arrange:
    """A company of which nothing is known but its name, then a command by its name."""

    def arrange(window: MainWindow) -> None:
        from db import company_editing
        from desktop.analysis.story import Ref

        shown = window.selection.list
        facts = company_editing.CompanyFacts("Nothing Known Yet Resources Ltd.")
        found = window.store.edit(
            "Add", company_editing.add_company, facts, [], shown.id if shown else None
        )
        window.go_to(Ref("company", found))
        if then:
            act(then)(window)

    return arrange


def told(icon: str, words: str, facts: str, *, done: int | None = None) -> Arrange:
    """The status bar saying something, or how far long work is."""

    def arrange(window: MainWindow) -> QWidget:
        window.consent.hide()
        if done is None:
            window.status.say(icon, words, facts, again=lambda: None, has_details=True)
        else:
            window.status.show_progress(words, done, 26, facts)
        return window.statusBar()

    return arrange


def act(name: str) -> Arrange:
    """A command, and the dialog or box that it opens."""

    def arrange(window: MainWindow) -> QWidget | None:
        from PySide6.QtWidgets import QApplication

        window.commands.refresh()
        window.commands.actions[name].trigger()
        QApplication.processEvents()
        return QApplication.activeModalWidget()

    return arrange


def menu(title: str) -> Arrange:
    """A menu of the menu bar, open."""

    def arrange(window: MainWindow) -> QWidget | None:
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QMenu

        found = window.menuBar().actions()[MENUS.index(title)].menu()
        assert isinstance(found, QMenu)
        found.popup(QPoint(0, 0))
        return found

    return arrange


def context(kind: str) -> Arrange:
    """The menu of what is chosen in the story."""

    def arrange(window: MainWindow) -> QWidget | None:
        from PySide6.QtWidgets import QApplication

        chosen(kind, ["Menu"])(window)
        return QApplication.activePopupWidget()

    return arrange


def locked(window: MainWindow) -> None:
    """A note that another program keeps from being saved."""
    with holding(window):
        typed(["Ctrl+N"], "Drills at the northern limb")(window)
        press(window, "Return")


def locked_form(window: MainWindow) -> QWidget | None:
    """A form that another program keeps from being saved."""
    from desktop.dialogs.milestone import MilestoneForm

    form = act("new_milestone")(window)
    assert isinstance(form, MilestoneForm)
    form.name.setText("Mine permit")
    with holding(window):
        form.submit()
    return form


def gone(window: MainWindow) -> QWidget | None:
    """A note in a database whose file was deleted: what can be done about that."""
    from PySide6.QtWidgets import QApplication

    file = window.store.database.file
    assert file is not None
    file.unlink()
    typed(["Ctrl+N"], "Drills at the northern limb")(window)
    press(window, "Return")
    return QApplication.activeModalWidget()


def gone_window(window: MainWindow) -> None:
    """The same, when that was put off."""
    box = gone(window)
    assert box is not None
    box.close()


def unsaved(window: MainWindow) -> QWidget | None:
    """A window that is closed with words that the database did not take."""
    from PySide6.QtWidgets import QApplication

    with holding(window):
        typed(["Ctrl+N"], "Drills at the northern limb, and much more than that to say")(window)
        window.close()
    return QApplication.activeModalWidget()


def fault(window: MainWindow) -> QWidget:
    """A fault of the program itself."""
    from desktop.dialogs.trouble import TroubleDialog
    from desktop.trouble import report

    trace = "Traceback (most recent call last):\n  File x.py, line 7, in y\nRuntimeError: boom"
    dialog = TroubleDialog(report(trace), Path(), window)
    dialog.open()
    return dialog


@contextlib.contextmanager
def holding(window: MainWindow) -> Iterator[None]:
    """The database held by another program, for which the window waits no time."""
    import sqlite3

    database = window.store.database
    assert database.file is not None
    with database.engine.connect() as pooled:
        pooled.exec_driver_sql("PRAGMA busy_timeout=1")
    with contextlib.closing(sqlite3.connect(database.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def note_on(window: MainWindow, day: dt.date, text: str) -> Ref:
    """A note of the shown company, a few months around it in sight."""
    from db import notes
    from desktop.analysis.story import Ref
    from desktop.charts.time_scale import DAY, middle_of

    company_id = window.company.company_id
    note = window.store.edit("Add", notes.add, text, company_id=company_id, day=day)
    window.company.time.set(middle_of(day) - 150 * DAY, middle_of(day) + 150 * DAY)
    return Ref("note", note.id)


def noted(window: MainWindow) -> None:
    """Notes, and what the price did since; the crosshair on a bar."""
    company("MP")(window)
    note_on(window, dt.date(2022, 11, 12), "Margins fall with the price of NdPr #thesis")
    window.choose(note_on(window, dt.date(2023, 2, 3), "Seen at the conference: calm"))
    press(window, ",", ",")


def crowded(*keys: str) -> Arrange:
    """A company with 5,000 notes over the time of its prices, then these keys in the chart."""

    def arrange(window: MainWindow) -> None:
        from sqlalchemy import insert

        from db.tables import Note

        company("MP", "0")(window)
        first, owner = dt.date(2020, 7, 1), window.company.company_id
        rows = [
            {
                "company_id": owner,
                "day": first + dt.timedelta(number * 1340 // 5000),
                "day_precision": "day",
                "text": f"Note {number}",
            }
            for number in range(5000)
        ]
        with window.store.database.transaction() as session:
            session.execute(insert(Note), rows)
        window.store.tell({"note"})
        window.company.price_chart.setFocus()
        press(window, *keys)

    return arrange


def badge(window: MainWindow) -> QWidget | None:
    """A badge, opened."""
    from PySide6.QtWidgets import QApplication

    company("MP")(window)
    flag = max(window.company.flags.placed, key=lambda flag: flag.count)
    window.choose(flag.entries[0].ref)
    act("open_badge")(window)
    return QApplication.activePopupWidget()


def carried(window: MainWindow) -> None:
    """A note on its way to another day."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    company("MP")(window)
    ref = note_on(window, dt.date(2023, 2, 3), "Seen at the conference: calm")
    window.choose(ref)
    QApplication.processEvents()
    flag = window.company.flags.chosen_flag()
    assert flag is not None
    viewport, at = window.company.price_chart.viewport(), window.company.flags.place_of(flag)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = ((QEvent.Type.MouseButtonPress, 0, left), (QEvent.Type.MouseMove, 90, none))
    for kind, far, button in steps:
        place = at + QPointF(far, 0)
        event = QMouseEvent(
            kind, place, viewport.mapToGlobal(place), button, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)


def nothing(window: MainWindow) -> None:
    """The window as it opens."""


def scenes() -> list[Scene]:
    """Everything there is to look at but the dialogs."""
    menus = [Scene(f"menu-{title.lower()}", "starter", menu(title)) for title in MENUS]
    kinds = ("milestone", "financing", "note", "event")
    menus += [Scene(f"context-{kind}", "starter", context(kind)) for kind in kinds]
    tabs = [
        Scene(f"tab-{tab}", "starter", company("DEFN", then=f"show_{tab}"), is_sized=True)
        for tab in TABS
    ]
    bare_tabs = [Scene(f"bare-{tab}", "starter", bare(f"show_{tab}")) for tab in TABS]
    return [
        Scene("window", "starter", nothing, is_sized=True),
        Scene("window-prices", "starter", company("MP"), is_sized=True),
        *tabs,
        Scene("view-overview", "starter", view("overview"), is_sized=True),
        Scene("view-inbox", "starter", view("inbox"), is_sized=True),
        Scene("trend", "starter", company("DEFN", then="trend")),
        Scene("chosen-milestone", "starter", chosen("milestone"), is_sized=True),
        Scene("note-edited", "starter", chosen("note", ["F2"])),
        Scene("note-typed", "starter", typed(["N"], "Drills at the northern limb #visit")),
        Scene("chart-indicators", "starter", charted("1Y", *INDICATORS)),
        Scene("chart-compared", "starter", charted("MAX", compared=("UUUU",)), is_sized=True),
        Scene("chart-compare", "starter", act("compare")),
        Scene("chart-year", "starter", charted("1Y")),
        Scene("chart-million", "starter", million),
        Scene("chart-idle", "starter", idle),
        Scene("chart-bars", "starter", charted("6M", "bars")),
        Scene("chart-area", "starter", charted("MAX", "area", "log")),
        Scene("chart-log", "starter", charted("MAX", "log", "indicator_sma_3")),
        Scene("range-month", "starter", company("MP", "3")),
        Scene("measured", "starter", company("MP", "6", "Shift+M", *["Shift+Left"] * 12)),
        Scene("note-since", "starter", noted),
        Scene("crowd", "starter", crowded(), is_sized=True),
        Scene("crowd-near", "starter", crowded("6", *["+"] * 5, "Left", "Left", "]")),
        Scene("badge-open", "starter", badge),
        Scene("note-carried", "starter", carried),
        Scene("filtered", "starter", typed(["/"], "magnet")),
        Scene("no-match", "starter", typed(["/"], "xyzzyx"), is_sized=True),
        Scene("palette", "starter", typed(["Ctrl+K"], ""), is_sized=True),
        Scene("palette-typed", "starter", typed(["Ctrl+K"], "wich"), is_sized=True),
        Scene("palette-nothing", "starter", typed(["Ctrl+K"], "xyzzyx")),
        Scene("status-offline", "starter", told("wifi-off", "Offline", "old prices kept")),
        Scene("status-error", "starter", told("triangle-alert", "The disk is full.", "")),
        Scene("status-limited", "starter", told("hourglass", "Rate-limited", "retry in 40 s")),
        Scene("status-work", "starter", told("", "Refreshing prices", "8 of 26", done=8)),
        Scene("trouble-locked", "starter", locked, is_sized=True),
        Scene("trouble-form", "starter", locked_form),
        Scene("trouble-gone", "starter", gone),
        Scene("trouble-gone-window", "starter", gone_window, is_sized=True),
        Scene("trouble-unsaved", "starter", unsaved),
        Scene("trouble-fault", "starter", fault),
        *menus,
        Scene("price-states", "starter", act("price_states")),
        Scene("succession", "starter", act("succeed")),
        Scene("keys", "starter", act("keys")),
        Scene("about", "starter", act("about")),
        Scene("delete-company", "starter", act("delete_company")),
        Scene("bare-company", "starter", bare(), is_sized=True),
        *bare_tabs,
        Scene("empty-list", "list", nothing, is_sized=True),
        Scene("empty-palette", "list", typed(["Ctrl+K"], "")),
        Scene("first-run", "nothing", nothing, is_sized=True),
    ]


def dialog_scenes() -> list[Scene]:
    """Every dialog, each as it opens."""
    from tests.samples import Sample, samples

    def opened(sample: Sample) -> Arrange:
        def arrange(window: MainWindow) -> QWidget:
            dialog = sample.build(window.theme, window.store, window)
            dialog.open()
            return dialog

        return arrange

    return [Scene(f"dialog-{sample.name}", "starter", opened(sample)) for sample in samples()]


# -- drawing --------------------------------------------------------------------------------------


@contextlib.contextmanager
def arranged(
    scene: Scene, folder: Path, theme: Choice, size: tuple[int, int], language: str = "en"
) -> Iterator[QWidget]:
    """What a scene shows, on a window of its own, which is gone afterwards."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.program import build
    from desktop.settings import LANGUAGE, Settings

    file = held(scene.holds, folder)
    settings = Settings(folder / "x.ini")
    settings.put(LANGUAGE, language)
    program = build(str(file), TODAY, settings, theme)
    window = program.window
    try:
        window.resize(*size)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        shown = scene.arrange(window) or window
        for _ in range(3):
            QApplication.processEvents()
        yield shown
    finally:
        for widget in QApplication.topLevelWidgets():
            if widget is not window and widget.isVisible():
                widget.hide()
        program.end()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held(holds: str, folder: Path) -> Path:
    """A new database that holds the starter, an empty list, or nothing."""
    (folder / "x.ini").unlink(missing_ok=True)
    file = folder / f"{holds}-{len(list(folder.iterdir()))}.db"
    if holds != "nothing":
        file.write_bytes(filled(holds))
    return file


@functools.cache
def filled(holds: str) -> bytes:
    """The file of a database that holds the starter or an empty list, made once."""
    from db import watchlist_editing
    from db.database import Database
    from db.interchange import json_file
    from desktop.surroundings import starter

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "headframe.db"
        database = Database(str(file))
        with database.transaction() as session:
            if holds == "starter":
                text = starter().read_text(encoding="utf-8")
                json_file.import_text(session, text, "starter.json")
            else:
                watchlist_editing.add(session, "Watchlist")
        database.close()
        return file.read_bytes()


def draw(
    out: Path, only: str, themes: Sequence[Choice], sizes: Sequence[str], language: str
) -> int:
    """Draw what is asked for; how many pictures."""
    from PySide6.QtTest import QTest

    count = 0
    for scene in [*scenes(), *dialog_scenes()]:
        if only not in scene.name:
            continue
        for theme in themes:
            for size in sizes if scene.is_sized else sizes[:1]:
                with (
                    tempfile.TemporaryDirectory() as folder,
                    arranged(scene, Path(folder), theme, SIZES[size], language) as shown,
                ):
                    QTest.qWait(60)
                    name = f"{scene.name}-{theme}{f'-{size}' * scene.is_sized}.png"
                    shown.grab().save(str(out / name))
                    count += 1
    return count


def main(argv: Sequence[str]) -> int:
    """Draw from the command line, on a screen that is large enough for everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", metavar="WORD")
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", choices=SIZES)
    parser.add_argument("--language", default="en", metavar="CODE")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        screen = Path(home) / "screen.json"
        bounds = {"x": 0, "y": 0, "width": 2560, "height": 1440, "logicalDpi": 96, "dpr": 1}
        screen.write_text(json.dumps({"screens": [{"name": "wide", **bounds}]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        themes = (args.theme,) if args.theme else THEMES
        sizes = (args.size,) if args.size else ("usual", "small", "large")
        print(draw(args.out, args.only, themes, sizes, args.language), "pictures in", args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
