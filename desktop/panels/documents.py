"""The Documents tab: files, the sources of a company's things, and what rests on each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.attachments import attachments
from db.errors import DatabaseTrouble
from db.records import AttachmentRecord, CompanyTimeline, SourceRecord
from db.source_editing import how_many_rest, unused_sources
from desktop.analysis.sources import sources_of
from desktop.analysis.story import Ref
from desktop.models.documents import document_lines
from desktop.models.lines import LineRole, LinesModel, matching
from desktop.panels.controls import EmptyState, Entered, FilterField
from desktop.panels.lines_delegate import LinesDelegate
from desktop.panels.lines_tree import LinesTree
from desktop.store import Store
from desktop.tasks import Tasks
from desktop.theme import Theme

AT_ONCE = 5_000  # notes and promises; with more, unused sources are read in the background
FILLED, EMPTY, UNMATCHED = range(3)
HOLDERS = {"source", "note"}  # what a file can be dropped on, beside the company


class DocumentsPanel(Entered):
    """Reads what only it shows when it is looked at.

    Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `open_asked(object)`, the Ref of a file; `new_asked(str)`, the kind of a new thing;
    `files_dropped(object, object)`, paths and the Ref they were dropped on (None: the company);
    `failed(object)`, the trouble that kept it from reading.
    """

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    open_asked = Signal(object)
    new_asked = Signal(str)
    files_dropped = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, store: Store, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._theme = theme
        self._timeline: CompanyTimeline | None = None
        self._ref: Ref | None = None
        self._is_stale = self._is_behind = False
        self._files: tuple[AttachmentRecord, ...] = ()
        self._unused: tuple[SourceRecord, ...] = ()
        self.setAccessibleName(self.tr("Documents"))
        self.setAcceptDrops(True)
        self.filter = FilterField(theme, self.tr("Ctrl F"), self)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter files and sources"))
        self.model = LinesModel(self)
        self.tree = LinesTree(self.model, self)
        self.tree.setItemDelegate(LinesDelegate(theme, self.tree))
        self.tree.setAccessibleName(self.tr("Files and sources, and what rests on them"))
        self.drop_hint = QLabel(self)
        self._empty = EmptyState(theme, "paperclip")
        self._empty.set_words(
            self.tr("No source and no file yet"),
            self.tr("Name a source with a promise or a financing, or drop a file here."),
        )
        self._unmatched = EmptyState(theme, "list-filter", self.tr("Clear filter"))
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()
        self.entrance = self.tree

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show the documents of this company."""
        is_another = timeline is None or self._timeline is None
        if is_another or (timeline and self._timeline and timeline.company.id != self._company_id):
            self.filter.blockSignals(True)
            self.filter.clear()
            self.filter.blockSignals(False)
        self._timeline = timeline
        self._is_stale = True
        if self.isVisible():
            self._read()

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing: itself, or where it rests on a source."""
        self._ref = ref
        self.tree.choose(ref)

    def focus_filter(self) -> None:
        """Let the reader type into the filter, over what stands in it."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- what is shown ----------------------------------------------------------------------------

    def _read(self) -> None:
        self._is_stale = False
        try:
            if self._timeline is not None:
                self._read_unused()
            self._read_files()
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
        self._show()

    def _read_files(self) -> None:
        self._files = ()
        if self._timeline is not None:
            known = [*sources_of(self._timeline), *(source.id for source in self._unused)]
            self._files = self._store.read(attachments, self._timeline.company.id, known)

    def _read_unused(self) -> None:
        """Read which sources are used nowhere: in the background where there is much."""
        if self._store.read(how_many_rest) <= AT_ONCE:
            self._unused = self._store.read(unused_sources)
            return
        task = self._tasks.run("unused sources", lambda _: self._store.read(unused_sources))
        self._is_behind = task is None  # what is under way may not know of the last change
        if task is not None:
            task.answered.connect(self._take_unused)
            task.failed.connect(self.failed)
            task.ended.connect(self._catch_up)
            task.start()

    def _catch_up(self) -> None:
        if self._is_behind and self.isVisible():
            self._read_unused()

    def _take_unused(self, found: tuple[SourceRecord, ...]) -> None:
        self._unused = found
        try:
            self._read_files()
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
        self._show()

    def _show(self) -> None:
        lines = []
        if self._timeline is not None:
            lines = document_lines(self._timeline, self._files, self._unused)
        typed = self.filter.text().strip()
        self.tree.show_lines(matching(lines, typed), is_open=bool(typed))
        if not typed:
            for row in range(self.model.rowCount()):
                self.tree.expand(self.model.index(row, 0))
        self.tree.choose(self._ref)
        page = FILLED if self.model.rowCount() else UNMATCHED if typed and lines else EMPTY
        if page == UNMATCHED:
            said = self.tr("Nothing matches “{words}”").format(words=typed)
            self._unmatched.set_words(said, self.tr("The filter hides all files and sources."))
        self._pages.setCurrentIndex(page)
        self.filter.setVisible(bool(lines))

    @property
    def _company_id(self) -> int | None:
        return self._timeline.company.id if self._timeline else None

    # -- files dropped on it ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and say where they would go."""
        if self._company_id is not None and _paths(event.mimeData().urls()):
            event.acceptProposedAction()
            self._say_place(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say where they would go now."""
        event.acceptProposedAction()
        self._say_place(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say nothing more."""
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files over with what they were dropped on."""
        self.drop_hint.hide()
        paths = _paths(event.mimeData().urls())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths, self._holder(event.position().toPoint()))

    def _holder(self, at: QPoint) -> Ref | None:
        """The source or note at a place; None stands for the company."""
        index = self.tree.indexAt(self.tree.viewport().mapFrom(self, at))
        ref: Ref | None = index.data(LineRole.REF) if self.tree.isVisible() else None
        return ref if ref is not None and ref.kind in HOLDERS else None

    def _say_place(self, at: QPoint) -> None:
        ref = self._holder(at)
        if ref is None and self._timeline is not None:
            said = self.tr("Drop to keep it with {name}; on a source or note, with that.")
            said = said.format(name=self._timeline.company.short_name)
        else:
            words = self.tree.indexAt(self.tree.viewport().mapFrom(self, at)).data()
            said = self.tr("Drop to keep it with “{name}”.").format(name=words)
        self.drop_hint.setText(said)
        self.drop_hint.show()

    # -- what it is made of -----------------------------------------------------------------------

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show)
        self.filter.left.connect(self._enter_tree)
        self.filter.accepted.connect(self._enter_tree)
        self._unmatched.acted.connect(self.filter.clear)
        self.tree.chosen.connect(self.chosen)
        self.tree.edit_asked.connect(self._open_or_edit)
        self.tree.delete_asked.connect(self.delete_asked)

    def _enter_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_or_edit(self, ref: Ref) -> None:
        asked = self.open_asked if ref.kind == "attachment" else self.edit_asked
        asked.emit(ref)

    def _lay_out(self) -> None:
        length = self._theme.length
        edge = length(12)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(edge, length(8), edge, length(8))
        buttons.setSpacing(length(8))
        buttons.addWidget(self._button(self.tr("New source"), "plus", "source"))
        buttons.addWidget(self._button(self.tr("Attach a file"), "paperclip", "attachment"))
        buttons.addStretch(1)
        self.filter.setFixedHeight(length(30))
        field = QHBoxLayout()
        field.setContentsMargins(edge, 0, edge, length(8))
        field.addWidget(self.filter)
        self.drop_hint.setProperty("surface", "sunken")
        self.drop_hint.setFont(self._theme.font("second", 500))
        self.drop_hint.setWordWrap(True)
        self.drop_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.drop_hint.setContentsMargins(edge, length(8), edge, length(8))
        self.drop_hint.hide()
        for page in (self.tree, self._empty, self._unmatched):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addLayout(field)
        column.addLayout(self._pages, 1)
        column.addWidget(self.drop_hint)

    def _button(self, words: str, icon: str, kind: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setFont(self._theme.font("control", 500))
        button.setIcon(self._theme.icon(icon))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.new_asked.emit(kind))
        return button


def _paths(urls: list[QUrl]) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
