"""Find a Chromium for the browser tests, or install one; run it as a module before the tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SKIP_VARIABLE = "COMMONS_SKIP_BROWSER"
NAMES = (
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable", "chrome",
)  # fmt: skip
"""The shell without a window first: a new page takes it 0.3 seconds, the whole browser 1.2 (on a busy machine)."""
DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# Another installation may be under way: wait for it.
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=180")
WHAT_TO_DO = (
    "No Chromium was found, and none could be installed. Do one of these, then run 'make test' again: "
    "install Chromium or Chrome (on Debian: sudo apt-get install chromium); "
    "or name one you have: CHROMIUM=/path/to/chromium make test; "
    f"or leave the browser tests out: {SKIP_VARIABLE}=1 make test."
)

# Playwright's own browser belongs to this environment, and goes when the environment goes.
os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(Path(sys.prefix) / "browsers"))


class NoChromiumError(Exception):
    """There is no Chromium; the text says what to do."""


def _succeeds(command: list[str], *, seconds: int) -> bool:
    """Run a command, show what it says if it fails, and tell whether it succeeded."""
    try:
        subprocess.run(command, check=True, timeout=seconds, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except subprocess.CalledProcessError as error:
        said = [line.strip() for line in f"{error.stderr}\n{error.stdout}".splitlines() if line.strip()]
        reason = next((line for line in said if "error" in line.lower()), said[-1] if said else "failed")
        print(f"{' '.join(command)}: {reason}", file=sys.stderr)
        return False
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{' '.join(command)}: {error}", file=sys.stderr)
        return False
    return True


def _is_usable(path: Path | str) -> bool:
    """Tell whether the program starts: a stub or a missing library shows here."""
    return _succeeds([str(path), "--version"], seconds=60)


def _playwrights_own() -> Path | None:
    """Return the browser that Playwright installed, wherever its release keeps it."""
    folder = Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"])
    names = ("chrome", "chrome.exe", "Chromium", "Google Chrome for Testing")
    found = (path for path in sorted(folder.glob("chromium-*/**/*")) if path.name in names and path.is_file())
    return next(found, None)


def find_chromium() -> Path | None:
    """Return a Chromium that starts, or nothing.

    Raises:
        NoChromiumError: the variable CHROMIUM names one that does not start.
    """
    named = os.environ.get("CHROMIUM", "")
    if named:
        path = shutil.which(named)
        if path and _is_usable(path):
            return Path(path)
        message = f"CHROMIUM={named} does not start: name another one, or leave CHROMIUM out."
        raise NoChromiumError(message)
    on_path = (Path(path) for name in NAMES if (path := shutil.which(name)))
    own = _playwrights_own()
    candidates = [*on_path, *(path for path in APPLICATIONS if path.is_file()), *([own] if own else [])]
    return next((path for path in candidates if _is_usable(path)), None)


def _install_chromium() -> None:
    """Try Playwright's download, then Debian's package where that is allowed."""
    print("No Chromium found; installing one for the browser tests.", flush=True)
    if _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300):
        return
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        if _succeeds(["apt-get", "update"], seconds=300):
            any(_succeeds([*INSTALL, package], seconds=540) for package in DEBIAN_PACKAGES)


def provide_chromium() -> Path:
    """Return a Chromium that starts, installed now if need be.

    Raises:
        NoChromiumError: there is none, and none could be installed.
    """
    found = find_chromium()
    if found is None:
        _install_chromium()
        found = find_chromium()
    if found is None:
        raise NoChromiumError(WHAT_TO_DO)
    return found


def main() -> int:
    """Provide a Chromium and name it; return the exit code."""
    if os.environ.get(SKIP_VARIABLE):
        print(f"Browser tests are left out, because {SKIP_VARIABLE} is set.")
        return 0
    try:
        print(f"Browser for the tests: {provide_chromium()}")
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
