"""What a file would bring, without importing it: for the page of the first run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.records import GuidanceRecord, Span, Window

COUNTED = ("companies", "listings", "projects", "milestones", "financings")


@dataclass(frozen=True)
class Preview:
    """How much a file holds, and its best kept promise: the done milestone most often promised."""

    counts: Mapping[str, int]
    milestone: str
    project: str
    actual: Span | None
    guidance: tuple[GuidanceRecord, ...]
    last_page_date: dt.date | None


def preview(text: str) -> Preview:
    """Look into a file of ours, which is sound."""
    document = json.loads(text)
    milestones = document["milestones"]
    counts = {name: len(document[name]) for name in COUNTED}
    counts["promises"] = sum(len(m.get("guidance", ())) for m in milestones)
    done = [m for m in milestones if m.get("actual") and m.get("project")]
    best = max(done, key=lambda m: len(m.get("guidance", ())))
    names = {p["id"]: p.get("aliases", [p["name"]])[0] for p in document["projects"]}
    pages = [
        dt.date.fromisoformat(s["page_date"]) for s in document["sources"] if s.get("page_date")
    ]
    return Preview(
        counts=counts,
        milestone=best["name"],
        project=names[best["project"]],
        actual=_span(best["actual"]),
        guidance=tuple(_guidance(g) for g in best["guidance"]),
        last_page_date=max(pages, default=None),
    )


def _span(found: Mapping[str, str]) -> Span:
    start, end = (dt.date.fromisoformat(found[name]) for name in ("start", "end"))
    return Span(start, end, found.get("precision", "day"))


def _guidance(found: Mapping[str, Any]) -> GuidanceRecord:
    window = found["window"]
    return GuidanceRecord(
        id=0,
        uid=found["id"],
        milestone_id=0,
        announced_on=_day(found.get("announced_on")),
        announced_precision=found.get("announced_precision", "day"),
        announced_after=_day(found.get("announced_after")),
        announced_before=_day(found.get("announced_before")),
        window=Window(
            window["text"], _day(window.get("start")), _day(window.get("end")), window["precision"]
        ),
        said_by=found.get("said_by"),
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if text else None
