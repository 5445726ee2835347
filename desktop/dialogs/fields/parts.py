"""A field for the parts of a financing, and what they come to beside the whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from db.records import DealPart, Money
from desktop import wording
from desktop.analysis.financing import part_differences
from desktop.dialogs.fields.choosing import Choice
from desktop.dialogs.fields.numbers import MoneyField
from desktop.dialogs.fields.texts import TextField
from desktop.models.financing import PART_KINDS, part_kind, parts_check
from desktop.theme import Theme


class PartRow(QWidget):
    """One part: what it is, how much, from whom; moved with Alt+Up and Alt+Down.

    Signals: `changed()`; `moved(int)`, up (-1) or down (+1); `removed()`.
    """

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, currency: str, parent: QWidget) -> None:
        super().__init__(parent)
        codes = (*PART_KINDS, *wording.DEAL_KINDS)
        self.kind: Choice[str] = Choice([(c, part_kind(c)) for c in codes], editable=True)
        self.money = MoneyField(currency)
        self.counterparty = TextField()
        self.counterparty.setPlaceholderText(self.tr("from"))
        self.up = self._button(theme, "chevron-up", self.tr("Further up"))
        self.down = self._button(theme, "chevron-down", self.tr("Further down"))
        self.remove = self._button(theme, "x", self.tr("Remove the part"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.length(4))
        row.addWidget(self.kind, 5)
        row.addWidget(self.money, 6)
        row.addWidget(self.counterparty, 3)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        for field in (self.kind, self.money, self.counterparty):
            field.changed.connect(self.changed)

    def name(self, number: int) -> None:
        """Say which part it is, to those who can't see where it stands."""
        self.kind.setAccessibleName(self.tr("Part {n}: kind").format(n=number))
        self.money.setAccessibleName(self.tr("Part {n}: amount").format(n=number))
        self.money.currency.setAccessibleName(self.tr("Part {n}: currency").format(n=number))
        self.counterparty.setAccessibleName(self.tr("Part {n}: from").format(n=number))
        for button in (self.up, self.down, self.remove):
            said = self.tr("Part {n}: {act}").format(n=number, act=button.toolTip())
            button.setAccessibleName(said)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is entered."""
        typed = (self.kind.value(), self.money.amount.value(), self.counterparty.value())
        return not any(typed)

    def fault(self) -> tuple[QWidget, str] | None:
        """What of it can't be read or is missing; None where it is sound or blank."""
        if self.is_blank:
            return None
        if not self.kind.value():
            return self.kind, self.tr("A part needs a kind")
        said = self.money.fault()
        if said is None and self.money.value() is None:
            said = self.tr("A part needs an amount")
        return (self.money, said) if said else None

    def value(self) -> DealPart | None:
        """The part; None where it is blank; raises ValueError where it can't be read."""
        money = self.money.value()
        if self.is_blank or money is None:
            return None
        return DealPart(str(self.kind.value()), money, self.counterparty.value() or None)

    def set_value(self, part: DealPart) -> None:
        """Show a part."""
        self.kind.set_value(part.kind)
        self.money.set_value(part.money)
        self.counterparty.set_value(part.counterparty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the part."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            super().keyPressEvent(event)

    def _button(self, theme: Theme, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


class PartsField(QWidget):
    """The parts in their order; tells how they differ from the whole and corrects nothing.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._whole: Money | None = None
        self.rows: list[PartRow] = []
        self.add = QPushButton(self.tr("Add a part"), self)
        self.add.setIcon(theme.icon("plus"))
        self.add.setAutoDefault(False)
        self.add.setFont(theme.font("control", 500))
        self.add.clicked.connect(self._add_blank)
        self.check = QLabel(self)
        self.check.setFont(theme.font("second"))
        self.check.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.length(4))
        foot = QHBoxLayout()
        foot.setSpacing(theme.length(12))
        foot.addWidget(self.add)
        foot.addWidget(self.check, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(4))
        column.addLayout(self._column)
        column.addLayout(foot)
        self.setFocusProxy(self.add)
        self._settle()

    def fault(self) -> tuple[QWidget, str] | None:
        """The first part that is not sound, and why."""
        return next((fault for row in self.rows if (fault := row.fault())), None)

    def values(self) -> tuple[DealPart, ...]:
        """The parts; blank ones are none. Raises ValueError where one can't be read."""
        return tuple(part for row in self.rows if (part := row.value()) is not None)

    def set_values(self, parts: Sequence[DealPart]) -> None:
        """Show these parts."""
        for row in list(self.rows):
            self._remove(row)
        for part in parts:
            self._add_row(part.money.currency).set_value(part)
        self._settle()

    def set_whole(self, whole: Money | None) -> None:
        """Hold the parts against this amount; a new part begins in its currency."""
        self._whole = whole
        self._say()

    def _add_blank(self) -> None:
        row = self._add_row(self._whole.currency if self._whole else "CAD")
        self._settle()
        row.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, currency: str) -> PartRow:
        row = PartRow(self._theme, currency, self)
        row.changed.connect(self._say)
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _move(self, row: PartRow, by: int) -> None:
        at = self.rows.index(row)
        to = at + by
        if not 0 <= to < len(self.rows):
            return
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._settle()

    def _remove(self, row: PartRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        beside = self.rows[min(at, len(self.rows) - 1)].remove if self.rows else self.add
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()

    def _settle(self) -> None:
        """Number the rows, let Tab go through them in their order, and hold them against it."""
        before = self._stop_before()
        for at, row in enumerate(self.rows):
            row.name(at + 1)
            row.up.setEnabled(at > 0)
            row.down.setEnabled(at + 1 < len(self.rows))
            steps = (row.kind, row.money.amount, row.money.currency, row.counterparty,
                     row.up, row.down, row.remove)  # fmt: skip
            for step in steps:
                QWidget.setTabOrder(before, step)
                before = step
        if before.window() is self.add.window():
            QWidget.setTabOrder(before, self.add)
        self._say()

    def _stop_before(self) -> QWidget:
        """Where Tab comes from into the parts: the last stop before them, else the form."""
        stop = self.add.previousInFocusChain()
        while stop is not None and stop is not self.add:
            is_ours = any(row.isAncestorOf(stop) for row in self.rows)
            if not is_ours and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return stop
            stop = stop.previousInFocusChain()
        return self.add

    def _say(self) -> None:
        try:
            amounts = [part.money for part in self.values()]
        except ValueError:
            amounts = []
        said = parts_check(self._whole, amounts)
        differs = bool(part_differences(self._whole, amounts))
        self.check.setText(f"⚠ {said}" if differs else said)
        self.check.setProperty("tone", "overdue" if differs else "muted")
        self.check.style().polish(self.check)
        self.changed.emit()
