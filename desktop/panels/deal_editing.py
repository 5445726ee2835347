"""Financings and agreements entered, revised and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from db import deals
from db.records import DealRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.financing import chains
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.deal import DealForm


class DealEditing(Editing):
    """Edits financings and agreements."""

    kinds: ClassVar[frozenset[str]] = frozenset({"financing", "agreement"})

    def commands(self) -> list[Entry]:
        """Its part of the Record menu."""
        has = self._has_company
        return [
            Command(
                "new_financing", self.tr("New &financing…"), ("$",), self.add_financing, can=has
            ),
            Command("new_agreement", self.tr("New &agreement…"), (), self.add_agreement, can=has),
            Command(
                "revise_deal",
                self.tr("What &became of it…"),
                (),
                self.revise,
                can=self._has_deal,
            ),
            Command(
                "deal_in_error",
                self.tr("The chosen deal: recorded in e&rror, or not"),
                (),
                self.turn_error,
                can=self._has_deal,
            ),
        ]

    def add_financing(self) -> None:
        """Open the form of a new financing of the shown company."""
        self._add("financing", self.tr("New financing"))

    def add_agreement(self) -> None:
        """Open the form of a new agreement of the shown company."""
        self._add("agreement", self.tr("New agreement"))

    def revise(self) -> None:
        """Open the form of what became of the chosen deal: a row of its own."""
        deal = self._deal(self.selection.ref)
        if deal is None:
            return
        form = self._form(deal.category, deal, revises=True)
        label = self._named(deal.category, self.tr("Revise financing"), self.tr("Revise agreement"))

        def save() -> None:
            found = self.store.edit(label, deals.revise_deal, deal.id, form.facts())
            self.shown.emit(Ref(deal.category, found))

        open_form(form, save)

    def turn_error(self) -> None:
        """Mark the chosen row of a deal as recorded in error, or count it again."""
        deal = self._deal(self.selection.ref)
        if deal is None:
            return
        row = deal.category, deal.id
        if deal.in_error:
            self.do(self.tr("Count the deal again"), deals.count_deal_again, *row)
        else:
            self.do(self.tr("Recorded in error"), deals.mark_deal_in_error, *row)
            self.told.emit(self.tr("The row is kept and no longer counted."))

    def edit(self, ref: Ref) -> None:
        """Open the form that corrects a deal."""
        deal = self._deal(ref)
        if deal is None:
            return
        form = self._form(deal.category, deal)
        label = self._named(deal.category, self.tr("Change financing"), self.tr("Change agreement"))

        def save() -> None:
            self.store.edit(label, deals.change_deal, deal.id, form.facts())

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete a deal; what revised it revises what it revised."""
        label = self._named(ref.kind, self.tr("Delete financing"), self.tr("Delete agreement"))
        words = self.tr("Deleted. Ctrl+Z brings it back.")
        self.do_telling(words, label, deals.delete_deal, ref.kind, ref.id)

    def _add(self, category: str, label: str) -> None:
        company = self.selection.company
        if company is None:
            return
        form = self._form(category, None)

        def save() -> None:
            found = self.store.edit(label, deals.add_deal, company.id, form.facts())
            self.shown.emit(Ref(category, found))

        open_form(form, save)

    def _form(self, category: str, deal: DealRecord | None, *, revises: bool = False) -> DealForm:
        from desktop.dialogs.deal import DealForm

        timeline = self.selection.timeline
        assert timeline is not None  # the commands are for a shown company
        known = [chain for chain in chains(timeline.deals) if chain.newest.category == category]
        own = next((chain for chain in known if deal in chain.rows), None)
        return DealForm(
            self.theme,
            category,
            timeline.projects,
            self.store.read(all_sources),
            deal,
            self.window,
            others=[chain for chain in known if chain is not own],
            chain=own,
            revises=revises,
        )

    def _deal(self, ref: Ref | None) -> DealRecord | None:
        timeline = self.selection.timeline
        if ref is None or timeline is None:
            return None
        return next((d for d in timeline.deals if (d.category, d.id) == tuple(ref)), None)

    def _named(self, category: str, financing: str, agreement: str) -> str:
        return agreement if category == "agreement" else financing

    def _has_deal(self) -> bool:
        return self._deal(self.selection.ref) is not None

    def _has_company(self) -> bool:
        return self.selection.company is not None
