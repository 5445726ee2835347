"""The form of a financing or an agreement."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QWidget

from db.deals import LADDER, DealFacts
from db.records import DealPart, DealRecord, Money, ProjectRecord, SourceRecord
from desktop import wording
from desktop.dialogs.fields import (
    Choice,
    DayField,
    MoneyField,
    NumberField,
    SourceField,
    TextField,
    Toggle,
    WordsField,
)
from desktop.dialogs.form import Form
from desktop.theme import Theme

AGREEMENTS = ("supply_agreement", "offtake", "price_floor", "capex_commitment", "equity_total")


class DealForm(Form):
    """A new deal, one to be corrected, or what became of one (`revises`)."""

    def __init__(
        self,
        theme: Theme,
        category: str,
        projects: tuple[ProjectRecord, ...],
        sources: tuple[SourceRecord, ...],
        deal: DealRecord | None,
        parent: QWidget,
        *,
        revises: bool = False,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self._category = category
        self._deal = deal
        self._name_it(revises)
        codes = [c for c in wording.DEAL_KINDS if (c in AGREEMENTS) == (category == "agreement")]
        self.kind: Choice[str] = Choice(
            [(code, wording.deal_kind(code)) for code in codes], editable=True
        )
        self.firmness: Choice[str | None] = Choice(
            [(None, self.tr("not known")), *((code, wording.firmness(code)) for code in LADDER)]
        )
        self.day = DayField(theme, ("day", "month", "quarter", "year"))
        self.money = MoneyField()
        self.counterparty, self.beneficiary = TextField(), TextField()
        self.project: Choice[int | None] = Choice(
            [(None, self.tr("the company itself")), *((p.id, p.short_name) for p in projects)]
        )
        self.unit, self.term = TextField(), NumberField(Decimal(0))
        self.is_explicit = Toggle(self.tr("The source names the currency"), True)
        self.remark = WordsField(2)
        self.source = SourceField(theme, sources)
        self.parts = QLabel(self)
        self._lay_fields()
        if deal is not None:
            self._show(deal)
        (self.day if revises else self.kind).setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A kind is needed, and a day and numbers that can be read."""
        if not self.kind.value():
            return self.kind, self.tr("Say what kind it is")
        for field in (self.day, self.money, self.term):
            fault = field.fault()
            if fault:
                return field, fault
        return None

    def facts(self) -> DealFacts:
        """What was entered; what the form has no field for stays as it was."""
        day = self.day.value()
        project = self.project.value()
        deal = self._deal
        return DealFacts(
            category=self._category,
            kind=str(self.kind.value()),
            firmness=self.firmness.value(),
            day=day[0] if day else None,
            day_precision=day[1] if day else "unknown",
            money=self.money.value(),
            currency_explicit=self.is_explicit.value(),
            amount_text=self._amount_text(),
            counterparty=self.counterparty.value() or None,
            project_id=project if isinstance(project, int) else None,
            remark=self.remark.value(),
            source=self.source.value(),
            beneficiary=self.beneficiary.value() or None,
            includes=deal.includes if deal else (),
            parts=deal.parts if deal else (),
            unit=self.unit.value() or None,
            term_years=self.term.number(),
        )

    def _amount_text(self) -> str | None:
        """The amount as the source writes it, as long as it is the same amount."""
        deal = self._deal
        return deal.amount_text if deal and deal.money == self.money.value() else None

    def _name_it(self, revises: bool) -> None:
        is_new = self._deal is None
        names = {
            "financing": (self.tr("New financing"), self.tr("Financing")),
            "agreement": (self.tr("New agreement"), self.tr("Agreement")),
        }[self._category]
        if revises:
            self.set_title(self.tr("What became of it"), self.tr("Add"))
            self.set_hint(self.tr("What was known before stays, and counts no more."))
        else:
            self.set_title(names[0] if is_new else names[1], self.tr("Save"))
            if not is_new:
                self.set_hint(self.tr("For corrections. News of it is a revision."))

    def _lay_fields(self) -> None:
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Firmness"), self.firmness))
        self.add_row((self.tr("Day"), self.day), (self.tr("Amount"), self.money))
        self.add_widget(self.is_explicit)
        self.add_row(
            (self.tr("With or from"), self.counterparty), (self.tr("Project"), self.project)
        )
        if self._category == "financing":
            self.add(self.tr("Goes to, where that is someone else"), self.beneficiary)
        else:
            self.add_row((self.tr("Unit"), self.unit), (self.tr("Term, years"), self.term))
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)
        self.parts.setProperty("tone", "muted")
        self.parts.setWordWrap(True)
        self.add_widget(self.parts)
        self.parts.hide()

    def _show(self, deal: DealRecord) -> None:
        self.kind.set_value(deal.kind)
        self.firmness.set_value(deal.firmness)
        self.day.set_value(deal.day, deal.day_precision)
        self.money.set_value(deal.money)
        self.is_explicit.set_value(deal.currency_explicit)
        self.counterparty.set_value(deal.counterparty)
        self.beneficiary.set_value(deal.beneficiary)
        self.project.set_value(deal.project_id)
        self.unit.set_value(deal.unit)
        self.term.set_number(deal.term_years)
        self.remark.set_value(deal.remark)
        self.source.set_value(deal.source)
        if deal.parts:
            self.parts.setText(self.tr("Parts: {parts}").format(parts=told(deal.parts)))
            self.parts.show()


class EventForm(Form):
    """A policy or another event, for all companies or for some."""

    def __init__(
        self,
        theme: Theme,
        company: str,
        sources: tuple[SourceRecord, ...],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Event"), self.tr("Save"))
        self.name, self.jurisdiction = TextField(), TextField()
        self.kind: Choice[str] = Choice(
            [(code, code.replace("_", " ")) for code in EVENT_KINDS], editable=True
        )
        self.kind.set_value("policy")
        self.day = DayField(theme, ("day", "month", "quarter", "year"))
        self.day.set_value(today)
        self.end = DayField(theme)
        self.text = WordsField(3)
        self.only_this = Toggle(self.tr("Concerns {name} alone").format(name=company))
        self.source = SourceField(theme, sources)
        self.add(self.tr("What"), self.name)
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Jurisdiction"), self.jurisdiction))
        self.add_row((self.tr("Day"), self.day), (self.tr("Ends on, if it does"), self.end))
        self.add(self.tr("Text"), self.text)
        self.add_widget(self.only_this)
        self.add(self.tr("Source"), self.source)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and days that can be read."""
        if not self.name.value():
            return self.name, self.tr("An event needs a name")
        for field in (self.day, self.end):
            fault = field.fault()
            if fault:
                return field, fault
        return None


EVENT_KINDS = (
    "policy",
    "export_control",
    "tariff",
    "statute",
    "executive_order",
    "strategy",
    "price_support",
    "permitting",
    "insider_trade",
    "other",
)


def told(parts: tuple[DealPart, ...]) -> str:
    """The parts of a financing in a line; they count with the whole, never beside it."""
    return ", ".join(
        f"{part.kind} {wording.money(Money(part.money.amount, part.money.currency))}"
        for part in parts
    )
