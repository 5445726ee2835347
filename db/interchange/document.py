"""The lossless file format: its models, in the order in which a file is written.

A document is flat lists whose rows name each other by `id`, the row's uid. What a row leaves out
has the default given here.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import math
import re
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, TypeAlias
from uuid import UUID, uuid5

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from db.errors import Refused
from db.prices import Action, Bar
from db.watchlist_rules import from_json

FORMAT = "headframe"
FORMAT_VERSION = 2

FIRST_SHARES = UUID("6f1c8a5e-3d2b-5b0e-9c47-2a1f0d9e7b64")

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z", re.ASCII)
DIGITS = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
REDUCED = {4: "year", 7: "month"}  # the length of a reduced day, and the precision it has


def day_of(text: str) -> dt.date:
    """The day that `2024-01-31`, or the first one that `2024-01` or `2024`, stands for."""
    return dt.date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def partial_day(day: dt.date, precision: str) -> str:
    """The day as short as its precision allows without losing anything: `2024-01`."""
    if precision == "month" and day.day == 1:
        return day.isoformat()[:7]
    if precision == "year" and (day.month, day.day) == (1, 1):
        return day.isoformat()[:4]
    return day.isoformat()


def _day(value: object) -> dt.date:
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError("a day is written like 2026-11-23")
    return dt.date.fromisoformat(value)


def _partial(value: str) -> str:
    if not PARTIAL_DAY.fullmatch(value):
        raise ValueError("a day is written like 2026-11-23, 2026-11 or 2026")
    day_of(value)
    return value


def _instant(value: object) -> dt.datetime:
    if not isinstance(value, str) or not INSTANT.fullmatch(value):
        raise ValueError("an instant is written like 2026-11-23T09:00:00Z")
    return dt.datetime.fromisoformat(value)


def _amount(value: object) -> Decimal:
    if isinstance(value, str) and DIGITS.fullmatch(value):
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("an amount is a number")
    amount = Decimal(value)
    if amount.adjusted() >= 18:
        raise ValueError("an amount has at most 18 digits before the point")
    try:
        exact = amount == round(amount, 6)
    except InvalidOperation:
        exact = False
    if not exact:
        raise ValueError("an amount has at most 6 digits after the point")
    return amount


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("this should be a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("this number is too large")
    return number


def _storable(value: str) -> str:
    if "\0" in value:
        raise ValueError("text holds no NUL character")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("text holds no half of a surrogate pair")
    return value


def _anything(value: object) -> object:
    """Any value of JSON, as it can be stored."""
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, list):
        return [_anything(item) for item in value]
    if isinstance(value, dict):
        return {_storable(name): _anything(item) for name, item in value.items()}
    return value


def _rule(value: object) -> object:
    if isinstance(value, dict):
        try:
            from_json(value)
        except Refused as refused:
            raise ValueError(str(refused)) from refused
    return _anything(value)


def _content(value: object) -> bytes:
    try:
        return base64.b64decode(value if isinstance(value, str) else "*", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("content is written in base64") from error


def bar_row(bar: Bar) -> list[Any]:
    """`[day, open, high, low, close, volume]`, the adjusted close if any, `true` if provisional."""
    row: list[Any] = [*bar[:6]]
    if bar.adjusted_close is not None:
        row.append(bar.adjusted_close)
    return [*row, True] if bar.provisional else row


def _bar(value: object) -> Bar:
    if not isinstance(value, list) or not 6 <= len(value) <= 8:
        raise ValueError("a bar is [day, open, high, low, close, volume]")
    provisional = value[-1] is True
    numbers = value[1:-1] if provisional else value[1:]
    if not 5 <= len(numbers) <= 6:
        raise ValueError("a bar is [day, open, high, low, close, volume]")
    prices = [_number(number) for number in (*numbers[:4], *numbers[5:])]
    volume = numbers[4]
    if not all(price > 0 for price in prices[:4]):
        raise ValueError("a bar's prices are above zero")
    if isinstance(volume, bool) or not isinstance(volume, int) or not 0 <= volume < 2**63:
        raise ValueError("a bar's volume is a whole number, not below zero")
    adjusted = prices[4] if len(prices) > 4 else None
    open_, high, low, close = prices[:4]
    return Bar(_day(value[0]), open_, high, low, close, volume, adjusted, provisional)


def _action(value: object) -> Action:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError("an action is [day, kind, value]")
    kind = value[1]
    if not isinstance(kind, str) or not 0 < len(kind) <= 16:
        raise ValueError("an action's kind is a word of at most 16 letters")
    return Action(_day(value[0]), _storable(kind), _number(value[2]))


Day: TypeAlias = Annotated[dt.date, BeforeValidator(_day)]
PartialDay: TypeAlias = Annotated[str, AfterValidator(_partial)]
Instant: TypeAlias = Annotated[dt.datetime, BeforeValidator(_instant)]
Amount: TypeAlias = Annotated[Decimal, BeforeValidator(_amount)]
Number: TypeAlias = Annotated[float, BeforeValidator(_number)]
Count: TypeAlias = Annotated[int, Field(ge=0, lt=2**31)]
Text: TypeAlias = Annotated[str, AfterValidator(_storable)]
Words: TypeAlias = Annotated[Text, StringConstraints(min_length=1)]
Code: TypeAlias = Annotated[Text, StringConstraints(min_length=1, max_length=32)]
Short: TypeAlias = Annotated[Text, StringConstraints(min_length=1, max_length=16)]
Uid: TypeAlias = Annotated[Text, StringConstraints(min_length=1, max_length=64)]
Currency: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")]
Precision: TypeAlias = Annotated[Short, Field(validate_default=True)]


class Model(BaseModel):
    """What every part of a document is: strict, and with no field that is not known here."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Row(Model):
    """A row that other rows may name by `id`.

    `refs` are its fields that name a row, and the section that row stands in; `spread` its nested
    fields, and the column of each of their own; `partial` its reduced days, and their precision.
    """

    refs: ClassVar[dict[str, str]] = {}
    spread: ClassVar[dict[str, dict[str, str]]] = {}
    partial: ClassVar[dict[str, str]] = {}

    id: Uid
    recorded_at: Instant | None = None


