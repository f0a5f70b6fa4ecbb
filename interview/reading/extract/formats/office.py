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

_OLD_BOOK = "Workbook".encode("utf-16-le")
"""The part that makes a file of Excel up to 2003, or of WPS, a workbook."""
_OPEN_BOOK, _BEGINNING = b"application/vnd.oasis.opendocument.spreadsheet", 200
SECONDS = 60
"""By the clock; its first start on a slow computer takes half of that."""


def as_docx(path: Path, data: bytes) -> bytes:
    """The bytes of the same document as .docx.

    Raises:
        ReportFileError: LibreOffice is not there, or could not read it.
    """
    suffix = path.suffix.lower() if path.suffix.lower() in {".wps", ".rtf"} else ".doc"
    if office_program() is None:
        raise ReportFileError("old_word")
    converted = _converted(data, suffix, "docx")
    if converted is None:
        raise ReportFileError("old_word_unread")
    return converted


def as_workbook(data: bytes) -> bytes | None:
    """The bytes of an old workbook (.xls, .et) or an open one (.ods) as .xlsx.

    None where the bytes are neither, LibreOffice is not there, or could not read them.
    """
    old = data.startswith(b"\xd0\xcf") and _OLD_BOOK in data
    suffix = ".xls" if old else ".ods" if data.startswith(b"PK") and _OPEN_BOOK in data[:_BEGINNING] else None
    return _converted(data, suffix, "xlsx") if suffix and office_program() else None


def _converted(data: bytes, suffix: str, to: str) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        copy = Path(folder) / f"report{suffix}"
        copy.write_bytes(data)
        command = [
            str(office_program()), "--headless", "--norestore",
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", to, "--outdir", folder, str(copy),
        ]  # fmt: skip
        try:
            _run(command)
            return copy.with_suffix(f".{to}").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None


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
