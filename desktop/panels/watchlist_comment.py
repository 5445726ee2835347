"""The field in which a company's comment is changed, right where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.watchlist import Role
from desktop.panels.note_editor import DRAFT_DELAY_MS
from desktop.theme import Theme
from desktop.undo_gate import UndoGate

Index = QModelIndex | QPersistentModelIndex
WIDE = 420  # at most, where it stands over other cells


class CommentField(QLineEdit):
    """One line; whoever opened it takes it away again.

    Signals: `typed(int, str)`, the company's id and what stands here, at most 300 ms after a key.
    """

    typed = Signal(int, str)

    def __init__(self, company_id: int, company: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.company_id = company_id
        self.before: str | None = None
        self.setAccessibleName(self.tr("Comment on {company}").format(company=company))
        self.setAccessibleDescription(self.tr("Enter saves, Escape leaves it as it was"))
        self.setPlaceholderText(self.tr("One line about {company}").format(company=company))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY_MS)
        self._timer.timeout.connect(self._tell)
        self.textEdited.connect(self._edited)
        UndoGate(self)

    def fill(self, comment: str, draft: str | None) -> None:
        """Begin with what was being typed last time, else with the comment as it is."""
        self.before = comment
        self.setText(comment if draft is None else draft)
        if draft is None:
            self.selectAll()

    def settle(self) -> None:
        """Give the draft out now, if any of it is still waiting."""
        if self._timer.isActive():
            self._tell()

    def finish(self) -> None:
        """Say nothing any more: what stands here was handed over or given up."""
        self._timer.stop()

    def _edited(self) -> None:
        # Not restarted while it runs: what is typed without pause is written all the same.
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self.typed.emit(self.company_id, self.text())


class CommentDelegate(QStyledItemDelegate):
    """Opens the field at a row, and hands over what is typed.

    Signals: `written(int, str)`, a company's id and its new comment; `typed(int, str)`, what is
    being typed, for the draft; `left(int)`, nothing is to be changed.
    """

    written = Signal(int, str)
    typed = Signal(int, str)
    left = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field: CommentField | None = None
        self.draft_of: Callable[[int], str | None] = lambda _: None
        self.has_cells = False

    def settle(self) -> None:
        """Give the draft of what is being typed out now."""
        if self._field is not None:
            self._field.settle()

    def give_up(self) -> None:
        """Let the comment be what it was; what was typed is forgotten."""
        if self._field is not None:
            self._field.finish()
            self.left.emit(self._field.company_id)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = index.data(Role.NAME)
        field = CommentField(index.data(Role.COMPANY_ID), name, parent)
        field.setFont(self._theme.font("control"))
        field.typed.connect(self.typed)
        self._field = field
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Rows that are read again while someone types must not take the words away.
        if isinstance(editor, CommentField) and editor.before is None:
            comment = index.data(Qt.ItemDataRole.EditRole)
            editor.fill(comment, self.draft_of(editor.company_id))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, CommentField):
            return
        editor.finish()
        words = " ".join(editor.text().split())
        if words == editor.before:
            self.left.emit(editor.company_id)
        else:
            self.written.emit(editor.company_id, words)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        length, place, around = self._theme.length, QRect(option.rect), editor.parentWidget()
        if self.has_cells and around is not None:
            place.setLeft(max(place.left(), 0))
            place.setWidth(min(max(place.width(), length(WIDE)), around.width() - place.left()))
        else:
            place.adjust(length(8), 0, -length(8), -length(1))
            place.setTop(place.bottom() - length(26))
        editor.setGeometry(place)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Take the field away; what was typed and not handed over stays as a draft."""
        self.settle()
        self._field = None
        super().destroyEditor(editor, index)