class Money(Model):
    """An exact amount in one currency; no amount where only the currency is known."""

    amount: Amount | None = None
    currency: Currency


class Span(Model):
    """When something happened, both days included."""

    start: Day
    end: Day
    precision: Short | None = None

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: dt.date, info: ValidationInfo) -> dt.date:
        return _not_before(info.data.get("start"), end)


class Window(Model):
    """The words of a promise and the days they mean; either end may be open, or both."""

    text: Text
    start: Day | None = None
    end: Day | None = None
    precision: Code

    @field_validator("end")
    @classmethod
    def _after_start(cls, end: dt.date | None, info: ValidationInfo) -> dt.date | None:
        return _not_before(info.data.get("start"), end) if end else end


def _not_before(start: dt.date | None, end: dt.date) -> dt.date:
    if start is not None and start > end:
        raise ValueError(f"the end lies before the start, {start}")
    return end


def _fits(precision: str | None, day: str | None) -> None:
    needed = REDUCED.get(len(day or ""))
    if needed is not None and precision != needed:
        raise ValueError(f"{day} is a {needed}: its precision is {needed!r}, not {precision!r}")


class Source(Row):
    """Where something was read."""

    title: Text
    source_class: Code
    url: Text | None = None
    page_date: Day | None = None
    text_hash: Annotated[Text, StringConstraints(max_length=64)] | None = None


