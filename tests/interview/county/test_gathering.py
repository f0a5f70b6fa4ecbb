"""A whole made county: every planted fault is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.county.results import Results
from interview.county.roster import read_roster
from interview.county.work import files_of, look_at_all
from interview.county.worklist import UnitTold, Worklist, laid_out
from interview.desk.check.last_years import LastYears
from interview.wording.catalog import words
from tests.support.county import YEAR, County, county


def looked_through(made: County, folder: Path) -> Worklist:
    made.write(folder / "reports")
    made.write_roster(folder / "roster.toml")
    results = Results()
    look_at_all(files_of(folder / "reports"), folder / "reports", results, lang="zh", before=LastYears())
    return laid_out(results, read_roster(folder / "roster.toml"), YEAR, words())


@pytest.fixture(scope="module")
def worklist(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worklist]:
    """The county as it is, in every layout and kind of file."""
    worklist = looked_through(county(files=True), tmp_path_factory.mktemp("county"))
    yield worklist
    worklist.results.close()


def by_unit(worklist: Worklist) -> dict[str, UnitTold]:
    return {told.standing.unit.name: told for told in worklist.every()}


@pytest.mark.no_cover
def test_it_is_told_who_handed_in_who_is_missing_and_who_did_so_twice(worklist: Worklist) -> None:
    made, told = county(), by_unit(worklist)
    states = {name: each.standing.state for name, each in told.items() if each.standing.state != "handed_in"}
    assert states == {made.twice: "twice", **dict.fromkeys(made.missing, "missing")}
    assert len(told) == 60
    assert len(told[made.twice].standing.files) == 2


def test_every_planted_fault_is_found_and_none_invented(worklist: Worklist) -> None:
    made = county()
    found = {
        name: {each.rule for each in told.findings}
        for name, told in by_unit(worklist).items()
        if told.findings
    }
    follow = {"I1": {"I3"}, "I3": {"I2"}}
    for name, rule in made.planted.items():
        rules = found.pop(name)
        assert rule in rules, name
        assert rules - {rule} <= follow.get(rule, set()), name
    for name in (*made.copied, *made.copied.values()):
        assert found.pop(name) == {"T13"}, name
    assert sorted(map(sorted, found.values())) == [["county.contact"], ["county.figures"]]  # whose they were


def test_copied_text_is_told_to_both_with_the_other_named(worklist: Worklist) -> None:
    told = by_unit(worklist)
    for mine, other in county().copied.items():
        for one, two in ((mine, other), (other, mine)):
            (found,) = (each for each in told[one].findings if each.rule == "T13")
            assert two in found.message
            assert found.severity == "warning"
            assert "problems" in found.where
    assert sum(each.rule == "T13" for one in told.values() for each in one.findings) == 6


def test_whose_figures_or_telephone_it_is_is_named(worklist: Worklist) -> None:
    for told in by_unit(worklist).values():
        for each in told.findings:
            if each.rule in {"county.figures", "county.contact"}:
                others = [name for name in by_unit(worklist) if name in each.message]
                assert len(others) == 1
                assert others != [told.standing.unit.name]
