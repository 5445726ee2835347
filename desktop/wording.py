"""The words a user reads for records, states, days and amounts, in their language and locale."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import (
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    Money,
    NoteRecord,
)
from desktop import formats
from desktop.analysis.nearness import Near
from desktop.analysis.shares import TooMuch
from desktop.analysis.slip import Change, MilestoneState
from desktop.analysis.story import Entry
from desktop.formats import MINUS

THIN = "\N{NARROW NO-BREAK SPACE}"
YEAR = Decimal("365.25")
LONG = 730  # days beyond which a state is told in years

translate = QCoreApplication.translate

SIGNS = {
    "AUD": "A$",
    "CAD": "C$",
    "CNY": "CN¥",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "JPY": "¥",
    "NZD": "NZ$",
    "USD": "US$",
}
WITHOUT_CENTS = {"JPY", "KRW"}

Words: TypeAlias = dict[str, Any]  # the marker is declared to give an object

STAGES: Words = {
    "prospect": QT_TRANSLATE_NOOP("Wording", "prospect"),
    "exploration": QT_TRANSLATE_NOOP("Wording", "exploration"),
    "resource": QT_TRANSLATE_NOOP("Wording", "resource"),
    "pea": QT_TRANSLATE_NOOP("Wording", "PEA"),
    "pfs": QT_TRANSLATE_NOOP("Wording", "PFS"),
    "fs": QT_TRANSLATE_NOOP("Wording", "FS"),
    "permitting": QT_TRANSLATE_NOOP("Wording", "permitting"),
    "financing": QT_TRANSLATE_NOOP("Wording", "financing"),
    "planned": QT_TRANSLATE_NOOP("Wording", "planned"),
    "pilot": QT_TRANSLATE_NOOP("Wording", "pilot"),
    "construction": QT_TRANSLATE_NOOP("Wording", "construction"),
    "commissioning": QT_TRANSLATE_NOOP("Wording", "commissioning"),
    "ramp_up": QT_TRANSLATE_NOOP("Wording", "ramp-up"),
    "production": QT_TRANSLATE_NOOP("Wording", "production"),
    "care_maintenance": QT_TRANSLATE_NOOP("Wording", "care and maintenance"),
    "suspended": QT_TRANSLATE_NOOP("Wording", "suspended"),
    "cancelled": QT_TRANSLATE_NOOP("Wording", "cancelled"),
    "closed": QT_TRANSLATE_NOOP("Wording", "closed"),
}
STAGE_TAGS: Words = {
    "prospect": QT_TRANSLATE_NOOP("StageTags", "PROSP"),
    "exploration": QT_TRANSLATE_NOOP("StageTags", "EXPL"),
    "resource": QT_TRANSLATE_NOOP("StageTags", "RES"),
    "pea": QT_TRANSLATE_NOOP("StageTags", "PEA"),
    "pfs": QT_TRANSLATE_NOOP("StageTags", "PFS"),
    "fs": QT_TRANSLATE_NOOP("StageTags", "FS"),
    "permitting": QT_TRANSLATE_NOOP("StageTags", "PERM"),
    "financing": QT_TRANSLATE_NOOP("StageTags", "FIN"),
    "planned": QT_TRANSLATE_NOOP("StageTags", "PLAN"),
    "pilot": QT_TRANSLATE_NOOP("StageTags", "PILOT"),
    "construction": QT_TRANSLATE_NOOP("StageTags", "BUILD"),
    "commissioning": QT_TRANSLATE_NOOP("StageTags", "COMM"),
    "ramp_up": QT_TRANSLATE_NOOP("StageTags", "RAMP"),
    "production": QT_TRANSLATE_NOOP("StageTags", "PROD"),
    "care_maintenance": QT_TRANSLATE_NOOP("StageTags", "C&M"),
    "suspended": QT_TRANSLATE_NOOP("StageTags", "SUSP"),
    "cancelled": QT_TRANSLATE_NOOP("StageTags", "CANC"),
    "closed": QT_TRANSLATE_NOOP("StageTags", "CLSD"),
}
STATES: Words = {
    "done": QT_TRANSLATE_NOOP("Wording", "done"),
    "open_ended": QT_TRANSLATE_NOOP("Wording", "open end"),
    "undated": QT_TRANSLATE_NOOP("Wording", "no date given"),
    "suspended": QT_TRANSLATE_NOOP("Wording", "suspended"),
    "cancelled": QT_TRANSLATE_NOOP("Wording", "cancelled"),
    "superseded": QT_TRANSLATE_NOOP("Wording", "superseded"),
}
CHANGES: Words = {
    "slipped": QT_TRANSLATE_NOOP("Wording", "slipped"),
    "advanced": QT_TRANSLATE_NOOP("Wording", "advanced"),
    "soft_slip": QT_TRANSLATE_NOOP("Wording", "soft slip"),
    "soft_advance": QT_TRANSLATE_NOOP("Wording", "soft advance"),
    "narrowed": QT_TRANSLATE_NOOP("Wording", "narrowed"),
    "widened": QT_TRANSLATE_NOOP("Wording", "widened"),
    "unchanged": QT_TRANSLATE_NOOP("Wording", "unchanged"),
    "withdrawn": QT_TRANSLATE_NOOP("Wording", "withdrawn"),
    "dated": QT_TRANSLATE_NOOP("Wording", "dated again"),
}
KIND_WORDS: Words = {
    "done": QT_TRANSLATE_NOOP("Wording", "Done"),
    "guidance": QT_TRANSLATE_NOOP("Wording", "Guidance"),
    "financing": QT_TRANSLATE_NOOP("Wording", "Financing"),
    "policy": QT_TRANSLATE_NOOP("Wording", "Policy"),
    "note": QT_TRANSLATE_NOOP("Wording", "Note"),
}
EVENT_KINDS: Words = {
    "policy": QT_TRANSLATE_NOOP("Wording", "policy"),
    "export_control": QT_TRANSLATE_NOOP("Wording", "export control"),
    "tariff": QT_TRANSLATE_NOOP("Wording", "tariff"),
    "statute": QT_TRANSLATE_NOOP("Wording", "statute"),
    "executive_order": QT_TRANSLATE_NOOP("Wording", "executive order"),
    "strategy": QT_TRANSLATE_NOOP("Wording", "strategy"),
    "price_support": QT_TRANSLATE_NOOP("Wording", "price support"),
    "permitting": QT_TRANSLATE_NOOP("Wording", "permitting"),
    "insider_trade": QT_TRANSLATE_NOOP("Wording", "insider trade"),
    "other": QT_TRANSLATE_NOOP("Wording", "other"),
}
PROJECT_KINDS: Words = {
    "mine": QT_TRANSLATE_NOOP("Wording", "mine"),
    "plant": QT_TRANSLATE_NOOP("Wording", "plant"),
}
STAGE_STATUSES: Words = {
    "underway": QT_TRANSLATE_NOOP("Wording", "underway"),
    "complete": QT_TRANSLATE_NOOP("Wording", "complete"),
}
FIRMNESS: Words = {
    "indicative": QT_TRANSLATE_NOOP("Wording", "indicative"),
    "proposed": QT_TRANSLATE_NOOP("Wording", "proposed"),
    "conditional": QT_TRANSLATE_NOOP("Wording", "conditional"),
    "committed": QT_TRANSLATE_NOOP("Wording", "committed"),
    "signed": QT_TRANSLATE_NOOP("Wording", "signed"),
    "closed": QT_TRANSLATE_NOOP("Wording", "closed"),
    "drawn": QT_TRANSLATE_NOOP("Wording", "drawn"),
}
SOURCE_CLASSES: Words = {
    "filing": QT_TRANSLATE_NOOP("Wording", "Filing"),
    "company": QT_TRANSLATE_NOOP("Wording", "Company release"),
    "trade_press": QT_TRANSLATE_NOOP("Wording", "Trade press"),
    "general_press": QT_TRANSLATE_NOOP("Wording", "General press"),
    "reference": QT_TRANSLATE_NOOP("Wording", "Reference work"),
    "aggregator": QT_TRANSLATE_NOOP("Wording", "Aggregator or AI-written"),
    "forum": QT_TRANSLATE_NOOP("Wording", "Forum"),
}
MILESTONE_TYPES: Words = {
    "exploration_drilling": QT_TRANSLATE_NOOP("MilestoneTypes", "Exploration drilling"),
    "resource_estimate": QT_TRANSLATE_NOOP("MilestoneTypes", "Resource estimate"),
    "pea": QT_TRANSLATE_NOOP("MilestoneTypes", "PEA"),
    "pfs": QT_TRANSLATE_NOOP("MilestoneTypes", "PFS"),
    "dfs": QT_TRANSLATE_NOOP("MilestoneTypes", "DFS"),
    "technical_report": QT_TRANSLATE_NOOP("MilestoneTypes", "Technical report"),
    "eia": QT_TRANSLATE_NOOP("MilestoneTypes", "Environmental assessment"),
    "permit": QT_TRANSLATE_NOOP("MilestoneTypes", "Permit"),
    "pilot_plant": QT_TRANSLATE_NOOP("MilestoneTypes", "Pilot plant"),
    "site_selection": QT_TRANSLATE_NOOP("MilestoneTypes", "Site selection"),
    "agreement": QT_TRANSLATE_NOOP("MilestoneTypes", "Agreement"),
    "offtake": QT_TRANSLATE_NOOP("MilestoneTypes", "Offtake"),
    "financing_close": QT_TRANSLATE_NOOP("MilestoneTypes", "Financing close"),
    "fid": QT_TRANSLATE_NOOP("MilestoneTypes", "Final investment decision"),
    "construction_start": QT_TRANSLATE_NOOP("MilestoneTypes", "Construction start"),
    "construction_complete": QT_TRANSLATE_NOOP("MilestoneTypes", "Construction complete"),
    "commissioning": QT_TRANSLATE_NOOP("MilestoneTypes", "Commissioning"),
    "first_production": QT_TRANSLATE_NOOP("MilestoneTypes", "First production"),
    "commercial_production": QT_TRANSLATE_NOOP("MilestoneTypes", "Commercial production"),
    "ramp_up": QT_TRANSLATE_NOOP("MilestoneTypes", "Ramp-up"),
    "expansion": QT_TRANSLATE_NOOP("MilestoneTypes", "Expansion"),
    "supply_start": QT_TRANSLATE_NOOP("MilestoneTypes", "Supply start"),
    "listing": QT_TRANSLATE_NOOP("MilestoneTypes", "Listing"),
    "acquisition": QT_TRANSLATE_NOOP("MilestoneTypes", "Acquisition"),
}
CHAIN_STEPS: Words = {
    "mine": QT_TRANSLATE_NOOP("Wording", "mine"),
    "concentrate": QT_TRANSLATE_NOOP("Wording", "concentrate"),
    "mixed_carbonate": QT_TRANSLATE_NOOP("Wording", "mixed carbonate"),
    "separated_oxides": QT_TRANSLATE_NOOP("Wording", "separated oxides"),
    "metal": QT_TRANSLATE_NOOP("Wording", "metal"),
    "alloy": QT_TRANSLATE_NOOP("Wording", "alloy"),
    "magnets": QT_TRANSLATE_NOOP("Wording", "magnets"),
    "recycling": QT_TRANSLATE_NOOP("Wording", "recycling"),
}
PHASES: Words = {
    "start": QT_TRANSLATE_NOOP("Wording", "its start"),
    "complete": QT_TRANSLATE_NOOP("Wording", "its completion"),
    "none": QT_TRANSLATE_NOOP("Wording", "neither: it happens at once"),
}
SAID_BY: Words = {
    "company": QT_TRANSLATE_NOOP("Wording", "company"),
    "analyst": QT_TRANSLATE_NOOP("Wording", "analyst"),
    "press": QT_TRANSLATE_NOOP("Wording", "press"),
}
DEAL_KINDS: Words = {
    "acquisition": QT_TRANSLATE_NOOP("Wording", "Acquisition"),
    "asset_sale": QT_TRANSLATE_NOOP("Wording", "Asset sale"),
    "at_the_market": QT_TRANSLATE_NOOP("Wording", "At-the-market offering"),
    "bought_deal": QT_TRANSLATE_NOOP("Wording", "Bought deal"),
    "bridge_loan": QT_TRANSLATE_NOOP("Wording", "Bridge loan"),
    "capex_commitment": QT_TRANSLATE_NOOP("Wording", "Capex commitment"),
    "convertible_loan": QT_TRANSLATE_NOOP("Wording", "Convertible loan"),
    "convertible_note": QT_TRANSLATE_NOOP("Wording", "Convertible notes"),
    "customer_prepayment": QT_TRANSLATE_NOOP("Wording", "Customer prepayment"),
    "debt_commitment": QT_TRANSLATE_NOOP("Wording", "Debt commitment"),
    "earn_in": QT_TRANSLATE_NOOP("Wording", "Earn-in"),
    "equity_total": QT_TRANSLATE_NOOP("Wording", "Equity raised in all"),
    "flow_through": QT_TRANSLATE_NOOP("Wording", "Flow-through shares"),
    "government_award": QT_TRANSLATE_NOOP("Wording", "Government award"),
    "government_equity": QT_TRANSLATE_NOOP("Wording", "Government equity"),
    "government_equity_option": QT_TRANSLATE_NOOP("Wording", "Government equity option"),
    "government_funding": QT_TRANSLATE_NOOP("Wording", "Government funding"),
    "government_grant": QT_TRANSLATE_NOOP("Wording", "Government grant"),
    "government_incentive": QT_TRANSLATE_NOOP("Wording", "Incentive package"),
    "government_loan": QT_TRANSLATE_NOOP("Wording", "Government loan"),
    "letter_of_interest": QT_TRANSLATE_NOOP("Wording", "Letter of interest"),
    "life_offering": QT_TRANSLATE_NOOP("Wording", "LIFE offering"),
    "loan": QT_TRANSLATE_NOOP("Wording", "Loan"),
    "loan_commitment": QT_TRANSLATE_NOOP("Wording", "Loan commitment"),
    "offtake": QT_TRANSLATE_NOOP("Wording", "Offtake"),
    "offtake_prepayment": QT_TRANSLATE_NOOP("Wording", "Offtake prepayment"),
    "pipe": QT_TRANSLATE_NOOP("Wording", "PIPE"),
    "placement": QT_TRANSLATE_NOOP("Wording", "Placement"),
    "price_floor": QT_TRANSLATE_NOOP("Wording", "Price floor"),
    "private_placement": QT_TRANSLATE_NOOP("Wording", "Private placement"),
    "public_offering": QT_TRANSLATE_NOOP("Wording", "Public offering"),
    "research_grant": QT_TRANSLATE_NOOP("Wording", "Research grant"),
    "royalty": QT_TRANSLATE_NOOP("Wording", "Royalty"),
    "spac_and_pipe": QT_TRANSLATE_NOOP("Wording", "SPAC and PIPE"),
    "stream": QT_TRANSLATE_NOOP("Wording", "Stream"),
    "supply_agreement": QT_TRANSLATE_NOOP("Wording", "Supply agreement"),
    "tax_incentive": QT_TRANSLATE_NOOP("Wording", "Tax incentive"),
}


def told(about: str, words: str) -> str:
    """Words and what they are about: `Theme: Dark`; the mark between them is the language's."""
    return translate("Wording", "{about}: {words}").format(about=about, words=words)