class Company(Row):
    """A company."""

    refs = {"source": "sources"}

    name: Words
    aliases: list[Words] = []
    headquarters: Text | None = None
    country: Text | None = None
    commodities: list[Words] = []
    fiscal_year_end_month: Annotated[int, Field(ge=1, le=12)] | None = None
    kind: Literal["company", "benchmark", "rate"] = "company"
    is_private: bool = False
    is_archived: bool = False
    comment: Text = ""
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None


class Listing(Row):
    """A company's line on one exchange, in one currency."""

    refs = {"company": "companies", "successor": "listings", "source": "sources"}

    company: Uid
    exchange: Code
    ticker: Code
    currency: Currency
    currency_basis: Text | None = None
    is_primary: bool = False
    as_written: Text | None = None
    since: Day | None = None
    until: Day | None = None
    successor: Uid | None = None
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None


class OwnerShare(Row):
    """How many percent of a project somebody owned from a day on; nobody named is the company."""

    refs = {"source": "sources"}
    partial = {"day": "day_precision"}

    share: Amount
    day: PartialDay | None = None
    day_precision: Precision = "day"
    holder: Words | None = None
    remark: Text | None = None
    source: Uid | None = None

    @field_validator("day_precision")
    @classmethod
    def _as_written(cls, precision: str, info: ValidationInfo) -> str:
        _fits(precision, info.data.get("day"))
        return precision


class Project(Row):
    """A mine or a plant; files of the first version have one `owner_share` without a day."""

    refs = {"company": "companies", "source": "sources"}
    partial = {"stage_as_of": "stage_as_of_precision"}

    company: Uid
    name: Words
    aliases: list[Words] = []
    kind: Short
    country: Text | None = None
    region: Text | None = None
    latitude: Annotated[Number, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Number, Field(ge=-180, le=180)] | None = None
    place_source: Text | None = None
    stage: Code | None = None
    stage_status: Short | None = None
    stage_as_of: PartialDay | None = None
    stage_as_of_precision: Annotated[Short | None, Field(validate_default=True)] = None
    owner_share: Amount | None = None
    chain_steps: list[Text] = []
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None
    owner_shares: list[OwnerShare] = []

    @field_validator("stage_as_of_precision")
    @classmethod
    def _as_written(cls, precision: str | None, info: ValidationInfo) -> str | None:
        _fits(precision, info.data.get("stage_as_of"))
        return precision

    @model_validator(mode="after")
    def _with_its_first_share(self) -> Project:
        if self.owner_share is not None:
            # The migration from the first schema gives the same name.
            uid = uuid5(FIRST_SHARES, self.id).hex
            share = OwnerShare(
                id=uid, recorded_at=self.recorded_at, share=self.owner_share, source=self.source
            )
            self.owner_shares = [share, *self.owner_shares]
            self.owner_share = None
        return self


class Guidance(Row):
    """One promise: said then, meaning this window."""

    refs = {"source": "sources"}
    spread = {
        "window": {
            "text": "text",
            "start": "window_start",
            "end": "window_end",
            "precision": "precision",
        }
    }
    partial = {"announced_on": "announced_precision"}

    kind: Literal["target", "withdrawn", "suspended", "rescoped", "cancelled"] = "target"
    announced_on: PartialDay | None = None
    announced_precision: Annotated[
        Literal["day", "month", "unknown"], Field(validate_default=True)
    ] = "day"
    announced_after: Day | None = None
    announced_before: Day | None = None
    window: Window
    said_by: Text | None = None
    reason: Text | None = None
    in_error: bool = False
    error_reason: Text | None = None
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None

    @field_validator("announced_precision")
    @classmethod
    def _as_written(cls, precision: str, info: ValidationInfo) -> str:
        _fits(precision, info.data.get("announced_on"))
        return precision


