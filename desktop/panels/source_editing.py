"""Sources entered, changed, merged, opened, and put on what was read there."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from db import source_editing
from db.records import Resting, SourceRecord
from db.sources import all_sources, sources_by_id
from desktop import wording
from desktop.actions import Command, Entry
from desktop.analysis.sources import Rest, rests_of, web_address
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.models.documents import resting_kind, told
from desktop.panels.editing import Editing


class SourceEditing(Editing):
    """Edits sources."""

    kinds: ClassVar[frozenset[str]] = frozenset({"source"})

    def commands(self) -> list[Entry]:
        """Its part of the Record menu."""
        has = self._has_company
        return [
            Command("new_source", self.tr("New &source…"), (), self.add, can=has),
            Command(
                "set_source",
                self.tr("&Where it was read…"),
                ("Ctrl+Shift+S",),
                self.put,
                can=lambda: bool(self._rests()),
            ),
            Command(
                "open_source",
                self.tr("&Open its source in the browser…"),
                ("Ctrl+Shift+B",),
                self.ask_open,
                can=lambda: web_address(self._source()) is not None,
            ),
            Command(
                "merge_source",
                self.tr("Mer&ge its source with another…"),
                (),
                self.merge,
                can=lambda: self._source() is not None,
            ),
        ]

    def add(self) -> None:
        """Open the form of a new source."""
        from desktop.dialogs.source import SourceForm

        form = SourceForm(self.theme, None, self.window)
        label = self.tr("New source")

        def save() -> None:
            found = self.store.edit(label, source_editing.add_source, form.facts())
            self.shown.emit(Ref("source", found))

        open_form(form, save)

    def edit(self, ref: Ref) -> None:
        """Open the form of a source."""
        from desktop.dialogs.source import SourceForm

        source = self._stored(ref.id)
        if source is None:
            return
        form = SourceForm(self.theme, source, self.window)
        label = self.tr("Change source")

        def save() -> None:
            self.store.edit(label, source_editing.change_source, source.id, form.facts())

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete a source on which nothing rests; else say what does."""
        found = self.store.read(source_editing.resting_on, ref.id)
        if found:
            self._say_resting(ref, found)
            return
        self.do(self.tr("Delete source"), source_editing.delete_source, ref.id)
        self.told.emit(self.tr("Deleted. Ctrl+Z brings it back."))

    def merge(self) -> None:
        """Ask which other source is this one, and make them one."""
        from desktop.dialogs.source import MergeSourcesForm

        source = self._source()
        if source is None:
            return
        others = [other for other in self.store.read(all_sources) if other.id != source.id]
        form = MergeSourcesForm(self.theme, source, others, self.window)
        label = self.tr("Merge sources")

        def save() -> None:
            kept, gone = form.ids()
            self.store.edit(label, source_editing.merge_sources, kept, gone)
            self.shown.emit(Ref("source", kept))

        open_form(form, save)

    def put(self) -> None:
        """Open the form that says where the chosen thing was read."""
        from desktop.dialogs.source import RestForm

        found, ref = self._rests(), self.selection.ref
        if not found or ref is None:
            return
        sources = self.store.read(all_sources)
        form = RestForm(self.theme, found, told(found[0]), sources, self.window)
        label = self.tr("Where it was read")

        def save() -> None:
            self.store.edit(label, source_editing.set_sources, form.puts())

        open_form(form, save)

    def ask_open(self) -> None:
        """Show where the source leads, and go there where that is wanted."""
        source = self._source()
        address = web_address(source)
        if source is None or address is None:
            return
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Open in the browser"))
        box.setText(source.title)
        box.setInformativeText(address)
        box.setTextFormat(Qt.TextFormat.PlainText)  # titles are no markup
        go = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(self.tr("Copy the address"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(address))
        box.accepted.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        box.finished.connect(box.deleteLater)
        box.open()

    def _say_resting(self, ref: Ref, found: tuple[Resting, ...]) -> None:
        """Say what rests on a source that can't go, and how it could."""
        counted = Counter(rest.kind for rest in found)
        lines = [
            self.tr("{what}: {n}").format(what=resting_kind(kind), n=wording.number(n, 0))
            for kind, n in counted.items()
        ]
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("The source stays"))
        box.setText(self.tr("Something rests on it: {what}.").format(what=", ".join(lines)))
        box.setInformativeText(
            self.tr("Put another source there, or merge this one with the source that stays.")
        )
        merge = box.addButton(self.tr("Merge…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(merge)
        self.selection.choose(ref)
        box.accepted.connect(self.merge)
        box.finished.connect(box.deleteLater)
        box.open()

    def _source(self) -> SourceRecord | None:
        """The chosen source, or that of the chosen thing."""
        ref = self.selection.ref
        if ref is not None and ref.kind == "source":
            return self._stored(ref.id)
        return next((rest.source for rest in self._rests() if rest.source), None)

    def _rests(self) -> tuple[Rest, ...]:
        ref, timeline = self.selection.ref, self.selection.timeline
        return rests_of(timeline, ref) if ref is not None and timeline is not None else ()

    def _stored(self, source_id: int) -> SourceRecord | None:
        return self.store.read(sources_by_id, [source_id]).get(source_id)

    def _has_company(self) -> bool:
        return self.selection.company is not None
