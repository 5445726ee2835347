"""The tables: what is kept, and the rules that the database itself enforces."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar
from uuid import uuid4

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship
from sqlalchemy.types import TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant: aware and in UTC in Python, without a zone in SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """Refuse naive instants; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """Give UTC back, whatever the driver dropped."""
        if value is None:
            return None
        aware: dt.datetime = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        return aware.astimezone(dt.UTC)


DIGITS = 6  # after the point


class Amount(TypeDecorator[Decimal]):
    """An exact decimal number: NUMERIC where the database has it, text on SQLite, which has not."""

    impl = Numeric(24, DIGITS)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose text on SQLite: its NUMERIC is a float in disguise."""
        kind: TypeEngine[Any] = String(32) if dialect.name == "sqlite" else Numeric(24, DIGITS)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Store plain digits, never an exponent, and no more of them than both databases keep."""
        if value is None:
            return None
        exact = round(value, DIGITS)
        return format(exact.normalize(), "f") if dialect.name == "sqlite" else exact

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Give a normalised Decimal back, so that equal amounts are equal text."""
        if value is None:
            return None
        plain = Decimal(value).normalize()
        return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def utc_now() -> dt.datetime:
    """The present instant, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def new_uid() -> str:
    """A name for a row that is the same in every copy of the database."""
    return uuid4().hex


class Table(DeclarativeBase):
    """The declarative base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dt.datetime: UtcDateTime,
        dt.date: Date,
        Decimal: Amount,
        str: Text,
        list[str]: JSON,
        dict[str, Any]: JSON(none_as_null=True),
    }


class Edited:
    """What every row that a user edits carries.

    `uid` names the row in files and other copies; `recorded_at` is when it was first written here
    (UTC); `version` counts its changes, so that two writers notice each other.
    """

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    uid: Mapped[str] = mapped_column(String(64), unique=True, default=new_uid)
    recorded_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Let every update check and raise `version`."""
        return {"version_id_col": cls.version}


# A deleted id must never come back: an undone delete would collide with the newcomer.
AUTOINCREMENT = {"sqlite_autoincrement": True}


class Source(Edited, Table):
    """Where something was read: address, title, class of publisher, date of the page."""

    __tablename__ = "source"
    __table_args__ = (AUTOINCREMENT,)
    url: Mapped[str | None]
    title: Mapped[str]
    source_class: Mapped[str] = mapped_column(String(32))
    page_date: Mapped[dt.date | None]
    text_hash: Mapped[str | None] = mapped_column(String(64))


# Kinds of company: one that is followed, and what is only priced and compared with.
COMPANY, BENCHMARK, RATE = "company", "benchmark", "rate"


class Company(Edited, Table):
    """A company: the owner of listings, projects and one stream of notes.

    `kind` is company, or benchmark or rate for what is only priced and compared with.
    """

    __tablename__ = "company"
    __table_args__ = (
        CheckConstraint("fiscal_year_end_month BETWEEN 1 AND 12", name="month"),
        AUTOINCREMENT,
    )
    name: Mapped[str]
    headquarters: Mapped[str | None]
    country: Mapped[str | None]
    commodities: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    fiscal_year_end_month: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(16), default=COMPANY, server_default=COMPANY)
    is_private: Mapped[bool] = mapped_column(default=False)
    is_archived: Mapped[bool] = mapped_column(default=False)
    comment: Mapped[str] = mapped_column(default="")
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    aliases: Mapped[list[CompanyAlias]] = relationship(
        cascade="all, delete-orphan", order_by="CompanyAlias.position"
    )
    listings: Mapped[list[Listing]] = relationship(
        cascade="all, delete-orphan", back_populates="company"
    )
    projects: Mapped[list[Project]] = relationship(
        cascade="all, delete-orphan", back_populates="company"
    )
    milestones: Mapped[list[Milestone]] = relationship(cascade="all, delete-orphan")
    notes: Mapped[list[Note]] = relationship(cascade="all, delete-orphan")
    financings: Mapped[list[Financing]] = relationship(cascade="all, delete-orphan")
    agreements: Mapped[list[Agreement]] = relationship(cascade="all, delete-orphan")
    entries: Mapped[list[WatchlistEntry]] = relationship(cascade="all, delete-orphan")


