"""The chart taken away: as a picture, a table or on paper, each with its source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import NotExported
from desktop import wording
from desktop.actions import Choices, Command, Entry
from desktop.charts.chart_picture import Caption, ChartPicture
from desktop.charts.time_scale import day_at
from desktop.models.bars_copy import copied
from desktop.panels.company import CompanyPanel
from desktop.panels.file_keeping import suggestion
from desktop.panels.pictures import Pictures
from desktop.theme import Theme


class TakingAway(QObject):
    """Saves, copies and prints what is seen of a company.

    Signals: `failed(object)`, the trouble that kept it from being done; `told(str)`, what became
    of it.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, company: CompanyPanel, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._company = company
        self.pictures = Pictures(window)
        self._theme = theme
        self._window = window

    def commands(self) -> list[Entry]:
        """All of it as a menu within a menu."""
        seen, has_bars = self._is_seen, self._has_bars
        commands = (
            Command("save_chart", self.tr("Save as a &picture…"), (), self.ask_save, can=seen),
            Command("copy_chart", self.tr("&Copy as a picture"), (), self.copy, can=seen),
            Command(
                "save_bars", self.tr("Save the &bars as a table…"), (), self.ask_table, can=has_bars
            ),
            Command(
                "copy_bars", self.tr("Copy the bars as a &table"), (), self.copy_table, can=has_bars
            ),
            Command("print_chart", self.tr("P&rint…"), ("Ctrl+P",), self.ask_print, can=seen),
        )
        return [Choices(self.tr("Ta&ke away"), commands, name="take_away")]

    def ask_save(self) -> None:
        """Ask for a place and save the picture there."""
        self.pictures.ask(self.picture(), self._file_name())

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        self.pictures.copy(self.picture())

    def ask_print(self) -> None:
        """Ask for a printer and print the picture."""
        self.pictures.ask_print(self.picture(is_on_paper=True))

    def ask_table(self) -> None:
        """Ask for a place and save the bars in sight there."""
        kinds = self.tr("Tables between tabs (*.tsv)")
        title, name = self.tr("Save the bars"), self._file_name() + ".tsv"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        if not chosen:
            return
        try:
            _write(Path(chosen), self.table())
        except NotExported as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self.tr("Saved %s") % Path(chosen).name)

    def copy_table(self) -> None:
        """Put the bars in sight on the clipboard."""
        QGuiApplication.clipboard().setText(self.table())
        self.told.emit(self.tr("Bars copied"))

    def picture(self, *, is_on_paper: bool = False) -> ChartPicture:
        """The chart and the lanes as they are seen; on paper, dark on light."""
        parts = self._company.price_chart, self._company.lanes
        return ChartPicture(self._theme, *parts, self._caption(), is_on_paper=is_on_paper)

    def table(self) -> str:
        """The bars in sight, between tabs."""
        caption = self._caption()
        notes = (f"{caption.title} · {caption.facts}", caption.source)
        return copied(self._company.prices.bars, *self._span(), notes)

    def _caption(self) -> Caption:
        company = self._company
        assert company.timeline is not None
        listing = company.listing
        title = company.timeline.company.name
        first, last = (wording.day(day) for day in self._span())
        facts = [self.tr("{first} to {last}").format(first=first, last=last)]
        if listing is not None:
            facts.insert(0, f"{listing.code} · {listing.currency}")
        if company.looks_back:
            day = wording.day(company.day)
            facts.append(self.tr("as known on {day}").format(day=day))
        made = self.tr("Made with Headframe on {day}").format(day=wording.day(company.today))
        source = [company.prices.source, made] if company.prices.source else [made]
        return Caption(title, " · ".join(facts), " · ".join(source))

    def _span(self) -> tuple[dt.date, dt.date]:
        time = self._company.time
        return day_at(time.first), day_at(time.last)

    def _file_name(self) -> str:
        company = self._company
        assert company.timeline is not None
        first, last = self._span()
        return suggestion(f"{company.timeline.company.short_name} {first} {last}")

    def _is_seen(self) -> bool:
        is_shown: bool = self._company.price_chart.isVisible()
        return is_shown and self._company.timeline is not None

    def _has_bars(self) -> bool:
        return self._is_seen() and len(self._company.prices.bars) > 0


def _write(path: Path, text: str) -> None:
    """Write all of a file or nothing; raises NotExported."""
    file = QSaveFile(str(path))
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if is_open:
        file.write(text.encode())
    if not is_open or not file.commit():
        raise NotExported(f"{path} can't be written: {file.errorString().lower()}")
