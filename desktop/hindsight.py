"""What was known on a day, and the trend of promises: of one company, or of all projects."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions import Command, Commands, Entry
from desktop.panels.company import CompanyPanel
from desktop.panels.pictures import Pictures, WidgetPicture
from desktop.panes import COMPANY, Panes
from desktop.views import Views


class Hindsight(QObject):
    """Turns either in the view that is in the centre."""

    def __init__(
        self,
        company: CompanyPanel,
        views: Views,
        panes: Panes,
        pictures: Pictures,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._company = company
        self._views = views
        self._panes = panes
        self._pictures = pictures

    def commands(self, can: Callable[[], bool]) -> list[Entry]:
        """Its part of the Chart menu."""
        pictures, words = self._pictures, self.tr("Save the trend as a &picture…")
        return [
            Command(
                "look_back",
                self.tr("&Look back to a day…"),
                ("B",),
                self._turn_look_back,
                is_checkable=True,
                can=can,
            ),
            Command(
                "trend",
                self.tr("&Trend of promises"),
                ("T",),
                self._turn_trend,
                is_checkable=True,
                can=can,
            ),
            Command(
                "save_trend",
                words,
                (),
                lambda: pictures.ask(*self._shown_trend()),
                can=lambda: self._shows_trend,
            ),
            Command(
                "copy_trend",
                self.tr("Cop&y the trend as a picture"),
                (),
                lambda: pictures.copy(self._shown_trend()[0]),
                can=lambda: self._shows_trend,
            ),
        ]

    def serve(self, commands: Commands) -> None:
        """Keep the commands told of what is turned, whoever turns it."""

        def tell_trend() -> None:
            commands.actions["trend"].setChecked(self._shows_trend)
            commands.refresh()

        self._company.trend_turned.connect(tell_trend)
        self._views.trend_turned.connect(tell_trend)
        self._panes.view_turned.connect(tell_trend)
        self._company.export_asked.connect(commands.actions["save_trend"].trigger)

    def _turn_look_back(self) -> None:
        if self._panes.view == "overview":
            self._views.overview.turn_look_back()
        elif self._company.looks_back:
            self._company.end_look_back()
        else:
            self._panes.show_view(COMPANY)
            self._company.begin_look_back()

    def _turn_trend(self) -> None:
        if self._panes.view == "overview":
            self._views.overview.show_trend(not self._views.overview.shows_trend)
            return
        self._panes.show_view(COMPANY)
        self._company.show_trend(not self._company.shows_trend)

    @property
    def _shows_trend(self) -> bool:
        if self._panes.view == COMPANY:
            return self._company.shows_trend
        return self._panes.view == "overview" and self._views.overview.shows_trend

    def _shown_trend(self) -> tuple[WidgetPicture, str]:
        """The trend in the centre, and what a picture of it may be called."""
        if self._panes.view == "overview":
            shown = self._views.overview
            return WidgetPicture(shown.trend), f"{shown.title.text()}.png"
        return WidgetPicture(self._company.trend.plot), self._company.trend.file_name()
