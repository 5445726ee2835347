"""A cache folder of one's own, used again once it is free."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.market.own_cache import SLOTS, own_cache


def test_two_at_once_have_different_folders(tmp_path: Path) -> None:
    with own_cache(tmp_path) as one, own_cache(tmp_path) as other:
        assert one != other
        assert one.is_dir()
        assert other.is_dir()


def test_the_same_folder_is_used_again(tmp_path: Path) -> None:
    with own_cache(tmp_path) as first:
        (first / "cookies").write_text("kept")
    with own_cache(tmp_path) as again:
        assert (again / "cookies").read_text() == "kept"


def test_a_folder_whose_owner_is_gone_is_free(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    (tmp_path / "yahoo-0.pid").write_text(gone.stdout)
    with own_cache(tmp_path) as folder:
        assert folder.name == "yahoo-0"


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "yahoo-0.pid").write_text(str(os.getppid()))
    (tmp_path / "yahoo-1.pid").write_text("")  # being made just now
    with own_cache(tmp_path) as folder:
        assert folder.name == "yahoo-2"


def test_there_are_only_so_many(tmp_path: Path) -> None:
    with ExitStack() as stack:
        for _ in range(SLOTS):
            stack.enter_context(own_cache(tmp_path))
        with pytest.raises(OSError, match="in use"):
            stack.enter_context(own_cache(tmp_path))
