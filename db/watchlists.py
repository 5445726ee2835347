"""The watchlists there are, how many companies each holds, and the rows of one."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records import WatchlistRecord, WatchlistRow
from db.tables import Company, Watchlist, WatchlistEntry
from db.watchlist_rows import Reading
from db.watchlist_rules import Facts, from_json


def watchlists(session: Session) -> tuple[WatchlistRecord, ...]:
    """Every watchlist in its order."""
    rows = session.scalars(select(Watchlist).order_by(Watchlist.position, Watchlist.id))
    return tuple(
        WatchlistRecord(
            id=row.id,
            uid=row.uid,
            name=row.name,
            columns=tuple(row.columns),
            sort_by=row.sort_by,
            sort_descending=row.sort_descending,
            rule=None if row.rule is None else from_json(row.rule),
        )
        for row in rows
    )


def counts(session: Session, today: dt.date) -> dict[int, int]:
    """How many companies each watchlist shows on a day, by the list's id."""
    by_hand = session.execute(
        select(WatchlistEntry.watchlist_id, func.count())
        .join(Company, Company.id == WatchlistEntry.company_id)
        .where(Company.is_archived.is_(False))
        .group_by(WatchlistEntry.watchlist_id)
    )
    filled = dict(by_hand.all())
    facts = Facts(session, today)
    return {
        each.id: filled.get(each.id, 0) if each.rule is None else len(facts.matching(each.rule))
        for each in watchlists(session)
    }


def rows(session: Session, watchlist_id: int, today: dt.date) -> tuple[WatchlistRow, ...]:
    """The rows of one watchlist in its order, as they stand on a day; raises Missing.

    Those of a list with a rule are the companies that fulfil it on that day, by name.
    """
    return Reading(watchlist_id, today).rows(session)
