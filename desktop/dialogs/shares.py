"""Who owns a project: the shares over time as rows, and the form of one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.projects import ShareFacts
from db.records import SourceRecord
from desktop import wording
from desktop.analysis.shares import Held, too_much
from desktop.analysis.spans import span_of
from desktop.dialogs.fields import Choice, DayField, NumberField, SourceField, TextField
from desktop.dialogs.form import Form
from desktop.dialogs.rows_table import ROW, RowsTable
from desktop.models.rows import Row, RowRole, RowsModel
from desktop.theme import Theme

PRECISIONS = ("day", "month", "quarter", "year")
ROWS = 3


class ShareForm(Form):
    """A share that somebody holds since some day."""

    def __init__(
        self,
        theme: Theme,
        owner: str,
        holders: Sequence[str],
        sources: tuple[SourceRecord, ...],
        share: ShareFacts | None,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Owner's share"), self.tr("Take it") if share else self.tr("Add"))
        self._id = share.id if share else None
        own = self.tr("{company}, the company itself").format(company=owner)
        others = [(name, name) for name in holders]
        self.holder: Choice[str | None] = Choice([(None, own), *others], editable=True)
        self.share = NumberField(Decimal(0), Decimal(100))
        self.since = DayField(theme, PRECISIONS)
        self.remark = TextField()
        self.source = SourceField(theme, sources)
        self.add(self.tr("Holder"), self.holder)
        self.add_row((self.tr("Per cent"), self.share), (self.tr("Held since"), self.since))
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)
        self.holder.set_value(None)
        if share is not None:
            self._show(share)
        self.share.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A number of per cent is needed, and a day that can be read."""
        for field in (self.share, self.since):
            fault = field.fault()
            if fault:
                return field, fault
        if self.share.number() is None:
            return self.share, self.tr("How many per cent?")
        return None

    def facts(self) -> ShareFacts:
        """What was entered."""
        since, share = self.since.value(), self.share.number()
        assert share is not None  # as was checked
        return ShareFacts(
            share=share,
            day=since[0] if since else None,
            day_precision=since[1] if since else "unknown",
            holder=self.holder.value(),
            remark=self.remark.value() or None,
            source=self.source.value(),
            id=self._id,
        )

    def _show(self, share: ShareFacts) -> None:
        self.holder.set_value(share.holder)
        self.share.set_number(share.share)
        self.since.set_value(share.day, share.day_precision)
        self.remark.set_value(share.remark)
        if share.source is not None:
            self.source.set_value(share.source)


class SharesField(QWidget):
    """Shares as rows: Insert adds one, Enter changes it, Delete takes it away.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        owner: str,
        sources: tuple[SourceRecord, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._owner, self._sources = theme, owner, sources
        self._shares: list[ShareFacts] = []
        self.model = RowsModel(self)
        self.model.set_headings(
            (self.tr("Holder"), self.tr("Share"), self.tr("Since"), self.tr("Source"))
        )
        self.table = RowsTable(theme, self)
        self.add = self._button(self.tr("Add a share…"))
        self.change = self._button(self.tr("Change…"))
        self.remove = self._button(self.tr("Remove"))
        self.warning = QLabel()
        self.warning.setProperty("tone", "overdue")
        self.warning.setFont(theme.font("second", 500))
        self.warning.setWordWrap(True)
        self._set_up_table()
        self._lay_out()
        self.add.clicked.connect(lambda: self._open(None))
        self.change.clicked.connect(lambda: self._open(self._chosen()))
        self.remove.clicked.connect(self._remove)
        self._tell()

    def setAccessibleName(self, name: str) -> None:
        """Name the table."""
        super().setAccessibleName(name)
        self.table.setAccessibleName(name)

    def values(self) -> list[ShareFacts]:
        """The shares in the order of their days."""
        return list(self._shares)

    def set_values(self, shares: Sequence[ShareFacts]) -> None:
        """Show these shares."""
        self._shares = sorted(shares, key=lambda s: (s.day is not None, s.day, s.holder or ""))
        self._tell()

    def _open(self, at: int | None) -> None:
        """Open the form of a share, or of a new one."""
        known = dict.fromkeys(s.holder for s in self._shares if s.holder)
        share = self._shares[at] if at is not None else None
        form = ShareForm(self._theme, self._owner, list(known), self._sources, share, self.window())

        def take() -> None:
            facts = form.facts()
            others = [s for i, s in enumerate(self._shares) if i != at]
            form.accept()
            self.set_values([*others, facts])
            self.table.setCurrentIndex(self.model.index(self._shares.index(facts), 0))
            self.table.setFocus()

        form.submitted.connect(take)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _remove(self) -> None:
        at = self._chosen()
        if at is not None:
            del self._shares[at]
            self._tell()
            self.table.setCurrentIndex(self.model.index(min(at, len(self._shares) - 1), 0))

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_Insert:
            self._open(None)
        elif key == Qt.Key.Key_Delete:
            self._remove()
        else:
            self._open(self._chosen())

    def _chosen(self) -> int | None:
        found = self.table.currentIndex().data(RowRole.ID)
        return found if isinstance(found, int) else None

    def _tell(self) -> None:
        self.model.set_rows([Row(at, self._cells(s)) for at, s in enumerate(self._shares)])
        self.table.fit_columns()
        found = too_much(
            Held(s.holder, s.share, span_of(s.day, s.day_precision) if s.day else None)
            for s in self._shares
        )
        self.warning.setText("⚠ " + wording.too_much(found) if found else "")
        self.warning.setVisible(found is not None)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(self._chosen() is not None)

    def _cells(self, share: ShareFacts) -> tuple[str, ...]:
        percent = wording.exact(share.share) + wording.THIN + "%"
        since = wording.span(share.day, share.day_precision) if share.day else ""
        source = share.source.title if share.source else ""
        return share.holder or self._owner, percent, since, source

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty("kind", "boxed")
        table.key_pressed.connect(self._press)
        table.doubleClicked.connect(lambda _: self._open(self._chosen()))
        table.selectionModel().currentChanged.connect(lambda *_: self._settle())
        table.setFixedHeight(self._theme.length(ROW) * (ROWS + 1) + self._theme.length(8))
        self.setFocusProxy(table)

    def _lay_out(self) -> None:
        length = self._theme.length
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(length(6))
        column.addWidget(self.table)
        column.addWidget(self.warning)
        buttons = QHBoxLayout()
        buttons.setSpacing(length(8))
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setFont(self._theme.font("control", 500))
        button.setAutoDefault(False)
        return button
