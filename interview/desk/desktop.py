"""The desktop of this computer, where there is one: a report or its folder shown there. What cannot be shown is no trouble."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def can_show_folders() -> bool:
    """Whether there is a desktop here that could show a folder; over SSH there is none."""
    if os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and _opener() is not None


def show_on_desktop(path: Path) -> bool:
    """Opens a folder or a report on the desktop; False where that could not even be tried."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - our own folder or report, by the desktop's own choice of program
            return True
        opener = _opener()
        if opener is None:
            return False
        # Let go of at once: some openers stay until the window they opened is closed.
        subprocess.run(  # noqa: S603 - the desktop's own opener, with one path
            ["/bin/sh", "-c", '"$0" "$1" </dev/null >/dev/null 2>&1 &', opener, str(path)], check=False
        )
    except OSError:
        return False
    return True


def _opener() -> str | None:
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open")
