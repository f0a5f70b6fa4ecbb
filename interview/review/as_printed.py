"""An interview's report as it will be printed: title, opening and parts, so that it is judged as its document will be.

Reads nothing back and renders nothing: `assemble` says what is printed, and this says it as a reader would find it.
"""

from __future__ import annotations

from typing import assert_never

from interview.assemble import assemble
from interview.dataclass import dataclass
from interview.engine.plan.plan import Plan
from renderers.model import Heading, Paragraph, Table


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part of the report with its heading and its paragraphs, sub-headings among them."""

    part: int
    """Which of the six parts, 0 before the first."""
    heading: str
    paragraphs: tuple[str, ...]


def as_printed(plan: Plan) -> tuple[str, tuple[PrintedPart, ...]]:
    """The title and the parts of a report in which nothing is open."""
    document = assemble(plan)
    numbers = {section.heading: section.part for section in plan.flow.sections if section.part}
    parts: list[PrintedPart] = [PrintedPart(0, "", ())]
    for block in document.blocks:
        last = parts[-1]
        match block:
            case Heading(1, text):
                parts.append(PrintedPart(numbers[text], text, ()))
            case Heading(_, text) | Paragraph(text):
                said = (text.strip(),) if text.strip() else ()
                parts[-1] = PrintedPart(last.part, last.heading, (*last.paragraphs, *said))
            case Table():  # its figures are judged by themselves
                pass
            case _:
                assert_never(block)
    return document.title, tuple(parts)
