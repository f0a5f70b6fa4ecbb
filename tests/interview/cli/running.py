"""Running commands in a folder, in this process, and what they say; for the tests of those that need no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.cli import main
from interview.session import AnswersFile, Session
from tests.interview.line.books import full
from tests.support.offices import SIX

OUT = "out.nianbao.json"
PROBLEMS = '[texts]\n"problems" = "解读少。"\n"improvements" = "多配图。"\n'
"""What every year tells anew."""


class Ran:
    """A command that was run in this process."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Run:
    """Runs commands in a folder, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        said = self.capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(int(code), said.out, said.err)

    def tell(self, text: str, *arguments: str) -> Ran:
        (self.folder / "story.toml").write_text(text, encoding="utf-8")
        return self("story", "story.toml", "-o", OUT, *arguments)

    @property
    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


def kept(run: Run, *, whole: bool = True, name: str = OUT) -> None:
    """Puts an answers file into the folder."""
    book = full(dict(SIX))
    if not whole:
        told = {id: answer for id, answer in book.answers.items() if id != "office.phone"}
        book = type(book)(answers=told)
    with AnswersFile.create(run.folder / name, Session("disclosure_2021", 1, book, None)):
        pass
