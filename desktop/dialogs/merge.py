"""The form in which two companies become one: side by side, with what stays of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from db.company_editing import Belongings, CompanyFacts
from db.records import CompanyRecord
from desktop import formats, wording
from desktop.dialogs.counts import counted
from desktop.dialogs.fields import Choice
from desktop.dialogs.form import Form
from desktop.theme import Theme

LABEL, SIDE = 120, 240
NEAR = Qt.FindChildOption.FindDirectChildrenOnly


class Side(NamedTuple):
    """A company with what hangs on it."""

    company: CompanyRecord
    goes: Belongings


class Told(NamedTuple):
    """A value in words; no words where there is none."""

    value: object
    words: str


class Pick:
    """One thing that both sides say something of, and which of it stays."""

    def __init__(self, mine: Told, theirs: Told, both: Told | None = None) -> None:
        self.offered = [mine]
        if theirs.words and theirs.words != mine.words:
            self.offered.append(theirs)
            if both is not None and mine.words:
                self.offered.append(both)
        self._at = 1 if not mine.words and len(self.offered) > 1 else 0

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose between."""
        return len(self.offered) > 1

    @property
    def at(self) -> int:
        """Which one is chosen."""
        return self._at

    @property
    def value(self) -> object:
        """What stays."""
        return self.offered[self._at].value

    @property
    def words(self) -> str:
        """What stays, in words."""
        return self.offered[self._at].words

    def choose(self, at: int) -> None:
        """Let another one stay."""
        self._at = at


class MergeForm(Form):
    """Which other company is the same one, and what of the two stays.

    `others` are ids with names; `look` gives a company with what hangs on it.
    """

    def __init__(
        self,
        theme: Theme,
        kept: Side,
        others: Sequence[tuple[int, str]],
        look: Callable[[int], Side],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=kept.company.name)
        self.set_title(self.tr("Merge with another company"), self.tr("Merge"))
        self._kept, self._look = kept, look
        self._gone: Side | None = None
        self.picks: dict[str, Pick] = {}
        self.other: Choice[int] = Choice(others, editable=True)
        line = self.other.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type to find it"))
        self.add(self.tr("The same company under another name"), self.other)
        self._beside = QWidget(self)
        self._grid = QGridLayout(self._beside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.length(12))
        self._grid.setVerticalSpacing(theme.length(6))
        self.add_widget(self._beside)
        self._names = self._label("", "second", "muted")
        self.add_widget(self._names)
        self.set_hint(self.tr("Ctrl+Z takes all of it back."))
        self.setMinimumWidth(theme.length(LABEL + 2 * SIDE + 100))
        self.other.changed.connect(self._compare)
        self.other.setFocus()
        self._compare()

    def check(self) -> tuple[QWidget, str] | None:
        """Another company is needed."""
        if self._gone is None:
            return self.other, self.tr("Choose the company that is the same one")
        return None

    def gone(self) -> int:
        """The company that is merged into this one."""
        assert self._gone is not None  # as was checked
        return self._gone.company.id

    def chosen(self) -> CompanyFacts:
        """What the one company is said to be."""
        value = {at: pick.value for at, pick in self.picks.items()}
        source, month, goods = value["source"], value["year_end"], value["commodities"]
        return CompanyFacts(
            name=str(value["name"]),
            headquarters=_text(value["headquarters"]),
            country=_text(value["country"]),
            commodities=goods if isinstance(goods, tuple) else (),
            fiscal_year_end_month=month if isinstance(month, int) else None,
            is_private=self._is_private(),
            comment=_text(value["comment"]) or "",
            remark=_text(value["remark"]),
            source=source,  # type: ignore[arg-type]
        )

    def primary(self) -> int | None:
        """The listing that is shown first."""
        found = self.picks["listing"].value
        return found if isinstance(found, int) else None

    def pick(self, at: str, which: int) -> QRadioButton:
        """The button for one of the values of a row; raises StopIteration where there is none."""
        buttons = self._beside.findChildren(QRadioButton)
        return next(b for b in buttons if b.property("pick") == at and b.property("which") == which)

    def _is_private(self) -> bool:
        """One with a listing is not private, and the one company has those of both."""
        sides = (self._kept, self._gone)
        return all(side is not None and side.company.is_private for side in sides)

    # -- side by side -----------------------------------------------------------------------------

    def _compare(self) -> None:
        chosen = self.other.value()
        shown = self._gone.company.id if self._gone else None
        if shown is not None and chosen == shown:
            return
        self._gone = self._look(chosen) if isinstance(chosen, int) else None
        self._empty()
        self._beside.setVisible(self._gone is not None)
        self._names.setVisible(self._gone is not None)
        if self._gone is not None:
            self.picks = _picks(self._kept.company, self._gone.company)
            self._lay_sides(self._gone)
            self._tell_names()
        for part in self._beside.findChildren(QWidget, options=NEAR):
            part.show()  # else the form does not yet know how high they are
        self.refit()

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()

    def _lay_sides(self, gone: Side) -> None:
        length = self.theme.length
        titles = ("", self._kept.company.name, gone.company.name)
        for column, (title, width) in enumerate(zip(titles, (LABEL, SIDE, SIDE), strict=True)):
            head = self._label(title, "control", "")
            head.setFont(self.theme.font("control", 600))
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnMinimumWidth(column, length(width))
        last: QWidget = self.other
        for at, label in self._titles().items():
            last = self._lay_pick(at, label, last)
        self._lay_counts(gone)
        QWidget.setTabOrder(last, self.cancel)
        QWidget.setTabOrder(self.cancel, self.act)

    def _lay_pick(self, at: str, label: str, last: QWidget) -> QWidget:
        """Put a row into the grid, where either side says anything; the last stop of Tab."""
        pick = self.picks[at]
        if not any(told.words for told in pick.offered):
            return last
        row = self._grid.rowCount()
        self._grid.addWidget(self._label(label, "second", "muted"), row, 0)
        if not pick.is_open:
            self._grid.addWidget(self._label(pick.words, "control", ""), row, 1, 1, 2)
            return last
        group = QButtonGroup(self._beside)
        for which, told in enumerate(pick.offered):
            button = self._button(at, which, label, told)
            button.setChecked(which == pick.at)
            group.addButton(button)
            place = (row, 1 + which) if which < 2 else (row + 1, 1)
            self._grid.addWidget(button, *place, 1, 1 if which < 2 else 2)
            QWidget.setTabOrder(last, button)
            last = button
        return last

    def _button(self, at: str, which: int, label: str, told: Told) -> QRadioButton:
        room = self.theme.length(SIDE if which < 2 else 2 * SIDE) - self.theme.length(28)
        words = told.words or self.tr("none")
        button = QRadioButton(self._beside)
        button.setFont(self.theme.font("control"))
        elide = Qt.TextElideMode.ElideRight
        button.setText(button.fontMetrics().elidedText(words, elide, room).replace("&", "&&"))
        button.setToolTip(words)
        button.setAccessibleName(wording.told(label, words))
        button.setProperty("pick", at)
        button.setProperty("which", which)
        button.toggled.connect(lambda is_on: self._choose(at, which, is_on))
        return button

    def _choose(self, at: str, which: int, is_on: bool) -> None:
        if is_on:
            self.picks[at].choose(which)
            self._tell_names()

    def _lay_counts(self, gone: Side) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, self.theme.length(8))
        head = self._label(self.tr("Comes together"), "second", "")
        head.setFont(self.theme.font("second", 600))
        self._grid.addWidget(head, row + 1, 0, 1, 3)
        rows = zip(counted(self._kept.goes), counted(gone.goes), strict=True)
        some = [(words, mine, theirs) for (words, mine), (_, theirs) in rows if mine or theirs]
        for below, (words, mine, theirs) in enumerate(some, start=row + 2):
            self._grid.addWidget(self._label(words, "second", "muted"), below, 0)
            for column, count in enumerate((mine, theirs), start=1):
                figure = wording.number(count, 0)
                self._grid.addWidget(self._label(figure, "control", ""), below, column)

    def _tell_names(self) -> None:
        if self._gone is None:
            return
        both = [self._kept.company, self._gone.company]
        names = [name for company in both for name in (company.name, *company.aliases)]
        stays = str(self.picks["name"].value)
        others = dict.fromkeys(name for name in names if name != stays)
        self._names.setText(self.tr("Other names then: {names}").format(names=", ".join(others)))

    def _titles(self) -> dict[str, str]:
        return {
            "name": self.tr("Name"),
            "headquarters": self.tr("Headquarters"),
            "country": self.tr("Country"),
            "commodities": self.tr("Commodities"),
            "year_end": self.tr("Fiscal year ends in"),
            "listing": self.tr("Listing shown first"),
            "comment": self.tr("Comment"),
            "remark": self.tr("Remark"),
            "source": self.tr("Source"),
        }


