"""What is priced and is no company: a dialog over rows, each of them a listing of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db import company_editing as companies
from db.errors import DatabaseTrouble
from desktop.errors import sentence
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.rows import RowsDialog

ADD, FETCH, DELETE = "add", "fetch", "delete"
SHOWN = frozenset({"company", "listing", "price_bar", "price_series"})


class Kept(Protocol):
    """A listing, and the row that it is a listing of."""

    @property
    def listing_id(self) -> int:
        """The listing's id."""

    @property
    def company_id(self) -> int:
        """The id of what is deleted with it."""


class KeptPrices(Editing):
    """Adds, fetches and deletes such rows. Signals: `fetch_asked(int)`, a listing's id."""

    fetch_asked = Signal(int)

    def open(self) -> None:
        """Open the list of all that is kept."""
        dialog, fill = self.make_dialog()

        def show(tables: frozenset[str]) -> None:
            if SHOWN & tables:
                fill()

        fill()
        self.store.changed.connect(show)
        dialog.finished.connect(lambda: self.store.changed.disconnect(show))
        dialog.acted.connect(partial(self._act, dialog))
        dialog.open()
        dialog.table.setFocus()

    def make_dialog(self) -> tuple[RowsDialog, Callable[[], None]]:
        """The dialog over the rows, and what shows them in it as they are now.

        Its acts are `add`, `fetch` and `delete`.
        """
        raise NotImplementedError

    def kept(self) -> Sequence[Kept]:
        """All that is kept."""
        raise NotImplementedError

    def open_form(self, parent: QWidget) -> None:
        """Open the form of a new row."""
        raise NotImplementedError

    def delete_label(self) -> str:
        """What taking a row away is called."""
        raise NotImplementedError

    def _act(self, dialog: RowsDialog, name: str, listing_id: int | None) -> None:
        if name == ADD:
            self.open_form(dialog)
        elif name == FETCH and listing_id is not None:
            self.fetch_asked.emit(listing_id)
        else:
            try:
                self._do(name, listing_id)
            except DatabaseTrouble as trouble:
                dialog.say(sentence(trouble))

    def _do(self, name: str, listing_id: int | None) -> None:
        found = next((each for each in self.kept() if each.listing_id == listing_id), None)
        if name == DELETE and found is not None:
            self.store.edit(self.delete_label(), companies.delete_company, found.company_id)
        elif found is None:
            self.undo_or_redo(name)

    def _has_list(self) -> bool:
        return self.selection.list is not None
