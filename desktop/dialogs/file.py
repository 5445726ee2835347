"""The form in which a kept file is called something else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import AttachmentRecord
from desktop.dialogs.fields import TextField
from desktop.dialogs.form import Form
from desktop.theme import Theme


class FileNameForm(Form):
    """What a kept file is called."""

    def __init__(self, theme: Theme, file: AttachmentRecord, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Rename the file"), self.tr("Rename"))
        self.name = TextField(file.name)
        self.add(self.tr("Name"), self.name)
        stem = file.name.rpartition(".")[0] or file.name
        self.name.setFocus()
        self.name.setSelection(0, len(stem))

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A file needs a name"))
