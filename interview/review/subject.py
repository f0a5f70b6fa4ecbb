"""What is checked: one report's figures and texts, wherever they come from.

Two doors, one shape: a plan of an interview (`of_plan`), whose form, title and headings are right by construction, and a
report that was read (`of_report`), of which nothing is. An interview in which nothing is open is judged as its
document will be: title, opening and parts as printed. What reads reports is not loaded for an interview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Condition
from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from interview.review.model import FormPlace
from interview.review.places import printed_places
from interview.review.text.folded import Folded, folded, without
from interview.review.text.running_text import labels_of, stretches

if TYPE_CHECKING:
    from interview.reading.model import ReadFigure
    from interview.review.claimed.claims import Claim

TITLE, OPENING, DATED = "title", "opening", "dated"
_LONGEST_LABEL = 60
"""Characters; `reading.report` takes no longer piece for a label."""

_ENOUGH = 4
"""So many parts of the form make a whole report; an excerpt is not blamed for what it leaves out."""


@dataclass(frozen=True, slots=True)
class ReportText:
    """One text of a report."""

    address: str
    """A text's id in the flow (`overview.proactive`); `title`, `opening`, `dated`; `part.3` for prose beside a table."""
    text: str


class HeadedPart(Protocol):
    """A part of a report with its heading as found or as printed, and the paragraphs under it."""

    @property
    def part(self) -> int:
        """Which of the six parts, 0 before the first."""

    @property
    def heading(self) -> str:
        """Its heading."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs, sub-headings among them."""


@dataclass(frozen=True)
class Subject:
    """A report to be checked."""

    flow: Flow
    office: str
    kind: str
    """`office.kind`, "" where it is not known."""
    year: int | None
    sheet: Mapping[str, Number | None]
    passages: tuple[ReportText, ...]
    last: LastYear | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)
    """Reasons by finding id."""
    cells: Mapping[str, ReadFigure] | None = None
    """What a published report has in each cell, as read; None for an interview."""
    spans: tuple[HeadedPart, ...] = ()
    """The report's parts with their headings; none for an interview in which something is open."""
    profile: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0
    """Characters of prose beyond those that are judged."""
    labels: frozenset[str] = frozenset()
    """What a published report's tables have besides figures, and whatever else is as short as a label."""
    ran_together: bool = False
    """Whether cells of a published report's tables had become running text."""
    offices: tuple[str, ...] = ()
    """Whose a published report may be where those that tell it disagree; `office` is empty then."""
    years: tuple[int, ...] = ()
    """Of which year it may be, likewise; `year` is None then."""
    second: str = ""
    """The title of another report in the same file, which is not judged."""
    has_cells: bool = True
    """Whether the file of a published report itself says what its cells are; else what is lost may have been lost on the way."""
    denied: Mapping[str, Condition] = field(default_factory=dict)
    """What a published report says 否 to, by label: the conditions that do not hold then."""

    @property
    def published(self) -> bool:
        """Whether it was read from a document, so that form, title and headings may be wrong too."""
        return self.cells is not None

    @property
    def printed(self) -> bool:
        """Whether there is a whole text to be judged: one that was read, or one that nothing is open in."""
        return self.published or bool(self.spans)

    @property
    def whole(self) -> bool:
        """Whether a report is there as a whole, not in part."""
        return len({span.part for span in self.spans} - {0}) >= _ENOUGH

    @property
    def then(self) -> Mapping[str, Number | None]:
        """Last year's figures; none where no report of last year is known."""
        return self.last.figures if self.last is not None else {}

    @cached_property
    def meant(self) -> Mapping[str, Number | None]:
        """The figures with 0 where a published report has a stroke or 无: what everybody means by one, and what sums must bear out."""
        strokes = {id: 0 for id, figure in (self.cells or {}).items() if figure.reason == "filler"}
        return {**self.sheet, **strokes}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The passages by address."""
        return {each.address: each.text for each in self.passages}

    @cached_property
    def places(self) -> Mapping[str, FormPlace]:
        """Where each printed figure stands."""
        return printed_places(self.flow)

    @cached_property
    def form_labels(self) -> frozenset[str]:
        """The labels that the form prints in its tables."""
        return labels_of(self.flow)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every short line and cell of a published report, as rules read them, also what stands in no passage."""
        return tuple(self.plain("\n".join(sorted(self.labels))).split("\n"))

    def folded(self, address: str, text: str) -> Folded:
        """A text as rules read it, in simplified characters."""
        return folded(address, text, _simplified(text, surely=self.published))

    def plain(self, text: str) -> str:
        """A text as rules read it, where no place in it is told."""
        return self.folded("", text).text

    @cached_property
    def told(self) -> tuple[Folded, ...]:
        """The passages as rules read them, the title among them, what is a table's too."""
        return tuple(self.folded(each.address, each.text) for each in self.passages)

    @cached_property
    def prose(self) -> tuple[Folded, ...]:
        """The passages as rules read them, the title left out, and of a published report what is a table's."""
        told = tuple(each for each in self.told if each.address != TITLE)
        if not self.published:
            return told
        return tuple(without(each, stretches(each.text, self.form_labels)) for each in told)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the passages say of the tables' figures, in order."""
        from interview.review.claimed.claims import claims_in

        return tuple(found for text in self.prose for found in claims_in(text, self.year))


