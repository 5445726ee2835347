"""The frozen records that leave this folder: values, never rows of a live session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where something was read."""

    id: int
    uid: str
    url: str | None
    title: str
    source_class: str
    page_date: dt.date | None


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that is not recorded yet."""

    url: str | None
    title: str
    source_class: str
    page_date: dt.date | None = None


class Resting(NamedTuple):
    """What rests on a source: the kind of record (`done`: a milestone's end) and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A file kept with one company, note or source; `size` in bytes. Its name is no path."""

    id: int
    uid: str
    name: str
    media_type: str
    sha256: str
    size: int
    company_id: int | None
    note_id: int | None
    source_id: int | None


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a phrase means, both ends included; None is an open end.

    Both ends None is the empty window of a promise withdrawn or left open.
    """

    text: str
    start: dt.date | None
    end: dt.date | None
    precision: str

    @property
    def is_empty(self) -> bool:
        """Whether the promise names no time at all."""
        return self.start is None and self.end is None


@dataclass(frozen=True, slots=True)
class Span:
    """When something happened: a day, or the month or quarter known; ends included."""

    start: dt.date
    end: dt.date
    precision: str


def said_span(day: dt.date, precision: str) -> Span:
    """The days that one known to the day or the month may be."""
    if precision != "month":
        return Span(day, day, precision)
    following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return Span(day.replace(day=1), following - dt.timedelta(days=1), precision)


@dataclass(frozen=True, slots=True)
class GuidanceRecord:
    """One promise: when and by whom it was said, and the window its words mean.

    `kind` is target, withdrawn, suspended, rescoped or cancelled; `reason` is the one given for a
    change; `recorded_at` (UTC) is when it was first written here.
    """

    id: int
    uid: str
    milestone_id: int
    announced_on: dt.date | None
    announced_precision: str
    announced_after: dt.date | None
    announced_before: dt.date | None
    window: Window
    said_by: str | None
    in_error: bool
    remark: str | None
    confidence: str | None
    source: SourceRecord | None
    kind: str = "target"
    reason: str | None = None
    recorded_at: dt.datetime | None = None
    version: int = field(default=1, compare=False)  # counts its changes

    @property
    def said_by_day(self) -> dt.date | None:
        """The last day on which it can have been said, else the first; None if nothing is known."""
        between = self.announced_between
        return between.end if between else self.announced_before or self.announced_after

    @property
    def announced_between(self) -> Span | None:
        """The first and the last day on which it can have been said; None unless both are known."""
        first, last = self.announced_after, self.announced_before
        if self.announced_on is not None:
            return said_span(self.announced_on, self.announced_precision)
        return Span(first, last, "unknown") if first and last and first <= last else None


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A milestone with its promises, oldest first, those recorded in error included."""

    id: int
    uid: str
    company_id: int
    project_id: int | None
    name: str
    type: str
    phase: str
    status: str
    actual: Span | None
    last_evidence_on: dt.date | None
    remark: str | None
    confidence: str | None
    source: SourceRecord | None
    guidance: tuple[GuidanceRecord, ...]
    superseded_by_id: int | None = None
    actual_source: SourceRecord | None = None
    recorded_at: dt.datetime | None = None
    version: int = field(default=1, compare=False)  # counts its changes

    @property
    def counted(self) -> tuple[GuidanceRecord, ...]:
        """The promises that count: all but those recorded in error."""
        return tuple(g for g in self.guidance if not g.in_error)

    @property
    def current(self) -> GuidanceRecord | None:
        """The promise that holds now: the last one said."""
        counted = self.counted
        return counted[-1] if counted else None


@dataclass(frozen=True, slots=True)
class OwnerShareRecord:
    """How many percent of a project somebody owned from a day on.

    No `holder` means the company itself; no `day`, as long as is known.
    """

    id: int
    uid: str
    share: Decimal
    day: dt.date | None
    day_precision: str
    holder: str | None
    remark: str | None
    source: SourceRecord | None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A mine or a plant: milestones in the order of their dates, owner shares oldest first."""

    id: int
    uid: str
    company_id: int
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    region: str | None
    stage: str | None
    stage_status: str | None
    stage_as_of: dt.date | None
    chain_steps: tuple[str, ...]
    remark: str | None
    milestones: tuple[MilestoneRecord, ...]
    owner_shares: tuple[OwnerShareRecord, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    place_source: str | None = None
    stage_as_of_precision: str | None = None
    source: SourceRecord | None = None

    @property
    def owner_share(self) -> Decimal | None:
        """The company's own last share; None where none is known."""
        own = [owned.share for owned in self.owner_shares if owned.holder is None]
        return own[-1] if own else None

    @property
    def short_name(self) -> str:
        """The shortest alias that the name begins with, else the name without its brackets."""
        return without_brackets(self.name, self.aliases)


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note: its day (None if unknown), Markdown source and tags."""

    id: int
    uid: str
    company_id: int | None
    project_id: int | None
    day: dt.date | None
    day_precision: str
    text: str
    tags: tuple[str, ...]
    recorded_at: dt.datetime
    source: SourceRecord | None


# What the confidence of a deal says that was recorded in error.
IN_ERROR = "in_error"


@dataclass(frozen=True, slots=True)
class DealPart:
    """One tranche or leg of a financing."""

    kind: str
    money: Money
    counterparty: str | None


@dataclass(frozen=True, slots=True)
class DealRecord:
    """A financing or an agreement; `category` tells which.

    `includes` are other deals that it takes in, by their uids, or just what it consists of.
    """

    category: str
    id: int
    uid: str
    company_id: int
    project_id: int | None
    kind: str
    firmness: str | None
    day: dt.date | None
    day_precision: str
    money: Money | None
    currency_explicit: bool
    amount_text: str | None
    counterparty: str | None
    revision_of_id: int | None
    unit: str | None
    remark: str | None
    source: SourceRecord | None
    parts: tuple[DealPart, ...] = ()
    beneficiary: str | None = None
    includes: tuple[str, ...] = ()
    term_years: Decimal | None = None
    recorded_at: dt.datetime | None = None
    confidence: str | None = None

    @property
    def in_error(self) -> bool:
        """Whether it was recorded in error: kept, and not counted."""
        return self.confidence == IN_ERROR


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A policy or other happening; `end_day` where it ends by itself.

    No `company_ids` means that it concerns every company.
    """

    id: int
    uid: str
    name: str
    kind: str
    jurisdiction: str | None
    day: dt.date | None
    day_precision: str
    end_day: dt.date | None
    text: str | None
    source: SourceRecord | None
    company_ids: tuple[int, ...] = ()
    recorded_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ListingRecord:
    """A company's line on one exchange, and the state of its stored prices.

    `price_source` is None where no bar was ever stored; `fetched_at` is UTC.
    """

    id: int
    uid: str
    company_id: int
    exchange: str
    ticker: str
    currency: str
    is_primary: bool
    price_source: str | None
    price_remark: str | None
    fetched_at: dt.datetime | None
    last_day: dt.date | None
    since: dt.date | None = None
    until: dt.date | None = None
    successor_id: int | None = None
    source: SourceRecord | None = None

    @property
    def code(self) -> str:
        """The listing as people write it: `TSXV:DEFN`."""
        return f"{self.exchange}:{self.ticker}"


@dataclass(frozen=True, slots=True)
class CompanyRecord:
    """A company with its listings, the primary one first."""

    id: int
    uid: str
    name: str
    aliases: tuple[str, ...]
    is_private: bool
    fiscal_year_end_month: int | None
    comment: str
    listings: tuple[ListingRecord, ...]
    headquarters: str | None = None
    country: str | None = None
    commodities: tuple[str, ...] = ()
    is_archived: bool = False
    remark: str | None = None
    source: SourceRecord | None = None

    @property
    def short_name(self) -> str:
        """The name without its legal form."""
        return without_legal_form(self.name)


class CompanyName(NamedTuple):
    """A company to choose: its name, and its primary listing as people write it."""

    id: int
    name: str
    code: str | None
    is_archived: bool


@dataclass(frozen=True, slots=True)
class CompanyTimeline:
    """Everything dated of one company, and the events that concern it."""

    company: CompanyRecord
    milestones: tuple[MilestoneRecord, ...]
    projects: tuple[ProjectRecord, ...]
    notes: tuple[NoteRecord, ...]
    deals: tuple[DealRecord, ...]
    events: tuple[EventRecord, ...]

    @property
    def all_milestones(self) -> tuple[MilestoneRecord, ...]:
        """The company's own milestones and those of its projects."""
        return self.milestones + tuple(m for p in self.projects for m in p.milestones)


@dataclass(frozen=True, slots=True)
class NextMilestone:
    """The open milestone that a watchlist row names: first overdue or next due."""

    title: str
    project: str | None
    window: Window
    slip_days: int | None


@dataclass(frozen=True, slots=True)
class WatchlistRow:
    """One line of the watchlist.

    `price` is the last stored close of `listing` in its quote currency; `change_percent` is against
    the close before, `year_change_percent` against the first one of the year up to it. `open`
    holds every planned milestone that has a window, so that the reader can choose by today's date.
    `countries` are the company's own, then those of its projects; `codes` are all its listings as
    people write them, `projects` the names of all its projects; `uid` is the company's.
    """

    company_id: int
    company: str
    short_name: str
    is_private: bool
    listing: ListingRecord | None
    price: float | None
    price_day: dt.date | None
    price_is_provisional: bool
    change_percent: float | None
    stage: str | None
    open: tuple[NextMilestone, ...]
    last_note: dt.date | None
    comment: str
    year_change_percent: float | None = None
    headquarters: str | None = None
    countries: tuple[str, ...] = ()
    commodities: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions that must all hold; of the values of one condition, any. None at all: everybody.

    `stages`, a project stands at one of them; `is_overdue`, a planned milestone is; `due_within`,
    one falls due within so many days from today on; `tags`, a note has one; `countries`, the
    company or a project of it is in one; `commodities`, the company is after one.
    """

    stages: tuple[str, ...] = ()
    is_overdue: bool = False
    due_within: int | None = None
    tags: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    commodities: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, and so holds every company."""
        return self == Rule()


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words that rules can ask for and find, each once, in the order of the alphabet."""

    tags: tuple[str, ...]
    countries: tuple[str, ...]
    commodities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WatchlistRecord:
    """A named watchlist.

    No `columns` means the rows of two lines, no `sort_by` the order by hand. With a `rule` it holds
    whatever fulfils all that the rule says, by name; without, what was put there by hand.
    """

    id: int
    uid: str
    name: str
    columns: tuple[str, ...] = ()
    sort_by: str | None = None
    sort_descending: bool = False
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed at a place when the program last wrote it down."""

    place: str
    text: str
    day: dt.date | None


class Thing(NamedTuple):
    """Something to go to, with the words that it is found by.

    `kind` is company, project, milestone, guidance, financing, agreement, event or note; `name` is
    what it is called (a deal's kind, a promise's words, a note's text), `also` its other names and
    `of` what it belongs to. `state` is `archived` for a company that is, a project's stage, a
    milestone's status, a deal's firmness, an event's kind, or who said a promise.
    """

    kind: str
    id: int
    uid: str
    company_id: int | None
    name: str
    also: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    state: str | None = None
    day: dt.date | None = None
    precision: str = "day"
    window: Window | None = None
    money: Money | None = None


LEGAL_FORMS = ("Corporation", "Corp.", "Corp", "Limited", "Ltd.", "Ltd", "Inc.", "Inc", "plc")


def without_legal_form(name: str) -> str:
    """`Defense Metals Corp.` -> `Defense Metals`."""
    for form in LEGAL_FORMS:
        if name.endswith(" " + form):
            return name[: -len(form) - 1].rstrip(",")
    return name


def without_brackets(name: str, aliases: Sequence[str]) -> str:
    """The shortest alias that the name begins with, else the name up to its brackets."""
    begins = [alias for alias in aliases if name.startswith(alias)]
    return min(begins, key=len) if begins else name.split(" (", maxsplit=1)[0]
