"""What the program keeps in memory (PSS, in MB), against KMyMoney and an empty window."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from measuring import Figures
from starting import EMPTY_WINDOW, started, surroundings

STEADY_MB = 0.3  # how little may come in a second once everything is there
PATIENCE = 30  # seconds
KMYMONEY = ("kmymoney", "-n")  # without a book


def kept(rounds: int) -> Figures:
    """The window with the starter list open; once is enough, as it hardly varies.

    Raises where the machine can't say what is shared.
    """
    del rounds
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = surroundings(Path(home))
        program = str(Path(sys.executable).with_name("headframe"))
        started([program, "import", "--starter"], environment)
        started([program], environment)  # leaves its picture, and what Python compiled
        del environment["HEADFRAME_BENCH_EXIT_AFTER_PAINT"]
        ours = _settled([program], environment)
        empty = EMPTY_WINDOW.replace("QTimer.singleShot(0, self.close)", "pass")
        floor = _settled([sys.executable, "-c", empty], environment)
        if shutil.which(KMYMONEY[0]) is None:
            return Figures(ours, None, floor, note="MB; peer: KMyMoney is not installed")
        peer = _settled(KMYMONEY, environment)
    return Figures(ours, peer, floor, note="MB; peer: KMyMoney without a book")


def _settled(command: Sequence[str], environment: dict[str, str]) -> float:
    """What a program keeps once it takes no more."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            return _steady(process)
        finally:
            process.terminate()


def _steady(process: subprocess.Popen[bytes]) -> float:
    before = 0.0
    for _ in range(PATIENCE):
        time.sleep(1)
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended by itself")
        now = _proportional(process.pid)
        if before and abs(now - before) < STEADY_MB:
            return now
        before = now
    raise RuntimeError(f"{process.args!r} did not settle")


def _proportional(number: int) -> float:
    for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
        name, _, size = line.partition(":")
        if name == "Pss":
            return int(size.split()[0]) / 1024
    raise RuntimeError("the machine does not say what is shared")
