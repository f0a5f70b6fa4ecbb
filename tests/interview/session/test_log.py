"""The log says what happened, to what, and both values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from interview.engine.answers.kinds import Choices, Count, Money, Prose, YesNo
from interview.engine.plan.book import Answer, Book, Entry, OutlinePart
from interview.session.contents import LogLine
from interview.session.log import MOST_LINES, changes, lengthened
from tests.interview.session.books import NOON, books, counts


def lines(before: Book, after: Book) -> list[tuple[object, ...]]:
    return [(line.what, line.question, line.was, line.now) for line in changes(before, after, NOON)]


@given(books)
def test_nothing_happened_between_a_book_and_itself(book: Book) -> None:
    assert changes(book, book, NOON) == ()
    assert changes(book, replace(book), NOON) == ()


@given(books, books)
def test_any_two_books_can_follow_each_other(before: Book, after: Book) -> None:
    told = {line.question for line in changes(before, after, NOON) if line.what == "answered"}
    assert told <= set(after.answers)


def test_an_answer_given_changed_and_taken_back() -> None:
    assert lines(Book(), counts(a=1)) == [("answered", "a", None, 1)]
    assert lines(counts(a=1), counts(a=2, b=3)) == [("changed", "a", 1, 2), ("answered", "b", None, 3)]
    assert lines(counts(a=1), Book()) == [("taken_back", "a", 1, None)]


def test_what_was_gone_through_is_told_and_so_is_that_taken_back() -> None:
    kept = Book({"a": Answer(Count(value=1), "confirmed")})
    seen = Book({"a": Answer(Count(value=1), "confirmed", reviewed=True)})
    assert lines(kept, seen) == [("reviewed", "a", False, True)]
    assert lines(seen, kept) == [("reviewed", "a", True, False)]
    assert lines(seen, counts(a=2)) == [("changed", "a", 1, 2)]


def test_an_answer_set_aside_and_returned() -> None:
    aside = Book(aside=counts(a=1).answers)
    assert lines(counts(a=1), aside) == [("set_aside", "a", 1, None)]
    assert lines(aside, counts(a=1)) == [("returned", "a", None, 1)]
    assert lines(aside, counts(a=2)) == [("answered", "a", None, 2)]


def test_values_are_written_plainly() -> None:
    book = Book(
        {
            "money": Answer(Money(value=Decimal("2.50"))),
            "gate": Answer(YesNo(value=False)),
            "some": Answer(Choices(value=("x", "y"))),
            "text": Answer(Prose(value="长" * 500)),
        }
    )
    assert [line[3] for line in lines(Book(), book)] == ["2.5", False, ("x", "y"), "长" * 200 + "…"]


def test_entries_are_told_apart_by_where_they_stand() -> None:
    a, b, c = (Entry(column=column) for column in "abc")

    def told(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> list[tuple[object, object]]:
        return [(line[0], line[1]) for line in lines(Book(entries=before), Book(entries=after))]

    assert told((a, b), (a, b, c)) == [("entry_added", "entries.3")]
    assert told((a, b, c), (a, c)) == [("entry_removed", "entries.2")]
    assert told((a, b, c), (a, a, c)) == [("entry_changed", "entries.2")]
    assert told((a, a), (a,)) == [("entry_removed", "entries.2")]


def test_a_finding_accepted_again_and_reopened() -> None:
    assert lines(Book(), Book(accepted={"f": "一"})) == [("accepted", "f", None, "一")]
    assert lines(Book(accepted={"f": "一"}), Book(accepted={"f": "二"})) == [("accepted", "f", "一", "二")]
    assert lines(Book(accepted={"f": "一"}), Book()) == [("reopened", "f", "一", None)]


def test_the_log_lets_go_of_its_oldest_lines_only_when_it_is_very_long() -> None:
    log = tuple(LogLine(at=NOON, what="changed", question="a", now=number) for number in range(MOST_LINES))
    newest = LogLine(at=NOON, what="changed", question="a", now=-1)
    assert lengthened(log, ()) is log
    assert lengthened(log[1:], (newest,)) == (*log[1:], newest)
    assert lengthened(log, (newest,)) == (*log[1001:], newest)


def test_a_count_that_was_changed_to_the_same_number_with_another_origin_is_a_change() -> None:
    kept = Book({"a": Answer(Count(value=1), "confirmed")})
    assert lines(counts(a=1), kept) == [("changed", "a", 1, 1)]


def test_an_outline_that_was_arranged_is_told_with_every_part() -> None:
    parts = (OutlinePart("problems", ""), OutlinePart("problems.own_1", "整改"))
    own = Book(outline={"problems": parts})
    assert lines(Book(), own) == [("arranged", "problems", None, ("problems", "problems.own_1 整改"))]
    assert lines(own, Book()) == [("arranged", "problems", ("problems", "problems.own_1 整改"), None)]
