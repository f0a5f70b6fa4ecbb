"""What stands in the field, as a table: every kind of answer, every way of coming to it. The faces are tried against it.

The same words as in docs/conversation.md, "What stands in the field".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from interview.engine.answers.kinds import (
    PICKED,
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.plan.book import Answer, Book, LastYear
from interview.talk.prompt.field import Standing
from tests.support.interviews import facts_of, hold


@dataclass(frozen=True)
class Kind:
    """One kind of answer, at a question of a flow, with texts to type."""

    name: str
    flow: str
    question: str
    answer: Value
    shown: str
    """The answer as it stands in a field; empty where it is picked."""
    refused: str
    half: str
    last: str = ""
    """Last year's, as it stands in the field."""
    suggested: str = ""

    def stands(self, text: str) -> Standing:
        """A known text as it stands: selected in a line, with the cursor behind it in paragraphs."""
        return Standing(text, "selected" if text and self.name != "prose" else "end")

    @property
    def as_refused(self) -> Standing:
        """What was refused, as it stands."""
        return Standing(self.refused, "as_left" if self.name == "prose" else "selected")

    @property
    def as_refused_and_left(self) -> Standing:
        """What was refused, as it stands when one comes back to it."""
        return Standing(self.refused, "end" if self.name == "prose" else "selected")

    @property
    def without(self) -> Book:
        """The book of somebody who has told everything but this."""
        book = told(self.flow)
        return replace(book, answers={id: a for id, a in book.answers.items() if id != self.question})

    @property
    def told(self) -> Book:
        """The book of somebody who has told this too."""
        return replace(
            told(self.flow), answers={**told(self.flow).answers, self.question: Answer(self.answer)}
        )

    @property
    def after_last_year(self) -> Book:
        """This is not told yet, and there is a report of the year before."""
        return replace(self.without, last=LAST[self.flow])


FIGURES: dict[str, dict[str, int | Decimal]] = {
    "disclosure_2021": {"documents.in_force": 3, "fees.amount": Decimal("3.5"), "licences.decisions": 4},
    "disclosure_2019": {
        "documents.public": 3,
        "licences.items": 5,
        "licences.change": 2,
        "licences.decisions": 4,
    },
}
TEXT = "人手少。\n平台旧。"
LAST = {
    "disclosure_2021": LastYear(
        2024, "disclosure_2021", {"documents.in_force": 7, "fees.amount": Decimal("2.5")}, {"overview.platform": "目录不细。"},
        {"office.name": "云山县水利局", "office.kind": "department", "office.address": "老街2号"},
    ),
    "disclosure_2019": LastYear(2019, "disclosure_2019", {"licences.change": -8}, {}, {"office.name": "云山县水利局"}),
}  # fmt: skip


@cache
def told(flow: str) -> Book:
    """Everything that somebody tells who has these figures."""
    return hold(facts_of(flow, FIGURES[flow])).state.book


KINDS = (
    Kind("yes_no", "disclosure_2021", "documents.any_changed", YesNo(value=False), "", "也许", "没"),
    Kind("count", "disclosure_2021", "documents.in_force", Count(value=3), "3", "很多", "12", "7"),
    Kind("signed", "disclosure_2019", "licences.change", Signed(value=2), "2", "变了", "-", "-8"),
    Kind("money", "disclosure_2021", "fees.amount", Money(value=Decimal("3.5")), "3.5", "一些", "3.", "2.5"),
    Kind("year", "disclosure_2021", "year", Year(value=2025), "2025", "云山县水利局2025", "20", "", "2025"),
    Kind("choice", "disclosure_2021", "office.kind", Choice(value="department"), "", "没有", "县"),
    Kind("choices", "disclosure_2021", "decisions.which", Choices(value=("licences",)), "", "外星人", "行"),
    Kind(
        "text",
        "disclosure_2021",
        "office.address",
        Text(value="建设路1号"),
        "建设路1号",
        "长" * 201,
        "建",
        "老街2号",
    ),
    Kind(
        "prose",
        "disclosure_2021",
        "overview.platform",
        Prose(value=TEXT),
        TEXT,
        "长" * 20_001,
        "更新",
        "目录不细。",
    ),
)
PICKED_KINDS = PICKED
