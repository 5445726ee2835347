"""Files kept with a company, a note or a source: attached, opened, saved, renamed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QFileInfo, QIODevice, QMimeDatabase, QSaveFile, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from db import attachments
from db.attachments import LARGEST
from db.errors import DatabaseTrouble, Refused
from db.records import AttachmentRecord
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing

# What is shown by another program: no kind that could be run. The name on the disk is ours but for
# one of these endings, so that no path ever comes from a name that was stored.
OPENED = (
    "avif", "bmp", "csv", "docx", "eml", "epub", "gif", "heic", "jpeg", "jpg", "json", "log", "md",
    "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf", "png", "pptx", "rtf", "tif", "tiff", "tsv",
    "txt", "wav", "webm", "webp", "xlsx",
)  # fmt: skip
PLACES = {"source": "source_id", "note": "note_id"}


class FileKeeping(Editing):
    """Keeps files."""

    kinds: ClassVar[frozenset[str]] = frozenset({"attachment"})
    _opened: QTemporaryDir | None = None

    def commands(self) -> list[Entry]:
        """Its part of the Record menu."""
        return [
            Command(
                "new_attachment",
                self.tr("Attach a &file to the company…"),
                ("Ctrl+Shift+A",),
                self.ask_attach,
                can=lambda: self.selection.company is not None,
            ),
            Command(
                "attach_here",
                self.tr("Attach a file to the &chosen source or note…"),
                (),
                self.ask_attach_here,
                can=lambda: self._holder() is not None,
            ),
            Command(
                "open_file",
                self.tr("Open the chosen fi&le"),
                (),
                self.open_chosen,
                can=self._has_file,
            ),
            Command(
                "save_file",
                self.tr("Save the chosen file &as…"),
                (),
                self.ask_save,
                can=self._has_file,
            ),
        ]

    def ask_attach(self) -> None:
        """Ask for files and keep them with the shown company."""
        self.attach(self._asked(), None)

    def ask_attach_here(self) -> None:
        """Ask for files and keep them with the chosen source or note."""
        holder = self._holder()
        if holder is not None:
            self.attach(self._asked(), holder)

    def attach(self, paths: Sequence[Path], holder: Ref | None) -> None:
        """Keep files with a source or note, or (None) with the shown company; each is one act."""
        company = self.selection.company
        if company is None:
            return
        place = {PLACES[holder.kind]: holder.id} if holder else {"company_id": company.id}
        for path in paths:
            QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # 50 MB take a second
            try:
                found = self._keep(path, place)
            except DatabaseTrouble as trouble:
                self.failed.emit(trouble)
                return
            finally:
                QApplication.restoreOverrideCursor()
            self.shown.emit(Ref("attachment", found))

    def _keep(self, path: Path, place: dict[str, int]) -> int:
        content = self._content(path)
        kind = QMimeDatabase().mimeTypeForFileNameAndData(path.name, content).name()
        label = self.tr("Attach {name}").format(name=path.name)
        return self.store.edit(label, attachments.keep_file, path.name, content, kind, **place)

    def edit(self, ref: Ref) -> None:
        """Open the form in which a file is renamed."""
        from desktop.dialogs.file import FileNameForm

        file = self._file(ref)
        if file is None:
            return
        form = FileNameForm(self.theme, file, self.window)
        label = self.tr("Rename file")

        def save() -> None:
            self.store.edit(label, attachments.rename_file, file.id, form.name.value())

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete a file from the database."""
        self.do(self.tr("Delete file"), attachments.delete_file, ref.id)
        self.told.emit(self.tr("File deleted. Ctrl+Z brings it back."))

    def open_chosen(self) -> None:
        """Open the chosen file in the program that the system has for it."""
        if self.selection.ref is not None:
            self.open(self.selection.ref)

    def open(self, ref: Ref) -> None:
        """Write a copy for reading where it goes with the program, and open that."""
        file = self._file(ref)
        if file is None:
            return
        ending = ending_of(file.name)
        if ending is None:
            said = self.tr("{name} is not opened from here; save it to open it yourself.")
            self.failed.emit(Refused(said.format(name=file.name)))
            return
        try:
            content = self.store.read(attachments.content, file.id)
            copy = self._copy_of(file, ending, content)
        except (DatabaseTrouble, OSError) as trouble:
            self.failed.emit(self._told(trouble, file.name))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            said = self.tr("No program here opens {name}; save it instead.")
            self.failed.emit(Refused(said.format(name=file.name)))

    def ask_save(self) -> None:
        """Ask for a place and write the chosen file there."""
        file = self._file(self.selection.ref)
        if file is None:
            return
        title = self.tr("Save the file as")
        name, _ = QFileDialog.getSaveFileName(self.window, title, suggestion(file.name))
        if not name:
            return
        try:
            content = self.store.read(attachments.content, file.id)
            _write(Path(name), content)
        except (DatabaseTrouble, OSError) as trouble:
            self.failed.emit(self._told(trouble, name))
        else:
            self.told.emit(self.tr("Saved to {name}").format(name=Path(name).name))

    def drop_copies(self) -> None:
        """Remove the copies that were opened; for closing the program."""
        if self._opened is not None:
            self._opened.remove()
            self._opened = None

    def _asked(self) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Attach files"))
        return [Path(name) for name in names]

    def _content(self, path: Path) -> bytes:
        """The bytes of a file; raises Refused with a sentence."""
        info = QFileInfo(str(path))
        if not info.isFile():
            raise Refused(self.tr("{name} is no file").format(name=path.name))
        if info.size() > LARGEST:
            said = self.tr("{name} is too large: a file of up to {most} MB can be kept.")
            raise Refused(said.format(name=path.name, most=LARGEST // 1024**2))
        try:
            return path.read_bytes()
        except OSError as error:
            raise self._told(error, path.name) from error

    def _told(self, trouble: Exception, name: str) -> DatabaseTrouble:
        """The trouble in a sentence, where the system has words of its own."""
        if isinstance(trouble, DatabaseTrouble):
            return trouble
        said = self.tr("{name} can't be read or written: {why}")
        return Refused(said.format(name=name, why=getattr(trouble, "strerror", None) or trouble))

    def _copy_of(self, file: AttachmentRecord, ending: str, content: bytes) -> Path:
        """A copy in a folder of our own, under a name of our own."""
        if self._opened is None:
            self._opened = QTemporaryDir()
        copy = Path(self._opened.path()) / f"{file.sha256[:16]}.{ending}"
        if not copy.exists():
            _write(copy, content)
            copy.chmod(0o400)  # what is changed in the copy would be lost
        return copy

    def _file(self, ref: Ref | None) -> AttachmentRecord | None:
        if ref is None or ref.kind != "attachment":
            return None
        return self.store.read(attachments.attachment, ref.id)

    def _has_file(self) -> bool:
        ref = self.selection.ref
        return ref is not None and ref.kind == "attachment"

    def _holder(self) -> Ref | None:
        ref = self.selection.ref
        return ref if ref is not None and ref.kind in PLACES else None


def ending_of(name: str) -> str | None:
    """The ending under which a file is opened; None where it may not be."""
    _, dot, ending = name.casefold().rpartition(".")
    return next((known for known in OPENED if dot and known == ending), None)


def suggestion(name: str) -> str:
    """A name to begin with in a dialog: the stored one without what leads to another folder."""
    plain = "".join("_" if letter in '\\/:*?"<>|' else letter for letter in name)
    return plain.lstrip(". ") or "file"


def _write(path: Path, content: bytes) -> None:
    """Write all of a file or nothing; raises OSError."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(None, file.errorString())
    file.write(content)
    if not file.commit():
        raise OSError(None, file.errorString())
