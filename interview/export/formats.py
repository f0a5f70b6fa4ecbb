"""The bytes of a report in each format."""

from __future__ import annotations

from interview.assemble import assemble
from interview.engine.plan.plan import Plan
from interview.export.values import values_json
from interview.formats import FORMATS, SUFFIXES, WRITERS
from renderers.style import GB_T_9704, Style

__all__ = ["FORMATS", "SUFFIXES", "render"]


def render(plan: Plan, to: str, *, draft: bool = False, style: Style = GB_T_9704) -> bytes:
    """The bytes of the report in one of `FORMATS`; `style` is the look of the formats that have pages.

    Raises:
        WriteError: A PDF file is to be set, and there is no Chinese font on this computer, or no typesetter for it.
    """
    if to == "json":
        return values_json(plan).encode()
    return WRITERS[to](assemble(plan, draft=draft), style)
