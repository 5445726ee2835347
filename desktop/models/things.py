"""How the things that one can go to are called, and what is said beside them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from db.records import Thing, without_legal_form
from desktop import wording
from desktop.analysis.slip import MilestoneState, window_state
from desktop.analysis.story import Ref
from desktop.models.palette import Item

translate = QCoreApplication.translate
DOT = " · "
MARKS = {
    "company": "building-2",
    "project": "pickaxe",
    "milestone": "mark:guidance",
    "guidance": "mark:guidance",
    "financing": "mark:financing",
    "agreement": "mark:financing",
    "event": "mark:policy",
    "note": "mark:note",
}


def title(thing: Thing) -> str:
    """What it is called, long enough to stand alone."""
    if thing.kind == "milestone" and len(thing.of) > 1 and thing.of[0] not in thing.name:
        return f"{thing.of[0]} {thing.name}"
    if thing.kind in {"financing", "agreement"}:
        amount = wording.money(thing.money) if thing.money else ""
        return f"{wording.deal_kind(thing.name)} {amount}".rstrip()
    if thing.kind == "note":
        return wording.first_line(thing.name)
    return thing.name


def item(thing: Thing, today: dt.date, spans: tuple[tuple[int, int], ...]) -> Item:
    """A thing as the palette lists it."""
    state = _state(thing, today)
    is_late = state is not None and state.kind == "overdue"
    mark = MARKS[thing.kind]
    if state is not None:
        mark = "circle-alert" if is_late else "mark:done" if state.kind == "done" else mark
    suffix = ""
    if thing.kind == "guidance" and thing.day:
        said_on = wording.span(thing.day, thing.precision)
        suffix = translate("Things", ", said {day}").format(day=said_on)
    return Item(
        name=f"{thing.kind}:{thing.uid}",
        mark=mark,
        text=title(thing) + suffix,
        detail=_detail(thing, state),
        is_late=is_late,
        spans=spans,
        ref=Ref(thing.kind, thing.id),
        company_id=thing.company_id,
    )


def _state(thing: Thing, today: dt.date) -> MilestoneState | None:
    if thing.kind != "milestone":
        return None
    if thing.state != "planned":
        return MilestoneState(thing.state or "undated")
    return window_state(thing.window, today) if thing.window else MilestoneState("undated")


def _detail(thing: Thing, state: MilestoneState | None) -> str:
    day = wording.span(thing.day, thing.precision) if thing.day else ""
    if state is not None:
        return f"{wording.state(state)} {day}".rstrip()
    if thing.kind == "company":
        archived = translate("Things", "archived") if thing.state == "archived" else ""
        return _joined(archived, thing.also[0] if thing.also else without_legal_form(thing.name))
    if thing.kind == "project":
        return _joined(*thing.of, wording.stage(thing.state) if thing.state else "")
    if thing.kind == "guidance":
        milestone, *owner = thing.of
        named = owner[0] in milestone if owner else True
        return _joined(milestone if named else f"{owner[0]} {milestone}", thing.state or "")
    if thing.kind == "event":
        return _joined(*thing.also, day)
    return _joined(thing.of[-1] if thing.of else "", day)


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)
