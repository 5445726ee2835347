"""Everything in the database, as the sections of a document."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import tables
from db.interchange import document
from db.interchange.document import bar_row
from db.interchange.rows import EVERY_SECTION, SECTIONS, Columns, entry_of, in_model_order, stored
from db.prices import Bar, actions

PRICE_COLUMNS = [
    name for name in document.Prices.model_fields if name not in {"listing", "actions", "bars"}
]
FETCH_COLUMNS = [name for name in document.Fetch.model_fields if name != "listing"]


def everything(session: Session) -> dict[str, list[Any]]:
    """Each section that has rows, in the order of the document."""
    uids = uids_by_id(session)
    found: dict[str, list[Any]] = {
        section.name: [entry_of(section, row, uids) for row in stored(session, section)]
        for section in SECTIONS
    }
    found["conventions"] = _conventions(session)
    found["read_marks"] = _read_marks(session)
    found["drafts"] = _drafts(session)
    found["prices"] = _prices(session, uids["listings"])
    found["fetches"] = _fetches(session, uids["listings"])
    return {name: rows for name, rows in found.items() if rows}


def uids_by_id(session: Session) -> dict[str, dict[int, str]]:
    """The uid of every row, by section and id."""
    return {
        section.name: dict(session.execute(select(section.table.id, section.table.uid)).all())
        for section in EVERY_SECTION
    }


def bars(session: Session, listing_id: int) -> list[Bar]:
    """Every stored bar of a listing, with all its columns, oldest first."""
    columns = [getattr(tables.PriceBar, name) for name in Bar._fields]
    asked = select(*columns).where(tables.PriceBar.listing_id == listing_id)
    return [Bar(*row) for row in session.execute(asked.order_by(tables.PriceBar.day))]


def _conventions(session: Session) -> list[Columns]:
    rows = session.execute(select(tables.Convention.name, tables.Convention.value))
    return [{"name": name, "value": value} for name, value in sorted(tuple(row) for row in rows)]


def _read_marks(session: Session) -> list[Columns]:
    asked = select(tables.ReadMark.name, tables.ReadMark.read_at).order_by(tables.ReadMark.name)
    return [{"name": name, "read_at": read_at} for name, read_at in session.execute(asked)]


def _drafts(session: Session) -> list[Columns]:
    names = list(document.Draft.model_fields)
    asked = select(*(getattr(tables.Draft, name) for name in names))
    rows = session.execute(asked.order_by(tables.Draft.place))
    return [in_model_order(document.Draft, dict(zip(names, row, strict=True))) for row in rows]


def _prices(session: Session, uids: dict[int, str]) -> list[Columns]:
    columns = [getattr(tables.PriceSeries, name) for name in PRICE_COLUMNS]
    rows = session.execute(select(tables.PriceSeries.listing_id, *columns))
    found = []
    for listing_id, *values in sorted(rows, key=lambda row: uids[row[0]]):
        series = {"listing": uids[listing_id], **dict(zip(PRICE_COLUMNS, values, strict=True))}
        series["actions"] = [list(action) for action in actions(session, listing_id)]
        series["bars"] = [bar_row(bar) for bar in bars(session, listing_id)]
        found.append(in_model_order(document.Prices, series))
    return found


def _fetches(session: Session, uids: dict[int, str]) -> list[Columns]:
    columns = [getattr(tables.FetchLog, name) for name in FETCH_COLUMNS]
    rows = session.execute(select(tables.FetchLog.listing_id, *columns))
    tries = [dict(zip(("listing", *FETCH_COLUMNS), (uids[i], *v), strict=True)) for i, *v in rows]
    tries.sort(key=lambda t: (t["listing"], *(str(t[name]) for name in FETCH_COLUMNS)))
    return [in_model_order(document.Fetch, each) for each in tries]
