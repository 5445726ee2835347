"""The forms of a milestone: what it is, that it was reached, given up, or recorded in error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.milestones import MilestoneFacts, Promise
from db.records import MilestoneRecord, NewSource, ProjectRecord, SourceRecord, Span, Window
from desktop import wording
from desktop.analysis.spans import span_of
from desktop.analysis.story import ENDINGS
from desktop.dialogs.fields import Choice, DayField, SourceField, TextField, WordsField
from desktop.dialogs.form import Form
from desktop.dialogs.promise import PromiseFields, Speaker
from desktop.theme import Theme


class MilestoneForm(Form):
    """A new milestone with its first promise, or what is known of one."""

    def __init__(
        self,
        theme: Theme,
        projects: tuple[ProjectRecord, ...],
        sources: tuple[SourceRecord, ...],
        speaker: Speaker,
        milestone: MilestoneRecord | None,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=speaker.company)
        self.set_title(
            self.tr("New milestone") if milestone is None else self.tr("Milestone"),
            self.tr("Add milestone") if milestone is None else self.tr("Save"),
        )
        self.name = TextField()
        self.type: Choice[str] = Choice(
            [(code, wording.milestone_type(code)) for code in wording.MILESTONE_TYPES]
        )
        self.phase: Choice[str] = Choice(wording.choices(wording.PHASES))
        self.project: Choice[int | None] = Choice(
            [*((p.id, p.short_name) for p in projects), (None, self.tr("the company itself"))]
        )
        self.remark = WordsField(2)
        self.source = SourceField(theme, sources)
        self.promise = PromiseFields(theme, today, sources, speaker) if milestone is None else None
        self.add(self.tr("What"), self.name)
        self.add_row((self.tr("Type"), self.type), (self.tr("Which day is meant"), self.phase))
        self.add(self.tr("Project"), self.project)
        if self.promise is not None:
            self.name.setPlaceholderText(self.tr("PFS results"))
            self.promise.lay_into(self)
            self.set_hint(self.tr("Without words of a target it has no date yet."))
        else:
            self.add(self.tr("Remark"), self.remark)
            self.add(self.tr("Source"), self.source)
        if milestone is not None:
            self._show(milestone)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and a promise that can be read where one is begun."""
        if not self.name.value():
            return self.name, self.tr("A milestone needs a name")
        if self.promise is not None and self.promise.is_begun:
            return self.promise.check()
        return None

    def facts(self) -> MilestoneFacts:
        """What was entered; the source of a new one is that of its promise."""
        source: SourceRecord | NewSource | None = self.source.value()
        if self.promise is not None:
            source = self.promise.source.value()
        return MilestoneFacts(
            name=self.name.value(),
            type=str(self.type.value()),
            phase=str(self.phase.value()),
            project_id=self._project_id(),
            remark=self.remark.value(),
            source=source,
        )

    def _project_id(self) -> int | None:
        chosen = self.project.value()
        return chosen if isinstance(chosen, int) else None

    def _show(self, milestone: MilestoneRecord) -> None:
        self.name.set_value(milestone.name)
        self.type.set_value(milestone.type)
        self.phase.set_value(milestone.phase)
        self.project.set_value(milestone.project_id)
        self.remark.set_value(milestone.remark)
        self.source.set_value(milestone.source)


