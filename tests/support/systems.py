"""What a test needs of the system that it runs on, as marks that say why they skip."""

from __future__ import annotations

import shutil
import sys

import pytest

WINDOWS = sys.platform == "win32"
needs_links = pytest.mark.skipif(WINDOWS, reason="making a link takes a right there that clerks do not have")
needs_flock = pytest.mark.skipif(WINDOWS, reason="files are locked otherwise there")
removes_open_files = pytest.mark.skipif(WINDOWS, reason="an open file cannot be removed there")
counts_bytes_of_names = pytest.mark.skipif(
    WINDOWS, reason="names are counted in characters there, and how many a disk tells"
)
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice, which reads and shows what others write, is not here",
)
