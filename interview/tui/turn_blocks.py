"""Turns of the conversation as blocks of the transcript; what is said is `interview.wording`'s."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import partial
from typing import assert_never

from interview.engine.plan.book import Answer
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.engine.step.turns import SectionOpened, Turn
from interview.talk.interview import Held, Kept
from interview.talk.prompt.drafts import marks_of
from interview.talk.prompt.question import with_its_count
from interview.talk.sayings import Begins, Ends, Follows, Heard, Passing, sayings
from interview.tui.widgets.blocks import Answered, Block, Recap, Said
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.names import section_name
from interview.wording.questions import question, told
from interview.wording.tables import Grid, laid_out, recap
from interview.wording.wrap import Marks

_LONGEST = 240
"""So many cells of a long text are shown; the rest is in its field."""
_WIDEST = 76


def said_first(held: Held, there: Iterable[str]) -> list[Block]:
    """A greeting, and what there is to say as the interview opens, without the headings that are there already.

    Args:
        held: The interview.
        there: The questions that the transcript shows.
    """
    state, words, opened = held.state, held.words, held.opened
    key = "resumed" if state.asked else "resumed_review"
    greeting = words.say(f"line.{key}" if opened.resumed else "line.welcome")
    notices = [Said(line) for line in held.notices()]
    sections = {asked.section for asked in map(held.plan.get, there) if asked is not None}
    turns = [
        turn for turn in opened.turns if not (isinstance(turn, SectionOpened) and turn.section in sections)
    ]
    return [Said(greeting, "passing"), *notices, *said_by(state, turns, words)]


def said_after(held: Held, before: State, turns: Iterable[Turn], kept: Kept) -> list[Block]:
    """What a step adds to the transcript, with where it is kept and what it made odd: before the section that begins then."""
    words = held.words
    blocks = said_by(held.state, turns, words)
    of_it: list[Block] = []
    if kept.made and held.desk.path:
        of_it.append(Said(words.say("line.saved_as", file=held.desk.path.name), "passing"))
    of_it += [Said(line) for line in kept.said]
    of_it += _said_of_oddities(before.plan, held.plan, words)
    begins = (
        at for at, block in enumerate(blocks) if at and isinstance(block, Said) and block.kind == "section"
    )
    at = next(begins, len(blocks))
    return [*blocks[:at], *of_it, *blocks[at:]]


def said_by(state: State, turns: Iterable[Turn], words: Words) -> list[Block]:
    """What the turns of a step add to the transcript; the question asked now is the composer's."""
    return [block for turn in turns for block in _blocks(state, turn, words)]


def said_before(state: State, words: Words) -> list[Block]:
    """The transcript of an interview that goes on: every answer before the place, under its section."""
    found: list[Block] = []
    section = None
    for asked in state.plan.asked:
        if asked.id == state.place.question:
            break
        if asked.answer is None:
            continue
        if asked.section != section:
            section = asked.section
            found.append(Said(section_name(state.flow.section[section], words), "section"))
        found.append(answered(asked, words))
    return found


def answered(asked: Asked, words: Words, passing: str = "") -> Answered:
    """A question with its answer."""
    assert asked.answer is not None  # noqa: S101 - only ever of an answered one
    text, marks = _shown(asked, asked.answer, words)
    return Answered(asked.id, question(asked, words), text, passing, marks=marks)


def _shown(asked: Asked, answer: Answer, words: Words) -> tuple[str, Marks]:
    """An answer cut to what is shown, and what of it follows a figure or a fact."""
    text = cut(told(asked, answer.value, words).replace("\n", " "), _LONGEST)
    return text, marks_of(answer.bound, text)


def brought_up_to_date(plan: Plan, blocks: Iterable[Answered], words: Words) -> Iterator[Answered]:
    """The blocks whose answer is no longer the one they show; of what went and is nowhere kept, 0 that made a gate 没有, nothing is said."""
    shown = [*blocks]
    ids = {block.id for block in shown}
    for block in shown:
        asked = _with_its_count(plan, plan.get(block.id), ids)
        if asked is None and (block.id not in plan.book.aside or _led_to_a_result(plan, block.id)):
            continue
        if asked is None or asked.answer is None:
            aside = words.say("screen.aside" if asked is None else "screen.open_again")
            if block.aside != aside:
                yield Answered(block.id, block.question, block.answer, aside=aside)
        else:
            now = answered(asked, words)
            if (now.answer, now.marks, "") != (block.answer, block.marks, block.aside):
                yield now


def _led_to_a_result(plan: Plan, question: str) -> bool:
    """Whether a question about an application is gone because its answer has placed it."""
    ledger = plan.flow.ledger
    stems = [] if ledger is None else [LedgerIds(ledger).entry(at, "") for at in range(len(plan.listed))]
    return any(question.startswith(stem) for stem in stems)


def _with_its_count(plan: Plan, asked: Asked | None, shown: Container[str]) -> Asked | None:
    """A gate that was answered with how many there are says so, unless its count has a block of its own."""
    return asked if asked is None or asked.gate_of in shown else with_its_count(plan, asked)


def _said_of_oddities(before: Plan, after: Plan, words: Words) -> list[Block]:
    """What an answer made wrong or odd, said at once."""
    # Not before the first answer: the first question waits for nothing.
    from interview.review.messages import one_line
    from interview.review.of_interview import noticed

    return [
        Said(one_line(each, after.flow, words), "passing", finding=each.id) for each in noticed(before, after)
    ]


def is_mended(plan: Plan, said: Block) -> bool:
    """Whether something was said of an oddity that is none any more."""
    if not isinstance(said, Said) or not said.finding:
        return False
    from interview.review.of_interview import findings

    return said.finding not in {each.id for each in findings(plan)}


def _blocks(state: State, turn: Turn, words: Words) -> Iterator[Block]:
    for each in sayings(state, turn, words):
        match each:
            case Heard(asked, passing):
                yield answered(asked, words, passing)
            case Begins(section, opening):
                yield Said(section_name(section, words), "section")
                if opening:
                    yield Said(opening)
            case Ends(section, figures, passing):
                rows = recap(state.plan, section, words) if figures else ()
                if rows:
                    yield Recap(section.id, partial(_laid_out, rows, words))
                if passing:
                    yield Said(passing, "passing")
            case Passing(text, until):
                yield Said(text, "passing", until=until)
            case Follows(asked):
                assert asked.answer is not None  # noqa: S101 - it stands there
                text, marks = _shown(asked, asked.answer, words)
                yield Said(text, marks=marks)
            case _:
                assert_never(each)


def _laid_out(rows: Grid, words: Words, cells: int) -> list[str]:
    return laid_out(rows, words, min(cells, _WIDEST))