class DoneForm(Form):
    """That a milestone was reached, on the day, or in the month or quarter known."""

    def __init__(
        self,
        theme: Theme,
        milestone: MilestoneRecord,
        sources: tuple[SourceRecord, ...],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=milestone.name)
        self.set_title(self.tr("Done"), self.tr("Mark as done"))
        self._today = today
        self.day = DayField(theme, ("day", "month", "quarter"))
        actual = milestone.actual
        self.day.set_value(*((actual.start, actual.precision) if actual else (today, "day")))
        self.source = SourceField(theme, sources)
        self.source.set_value(milestone.actual_source)
        self.add(self.tr("Reached on"), self.day)
        self.add(self.tr("Source"), self.source)
        self.day.line.selectAll()
        self.day.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A day is needed, and none after today."""
        words = self.day.fault()
        found = None if words else self.day.value()
        if words or found is None:
            return self.day, words or self.tr("Say when it was reached")
        if found[0] > self._today:
            return self.day, self.tr("This day is still to come")
        return None

    def actual(self) -> Span:
        """When it was reached."""
        found = self.day.value()
        assert found is not None  # as was checked
        return span_of(*found)


class EndForm(Form):
    """That a milestone was suspended, cancelled, or superseded by another."""

    def __init__(
        self,
        theme: Theme,
        milestone: MilestoneRecord,
        others: Sequence[tuple[int, str]],
        sources: tuple[SourceRecord, ...],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=milestone.name)
        self.set_title(self.tr("Given up"), self.tr("Save"))
        self._today = today
        self.status: Choice[str] = Choice(
            [
                ("suspended", self.tr("suspended")),
                ("cancelled", self.tr("cancelled")),
                ("superseded", self.tr("superseded by another milestone")),
            ]
        )
        self.by: Choice[int | None] = Choice([(None, self.tr("not known")), *others])
        self.words = TextField()
        self.words.setPlaceholderText(self.tr("on hold until financing is secured"))
        self.reason = TextField()
        self.day = DayField(theme, ("day", "month"))
        self.day.set_value(today)
        self.source = SourceField(theme, sources)
        self.add(self.tr("It is"), self.status)
        self.add(self.tr("Superseded by"), self.by)
        self.add(self.tr("In their words, if any"), self.words)
        self.add_row((self.tr("Reason given"), self.reason), (self.tr("Said on"), self.day))
        self.add(self.tr("Source"), self.source)
        self.set_hint(self.tr("What was promised stays."))
        if milestone.status != "planned":
            self.status.set_value(milestone.status)
            self.by.set_value(milestone.superseded_by_id)
        self.status.changed.connect(self._tell)
        self._tell()
        self.status.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A day that can be read and is not to come; words where a reason or a source is given."""
        words = self.day.fault()
        said = None if words else self.day.day()
        if words:
            return self.day, words
        if said is not None and said > self._today:
            return self.day, self.tr("This day is still to come")
        told = self.reason.value() or self.source.value() is not None
        if told and not self.words.value():
            return self.words, self.tr("In which words was it said?")
        return None

    def superseded_by(self) -> int | None:
        """The milestone that took its place, where that is so and known."""
        chosen = self.by.value()
        is_superseded = self.status.value() == "superseded"
        return chosen if is_superseded and isinstance(chosen, int) else None

    def promise(self) -> Promise | None:
        """The words in which it was said, as a promise without a window; None without words."""
        if not self.words.value():
            return None
        said = self.day.value()
        return Promise(
            Window(self.words.value(), None, None, "none"),
            announced_on=said[0] if said else None,
            announced_precision=said[1] if said else "unknown",
            source=self.source.value(),
            kind=ENDINGS[str(self.status.value())],
            reason=self.reason.value() or None,
        )

    def _tell(self) -> None:
        self.by.setEnabled(self.status.value() == "superseded")


class InErrorForm(Form):
    """Why a promise was recorded in error."""

    def __init__(
        self, theme: Theme, milestone: MilestoneRecord, words: str, parent: QWidget
    ) -> None:
        super().__init__(theme, "", "", parent, about=f"{milestone.name} · {words}")
        self.set_title(self.tr("Recorded in error"), self.tr("Count it no more"))
        self.reason = TextField()
        self.reason.setPlaceholderText(self.tr("it was about another study"))
        self.add(self.tr("Why"), self.reason)
        self.set_hint(self.tr("It is kept, and can be counted again."))
        self.reason.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A reason is needed."""
        return None if self.reason.value() else (self.reason, self.tr("Say why"))
