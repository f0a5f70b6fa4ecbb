"""Loading a flow: the ones that come with the program, by id, or a folder somebody is writing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import VERSION, ValidationError

from interview.compiled import code, kept
from interview.engine.flow.model import Flow
from interview.engine.sums.relations import RelationError
from interview.errors import FlowFileError
from interview.flowfiles.families import FAMILIES, family_of
from interview.flowfiles.overlay import lay_over
from interview.flowfiles.raw import Source, assemble, overlay

PACKAGED = tuple(form for family in FAMILIES for form in family.forms)
"""Every form; of each report the newest first."""
DEFAULT = PACKAGED[0]
_ROOMS = ("flowfiles", "engine/flow", "engine/sums", "engine/answers")
"""What decides how files become a flow."""


def available(lang: str = "zh") -> tuple[Flow, ...]:
    """Every flow that comes with the program."""
    return tuple(load_flow(flow, lang) for flow in PACKAGED)


@lru_cache(maxsize=8)
def load_flow(flow: str, lang: str = "zh") -> Flow:
    """A flow that comes with the program.

    Raises:
        FlowFileError: There is none of this id.
    """
    if flow not in PACKAGED:
        raise FlowFileError("no_such_flow", flow=flow, known=", ".join(PACKAGED))
    source = Source.packaged(flow)
    sources = (source.folder, source.common, *code(*_ROOMS))
    return kept(source.folder / f"flow-{lang}", sources, VERSION, lambda: _load(source, lang))


def load_folder(folder: Path, lang: str = "zh") -> Flow:
    """A flow from a folder.

    Raises:
        FlowFileError: A file is missing, cannot be read, or holds something no flow holds.
    """
    return _load(Source.on_disk(folder), lang)


def flow_for_year(year: int, like: str = DEFAULT) -> str:
    """The id of the form in force for a report year; the first form of all for years before it.

    Args:
        year: The year that the report is about.
        like: Any form of the same report.
    """
    forms = family_of(like).forms
    return next((flow for flow in forms if load_flow(flow, "zh").fits(year)), forms[-1])


def form_of(named: str | None, year: int | None, like: str = DEFAULT) -> str:
    """The id of the form that somebody means.

    Args:
        named: A form's id, or a report's for its form in that year; None where nobody has said.
        year: The year that the report is about; None where that is open, and the newest form is meant.
        like: Any form of the report that is meant where nobody has said.
    """
    family = next((each for each in FAMILIES if each.id == named), None)
    if named is not None and family is None:
        return named
    known = family or family_of(like)
    return known.forms[0] if year is None else flow_for_year(year, known.forms[0])


def _load(source: Source, lang: str) -> Flow:
    raw = assemble(source)
    try:
        if lang != "zh":
            Flow.model_validate(raw)  # words are only laid over what is whole
            lay_over(raw, overlay(source, lang))
        flow = Flow.model_validate(raw)
        _ = flow.relations
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise FlowFileError("flow_fault", file=source.folder.name, key=where, cause=first["msg"]) from None
    except (RelationError, ZeroDivisionError) as fault:
        raise FlowFileError(
            "flow_fault", file=source.folder.name, key="relations", cause=str(fault)
        ) from None
    return flow
