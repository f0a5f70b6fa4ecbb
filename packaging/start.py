"""Where the frozen program begins: puts right what freezing changes, then hands over to the command.

Nothing of the interview is decided here.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path


def main() -> int:
    """Runs the command; started by double click it goes to the reports, never staying in the program's own folder."""
    multiprocessing.freeze_support()
    _give_back_library_path()
    from interview.cli import main as command

    return command(["--home"] if _was_double_clicked() else None)


def _give_back_library_path() -> None:
    """The libraries carried along are for this program: LibreOffice and the desktop's opener have their own."""
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        else:
            os.environ.pop(name, None)


def _was_double_clicked() -> bool:
    return len(sys.argv) == 1 and Path.cwd() == Path(sys.executable).parent


if __name__ == "__main__":
    raise SystemExit(main())