def quoted(words: str) -> str:
    """Words as somebody said them, in the marks of the language: `“mid-2026”`."""
    return translate("Wording", "“{words}”").format(words=words)


def number(value: float | Decimal, decimals: int) -> str:
    """A number as the reader wants them, with a real minus sign."""
    return formats.used().number(value, decimals)


def day(d: dt.date) -> str:
    """`23 Nov 2026`, or as the reader wants days."""
    return formats.used().day(d)


def instant(moment: dt.datetime) -> str:
    """`23 Nov 2026, 14:05`: a moment by the clock on this wall."""
    local = moment.astimezone()
    return translate("Wording", "{day}, {time}").format(
        day=day(local.date()), time=f"{local:%H:%M}"
    )


def file_size(size: int) -> str:
    """`3.4 MB`."""
    return formats.used().file_size(size)


def span(d: dt.date, precision: str) -> str:
    """The day, or the month, quarter, half or year around it, as exactly as it is known."""
    if precision == "month":
        return formats.used().month(d)
    if precision == "quarter":
        return translate("Wording", "Q{quarter} {year}").format(
            quarter=(d.month + 2) // 3, year=d.year
        )
    if precision == "half":
        return translate("Wording", "H{half} {year}").format(
            half=1 if d.month < 7 else 2, year=d.year
        )
    if precision == "year":
        return str(d.year)
    return day(d)


