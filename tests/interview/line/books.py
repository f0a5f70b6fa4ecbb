"""Answers as they were given, and how far an interview got by them, for the tests of both faces."""

from __future__ import annotations

from interview.engine.plan.book import Book
from tests.support.interviews import told_whole

COLUMN = {
    "applications.new.natural": 20, "applications.granted.natural": 12, "applications.unable_not_held.natural": 8,
}  # fmt: skip
LAST = "applications.unable_not_held.natural"
BUSY = {
    "applications.new.natural": 30, "applications.granted.natural": 9, "applications.denied_secret.natural": 3,
    "applications.denied_law.natural": 4, "applications.unable_not_held.natural": 6, "applications.unable_create.natural": 8,
}  # fmt: skip
BUSY_LAST = "applications.denied_law.natural"


def book_up_to(question: str, figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    """What a clerk has told when this question comes."""
    state = told_whole(figures, way)
    ids = [asked.id for asked in state.plan.asked]
    later = set(ids[ids.index(question) :])
    answers = {id: answer for id, answer in state.book.answers.items() if id not in later}
    return Book(answers=answers)


def full(figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    """What a clerk has told when everything is."""
    return told_whole(figures, way).book
