"""The companies that were put out of sight: looked at, brought back, or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.company_editing import Belongings
from db.records import CompanyRecord
from desktop.dialogs.counts import in_a_line
from desktop.dialogs.rows import RowsDialog
from desktop.models.rows import Row
from desktop.theme import Theme

BACK, SHOW, DELETE = "back", "show", "delete"


class ArchivedDialog(RowsDialog):
    """Acts: `back`, `show` and `delete`, each with a company's id."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_words(
            self.tr("Archived companies"),
            self.tr("They stand in no list, and nothing of them was deleted."),
            (self.tr("Company"), self.tr("Listing"), self.tr("What is kept")),
            self.tr("No company is archived."),
        )
        self.add_act(BACK, self.tr("&Bring back"), Qt.Key.Key_Return)
        self.add_act(SHOW, self.tr("&Show"))
        self.add_act(DELETE, self.tr("&Delete…"), Qt.Key.Key_Delete)
        self.table.setFocus()

    def show_companies(self, found: Sequence[tuple[CompanyRecord, Belongings]]) -> None:
        """Show these companies, each with what hangs on it."""
        self.show_rows(
            [
                Row(
                    company.id,
                    (
                        company.name,
                        company.listings[0].code if company.listings else "",
                        in_a_line(goes),
                    ),
                )
                for company, goes in found
            ]
        )
