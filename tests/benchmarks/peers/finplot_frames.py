"""finplot's frames, run by its own environment: candles and volume, a synchronous repaint each.

`python finplot_frames.py WALK` takes the walk that `frames.py` writes, and prints its times.
"""

import json
import sys
import time
from pathlib import Path

import finplot
import numpy as np
import pandas as pd

SIZE = 1_200, 700


def main() -> None:
    """Draw the walk, and print what each frame took, in milliseconds, by view."""
    walk = json.loads(Path(sys.argv[1]).read_text())
    columns = np.load(walk["bars"])
    days = pd.date_range("1970-01-01", periods=len(columns["close"]), freq="min")
    frame = pd.DataFrame({name: columns[name] for name in columns.files}, index=days)
    axes = finplot.create_plot("bench", init_zoom_periods=1e10, maximize=False)
    finplot.candlestick_ochl(frame[["open", "close", "high", "low"]], ax=axes)
    finplot.volume_ocv(frame[["open", "close", "volume"]], ax=axes.overlay())
    finplot.show(qt_exec=False)
    window = finplot.windows[0]
    window.resize(*SIZE)
    finplot.QtGui.QGuiApplication.processEvents()

    def shown(first: float, last: float) -> float:
        began = time.perf_counter()
        axes.vb.update_y_zoom(first, last)
        window.viewport().repaint()
        return (time.perf_counter() - began) * 1_000

    spent = {}
    for view, spans in walk["views"].items():
        shown(*spans[0])
        spent[view] = [shown(first, last) for first, last in spans[1:]]
    print(json.dumps(spent))


main()