def said(guidance: GuidanceRecord) -> str:
    """When it was said, as exactly as it is known: `17 Aug 2023`, `Oct 2024`, `by 31 Jan 2025`."""
    if guidance.announced_on is not None:
        return span(guidance.announced_on, guidance.announced_precision)
    if guidance.announced_before is not None:
        return translate("Wording", "by {day}").format(day=day(guidance.announced_before))
    if guidance.announced_after is not None:
        return translate("Wording", "after {day}").format(day=day(guidance.announced_after))
    return translate("Wording", "day unknown")


def state(milestone_state: MilestoneState) -> str:
    """`overdue 237 d`, `due in 38 d`, in years beyond 730 days, or the state's word."""
    days = milestone_state.days
    if milestone_state.kind == "overdue" and days is not None:
        return translate("Wording", "overdue {time}").format(time=_time(days))
    if milestone_state.kind == "due" and days is not None:
        return (
            translate("Wording", "due in {time}").format(time=_time(days))
            if days
            else translate("Wording", "due today")
        )
    return _word(STATES, milestone_state.kind)


def state_word(code: str) -> str:
    """The word for a milestone's status: `cancelled`."""
    return _word(STATES, code)


def slip(days: int) -> str:
    """`+233 d`, `−49 d`, `0 d`: later is positive."""
    sign = "+" if days > 0 else ""
    return translate("Wording", "{days} d").format(days=sign + number(days, 0))


