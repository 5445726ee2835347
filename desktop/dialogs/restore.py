"""The backups of a database: one is chosen to be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.backup import Backup
from desktop import wording
from desktop.dialogs.rows import RowsDialog
from desktop.models.rows import Row
from desktop.theme import Theme

RESTORE, FILE = "restore", "file"


class RestoreDialog(RowsDialog):
    """Acts: `restore`, with the place of a backup in the list; `file`, another file is wanted."""

    def __init__(self, theme: Theme, made: Sequence[Backup], folder: Path, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_words(
            self.tr("Restore from a backup"),
            self.tr(
                "The backup takes the place of the database. What is there now is kept beside it, "
                "under a name of its own."
            ),
            (self.tr("Made on"), self.tr("Size"), self.tr("File")),
            self.tr("There is no backup in %s yet.") % folder,
        )
        self.add_act(RESTORE, self.tr("&Restore"), Qt.Key.Key_Return)
        self.add_act(FILE, self.tr("&Choose a file…"), needs_row=False)
        self.show_rows(
            [
                Row(
                    at,
                    (wording.instant(each.made_at), wording.file_size(each.size), each.path.name),
                )
                for at, each in enumerate(made)
            ]
        )
        self.table.setFocus()
