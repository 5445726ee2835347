"""Companies and listings entered, changed, merged and deleted."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QMessageBox

from db import company_editing as companies
from db import merging
from db.companies import all_companies
from db.records import ListingRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.company import AddCompanyForm, CompanyForm, ListingForm, MergeForm
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing


class CompanyEditing(Editing):
    """Edits companies and their listings."""

    kinds: ClassVar[frozenset[str]] = frozenset({"company", "listing"})

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        has = self._has_company
        return [
            Command(
                "new_company",
                self.tr("A&dd a company…"),
                ("Ctrl+Shift+N", "Ins"),
                self.add,
                can=self._has_list,
            ),
            Command("company", self.tr("Chan&ge the company…"), ("Ctrl+I",), self.change, can=has),
            Command("new_listing", self.tr("Add a &listing…"), (), self.add_listing, can=has),
            Command("merge", self.tr("&Merge with another…"), (), self.merge, can=has),
            Command("archive", self.tr("A&rchive"), (), self.archive, can=has),
            Command("delete_company", self.tr("D&elete the company…"), (), self._delete, can=has),
        ]

    def add(self) -> None:
        """Open the form of a new company; it goes into the shown list in the same act."""
        shown = self.selection.list
        if shown and shown.rule is not None:
            shown = None  # its rule says who is in it
        form = AddCompanyForm(self.theme, shown.name if shown else "", self.window)

        def save() -> None:
            label = self.tr("Add company")
            list_id = shown.id if shown else None
            found = self.store.edit(label, companies.add_company, *form.facts(), list_id)
            self.shown.emit(Ref("company", found))

        open_form(form, save)

    def change(self) -> None:
        """Open the form of the shown company."""
        company = self.selection.company
        if company is None:
            return
        form = CompanyForm(self.theme, company, self.store.read(all_sources), self.window)
        label = self.tr("Change company")

        def save() -> None:
            self.store.edit(label, companies.change_company, company.id, form.facts())

        open_form(form, save)

    def add_listing(self) -> None:
        """Open the form of another listing of the shown company."""
        self._open_listing(None)

    def merge(self) -> None:
        """Ask which other company is this one, and make them one."""
        company = self.selection.company
        if company is None:
            return
        others = [c for c in self.store.read(all_companies) if c.id != company.id]
        form = MergeForm(self.theme, company, others, self.window)
        label = self.tr("Merge companies")

        def save() -> None:
            self.store.edit(label, merging.merge, company.id, form.chosen())

        open_form(form, save)

    def archive(self) -> None:
        """Put the shown company out of sight; undo brings it back."""
        company = self.selection.company
        if company is not None:
            self.do(self.tr("Archive company"), companies.archive, company.id, True)
            self.told.emit(self.tr("Archived. Ctrl+Z brings it back."))

    def edit(self, ref: Ref) -> None:
        """Open the form of the shown company or of one of its listings."""
        company = self.selection.company
        if ref.kind == "company":
            self.change()
        elif company is not None:
            self._open_listing(next((x for x in company.listings if x.id == ref.id), None))

    def delete(self, ref: Ref) -> None:
        """Delete a company or a listing; says first what goes with a company."""
        if ref.kind == "listing":
            self.do(self.tr("Delete listing"), companies.delete_listing, ref.id)
            return
        goes = self.store.read(companies.belongings, ref.id)
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Delete the company"))
        box.setText(
            self.tr(
                "With it go: listings {listings}, stored bars {bars}, projects {projects}, "
                "milestones {milestones}, promises {promises}, notes {notes}, financings {deals}."
            ).format(
                listings=goes.listings,
                bars=goes.bars,
                projects=goes.projects,
                milestones=goes.milestones,
                promises=goes.promises,
                notes=goes.notes,
                deals=goes.deals,
            )
        )
        box.setInformativeText(self.tr("Ctrl+Z brings all of it back."))
        button = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(button)
        label = self.tr("Delete company")
        box.accepted.connect(lambda: self.do(label, companies.delete_company, ref.id))
        box.finished.connect(box.deleteLater)
        box.open()

    def _delete(self) -> None:
        company = self.selection.company
        if company is not None:
            self.delete(Ref("company", company.id))

    def _open_listing(self, listing: ListingRecord | None) -> None:
        company = self.selection.company
        if company is None:
            return
        form = ListingForm(self.theme, company, listing, self.window)

        def save() -> None:
            if listing is None:
                label = self.tr("Add listing")
                self.store.edit(label, companies.add_listing, company.id, form.facts())
            else:
                label = self.tr("Change listing")
                self.store.edit(label, companies.change_listing, listing.id, form.facts())

        open_form(form, save)

    def _has_company(self) -> bool:
        return self.selection.company is not None

    def _has_list(self) -> bool:
        return self.selection.list is not None
