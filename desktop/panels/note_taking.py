"""Taking notes: what the story pane asks for is written, and what is typed is kept as a draft."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, Signal

from db import notes
from db.errors import DatabaseTrouble
from db.records import CompanyTimeline, Draft
from desktop import wording
from desktop.analysis.story import Ref
from desktop.errors import Failure
from desktop.panels.draft_keeping import DraftKeeping
from desktop.panels.story import StoryPanel
from desktop.store import Store

NEW_NOTE = "note:new:"
OLD_NOTE = "note:"


class NoteTaking(QObject):
    """Adds, changes and deletes the notes of the company that the story is about.

    Signals: `added(object)`, the Ref of a new note; `told(str)`, what became of an act;
    `failed(object)`, the Failure of one that was not done: the words stay where they stand.
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
        self.drafts = DraftKeeping(store, self)
        self.drafts.failed.connect(self.failed)
        story.note_added.connect(self._add)
        story.note_typed.connect(self._keep)
        story.note_edited.connect(self._change)
        story.note_edit_typed.connect(self._keep_change)
        story.note_edit_left.connect(self._leave)

    def take_up(self, timeline: CompanyTimeline) -> None:
        """Turn to a company, and put back what was being typed about it."""
        found = self.drafts.all()
        self._timeline = timeline
        draft = found.get(self._place(timeline))
        text, day = (draft.text, draft.day) if draft else ("", None)
        self._story.quick.set_content(text, day or self._today)
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
            self.failed.emit(Failure(trouble, partial(self.delete, note_id)))
        else:
            self.told.emit(self.tr("Note deleted. Ctrl+Z brings it back."))

    def move(self, note_id: int, day: dt.date) -> None:
        """Give a note another day."""
        try:
            self._store.edit(self.tr("Move note"), notes.move, note_id, day)
        except DatabaseTrouble as trouble:
            self.failed.emit(Failure(trouble, partial(self.move, note_id, day)))
        else:
            form = self.tr("Note moved to {day}. Ctrl+Z brings it back.")
            self.told.emit(form.format(day=wording.day(day)))

    def _add(self, text: str, day: dt.date) -> None:
        if self._timeline is not None:
            self._add_to(self._timeline, text, day)

    def _add_to(self, timeline: CompanyTimeline, text: str, day: dt.date) -> None:
        """Add a note; tried again it goes to the same company, whichever is shown by then."""
        place = self._place(timeline)
        try:
            note = self._store.edit(
                self.tr("Add note"),
                notes.add,
                text,
                company_id=timeline.company.id,
                day=day,
                draft_place=place,
            )
        except DatabaseTrouble as trouble:
            self.drafts.keep_after(trouble, Draft(place, text, day))
            self.failed.emit(Failure(trouble, partial(self._add_to, timeline, text, day)))
            return
        self.drafts.let_go(place)
        if self._timeline is None or self._timeline.company.id != timeline.company.id:
            self.told.emit(self.tr("Note added to %s") % timeline.company.short_name)
            return
        if self._story.quick.text().strip() == text.strip():
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
            self._drafts[note_id] = Draft(self._place_of(note_id), text, day)
            self.drafts.keep_after(trouble, self._drafts[note_id])
            self.failed.emit(Failure(trouble, partial(self._change, note_id, text, day)))
        else:
            self._drafts.pop(note_id, None)
            self.drafts.let_go(place)

    def _keep(self, text: str, day: dt.date) -> None:
        if self._timeline is not None:
            self.drafts.keep(Draft(self._place(self._timeline), text, day))

    def _keep_change(self, note_id: int, text: str, day: object) -> None:
        place = self._place_of(note_id)
        kept_day = day if isinstance(day, dt.date) else None
        self._drafts[note_id] = Draft(place, text, kept_day)
        self.drafts.keep(self._drafts[note_id])

    def _leave(self, note_id: int) -> None:
        self._drafts.pop(note_id, None)
        self.drafts.keep(Draft(self._place_of(note_id), "", None))

    def _place(self, timeline: CompanyTimeline) -> str:
        return NEW_NOTE + timeline.company.uid

    def _place_of(self, note_id: int) -> str:
        return OLD_NOTE + self._story.note(note_id).uid
