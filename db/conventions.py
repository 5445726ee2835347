"""What vague date words mean in this database, where that is not what is usual.

Names and values are the window's business: here they are JSON under a name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Refused
from db.records import Span, Window
from db.tables import Company, Convention, Guidance, Milestone
from db.timeline import guidance_record

LONGEST = 64  # letters of a name
BY_HAND = "manual"


@dataclass(frozen=True, slots=True)
class Said:
    """A promise to be read again: its words, the days between which it was said, and its window.

    `announced` is None where these days are unknown; the month that ends the company's fiscal year
    is 1 to 12.
    """

    guidance_id: int
    text: str
    announced: Span | None
    fiscal_year_end_month: int | None
    window: Window


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading again came to: the promises with another window, and those left as they are."""

    changed: tuple[Said, ...] = ()
    unread: tuple[Said, ...] = ()


Reader: TypeAlias = Callable[[Said], Window | None]  # None where the words can't be read


def conventions(session: Session) -> dict[str, Any]:
    """Every value that is kept, by its name."""
    rows = session.scalars(select(Convention).order_by(Convention.name))
    return {row.name: row.value for row in rows}


def set_convention(session: Session, name: str, value: Any) -> None:
    """Keep a value of JSON under a name; raises Refused."""
    if not 0 < len(name.strip()) <= LONGEST:
        raise Refused(f"A convention needs a name of at most {LONGEST} letters")
    try:
        kept = json.loads(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise Refused(f"{name} can't be kept as {value!r}") from error
    row = session.get(Convention, name)
    if row is None:
        session.add(Convention(name=name, value=kept))
    else:
        row.value = kept
    session.flush()


def reset_convention(session: Session, name: str) -> None:
    """Forget what is kept under a name, so that it means what is usual."""
    row = session.get(Convention, name)
    if row is not None:
        session.delete(row)
        session.flush()


def promises_read(session: Session) -> tuple[Said, ...]:
    """Every promise whose window was read from its words, to be read again by others."""
    return tuple(said for _, said in _promises(session))


def reread(session: Session, reader: Reader) -> Reread:
    """Work out every window again from its words, but for those that were set by hand.

    Words never change; what `reader` can't read keeps its window, and is named in the answer.
    """
    changed, unread = [], []
    for row, said in _promises(session):
        window = reader(said)
        if window is None:
            unread.append(said)
        elif _days(window) != _days(said.window):
            row.window_start, row.window_end, row.precision = _days(window)
            changed.append(said)
    session.flush()
    return Reread(tuple(changed), tuple(unread))


def change_conventions(session: Session, values: Mapping[str, Any], reader: Reader) -> Reread:
    """Keep values, forget those that are None, and work out every window again: one act.

    Raises Refused.
    """
    for name, value in values.items():
        if value is None:
            reset_convention(session, name)
        else:
            set_convention(session, name, value)
    return reread(session, reader)


def _promises(session: Session) -> Sequence[tuple[Guidance, Said]]:
    """The rows that were read, not set by hand, with all that their words rest on."""
    rows = session.execute(
        select(Guidance, Company.fiscal_year_end_month)
        .join(Guidance.milestone)
        .join(Company, Company.id == Milestone.company_id)
        .where(Guidance.precision != BY_HAND)
        .order_by(Guidance.id)
    )
    found = []
    for row, fiscal_year_end_month in rows:
        record = guidance_record(row, {})
        said = Said(
            row.id, row.text, record.announced_between, fiscal_year_end_month, record.window
        )
        found.append((row, said))
    return found


def _days(window: Window) -> tuple[Any, Any, str]:
    return window.start, window.end, window.precision
