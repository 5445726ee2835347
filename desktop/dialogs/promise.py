"""The form of a promise: the words, the window they mean, when, by whom and where it was said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget

from db.milestones import Promise
from db.records import MilestoneRecord, SourceRecord, Window
from desktop import formats, wording
from desktop.analysis.slip import change
from desktop.analysis.spans import span_of
from desktop.dialogs.fields import Choice, DayField, SourceField, TextField, WordsField
from desktop.dialogs.fields.days import read_day
from desktop.dialogs.form import Form
from desktop.theme import Theme

PRECISIONS = ("day", "month", "quarter", "year")


class PromiseFields:
    """The fields of a promise, to stand in a form of their own or in a milestone's.

    Words that name a day, month, quarter or year are read; for all others the two ends are typed.
    """

    def __init__(self, theme: Theme, today: dt.date, sources: tuple[SourceRecord, ...]) -> None:
        self._today = today
        self.words = TextField()
        self.starts = DayField(theme, PRECISIONS)
        self.ends = DayField(theme, PRECISIONS)
        self.said_on = DayField(theme, ("day", "month"))
        self.said_on.set_value(today)
        self.said_by: Choice[str] = Choice(
            [
                ("company", wording.said_by("company")),
                ("analyst", wording.said_by("analyst")),
                ("press", wording.said_by("press")),
            ],
            editable=True,
        )
        self.said_by.set_value("company")
        self.source = SourceField(theme, sources)
        self._last = ""
        self.words.changed.connect(self._read)

    def lay_into(self, form: Form) -> None:
        """Put the fields into a form."""
        tr = form.tr
        self.words.setPlaceholderText(tr("Q1 2027"))
        form.add(tr("In their words"), self.words)
        form.add_row((tr("Means from"), self.starts), (tr("to"), self.ends))
        form.add_row((tr("Said on"), self.said_on), (tr("Said by"), self.said_by))
        form.add(tr("Source"), self.source)

    @property
    def is_begun(self) -> bool:
        """Whether any words of a promise are typed."""
        return bool(self.words.value())

    def check(self) -> tuple[QWidget, str] | None:
        """Words are needed, and days that can be read and follow each other."""
        if not self.words.value():
            return self.words, self.words.tr("A promise needs the words in which it was given")
        for field in (self.starts, self.ends, self.said_on):
            words = field.fault()
            if words:
                return field, words
        window = self.window()
        if window.start and window.end and window.start > window.end:
            return self.ends, self.words.tr("It ends before it starts")
        said = self.said_on.day()
        if said is not None and said > self._today:
            return self.said_on, self.words.tr("Nothing can have been said after today")
        return None

    def window(self) -> Window:
        """The words with the interval they mean; both ends open where none is typed."""
        starts, ends = self.starts.value(), self.ends.value()
        start = starts[0] if starts else None
        end = span_of(*ends).end if ends else None
        return Window(self.words.value(), start, end, self._precision(starts, ends))

    def promise(self, remark: str | None = None) -> Promise:
        """What was entered."""
        said = self.said_on.value()
        return Promise(
            window=self.window(),
            announced_on=said[0] if said else None,
            announced_precision=said[1] if said else "unknown",
            said_by=str(self.said_by.value() or "") or None,
            remark=remark,
            source=self.source.value(),
        )

    def _precision(
        self, starts: tuple[dt.date, str] | None, ends: tuple[dt.date, str] | None
    ) -> str:
        if starts is None and ends is None:
            return "none"
        if starts is not None and starts == ends:
            return starts[1]
        return "manual"

    def _read(self) -> None:
        """Fill the two ends from words that are a date; leave what was typed there by hand."""
        if self.starts.line.value() + self.ends.line.value() != self._last:
            return
        try:
            found = read_day(self.words.value(), formats.used())
        except ValueError:
            found = None
        for field in (self.starts, self.ends):
            field.set_value(*(found or (None, "day")))
        self._last = self.starts.line.value() + self.ends.line.value()


class PromiseForm(Form):
    """A new promise of a milestone beside those before, which stay."""

    def __init__(
        self,
        theme: Theme,
        milestone: MilestoneRecord,
        project: str,
        sources: tuple[SourceRecord, ...],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        phase = "" if milestone.phase == "none" else wording.phase(milestone.phase)
        about = " · ".join(part for part in (milestone.name, project, phase) if part)
        super().__init__(theme, "", "", parent, about=about)
        self.set_title(self.tr("Revise a target"), self.tr("Add promise"))
        self._milestone = milestone
        self.fields_of_promise = PromiseFields(theme, today, sources)
        self.fields_of_promise.lay_into(self)
        self.kind: Choice[str] = Choice(
            [
                ("target", self.tr("names a time")),
                ("withdrawn", self.tr("takes the time back")),
                ("rescoped", self.tr("is about something else now")),
            ]
        )
        self.reason = TextField()
        self.add_row(
            (self.tr("The promise"), self.kind), (self.tr("Reason given, if any"), self.reason)
        )
        self.remark = WordsField(2)
        self.add(self.tr("Remark"), self.remark)
        self.shift = QLabel(self)
        self.shift.setWordWrap(True)
        self.add_widget(self.shift)
        count = len(milestone.guidance)
        self.set_hint(self.tr("Promise {n}. What was said before stays.").format(n=count + 1))
        for field in (self.fields_of_promise.starts, self.fields_of_promise.ends):
            field.changed.connect(self._tell)
        self._tell()
        self.fields_of_promise.words.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """What the fields of the promise say; what takes the time back names none."""
        fault = self.fields_of_promise.check()
        is_empty = fault is None and self.fields_of_promise.window().is_empty
        if fault is None and self.kind.value() == "withdrawn" and not is_empty:
            return self.kind, self.tr("It names a time: nothing is taken back")
        return fault

    def promise(self) -> Promise:
        """What was entered."""
        said = self.fields_of_promise.promise(self.remark.value())
        reason = self.reason.value() or None
        return replace(said, kind=str(self.kind.value()), reason=reason)

    def _tell(self) -> None:
        """Say what the new promise does to the one before."""
        current = self._milestone.current
        fields = self.fields_of_promise
        if current is None or fields.starts.fault() or fields.ends.fault():
            self.shift.clear()
            return
        new = fields.window()
        told = wording.moved(change(current.window, new)) if new.text else ""
        moves = f"{current.window.text} → {new.text or '…'}"
        self.shift.setText(f"{moves}    {told}" if told else moves)
