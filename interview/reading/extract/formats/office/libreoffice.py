"""Old Word, Excel, WPS and RTF files, through LibreOffice where it is installed; without it, a word on how to help oneself.

LibreOffice runs on a copy in a folder of its own with a profile of its own: nothing is fetched, no other window of it
is touched, and it is ended, with all that it started, when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from interview.errors import ReportFileError

_OF_WPS = frozenset([".wps", ".et", ".wpt", ".ett"])
SECONDS = 60
"""By the clock; its first start on a slow computer takes half of that."""


def converted(path: Path, data: bytes, to: str) -> bytes:
    """The bytes of the same document in a newer format.

    Args:
        path: What the file is called.
        data: Its bytes.
        to: `docx` or `xlsx`.

    Raises:
        ReportFileError: LibreOffice is not there, or could not read it.
    """
    program, of_wps = office_program(), path.suffix.lower() in _OF_WPS
    if program is None:
        raise ReportFileError("old_wps" if of_wps else "old_word", to=f".{to}")
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        usual = ".xls" if to == "xlsx" else ".doc"
        suffix = path.suffix.lower() if path.suffix.lower() in {".wps", ".rtf", ".et"} else usual
        copy = Path(folder) / f"report{suffix}"
        copy.write_bytes(data)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", to, "--outdir", folder, str(copy),
        ]  # fmt: skip
        try:
            _run(command)
            return copy.with_suffix(f".{to}").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            raise ReportFileError("old_wps" if of_wps else "old_word_unread", to=f".{to}") from None


def _run(command: list[str]) -> None:
    """Runs LibreOffice, which splits off others of itself, and ends all of them where it takes too long."""
    own: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        own = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, **own)  # noqa: S603 - our own arguments
    try:
        process.wait(SECONDS)
    except BaseException:
        _end_all(process)
        raise


def _end_all(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def office_program() -> str | None:
    """Where LibreOffice is."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found or sys.platform != "win32":
        return found
    usual = [
        Path(root) / "LibreOffice" / "program" / "soffice.exe"
        for root in (r"C:\Program Files", r"C:\Program Files (x86)")
    ]
    return next((str(each) for each in usual if each.exists()), None)
