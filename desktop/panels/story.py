"""The Story pane: the quick line, and everything in date order below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.records import Draft, NoteRecord
from desktop.analysis.story import Ref, Story
from desktop.models.story import NOTHING_SINCE, Row, Since, StoryModel, StoryRole
from desktop.panels.controls import ring_round
from desktop.panels.note_editor import NoteEditor, QuickNote
from desktop.panels.story_delegate import StoryDelegate
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDITOR_HEIGHT = 150


class EditingDelegate(StoryDelegate):
    """Lets a note be edited where it stands.

    Signals: `edited(int, str, object)`, the note's id with its words and day;
    `typed(int, str, object)` while they are typed.
    """

    edited = Signal(int, str, object)
    typed = Signal(int, str, object)

    def __init__(self, theme: Theme, parent: StoryPanel) -> None:
        super().__init__(theme, parent)
        self._panel = parent

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The entry becomes the field."""
        ref: Ref = index.data(StoryRole.REF)
        editor = NoteEditor(parent)
        editor.saved.connect(self._save)
        editor.abandoned.connect(self._abandon)
        editor.typed.connect(self._typed)
        editor.setProperty("note", ref.id)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill it with the draft of this note, or the note; once only."""
        if isinstance(editor, NoteEditor) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.set_content(*self._panel.note_to_edit(editor.property("note")))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the words over, where they are others."""
        if isinstance(editor, NoteEditor):
            editor.finish()
            self.edited.emit(editor.property("note"), *editor.content())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the entry and as far down as it needs, inside the pane."""
        rect = option.rect.adjusted(8, 2, -8, 0)
        pane = self._panel.list.viewport().rect()
        rect.setHeight(max(rect.height(), min(EDITOR_HEIGHT, pane.height() - 8)))
        if rect.bottom() > pane.bottom():
            rect.moveBottom(max(pane.bottom(), rect.height()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Enter and Tab to the editor; leaving it saves."""
        if isinstance(event, QKeyEvent):
            return False
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def _abandon(self) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self._panel.abandon_edit(editor.property("note"))
            self.closeEditor.emit(editor)

    def _typed(self, text: str, day: object) -> None:
        editor = self.sender()
        if isinstance(editor, NoteEditor):
            self.typed.emit(editor.property("note"), text, day)


