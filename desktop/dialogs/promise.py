"""The form of a promise: the words, the window they mean, when, by whom and where it was said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from db.milestones import Promise
from db.records import GuidanceRecord, MilestoneRecord, SourceRecord, Span, Window, said_span
from desktop import window_wording, wording
from desktop.analysis.conventions import USUAL, Conventions
from desktop.analysis.slip import Change, change
from desktop.analysis.spans import span_of
from desktop.analysis.windows import Question, Reading, Unreadable, read
from desktop.charts.promise_picture import PromisePicture
from desktop.dialogs.fields import Choice, DayField, SourceField, TextField, WordsField
from desktop.dialogs.fields.meanings import MeaningField
from desktop.dialogs.form import Form
from desktop.theme import Theme

translate = QCoreApplication.translate

PRECISIONS = ("day", "month", "quarter", "year")
BY_HAND = "manual"
SHOWN = 4  # of the promises before, in the picture


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who promises: the company, when its fiscal year ends, and what date words mean here."""

    company: str
    fiscal_year_end_month: int | None = None
    conventions: Conventions = USUAL


class PromiseFields:
    """The fields of a promise, to stand in a form of their own or in a milestone's.

    Words are read as they are typed; both ends of their window may still be set by hand.
    """

    def __init__(
        self,
        theme: Theme,
        today: dt.date,
        sources: tuple[SourceRecord, ...],
        speaker: Speaker,
    ) -> None:
        self._today = today
        self._speaker = speaker
        self._reading: Reading | None = None
        self._trouble: Unreadable | Question | None = None
        self.words = TextField()
        self.meaning = MeaningField(theme)
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
        self._filled = self._typed_ends()
        self._form: Form | None = None
        self.words.changed.connect(self._read_anew)
        self.said_on.changed.connect(self._read)
        self.meaning.answered.connect(self._read)
        self.meaning.taken.connect(self._take)
        self.starts.changed.connect(self._tell)
        self.ends.changed.connect(self._tell)

    def lay_into(self, form: Form, *below: QWidget) -> None:
        """Put the fields into a form, and other things below what the words mean."""
        self._form = form
        self.words.setPlaceholderText(translate("Promise", "Q1 2027"))
        form.add(translate("Promise", "In their words"), self.words)
        for widget in (self.meaning, *below):
            form.add_widget(widget)
        form.add_row(
            (translate("Promise", "Means from"), self.starts),
            (translate("Promise", "to"), self.ends),
        )
        form.add_row(
            (translate("Promise", "Said on"), self.said_on),
            (translate("Promise", "Said by"), self.said_by),
        )
        form.add(translate("Promise", "Source"), self.source)

    @property
    def is_begun(self) -> bool:
        """Whether any words of a promise are typed."""
        return bool(self.words.value())

    @property
    def is_by_hand(self) -> bool:
        """Whether the ends are not those that the words mean."""
        return self._typed_ends() != self._filled

    @property
    def is_settled(self) -> bool:
        """Whether it is known what is promised, if only that no time is named."""
        days = (self.starts, self.ends, self.said_on)
        is_known = self._reading is not None or self.is_by_hand
        return is_known and not any(field.fault() for field in days)

    @property
    def learnt_month(self) -> int | None:
        """The month that ends the company's fiscal year, where these words made it known."""
        known = self._speaker.fiscal_year_end_month
        return self.meaning.month if known is None and self._reading else None

    def check(self) -> tuple[QWidget, str] | None:
        """Words are needed, and days that can be read and follow each other; no doubt is left."""
        if not self.words.value():
            return self.words, translate(
                "Promise", "A promise needs the words in which it was given"
            )
        for field in (self.starts, self.ends, self.said_on):
            words = field.fault()
            if words:
                return field, words
        window = self.window()
        if window.start and window.end and window.start > window.end:
            return self.ends, translate("Promise", "It ends before it starts")
        said = self.said_on.day()
        if said is not None and said > self._today:
            return self.said_on, translate("Promise", "Nothing can have been said after today")
        return self._check_meaning(window)

    def window(self) -> Window:
        """The words with the interval they mean, or that was set by hand."""
        words = self.words.value()
        if self._reading is not None and not self.is_by_hand:
            found = self._reading.window
            return Window(words, found.start, found.end, found.precision)
        starts, ends = self.starts.value(), self.ends.value()
        start = starts[0] if starts else None
        end = span_of(*ends).end if ends else None
        return Window(words, start, end, BY_HAND)

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

    def record(self) -> GuidanceRecord | None:
        """The promise as it would stand beside the others; None while it names no day."""
        window, said = self.window(), self.said_on.value()
        if window.is_empty or said is None:
            return None
        return GuidanceRecord(
            id=0,
            uid="",
            milestone_id=0,
            announced_on=said[0],
            announced_precision=said[1],
            announced_after=None,
            announced_before=None,
            window=window,
            said_by=None,
            in_error=False,
            remark=None,
            confidence=None,
            source=None,
        )

    def said_between(self) -> Span | None:
        """The days on one of which it was said; None where none is typed, or none can be read."""
        if self.said_on.fault():
            return None
        said = self.said_on.value()
        return said_span(*said) if said else None

    def _check_meaning(self, window: Window) -> tuple[QWidget, str] | None:
        if isinstance(self._trouble, Question) and not self.is_settled:
            asked = window_wording.question(self._trouble, self._speaker.company)
            is_fiscal = self._trouble.asks == "fiscal_year_end"
            return (self.meaning.fiscal_year_end if is_fiscal else self.words), asked
        if self._is_over(window) and not self.meaning.is_so.value():
            return self.meaning.is_so, translate(
                "Promise", "Say whether it was said so, or correct it"
            )
        return None

    def _read_anew(self) -> None:
        """Read other words: what was answered about those before no longer counts."""
        self.meaning.forget_answers()
        self._read()

    def _read(self) -> None:
        """Read the words, and fill in both ends unless they were set by hand."""
        by_hand = self.is_by_hand
        self._reading = self._trouble = None
        if self.words.value():
            self._read_words()
        if not by_hand:
            self._fill(self._reading)
        self._tell()

    def _read_words(self) -> None:
        month = self._speaker.fiscal_year_end_month or self.meaning.month
        try:
            self._reading = read(
                self.words.value(),
                announced=self.said_between(),
                fiscal_year_end_month=month,
                conventions=self._speaker.conventions,
            )
        except Question as question:
            self._trouble = question
            if question.asks == "meaning":
                self._reading = self.meaning.chosen
        except Unreadable as trouble:
            self._trouble = trouble

    def _fill(self, reading: Reading | None) -> None:
        """Show the ends of a window."""
        window = reading.window if reading else None
        for field, day in (
            (self.starts, window.start if window else None),
            (self.ends, window.end if window else None),
        ):
            field.blockSignals(True)
            field.set_value(day)
            field.blockSignals(False)
        self._filled = self._typed_ends()

    def _take(self) -> None:
        """Take what the words mean, or what was understood of them, for the ends."""
        if self._reading is not None:
            self._fill(self._reading)
        elif isinstance(self._trouble, Unreadable) and self._trouble.understood is not None:
            window = self._trouble.understood.window
            self.starts.set_value(window.start)
            self.ends.set_value(window.end)
        self._tell()

    def _tell(self) -> None:
        """Say what the words mean now, and what is doubtful."""
        month = self._speaker.fiscal_year_end_month or self.meaning.month
        reading = self._reading
        if isinstance(self._trouble, Question):
            chosen = window_wording.days(reading.window) if reading else ""
            self.meaning.ask(self._trouble, self._speaker.company, chosen)
        elif isinstance(self._trouble, Unreadable):
            self._tell_refusal(self._trouble)
        elif reading is None:
            self.meaning.say_nothing()
        else:
            days = window_wording.days(reading.window)
            rules = window_wording.rules(reading, self._speaker.conventions, month)
            if self.learnt_month is not None:
                kept = translate("Promise", "kept with {company} from now on")
                rules += " · " + kept.format(company=self._speaker.company)
            self.meaning.say(days, rules, is_answered=self.learnt_month is not None)
        self._tell_doubt()
        self.words.setAccessibleDescription(self.meaning.said)
        if self._form is not None:
            self._form.refit()

    def _tell_refusal(self, trouble: Unreadable) -> None:
        if self.is_by_hand:
            self.meaning.say(
                translate("Promise", "Set by hand"),
                translate("Promise", "The words are kept as they were said."),
            )
        else:
            self.meaning.refuse(trouble)

    def _tell_doubt(self) -> None:
        if not self.words.value() or self.starts.fault() or self.ends.fault():
            return
        window = self.window()
        if self._is_over(window):
            said = self.said_on.line.value()
            self.meaning.doubt_it(window_wording.over(window, said))
        elif self._reading is not None and self.is_by_hand:
            self.meaning.offer(
                translate("Promise", "The ends below were set by hand."),
                translate("Promise", "Take what the words mean"),
            )

    def _is_over(self, window: Window) -> bool:
        said = self.said_between()
        return bool(said and window.end and window.end < said.start)

    def _typed_ends(self) -> tuple[str, str]:
        return self.starts.line.value(), self.ends.line.value()