class CompanyAlias(Table):
    """Another name of a company."""

    __tablename__ = "company_alias"
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Listing(Edited, Table):
    """A company's line on one exchange, in one currency."""

    __tablename__ = "listing"
    __table_args__ = (UniqueConstraint("exchange", "ticker"), AUTOINCREMENT)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), index=True)
    exchange: Mapped[str] = mapped_column(String(32))
    ticker: Mapped[str] = mapped_column(String(32))
    currency: Mapped[str] = mapped_column(String(3))
    currency_basis: Mapped[str | None]
    is_primary: Mapped[bool] = mapped_column(default=False)
    as_written: Mapped[str | None]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"))
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    company: Mapped[Company] = relationship(back_populates="listings")
    # The market's own rows hang on a listing but are no user's edits: deleted with it by the
    # database, and given back by the next fetch.
    series: Mapped[PriceSeries | None] = relationship(passive_deletes="all")


class Watchlist(Edited, Table):
    """A named list of companies: in an order by hand, or sorted by a column; by hand or by a rule.

    No `columns` means the rows of two lines; no `rule`, that the entries say who is in it.
    """

    __tablename__ = "watchlist"
    __table_args__ = (AUTOINCREMENT,)
    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    columns: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    sort_by: Mapped[str | None] = mapped_column(String(32))
    sort_descending: Mapped[bool] = mapped_column(default=False, server_default=false())
    rule: Mapped[dict[str, Any] | None]
    entries: Mapped[list[WatchlistEntry]] = relationship(
        cascade="all, delete-orphan", order_by="WatchlistEntry.position"
    )


class WatchlistEntry(Table):
    """A company's place in a watchlist."""

    __tablename__ = "watchlist_entry"
    watchlist_id: Mapped[int] = mapped_column(ForeignKey("watchlist.id"), primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), primary_key=True)
    position: Mapped[int]


class Project(Edited, Table):
    """A mine or a plant."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        AUTOINCREMENT,
    )
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    country: Mapped[str | None]
    region: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    place_source: Mapped[str | None]
    stage: Mapped[str | None] = mapped_column(String(32))
    stage_status: Mapped[str | None] = mapped_column(String(16))
    stage_as_of: Mapped[dt.date | None]
    stage_as_of_precision: Mapped[str | None] = mapped_column(String(16))
    chain_steps: Mapped[list[str]] = mapped_column(default=list)
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    company: Mapped[Company] = relationship(back_populates="projects")
    aliases: Mapped[list[ProjectAlias]] = relationship(
        cascade="all, delete-orphan", order_by="ProjectAlias.position"
    )
    owner_shares: Mapped[list[OwnerShare]] = relationship(cascade="all, delete-orphan")
    milestones: Mapped[list[Milestone]] = relationship(cascade="all, delete-orphan")


class ProjectAlias(Table):
    """Another name of a project."""

    __tablename__ = "project_alias"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class OwnerShare(Edited, Table):
    """How many percent of a project somebody owned from a day on; the company where none is named.

    No day means as long as is known.
    """

    __tablename__ = "owner_share"
    __table_args__ = (AUTOINCREMENT,)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    share: Mapped[Decimal]
    day: Mapped[dt.date | None]
    day_precision: Mapped[str] = mapped_column(String(16), default="day")
    holder: Mapped[str | None]
    remark: Mapped[str | None]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))


class Milestone(Edited, Table):
    """Something a company means to reach: its start or its completion, never both in one row."""

    __tablename__ = "milestone"
    __table_args__ = (
        CheckConstraint("phase IN ('start', 'complete', 'none')", name="phase"),
        CheckConstraint(
            "status IN ('planned', 'done', 'suspended', 'cancelled', 'superseded')", name="status"
        ),
        CheckConstraint("actual_start <= actual_end", name="actual"),
        AUTOINCREMENT,
    )
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    type: Mapped[str] = mapped_column(String(32))
    phase: Mapped[str] = mapped_column(String(16), default="none")
    status: Mapped[str] = mapped_column(String(16), default="planned")
    actual_start: Mapped[dt.date | None]
    actual_end: Mapped[dt.date | None]
    actual_precision: Mapped[str | None] = mapped_column(String(16))
    actual_source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    last_evidence_on: Mapped[dt.date | None]
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("milestone.id"))
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    guidance: Mapped[list[Guidance]] = relationship(
        cascade="all, delete-orphan", back_populates="milestone"
    )


class Guidance(Edited, Table):
    """One promise: said on a day (or in a month, or between two days), in these words.

    The window it means may be open at either end (NULL); both ends NULL is the empty window of
    a promise withdrawn or left open. Rows are only ever added. `kind` is target, or withdrawn,
    suspended, rescoped or cancelled where that was said; `reason` is the reason given for a change.
    """

    __tablename__ = "guidance"
    __table_args__ = (
        CheckConstraint("announced_precision IN ('day', 'month', 'unknown')", name="announced"),
        CheckConstraint("window_start <= window_end", name="window"),
        AUTOINCREMENT,
    )
    kind: Mapped[str] = mapped_column(String(16), default="target", server_default="target")
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), index=True)
    announced_on: Mapped[dt.date | None]
    announced_precision: Mapped[str] = mapped_column(String(16), default="day")
    announced_after: Mapped[dt.date | None]
    announced_before: Mapped[dt.date | None]
    text: Mapped[str]
    window_start: Mapped[dt.date | None]
    window_end: Mapped[dt.date | None]
    precision: Mapped[str] = mapped_column(String(32))
    said_by: Mapped[str | None]
    reason: Mapped[str | None]
    in_error: Mapped[bool] = mapped_column(default=False)
    error_reason: Mapped[str | None]
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    milestone: Mapped[Milestone] = relationship(back_populates="guidance")


class Note(Edited, Table):
    """What the user thought on a day, as Markdown source; the day may be unknown."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("day_precision IN ('day', 'month', 'unknown')", name="day_precision"),
        AUTOINCREMENT,
    )
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"))
    day: Mapped[dt.date | None]
    day_precision: Mapped[str] = mapped_column(String(16), default="day")
    text: Mapped[str]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    tags: Mapped[list[NoteTag]] = relationship(
        cascade="all, delete-orphan", order_by="NoteTag.position"
    )
    links: Mapped[list[NoteLink]] = relationship(
        cascade="all, delete-orphan", order_by="NoteLink.position"
    )


