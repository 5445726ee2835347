"""The forms of a company: what is known of one, and another name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.company_editing import CompanyFacts
from db.records import CompanyRecord, SourceRecord
from desktop import formats
from desktop.dialogs.fields import (
    Choice,
    NamesField,
    SourceField,
    TextField,
    Toggle,
    WordsField,
)
from desktop.dialogs.form import Form
from desktop.theme import Theme


class CompanyForm(Form):
    """What is known of a company."""

    def __init__(
        self,
        theme: Theme,
        company: CompanyRecord,
        sources: tuple[SourceRecord, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Company"), self.tr("Save"))
        month = formats.used().words.standaloneMonthName
        self.name = TextField(company.name)
        self.aliases = NamesField()
        self.aliases.set_names(company.aliases)
        self.headquarters = TextField(company.headquarters or "")
        self.country = TextField(company.country or "")
        self.commodities = TextField(", ".join(company.commodities))
        self.year_end: Choice[int | None] = Choice(
            [(None, self.tr("not known")), *((n, month(n)) for n in range(1, 13))]
        )
        self.year_end.set_value(company.fiscal_year_end_month)
        self.comment = TextField(company.comment)
        self.is_private = Toggle(self.tr("Private: it has no listing"), company.is_private)
        self.remark = WordsField(2)
        self.remark.set_value(company.remark)
        self.source = SourceField(theme, sources)
        self.source.set_value(company.source)
        self.add(self.tr("Name"), self.name)
        self.add(self.tr("Other names, one on each line"), self.aliases)
        self.add_row(
            (self.tr("Headquarters"), self.headquarters), (self.tr("Country"), self.country)
        )
        self.add_row(
            (self.tr("Commodities"), self.commodities),
            (self.tr("Fiscal year ends in"), self.year_end),
        )
        self.add(self.tr("Comment in the list"), self.comment)
        self.add_widget(self.is_private)
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A company needs a name"))

    def facts(self) -> CompanyFacts:
        """What was entered."""
        month = self.year_end.value()
        return CompanyFacts(
            name=self.name.value(),
            aliases=self.aliases.names(),
            headquarters=self.headquarters.value() or None,
            country=self.country.value() or None,
            commodities=words(self.commodities.value()),
            fiscal_year_end_month=month if isinstance(month, int) else None,
            is_private=self.is_private.value(),
            comment=self.comment.value(),
            remark=self.remark.value(),
            source=self.source.value(),
        )


class RenameForm(Form):
    """Another name for a company."""

    def __init__(self, theme: Theme, company: CompanyRecord, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Rename the company"), self.tr("Rename"))
        self._old = company.name
        self.name = TextField(company.name)
        self.add(self.tr("Name"), self.name)
        self.keeps = Toggle(
            self.tr("Keep “{name}” as another name").format(name=company.name), is_on=True
        )
        self.add_widget(self.keeps)
        self.name.selectAll()
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A company needs a name"))


def words(text: str) -> Sequence[str]:
    """The words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]
