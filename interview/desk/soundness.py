"""Whether an answers file says what an interview writes: the one door at which it is refused, by name, if it does not.

What passes here, everything behind can live with. Nothing is mended and nothing guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from interview.engine.flow.model import Flow
from interview.engine.plan.misfits import Misfit, misfits
from interview.errors import SessionFileError
from interview.flowfiles import load_flow
from interview.flowfiles.loading import PACKAGED
from interview.wording.catalog import words
from interview.wording.display_width import cut
from interview.wording.names import name_of

if TYPE_CHECKING:
    from interview.session import Session

_LONGEST = 30
"""Cells of what stands in a file that are repeated when it is refused."""


def judge(lang: str) -> Callable[[Session], None]:
    """What refuses an answers file: its form is unknown or newer, or something in it is no answer to it.

    The refusal, a SessionFileError, names the form, or the answer and what stands there.
    """

    def refuse(session: Session) -> None:
        from interview.session.renames import renamed

        if session.flow not in PACKAGED:
            raise SessionFileError("unknown_form", form=session.flow)
        flow = load_flow(session.flow, lang)
        if session.flow_version > flow.version:
            raise SessionFileError("newer_form", form=flow.name)
        odd = next(_misfits(flow, renamed(session, flow.renamed)), None)
        if odd is not None:
            raise SessionFileError(
                "misfit", where=_named(flow, odd, lang), value=cut(odd.value[: _LONGEST + 1], _LONGEST)
            )

    return refuse


def _misfits(flow: Flow, session: Session) -> Iterator[Misfit]:
    if session.flow_version < 1:
        yield Misfit("flow_version", str(session.flow_version))
    last = session.book.last
    if last is not None and last.flow not in PACKAGED:
        yield Misfit("last.flow", last.flow)
    yield from misfits(flow, session.book)


def _named(flow: Flow, odd: Misfit, lang: str) -> str:
    """The place in the file, with the name that a clerk knows it by."""
    if odd.about is None:
        return odd.where
    return words(lang).say("error.misfit_place", name=name_of(flow, odd.about, words(lang)), where=odd.where)
