"""What is done with the flags: which kinds have any, what a badge opens to, notes moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop import settings as kept
from desktop import wording
from desktop.actions import Choices, Command, Entry
from desktop.analysis.story import KINDS
from desktop.charts.flag_places import Flag
from desktop.charts.time_scale import DAY, middle_of
from desktop.panels.badge_menu import BadgeMenu
from desktop.panels.company import CompanyPanel
from desktop.panels.selection import Selection
from desktop.settings import Settings
from desktop.theme import Theme

TYPED = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
MARGIN = 0.1  # of the days that are seen nearer, on each side


class Flagging(QObject):
    """Turns kinds of flags on and off, opens badges, and moves notes from day to day.

    Signals: `chosen(object)` and `edit_asked(object)`, a Ref; `note_moved(int, object)`, a note's
    id and its new day.
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    note_moved = Signal(int, object)

    def __init__(
        self,
        company: CompanyPanel,
        selection: Selection,
        theme: Theme,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._selection = selection
        self._theme = theme
        self._settings = settings
        company.flags.opened.connect(self._open)
        company.flags.edit_asked.connect(self.edit_asked)
        company.flags.note_moved.connect(lambda ref, day: self.note_moved.emit(ref.id, day))
        company.price_chart.entered.connect(self._enter)

    def kinds(self, can: Callable[[], bool]) -> list[Entry]:
        """The kinds of flags as a menu within a menu; `can`, whether there is a chart."""
        hidden = self._hidden()
        commands = [
            Command(
                f"flags_{kind}",
                wording.kind(kind),
                (),
                partial(self.turn, kind),
                is_checkable=True,
                is_checked=kind not in hidden,
                can=can,
            )
            for kind in KINDS
        ]
        return [Choices(self.tr("Fla&gs"), tuple(commands), name="flags")]

    def ways(self) -> list[Entry]:
        """The way into a badge."""
        words = self.tr("&Open the badge of the chosen flag")
        return [Command("open_badge", words, ("O",), self.open_badge, can=self._has_badge)]

    def moves(self) -> list[Entry]:
        """The chosen note, a day on or back."""
        rows = (
            ("note_earlier", self.tr("Move the note a day &back"), "Alt+Left", -1),
            ("note_later", self.tr("Move the note a day &on"), "Alt+Right", 1),
        )
        return [
            Command(name, words, (key,), partial(self.move_by, days), can=self._has_note)
            for name, words, key, days in rows
        ]

    def restore(self) -> None:
        """Hide the kinds that were hidden last time."""
        self._company.hide_kinds(self._hidden())

    def turn(self, kind: str) -> None:
        """Let a kind have flags, or none."""
        hidden = self._hidden() ^ {kind}
        self._settings.put(kept.HIDDEN_FLAGS, " ".join(k for k in KINDS if k in hidden))
        self._company.hide_kinds(hidden)

    def open_badge(self) -> None:
        """Open the badge that the chosen thing stands in."""
        flag = self._company.flags.chosen_flag()
        if flag is not None:
            self._open(flag)

    def move_by(self, days: int) -> None:
        """Move the chosen note by some days, but not while it is being written."""
        ref, day = self._selection.ref, self._day_of_note()
        is_typing = isinstance(QApplication.focusWidget(), TYPED)
        if ref is not None and day is not None and not is_typing:
            self.note_moved.emit(ref.id, day + dt.timedelta(days))

    def _enter(self) -> None:
        """Enter in the chart: into the badge, else into what changes the chosen thing."""
        if self._has_badge():
            self.open_badge()
        elif self._selection.ref is not None:
            self.edit_asked.emit(self._selection.ref)

    def _open(self, flag: Flag) -> None:
        chart = self._company.price_chart
        letters = self._company.flags.letters
        menu = BadgeMenu(self._theme, flag, letters, self._selection.ref, chart)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(self.chosen)
        menu.nearer_asked.connect(partial(self._see_nearer, flag))
        at = self._company.flags.place_of(flag).toPoint()
        below = QPoint(round(-flag.width / 2), self._theme.length(14))
        menu.popup(chart.viewport().mapToGlobal(at + below))

    def _see_nearer(self, flag: Flag) -> None:
        first, last = middle_of(flag.days[0].day), middle_of(flag.days[-1].day)
        room = max((last - first) * MARGIN, DAY)
        self._company.time.set(first - room, last + room)

    def _has_badge(self) -> bool:
        flag = self._company.flags.chosen_flag()
        return flag is not None and flag.count > 1

    def _has_note(self) -> bool:
        return self._day_of_note() is not None

    def _day_of_note(self) -> dt.date | None:
        ref = self._selection.ref
        timeline = self._company.whole
        if ref is None or ref.kind != "note" or timeline is None:
            return None
        return next((note.day for note in timeline.notes if note.id == ref.id), None)

    def _hidden(self) -> frozenset[str]:
        return frozenset(self._settings.get(kept.HIDDEN_FLAGS).split()) & frozenset(KINDS)