def near(found: Near) -> str:
    """How far a milestone is from a day: `in 12 d`, `12 d ago`, `this day`, `in its window`."""
    if found.days > 0:
        return translate("Wording", "in {time}").format(time=_time(found.days))
    if found.days < 0:
        form = (
            translate("Wording", "{time} ago")
            if found.is_done
            else translate("Wording", "window ended {time} ago")
        )
        return form.format(time=_time(-found.days))
    if not found.is_done:
        return translate("Wording", "in its window")
    is_day = found.milestone.actual is not None and found.milestone.actual.precision == "day"
    return translate("Wording", "this day") if is_day else translate("Wording", "about this day")


def days(count: int) -> str:
    """`146 d`, in years beyond 730 days."""
    return _time(count)


def too_much(found: TooMuch) -> str:
    """`From 1 May 2024 on the shares add up to 110 %: more than the whole.`"""
    total = percent(float(found.total), 0 if found.total == round(found.total) else 1, signed=False)
    if found.day is None:
        words = translate("Wording", "The shares add up to {total}: more than the whole.")
        return words.format(total=total)
    words = translate("Wording", "From {day} on the shares add up to {total}: more than the whole.")
    return words.format(day=day(found.day), total=total)


def change(kind: str) -> str:
    """The word for what a new promise did to the old one: `slipped`, `narrowed`."""
    return _word(CHANGES, kind)