_CHARACTERS = re.compile("[\u4e00-\u9fff]+")
_IN_BOTH = frozenset("徵於")
"""Traditional characters that GB 2312 has too."""


def simplified(text: str) -> str:
    """A text in simplified characters."""
    make = _simplified(text, surely=False)
    return text if make is None else make(text)


def _simplified(text: str, *, surely: bool) -> Callable[[str], str] | None:
    """What makes characters simplified; None where a text has no others, so that nothing is loaded for it."""
    if not surely and _only_simplified(text):
        return None
    from interview.reading.match.labels import characters_simplified

    return characters_simplified


def _only_simplified(text: str) -> bool:
    """Whether every character is one of GB 2312, which has the simplified ones alone."""
    try:
        "".join(_CHARACTERS.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _IN_BOTH.isdisjoint(text)


def of_plan(plan: Plan) -> Subject:
    """An interview as it stands; what is not answered yet is unknown, and what is missing then is not judged."""
    told = {id: answer.value.value for id, answer in plan.book.answers.items()}
    year = str(told.get("year", ""))
    title, parts = ("", ()) if plan.open else _as_printed(plan)
    texts = tuple(ReportText(id, str(told[id])) for id in plan.flow.texts if told.get(id))
    return Subject(
        plan.flow, str(told.get("office.name", "")), str(told.get("office.kind", "")),
        int(year) if year.isdecimal() else None, plan.sheet, (*_around(plan.flow, title, parts, texts), *texts),
        plan.book.last, {**plan.book.accepted, **plan.reasons}, spans=parts, labels=_short(parts),
        profile={id: str(value) for id, value in told.items() if id.startswith("office.")},
    )  # fmt: skip


def _as_printed(plan: Plan) -> tuple[str, tuple[HeadedPart, ...]]:
    from interview.review.as_printed import as_printed  # nothing of a document before there is one

    return as_printed(plan)


def _short(parts: Sequence[HeadedPart]) -> frozenset[str]:
    """What may be taken for a label when the report is read: its short paragraphs."""
    told = ("".join(text.split()) for part in parts for text in part.paragraphs)
    return frozenset(text for text in told if 1 < len(text) <= _LONGEST_LABEL)


def _around(
    flow: Flow, title: str, parts: Sequence[HeadedPart], texts: Sequence[ReportText]
) -> Iterator[ReportText]:
    """The title, and what is printed where no text was told."""
    if title:
        yield ReportText(TITLE, title)
    told = {each.address for each in texts}
    in_texts = {section.part for section in flow.sections if told & {item.id for item in section.items}}
    for each in parts:
        if each.paragraphs and each.part not in in_texts:
            yield ReportText(f"part.{each.part}" if each.part else OPENING, "\n".join(each.paragraphs))
