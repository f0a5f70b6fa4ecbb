"""What goes back to each unit, and the overview: what stands in them, in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import docx as word
import pytest

from interview.county.feedback import goes_back, page_for, place_of
from interview.county.handed_in import HandedIn
from interview.county.overview import overview_of
from interview.county.pages import pages
from interview.county.results import Results
from interview.county.roster import Roster, Unit
from interview.county.work import files_of, look_at_all
from interview.county.worklist import UnitTold, Worklist, laid_out
from interview.desk.check.last_years import LastYears
from interview.desk.check.one import Checked, PrintedFinding
from interview.reading.extract.formats.office.sheet import cells_of_sheet
from interview.review.in_print import names_of_form
from interview.wording.catalog import words
from interview.wording.names import name_of
from renderers.model import Document, Heading, Paragraph, Table
from tests.support.county import GOVERNMENT, YEAR, County, county, made, names, text_of

SOME = 12


def some() -> County:
    """Few of the county: with faults, and one that is missing."""
    found = county(60, without=frozenset({"html"}))
    found.units = found.units[:SOME]
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    made_county = some()
    made_county.twice = made_county.units[-1].name
    made_county.write(folder)
    old = text_of(made("云山县老河镇人民政府", 90, "bars")).replace(f"{YEAR}年", "2023年")
    (folder / "old.txt").write_text(old, encoding="utf-8")
    (folder / "云山县新河镇人民政府.docx").write_bytes(b"PK no document")
    return folder


@pytest.fixture(scope="module", params=["zh", "en"])
def worklist(folder: Path, request: pytest.FixtureRequest) -> Iterator[Worklist]:
    names = [unit.name for unit in some().units]
    more = ["云山县老河镇人民政府", "云山县新河镇人民政府", "云山县没交镇人民政府"]
    roster = Roster(government=GOVERNMENT, units=tuple(Unit(name=name) for name in (*names, *more)))
    results = Results()
    look_at_all(files_of(folder), folder, results, lang=request.param, before=LastYears())
    yield laid_out(results, roster, YEAR, words(request.param))
    results.close()


def page(worklist: Worklist, name: str) -> str:
    return text(page_for(told(worklist, name), worklist))


def told(worklist: Worklist, name: str) -> UnitTold:
    return next(each for each in worklist.every() if each.standing.unit.name == name)


def text(document: Document) -> str:
    said = [document.title]
    for block in document.blocks:
        said += (
            [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
        )
    return "\n".join(said)


@pytest.mark.no_cover
def test_a_unit_is_told_every_finding_with_its_place_and_the_words_there(worklist: Worklist) -> None:
    for each in worklist.every():
        said = text(page_for(each, worklist))
        assert all(found.message.rstrip("。.") in said for found in each.findings)
        assert all(found.mending in said for found in each.findings)
    mobile = next(name for name, rule in county().planted.items() if rule == "T18")
    if any(unit.name == mobile for unit in some().units):
        assert "13907951234" in page(worklist, mobile)


def test_the_place_is_the_cell_the_text_with_its_words_or_the_whole(worklist: Worklist) -> None:
    places = [
        row[1].text
        for each in worklist.every()
        for block in page_for(each, worklist).blocks if isinstance(block, Table)
        for row in block.rows[1:]
    ]  # fmt: skip
    assert places
    assert all(places)
    assert not [place for place in places if re.search(r"\b(title|opening|part\.\d|overview\.)", place)]
    assert any("「" in place or "“" in place for place in places)


def test_whoever_did_not_hand_in_what_counts_is_told_what_is_wanted(worklist: Worklist) -> None:
    units = {each.standing.state: each for each in worklist.every()}
    assert {"missing", "twice", "wrong_year", "unreadable"} <= units.keys()
    for state in ("missing", "twice", "wrong_year", "unreadable"):
        first, *more = page_for(units[state], worklist).blocks
        assert isinstance(first, Paragraph)
        assert all(file in first.text for file in units[state].standing.files)
        assert bool(more) == (state == "twice")
    parted = page_for(units["twice"], worklist).blocks[-1]
    assert isinstance(parted, Paragraph)
    assert name_of(worklist.flow, "applications.new.natural", worklist.words) in parted.text


def test_what_is_to_be_mended_is_numbered_as_it_comes(worklist: Worklist) -> None:
    for each in worklist.every():
        heads = [block.text[0] for block in page_for(each, worklist).blocks if isinstance(block, Heading)]
        assert heads == [*("一二三" if worklist.words.lang == "zh" else "123")][: len(heads)]


def test_who_has_nothing_to_mend_gets_no_page(worklist: Worklist) -> None:
    names = [name for name, _ in pages(worklist, "text")]
    quiet = [each for each in worklist.every() if not goes_back(each)]
    assert quiet
    assert not [each for each in quiet if any(each.standing.unit.name in name for name in names)]
    assert len(names) == 1 + sum(map(goes_back, worklist.every()))


def test_the_overview_tells_how_far_it_is_the_worst_what_many_have_and_what_is_alike(
    worklist: Worklist,
) -> None:
    overview = overview_of(worklist)
    said = text(overview.document)
    assert GOVERNMENT in overview.document.title
    assert "云山县没交镇人民政府" in said
    worst = next(block for block in overview.document.blocks if isinstance(block, Table))
    counts = [tuple(int(cell.text) for cell in row[1:]) for row in worst.rows[1:]]
    assert counts == sorted(counts, reverse=True)
    assert all("<svg" in each for drawn in overview.pictures.values() for each in drawn)
    assert overview.pictures
    assert overview.pictures.keys() == overview.charts.keys()


def test_the_overview_in_word_is_drawn_and_said_in_words(worklist: Worklist) -> None:
    packed = io.BytesIO(dict(pages(worklist, "docx"))[f"{overview_name(worklist)}.docx"])
    said = [shape._inline.docPr.get("descr") for shape in word.Document(packed).inline_shapes]
    assert len(said) == sum(map(len, overview_of(worklist).drawn.values())) > 0
    assert any(unit.name[:15] in each for each in said for unit in some().units)


def overview_name(worklist: Worklist) -> str:
    return worklist.words.say("county.overview_file", year=YEAR)


def test_every_format_says_the_same(worklist: Worklist) -> None:
    docx, html, plain = (dict(pages(worklist, to)) for to in ("docx", "html", "text"))
    assert [*map(stem, docx)] == [*map(stem, html)] == [*map(stem, plain)]
    for name, data in plain.items():
        title = packed(data.decode().split("\n")[0])
        assert packed(word.Document(io.BytesIO(docx[f"{stem(name)}.docx"])).paragraphs[0].text) == title
        assert f"<h1>{title}</h1>" in packed(
            unescape(html[f"{stem(name)}.html"].decode()).replace("<wbr>", "")
        )


def packed(said: str) -> str:
    return "".join(said.split())


def stem(name: str) -> str:
    return name.rpartition(".")[0]


def test_the_workbook_has_every_unit_every_finding_and_every_figure(worklist: Worklist) -> None:
    ((name, data),) = pages(worklist, "xlsx")
    assert name.endswith(".xlsx")
    units, findings, figures = cells_of_sheet(data).values()
    every = list(worklist.every())
    assert len(units) == len(every) + 1
    assert len(findings) == sum(len(each.findings) for each in every) + 1
    seen = [figures[1][at] for at in sorted(figures[1])][1:]  # a sheet is read so far to the right
    assert seen == list(worklist.flow.cells[: len(seen)])
    at = worklist.flow.cells.index("documents.in_force") + 1
    for down, each in enumerate(every, start=2):
        value = each.report.figures["documents.in_force"] if each.report else None
        assert figures[down].get(at) == (None if value is None else str(value))


@pytest.mark.no_cover
def test_days_on_which_reports_came_are_drawn_where_there_are_several(folder: Path, tmp_path: Path) -> None:
    results = Results()
    look_at_all(files_of(folder), folder, results, lang="zh", before=LastYears())
    gathering = laid_out(results, None, YEAR, words()).gathering
    first = next(each.card for each in gathering.counted if each.card is not None)
    results.put(replace(results.of(first.file), arrived="2026-01-02"), "")
    worklist = laid_out(results, None, YEAR, words())
    assert any("2026-01-02" in each for drawn in overview_of(worklist).pictures.values() for each in drawn)
    results.close()


def test_a_county_in_which_all_is_right_has_an_overview_that_says_so() -> None:
    results = Results()
    worklist = laid_out(results, Roster(units=(Unit(name="甲县甲局", expected=False),)), YEAR, words())
    said = text(overview_of(worklist).document)
    assert "没有哪家有要改、要留意的" in said
    assert "没有好几家都有的" in said
    results.close()


def test_of_very_many_that_are_alike_the_overview_names_some_and_says_how_many_more_there_are() -> None:
    with Results() as results:
        for at, name in enumerate(names(90)):
            profile = {"office.address": f"城关大道{at // 2}号"}
            results.put(HandedIn(Checked(name, name, YEAR, "disclosure_2021"), "x", profile=profile), "")
        document = overview_of(laid_out(results, None, YEAR, words())).document
    table = next(each for each in document.blocks if isinstance(each, Table) and each.name == "各单位之间")
    assert len(table.rows) == 41
    assert "另有 5 处" in text(document)


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ((), "整份报告"), (("part.0",), "整份报告"), (("part.5",), "第 5 部分"), (("title",), "标题"),
        (("fees.amount",), "行政事业性收费"),
        (({"text": "problems", "start": 0, "end": 4},), "存在的主要问题"),
        (({"text": "overview.proactive", "start": 20, "end": 22},), "主动公开：「…一二三四五六七八九十一二三四五六七八九十一二三四五六…」"),
    ],
)  # fmt: skip
def test_a_place_has_a_name_and_the_words_around_it(
    where: tuple[str | dict[str, object], ...], place: str
) -> None:
    texts = {"problems": "都写好了", "overview.proactive": "一二三四五六七八九十" * 9}
    found = PrintedFinding("T1", "T1", "error", "看看", where)
    said = place_of(found, texts, names_of_form("disclosure_2021", "zh"), words())
    assert said.startswith(place.partition("「")[0])
    if "「" in place:
        assert "…" in said
        assert "一二" in said
