"""The forms of a watchlist: its name, its rule, and the columns it is shown in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from db.records import KnownWords, Rule
from db.stages import LADDER, OFF_THE_LADDER
from desktop import wording
from desktop.dialogs.fields import ChipsField, Choice, NumberField, TextField, Toggle
from desktop.dialogs.fields.checking import ROW, VALUE, CheckList
from desktop.dialogs.form import Form
from desktop.theme import Theme

LONGEST = 36_500  # days
WIDE = 560  # so that three stages stand side by side
ALWAYS = "company"  # the column that every list has

translate = QCoreApplication.translate


class NameForm(Form):
    """A list's name."""

    def __init__(
        self, theme: Theme, title: str, act: str, name: str, parent: QWidget, *, about: str = ""
    ) -> None:
        super().__init__(theme, title, act, parent, about=about)
        self.name = TextField(name)
        self.add(self.tr("Name"), self.name)
        self.name.selectAll()
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A list needs a name"))


class RuleForm(Form):
    """A list's name and the conditions that a company in it fulfils, all of them.

    Signals: `rule_changed()`, the conditions are others now, and sound.
    """

    rule_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str | None,
        rule: Rule,
        known: KnownWords,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(
            self.tr("New list by rule") if name is None else self.tr("Rule of the list"),
            self.tr("Add list") if name is None else self.tr("Save"),
        )
        self.set_about(
            self.tr("A company is in it while it fulfils every condition that is set here.")
        )
        stages = [(code, wording.stage(code)) for code in (*LADDER, *OFF_THE_LADDER)]
        self.name = TextField(name or "")
        self.stages = CheckList(stages, theme.length(100) / 100)
        self.is_overdue = Toggle(self.tr("A milestone is overdue"))
        self.due_within = NumberField(Decimal(0), Decimal(LONGEST))
        self.tags = ChipsField(known.tags)
        self.countries = ChipsField(known.countries)
        self.commodities = ChipsField(known.commodities)
        self._lay_fields()
        self.setMinimumWidth(theme.length(WIDE))
        self._show(rule)
        for field in (
            self.stages,
            self.is_overdue,
            self.due_within,
            self.tags,
            self.countries,
            self.commodities,
        ):
            field.changed.connect(self._tell)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and whole days."""
        if not self.name.value():
            return self.name, self.tr("A list needs a name")
        fault = self._fault()
        return (self.due_within, fault) if fault else None

    def rule(self) -> Rule:
        """The conditions that are set."""
        days = self.due_within.number()
        return Rule(
            stages=self.stages.values(),
            is_overdue=self.is_overdue.value(),
            due_within=None if days is None else int(days),
            tags=tuple(tag.removeprefix("#") for tag in self.tags.values()),
            countries=self.countries.values(),
            commodities=self.commodities.values(),
        )

    def set_count(self, count: int) -> None:
        """Say how many companies fulfil the conditions now."""
        if count == 1:
            words = self.tr("1 company fulfils it.")
        else:
            words = self.tr("{n} companies fulfil it.").format(n=wording.number(count, 0))
        self.set_hint(words)

    def _show(self, rule: Rule) -> None:
        self.stages.set_values(rule.stages)
        self.is_overdue.set_value(rule.is_overdue)
        self.due_within.set_number(None if rule.due_within is None else Decimal(rule.due_within))
        self.tags.set_values(rule.tags)
        self.countries.set_values(rule.countries)
        self.commodities.set_values(rule.commodities)

    def _lay_fields(self) -> None:
        self.add(self.tr("Name"), self.name)
        self.add(self.tr("A project stands at"), self.stages)
        self.add_widget(self.is_overdue)
        self.due_within.setPlaceholderText(self.tr("90"))
        self.add(self.tr("A milestone is due within so many days"), self.due_within)
        for label, field, sample in (
            (self.tr("The company or a project is in"), self.countries, self.tr("Canada, Chile")),
            (self.tr("The company is after"), self.commodities, self.tr("NdPr, Dy")),
            (self.tr("A note has the tag"), self.tags, self.tr("visit, permit")),
        ):
            field.setPlaceholderText(sample)
            self.add(label, field)

    def _fault(self) -> str | None:
        fault = self.due_within.fault()
        if fault:
            return fault
        days = self.due_within.number()
        whole = days is None or days == days.to_integral_value()
        return None if whole else self.tr("Whole days, please")

    def _tell(self) -> None:
        if self._fault() is None:
            self.rule_changed.emit()
        else:
            self.set_hint("")


class ColumnList(QListWidget):
    """Columns to check and to put in order, by dragging or by Alt and an arrow key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(by)
        else:
            super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        """Move the current column so many places down (up if negative), as far as there are."""
        at = self.currentRow()
        to = min(max(at + by, 0), self.count() - 1)
        if at < 0 or at == to:
            return
        item = self.takeItem(at)
        self.insertItem(to, item)
        self.setCurrentItem(item)


