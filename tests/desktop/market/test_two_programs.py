"""Two programs in one home that fetch at the same moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from db import prices
from db.database import Database
from db.tables import Company, Listing

ROOT = Path(__file__).parents[3]


def with_mp(file: Path) -> Path:
    database = Database(str(file))
    with database.transaction() as session:
        listing = Listing(exchange="NYSE", ticker="MP", currency="USD", is_primary=True)
        session.add(Company(name="MP Materials Corp.", listings=[listing]))
    database.close()
    return file


def refresh(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", "--db", str(file), "refresh", "--json"],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("names", [("one.db", "other.db"), ("one.db", "one.db")])
def test_two_programs_fetch_at_once_and_neither_harms_the_other(
    tmp_path: Path, yahoo: Any, names: tuple[str, str]
) -> None:
    files = [with_mp(tmp_path / name) for name in dict.fromkeys(names)]
    both = threading.Barrier(2, timeout=120)

    def together(body: bytes) -> bytes:
        both.wait()  # neither is answered before the other has asked
        return body

    yahoo.garble = together
    running = [refresh(tmp_path / name) for name in names]
    done = [process.communicate(timeout=240) for process in running]
    for process, (out, error) in zip(running, done, strict=True):
        assert process.returncode == 0, error
        (found,) = json.loads(out)
        assert found["listing"] == "NYSE:MP"
        assert found["outcome"] in {"ok", "unchanged"}
        assert "Error" not in error
    for file in files:
        database = Database(str(file))
        with database.reading() as session:
            (listing,) = session.query(Listing)
            assert len(prices.bars(session, listing.id)) == 935
        assert database.check() == []
        database.close()
    caches = sorted(path.name for path in (tmp_path / "cache").rglob("yahoo-*") if path.is_dir())
    assert caches == ["yahoo-0", "yahoo-1"], "each had a folder of its own"
