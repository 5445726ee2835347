"""run.py: what it finds missing, what it says, and what it never removes."""

import importlib.machinery
import importlib.util
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "run.py"
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = _load()


def _call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in NO_SCREEN:
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a finished environment, whose Python is this one."""
    environment = tmp_path / "environment"
    packages = run.packages_folder(environment)
    (packages / "PySide6").mkdir(parents=True)
    programs = run.program(environment, "python").parent
    programs.mkdir(parents=True, exist_ok=True)
    (environment / run.MARK).write_text("made\n")
    (environment / "pyvenv.cfg").write_text("home = nowhere\n")
    run.program(environment, "headframe").write_text("")
    monkeypatch.setattr(run, "runs", lambda environment: True)
    run.write_stamps(environment, run.wanted_stamps(environment, with_tests=False))
    return environment


# The Python and the libraries that it needs.


def test_a_python_that_is_too_old_is_told_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(SCRIPT))
    assert left.value.code == 4
    message = capsys.readouterr().err
    assert "needs Python 3.11 or newer" in message
    assert message.endswith("type: python3.11 run.py\n")
    assert message.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="stands shell scripts in for Pythons")
def test_a_newer_python_on_the_same_machine_is_named_if_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, status in (("python3.13", 127), ("python3.12", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {status}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(sys, "version_info", (3, 10, 0, "final", 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit):
        run.require_python()
    assert capsys.readouterr().err.endswith("type: python3.12 run.py\n")


def test_a_library_that_the_loader_lacks_is_found_missing() -> None:
    asked = {"libnot-there.so.9": "libnot-there9"}
    assert run.missing_libraries(asked) == asked


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_only_a_window_needs_the_libraries_of_a_screen(
    monkeypatch: pytest.MonkeyPatch, no_screen: None
) -> None:
    monkeypatch.setattr(run, "missing_libraries", dict)
    monkeypatch.setenv("DISPLAY", ":0")
    assert run.libraries_lacking(with_window=False) == run.OFFSCREEN_LIBRARIES
    assert run.libraries_lacking(with_window=True) == run.OFFSCREEN_LIBRARIES | run.X11_LIBRARIES


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_one_complete_way_to_the_screen_is_enough(
    monkeypatch: pytest.MonkeyPatch, no_screen: None
) -> None:
    monkeypatch.setattr(
        run,
        "missing_libraries",
        lambda libraries: libraries if libraries is run.X11_LIBRARIES else {},
    )
    monkeypatch.setenv("DISPLAY", ":0")
    assert run.libraries_lacking(with_window=True) == run.X11_LIBRARIES
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run.libraries_lacking(with_window=True) == {}


def test_what_is_missing_is_one_line_that_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    monkeypatch.setattr(run, "libraries_lacking", lambda with_window: missing)
    monkeypatch.setattr(run, "may_install", lambda: False)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as left:
        run.require_machine(with_window=False, with_modules=False)
    assert left.value.code == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "Headframe: this system lacks libGL.so.1, libEGL.so.1; "
        "type: sudo apt-get install libegl1 libgl1\n"
    )


def test_root_gets_what_is_missing_installed_and_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[list[str]] = []

    def record(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    answers = iter([{"libGL.so.1": "libgl1"}, {}])
    monkeypatch.setattr(run, "libraries_lacking", lambda with_window: next(answers))
    monkeypatch.setattr(run, "may_install", lambda: True)
    monkeypatch.setattr(run.subprocess, "run", record)
    run.require_machine(with_window=False, with_modules=False)
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert commands[1][-1] == "libgl1"
    assert capsys.readouterr().err == "Headframe: installing libgl1 with apt-get\n"


@pytest.mark.parametrize("found", [None, importlib.machinery.ModuleSpec("left_empty", None)])
def test_parts_of_python_that_are_left_out_are_named(
    monkeypatch: pytest.MonkeyPatch, found: importlib.machinery.ModuleSpec | None
) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: found)
    package = f"python3.{sys.version_info[1]}-venv"
    assert run.modules_lacking() == {"venv": package, "ensurepip": package}


# The environment.


def test_a_finished_environment_is_ready(finished: Path) -> None:
    assert run.is_ready(finished, with_tests=False)
    assert not run.is_ready(finished, with_tests=True)


def test_without_a_stamp_an_environment_is_half_made(finished: Path) -> None:
    (run.packages_folder(finished) / run.STAMP).unlink()
    assert not run.is_ready(finished, with_tests=False)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"present": 3}'])
def test_a_damaged_stamp_counts_for_nothing(finished: Path, text: str) -> None:
    (run.packages_folder(finished) / run.STAMP).write_text(text)
    assert not run.is_ready(finished, with_tests=False)


def test_a_package_that_went_missing_is_noticed(finished: Path) -> None:
    (run.packages_folder(finished) / "PySide6").rmdir()
    assert not run.is_ready(finished, with_tests=False)


def test_a_package_that_the_user_added_is_none_of_our_business(finished: Path) -> None:
    (run.packages_folder(finished) / "something_else").mkdir()
    assert run.is_ready(finished, with_tests=False)


def test_an_environment_without_the_program_is_half_made(finished: Path) -> None:
    run.program(finished, "headframe").unlink()
    assert not run.is_ready(finished, with_tests=False)


def test_a_python_that_does_not_start_is_noticed(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    run.program(finished, "python").write_text("not a program")
    assert not run.is_ready(finished, with_tests=False)


def test_another_python_needs_another_environment(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.platform, "python_version", lambda: "3.99.0")
    assert not run.is_ready(finished, with_tests=False)


def test_another_lock_needs_another_environment(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run.wanted_stamps(finished, with_tests=True)
    for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_bytes((run.ROOT / name).read_bytes())
    monkeypatch.setattr(run, "ROOT", tmp_path)
    copied = run.wanted_stamps(finished, with_tests=True)
    assert all(before[part] != copied[part] for part in before), "a copied checkout is another one"
    with (tmp_path / "requirements.lock").open("a") as lock:
        lock.write("one-more==1\n")
    changed = run.wanted_stamps(finished, with_tests=True)
    assert [part for part in copied if copied[part] != changed[part]] == ["packages"]


def test_only_what_we_made_is_removed(finished: Path) -> None:
    run.clear_the_way(finished)
    assert not finished.exists()


def test_an_environment_that_nobody_installed_into_may_be_removed(tmp_path: Path) -> None:
    for folder in ("bin", "lib/python3.11/site-packages/pip/_internal"):
        (tmp_path / "fresh" / folder).mkdir(parents=True)
    for name in ("pyvenv.cfg", "bin/python3", "bin/activate.fish", "bin/pip3.11"):
        (tmp_path / "fresh" / name).write_text("")
    run.clear_the_way(tmp_path / "fresh")
    assert not (tmp_path / "fresh").exists()


@pytest.mark.parametrize(
    "precious", ["thesis.txt", "bin/mine", "lib/python3.11/site-packages/mine"]
)
def test_a_folder_with_somebody_elses_things_is_refused(tmp_path: Path, precious: str) -> None:
    (tmp_path / "pyvenv.cfg").write_text("")
    thing = tmp_path / precious
    thing.parent.mkdir(parents=True, exist_ok=True)
    thing.write_text("years of work")
    answer = _call("list", HEADFRAME_VENV=str(tmp_path))
    assert answer.returncode == 4
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert str(tmp_path) in answer.stderr
    assert "HEADFRAME_VENV" in answer.stderr
    assert thing.read_text() == "years of work"


def test_a_file_in_the_place_of_the_environment_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("kept")
    answer = _call(HEADFRAME_VENV=str(place), QT_QPA_PLATFORM="offscreen")
    assert answer.returncode == 4
    assert answer.stderr.count("\n") == 1
    assert place.read_text() == "kept"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="nobody can write to /proc")
def test_a_place_that_cannot_be_written_is_told() -> None:
    answer = _call("list", HEADFRAME_VENV="/proc/self/environment")
    assert answer.returncode == 4
    assert "Traceback" not in answer.stderr
    assert answer.stderr.endswith("type: HEADFRAME_VENV=~/headframe-venv python3 run.py list\n")


def test_the_environment_goes_where_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEADFRAME_VENV", raising=False)
    assert run.environment_folder() == run.ROOT / ".venv"
    monkeypatch.setenv("HEADFRAME_VENV", "~/somewhere")
    assert run.environment_folder() == Path.home() / "somewhere"


def test_the_locks_pin_everything_by_hash_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (run.ROOT / name).read_text()
        entries = re.findall(r"^(\S+)==(.+(?:\n    .+)*)", text, re.MULTILINE)
        assert entries
        assert all("--hash=sha256:" in rest for _package, rest in entries)
        assert not re.search(r"://|^-|^#|/", text, re.MULTILINE)


# What is run in the end.


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--db", "file.db"], True),
        (["--db=file.db"], True),
        (["--db"], True),
        (["list"], False),
        (["--db", "file.db", "list", "--json"], False),
        (["--version"], False),
        (["screenshot", "out.png"], False),
    ],
)
def test_only_a_call_without_a_command_opens_the_window(arguments: list[str], window: bool) -> None:
    assert run.opens_window(arguments) is window


@pytest.mark.parametrize(
    ("platform", "needed"), [("", True), ("xcb", True), ("offscreen", False), ("vnc:size=9", False)]
)
def test_qt_may_be_told_to_do_without_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, needed: bool
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert run.needs_display() is needed


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_display_that_nobody_serves_is_no_display(
    monkeypatch: pytest.MonkeyPatch, no_screen: None, tmp_path: Path
) -> None:
    assert not run.display_answers()
    monkeypatch.setenv("DISPLAY", ":7654")
    assert not run.display_answers()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not run.display_answers()
    (tmp_path / "wayland-0").write_text("")
    assert run.display_answers()


def test_the_picture_goes_beside_the_other_files_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run.picture_path() == tmp_path / "headframe" / "window.png"
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/self")
    assert run.picture_path().parent.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for the program")
def test_without_a_display_the_window_is_drawn_and_its_place_told(
    finished: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program = run.program(finished, "headframe")
    program.write_text('#!/bin/sh\nfor last; do :; done\necho "$QT_QPA_PLATFORM $*" > "$last"\n')
    program.chmod(0o755)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run.draw_picture(finished, ["--db", "x"]) == 0
    picture = tmp_path / "headframe" / "window.png"
    assert picture.read_text() == f"offscreen --db x screenshot {picture}\n"
    printed = capfd.readouterr().out
    assert str(picture) in printed
    assert "ssh -X" in printed
    assert "xvfb-run -a python3 run.py" in printed


@pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for the program")
def test_a_picture_that_failed_keeps_the_program_s_exit_status(
    finished: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program = run.program(finished, "headframe")
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    assert run.draw_picture(finished, []) == 1
    assert capfd.readouterr().out == ""