class Milestone(Row):
    """What a company means to reach, with every promise in the order said."""

    refs = {
        "company": "companies",
        "project": "projects",
        "actual_source": "sources",
        "superseded_by": "milestones",
        "source": "sources",
    }
    spread = {
        "actual": {"start": "actual_start", "end": "actual_end", "precision": "actual_precision"}
    }

    company: Uid
    project: Uid | None = None
    name: Words
    type: Code
    phase: Literal["start", "complete", "none"] = "none"
    status: Literal["planned", "done", "suspended", "cancelled", "superseded"] = "planned"
    actual: Span | None = None
    actual_source: Uid | None = None
    last_evidence_on: Day | None = None
    superseded_by: Uid | None = None
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None
    guidance: list[Guidance] = []


class Link(Model):
    """Another record that a note names; it need not be there any more."""

    kind: Code
    id: Uid


class Note(Row):
    """What the user thought on a day."""

    refs = {"company": "companies", "project": "projects", "source": "sources"}
    partial = {"day": "day_precision"}

    company: Uid | None = None
    project: Uid | None = None
    day: PartialDay | None = None
    day_precision: Annotated[Literal["day", "month", "unknown"], Field(validate_default=True)] = (
        "day"
    )
    text: Text
    tags: list[Words] = []
    links: list[Link] = []
    confidence: Short | None = None
    source: Uid | None = None

    @field_validator("day_precision")
    @classmethod
    def _as_written(cls, precision: str, info: ValidationInfo) -> str:
        _fits(precision, info.data.get("day"))
        return precision


class Deal(Row):
    """What a financing and an agreement share."""

    refs = {"company": "companies", "project": "projects", "source": "sources"}
    spread = {"money": {"amount": "amount", "currency": "currency"}}
    partial = {"day": "day_precision"}

    company: Uid
    project: Uid | None = None
    kind: Code
    firmness: Short | None = None
    day: PartialDay | None = None
    day_precision: Precision = "day"
    money: Money | None = None
    currency_explicit: bool = True
    amount_text: Text | None = None
    counterparty: Text | None = None
    remark: Text | None = None
    confidence: Short | None = None
    source: Uid | None = None

    @field_validator("day_precision")
    @classmethod
    def _as_written(cls, precision: str, info: ValidationInfo) -> str:
        _fits(precision, info.data.get("day"))
        return precision


class Part(Model):
    """One tranche or leg of a financing."""

    kind: Code
    amount: Amount
    currency: Currency
    counterparty: Text | None = None


class Financing(Deal):
    """Money raised or promised."""

    refs = {**Deal.refs, "revision_of": "financings"}

    beneficiary: Text | None = None
    includes: list[Text] = []
    revision_of: Uid | None = None
    parts: list[Part] = []


class Agreement(Deal):
    """A contract that is no cash by itself."""

    refs = {**Deal.refs, "revision_of": "agreements"}

    unit: Text | None = None
    term_years: Amount | None = None
    revision_of: Uid | None = None


class Event(Row):
    """Policy and other happenings: for the companies it names, or for all when it names none."""

    refs = {"source": "sources"}
    partial = {"day": "day_precision"}

    name: Words
    kind: Code
    jurisdiction: Text | None = None
    day: PartialDay | None = None
    day_precision: Precision = "day"
    end_day: Day | None = None
    text: Text | None = None
    companies: list[Uid] = []
    confidence: Short | None = None
    source: Uid | None = None

    @field_validator("day_precision")
    @classmethod
    def _as_written(cls, precision: str, info: ValidationInfo) -> str:
        _fits(precision, info.data.get("day"))
        return precision


class Watchlist(Row):
    """A named list of companies, in its order by hand."""

    name: Words
    position: Annotated[int, Field(ge=-(2**31), lt=2**31)] = 0
    columns: list[Words] = []
    sort_by: Code | None = None
    sort_descending: bool = False
    rule: Annotated[dict[str, Any], BeforeValidator(_rule)] | None = None
    companies: list[Uid] = []


