"""Policy and other events entered and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from db import events
from db.companies import company_names
from db.records import CompanyName, EventRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.event import EventForm


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
        form = self._form(None)
        label = self.tr("New event")

        def save() -> None:
            found = self.store.edit(label, events.add_event, form.facts())
            self.shown.emit(Ref("event", found))

        open_form(form, save)

    def edit(self, ref: Ref) -> None:
        """Open the form of an event."""
        event = self._event(ref)
        if event is None:
            return
        form = self._form(event)
        label = self.tr("Change event")

        def save() -> None:
            self.store.edit(label, events.change_event, event.id, form.facts())

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete an event."""
        words = self.tr("Deleted. Ctrl+Z brings it back.")
        self.do_telling(words, self.tr("Delete event"), events.delete_event, ref.id)

    def _form(self, event: EventRecord | None) -> EventForm:
        from desktop.dialogs.event import EventForm

        shown = self.selection.company
        assert shown is not None  # the form is opened beside a company
        names = [(c.id, self._named(c)) for c in self.store.read(company_names)]
        names.sort(key=lambda named: named[0] != shown.id)
        return EventForm(
            self.theme,
            names,
            shown.id,
            self.store.read(all_sources),
            self.selection.today,
            self.window,
            event,
        )

    def _named(self, company: CompanyName) -> str:
        archived = self.tr("archived") if company.is_archived else ""
        return " · ".join(part for part in (company.name, company.code, archived) if part)

    def _event(self, ref: Ref) -> EventRecord | None:
        timeline = self.selection.timeline
        found = timeline.events if timeline else ()
        return next((event for event in found if event.id == ref.id), None)

    def _has_company(self) -> bool:
        return self.selection.company is not None
