"""The answers file: everything a clerk has said, on disk after every answer.

It knows the engine's book and nothing of flows, faces or documents. `AnswersFile` is for an interview that
goes on; `read` for whoever only looks.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.session.clock import local_time
    from interview.session.lock import Holder
    from interview.session.model import Change, Contents, Draft, Session, to_book, to_file, to_session
    from interview.session.naming import SUFFIX, file_name, free_path, stem
    from interview.session.reading import MOST_BYTES
    from interview.session.refuge import Refuge, usual_folders
    from interview.session.store import WAIT_SECONDS, AnswersFile, Notice, read

__all__ = [
    "MOST_BYTES",
    "SUFFIX",
    "WAIT_SECONDS",
    "AnswersFile",
    "Change",
    "Contents",
    "Draft",
    "Holder",
    "Notice",
    "Refuge",
    "Session",
    "file_name",
    "free_path",
    "local_time",
    "read",
    "stem",
    "to_book",
    "to_file",
    "to_session",
    "usual_folders",
]

_WHERE = {
    name: module
    for module, names in {
        "lock": ("Holder",),
        "model": ("Change", "Contents", "Draft", "Session", "to_book", "to_file", "to_session"),
        "naming": ("SUFFIX", "file_name", "free_path", "stem"),
        "reading": ("MOST_BYTES",),
        "clock": ("local_time",),
        "refuge": ("Refuge", "usual_folders"),
        "store": ("WAIT_SECONDS", "AnswersFile", "Notice", "read"),
    }.items()
    for name in names
}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Loads what is asked for: the first question of an interview comes before anything is kept."""
        if name not in _WHERE:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
