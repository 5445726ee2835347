"""What a document says that can't be: each fault with its place, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.errors import Fault
from db.interchange.document import Document, Guidance
from db.interchange.rows import GUIDANCE, SECTIONS, columns_of, differs, resolved
from db.tables import Table

Stored = Mapping[str, Mapping[str, Any]]
Placed = tuple[str, Any]


def faults(found: Document, stored: Stored, uids: Mapping[str, Mapping[int, str]]) -> list[Fault]:
    """Everything wrong with a document that would join these stored rows (section, uid, row).

    `uids` gives the uid of each stored row by section and row id.
    """
    entries = placed(found)
    return [
        *_twice(entries, found),
        *_unknown(entries, found, stored),
        *_another_company(entries, stored, uids),
        *_listings(entries, stored, uids),
        *_circles(entries, stored, uids),
        *_rewritten(entries, stored, uids),
        *_links(entries),
    ]


def placed(found: Document) -> dict[str, list[Placed]]:
    """Every row of a document by section, with the place it stands at."""
    entries: dict[str, list[Placed]] = {
        section.name: [(f"{section.name}[{i}]", e) for i, e in enumerate(rows)]
        for section in SECTIONS
        if (rows := getattr(found, section.name)) is not None
    }
    for section in SECTIONS:
        for inner in section.within:
            entries[inner.name] = [
                (f"{place}.{inner.name}[{i}]", each)
                for place, row in entries[section.name]
                for i, each in enumerate(getattr(row, inner.name))
            ]
    return entries


def _twice(entries: Mapping[str, Sequence[Placed]], found: Document) -> Iterator[Fault]:
    named = [[(f"{place}.id", e.id) for place, e in rows] for rows in entries.values()]
    named.append([(f"conventions[{i}].name", c.name) for i, c in enumerate(found.conventions)])
    named.append([(f"drafts[{i}].place", draft.place) for i, draft in enumerate(found.drafts)])
    named.append([(f"prices[{i}].listing", p.listing) for i, p in enumerate(found.prices)])
    for section in ("watchlists", "events"):
        named += [
            [(f"{place}.companies[{i}]", uid) for i, uid in enumerate(entry.companies)]
            for place, entry in entries[section]
        ]
    for names in named:
        first: dict[str, str] = {}
        for place, name in names:
            if name in first:
                yield Fault(place, f"{name!r} stands at {first[name]} already")
            first.setdefault(name, place)


def _unknown(
    entries: Mapping[str, Sequence[Placed]], found: Document, stored: Stored
) -> Iterator[Fault]:
    known = {name: {e.id for _, e in rows} | set(stored[name]) for name, rows in entries.items()}
    for place, target, uid in _references(entries, found):
        if uid not in known[target]:
            yield Fault(place, f"nothing in {target} has the id {uid!r}")


def _references(
    entries: Mapping[str, Sequence[Placed]], found: Document
) -> Iterator[tuple[str, str, str]]:
    for rows in entries.values():
        for place, entry in rows:
            for field, target in entry.refs.items():
                if (uid := getattr(entry, field)) is not None:
                    yield f"{place}.{field}", target, uid
    for section in ("watchlists", "events"):
        for place, entry in entries[section]:
            for i, uid in enumerate(entry.companies):
                yield f"{place}.companies[{i}]", "companies", uid
    for i, prices in enumerate(found.prices):
        yield f"prices[{i}].listing", "listings", prices.listing
    for i, fetch in enumerate(found.fetches):
        yield f"fetches[{i}].listing", "listings", fetch.listing


def _another_company(
    entries: Mapping[str, Sequence[Placed]],
    stored: Stored,
    uids: Mapping[str, Mapping[int, str]],
) -> Iterator[Fault]:
    owner = {uid: uids["companies"][row.company_id] for uid, row in stored["projects"].items()}
    owner |= {entry.id: entry.company for _, entry in entries["projects"]}
    for section in ("milestones", "notes", "financings", "agreements"):
        for place, entry in entries[section]:
            belongs_to = owner.get(entry.project)
            if None not in {belongs_to, entry.company} and belongs_to != entry.company:
                yield Fault(f"{place}.project", f"{entry.project!r} belongs to {belongs_to!r}")


def _listings(
    entries: Mapping[str, Sequence[Placed]],
    stored: Stored,
    uids: Mapping[str, Mapping[int, str]],
) -> Iterator[Fault]:
    here = {entry.id for _, entry in entries["listings"]}
    codes: dict[tuple[str, str], str] = {}
    primary: dict[str, str] = {}
    for uid, row in stored["listings"].items():
        if uid not in here:
            company = uids["companies"][row.company_id]
            codes[row.exchange, row.ticker] = f"{company!r} in the database"
            if row.is_primary:
                primary[company] = f"{row.exchange}:{row.ticker} in the database"
    for place, entry in entries["listings"]:
        code = f"{entry.exchange}:{entry.ticker}"
        if (entry.exchange, entry.ticker) in codes:
            taken = codes[entry.exchange, entry.ticker]
            yield Fault(f"{place}.ticker", f"{code} is a listing of {taken} already")
        if entry.is_primary and entry.company in primary:
            yield Fault(
                f"{place}.is_primary",
                f"{entry.company!r} has a primary listing already: {primary[entry.company]}",
            )
        codes.setdefault((entry.exchange, entry.ticker), f"{entry.company!r}, at {place},")
        if entry.is_primary:
            primary.setdefault(entry.company, f"{code}, at {place}")


def _circles(
    entries: Mapping[str, Sequence[Placed]],
    stored: Stored,
    uids: Mapping[str, Mapping[int, str]],
) -> Iterator[Fault]:
    for section in SECTIONS:
        if (field := section.to_itself) is None:
            continue
        following = {
            uid: uids[section.name].get(getattr(row, f"{field}_id"))
            for uid, row in stored[section.name].items()
        }
        following |= {entry.id: getattr(entry, field) for _, entry in entries[section.name]}
        for place, entry in entries[section.name]:
            seen, at = {entry.id}, following[entry.id]
            while at is not None and at not in seen:
                seen.add(at)
                at = following.get(at)
            if at == entry.id:
                yield Fault(f"{place}.{field}", f"{entry.id!r} leads back to itself")


def _rewritten(
    entries: Mapping[str, Sequence[Placed]],
    stored: Stored,
    uids: Mapping[str, Mapping[int, str]],
) -> Iterator[Fault]:
    for place, milestone in entries["milestones"]:
        for i, guidance in enumerate(milestone.guidance):
            row = stored["guidance"].get(guidance.id)
            if row is None:
                continue
            if uids["milestones"][row.milestone_id] != milestone.id:
                yield Fault(f"{place}.guidance[{i}]", "this promise belongs to another milestone")
            elif says_otherwise(row, guidance, uids):
                yield Fault(
                    f"{place}.guidance[{i}]",
                    "this promise is recorded otherwise here, and promises are never overwritten",
                )


def says_otherwise(row: Any, entry: Guidance, uids: Mapping[str, Mapping[int, str]]) -> bool:
    """Whether a stored promise differs from a file's in more than being recorded in error."""
    ids = {"sources": {uid: number for number, uid in uids["sources"].items()}}
    if entry.source is not None and entry.source not in ids["sources"]:
        return True
    columns = resolved(GUIDANCE, columns_of(GUIDANCE, entry), ids)
    del columns["in_error"], columns["error_reason"]
    return differs(row, columns)


def _links(entries: Mapping[str, Sequence[Placed]]) -> Iterator[Fault]:
    known = set(Table.metadata.tables)
    for place, note in entries["notes"]:
        for i, link in enumerate(note.links):
            if link.kind not in known:
                yield Fault(f"{place}.links[{i}].kind", f"there is no kind of record {link.kind!r}")
