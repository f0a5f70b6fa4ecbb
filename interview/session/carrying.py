"""What goes along from one answers file to another: to next year's report, or to a newer version of its flow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.book import Answer, Book, LastYear
from interview.engine.flow import Flow
from interview.engine.plan import Plan
from interview.session.model import Session


def last_year(session: Session, flow: Flow) -> LastYear | None:
    """What a finished or half-finished report said, for the next year's; None where its year was never told."""
    if session.year is None:
        return None
    plan = Plan(flow, renamed(session.book, flow.renamed))
    told = {id: str(answer.value.value) for id, answer in plan.book.answers.items()}
    kinds = {id: question.kind for id, question in flow.questions.items()}
    return LastYear(
        year=session.year,
        flow=flow.id,
        figures=dict(plan.sheet),
        texts={id: text for id, text in told.items() if kinds.get(id) == "prose"},
        profile={id: text for id, text in told.items() if id.startswith("office.")},
    )


def renamed(book: Book, names: Mapping[str, str]) -> Book:
    """The book with the ids of earlier versions of its flow as they are called now."""

    def now(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {names.get(id, id): answer for id, answer in answers.items()}

    return replace(book, answers=now(book.answers), aside=now(book.aside)) if names else book
