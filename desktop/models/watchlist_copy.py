"""Rows of the watchlist as a table for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from desktop.analysis.watchlist_order import Seen
from desktop.formats import MINUS
from desktop.models.watchlist_columns import Column, by_names
from desktop.wording import THIN

# What is told of rows of two lines.
OF_TWO_LINES = (
    "company",
    "listing",
    "price",
    "change",
    "price_day",
    "stage",
    "next",
    "window",
    "state",
    "comment",
)


def copied(rows: Sequence[Seen], columns: Sequence[Column]) -> QMimeData:
    """The rows under the heads of their columns, as text between tabs and as HTML."""
    shown = columns or by_names(OF_TWO_LINES)
    lines = [[column.heading for column in shown]]
    lines += [[_plain(column.text(row)) for column in shown] for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines) + "\n")
    data.setHtml(_html(lines, shown))
    return data


def _plain(text: str) -> str:
    """Words as a spreadsheet reads them: numbers with its minus, on one line, in one cell."""
    return " ".join(text.replace(MINUS, "-").replace(THIN, "").split())


def _html(lines: Sequence[Sequence[str]], columns: Sequence[Column]) -> str:
    head, *rows = lines
    heads = "".join(f"<th>{escape(words)}</th>" for words in head)
    sides = ["right" if column.is_right else "left" for column in columns]
    body = "".join(
        "<tr>"
        + "".join(
            f'<td align="{side}">{escape(words)}</td>'
            for side, words in zip(sides, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><tr>{heads}</tr>{body}</table>"
