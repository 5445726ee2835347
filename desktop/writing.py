"""What a command writes: through the window that has the database open, else here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

from db.database import Database
from desktop import acts, answers, handing, printing, surroundings
from desktop.whereabouts import whereabouts


def write(where: str, act: acts.Act) -> Any:
    """Do an act and give its answer; raises the kinds of DatabaseTrouble, NoAnswer among them."""
    try:
        return handing.ask(whereabouts(where), act.model_dump(mode="json"))
    except handing.Nobody:
        with closing(Database(where)) as database, database.transaction() as session:
            return acts.write(session, act)


def refresh(where: str, asked: acts.Refresh, tell: Callable[[str], None]) -> list[answers.Answer]:
    """Fetch prices, telling a line for each listing; what came of every one.

    Handed over like an act, though nothing of it can be undone: the vendor is then asked by one
    program, one listing at a time, and the window shows how far it is and can cancel it.
    """
    request = asked.model_dump(mode="json")
    try:
        found: list[answers.Answer] = handing.ask(whereabouts(where), request, progress=tell)
    except handing.Nobody:
        return _refresh_here(where, asked, tell)
    return found


def _refresh_here(
    where: str, asked: acts.Refresh, tell: Callable[[str], None]
) -> list[answers.Answer]:
    from desktop.market import update
    from desktop.market.own_cache import own_cache
    from desktop.market.yahoo import Yahoo

    with closing(Database(where)) as database:
        with database.reading() as session:
            listing_ids = asked.listings(session)
        with own_cache(surroundings.cache_folder()) as cache, closing(Yahoo(cache)) as source:
            outcomes = update.run(
                database,
                listing_ids,
                source=source,
                cancel=threading.Event(),
                progress=lambda so_far: tell(printing.outcome(so_far.outcome)),
            )
    return [answers.outcome(found) for found in outcomes]
