"""What a person is used to: colours, the folder of the reports, the heads of a register; kept in the user's own settings folder, beside nothing of the work.

Nothing depends on it: a file that is missing, damaged or cannot be written is as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_FILE = "habits.json"  # as it is called where the program was used already


class Preferences:
    """The preferences of whoever sits at this computer.

    Args:
        folder: Where they are kept; None for the settings folder of the system.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def _path(self) -> Path:
        if self._folder is not None:
            return self._folder / _FILE
        from platformdirs import user_config_path  # what a face of lines does without

        return user_config_path("nianbao", appauthor=False) / _FILE

    @property
    def colours(self) -> str:
        """The name of the theme that was chosen last; empty where none was."""
        return self._text("colours")

    def choose_colours(self, name: str) -> None:
        """Remembers a theme."""
        self._remember("colours", name)

    @property
    def reports(self) -> str:
        """The folder that was chosen last for the reports; empty where none was."""
        return self._text("reports")

    def choose_reports(self, folder: str) -> None:
        """Remembers a folder for the reports."""
        self._remember("reports", folder)

    @property
    def register(self) -> Mapping[str, str]:
        """How the office heads the columns of its register of applications, by what each says."""
        told = self._read().get("register")
        return {k: v for k, v in told.items() if isinstance(v, str)} if isinstance(told, dict) else {}

    def remember_register(self, heads: Mapping[str, str]) -> None:
        """Remembers which column says what, so that it need not be asked again."""
        self._remember("register", dict(heads))

    def _text(self, name: str) -> str:
        told = self._read().get(name)
        return told if isinstance(told, str) else ""

    def _remember(self, name: str, value: object) -> None:
        said = json.dumps({**self._read(), name: value})
        try:
            path = self._path
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".tmp")
            fresh.write_text(said + "\n", encoding="utf-8")
            fresh.replace(path)
        except OSError:
            return

    def _read(self) -> Mapping[str, object]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}
