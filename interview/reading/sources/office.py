"""Old Word, WPS and RTF files, through LibreOffice where it is installed; without it, a word on how to help oneself.

LibreOffice runs on a copy in a folder of its own with a profile of its own: nothing is fetched, no other window of it
is touched, and it is ended when it takes too long.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from interview.errors import ReportFileError

SECONDS = 90


def as_docx(path: Path, data: bytes) -> bytes:
    """The bytes of the same document as .docx.

    Raises:
        ReportFileError: LibreOffice is not there, or could not read it.
    """
    program = office_program()
    if program is None:
        raise ReportFileError("old_word")
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        copy = Path(folder) / (
            "report" + (path.suffix.lower() if path.suffix.lower() in {".wps", ".rtf"} else ".doc")
        )
        copy.write_bytes(data)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", "docx", "--outdir", folder, str(copy),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - our own arguments
            return copy.with_suffix(".docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise ReportFileError("old_word_unread") from None


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
