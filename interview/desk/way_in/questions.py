"""A question of the program itself while a file is opened: which column says what, say. Whoever opens it brings who answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Ask = Callable[[str, Sequence[str]], int]
"""Asks a question with some answers, and gives the number of the one that was picked, from 0."""


class Unanswered(Exception):  # noqa: N818 - nothing is wrong
    """A file can be opened once this question is answered."""

    def __init__(self, question: str, labels: Sequence[str]) -> None:
        super().__init__(question)
        self.question, self.labels = question, labels


def told_before(answers: Sequence[int]) -> Ask:
    """Answers the first questions as they were answered before; the next one raises Unanswered."""
    left = iter(answers)

    def ask(question: str, labels: Sequence[str]) -> int:
        for answer in left:
            return answer
        raise Unanswered(question, labels)

    return ask