class StoryList(QListView):
    """The list of the story; one line can be current, and notes in it edited.

    Signals, each with a Ref: `chosen(object)`; `edit_asked(object)` for what is no note;
    `delete_asked(object)`.
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Story"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete asks to delete."""
        ref = self.currentIndex().data(StoryRole.REF)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ref is not None:
            self._edit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and ref is not None:
            self.delete_asked.emit(ref)
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # single letters are the window's commands, not a search
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Letters change with every move of the chart, and no line's height with them."""
        if list(roles) == [StoryRole.LETTER]:
            self.viewport().update()
        else:
            super().dataChanged(first, last, roles)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where no line has the ring of the focus, the whole has it."""
        super().paintEvent(event)
        ring_round(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the line, in its place or elsewhere."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._edit(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _edit(self, index: QModelIndex) -> None:
        ref = index.data(StoryRole.REF)
        if ref is not None and ref.kind == "note":
            self.edit(index)
        elif ref is not None:
            self.edit_asked.emit(ref)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what was chosen."""
        super().currentChanged(QModelIndex(current), QModelIndex(previous))  # type: ignore[arg-type]
        ref = current.data(StoryRole.REF) if current.isValid() else None
        if ref is not None:
            self.chosen.emit(ref)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the notes anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class StoryPanel(QWidget):
    """The story of one company.

    Signals: `chosen(object)` a Ref; `note_added(str, date)`; `note_typed(str, date)`;
    `note_edited(int, str, object)`; `note_edit_typed(int, str, object)`; `note_edit_left(int)`;
    `edit_asked(object)` and `delete_asked(object)`, a Ref; `left()` when Escape leaves the line.
    """

    chosen = Signal(object)
    note_added = Signal(str, object)
    note_typed = Signal(str, object)
    note_edited = Signal(int, str, object)
    note_edit_typed = Signal(int, str, object)
    note_edit_left = Signal(int)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: dict[int, NoteRecord] = {}
        self._edit_drafts: dict[int, Draft] = {}
        self.setMinimumWidth(theme.length(300))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.quick = QuickNote(theme, self)
        self.model = StoryModel(self)
        self.list = StoryList(theme, self)
        self.list.setModel(self.model)
        self.delegate = EditingDelegate(theme, self)
        self.list.setItemDelegate(self.delegate)
        column = QVBoxLayout(self)
        margin = theme.length(12)
        column.setContentsMargins(0, margin, 0, 0)
        column.setSpacing(theme.length(8))
        inset = QVBoxLayout()
        inset.setContentsMargins(margin, 0, margin, 0)
        inset.addWidget(self.quick)
        column.addLayout(inset)
        column.addWidget(self.list, 1)
        self.quick.saved.connect(self.note_added)
        self.quick.typed.connect(self.note_typed)
        self.quick.left.connect(self._leave)
        self.list.chosen.connect(self.chosen)
        self.list.edit_asked.connect(self.edit_asked)
        self.list.delete_asked.connect(self.delete_asked)
        self.list.clicked.connect(self._clicked)
        self.delegate.edited.connect(self.note_edited)
        self.delegate.typed.connect(self.note_edit_typed)

    def set_story(
        self,
        story: Story,
        letters: dict[dt.date, str],
        today: dt.date,
        *,
        is_past: bool = False,
        hidden: Container[str] = frozenset(),
        since: Since = NOTHING_SINCE,
    ) -> None:
        """Show a story as its model takes it."""
        entries = [e for d in story.days for e in d.entries] + list(story.undated)
        self._notes = {e.record.id: e.record for e in entries if isinstance(e.record, NoteRecord)}
        # Qt makes a neighbour current when the current line goes; that is nobody's choice.
        self.list.blockSignals(True)
        self.model.set_story(story, letters, today, is_past=is_past, hidden=hidden, since=since)
        self.list.blockSignals(False)

    def set_letters(self, letters: dict[dt.date, str]) -> None:
        """Show these letters."""
        self.model.set_letters(letters)

    def set_edit_drafts(self, drafts: dict[int, Draft]) -> None:
        """What was being typed in notes, by the note's id."""
        self._edit_drafts = drafts

    def choose(self, ref: Ref | None) -> None:
        """Make its line the current one and scroll to it; says nothing back."""
        row = self.model.row_of(ref) if ref is not None else -1
        if row < 0:
            self._silently_select(QModelIndex())
            return
        if self.list.currentIndex().data(StoryRole.REF) == ref:
            return
        index = self.model.index(row)
        self._silently_select(index)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def settle(self) -> None:
        """Give out what is typed and still waiting, in the quick line and in an open field."""
        self.quick.settle()
        for editor in self.list.findChildren(NoteEditor):
            editor.settle()

    def edit_note(self, note_id: int) -> None:
        """Open a note's field where it stands."""
        row = self.model.row_of(Ref("note", note_id))
        if row >= 0:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(row))
            self.list.edit(self.model.index(row))

    def note(self, note_id: int) -> NoteRecord:
        """A note that is shown."""
        return self._notes[note_id]

    def note_to_edit(self, note_id: int) -> tuple[str, dt.date | None]:
        """The words and day that an editor starts from: a kept draft before the note itself."""
        if draft := self._edit_drafts.get(note_id):
            return draft.text, draft.day
        note = self.note(note_id)
        return note.text, note.day

    def abandon_edit(self, note_id: int) -> None:
        """Leave a note as it was."""
        self._edit_drafts.pop(note_id, None)
        self.note_edit_left.emit(note_id)

    def _silently_select(self, index: QModelIndex) -> None:
        self.list.blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        if not index.isValid():
            self.list.clearSelection()
        self.list.blockSignals(False)

    def _leave(self) -> None:
        self.list.setFocus()
        self.left.emit()

    def _clicked(self, index: QModelIndex) -> None:
        row: Row = index.data(StoryRole.ROW)
        if row.kind == "more" and row.day is not None:
            self.model.open_day(row.day)
