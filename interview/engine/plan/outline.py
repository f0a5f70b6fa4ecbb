"""The outline of a section's prose: its parts in order with their headings, as the flow has it or as an office tells its year.

The office's own outline, else last year's, else the flow's. A form as an office tells it (`as_told`) has the questions of
that outline in its order, so that nothing behind needs to know of outlines. Headings have no numbers here; `numbers` says
which one each is printed with. Nothing is put into words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from interview.engine.answers.characters import clean_line
from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import Prose
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow, Item, OwnPart, Section
from interview.engine.flow.once import Same
from interview.engine.flow.part import Help
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book, LastYear, Outline, OutlinePart
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.lists.model import Listed, list_of
from interview.engine.prose.passage import Passage, in_a_row

LONGEST_HEADING = 40
"""Characters; the longest heading met in a published report has thirty, and what is longer no reader takes for one."""
MOST_PARTS = 30
"""Parts of one section; the most met is eight."""

_OWN = re.compile(r"(?P<section>[a-z][a-z0-9_]{0,40})\.own_[1-9][0-9]{0,5}", re.ASCII)
_DIGITS = "零一二三四五六七八九"
_TYPED_NUMBER = re.compile(
    r"\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|[一二三四五六七八九十\d]{1,3}\s*[、.．](?!\d))\s*"
)


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
    return _told(Same(form), tuple(other.items()), tuple(own)) if other or own else form


def outline_of(section: Section, book: Book) -> tuple[OutlinePart, ...]:
    """The outline of a section of the form: the office's, last year's or the flow's, with every part that the flow wants."""
    if section.id in book.outline:
        return completed(section, book.outline[section.id])
    if book.last is None or section.id not in book.last.outline:
        return usual(section)
    inherited = completed(section, book.last.outline[section.id])
    return usual(section) if is_usual(section, inherited) else inherited


def usual(section: Section) -> tuple[OutlinePart, ...]:
    """The outline that the flow has."""
    return tuple(OutlinePart(text.id, text.title) for text in texts_of(section))


def is_usual(section: Section, parts: Sequence[OutlinePart]) -> bool:
    """Whether an outline is the flow's, but for parts that may stay unanswered: one without them leaves them open to others."""
    ids = {part.id for part in parts}
    lacking = {text.id for text in texts_of(section) if text.optional} - ids
    return tuple(parts) == tuple(part for part in usual(section) if part.id not in lacking)


def of_office(told_flow: Flow) -> Outline:
    """What of a form as told is the office's own way: the outlines that are not the flow's, for next year's report."""
    form = form_of(told_flow)
    told = {section.id: usual(section) for section in told_flow.sections if section.own}
    return {id: parts for id, parts in told.items() if parts != usual(form.section[id])}


def texts_of(section: Section) -> tuple[Question, ...]:
    """The questions of a section that ask for a text."""
    return tuple(item for item in section.items if isinstance(item, Question) and item.kind == "prose")


def is_own(section: str, id: str) -> bool:
    """Whether an id is that of a part that an office added to a section."""
    found = _OWN.fullmatch(id)
    return found is not None and found["section"] == section


def completed(section: Section, parts: Sequence[OutlinePart]) -> tuple[OutlinePart, ...]:
    """The parts that the section knows, each once, and behind its neighbour in the flow each that the flow wants."""
    known = {text.id for text in texts_of(section)}
    found: dict[str, OutlinePart] = {}
    for part in parts:
        if part.id in known or (is_own(section.id, part.id) and (part.heading or not found)):
            found.setdefault(part.id, part)
    kept = list(found.values())
    behind = int(bool(kept) and not kept[0].heading)  # nothing stands before what has no heading
    for text in texts_of(section):
        if text.id in found:
            behind = kept.index(found[text.id]) + 1
        elif _is_wanted(text, found):
            kept.insert(behind, OutlinePart(text.id, text.title))
            behind += 1
    return tuple(kept)


def _is_wanted(text: Question, ids: Collection[str]) -> bool:
    """Whether an outline cannot do without a part."""
    return not text.optional and text.joins not in ids


# Arranging -----------------------------------------------------------------------------------------------------------


def arranged(flow: Flow, book: Book, section: str, parts: Iterable[OutlinePart]) -> Book | Problem:
    """The book with a section's outline as somebody arranged it, or why it cannot be so.

    Args:
        flow: The form.
        book: The book so far.
        section: The section's id.
        parts: All its parts in order. One without an id is a new one of the office's own.
    """
    form = form_of(flow)
    found = form.section.get(section)
    if found is None or found.own is None:
        return Problem("not_asked", section)
    clean = tuple(_with_ids(section, book, [OutlinePart(p.id, bare_heading(p.heading)) for p in parts]))
    problem = next(_faults(found, clean), None)
    if problem is not None:
        return problem
    others = {id: kept for id, kept in book.outline.items() if id != section}
    inherited = outline_of(found, replace(book, outline=others))
    gone = {part.id for part in outline_of(found, book)} - {part.id for part in clean}
    for text in texts_of(found):
        if text.id in gone and text.joins is not None:
            book = _joined(book, text.id, text.joins)
    return replace(book, outline=others if clean == inherited else {**others, section: clean})


