"""Companies entered, changed, renamed, merged, archived, brought back and deleted."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from db import company_editing as companies
from db import merging
from db.companies import archived_companies, company, company_names
from db.errors import DatabaseTrouble
from db.records import CompanyRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.errors import sentence
from desktop.panels.company_search import CompanySearch
from desktop.panels.editing import Editing
from desktop.panels.selection import Selection
from desktop.store import Store
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.dialogs.archived import ArchivedDialog


class CompanyEditing(Editing):
    """Edits companies."""

    kinds: ClassVar[frozenset[str]] = frozenset({"company"})

    def __init__(
        self,
        search: CompanySearch,
        store: Store,
        theme: Theme,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(store, theme, selection, parent)
        self._search = search

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        has, archived = self._has_company, self.open_archived
        return [
            Command(
                "new_company",
                self.tr("A&dd a company…"),
                ("Ctrl+Shift+N", "Ins"),
                self.add,
                can=self._has_list,
            ),
            Command("company", self.tr("Chan&ge the company…"), ("Ctrl+I",), self.change, can=has),
            Command("rename", self.tr("Rena&me…"), ("Shift+F2",), self.rename, can=has),
            Command("merge", self.tr("Merge with another…"), (), self.merge, can=has),
            Command("archive", self.tr("A&rchive"), (), self.archive, can=self._is_in_sight),
            Command("bring_back", self.tr("&Bring back"), (), self.bring_back, can=self._is_away),
            Command("delete_company", self.tr("D&elete the company…"), (), self._delete, can=has),
            Command("archived", self.tr("Archived companies…"), (), archived, can=self._has_list),
        ]

    def add(self) -> None:
        """Open the form of a new company; it goes into the shown list in the same act."""
        from desktop.dialogs.add_company import AddCompanyForm

        shown = self.selection.list
        if shown and shown.rule is not None:
            shown = None  # its rule says who is in it
        form = AddCompanyForm(self.theme, shown.name if shown else "", self.window)
        self._search.serve(form)

        def save() -> None:
            label = self.tr("Add company")
            list_id = shown.id if shown else None
            found = self.store.edit(label, companies.add_company, *form.facts(), list_id)
            self.shown.emit(Ref("company", found))

        open_form(form, save)

    def change(self) -> None:
        """Open the form of the shown company."""
        from desktop.dialogs.company import CompanyForm

        shown = self.selection.company
        if shown is None:
            return
        form = CompanyForm(self.theme, shown, self.store.read(all_sources), self.window)
        label = self.tr("Change company")

        def save() -> None:
            self.store.edit(label, companies.change_company, shown.id, form.facts())

        open_form(form, save)

    def rename(self) -> None:
        """Open the field for another name of the shown company."""
        from desktop.dialogs.company import RenameForm

        shown = self.selection.company
        if shown is None:
            return
        form = RenameForm(self.theme, shown, self.window)
        label = self.tr("Rename company")

        def save() -> None:
            keeps = form.keeps.value()
            name = form.name.value()
            self.store.edit(label, companies.rename, shown.id, name, keep_alias=keeps)

        open_form(form, save)

    def merge(self) -> None:
        """Ask which other company is this one and what of both stays, and make them one."""
        from desktop.dialogs.merge import MergeForm, Side

        shown = self.selection.company
        if shown is None:
            return

        def look(company_id: int) -> Side:
            goes = self.store.read(companies.belongings, [company_id])
            return Side(self.store.read(company, company_id), goes[company_id])

        form = MergeForm(self.theme, look(shown.id), self._others(shown.id), look, self.window)
        label = self.tr("Merge companies")

        def save() -> None:
            chosen, primary = form.chosen(), form.primary()
            self.store.edit(label, merging.merge, shown.id, form.gone(), chosen, primary)
            self.told.emit(self.tr("Two companies are one. Ctrl+Z takes it back."))

        open_form(form, save)

    def _others(self, company_id: int) -> list[tuple[int, str]]:
        """Every other company, archived ones after the rest; alike ones are told apart."""
        found = [one for one in self.store.read(company_names) if one.id != company_id]
        count = Counter(one.name for one in found)
        archived = self.tr("archived")
        named = []
        for one in sorted(found, key=lambda one: one.is_archived):
            code = one.code if count[one.name] > 1 else None
            parts = one.name, code, archived if one.is_archived else None
            named.append((one.id, " · ".join(part for part in parts if part)))
        return named

    def archive(self) -> None:
        """Put the shown company out of sight."""
        shown = self.selection.company
        if shown is not None:
            words = self.tr("Archived. Company ▸ Archived companies… has it.")
            label = self.tr("Archive company")
            self.do_telling(words, label, companies.archive, shown.id, True)

    def bring_back(self) -> None:
        """Put the shown company into its lists again."""
        shown = self.selection.company
        if shown is not None:
            self._bring_back(shown.id)

    def open_archived(self) -> None:
        """Open the list of the companies that were put out of sight."""
        from desktop.dialogs.archived import ArchivedDialog

        dialog = ArchivedDialog(self.theme, self.window)

        def show(tables: frozenset[str]) -> None:
            if "company" in tables:
                dialog.show_companies(self._archived())

        dialog.show_companies(self._archived())
        self.store.changed.connect(show)
        dialog.finished.connect(lambda: self.store.changed.disconnect(show))
        dialog.acted.connect(partial(self._act_on_archived, dialog))
        dialog.open()
        dialog.table.setFocus()

    def edit(self, ref: Ref) -> None:
        """Open the form of the shown company."""
        self.change()

    def delete(self, ref: Ref) -> None:
        """Delete a company; says first what goes with it."""
        self._ask_to_delete(ref.id, self.window)

    def _archived(self) -> list[tuple[CompanyRecord, companies.Belongings]]:
        found = self.store.read(archived_companies)
        goes = self.store.read(companies.belongings, [c.id for c in found])
        return [(c, goes[c.id]) for c in found]

    def _act_on_archived(self, dialog: ArchivedDialog, name: str, company_id: int | None) -> None:
        from desktop.dialogs.archived import BACK, DELETE

        try:
            if company_id is None:
                self.undo_or_redo(name)
            elif name == DELETE:
                self._ask_to_delete(company_id, dialog)
            elif name == BACK:
                self._bring_back(company_id)
            else:
                dialog.accept()
                self.shown.emit(Ref("company", company_id))
        except DatabaseTrouble as trouble:
            dialog.say(sentence(trouble))

    def _bring_back(self, company_id: int) -> None:
        self.store.edit(self.tr("Bring company back"), companies.archive, company_id, False)
        self.shown.emit(Ref("company", company_id))
        self.told.emit(self.tr("Brought back into its lists."))

    def _ask_to_delete(self, company_id: int, parent: QWidget) -> None:
        from desktop.dialogs.asking import ask_to_delete
        from desktop.dialogs.counts import in_a_line

        found = self.store.read(company, company_id)
        goes = in_a_line(self.store.read(companies.belongings, [company_id])[company_id])
        label = self.tr("Delete company")
        ask_to_delete(
            parent,
            found.name,
            self.tr("With it go: {goes}.").format(goes=goes) if goes else "",
            lambda: self.do(label, companies.delete_company, company_id),
        )

    def _delete(self) -> None:
        shown = self.selection.company
        if shown is not None:
            self.delete(Ref("company", shown.id))

    def _has_company(self) -> bool:
        return self.selection.company is not None

    def _is_in_sight(self) -> bool:
        shown = self.selection.company
        return shown is not None and not shown.is_archived

    def _is_away(self) -> bool:
        shown = self.selection.company
        return shown is not None and shown.is_archived

    def _has_list(self) -> bool:
        return self.selection.list is not None