def moved(found: Change) -> str:
    """A move with its days where both ends are dated: `slipped · +233 d`, `withdrawn`."""
    word = change(found.kind)
    return word if found.days is None else f"{word} · {slip(found.days)}"


def money(value: Money) -> str:
    """`C$16.2 M`: three figures, in thousands, millions or billions, with the currency."""
    return _with_sign(value, figure(abs(value.amount)))


def figure(amount: Decimal) -> str:
    """`16.2 M`: an amount of no less than zero, where its currency stands elsewhere."""
    scales = (
        (Decimal(10) ** 9, translate("Wording", "{number} bn")),
        (Decimal(10) ** 6, translate("Wording", "{number} M")),
        (Decimal(10) ** 3, translate("Wording", "{number} k")),
    )
    for size, form in scales:
        # Half a unit of the last figure early, so that 999.6 M is 1 bn and never 1,000 M.
        if amount >= size * Decimal("0.9995"):
            return form.format(number=_figures(amount / size))
    return _figures(amount)


def exact(value: Decimal) -> str:
    """All figures of a number, grouped as the reader wants them."""
    return formats.used().exact(value)


def exact_money(value: Money) -> str:
    """`C$16,153,334`: every figure of an amount, with the currency."""
    return _with_sign(value, exact(abs(value.amount)))


def price(value: float, currency: str | None = None) -> str:
    """A price in its quote currency: `15.24`, `0.245`; with its sign where one is given."""
    text = number(value, 0) if currency in WITHOUT_CENTS else _price_digits(value)
    return text if currency is None else SIGNS.get(currency, currency + THIN) + text


def moved_price(change: float) -> str:
    """How far a price moved: `+0.12`, `−1.34`, `0.00`."""
    return f"+{price(change)}" if change > 0 else price(change)


