"""Labels that were cut and say so are completed where they begin one thing that the form prints, and no other."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.flowfiles.loading import load_folder
from interview.reading.extract.lines import Line, Piece, paragraph
from interview.reading.match.form import form_of
from interview.reading.match.lines.torn.cut_labels import with_whole_labels_for_cut
from tests.flows.test_small_form import FOLDER

FORM = form_of(available()[0])


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("1.属于国…", "1.属于国家秘密"),
        ("（三）不...", "（三）不予公开"),
        ("(三) 不…", "（三）不予公开"),
        ("三、本年度…", "三、本年度办理结果"),
        ("法人或其 …", "法人或其他组织"),
        ("结果…", "结果…"),
        ("行政许可…", "行政许可…"),
        ("社…", "社…"),
        ("3.其他", "3.其他"),
        ("又及其他……", "又及其他……"),
    ],
)
def test_a_cut_label_is_what_it_begins(cut: str, whole: str) -> None:
    row = Line((Piece(cut, 0, 1), Piece("3…", 1, 2)), "grid", 1)
    (told,) = with_whole_labels_for_cut(FORM, [row])
    assert [piece.text for piece in told.pieces] == [whole, "3…"]


def test_where_nothing_is_cut_all_stays() -> None:
    lines = [paragraph("1.属于国")]
    assert with_whole_labels_for_cut(FORM, lines) is lines


def test_a_form_without_a_ledger_has_its_own_labels() -> None:
    small = form_of(load_folder(FOLDER))
    (told,) = with_whole_labels_for_cut(small, [paragraph("记者…")])
    assert told.text == "记者人数"
