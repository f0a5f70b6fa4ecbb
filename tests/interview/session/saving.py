"""Saves one answer after the other and says so after each, until it is killed.

For each path on its input it splits off a new process, so that a thousand kills do not cost a thousand starts of
an interpreter. Lines out: the number of the process, then each count once it is on disk.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer
from interview.session import AnswersFile


def save_for_ever(path: Path) -> None:
    with AnswersFile.open(path) as file:
        book = file.session.book
        first = int(file.session.place or 0)
        for number in count(first + 1):
            book = replace(book, answers={**book.answers, f"q.{number % 50}": Answer(Count(value=number))})
            file.save(book, str(number))
            os.write(1, f"{number}\n".encode())


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            save_for_ever(Path(line.rstrip("\n")))
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
