"""The installed command on a terminal: the densest published report, its table pasted in one go."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interview.engine.plan.ledger.ids import LedgerIds
from interview.session import read
from tests.interview.cli.terminal import window
from tests.interview.cli.test_full_screen import FILE, begun
from tests.interview.reading.paste.test_block import ledger, raw
from tests.support.reports import typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")


def test_one_paste_and_a_confirm_give_every_cell(tmp_path: Path) -> None:
    id, figures = typed("002")
    block = raw("002").replace("\n", "\r")  # as terminals paste line ends
    with window(tmp_path, "new") as at:
        begun(at)
        at.child.send("\x1bOR")  # F3
        at.wait_for("空着的格子就是")
        at.child.send(f"\x1b[200~{block}\x1b[201~")
        at.wait_for("认出 24 行，144 格")
        at.child.send("\r")
        at.wait_for("填好了 144 格")
        at.child.send("\x13")  # Ctrl+S
        at.wait_for("收 14629 办 13810，转下年 819，平了")
        at.child.send("\x11")
        assert at.ended() == 0
    answers = read(tmp_path / FILE).book.answers
    cells = LedgerIds(ledger(id)).inputs()
    assert {cell: answers[cell].value.value for cell in cells} == {cell: figures[cell] for cell in cells}
    assert answers["applications.table"].value.value is True
