"""Sets up what Headframe needs, then becomes Headframe, its tests or its benchmarks.

Standard library only, and readable by a Python that is too old, so that it can say so.
"""

import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).absolute().parent
OLDEST_PYTHON = (3, 11)
WINDOWS = sys.platform == "win32"
LACKING = 4  # the exit status of a machine that lacks something

MARK = "headframe-made-this.txt"
STAMP = "headframe-setup.json"
# What lies in an environment that nobody has installed anything into.
FRESH = re.compile(
    r"[Ss]cripts|bin|[Ii]nclude|[Ll]ib|lib64|share|site-packages|pyvenv\.cfg|\.gitignore|__pycache__"
    r"|python.*|pip.*|setuptools.*|easy_install.*|wheel.*|(de)?[Aa]ctivate.*"
    r"|_distutils_hack|distutils-precedence\.pth|pkg_resources"
)


def stop(message: str) -> NoReturn:
    """Say in one line what is lacking and what to type, and leave."""
    print(f"Headframe: {message}", file=sys.stderr)
    sys.exit(LACKING)


def tell(message: str) -> None:
    """Report progress, away from what scripts read."""
    print(f"Headframe: {message}", file=sys.stderr, flush=True)


def starts(*command: str) -> bool:
    """Whether a command ends well; what it says is of no interest."""
    try:
        quiet = subprocess.DEVNULL
        return subprocess.call(command, stdin=quiet, stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def require_python() -> None:
    """Stop under a Python that is too old."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        names = ("python3.13", "python3.12", "python3.11")
        newer = [name for name in names if starts(name, "-c", "")]
        advice = (
            f"type: {newer[0]} run.py" if newer else "install one, then type: python3.11 run.py"
        )
        stop(f"needs Python 3.11 or newer, and this is {platform.python_version()}; {advice}")


require_python()


# What the machine has to have: soname -> Debian's package.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that the loader doesn't find."""

    def is_missing(soname: str) -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return True
        return False

    return {soname: package for soname, package in libraries.items() if is_missing(soname)}


def libraries_lacking(with_window: bool) -> dict[str, str]:
    """The libraries of Qt that this machine lacks for what is about to run."""
    if not sys.platform.startswith("linux"):
        return {}
    lacking = missing_libraries(OFFSCREEN_LIBRARIES)
    if with_window:
        # One complete way to the screen is enough; Qt aborts the process when there is none.
        ways = {"DISPLAY": X11_LIBRARIES, "WAYLAND_DISPLAY": WAYLAND_LIBRARIES}
        gaps = [missing_libraries(ways[name]) for name in ways if os.environ.get(name)]
        if all(gaps):
            lacking |= gaps[0] if gaps else {}
    return lacking


def modules_lacking() -> dict[str, str]:
    """The parts of Python that some systems leave out, without which no environment can be made."""

    def is_missing(name: str) -> bool:
        spec = importlib.util.find_spec(name)
        return spec is None or spec.origin is None  # a folder left empty has no origin

    importlib.invalidate_caches()
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return {name: package for name in ("venv", "ensurepip") if is_missing(name)}


def may_install() -> bool:
    """Whether this process may install packages of the system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str]) -> None:
    """Install packages of the system, and name them; failure shows when they are looked for."""
    tell(f"installing {' '.join(packages)} with apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stderr)


def require_machine(with_window: bool, with_modules: bool) -> None:
    """Make sure of everything that comes from the system, before anything imports Qt."""

    def lacking() -> dict[str, str]:
        return (modules_lacking() if with_modules else {}) | libraries_lacking(with_window)

    needed = lacking()
    if needed and may_install():
        install_packages(sorted(set(needed.values())))
        needed = lacking()
    if needed:
        stop(advice_on(needed))


def advice_on(needed: Mapping[str, str]) -> str:
    """One line on what is missing and what to type."""
    packages = " ".join(sorted(set(needed.values())))
    command = f"apt-get install {packages}" if may_install() else f"sudo apt-get install {packages}"
    if shutil.which("apt-get") is None:
        return f"this system lacks {', '.join(needed)} (on Debian: {command})"
    return f"this system lacks {', '.join(needed)}; type: {command}"


# The environment beside the checkout, or where HEADFRAME_VENV says.


def environment_folder() -> Path:
    """Where the virtual environment is, or will be."""
    named = os.environ.get("HEADFRAME_VENV")
    return Path(named).expanduser().absolute() if named else ROOT / ".venv"


def program(environment: Path, name: str) -> Path:
    """A program inside the environment."""
    return environment / "Scripts" / f"{name}.exe" if WINDOWS else environment / "bin" / name


def packages_folder(environment: Path) -> Path:
    """Where the environment keeps its packages."""
    if WINDOWS:
        return environment / "Lib" / "site-packages"
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return environment / "lib" / version / "site-packages"


def digest(environment: Path, *files: str) -> str:
    """A name for these files as set up for this Python, this checkout and this environment."""
    summed = hashlib.sha256()
    for part in (platform.python_version(), str(ROOT), str(environment)):
        summed.update(part.encode() + b"\0")
    for name in files:
        summed.update((ROOT / name).read_bytes() + b"\0")
    return summed.hexdigest()


def wanted_stamps(environment: Path, with_tests: bool) -> dict[str, str]:
    """What the stamp has to say before anything is run."""
    stamps = {
        "packages": digest(environment, "requirements.lock"),
        "project": digest(environment, "pyproject.toml"),
    }
    if with_tests:
        stamps["tests"] = digest(environment, "requirements-test.lock")
    return stamps


def read_stamps(environment: Path) -> dict[str, str]:
    """What was finished in the environment; nothing where it is half made or broken."""
    folder = packages_folder(environment)
    try:
        written = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        present = set(os.listdir(folder))  # noqa: PTH208 - four times as fast as iterdir
        if not present.issuperset(written.pop("present")) or not runs(environment):
            return {}
        return dict(written)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_stamps(environment: Path, stamps: Mapping[str, str]) -> None:
    """Record, last of all, what was finished and what lies there since."""
    folder = packages_folder(environment)
    present = sorted(path.name for path in folder.iterdir() if path.name != "__pycache__")
    text = json.dumps({**stamps, "present": present}, indent=1)
    (folder / STAMP).write_text(text + "\n", encoding="utf-8")


def runs(environment: Path) -> bool:
    """Whether the environment's own Python starts."""
    return starts(str(program(environment, "python")), "-I", "-S", "-c", "")


def is_ready(environment: Path, with_tests: bool) -> bool:
    """Whether nothing is left to set up."""
    wanted = wanted_stamps(environment, with_tests).items()
    return wanted <= read_stamps(environment).items() and program(environment, "headframe").exists()


def is_ours(environment: Path) -> bool:
    """Whether the folder may be removed: we made it, or it is an environment with nothing in it."""
    if (environment / MARK).is_file():
        return True
    levels = ("*", "bin/*", "Scripts/*", "[lL]ib/*", "lib/*/*", "[lL]ib/**/site-packages/*")
    names = (path.name for level in levels for path in environment.glob(level))
    is_environment = (environment / "pyvenv.cfg").is_file() or environment == ROOT / ".venv"
    return is_environment and all(FRESH.fullmatch(name) for name in names)


def clear_the_way(environment: Path) -> None:
    """Remove what a broken set-up left, and never anything else."""
    if not environment.exists():
        return
    if not environment.is_dir():
        stop(f"{environment} is not a folder; name another one with HEADFRAME_VENV")
    if not any(environment.iterdir()):
        return
    if not is_ours(environment):
        stop(
            f"{environment} holds something that run.py did not make and will not remove; "
            "name another folder with HEADFRAME_VENV"
        )
    shutil.rmtree(environment)


def make_environment(environment: Path) -> None:
    """Make an empty environment, marked as ours before anything else is in it."""
    environment.mkdir(parents=True, exist_ok=True)
    (environment / MARK).write_text("Made by Headframe's run.py, which may remove it.\n")
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-m", "venv", str(environment)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        sys.stderr.write(made.stdout + made.stderr)
        stop(f"could not make {environment}; see above, then type: {again()}")


def install(environment: Path, *arguments: str) -> None:
    """Let the environment's pip install something, and show what it says only if it fails."""
    python = str(program(environment, "python"))
    pip = [python, "-I", "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check"]
    settings = {**os.environ, "PIP_USER": "0", "PIP_NO_WARN_SCRIPT_LOCATION": "1"}
    done = subprocess.run(
        [*pip, *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        stop(f"could not install its packages; see above, then type: {again()}")


def set_up(environment: Path, with_tests: bool) -> None:
    """Bring the environment to where is_ready is true; begin anew where it can't be trusted."""
    wanted = wanted_stamps(environment, with_tests)
    done = read_stamps(environment)
    if done.get("packages") != wanted["packages"]:
        clear_the_way(environment)
        tell(f"setting up in {environment}; this takes about a minute, once")
        make_environment(environment)
        install(environment, "--require-hashes", "--no-deps", "-r", "requirements.lock")
        done = {}
    (packages_folder(environment) / STAMP).unlink(missing_ok=True)
    if with_tests and done.get("tests") != wanted["tests"]:
        tell("adding what the tests need")
        install(environment, "--require-hashes", "--no-deps", "-r", "requirements-test.lock")
    if done.get("project") != wanted["project"] or not program(environment, "headframe").exists():
        install(environment, "--no-deps", "--no-build-isolation", "-e", ".")
    write_stamps(environment, {**done, **wanted})


@contextlib.contextmanager
def alone(environment: Path) -> Iterator[None]:
    """Keep a second run.py from setting up the same environment at the same time."""
    owner = getattr(os, "getuid", Path.home)()
    name = hashlib.sha256(f"{environment} {owner}".encode()).hexdigest()[:16]
    lock = Path(tempfile.gettempdir()) / f"headframe-setup-{name}.lock"
    with lock.open("ab") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def require_environment(environment: Path, with_tests: bool) -> None:
    """Set up the environment, unless another run.py did so while this one waited."""
    try:
        with alone(environment):
            if not is_ready(environment, with_tests):
                set_up(environment, with_tests)
    except OSError as error:
        stop(
            f"could not set up in {environment}: {error.strerror or error}; for another folder, "
            f"type: HEADFRAME_VENV=~/headframe-venv {again()}"
        )


def again() -> str:
    """The command line that brought us here."""
    return shlex.join(["python3", "run.py", *sys.argv[1:]])


# What is run in the end.


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether these arguments of the program name no command, and so ask for its window."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--db":
            next(rest, None)
        elif not argument.startswith("--db="):
            return False
    return True


def needs_display() -> bool:
    """Whether Qt has not been told to do without a screen."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return chosen not in {"eglfs", "linuxfb", "minimal", "minimalegl", "offscreen", "vnc"}


def display_answers() -> bool:
    """Whether there is a screen to open a window on; Qt aborts the process when there is none."""
    if not sys.platform.startswith("linux"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland).exists():
        return True
    return bool(os.environ.get("DISPLAY")) and x11_answers()


def x11_answers() -> bool:
    """Whether the X server that DISPLAY names lets us in, as far as can be told."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def picture_path() -> Path:
    """Where a picture of the window may be put."""
    state = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    folder = Path(state) / "headframe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder / "window.png"
    except OSError:
        return Path(tempfile.mkdtemp(prefix="headframe-")) / "window.png"


def draw_picture(environment: Path, arguments: Sequence[str]) -> int:
    """Draw the window into a picture, and say where it is and how to get a window."""
    picture = picture_path()
    command = [str(program(environment, "headframe")), *arguments, "screenshot", str(picture)]
    done = subprocess.run(
        command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=sys.stderr, check=False
    )
    if done.returncode == 0:
        print(f"There is no display here. A picture of the window is in {picture}")
        print("For a window: log in with ssh -X, or type: xvfb-run -a python3 run.py")
    return done.returncode


def become(command: Sequence[str]) -> NoReturn:
    """Go on as another program, so that signals and the exit status are its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    if WINDOWS:
        sys.exit(subprocess.call(command))
    os.execv(command[0], list(command))


def main(arguments: Sequence[str]) -> NoReturn:
    """Set up what is missing, and do what the arguments ask for."""
    environment = environment_folder()
    word = arguments[0] if arguments else ""
    development = word in {"test", "bench"}
    window = opens_window(arguments) and needs_display()
    on_screen = window and display_answers()
    ready = is_ready(environment, development)
    require_machine(with_window=on_screen, with_modules=not ready)
    if not ready:
        require_environment(environment, development)
    if development:
        os.chdir(ROOT)
        scripts = {"test": ["-m", "pytest", "-n", "2"], "bench": ["tests/benchmarks/run.py"]}
        become([str(program(environment, "python")), *scripts[word], *arguments[1:]])
    if window and not on_screen:
        sys.exit(draw_picture(environment, arguments))
    become([str(program(environment, "headframe")), *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
