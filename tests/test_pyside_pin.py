"""Notices a Qt for Python whose calls lose references to None and True, which ends in an abort."""

import subprocess
import sys

MANY_CALLS = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

class Source(QObject):
    said = Signal(int)

application = QCoreApplication([])
source, timer, heard = Source(), QTimer(), []
source.said.connect(heard.append)
for number in range(200_000):
    source.said.emit(number)
image = QImage(8, 8, QImage.Format.Format_RGB32)
painter = QPainter(image)
for number in range(20_000):
    timer.stop()
    source.setObjectName("source")
    painter.setPen(QColor(number % 256, 0, 0))
    painter.drawLine(0, 0, 7, 7)
painter.end()
sys.exit(0 if len(heard) == 200_000 else 1)
"""


def test_hundreds_of_thousands_of_calls_leave_the_interpreter_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
