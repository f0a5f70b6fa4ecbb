"""A form as an office tells it: the questions of its outline in its order, under its headings, with the lists of last year's texts.

Made of a form and a book alone; the form itself stays what it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from interview.engine.answers.conditions import mentions
from interview.engine.flow.model import Flow, Item, OwnPart, Section
from interview.engine.flow.once import Same
from interview.engine.flow.part import Help
from interview.engine.flow.question import Question
from interview.engine.plan.book import Book, Outline, OutlinePart
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.lists.model import Listed, list_of
from interview.engine.plan.outline.outline import outline_of, texts_of, usual


class FlowAsTold(Flow):
    """A form as an office tells it: the questions of its outline in its order, under its headings."""

    form: Flow
    """The form itself."""

    def told_in(self, text: str) -> tuple[str, ...]:
        """The texts that are told in one: itself, and what the office joined with it."""
        others = self.form.questions.values()
        return (text, *(each.id for each in others if each.joins == text and each.id not in self.questions))


def form_of(flow: Flow) -> Flow:
    """The form itself, whatever an office made of it."""
    return flow.form if isinstance(flow, FlowAsTold) else flow


def as_told(flow: Flow, book: Book) -> Flow:
    """The form with the questions of the book's outline; the form itself where that is the form's."""
    form = form_of(flow)
    own = [each for each in listed(book.last).values() if list_of(each.id)]
    if not own and not book.outline and (book.last is None or not book.last.outline):
        return form
    told = {section.id: outline_of(section, book) for section in form.sections if section.own}
    other = {id: parts for id, parts in told.items() if parts != usual(form.section[id])}
    return _form_as_told(Same(form), tuple(other.items()), tuple(own)) if other or own else form


def of_office(told_flow: Flow) -> Outline:
    """What of a form as told is the office's own way: the outlines that are not the flow's, for next year's report."""
    form = form_of(told_flow)
    told = {section.id: usual(section) for section in told_flow.sections if section.own}
    return {id: parts for id, parts in told.items() if parts != usual(form.section[id])}


_OF_QUESTIONS = {"section", "questions", "in_order", "facts", "deciding"}
"""What a form computes of all that it asks: an outline and last year's lists ask more."""
_OF_TABLES = {name for name, made in vars(Flow).items() if isinstance(made, cached_property)} - _OF_QUESTIONS


@lru_cache(maxsize=32)
def _form_as_told(
    same: Same, outlines: tuple[tuple[str, tuple[OutlinePart, ...]], ...], own: tuple[Listed, ...]
) -> FlowAsTold:
    form, told = same.flow, dict(outlines)
    sections = tuple(
        section.model_copy(update={"items": tuple(_items(section, section.own, told[section.id]))})
        if section.own and section.id in told
        else section
        for section in form.sections
    )
    if own:
        sections = tuple(
            section.model_copy(update={"items": tuple(_with_lists(section, own))}) for section in sections
        )
    parts = {name: getattr(form, name) for name in Flow.model_fields} | {"sections": sections, "form": form}
    told_form = FlowAsTold.model_construct(**parts)
    # What a form computes of its tables an outline does not change; made anew it would cost every arranging some thirty milliseconds.
    told_form.__dict__.update({name: getattr(form, name) for name in _OF_TABLES})
    return told_form


def _with_lists(section: Section, own: Sequence[Listed]) -> Iterator[Item]:
    """The items, before each text the figures that last year's text listed there, and no flow knows."""
    for item in section.items:
        yield from (
            Question(kind="count", id=each.id, serves=each.text, ask=each.name, says=each.name, unit=each.unit, optional=True, if_told=True)
            for each in own
            if each.text == item.id
        )  # fmt: skip
        yield item


def _items(section: Section, own: OwnPart, parts: Sequence[OutlinePart]) -> Iterator[Item]:
    """What the section asks besides its texts, then part after part, each behind the facts that serve it."""
    texts = {text.id: text for text in texts_of(section)}
    facts = _facts(section, {part.id for part in parts})
    yield from (item for item in section.items if not (isinstance(item, Question) and _is_prose(item)))
    asked: set[str] = set()
    for part in parts:
        for fact in facts.values():
            if fact.serves == part.id:
                yield from _with_what_it_needs(fact, facts, asked)
        text = texts.get(part.id)
        yield text.model_copy(update={"title": part.heading}) if text else _asked_for(own, part)


def _facts(section: Section, ids: Collection[str]) -> dict[str, Question]:
    """The facts of a section; those of a text that another tells too are asked with that one."""
    into = {text.id: text.joins for text in texts_of(section) if text.id not in ids and text.joins in ids}
    found: dict[str, Question] = {}
    for item in section.items:
        if isinstance(item, Question) and item.serves is not None:
            served = into.get(item.serves)
            found[item.id] = item.model_copy(update={"serves": served}) if served else item
    return found


def _with_what_it_needs(fact: Question, facts: Mapping[str, Question], asked: set[str]) -> Iterator[Question]:
    """A fact, and before it those that decide whether it is asked, each once; a part may stand before what it follows."""
    if fact.id in asked:
        return
    asked.add(fact.id)
    for id in mentions(fact.when):
        if id in facts:
            yield from _with_what_it_needs(facts[id], facts, asked)
    yield fact


def _is_prose(question: Question) -> bool:
    return question.kind == "prose" or question.serves is not None


def _asked_for(own: OwnPart, part: OutlinePart) -> Question:
    """The question about a part of the office's own."""
    ask, says = (own.ask, part.heading) if part.heading else (own.ask_opening, own.opening)
    help = {name: getattr(own, name) for name in Help.model_fields}
    return Question(
        kind="prose", id=part.id, title=part.heading, says=says, ask=ask, max_length=own.max_length, **help
    )