class NoteTag(Table):
    """A tag of a note, without its `#`."""

    __tablename__ = "note_tag"
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class NoteLink(Table):
    """Another record that a note names: its kind (a table's name) and its uid."""

    __tablename__ = "note_link"
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    target_uid: Mapped[str] = mapped_column(String(64))


class Deal(Edited):
    """The columns that a financing and an agreement share.

    A change of firmness, amount or date is a new row that revises the one before it.
    """

    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"))
    kind: Mapped[str] = mapped_column(String(32))
    firmness: Mapped[str | None] = mapped_column(String(16))
    day: Mapped[dt.date | None]
    day_precision: Mapped[str] = mapped_column(String(16), default="day")
    amount: Mapped[Decimal | None]
    currency: Mapped[str | None] = mapped_column(String(3))
    currency_explicit: Mapped[bool] = mapped_column(default=True)
    amount_text: Mapped[str | None]
    counterparty: Mapped[str | None]
    remark: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))

    @declared_attr
    @classmethod
    def revision_of_id(cls) -> Mapped[int | None]:
        """The row of the same table that this one revises."""
        return mapped_column(ForeignKey(f"{cls.__name__.lower()}.id"))


class Financing(Deal, Table):
    """Money raised or promised, and how firm that is."""

    __tablename__ = "financing"
    __table_args__ = (
        CheckConstraint("amount IS NULL OR currency IS NOT NULL", name="currency"),
        AUTOINCREMENT,
    )
    beneficiary: Mapped[str | None]
    includes: Mapped[list[str]] = mapped_column(default=list)
    parts: Mapped[list[FinancingPart]] = relationship(
        cascade="all, delete-orphan", order_by="FinancingPart.position"
    )


