"""The answers file: everything a clerk has said, on disk after every answer.

It knows the engine's book and nothing of flows, faces or documents. `AnswersFile` is for an interview that
goes on; `read` for whoever only looks.
"""

from interview.session.lock import Holder
from interview.session.model import Change, Contents, Draft, Session, to_book, to_file, to_session
from interview.session.naming import SUFFIX, file_name, free_path, stem
from interview.session.reading import MOST_BYTES
from interview.session.store import WAIT_SECONDS, AnswersFile, Notice, local_time, read

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
    "Session",
    "file_name",
    "free_path",
    "local_time",
    "read",
    "stem",
    "to_book",
    "to_file",
    "to_session",
]
