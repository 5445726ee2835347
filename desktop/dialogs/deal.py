"""The form of a financing or an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from db.deals import LADDER, DealFacts
from db.records import DealRecord, ProjectRecord, SourceRecord
from desktop import wording
from desktop.analysis.financing import Chain
from desktop.dialogs.fields import (
    Choice,
    DayField,
    MoneyField,
    NumberField,
    PartsField,
    SourceField,
    TextField,
    Toggle,
    WordsField,
)
from desktop.dialogs.fields.includes import IncludesField
from desktop.dialogs.form import Form
from desktop.theme import Theme

AGREEMENTS = ("supply_agreement", "offtake", "price_floor", "capex_commitment", "equity_total")
WIDE = 660  # the parts stand side by side


class DealForm(Form):
    """A new deal, one to be corrected, or what became of one (`revises`).

    `others` are the company's other deals, which a financing may take in; `deal` is a row of
    `chain`.
    """

    def __init__(  # noqa: PLR0913
        self,
        theme: Theme,
        category: str,
        projects: tuple[ProjectRecord, ...],
        sources: tuple[SourceRecord, ...],
        deal: DealRecord | None,
        parent: QWidget,
        *,
        others: Sequence[Chain] = (),
        chain: Chain | None = None,
        revises: bool = False,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self._category = category
        self._deal = deal
        self._name_it(revises, chain)
        codes = [c for c in wording.DEAL_KINDS if (c in AGREEMENTS) == (category == "agreement")]
        self.kind: Choice[str] = Choice(
            [(code, wording.deal_kind(code)) for code in codes], editable=True
        )
        self.firmness: Choice[str | None] = Choice(
            [(None, self.tr("not known")), *((code, wording.firmness(code)) for code in LADDER)]
        )
        self.day = DayField(theme, ("day", "month", "quarter", "year"))
        self.money = MoneyField()
        self.words, self.counterparty, self.beneficiary = TextField(), TextField(), TextField()
        self.project: Choice[int | None] = Choice(
            [(None, self.tr("the company itself")), *((p.id, p.short_name) for p in projects)]
        )
        self.unit, self.term = TextField(), NumberField(Decimal(0))
        self.is_explicit = Toggle(self.tr("The source names the currency"), True)
        self.parts = PartsField(theme)
        self.includes = IncludesField(theme, others)
        self.remark = WordsField(2)
        self.source = SourceField(theme, sources)
        self._lay_fields()
        if deal is not None:
            self._show(deal)
        if revises:
            self._forget_when_and_where()
        self.money.changed.connect(self._hold_parts)
        self._hold_parts()
        (self.day if revises else self.kind).setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A kind is needed, and a day and numbers that can be read."""
        if not self.kind.value():
            return self.kind, self.tr("Say what kind it is")
        for field in (self.day, self.money, self.term):
            fault = field.fault()
            if fault:
                return field, fault
        return self.parts.fault()

    def facts(self) -> DealFacts:
        """What was entered."""
        day = self.day.value()
        project = self.project.value()
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
            includes=self.includes.values(),
            parts=self.parts.values(),
            unit=self.unit.value() or None,
            term_years=self.term.number(),
        )

    def _amount_text(self) -> str | None:
        """The amount as the source writes it; old words don't stand beside a new amount."""
        words, deal = self.words.value() or None, self._deal
        is_old = deal is not None and words == deal.amount_text and deal.money != self.money.value()
        return None if is_old else words

    def _name_it(self, revises: bool, chain: Chain | None) -> None:
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
        if self._deal is not None and chain is not None and len(chain.rows) + revises > 1:
            count = len(chain.rows) + revises
            number = count if revises else chain.rows.index(self._deal) + 1
            told = self.tr("Row {n} of {count} about this deal")
            self.set_about(told.format(n=number, count=count))

    def _lay_fields(self) -> None:
        is_financing = self._category == "financing"
        self.setMinimumWidth(self.theme.length(WIDE if is_financing else 0) or self.minimumWidth())
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Firmness"), self.firmness))
        self.add_row((self.tr("Day"), self.day), (self.tr("Amount"), self.money))
        self.add_row(
            (self.tr("With or from"), self.counterparty),
            (self.tr("The amount as the source writes it"), self.words),
        )
        self.add_widget(self.is_explicit)
        if is_financing:
            elsewhere = self.tr("Goes to, where that is someone else")
            self.add_row((self.tr("Project"), self.project), (elsewhere, self.beneficiary))
            self.add(self.tr("Parts, which count with the whole and never beside it"), self.parts)
            self.add(self.tr("Includes"), self.includes)
        else:
            self.add(self.tr("Project"), self.project)
            self.add_row((self.tr("Unit"), self.unit), (self.tr("Term, years"), self.term))
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)
        for field in (self.parts, self.includes, self.beneficiary):
            field.setVisible(is_financing)
        for field in (self.unit, self.term):
            field.setVisible(not is_financing)

    def _show(self, deal: DealRecord) -> None:
        self.kind.set_value(deal.kind)
        self.firmness.set_value(deal.firmness)
        self.day.set_value(deal.day, deal.day_precision)
        self.money.set_value(deal.money)
        self.words.set_value(deal.amount_text)
        self.is_explicit.set_value(deal.currency_explicit)
        self.counterparty.set_value(deal.counterparty)
        self.beneficiary.set_value(deal.beneficiary)
        self.project.set_value(deal.project_id)
        self.unit.set_value(deal.unit)
        self.term.set_number(deal.term_years)
        self.parts.set_values(deal.parts)
        self.includes.set_values(deal.includes)
        self.remark.set_value(deal.remark)
        self.source.set_value(deal.source)

    def _forget_when_and_where(self) -> None:
        """News has a day, words and a source of its own."""
        self.day.set_value(None)
        for field in (self.words, self.remark, self.source):
            field.set_value(None)

    def _hold_parts(self) -> None:
        """Hold the parts against the whole, while that can be read."""
        self.parts.set_whole(None if self.money.fault() else self.money.value())
