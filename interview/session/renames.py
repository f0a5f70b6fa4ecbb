"""What goes along from one answers file to another: to next year's report, or to a newer version of its flow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, LastYear, OutlinePart
from interview.engine.plan.outline.as_told import of_office
from interview.engine.plan.plan import Plan
from interview.session.contents import BegunText
from interview.session.model import Session


def last_year(session: Session, flow: Flow) -> LastYear | None:
    """What a finished or half-finished report said, for the next year's; None where its year was never told.

    Args:
        session: As its form calls things now.
        flow: The form.
    """
    if session.year is None:
        return None
    plan = Plan(flow, session.book)
    told = {id: str(answer.value.value) for id, answer in plan.book.answers.items()}
    kinds = {id: question.kind for id, question in plan.flow.questions.items()}
    return LastYear(
        year=session.year,
        flow=flow.id,
        figures=dict(plan.sheet),
        texts={id: text for id, text in told.items() if kinds.get(id) == "prose"},
        profile={id: text for id, text in told.items() if kinds.get(id) in {"text", "choice"}},
        facts={
            id: value
            for id, question in plan.flow.questions.items()
            if (question.serves or (question.kind == "choices" and id in flow.printed))
            and isinstance(value := _value(plan, id), int | str | tuple)
        },
        bound={id: answer.bound for id, answer in plan.book.answers.items() if answer.bound},
        outline=of_office(plan.flow),
    )


def _value(plan: Plan, id: str) -> object:
    answer = plan.book.answers.get(id)
    return answer.value.value if answer else None


def renamed(session: Session, names: Mapping[str, str]) -> Session:
    """The session with the ids of earlier versions of its flow as they are called now.

    Where the new name is answered too, the answer under the old one stays there, to be set aside.
    """
    if not names:
        return session
    book, draft = session.book, session.draft

    def now(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {
            id if names.get(id) in answers else names.get(id, id): answer for id, answer in answers.items()
        }

    return replace(
        session,
        book=replace(
            book,
            answers=now(book.answers),
            aside=now(book.aside),
            outline={
                section: tuple(OutlinePart(names.get(part.id, part.id), part.heading) for part in parts)
                for section, parts in book.outline.items()
            },
        ),
        place=names.get(session.place, session.place) if session.place else None,
        draft=BegunText(question=names.get(draft.question, draft.question), text=draft.text)
        if draft
        else None,
        passed={names.get(id, id): passed for id, passed in session.passed.items()},
    )
