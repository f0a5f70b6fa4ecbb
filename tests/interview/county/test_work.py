"""Files looked at once each: what stands is not done again, whoever does it, wherever it stops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from interview.county.handed_in import HandedIn, marked, written_on
from interview.county.results import Results, judged_by
from interview.county.work import files_of, last_years, look_at_all
from interview.desk.check.last_years import LastYears
from interview.desk.check.one import Checked
from interview.errors import WriteError
from tests.support.county import county, made, names, text_of

NONE = LastYears()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dozen reports, and a file that is none."""
    made_county = county()
    made_county.units = made_county.units[:12]
    made_county.twice = made_county.units[0].name
    made_county.write(tmp_path / "reports")
    (tmp_path / "reports" / "坏的.docx").write_bytes(b"PK nothing")
    return tmp_path / "reports"


def looked(folder: Path, results: Results, **more: Any) -> int:
    return look_at_all(files_of(folder), folder, results, lang="zh", before=NONE, **more)


def all_of(results: Results) -> dict[str, HandedIn]:
    return {card.file: results.of(card.file) for card in results.cards()}


@pytest.mark.no_cover
def test_what_stands_is_not_done_again_and_what_changed_or_went_is(folder: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    with Results(tmp_path / "kept.db") as results:
        assert looked(folder, results, heard=lambda *told: heard.append(told)) == 14
        before = all_of(results)
    assert (heard[0], heard[-1]) == ((0, 14), (14, 14))
    with Results(tmp_path / "kept.db") as results:
        assert looked(folder, results) == 0
        assert all_of(results) == before
        first = county().units[0]
        (folder / first.file).write_text(text_of(made(first.name, 99, "bars")), encoding="utf-8")
        (folder / "坏的.docx").unlink()
        assert looked(folder, results) == 1
        after = all_of(results)
    assert {file for file in before if after.get(file) != before[file]} == {first.file, "坏的.docx"}


def test_another_year_beside_it_another_language_and_other_rules_are_another_result(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = tmp_path / "last"
    last.mkdir()
    (last / "a.txt").write_text(text_of(county().units[0]).replace("2025年", "2024年"), encoding="utf-8")
    before = last_years(last)
    files = before.files
    assert [card.year for card in before.cards] == [2024]
    assert last_years(last / "a.txt") == before
    assert last_years(None) == LastYears()
    known = {judged_by("zh", []), judged_by("en", []), judged_by("zh", files)}
    (last / "a.txt").write_text("另一份", encoding="utf-8")
    known.add(judged_by("zh", files))
    monkeypatch.setattr("interview.county.results.__version__", "9")
    known.add(judged_by("zh", []))
    assert len(known) == 5


@pytest.mark.no_cover
def test_any_executor_gives_the_same_results(folder: Path) -> None:
    with Results() as here, Results() as there, ThreadPoolExecutor(2) as executor:
        looked(folder, here)
        looked(folder, there, executor=executor)
        assert all_of(there) == all_of(here)


class Losing(Executor):
    """Does its work at once, and loses what its rule says."""

    def __init__(self, lost: Mapping[str, BaseException]) -> None:
        self._lost = lost

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        trouble = next((each for name, each in self._lost.items() if name in args[0].name), None)
        if trouble is not None:
            future.set_exception(trouble)
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_file_whose_worker_was_lost_is_told_and_done_again_the_next_time(folder: Path) -> None:
    unit = county().units[5]
    with Results() as results:
        looked(folder, results, executor=Losing({unit.file: RuntimeError("lost")}))
        lost = results.of(unit.file)
        assert not lost.is_readable
        assert unit.name in lost.checked.findings[0].message
        assert looked(folder, results) == 1
        assert results.of(unit.file).is_readable


def test_an_executor_that_is_lost_itself_ends_the_work_and_what_was_done_is_kept(folder: Path) -> None:
    names = sorted(path.name for path in files_of(folder))
    with Results() as results:
        with pytest.raises(BrokenExecutor):
            looked(folder, results, executor=Losing({names[-1]: BrokenExecutor()}))
        assert results.cards()


@pytest.mark.no_cover
def test_whoever_is_interrupted_goes_on_from_there(folder: Path, tmp_path: Path) -> None:
    def stop(at: int, done: int, _whole: int) -> None:
        if done == at:
            raise KeyboardInterrupt

    with Results() as once:
        looked(folder, once)
        for at in (3, 9):
            with Results(tmp_path / "kept.db") as results, pytest.raises(KeyboardInterrupt):
                looked(folder, results, heard=partial(stop, at))
        with Results(tmp_path / "kept.db") as results:
            assert looked(folder, results) == 14 - 9
            assert all_of(results) == all_of(once)


def test_a_file_that_went_meanwhile_has_no_mark_and_no_day(tmp_path: Path) -> None:
    assert marked(tmp_path / "gone") == (0, "")
    assert written_on(tmp_path / "gone") == ""


def test_a_database_of_somebody_else_is_not_written_to(tmp_path: Path) -> None:
    import sqlite3

    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (a)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(WriteError):
        Results(other)
    assert other.read_bytes() == before
    with pytest.raises(WriteError):
        Results(tmp_path / "nowhere" / "a.db")


def test_a_store_that_cannot_be_written_any_more_says_so(folder: Path, tmp_path: Path) -> None:
    results = Results(tmp_path / "kept.db")
    results.close()
    with pytest.raises(WriteError):
        looked(folder, results)
    with pytest.raises(WriteError):
        results.put(HandedIn(Checked("a.docx")), "")


def test_tables_for_researchers_hold_every_report_finding_figure_and_text(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from io import BytesIO

    from interview.county.parquet import tables

    with Results() as results:
        looked(folder, results)
        read = {name: parquet.read_table(BytesIO(data)).to_pylist() for name, data in tables(results)}
        every = all_of(results)
    assert len(read["reports.parquet"]) == len(every)
    assert len(read["findings.parquet"]) == sum(len(each.checked.findings) for each in every.values())
    figures = {(row["file"], row["address"]): row["value"] for row in read["figures.parquet"]}
    told = {(file, cell): value for file, each in every.items() for cell, value in each.figures.items()}
    assert figures == told
    assert {row["office"] for row in read["texts.parquet"]} >= set(names(3))


@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_dask_of_which_one_is_killed_give_the_same_and_nothing_twice(folder: Path) -> None:
    distributed = pytest.importorskip("distributed")
    import os
    import signal

    with (
        Results() as here, Results() as there,
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):  # fmt: skip
        looked(folder, here)
        (victim, *_) = client.run(os.getpid).values()

        def kill(done: int, _whole: int) -> None:
            if done == 4:
                os.kill(victim, signal.SIGKILL)

        assert looked(folder, there, executor=client.get_executor(), heard=kill) == 14
        assert all_of(there) == all_of(here)
