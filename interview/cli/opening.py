"""Opening answers files for the commands: the session, its flow, its plan, last year's figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interview.engine.book import LastYear
from interview.engine.flow import Flow
from interview.engine.plan import Plan
from interview.errors import SessionFileError
from interview.flowfiles import load_flow

if TYPE_CHECKING:
    from interview.session import Session

__all__ = ["last_year_of", "plan_of", "read_text"]


def plan_of(session: Session, lang: str) -> Plan:
    """The plan of what an answers file says."""
    from interview.session.carrying import renamed

    flow: Flow = load_flow(session.flow, lang)
    return Plan(flow, renamed(session.book, flow.renamed))


def last_year_of(file: str | None) -> LastYear | None:
    """Last year's figures and texts from its answers file.

    Raises:
        SessionFileError: The file cannot be opened.
    """
    if file is None:
        return None
    from interview.session import read
    from interview.session.carrying import last_year

    session = read(Path(file))
    return last_year(session, load_flow(session.flow))


def read_text(path: Path) -> str:
    """A text file in UTF-8.

    Raises:
        SessionFileError: It is not there, or is not text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise SessionFileError("no_such_file", file=path.name) from None
    except IsADirectoryError:
        raise SessionFileError("not_a_file", file=path.name) from None
    except UnicodeDecodeError:
        raise SessionFileError("text_not_utf8", file=path.name) from None
    except OSError as trouble:
        raise SessionFileError("unreadable", file=path.name, reason=trouble.strerror or "") from None
