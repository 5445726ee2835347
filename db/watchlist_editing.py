"""Watchlists made, named, ordered, filled and set up; the companies in them stay whatever is done.

A place in a list is told by the company that one stands before, so that a place means the same
whatever a filter hides; without one, it is the end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.records import Rule
from db.tables import Company, Watchlist, WatchlistEntry
from db.watchlist_rules import as_json


def add(session: Session, name: str, rule: Rule | None = None) -> int:
    """Add a list after the others, empty or filled by a rule; its id. Raises Refused."""
    last = session.scalar(select(func.max(Watchlist.position)))
    row = Watchlist(name="", position=0 if last is None else last + 1)
    row.name = _free_name(session, row, name)
    row.rule = None if rule is None else as_json(rule)
    session.add(row)
    session.flush()
    return row.id


def rename(session: Session, watchlist_id: int, name: str) -> None:
    """Give a list another name; raises Missing and Refused."""
    row = _watchlist(session, watchlist_id)
    row.name = _free_name(session, row, name)


def delete(session: Session, watchlist_id: int) -> None:
    """Delete a list; the companies in it stay. Raises Missing."""
    session.delete(_watchlist(session, watchlist_id))


def move_list(session: Session, watchlist_id: int, place: int) -> None:
    """Put a list at a place among the lists, 0 being the first; raises Missing."""
    row = _watchlist(session, watchlist_id)
    order = list(session.scalars(select(Watchlist).order_by(Watchlist.position, Watchlist.id)))
    order.remove(row)
    order.insert(max(0, place), row)
    for position, each in enumerate(order):
        each.position = position


def set_columns(session: Session, watchlist_id: int, columns: Sequence[str]) -> None:
    """Show a list in these columns, by their names in order; none is the rows of two lines.

    Raises Missing and Refused.
    """
    row = _watchlist(session, watchlist_id)
    wanted = [_column(name) for name in columns]
    if len(set(wanted)) < len(wanted):
        raise Refused("A column stands in a list once")
    if row.columns != wanted:
        row.columns = wanted


def set_sorting(
    session: Session, watchlist_id: int, column: str | None, descending: bool = False
) -> None:
    """Sort a list by a column; by None, it stands in the order by hand again.

    Raises Missing and Refused.
    """
    row = _watchlist(session, watchlist_id)
    row.sort_by = None if column is None else _column(column)
    row.sort_descending = descending and column is not None


def set_rule(
    session: Session, watchlist_id: int, rule: Rule | None, name: str | None = None
) -> None:
    """Let a rule say who is in a list; without one, it is who was put there by hand.

    Where a `name` is given, the list is called so from now on. Raises Missing and Refused.
    """
    row = _watchlist(session, watchlist_id)
    if name is not None:
        row.name = _free_name(session, row, name)
    written = None if rule is None else as_json(rule)
    if row.rule != written:
        row.rule = written


def fill_by_hand(session: Session, watchlist_id: int, company_ids: Sequence[int]) -> None:
    """Clear a list's rule and let exactly these companies be in it, in this order.

    Raises Missing and Refused.
    """
    row = _watchlist(session, watchlist_id)
    if row.rule is None:
        raise Refused(f"“{row.name}” is filled by hand already")
    row.rule = None
    _check(session, company_ids)
    wanted = dict.fromkeys(company_ids)
    _take_out(session, row, _places(session, row).keys() - wanted.keys())
    places = {company_id: position for position, company_id in enumerate(wanted)}
    _write(session, row, places)


def add_to(
    session: Session, watchlist_id: int, company_ids: Sequence[int], before_id: int | None = None
) -> int:
    """Put companies into a list at a place; how many were not in it before.

    Those in it already stay where they are. Raises Missing and Refused.
    """
    row = _by_hand(session, watchlist_id)
    _check(session, company_ids)
    places = _places(session, row)
    new = [i for i in dict.fromkeys(company_ids) if i not in places]
    order = list(places)
    at = _at(order, before_id)
    _write(session, row, _numbered([*order[:at], *new, *order[at:]], places))
    return len(new)


def remove_from(session: Session, watchlist_id: int, company_ids: Collection[int]) -> None:
    """Take companies out of a list; they stay in the database. Raises Missing and Refused."""
    row = _by_hand(session, watchlist_id)
    _expect(row, _places(session, row), company_ids)
    _take_out(session, row, company_ids)


def move(
    session: Session,
    watchlist_id: int,
    company_ids: Collection[int],
    before_id: int | None = None,
) -> None:
    """Put companies of a list at another place in it, in the order they have in it.

    Raises Missing, and Refused where a rule or a column orders the list.
    """
    row = _by_hand(session, watchlist_id)
    if row.sort_by is not None:
        raise Refused(f"“{row.name}” is sorted by a column; choose the order by hand first")
    places, gone = _places(session, row), set(company_ids)
    _expect(row, places, gone)
    order = list(places)
    at = _at(order, before_id)
    above, moved, below = (
        [i for i in order[:at] if i not in gone],
        [i for i in order if i in gone],
        [i for i in order[at:] if i not in gone],
    )
    stay = {company_id: places[company_id] for company_id in (*above, *below)}
    _write(session, row, _numbered([*above, *moved, *below], stay))


def move_to(
    session: Session,
    watchlist_id: int,
    company_ids: Sequence[int],
    to_watchlist_id: int,
    before_id: int | None = None,
) -> None:
    """Take companies out of a list and put them into another one at a place.

    Those that are in the other one already stay where they are. Raises Missing and Refused.
    """
    if watchlist_id == to_watchlist_id:
        move(session, watchlist_id, company_ids, before_id)
        return
    add_to(session, to_watchlist_id, company_ids, before_id)
    remove_from(session, watchlist_id, company_ids)


def _watchlist(session: Session, watchlist_id: int) -> Watchlist:
    row = session.get(Watchlist, watchlist_id)
    if row is None:
        raise Missing("This watchlist is no longer in the database")
    return row


def _by_hand(session: Session, watchlist_id: int) -> Watchlist:
    row = _watchlist(session, watchlist_id)
    if row.rule is not None:
        raise Refused(f"“{row.name}” is filled by its rule; edit the rule instead")
    return row


def _free_name(session: Session, row: Watchlist, name: str) -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise Refused("A list needs a name")
    with session.no_autoflush:
        for other in session.scalars(select(Watchlist)):
            if other is not row and other.name.casefold() == wanted.casefold():
                raise Refused(f"There is a list called “{other.name}” already")
    return wanted


def _column(name: str) -> str:
    if not name.isidentifier() or len(name) > 32:
        raise Refused("A column has a name of letters, such as price_day")
    return name


def _check(session: Session, company_ids: Sequence[int]) -> None:
    there = session.scalars(select(Company.id).where(Company.id.in_(company_ids))).all()
    if set(there) != set(company_ids):
        raise Missing("This company is no longer in the database")


def _places(session: Session, row: Watchlist) -> dict[int, int]:
    """Where each company stands in a list, in that order."""
    entries = session.execute(
        select(WatchlistEntry.company_id, WatchlistEntry.position)
        .where(WatchlistEntry.watchlist_id == row.id)
        .order_by(WatchlistEntry.position, WatchlistEntry.company_id)
    )
    return dict(entries.all())


def _expect(row: Watchlist, places: Collection[int], company_ids: Collection[int]) -> None:
    if not set(company_ids).issubset(places):
        raise Missing(f"This company is no longer in “{row.name}”")


def _at(order: Sequence[int], before_id: int | None) -> int:
    if before_id is None:
        return len(order)
    if before_id not in order:
        raise Missing("The company to stand before is no longer in this list")
    return order.index(before_id)


def _numbered(order: Sequence[int], places: Mapping[int, int]) -> dict[int, int]:
    """The places of companies in this order, changing as few of those they have as can be."""
    leading = next((i for i, company_id in enumerate(order) if company_id in places), 0)
    last = places[order[leading]] - leading - 1 if leading else None
    numbered = {}
    for company_id in order:
        place = places.get(company_id)
        if place is None or (last is not None and place <= last):
            place = 0 if last is None else last + 1
        numbered[company_id] = last = place
    return numbered


def _write(session: Session, row: Watchlist, places: Mapping[int, int]) -> None:
    """Let companies stand at these places; only what differs is read as a row, and recorded."""
    before = _places(session, row)
    changed = [i for i, place in places.items() if i in before and before[i] != place]
    for entry in _entries(session, row, changed):
        entry.position = places[entry.company_id]
    session.add_all(
        WatchlistEntry(watchlist_id=row.id, company_id=company_id, position=place)
        for company_id, place in places.items()
        if company_id not in before
    )
    session.flush()


def _take_out(session: Session, row: Watchlist, company_ids: Collection[int]) -> None:
    for entry in _entries(session, row, company_ids):
        session.delete(entry)
    session.flush()


def _entries(
    session: Session, row: Watchlist, company_ids: Collection[int]
) -> Sequence[WatchlistEntry]:
    asked = select(WatchlistEntry).where(
        WatchlistEntry.watchlist_id == row.id, WatchlistEntry.company_id.in_(company_ids)
    )
    return session.scalars(asked).all() if company_ids else ()
