"""The forms of a source: what is known of it, its double, and what was read there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from db.records import SourceRecord
from db.source_editing import Put, SourceFacts
from desktop import wording
from desktop.analysis.sources import Rest
from desktop.dialogs.fields import Choice, DayField, SourceField, TextField
from desktop.dialogs.form import Form
from desktop.theme import Theme


class SourceForm(Form):
    """A new source, or one to be changed."""

    def __init__(self, theme: Theme, source: SourceRecord | None, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Source") if source else self.tr("New source"), self.tr("Save"))
        self.title, self.url = TextField(), TextField()
        self.url.setPlaceholderText("https://")
        self.source_class: Choice[str] = Choice(wording.source_classes(), editable=True)
        self.source_class.set_value("company")
        self.page_date = DayField(theme)
        self.add(self.tr("Title"), self.title)
        self.add(self.tr("Address"), self.url)
        self.add_row(
            (self.tr("Who published it"), self.source_class),
            (self.tr("Day of the page"), self.page_date),
        )
        if source is not None:
            self.title.set_value(source.title)
            self.url.set_value(source.url)
            self.source_class.set_value(source.source_class)
            self.page_date.set_value(source.page_date)
        for line in (self.title, self.url):
            line.setCursorPosition(0)
        self.title.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A title and a class are needed, and a day that can be read."""
        if not self.title.value():
            return self.title, self.tr("A source needs a title")
        if not self.source_class.value():
            return self.source_class, self.tr("Say who published it")
        fault = self.page_date.fault()
        return (self.page_date, fault) if fault else None

    def facts(self) -> SourceFacts:
        """What was entered."""
        return SourceFacts(
            title=self.title.value(),
            source_class=str(self.source_class.value()),
            url=self.url.value() or None,
            page_date=self.page_date.day(),
        )


class MergeSourcesForm(Form):
    """Which other source is this one, and which of the two stays."""

    def __init__(
        self,
        theme: Theme,
        source: SourceRecord,
        others: Sequence[SourceRecord],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=source.title)
        self.set_title(self.tr("Merge with another source"), self.tr("Merge"))
        self._source = source
        self._others = {other.id: other for other in others}
        self.other: Choice[int] = Choice([(o.id, told(o)) for o in others], editable=True)
        line = self.other.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type to find it"))
        self.stays: Choice[bool] = Choice(
            [(True, self.tr("the one above")), (False, self.tr("the other one"))]
        )
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "muted")
        self.add(self.tr("The same source, entered a second time"), self.other)
        self.add(self.tr("Which title and class stay"), self.stays)
        self.add_widget(self.said)
        self.set_hint(self.tr("Ctrl+Z takes all of it back."))
        self.other.changed.connect(self._tell)
        self.other.setFocus()
        self._tell()

    def check(self) -> tuple[QWidget, str] | None:
        """Another source has to be named."""
        if self._chosen() is None:
            return self.other, self.tr("Choose the source that is the same")
        return None

    def ids(self) -> tuple[int, int]:
        """The source that stays and the one that goes."""
        other = self._chosen()
        assert other is not None  # checked
        pair = self._source.id, other.id
        return pair if self.stays.value() else (pair[1], pair[0])

    def _chosen(self) -> SourceRecord | None:
        value = self.other.value()
        return self._others.get(value) if isinstance(value, int) else None

    def _tell(self) -> None:
        other = self._chosen()
        said = self.tr("All that rests on either will rest on the one that stays.")
        if other is not None:
            facts = (wording.source_class(other.source_class), other.url)
            said = "\n".join((said, *(fact for fact in facts if fact)))
        self.said.setText(said)
        if self.isVisible():
            self.refit()


class RestForm(Form):
    """Where a record was read: put on it later, or replaced."""

    def __init__(
        self,
        theme: Theme,
        rests: Sequence[Rest],
        about: str,
        sources: Sequence[SourceRecord],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=about)
        self.set_title(self.tr("Where it was read"), self.tr("Save"))
        self.fields_of: list[tuple[Rest, SourceField]] = []
        for rest in rests:
            field = SourceField(theme, sources)
            field.set_value(rest.source)
            is_end = rest.kind == "done"
            self.add(self.tr("Source of its end") if is_end else self.tr("Source"), field)
            self.fields_of.append((rest, field))
        self.set_hint(self.tr("Empty it to say that none is known."))
        self.fields_of[0][1].setFocus()

    def puts(self) -> list[Put]:
        """The records whose source is another one now, with that one."""
        values = ((rest, field.value()) for rest, field in self.fields_of)
        return [Put(r.kind, r.ref.id, value) for r, value in values if value != r.source]


def told(source: SourceRecord) -> str:
    """A source in a line: its title and its day."""
    day = wording.day(source.page_date) if source.page_date else ""
    return " · ".join(part for part in (source.title, day) if part)