def _picks(mine: CompanyRecord, theirs: CompanyRecord) -> dict[str, Pick]:
    """What both sides say, and for words what both say together."""
    month = formats.used().words.standaloneMonthName
    goods = tuple(dict.fromkeys((*mine.commodities, *theirs.commodities)))

    def pick(told: Callable[[CompanyRecord], Told], both: Told | None = None) -> Pick:
        return Pick(told(mine), told(theirs), both)

    def words(told: Callable[[CompanyRecord], str | None], between: str = "") -> Pick:
        parts = (told(mine) or "", told(theirs) or "")
        both = between.join(parts) if between else ""
        joined = Told(both, both) if both else None
        return Pick(Told(parts[0], parts[0]), Told(parts[1], parts[1]), joined)

    def listing(company: CompanyRecord) -> Told:
        found = next((x for x in company.listings if x.is_primary), None)
        return Told(found.id, found.code) if found else Told(None, "")

    def year_end(company: CompanyRecord) -> Told:
        at = company.fiscal_year_end_month
        return Told(at, month(at) if at else "")

    return {
        "name": words(lambda c: c.name),
        "headquarters": words(lambda c: c.headquarters),
        "country": words(lambda c: c.country),
        "commodities": pick(
            lambda c: Told(c.commodities, ", ".join(c.commodities)), Told(goods, ", ".join(goods))
        ),
        "year_end": pick(year_end),
        "listing": pick(listing),
        "comment": words(lambda c: c.comment, " · "),
        "remark": words(lambda c: c.remark, "\n"),
        "source": pick(lambda c: Told(c.source, c.source.title if c.source else "")),
    }


def _text(value: object) -> str | None:
    return value or None if isinstance(value, str) else None