class FinancingPart(Table):
    """One tranche or leg of a financing; the parts never count beside the whole."""

    __tablename__ = "financing_part"
    financing_id: Mapped[int] = mapped_column(ForeignKey("financing.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    amount: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(String(3))
    counterparty: Mapped[str | None]


class Agreement(Deal, Table):
    """A contract that is no cash by itself: supply, offtake, price floor."""

    __tablename__ = "agreement"
    __table_args__ = (AUTOINCREMENT,)
    unit: Mapped[str | None]
    term_years: Mapped[Decimal | None]


class Event(Edited, Table):
    """Policy and other happenings: for the companies it names, or for all when it names none."""

    __tablename__ = "event"
    __table_args__ = (AUTOINCREMENT,)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(32))
    jurisdiction: Mapped[str | None]
    day: Mapped[dt.date | None]
    day_precision: Mapped[str] = mapped_column(String(16), default="day")
    end_day: Mapped[dt.date | None]
    text: Mapped[str | None]
    confidence: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    companies: Mapped[list[EventCompany]] = relationship(
        cascade="all, delete-orphan", order_by="EventCompany.company_id"
    )


class EventCompany(Table):
    """A company that an event concerns."""

    __tablename__ = "event_company"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    company_id: Mapped[int] = mapped_column(
        ForeignKey("company.id", ondelete="CASCADE"), primary_key=True
    )


class Attachment(Edited, Table):
    """A file kept with a company, a note or a source, known by the SHA-256 of its bytes."""

    __tablename__ = "attachment"
    __table_args__ = (AUTOINCREMENT,)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"))
    note_id: Mapped[int | None] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Convention(Table):
    """What a vague date means here, where that differs from what is usual."""

    __tablename__ = "convention"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class ReadMark(Table):
    """Something of the inbox that was read: named by what it tells and of which rows."""

    __tablename__ = "read_mark"
    name: Mapped[str] = mapped_column(String(160), primary_key=True)
    read_at: Mapped[dt.datetime] = mapped_column(default=utc_now)


class Draft(Table):
    """What is being typed and not yet saved, by the place where it is typed."""

    __tablename__ = "draft"
    place: Mapped[str] = mapped_column(String(128), primary_key=True)
    text: Mapped[str]
    day: Mapped[dt.date | None]
    written_at: Mapped[dt.datetime] = mapped_column(default=utc_now)


class PriceSeries(Table):
    """What is known of a listing's stored bars: where they come from and how fresh they are.

    `unit_divisor` turns quoted prices into the major unit (100 for pence).
    """

    __tablename__ = "price_series"
    listing_id: Mapped[int] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    source: Mapped[str]
    currency: Mapped[str] = mapped_column(String(3))
    unit_divisor: Mapped[int] = mapped_column(default=1)
    exchange_code: Mapped[str | None] = mapped_column(String(16))
    time_zone: Mapped[str | None] = mapped_column(String(64))
    name: Mapped[str | None]
    remark: Mapped[str | None]
    state: Mapped[str] = mapped_column(String(16), default="active")
    misses: Mapped[int] = mapped_column(default=0)
    missed_on: Mapped[dt.date | None]
    series_version: Mapped[int] = mapped_column(default=1)
    fetched_at: Mapped[dt.datetime | None]
    checked_at: Mapped[dt.datetime | None]


class PriceBar(Table):
    """A day's open, high, low, close (as quoted, split-adjusted) and volume in shares."""

    __tablename__ = "price_bar"
    __table_args__ = (
        CheckConstraint("open > 0 AND high > 0 AND low > 0 AND close > 0", name="positive"),
        CheckConstraint("volume >= 0", name="volume"),
        {"sqlite_with_rowid": False},
    )
    listing_id: Mapped[int] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    open: Mapped[float] = mapped_column(Float(53))
    high: Mapped[float] = mapped_column(Float(53))
    low: Mapped[float] = mapped_column(Float(53))
    close: Mapped[float] = mapped_column(Float(53))
    volume: Mapped[int] = mapped_column(BigInteger)
    adjusted_close: Mapped[float | None] = mapped_column(Float(53))
    provisional: Mapped[bool] = mapped_column(default=False)


class PriceAction(Table):
    """A split or a dividend."""

    __tablename__ = "price_action"
    listing_id: Mapped[int] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[float] = mapped_column(Float(53))


class PriceDoubt(Table):
    """A bar or an action that the vendor sent and that was not believed; never drawn or counted.

    `kind` is bar, dividend or split, `reason` a word for why, `quoted` what was sent.
    """

    __tablename__ = "price_doubt"
    listing_id: Mapped[int] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[dt.date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    reason: Mapped[str] = mapped_column(String(32))
    quoted: Mapped[dict[str, Any]]
    seen_at: Mapped[dt.datetime] = mapped_column(default=utc_now)


class FetchLog(Table):
    """One try to fetch a listing's prices and what came of it."""

    __tablename__ = "fetch_log"
    __table_args__ = (Index(None, "listing_id", "asked_at"), AUTOINCREMENT)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"))
    asked_at: Mapped[dt.datetime]
    asked_from: Mapped[dt.date | None]
    outcome: Mapped[str] = mapped_column(String(24))
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(default="")
    client: Mapped[str] = mapped_column(default="")


class RateGate(Table):
    """Until when a vendor asked us to stay away, and how often in a row."""

    __tablename__ = "rate_gate"
    vendor: Mapped[str] = mapped_column(String(32), primary_key=True)
    blocked_until: Mapped[dt.datetime]
    streak: Mapped[int]