def percent(value: float, decimals: int = 1, *, signed: bool = True) -> str:
    """`+0.2 %` with a narrow space; without the plus where a sign stands beside it."""
    text = number(round(value, decimals) + 0.0, decimals)
    sign = "+" if signed and round(value, decimals) > 0 else ""
    return f"{sign}{text}{THIN}%"


def stage(code: str) -> str:
    """The stage in words: `PFS`, `ramp-up`."""
    return _word(STAGES, code)


def stage_tag(code: str) -> str:
    """The stage in at most five letters: `PFS`, `PROD`."""
    return translate("StageTags", STAGE_TAGS[code]) if code in STAGE_TAGS else code[:5].upper()


def stage_status(code: str) -> str:
    """`underway` or `complete`."""
    return _word(STAGE_STATUSES, code)


def project_kind(code: str) -> str:
    """`mine` or `plant`."""
    return _word(PROJECT_KINDS, code)


def deal_kind(code: str) -> str:
    """The kind of a financing or an agreement, as a title: `LIFE offering`."""
    word = _word(DEAL_KINDS, code)
    return word[:1].upper() + word[1:]


def firmness(code: str) -> str:
    """How firm a financing is: `indicative` … `drawn`."""
    return _word(FIRMNESS, code)


def kind(code: str) -> str:
    """The word for a kind of story entry: `Done`, `Guidance` …"""
    return _word(KIND_WORDS, code)


def choices(words: Words) -> list[tuple[str, str]]:
    """Codes with their words, to be offered in their order."""
    return [(code, _word(words, code)) for code in words]


def milestone_type(code: str) -> str:
    """What kind of milestone it is: `Pilot plant`."""
    return _word(MILESTONE_TYPES, code, "MilestoneTypes")


def phase(code: str) -> str:
    """Which of its two days a milestone names: `its start`."""
    return _word(PHASES, code)


def said_by(code: str) -> str:
    """Who said it: `company`."""
    return _word(SAID_BY, code)


def chain_step(code: str) -> str:
    """A step of the supply chain: `mixed carbonate`."""
    return _word(CHAIN_STEPS, code)


def source_class(code: str) -> str:
    """Who published it: `Company release`."""
    return _word(SOURCE_CLASSES, code)


def source_classes() -> list[tuple[str, str]]:
    """Every class of source with its words, the most trusted first."""
    return [(code, source_class(code)) for code in SOURCE_CLASSES]


def title(entry: Entry) -> str:
    """What a story entry is called."""
    record = entry.record
    if isinstance(record, EventRecord):
        form = translate("Wording", "{name} ends") if entry.ref.kind == "event_end" else "{name}"
        return form.format(name=record.name)
    if isinstance(record, DealRecord):
        return deal_kind(record.kind)
    if isinstance(record, NoteRecord):
        return first_line(record.text)
    milestone = record if isinstance(record, MilestoneRecord) else entry.milestone
    return milestone.name if milestone else ""


def amount(deal: DealRecord) -> str:
    """A deal's amount with its unit: `US$110 per kg NdPr`; as it was written if not a number."""
    if deal.money is None:
        return deal.amount_text or ""
    return f"{money(deal.money)} {deal.unit}" if deal.unit else money(deal.money)


def first_line(text: str) -> str:
    """The first line of a note that has words, without the marks of a heading or a list."""
    lines = (line.strip().lstrip("#>-* ") for line in text.splitlines())
    return next((line for line in lines if line), "")


def _word(words: Words, code: str, context: str = "Wording") -> str:
    return translate(context, words[code]) if code in words else code.replace("_", " ")


def _time(days: int) -> str:
    if days > LONG:
        return translate("Wording", "{years} y").format(years=number(days / YEAR, 1))
    return translate("Wording", "{days} d").format(days=number(days, 0))


def _figures(value: Decimal) -> str:
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    plain = format(round(value, decimals), "f")
    while decimals and plain.endswith("0"):
        plain, decimals = plain[:-1], decimals - 1
    return number(value, decimals)


def _with_sign(value: Money, text: str) -> str:
    minus = MINUS if value.amount < 0 else ""
    return minus + SIGNS.get(value.currency, value.currency + THIN) + text


def _price_digits(value: float) -> str:
    if abs(value) >= 1:
        return number(value, 2)
    decimals = len(f"{value:.4f}".rstrip("0").split(".")[1])
    return number(value, max(2, decimals))
