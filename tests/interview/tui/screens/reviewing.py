"""The review on the full screen, as its tests come to it: whole interviews, its rows, the way to one of them."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer, Book
from interview.tui.screens.review import ReviewScreen
from interview.tui.widgets.rows import Rows
from tests.interview.line.books import full as thin
from tests.interview.line.test_review import FINDING
from tests.interview.tui.playing import Play
from tests.support.interviews import WHOLE
from tests.support.offices import SIX
from tests.support.prefilled import with_texts

BEGUN = {**SIX, **FINDING}


def full(figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    """A whole interview of whose texts nobody has anything to say."""
    return with_texts(thin(figures, way), WHOLE)


def slipped(book: Book) -> Book:
    """The same, one count a little off and one number kept from last year."""
    told = dict(book.answers)
    told["applications.granted.natural"] = Answer(Count(value=5))
    told["documents.in_force"] = replace(told["documents.in_force"], origin="confirmed")
    return replace(book, answers=told)


def at_review(play: Play) -> bool:
    return isinstance(play.app.screen, ReviewScreen)


def rows(play: Play) -> Rows:
    return play.app.screen.query_one(Rows)


def marked(play: Play) -> object:
    return rows(play).marked


async def go_to(play: Play, text: str) -> None:
    """Walks down to the row that begins with a text."""
    for _ in rows(play).rows:
        if next(row for row in rows(play).rows if row.means == marked(play)).left.startswith(text):
            return
        await play.press("down")
    raise AssertionError(text)
