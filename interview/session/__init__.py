"""The answers file: everything a clerk has said, on disk after every answer.

It knows the engine's book and nothing of flows, faces or documents. `AnswersFile` is for an interview that
goes on; `read` for whoever only looks.

What is promised, once `save` has returned:

| what happens | what is kept and told |
|---|---|
| killed at any moment, in a save or between | the file opens; it holds the last save, or the one being made |
| any call of the system fails in a save | `WriteError` with its cause; the file is as it was; the next save writes it all |
| a full disk, a read-only folder or file, a deleted folder | likewise; a `Fallback` holds everything until it works again |
| a file cut short or torn by zeros or noise | refused; the version before is named, where it opens |
| a file of a newer program, not ours, empty, large, nested without end | refused by what it is, in bounded memory; not touched |
| a second process | waits 3 s, then learns who has the file; a dead one's lock holds nobody, whatever its number |
| the lock file removed or replaced | taken again at the next save, or `LockedError` |
| another program puts its version in the file's place | kept as `… (1).nianbao.json` and told; ours is saved; the backup stays ours |
| a copy of the report left beside it | told when the file is opened |
| the file moved away | saved again and told |
| another office or year, and nothing but the answers written | called after it, backup and lock too, and told; a kill in between leaves one of the two names |
| the clock jumps | only the times told are wrong; order, names and locks do not depend on it |

What is not: a version that another program puts there in the instant between our last look and our rename (some
microseconds) is lost; one put there by writing into the very file, of the same size and time, goes unnoticed; two
versions spliced into one file so that it still reads are not told apart. While only a `Fallback` can be written, a kill
loses nothing it holds; where no folder can be written, everything is in memory alone, and each answer says so.

Not tried: Windows (its locks and its retried renames are written after the manuals), a real power cut (data and
folder are synced; what a drive does with that is its own), network shares, and folders of real sync programs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.session.clock import local_time
    from interview.session.contents import BegunText, FileContents, LogLine
    from interview.session.fallback import Fallback, usual_folders
    from interview.session.file_names import SUFFIX, file_name, free_path, is_alone, is_made_up, stem
    from interview.session.lock import Holder
    from interview.session.model import Session, to_book, to_file, to_session
    from interview.session.reading import MOST_BYTES
    from interview.session.store import WAIT_SECONDS, AnswersFile, Notice, is_held, read

__all__ = [
    "MOST_BYTES",
    "SUFFIX",
    "WAIT_SECONDS",
    "AnswersFile",
    "BegunText",
    "Fallback",
    "FileContents",
    "Holder",
    "LogLine",
    "Notice",
    "Session",
    "file_name",
    "free_path",
    "is_alone",
    "is_held",
    "is_made_up",
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
        "contents": ("BegunText", "FileContents", "LogLine"),
        "model": ("Session", "to_book", "to_file", "to_session"),
        "file_names": ("SUFFIX", "file_name", "free_path", "is_alone", "is_made_up", "stem"),
        "reading": ("MOST_BYTES",),
        "clock": ("local_time",),
        "fallback": ("Fallback", "usual_folders"),
        "store": ("WAIT_SECONDS", "AnswersFile", "Notice", "is_held", "read"),
    }.items()
    for name in names
}


if not TYPE_CHECKING:  # pragma: no branch - type checkers see the imports above

    def __getattr__(name: str) -> object:
        """Loads what is asked for: the first question of an interview comes before anything is kept."""
        if name not in _WHERE:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