class ColumnsForm(Form):
    """In which columns a list is shown, and in which order; or in rows of two lines."""

    def __init__(
        self,
        theme: Theme,
        list_name: str,
        choices: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=list_name)
        self.set_title(self.tr("Columns"), self.tr("Save"))
        self.shape: Choice[bool] = Choice(
            [(True, self.tr("In columns")), (False, self.tr("In rows of two lines"))]
        )
        self.list = ColumnList()
        self.list.setProperty("kind", "card")
        self.list.setMinimumHeight(theme.length(12 * ROW))
        self.up = QPushButton(self.tr("Move up"))
        self.down = QPushButton(self.tr("Move down"))
        self._fill(choices, chosen)
        self._lay_fields()
        self.up.clicked.connect(lambda: self.list.shift(-1))
        self.down.clicked.connect(lambda: self.list.shift(1))
        # A click into its box alone makes an item not the current one, which the buttons move.
        self.list.itemChanged.connect(self.list.setCurrentItem)
        self.list.currentRowChanged.connect(self._offer_moves)
        self.list.model().rowsMoved.connect(self._offer_moves)
        self.shape.changed.connect(self._turn)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def columns(self) -> tuple[str, ...]:
        """The names of the columns in order; none for the rows of two lines."""
        if not self.shape.value():
            return ()
        items = [self.list.item(row) for row in range(self.list.count())]
        checked = Qt.CheckState.Checked
        return tuple(item.data(VALUE) for item in items if item.checkState() == checked)

    def _fill(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        words = dict(choices)
        on = [name for name in chosen if name in words]
        if ALWAYS not in on:
            on.insert(0, ALWAYS)
        for name in (*on, *(name for name, _ in choices if name not in on)):
            item = QListWidgetItem(words[name])
            item.setData(VALUE, name)
            item.setSizeHint(QSize(0, self.theme.length(ROW)))
            flags = (
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setFlags(flags if name == ALWAYS else flags | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if name in on else Qt.CheckState.Unchecked
            item.setCheckState(checked)
            if name == ALWAYS:
                item.setToolTip(self.tr("Every list has this column"))
            self.list.addItem(item)

    def _lay_fields(self) -> None:
        self.add(self.tr("Show the list"), self.shape)
        self.add(
            self.tr("Columns from left to right"),
            self.list,
            hint=self.tr("Space shows or hides one; drag it, or Alt with ↑ or ↓, moves it."),
        )
        moves = QWidget()
        row = QHBoxLayout(moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.length(8))
        for button in (self.up, self.down):
            button.setAutoDefault(False)
            button.setFont(self.theme.font("control", 500))
            row.addWidget(button)
        row.addStretch()
        self.add_widget(moves)

    def _offer_moves(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)

    def _turn(self) -> None:
        in_columns = bool(self.shape.value())
        self.list.setEnabled(in_columns)
        self.up.setEnabled(in_columns)
        self.down.setEnabled(in_columns)
        if in_columns:
            self._offer_moves()


def in_words(rule: Rule) -> str:
    """What a rule asks for: `PFS or FS · overdue · due within 90 d · Canada`."""
    either = translate("Rule", " or ")
    parts = [either.join(wording.stage(code) for code in rule.stages)]
    if rule.is_overdue:
        parts.append(translate("Rule", "overdue"))
    if rule.due_within is not None:
        days = wording.number(rule.due_within, 0)
        parts.append(translate("Rule", "due within {days} d").format(days=days))
    parts += [either.join(rule.countries), either.join(rule.commodities)]
    parts.append(either.join(f"#{tag}" for tag in rule.tags))
    return " · ".join(part for part in parts if part) or translate("Rule", "every company")
