"""The pictures to be looked at can all be drawn; drawing them is `python -m tests.pictures OUT`."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.pictures import Scene, arranged, scenes


@pytest.mark.thorough
@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_every_scene_can_be_drawn(scene: Scene, tmp_path: Path, qapp: QApplication) -> None:
    with arranged(scene, tmp_path, "light", (1440, 900)) as shown:
        assert shown.isVisible()
        assert not shown.grab().isNull()
