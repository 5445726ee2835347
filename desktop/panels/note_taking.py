"""Taking notes: what the story pane asks for is written, and what is typed is kept as a draft."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from db import notes
from db.errors import DatabaseTrouble
from db.records import CompanyTimeline, Draft
from desktop.analysis.story import Ref
from desktop.panels.story import StoryPanel
from desktop.store import Store

NEW_NOTE = "note:new:"
OLD_NOTE = "note:"


class NoteTaking(QObject):
    """Adds, changes and deletes the notes of the company that the story is about.

    Signals: `added(object)`, the Ref of a new note; `told(str)`, what became of an act;
    `failed(object)`, the trouble that kept one from being done: the words stay where they stand.
    """

    added = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, store: Store, story: StoryPanel, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._story = story
        self._today = today
        self._timeline: CompanyTimeline | None = None
        self._drafts: dict[int, Draft] = {}
        story.note_added.connect(self._add)
        story.note_typed.connect(self._keep)
        story.note_edited.connect(self._change)
        story.note_edit_typed.connect(self._keep_change)
        story.note_edit_left.connect(self._leave)

    def take_up(self, timeline: CompanyTimeline) -> None:
        """Turn to a company, and put back what was being typed about it."""
        self._timeline = timeline
        draft = self._store.read(notes.draft, self._place(timeline))
        text, day = (draft.text, draft.day) if draft else ("", None)
        self._story.quick.set_content(text, day or self._today)
        found = {x.place: x for x in self._store.read(notes.drafts)}
        ids = {OLD_NOTE + note.uid: note.id for note in timeline.notes}
        self._drafts = {ids[place]: x for place, x in found.items() if place in ids}
        self._story.set_edit_drafts(self._drafts)

    def begin(self, day: dt.date) -> None:
        """Put the cursor in the quick line."""
        if self._timeline is not None:
            self._story.quick.begin(day)

    def delete(self, note_id: int) -> None:
        """Delete a note."""
        try:
            self._store.edit(self.tr("Delete note"), notes.delete, note_id)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self.tr("Note deleted. Ctrl+Z brings it back."))

    def _add(self, text: str, day: dt.date) -> None:
        if self._timeline is None:
            return
        try:
            note = self._store.edit(
                self.tr("Add note"),
                notes.add,
                text,
                company_id=self._timeline.company.id,
                day=day,
                draft_place=self._place(self._timeline),
            )
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._story.quick.set_content("", self._today)
        self.added.emit(Ref("note", note.id))

    def _change(self, note_id: int, text: str, day: dt.date | None) -> None:
        try:
            note = self._store.read(notes.note, note_id)
            if (text, day) == (note.text, note.day) or not text.strip():
                self._leave(note_id)
                return
            place = OLD_NOTE + note.uid
            label = self.tr("Edit note")
            self._store.edit(label, notes.change, note_id, text, day, draft_place=place)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            self._keep_change(note_id, text, day)
        else:
            self._drafts.pop(note_id, None)

    def _keep(self, text: str, day: dt.date) -> None:
        if self._timeline is not None:
            self._write_draft(self._place(self._timeline), text, day)

    def _keep_change(self, note_id: int, text: str, day: object) -> None:
        place = self._place_of(note_id)
        kept_day = day if isinstance(day, dt.date) else None
        self._drafts[note_id] = Draft(place, text, kept_day)
        self._write_draft(place, text, kept_day)

    def _leave(self, note_id: int) -> None:
        self._drafts.pop(note_id, None)
        self._write_draft(self._place_of(note_id), "", None)

    def _write_draft(self, place: str, text: str, day: dt.date | None) -> None:
        try:
            self._store.write(notes.keep_draft, place, text, day)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)

    def _place(self, timeline: CompanyTimeline) -> str:
        return NEW_NOTE + timeline.company.uid

    def _place_of(self, note_id: int) -> str:
        return OLD_NOTE + self._story.note(note_id).uid
