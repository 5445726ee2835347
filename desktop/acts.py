"""What a program in the terminal asks of the window: the commands that write, as values.

Each is done by whoever has the database open: the command itself, or the window.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from db import companies, notes, prices
from db.interchange import json_file
from desktop import answers
from desktop.market.symbols import line_of
from desktop.surroundings import starter


class Request(BaseModel):
    """Values that go over a socket as JSON; what is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Raise(Request):
    """Come to the front; `token` is the desktop's leave to do so."""

    do: Literal["raise"] = "raise"
    token: str = Field("", max_length=1000)


class Refresh(Request):
    """Fetch the prices of companies, or of all where none is named."""

    do: Literal["refresh"] = "refresh"
    companies: tuple[str, ...] = ()

    def listings(self, session: Any) -> list[int]:
        """The ids of the listings that are meant; raises Missing and Ambiguous."""
        named = [companies.find(session, x, line_of, any_kind=True) for x in self.companies]
        chosen = [company.id for company in named]
        return [x.listing_id for x in prices.listings_to_refresh(session, chosen or None)]


class AddNote(Request):
    """Add a note to a company that is named in any usual form."""

    do: Literal["note"] = "note"
    company: str
    text: str
    day: dt.date
    tags: tuple[str, ...] = ()

    def write(self, session: Any) -> answers.Answer:
        """Add it; what `note --json` prints."""
        company = companies.find(session, self.company, line_of)
        note = notes.add(
            session, self.text, company_id=company.id, day=self.day, tags=list(self.tags)
        )
        return {"company": company.name, **answers.note(note)}


class ImportFiles(Request):
    """Take files in by their absolute paths, all or nothing; the starter where there is none."""

    do: Literal["import"] = "import"
    files: tuple[Path, ...]

    def named(self) -> tuple[Path, ...]:
        """The files that are meant."""
        return self.files or (starter(),)

    def write(self, session: Any) -> list[answers.Answer]:
        """Import them; for each its name and the counts of its report."""
        texts = [(file.name, json_file.read(file)) for file in self.named()]
        reports = [(name, json_file.import_text(session, text, name)) for name, text in texts]
        return [
            {
                "file": name,
                "added": done.added,
                "changed": done.changed,
                "unchanged": done.unchanged,
                "skipped": done.skipped,
            }
            for name, done in reports
        ]


Act: TypeAlias = AddNote | ImportFiles
Asked = Annotated[Raise | Refresh | AddNote | ImportFiles, Field(discriminator="do")]
ASKED: TypeAdapter[Raise | Refresh | Act] = TypeAdapter(Asked)


def write(session: Any, act: Act) -> Any:
    """Do an act in one transaction; a plain answer that JSON has, for the command to print.

    Raises the kinds of DatabaseTrouble.
    """
    return act.write(session)


def understood(line: bytes) -> Raise | Refresh | Act:
    """The request that a line of JSON makes; raises ValueError where it is none of ours."""
    try:
        return ASKED.validate_json(line)
    except ValidationError as error:
        raise ValueError(f"{error.error_count()} faults in the request") from None
