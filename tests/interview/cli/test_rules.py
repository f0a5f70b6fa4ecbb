"""`nianbao rules`: the list, one rule, an id as a check prints it, one that there is not."""

from __future__ import annotations

import pytest

from interview.cli import main
from interview.cli.exits import Exit
from interview.flowfiles import available
from interview.review.checking import every_rule


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["rules", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_listed_on_a_line_of_its_own(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "--lang", lang)
    assert (code, err) == (Exit.DONE, "")
    ids = [each.split()[0] for each in out.splitlines()]
    assert ids == [each.id for each in every_rule(available())]


@pytest.mark.parametrize("asked", ["N07", "n07", "N07.natural", " N07_x "])
def test_one_rule_is_told_whole_also_by_the_id_of_a_finding(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, asked)
    first, looks, source, example = out.splitlines()
    assert code == Exit.DONE
    assert first.startswith("N07  要改：上年结转")
    assert looks == "看的是：上一年的报告、表三"
    assert source == "来历：年度报告格式；两年的表三"
    assert example.startswith("举个例子：")


def test_it_is_told_in_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "T08", "--lang", "en")
    assert out.splitlines()[1] == "Looks at: texts"


@pytest.mark.parametrize(("asked", "near"), [("N7", "是不是 N0"), ("没有", "打 nianbao rules")])
def test_a_rule_that_there_is_not_is_named_with_what_may_be_meant(
    asked: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, asked)
    assert (code, out) == (Exit.USAGE, "")
    assert asked in err
    assert near in err
