"""What date words mean here: the table of conventions, each with an example of this year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop import window_wording
from desktop.analysis.conventions import ALWAYS, CONVENTIONS, Conventions
from desktop.analysis.windows import Question, read
from desktop.dialogs.rows import RowsDialog
from desktop.models.rows import Row
from desktop.theme import Theme

CHANGE = "change"


class DateWordsDialog(RowsDialog):
    """Acts: `change`, which goes to where what is vague is chosen."""

    def __init__(self, theme: Theme, today: dt.date, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._today = today
        self._conventions = Conventions()
        self.set_words(
            self.tr("What date words mean"),
            self.tr(
                "So the words of promises are read, unless a window is set by hand. What is vague"
                " can mean something else in this database."
            ),
            (
                self.tr("Words"),
                self.tr("Mean here"),
                self.tr("For example"),
                self.tr("Said today, that is"),
            ),
            "",
        )
        self.add_act(CHANGE, self.tr("&Change what is vague…"), needs_row=False)
        self.resize(theme.length(980), theme.length(640))
        self.setTabOrder(self.search, self.table)
        self.search.setFocus()

    def show_conventions(self, found: Conventions) -> None:
        """Show what holds now."""
        self._conventions = found
        self.show_rows([*self._vague(), *self._fixed()])

    def _vague(self) -> Iterator[Row]:
        for number, convention in enumerate(CONVENTIONS):
            name = convention.name
            means = window_wording.value(name, self._conventions.value(name))
            if name in self._conventions.changed:
                usual = window_wording.value(name, convention.usual)
                means = self.tr("{now} · usually {usual}").format(now=means, usual=usual)
            phrase = convention.example.format(year=self._today.year)
            about = window_wording.convention(name)
            yield Row(number, (about, means, phrase, self._means(phrase)[1]))

    def _fixed(self) -> Iterator[Row]:
        for number, form in enumerate(ALWAYS, start=len(CONVENTIONS)):
            phrase = form.format(year=self._today.year)
            rule, days = self._means(phrase)
            yield Row(number, (phrase, rule, phrase, days))

    def _means(self, phrase: str) -> tuple[str, str]:
        """The rule that an example is read by, and its days; or what is asked."""
        try:
            found = read(phrase, announced=self._today, conventions=self._conventions)
        except Question as question:
            if question.asks == "meaning":
                either = self.tr(" or ").join(
                    window_wording.days(option.window) for option in question.options
                )
                return self.tr("asked: it can mean two things"), either
            return self.tr("asked where the company's fiscal year is not known"), self.tr("asked")
        rules = window_wording.rules(found, self._conventions, None)
        return rules, window_wording.days(found.window)
