"""The form of a policy or another event, for all companies or for some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.events import EventFacts
from db.records import EventRecord, SourceRecord
from desktop import wording
from desktop.dialogs.fields import (
    Choice,
    DayField,
    SearchedChecks,
    SourceField,
    TextField,
    WordsField,
)
from desktop.dialogs.form import Form
from desktop.theme import Theme


class EventForm(Form):
    """A new event, or one to be changed.

    `companies` are ids and names, the one that is shown (`shown_id`) first.
    """

    def __init__(
        self,
        theme: Theme,
        companies: Sequence[tuple[int, str]],
        shown_id: int,
        sources: tuple[SourceRecord, ...],
        today: dt.date,
        parent: QWidget,
        event: EventRecord | None = None,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Event") if event else self.tr("New event"), self.tr("Save"))
        self.name, self.jurisdiction = TextField(), TextField()
        self.kind: Choice[str] = Choice(wording.choices(wording.EVENT_KINDS), editable=True)
        self.kind.set_value("policy")
        self.day = DayField(theme, ("day", "month", "quarter", "year"))
        self.day.set_value(today)
        self.end = DayField(theme)
        self.text = WordsField(3)
        self.concerns: Choice[bool] = Choice(
            [(False, self.tr("every company")), (True, self.tr("the companies chosen here"))]
        )
        chosen = event.company_ids if event and event.company_ids else (shown_id,)
        self.companies: SearchedChecks[int] = SearchedChecks(theme, companies, chosen)
        self.source = SourceField(theme, sources)
        self._lay_fields()
        if event is not None:
            self._show(event)
        self.concerns.changed.connect(self._show_companies)
        self._show_companies()
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, days that can be read, and a company where not all are meant."""
        if not self.name.value():
            return self.name, self.tr("An event needs a name")
        for field in (self.day, self.end):
            fault = field.fault()
            if fault:
                return field, fault
        day, end = self.day.day(), self.end.day()
        if day and end and end < day:
            return self.end, self.tr("It ends before it starts")
        if self.concerns.value() and not self.companies.values():
            return self.companies, self.tr("Choose the companies that it concerns")
        return None

    def facts(self) -> EventFacts:
        """What was entered."""
        day = self.day.value()
        return EventFacts(
            name=self.name.value(),
            kind=str(self.kind.value() or "other"),
            jurisdiction=self.jurisdiction.value() or None,
            day=day[0] if day else None,
            day_precision=day[1] if day else "unknown",
            end_day=self.end.day(),
            text=self.text.value(),
            company_ids=self.companies.values() if self.concerns.value() else (),
            source=self.source.value(),
        )

    def _lay_fields(self) -> None:
        self.add(self.tr("What"), self.name)
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Jurisdiction"), self.jurisdiction))
        self.add_row((self.tr("Day"), self.day), (self.tr("Ends on, if it does"), self.end))
        self.add(self.tr("Text"), self.text)
        self.add(self.tr("Concerns"), self.concerns)
        self.add(self.tr("Companies"), self.companies)
        self.add(self.tr("Source"), self.source)

    def _show(self, event: EventRecord) -> None:
        self.name.set_value(event.name)
        self.kind.set_value(event.kind)
        self.jurisdiction.set_value(event.jurisdiction)
        self.day.set_value(event.day, event.day_precision)
        self.end.set_value(event.end_day)
        self.text.set_value(event.text)
        self.concerns.set_value(bool(event.company_ids))
        self.source.set_value(event.source)

    def _show_companies(self) -> None:
        self.show_field(self.companies, is_shown=bool(self.concerns.value()))
