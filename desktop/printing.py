"""The plain English text that commands print for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from db.interchange.document import partial_day
from db.prices import Bars, SeriesRecord
from db.records import (
    CompanyTimeline,
    ListingRecord,
    MilestoneRecord,
    NoteRecord,
    WatchlistRow,
    Window,
)
from desktop.analysis.slip import MilestoneState, next_due, slip_days, state, window_state
from desktop.market.update import Outcome

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
WIDEST = 44  # characters of a cell
STATES = {"open_ended": "open end", "undated": "no date given"}


def table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Rows in aligned columns, two spaces apart; those in `right` stand at the right edge.

    A long cell is cut short, but for the last one of a row.
    """
    cells = [[*(_short(cell) for cell in row[:-1]), row[-1]] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = [
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def watchlist(rows: Sequence[WatchlistRow], today: dt.date) -> str:
    """The watchlist as a table."""
    head = ["Company", "Price", "", "Change", "Day", "Stage", "Next", "Window", "State", "Slip"]
    lines = [[*head, "Last note", "Comment"]]
    for row in rows:
        upcoming = next_due(row.open)
        lines.append(
            [
                row.short_name,
                "" if row.price is None else price(row.price),
                row.listing.currency if row.listing and row.price is not None else "",
                "" if row.change_percent is None else percent(row.change_percent),
                day(row.price_day),
                row.stage or "",
                upcoming.title if upcoming else "",
                window(upcoming.window) if upcoming else "",
                state_words(window_state(upcoming.window, today)) if upcoming else "",
                slip(upcoming.slip_days) if upcoming else "",
                day(row.last_note),
                row.comment,
            ]
        )
    return table(lines, right={1, 3, 9})


def timeline(found: CompanyTimeline, today: dt.date) -> str:
    """A company's milestones with every promise, its deals, events and notes."""
    blocks = [found.company.name]
    if found.milestones:
        blocks.append(_milestones("", found.milestones, today))
    for project in found.projects:
        stage = f" ({project.stage})" if project.stage else ""
        blocks.append(_milestones(project.name + stage, project.milestones, today))
    deals = [
        [
            _partial(d.day, d.day_precision),
            d.kind.replace("_", " "),
            d.firmness or "",
            f"{d.money.amount:,f} {d.money.currency}" if d.money else d.amount_text or "",
            d.counterparty or "",
        ]
        for d in found.deals
    ]
    events = [
        [_partial(e.day, e.day_precision), e.jurisdiction or "", e.name] for e in found.events
    ]
    notes = [
        [_partial(n.day, n.day_precision), " ".join([*n.text.split(), *_tags_beside(n)])]
        for n in found.notes
    ]
    for title, rows, right in (
        ("Financings and agreements", deals, {3}),
        ("Events", events, set[int]()),
        ("Notes", notes, set[int]()),
    ):
        if rows:
            blocks.append(f"{title}\n{_indented(table(rows, right))}")
    return "\n\n".join(blocks)


def prices(listing: ListingRecord, series: SeriesRecord | None, bars: Bars) -> str:
    """A listing's stored bars as a table, with where they come from."""
    if series is None:
        return f"{listing.code}: no prices are stored"
    fetched = f", fetched {series.fetched_at:%Y-%m-%d %H:%M} UTC" if series.fetched_at else ""
    head = f"{listing.code}, {series.currency}, {series.source}{fetched}"
    if not len(bars):
        return f"{head}\nno prices are stored for these days"
    rows = [["Day", "Open", "High", "Low", "Close", "Volume"]]
    columns = (bars.open, bars.high, bars.low, bars.close)
    for i, date in enumerate(bars.days):
        quoted = [price(column[i]) for column in columns]
        rows.append([date.isoformat(), *quoted, f"{bars.volume[i]:,}"])
    if bars.provisional:
        rows[-1][0] += " *"
    ending = "\n* may still change" if bars.provisional else ""
    return f"{head}\n{table(rows, right={1, 2, 3, 4, 5})}{ending}"


def day(value: dt.date | None) -> str:
    """A day in ISO, or nothing."""
    return value.isoformat() if value else ""


def price(value: float) -> str:
    """Two decimals, four for a price below one."""
    return f"{value:,.2f}" if value >= 1 else f"{value:.4f}"


def percent(value: float) -> str:
    """`+0.2 %` with a real minus sign and a narrow space."""
    return f"{value:+.1f}".replace("-", MINUS) + THIN + "%"


def slip(days: int | None) -> str:
    """`+233 d`, or nothing."""
    return "" if days is None else f"{days:+d} d".replace("-", MINUS) if days else "0 d"


def window(value: Window) -> str:
    """A promise's words with the days they mean."""
    if value.is_empty:
        return value.text
    first, last = day(value.start) or ELLIPSIS, day(value.end) or ELLIPSIS
    return f"{first} to {last}"


def state_words(found: MilestoneState) -> str:
    """`overdue 237 d`, `due in 38 d`, or the state's word."""
    if found.kind == "overdue":
        return f"overdue {found.days} d"
    if found.kind == "due":
        return f"due in {found.days} d" if found.days else "due today"
    return STATES.get(found.kind, found.kind)


def _milestones(title: str, records: Sequence[MilestoneRecord], today: dt.date) -> str:
    lines = [title] if title else []
    for record in records:
        state_text = state_words(state(record, today))
        if record.actual:
            state_text += f" {_partial(record.actual.start, record.actual.precision)}"
        moved = slip(slip_days(record))
        lines.append(f"  {record.name}: {state_text}" + (f", moved {moved}" if moved else ""))
        rows = [
            [
                _said(g.announced_on, g.announced_precision, g.announced_before, g.announced_after),
                f"“{g.window.text}”",
                "" if g.window.is_empty else window(g.window),
                "recorded in error" if g.in_error else g.said_by or "",
            ]
            for g in record.guidance
        ]
        if rows:
            lines.append(_indented(table(rows), "    "))
    return "\n".join(lines)


def _said(on: dt.date | None, precision: str, before: dt.date | None, after: dt.date | None) -> str:
    if on:
        return partial_day(on, precision)
    if before:
        return f"by {before}"
    return f"after {after}" if after else "day unknown"


def _partial(value: dt.date | None, precision: str) -> str:
    return partial_day(value, precision) if value else "undated"


def _tags_beside(note: NoteRecord) -> list[str]:
    """The tags that the text itself doesn't have."""
    words = note.text.split()
    return [f"#{tag}" for tag in note.tags if f"#{tag}" not in words]


def _short(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1].rstrip() + ELLIPSIS


def _indented(text: str, by: str = "  ") -> str:
    return "\n".join(by + line for line in text.splitlines())


def outcome(found: Outcome) -> str:
    """What came of asking for one listing's prices, on a line."""
    counted = [
        f"{count} {word}"
        for count, word in (
            (found.new, "new"),
            (found.changed, "changed"),
            (found.rejected, "rejected"),
        )
        if count
    ]
    said = ", ".join(counted) + (": " if counted and found.message else "") + found.message
    return f"{found.listing:<20}  {found.outcome.replace('_', ' '):<14}  {said}".rstrip()
