"""The folder of the reports of a person who starts from a menu or the desktop: asked once, kept, changed at will.

Whoever starts the command in a folder works there, and none of this is loaded. It asks nothing itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import user_desktop_path, user_documents_path

from interview.desk.preferences import Preferences
from interview.engine.answers.characters import clean_line
from interview.errors import WriteError

_NAME = "年报"
_QUOTES = "\"'“”‘’「」"
"""A path that was copied from a file manager often comes in quotes."""
EXAMPLE = "D:\\\\年报" if sys.platform == "win32" else "~/工作/年报"
"""What a path may look like."""


class ReportsPlace:
    """Where the reports lie.

    Args:
        preferences: What remembers it.
        program: The folder of the program, which a new version may replace; the one of this program where None.
    """

    def __init__(self, preferences: Preferences, program: Path | None = None) -> None:
        self._preferences = preferences
        self._program = program or _program()
        self.settled = False
        """Whether this is the folder of the reports."""

    @property
    def _remembered(self) -> Path | None:
        """The folder that was chosen last; None where none was."""
        return Path(self._preferences.reports) if self._preferences.reports else None

    def return_to(self) -> bool:
        """Goes to the folder that was chosen last; False where none was, or it is not there: a pulled drive, say."""
        if self._remembered is None:
            return False
        try:
            os.chdir(self._remembered)
        except (OSError, ValueError):
            return False
        self.settled = True
        return True

    @property
    def missing(self) -> Path | None:
        """The folder that was chosen last, where it is not there now; None where it is, or none was chosen."""
        return None if self.settled else self._remembered

    def usual(self) -> tuple[Path, ...]:
        """Where most people would look: among the documents, on the desktop where there is one."""
        documents, desktop = user_documents_path(), user_desktop_path()
        return (documents / _NAME, *([desktop / _NAME] if desktop.is_dir() else []))

    def go_to(self, text: str) -> None:
        """Goes to a folder, made where it is missing, and remembers it.

        Args:
            text: Its path as typed or pasted; one that begins nowhere begins at home.

        Raises:
            WriteError: It cannot be had, nothing can be written there, or it is the program's own.
        """
        folder = _path(text)
        if self._is_programs(folder):
            raise WriteError("place_of_program", file=folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _try_writing(folder)
            os.chdir(folder)
        except (OSError, ValueError) as trouble:
            raise WriteError("place_not_had", file=folder) from trouble
        self.settled = True
        self._preferences.choose_reports(str(folder))

    def _is_programs(self, folder: Path) -> bool:
        with suppress(OSError, ValueError):  # told where the folder is made
            folder = folder.resolve()
        program = self._program.resolve()
        return program == folder or program in folder.parents


def _program() -> Path:
    """The folder with all that is the program's: an environment, or where the frozen program lies."""
    return Path(sys.executable).parent if sys.prefix == sys.base_prefix else Path(sys.prefix)


def _path(text: str) -> Path:
    path = Path(clean_line(text).strip().strip(_QUOTES))
    with suppress(RuntimeError):  # nobody is at home
        path = Path.home() / path.expanduser()
    return path


def _try_writing(folder: Path) -> None:
    trial = folder / f".nianbao-{os.getpid()}"
    trial.touch()
    trial.unlink()