class Attachment(Row):
    """A file kept with a company, a note or a source; its bytes in base64."""

    refs = {"company": "companies", "note": "notes", "source": "sources"}

    company: Uid | None = None
    note: Uid | None = None
    source: Uid | None = None
    name: Text
    media_type: Text
    content: Annotated[bytes, BeforeValidator(_content)]
    sha256: Annotated[Text, StringConstraints(max_length=64)]

    @field_validator("sha256")
    @classmethod
    def _of_the_content(cls, sha256: str, info: ValidationInfo) -> str:
        content = info.data.get("content")
        if content is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("the content has another SHA-256")
        return sha256


class Convention(Model):
    """What a vague date means here, where that differs from what is usual."""

    name: Uid
    value: Annotated[Any, BeforeValidator(_anything)]


class ReadMark(Model):
    """Something of the inbox that was read."""

    name: Annotated[Text, StringConstraints(min_length=1, max_length=160)]
    read_at: Instant


class Draft(Model):
    """What was being typed at a place and not yet saved."""

    place: Annotated[Text, StringConstraints(min_length=1, max_length=128)]
    text: Text
    day: Day | None = None
    written_at: Instant


class Prices(Model):
    """A listing's stored prices as quoted, oldest first."""

    listing: Uid
    source: Words
    currency: Currency
    unit_divisor: Annotated[int, Field(ge=1, lt=2**31)] = 1
    exchange_code: Short | None = None
    time_zone: Annotated[Text, StringConstraints(max_length=64)] | None = None
    name: Text | None = None
    remark: Text | None = None
    state: Short = "active"
    misses: Count = 0
    missed_on: Day | None = None
    series_version: Count = 1
    fetched_at: Instant | None = None
    checked_at: Instant | None = None
    actions: list[Annotated[Action, PlainValidator(_action)]] = []
    bars: list[Annotated[Bar, PlainValidator(_bar)]] = []

    @field_validator("bars")
    @classmethod
    def _in_order(cls, bars: list[Bar]) -> list[Bar]:
        for before, after in pairwise(bars):
            if before.day >= after.day:
                raise ValueError(f"the days run upwards, each once: {before.day}, {after.day}")
        return bars

    @field_validator("actions")
    @classmethod
    def _each_once(cls, actions: list[Action]) -> list[Action]:
        if len({(action.day, action.kind) for action in actions}) < len(actions):
            raise ValueError("one kind of action stands once on a day")
        return actions


class Fetch(Model):
    """One try to fetch a listing's prices and what came of it."""

    listing: Uid
    asked_at: Instant
    asked_from: Day | None = None
    outcome: Annotated[Text, StringConstraints(min_length=1, max_length=24)]
    new: Count = 0
    changed: Count = 0
    rejected: Count = 0
    message: Text = ""
    client: Text = ""


class Document(Model):
    """A whole file. `recorded_at` stands for every row that names none."""

    format: Literal["headframe"]
    format_version: Annotated[int, Field(ge=1, le=FORMAT_VERSION)]
    provenance: Text | None = None
    recorded_at: Instant | None = None
    sources: list[Source] = []
    companies: list[Company] = []
    listings: list[Listing] = []
    projects: list[Project] = []
    milestones: list[Milestone] = []
    notes: list[Note] = []
    financings: list[Financing] = []
    agreements: list[Agreement] = []
    events: list[Event] = []
    watchlists: list[Watchlist] = []
    attachments: list[Attachment] = []
    conventions: list[Convention] = []
    read_marks: list[ReadMark] = []
    drafts: list[Draft] = []
    prices: list[Prices] = []
    fetches: list[Fetch] = []

    @model_validator(mode="after")
    def _pass_on(self) -> Document:
        guidance = [g for milestone in self.milestones for g in milestone.guidance]
        shares = [share for project in self.projects for share in project.owner_shares]
        for rows in (*(getattr(self, name) for name in type(self).model_fields), guidance, shares):
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, Row) and row.recorded_at is None:
                    row.recorded_at = self.recorded_at
        return self
