"""Listings entered, changed, made primary and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from db import company_editing as companies
from db import succession
from db.companies import listing
from db.errors import DatabaseTrouble
from db.records import ListingRecord
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.errors import sentence
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.listing import ListingsDialog


class ListingEditing(Editing):
    """Edits the listings of the shown company."""

    kinds: ClassVar[frozenset[str]] = frozenset({"listing"})

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        has = self._has_company
        return [
            Command("new_listing", self.tr("Add a &listing…"), (), self.add, can=has),
            Command("listings", self.tr("Its li&stings…"), ("Ctrl+Shift+I",), self.open, can=has),
            Command(
                "succeed",
                self.tr("Followed b&y another listing…"),
                (),
                self.succeed,
                can=self._has_listing,
            ),
        ]

    def add(self) -> None:
        """Open the form of another listing of the shown company."""
        self._open_form(None, self.window)

    def edit(self, ref: Ref) -> None:
        """Open the form of one of the shown company's listings."""
        self._open_form(self._listing(ref.id), self.window)

    def delete(self, ref: Ref) -> None:
        """Delete a listing with its stored prices; undo brings both back."""
        self.do(self.tr("Delete listing"), companies.delete_listing, ref.id)

    def succeed(self) -> None:
        """Open the form of what follows the shown company's first listing."""
        company = self.selection.company
        if company is not None and company.listings:
            self.link(company.listings[0].id, self.window)

    def link(self, listing_id: int, parent: QWidget) -> None:
        """Open the form of what follows a listing."""
        self._open_succession(self.store.read(listing, listing_id), parent)

    def open(self) -> None:
        """Open the list of all listings of the shown company."""
        from desktop.dialogs.listing import ListingsDialog

        company = self.selection.company
        if company is None:
            return
        dialog = ListingsDialog(self.theme, company, self.window)
        shown = partial(self._show_again, dialog)
        self.selection.company_changed.connect(shown)
        dialog.finished.connect(lambda: self.selection.company_changed.disconnect(shown))
        dialog.acted.connect(partial(self._act, dialog))
        dialog.open()
        dialog.table.setFocus()

    def _show_again(self, dialog: ListingsDialog) -> None:
        company = self.selection.company
        if company is not None:
            dialog.show_company(company)

    def _act(self, dialog: ListingsDialog, name: str, listing_id: int | None) -> None:
        from desktop.dialogs.listing import ADD, CHANGE, FOLLOWED

        listing = self._listing(listing_id)
        if name == ADD:
            self._open_form(None, dialog)
        elif name == CHANGE:
            self._open_form(listing, dialog)
        elif name == FOLLOWED and listing is not None:
            self._open_succession(listing, dialog)
        else:
            try:
                self._do(name, listing)
            except DatabaseTrouble as trouble:
                dialog.say(sentence(trouble))

    def _do(self, name: str, listing: ListingRecord | None) -> None:
        from desktop.dialogs.listing import DELETE, PRIMARY

        if listing is None:
            self.undo_or_redo(name)
        elif name == PRIMARY:
            label = self.tr("Make listing primary")
            self.store.edit(label, companies.make_primary, listing.id)
        elif name == DELETE:
            self.store.edit(self.tr("Delete listing"), companies.delete_listing, listing.id)

    def _open_form(self, listing: ListingRecord | None, parent: QWidget) -> None:
        from desktop.dialogs.listing import ListingForm

        company = self.selection.company
        if company is None:
            return
        form = ListingForm(self.theme, company, listing, parent)

        def save() -> None:
            if listing is None:
                label = self.tr("Add listing")
                self.store.edit(label, companies.add_listing, company.id, form.facts())
            else:
                label = self.tr("Change listing")
                self.store.edit(label, companies.change_listing, listing.id, form.facts())

        open_form(form, save)

    def _open_succession(self, listing: ListingRecord, parent: QWidget) -> None:
        from desktop.dialogs.successor import SuccessorForm

        found = self.store.read(succession.candidates, listing.id)
        form = SuccessorForm(self.theme, listing, found, parent)
        label = self.tr("Link listings")

        def save() -> None:
            facts, chosen, until = form.facts(), form.successor_id(), form.last_day()
            if chosen is not None or facts is None:
                self.store.edit(label, succession.follow, listing.id, chosen, until)
            else:
                self.store.edit(label, succession.rename, listing.id, facts, until)

        open_form(form, save)

    def _listing(self, listing_id: int | None) -> ListingRecord | None:
        company = self.selection.company
        listings = company.listings if company else ()
        return next((x for x in listings if x.id == listing_id), None)

    def _has_company(self) -> bool:
        return self.selection.company is not None

    def _has_listing(self) -> bool:
        return self.selection.company is not None and bool(self.selection.company.listings)
