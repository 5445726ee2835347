"""The header over the chart, as a reader uses it."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import CompanyRecord, ListingRecord
from desktop.panels.company_header import RANGES, CompanyHeader
from desktop.theme import Theme

DAY = dt.date(2026, 11, 20)


def listing(number: int, exchange: str, ticker: str, currency: str) -> ListingRecord:
    return ListingRecord(
        number, f"l{number}", 1, exchange, ticker, currency, number == 1, None, None, None, None
    )


HOME, AWAY = listing(1, "TSXV", "ALP", "CAD"), listing(2, "OTC_QB", "ALPHF", "USD")


def company(*listings: ListingRecord, name: str = "Alpha Corp.") -> CompanyRecord:
    return CompanyRecord(1, "c1", name, (), False, None, "", listings)


Made = Callable[..., CompanyHeader]


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    """Shows the header at a width given in the design's pixels."""

    held: list[QWidget] = []

    def make(width: int = 1000) -> CompanyHeader:
        theme = Theme(choice="light")
        around = QWidget()
        qtbot.addWidget(around)
        header = CompanyHeader(theme, around)
        header.resize(theme.length(width), header.height())
        around.show()
        held.append(around)
        return header

    return make


def button(header: CompanyHeader, name: str) -> QToolButton:
    found = [b for b in header.findChildren(QToolButton) if b.accessibleName() == name]
    return next((b for b in found if b.isVisible()), found[0])


def click(widget: QToolButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_names_company_and_listing(made: Made) -> None:
    header = made()
    header.set_company(company(HOME, AWAY), HOME)
    assert header.name.text() == "Alpha"
    assert header.name.toolTip() == "Alpha Corp."
    assert header.listing.text() == "ALP  TSXV · CAD  +1"


def test_another_listing_can_be_chosen(made: Made, qtbot: QtBot) -> None:
    header = made()
    header.set_company(company(HOME, AWAY), HOME)
    first, second, between, change = header.listing.menu().actions()
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert second.text() == "ALPHF  OTC QB · USD"
    with qtbot.waitSignal(header.listing_chosen) as chosen:
        second.trigger()
    assert chosen.args == [AWAY.uid]
    assert between.isSeparator()
    with qtbot.waitSignal(header.listings_asked):
        change.trigger()


def test_without_a_listing_there_is_nothing_to_choose(made: Made) -> None:
    header = made()
    header.set_company(company(), None)
    header.set_price(None, None, None, "")
    assert header.listing.isHidden()
    assert header.unpriced.isVisible()
    assert not header.price.isVisible()


@pytest.mark.parametrize(
    ("close", "previous", "said"),
    [
        (2.5, 2.0, "▲ +0.50  +25.00\u202f%"),
        (2.0, 2.5, "▼ −0.50  −20.00\u202f%"),
        (2.0, 2.0, "= 0.00  0.00\u202f%"),
    ],
)
def test_the_change_is_told_by_shape_and_sign(
    made: Made, close: float, previous: float, said: str
) -> None:
    header = made()
    header.set_price(close, previous, DAY, "CAD")
    assert header.change.text() == said
    assert header.day.text() == "CAD, close 20 Nov 2026"
    assert header.price.isVisible()
    assert not header.unpriced.isVisible()


def test_one_price_alone_has_no_change(made: Made) -> None:
    header = made()
    header.set_price(2.0, None, DAY, "CAD")
    assert header.price.isVisible()
    assert not header.change.isVisible()


@pytest.mark.parametrize("name", RANGES)
def test_a_range_is_asked_for_and_marked(made: Made, name: str, qtbot: QtBot) -> None:
    header = made()
    with qtbot.waitSignal(header.range_chosen) as chosen:
        click(button(header, f"Range {name}"))
    assert chosen.args == [name]
    header.check_range(name)
    marked = [r for r in RANGES if button(header, f"Range {r}").isChecked()]
    assert marked == [name]


def test_an_own_range_marks_none(made: Made) -> None:
    header = made()
    header.check_range("1Y")
    header.check_range("")
    assert not any(button(header, f"Range {r}").isChecked() for r in RANGES)


@pytest.mark.parametrize(("name", "style"), [("Candles", "candles"), ("Line", "line")])
def test_a_style_is_asked_for_and_marked(made: Made, name: str, style: str, qtbot: QtBot) -> None:
    header = made()
    with qtbot.waitSignal(header.style_chosen) as chosen:
        click(button(header, name))
    assert chosen.args == [style]
    header.check_style(style)
    assert [b for b in ("Candles", "Line") if button(header, b).isChecked()] == [name]


def test_where_it_is_narrow_the_ranges_are_a_menu(made: Made, qtbot: QtBot) -> None:
    header = made(480)
    header.check_range("6M")
    assert not button(header, "Range 6M").isVisible()
    menu = button(header, "Range")
    assert menu.isVisible()
    assert menu.text() == "6M"
    with qtbot.waitSignal(header.range_chosen) as chosen:
        menu.menu().actions()[RANGES.index("1Y")].trigger()
    assert chosen.args == ["1Y"]
    header.resize(600, header.height())
    assert button(header, "Range 6M").isVisible()
    assert not menu.isVisible()
    assert not button(header, "Candles").isVisible()
    header.resize(1200, header.height())
    assert button(header, "Candles").isVisible()


def test_a_long_name_leaves_room_for_the_rest(made: Made) -> None:
    header = made(600)
    header.set_company(company(HOME, name="A Very Long Name of a Rare Earths Company " * 3), HOME)
    header.set_price(12345.67, 12000.0, DAY, "CAD")
    QApplication.processEvents()
    right = header.width()
    for part in (header.listing, header.price, header.change, button(header, "Range")):
        assert part.geometry().right() < right
        assert part.width() >= part.sizeHint().width()