class PromiseForm(Form):
    """A new promise of a milestone beside those before, which stay."""

    def __init__(
        self,
        theme: Theme,
        milestone: MilestoneRecord,
        project: str,
        sources: tuple[SourceRecord, ...],
        speaker: Speaker,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        phase = "" if milestone.phase == "none" else wording.phase(milestone.phase)
        about = " · ".join(part for part in (milestone.name, project, phase) if part)
        super().__init__(theme, "", "", parent, about=about)
        self.set_title(self.tr("Revise a target"), self.tr("Add promise"))
        self._milestone = milestone
        self.fields_of_promise = PromiseFields(theme, today, sources, speaker)
        self.shift = QLabel(self)
        self.shift.setWordWrap(True)
        self.picture = PromisePicture(
            theme, milestone.name, milestone.counted[-SHOWN:], milestone.actual, takes_new=True
        )
        self.fields_of_promise.lay_into(self, self.shift, self.picture)
        self.kind: Choice[str] = Choice(
            [
                ("target", self.tr("names a time")),
                ("withdrawn", self.tr("takes the time back")),
                ("rescoped", self.tr("is about something else now")),
            ]
        )
        self._suggested_kind: str | None = "target"  # None once the reader chose another
        self.kind.changed.connect(self._keep_kind)
        self.reason = TextField()
        self.add_row(
            (self.tr("The promise"), self.kind), (self.tr("Reason given, if any"), self.reason)
        )
        self.remark = WordsField(2)
        self.add(self.tr("Remark"), self.remark)
        count = len(milestone.guidance)
        self.set_hint(self.tr("Promise {n}. What was said before stays.").format(n=count + 1))
        fields = self.fields_of_promise
        for field in (fields.words, fields.starts, fields.ends, fields.said_on):
            field.changed.connect(self._tell)
        fields.meaning.answered.connect(self._tell)
        fields.meaning.taken.connect(self._tell)
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

    def _keep_kind(self) -> None:
        if self.kind.value() != self._suggested_kind:
            self._suggested_kind = None

    def _suggest_kind(self, moved: Change | None) -> None:
        """What names no more time takes it back, unless the reader says otherwise."""
        if self._suggested_kind is not None:
            takes_back = moved is not None and moved.kind == "withdrawn"
            self._suggested_kind = "withdrawn" if takes_back else "target"
            self.kind.set_value(self._suggested_kind)

    def _tell(self) -> None:
        """Say and show what the new promise does to the one before."""
        current, fields = self._milestone.current, self.fields_of_promise
        is_settled = fields.is_settled
        self.picture.show_new(fields.record() if is_settled else None)
        moved = change(current.window, fields.window()) if current and is_settled else None
        self._suggest_kind(moved)
        if current is not None:
            moves = f"{current.window.text} → {fields.words.value() or '…'}"
            told = wording.moved(moved) if moved is not None else ""
            self.shift.setText(f"{moves}    {told}" if told else moves)
        self.refit()
