"""Policy and other events entered and changed."""

from __future__ import annotations

from typing import ClassVar

from db import events
from db.events import EventFacts
from db.records import EventRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.deal import EventForm
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing


class EventEditing(Editing):
    """Edits events."""

    kinds: ClassVar[frozenset[str]] = frozenset({"event", "event_end"})

    def commands(self) -> list[Entry]:
        """Its part of the Record menu."""
        can = self._has_company
        return [Command("new_event", self.tr("New &event…"), ("E",), self.add, can=can)]

    def add(self) -> None:
        """Open the form of a new event."""
        if self.selection.company is None:
            return
        form = self._form()
        label = self.tr("New event")

        def save() -> None:
            found = self.store.edit(label, events.add_event, self._facts(form, None))
            self.shown.emit(Ref("event", found))

        open_form(form, save)

    def edit(self, ref: Ref) -> None:
        """Open the form of an event."""
        event = self._event(ref)
        if event is None:
            return
        form = self._form()
        form.name.set_value(event.name)
        form.kind.set_value(event.kind)
        form.jurisdiction.set_value(event.jurisdiction)
        form.day.set_value(event.day, event.day_precision)
        form.end.set_value(event.end_day)
        form.text.set_value(event.text)
        form.only_this.set_value(bool(event.company_ids))
        form.source.set_value(event.source)
        label = self.tr("Change event")

        def save() -> None:
            self.store.edit(label, events.change_event, event.id, self._facts(form, event))

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete an event."""
        self.do(self.tr("Delete event"), events.delete_event, ref.id)
        self.told.emit(self.tr("Deleted. Ctrl+Z brings it back."))

    def _facts(self, form: EventForm, event: EventRecord | None) -> EventFacts:
        """What was entered; the other companies that it names go on being named."""
        company = self.selection.company
        assert company is not None  # the form is about a shown company
        named = {*(event.company_ids if event else ()), company.id}
        day = form.day.value()
        return EventFacts(
            name=form.name.value(),
            kind=str(form.kind.value() or "other"),
            jurisdiction=form.jurisdiction.value() or None,
            day=day[0] if day else None,
            day_precision=day[1] if day else "unknown",
            end_day=form.end.day(),
            text=form.text.value(),
            company_ids=sorted(named) if form.only_this.value() else (),
            source=form.source.value(),
        )

    def _form(self) -> EventForm:
        company = self.selection.company
        assert company is not None
        sources = self.store.read(all_sources)
        return EventForm(self.theme, company.short_name, sources, self.selection.today, self.window)

    def _event(self, ref: Ref) -> EventRecord | None:
        timeline = self.selection.timeline
        found = timeline.events if timeline else ()
        return next((event for event in found if event.id == ref.id), None)

    def _has_company(self) -> bool:
        return self.selection.company is not None
