"""What typed date words mean: their window, the rule it was found by, doubts, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import window_wording
from desktop.analysis.windows import Question, Reading, Unreadable
from desktop.dialogs.fields.choosing import Choice, Toggle
from desktop.labels import plain_label
from desktop.theme import Step, Theme


class MeaningField(QFrame):
    """Says below the words what they mean; asks where that has to be known.

    Signals: `answered()`, a question was answered, or answered anew; `taken()`, the reader takes
    what is offered: what was understood, or what the words mean.
    """

    answered = Signal()
    taken = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "tile")
        self.window_line = self._label("control", 600)
        self.rule = self._label("second", tone="muted")
        self.doubt = self._label("second", 500, tone="overdue")
        self.take = QPushButton(self)
        self.take.setProperty("kind", "link")
        self.take.setFont(theme.font("second", 500))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.taken)
        self.fiscal_year_end: Choice[int | None] = Choice(self._months())
        self.fiscal_year_end.setMinimumContentsLength(22)
        self.fiscal_year_end.setAccessibleName(self.tr("The fiscal year ends in"))
        self.fiscal_year_end.changed.connect(self.answered)
        self.is_so = Toggle(self.tr("It was said so"))
        self._options = QButtonGroup(self)
        self._options.idToggled.connect(self._choose)
        self._choices = QVBoxLayout()
        self._offered: tuple[Reading, ...] = ()
        self._lay_out()
        self.say_nothing()

    @property
    def month(self) -> int | None:
        """The month that was answered to end the fiscal year, 1 to 12."""
        found = self.fiscal_year_end.value()
        return found if isinstance(found, int) else None

    @property
    def chosen(self) -> Reading | None:
        """Which of several meanings was chosen."""
        at = self._options.checkedId()
        return self._offered[at] if 0 <= at < len(self._offered) else None

    @property
    def said(self) -> str:
        """All that it says now, for a screen reader."""
        labels = (self.window_line, self.rule, self.doubt)
        return ". ".join(label.accessibleName() for label in labels if label.text())

    def say_nothing(self) -> None:
        """Give examples while no words are typed."""
        self._show(rule=self.tr("Such as Q1 2027, by mid-2027, late 2026 or within six months"))

    def say(self, window: str, rule: str, *, is_answered: bool = False) -> None:
        """Say what the words mean; the answer that this rests on can still be changed."""
        self._show(window=window, rule=rule, keeps_answer=is_answered)

    def doubt_it(self, words: str) -> None:
        """Add a doubt that the reader has to confirm."""
        self._set(self.doubt, words)
        self.is_so.setVisible(True)
        self._tell()

    def offer(self, words: str, act: str) -> None:
        """Add what is to be known, and something to be taken."""
        self._set(self.doubt, words)
        self.take.setText(act)
        self.take.setVisible(True)
        self._tell()

    def ask(self, question: Question, company: str, known: str = "") -> None:
        """Ask what has to be known first."""
        self._show(
            window=known,
            doubt=window_wording.question(question, company),
            keeps_answer=question.asks == "meaning",
        )
        self.fiscal_year_end.setVisible(question.asks == "fiscal_year_end")
        if question.asks == "meaning":
            self._offer(question.options)

    def refuse(self, trouble: Unreadable) -> None:
        """Say that the words are no date, and offer what was understood of them."""
        self._show(doubt=window_wording.refusal(trouble))
        if trouble.understood is not None:
            words = self.tr("Take “{words}”: {days}")
            understood = trouble.understood.window
            days = window_wording.days(understood)
            self.take.setText(words.format(words=understood.text, days=days))
            self.take.setVisible(True)

    def forget_answers(self) -> None:
        """Forget what was answered about other words."""
        self.is_so.setChecked(False)
        self._offer(())

    def _show(
        self, *, window: str = "", rule: str = "", doubt: str = "", keeps_answer: bool = False
    ) -> None:
        for label, text in ((self.window_line, window), (self.rule, rule), (self.doubt, doubt)):
            self._set(label, text)
        self.take.setVisible(False)
        self.is_so.setVisible(False)
        if not keeps_answer:
            self._offer(())
        self.fiscal_year_end.setVisible(keeps_answer and self.month is not None)
        self._tell()

    def _offer(self, options: Sequence[Reading]) -> None:
        """Offer meanings to choose from, unless they are offered already."""
        if tuple(options) == self._offered:
            return
        for button in self._options.buttons():
            self._options.removeButton(button)
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offered = tuple(options)
        for number, option in enumerate(self._offered):
            button = QRadioButton(window_wording.days(option.window), self)
            button.setFont(self._theme.font("second"))
            self._options.addButton(button, number)
            self._choices.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.show()

    def _choose(self, _number: int, is_on: bool) -> None:
        if is_on:
            self.answered.emit()

    def _set(self, label: QLabel, text: str) -> None:
        sign = "⚠ " if text and label is self.doubt else ""
        label.setText(sign + text)
        label.setAccessibleName(text)
        label.setVisible(bool(text))

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said)
        self.updateGeometry()

    def _months(self) -> list[tuple[int | None, str]]:
        months = [(number, window_wording.month(number)) for number in range(1, 13)]
        return [(None, self.tr("Choose its last month")), *months]

    def _label(self, step: Step, weight: int = 400, tone: str = "") -> QLabel:
        return plain_label("", self._theme, self, tone, step=step, weight=weight, wraps=True)

    def _lay_out(self) -> None:
        length = self._theme.length
        column = QVBoxLayout(self)
        column.setContentsMargins(length(10), length(8), length(10), length(8))
        column.setSpacing(length(4))
        for label in (self.window_line, self.rule, self.doubt):
            column.addWidget(label)
        self._choices.setSpacing(length(2))
        column.addLayout(self._choices)
        for widget in (self.fiscal_year_end, self.is_so, self.take):
            row = QHBoxLayout()
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