def _joined(book: Book, id: str, into: str) -> Book:
    """The book with a text at the end of another, which tells both from now on."""
    told = book.answers.get(id)
    if told is None:
        return book
    answers = {other: answer for other, answer in book.answers.items() if other != id}
    passages = [
        Passage(str(each.value.value), each.bound)
        for each in (book.answers.get(into), told)
        if each is not None
    ]
    both = in_a_row(passages)
    answers[into] = Answer(Prose(value=both.text), bound=both.bound)
    return replace(book, answers=answers)


def bare_heading(text: str) -> str:
    """A heading as it is kept: one clean line, without a number that was typed before it or a full stop behind."""
    line = clean_line(text)
    found = _TYPED_NUMBER.match(line)
    return (line[found.end() :] if found else line).rstrip("。．.：: ")


def _with_ids(section: str, book: Book, parts: Sequence[OutlinePart]) -> Iterator[OutlinePart]:
    """The parts, new ones with an id that nothing was ever told under."""
    last = book.last or LastYear(0, "")
    used = {*book.answers, *book.aside, *last.texts, *(part.id for part in parts)}
    used |= {part.id for shelf in (book.outline, last.outline) for part in shelf.get(section, ())}
    number = 1
    for part in parts:
        if part.id:
            yield part
            continue
        while f"{section}.own_{number}" in used:
            number += 1
        used.add(f"{section}.own_{number}")
        yield OutlinePart(f"{section}.own_{number}", part.heading)


def _faults(section: Section, parts: Sequence[OutlinePart]) -> Iterator[Problem]:
    """Why an outline cannot be so, the gravest first."""
    known = {text.id: text for text in texts_of(section)}
    ids = [part.id for part in parts]
    for id in ids:
        if id not in known and not is_own(section.id, id):
            yield Problem("unknown_part", None, {"part": id})
    if len({*ids}) < len(ids):
        yield Problem("part_twice", None, {"part": next(id for id in ids if ids.count(id) > 1)})
    for text in known.values():
        if text.id not in ids and _is_wanted(text, ids):
            yield Problem("part_wanted", text.id, {"name": text.title or text.says})
    if len(parts) > MOST_PARTS:
        yield Problem("too_many_parts", None, {"max": MOST_PARTS})
    yield from _heading_faults(parts)


def _heading_faults(parts: Sequence[OutlinePart]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, part in enumerate(parts):
        if not part.heading and at:
            yield Problem("heading_missing", part.id)
        elif len(part.heading) > LONGEST_HEADING:
            yield Problem("heading_long", part.id, {"length": len(part.heading), "max": LONGEST_HEADING})
        elif part.heading and _alike(part.heading) in seen:
            yield Problem("heading_twice", part.id, {"heading": part.heading})
        seen.add(_alike(part.heading))


def _alike(heading: str) -> str:
    return "".join(heading.split())


# Printing ------------------------------------------------------------------------------------------------------------


def numbers(section: Section, told: Iterable[str]) -> Mapping[str, str]:
    """The number that each part's heading is printed with, such as （二）, by the part's id; empty without a heading.

    They are counted over the parts that a finished report has: those that were told, and those that the flow wants.

    Args:
        section: A section of a form as an office tells it.
        told: The ids of the texts that were told.
    """
    there = {*told}
    parts = [text for text in texts_of(section) if text.id in there or not text.optional]
    return dict(zip((text.id for text in parts), counted([text.title for text in parts]), strict=True))


def headed(section: Section, book: Book) -> Collection[str]:
    """The parts whose headings stand in the report whatever is told under them: the office's own outline, as far as it is wanted."""
    stated = {part.id for part in book.outline.get(section.id, ())}
    return {text.id for text in texts_of(section) if text.id in stated and not text.optional}


def counted(headings: Iterable[str]) -> list[str]:
    """The numbers of headings in a row, such as （二）; empty for one that is empty."""
    found: list[str] = []
    for heading in headings:
        found.append(f"（{_numeral(sum(map(bool, found)) + 1)}）" if heading else "")
    return found


def _numeral(number: int) -> str:
    """A number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


# The form as told ----------------------------------------------------------------------------------------------------


_OF_QUESTIONS = {"section", "questions", "in_order", "facts", "deciding"}
"""What a form computes of all that it asks: an outline and last year's lists ask more."""
_OF_TABLES = {name for name, made in vars(Flow).items() if isinstance(made, cached_property)} - _OF_QUESTIONS


@lru_cache(maxsize=32)
def _told(
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
