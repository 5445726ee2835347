"""Measures the speed that Headframe aims at, and reports it; what it finds fails nothing."""

import argparse
import importlib
import json
import sys
from dataclasses import replace

from measuring import Figures, Row

ROWS = (
    Row(
        "start → first painted window showing last session's watchlist",
        1.6,
        "starting.first",
        "whole life of the process; floor: an empty painted window",
    ),
    Row(
        "start → everything live (watchlist, chart with 5,000 bars, timeline)",
        4.5,
        "starting.live",
        "whole life of the process; floor: an empty painted window",
    ),
    Row(
        "memory with the starter list open (of KMyMoney's)",
        1.25,
        "memory.kept",
        of_peer=True,
    ),
    *(
        Row(
            f"pan and zoom, {bars:,} bars, {how} (of finplot)",
            goal,
            "frames.against_finplot",
            of_peer=True,
            arguments=(bars, view),
        )
        for bars, goal in ((5_000, 1 / 5), (1_000_000, 1 / 20))
        for view, how in (
            ("all", "nearly all in view"),
            ("year", "a year in view"),
            ("zoom", "zooming in"),
        )
    ),
    Row(
        "pan and zoom, 1,000,000 bars, the slow frames (of 8 ms)",
        1.0,
        "frames.slowest",
        "the 95th of 100; floor: 8 ms",
    ),
    Row(
        "5,000 flags and notes on 100,000 bars (of the frame without)",
        1.3,
        "flags.panned",
        "all in view, panned; floor: the same chart without flags",
        arguments=(0.95,),
    ),
    Row(
        "the same, a tenth of them in view, with their letters",
        1.3,
        "flags.panned",
        arguments=(0.1,),
    ),
    Row(
        "chart and timeline panned together, 200 milestones (of linked stock plots)",
        1 / 3,
        "linked.panned",
        "peer: pyqtgraph's setXLink, a line and a BarGraphItem for each milestone",
        of_peer=True,
    ),
    Row("crosshair (of a full-frame image)", 3.0, "flags.crosshair"),
    Row(
        "storing 20 listings × 5,000 bars, a transaction each",
        1.15,
        "bars.storing",
        "floor: sqlite3's executemany",
    ),
    Row(
        "reading 5,000 bars",
        1.2,
        "bars.reading",
        "floor: sqlite3's fetchall, then a numpy array",
    ),
    Row(
        "refreshing 50 listings, the window's longest stall (of 50 ms)",
        1.0,
        "stall.refreshing",
        "the real client and a local server; floor: 50 ms",
    ),
    Row(
        "search as you type, 1,000,000 notes, a rare word (of LIKE)",
        1 / 50,
        "search.rare",
        of_peer=True,
    ),
    Row(
        "search as you type, 1,000,000 notes, the slow answers (of 2 ms)",
        1.0,
        "search.slowest",
        "the 95th of 100, letter by letter; floor: 2 ms",
    ),
    Row(
        "watchlist of 10,000 companies, building (of QTableWidget)",
        1 / 50,
        "watchlist.building",
        of_peer=True,
    ),
    Row(
        "watchlist of 10,000 companies, a frame of scrolling (of 16 ms)",
        1.0,
        "watchlist.scrolling",
        "peer: QTableWidget, which draws no sparklines; floor: 16 ms",
    ),
    Row(
        "watchlist of 10,000 companies, filtering (of QTableWidget)",
        1.0,
        "watchlist.filtering",
        of_peer=True,
    ),
    Row(
        "watchlist of 10,000 companies, sorting (of QTableWidget)",
        1.0,
        "watchlist.sorting",
        of_peer=True,
    ),
)


def measure(row: Row, rounds: int) -> Row:
    """The row with what was measured; what can't be says why instead of ending the run."""
    if not row.function:
        return replace(row, note=f"not measured: {row.note}")
    print(f"measuring: {row.work} …", file=sys.stderr, flush=True)
    module, name = row.function.split(".")
    try:
        found: Figures = getattr(importlib.import_module(module), name)(
            *row.arguments, rounds=rounds
        )
    except Exception as trouble:
        return replace(row, note=f"not measured: {trouble}")
    note = "; ".join(said for said in (row.note, found.note) if said)
    return replace(row, **found._asdict() | {"note": note})


def table(rows: list[Row]) -> str:
    """The rows for people."""
    heads = ("ours ms", "p95 ms", "peer ms", "floor ms")
    lines = [" ".join(f"{head:>9}" for head in heads) + "  ratio   goal        work"]
    for row in rows:
        ours, slow, peer, floor, ratio, goal = (
            "–" if value is None else f"{value:.2f}"
            for value in (row.ours, row.p95, row.peer, row.floor, row.ratio, row.goal)
        )
        verdict = "" if row.met is None else "met" if row.met else "missed"
        work = f"{row.work} ({row.note})" if row.note else row.work
        times = f"{ours:>9} {slow:>9} {peer:>9} {floor:>9}"
        lines.append(f"{times} {ratio:>6} {goal:>6} {verdict:6} {work}")
    return "\n".join(lines)


def main() -> int:
    """Measure, and print a table, or JSON."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured")
    asked = parser.parse_args()
    rows = [measure(row, asked.rounds) for row in ROWS]
    if asked.json:
        print(json.dumps([row.as_json() for row in rows], indent=1, ensure_ascii=False))
    else:
        print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
