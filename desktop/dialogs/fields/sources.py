"""A field for where something was read: a source that is stored, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QVBoxLayout, QWidget

from db.records import NewSource, SourceRecord
from desktop import wording
from desktop.dialogs.fields.choosing import Choice
from desktop.dialogs.fields.texts import TextField
from desktop.theme import Theme

DEFAULT_CLASS = "company"


class SourceField(QWidget):
    """The title of a source, or the address or title of a new one.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, sources: Sequence[SourceRecord] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._by_title = named_apart(sources)
        self._shown: SourceRecord | None = None
        self._by_address = {s.url: s for s in sources if s.url}
        self.line = TextField()
        self.line.setPlaceholderText(self.tr("Title or address; type to find one"))
        completer = QCompleter(list(self._by_title), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        self.source_class: Choice[str] = Choice(wording.source_classes())
        self.source_class.set_value(DEFAULT_CLASS)
        self.source_class.setAccessibleName(self.tr("Class of the new source"))
        self._said = QLabel()
        self._said.setProperty("tone", "muted")
        self._said.setFont(theme.font("second"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(4))
        for part in (self.line, self._said, self.source_class):
            column.addWidget(part)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._tell)
        self._tell()

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> SourceRecord | NewSource | None:
        """The stored source that is named, else a new one; None where nothing is typed."""
        typed = self.line.value()
        if not typed:
            return None
        if self._shown is not None and typed == _title(self._shown):
            return self._shown  # whatever else has the same title
        known = self._by_title.get(typed) or self._by_address.get(typed)
        if known is not None:
            return known
        kind = self.source_class.value() or DEFAULT_CLASS
        url = typed if typed.lower().startswith(("http://", "https://")) else None
        return NewSource(url, typed, kind)

    def set_value(self, value: SourceRecord | NewSource | None) -> None:
        """Show a source; of those with one title it is this one that is meant."""
        self._shown = value if isinstance(value, SourceRecord) else None
        if isinstance(value, NewSource):
            self.source_class.set_value(value.source_class)
        self.line.setText(_title(value) if value else "")
        self.line.setCursorPosition(0)

    def _tell(self) -> None:
        value = self.value()
        is_new = isinstance(value, NewSource)
        self.source_class.setVisible(is_new)
        self._said.setVisible(is_new)
        if is_new:
            self._said.setText(self.tr("A new source. Who published it?"))
        self.changed.emit()


def named_apart(sources: Sequence[SourceRecord]) -> dict[str, SourceRecord]:
    """Sources by their titles; those that share one are told apart by day, address or number."""
    found: dict[str, SourceRecord] = {}
    for source in sources:
        title = _title(source)
        day = wording.day(source.page_date) if source.page_date else ""
        names = [title, *(f"{title} · {more}" for more in (day, source.url) if more)]
        numbered = (f"{title} · {n}" for n in count(2))
        name = next(n for n in chain(names, numbered) if n not in found)
        found[name] = source
    return found


def _title(source: SourceRecord | NewSource) -> str:
    return source.title or source.url or ""
