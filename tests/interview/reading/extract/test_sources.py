"""Files of every format to lines, and every kind of file that is refused."""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import ReportFileError
from interview.reading.extract.charset import decoded
from interview.reading.extract.files import MOST_BYTES, contents
from interview.reading.extract.formats.fixed_layout.pages import DrawnText
from interview.reading.extract.formats.fixed_layout.pages import _lines as pdf_lines
from interview.reading.extract.formats.office.libreoffice import office_program
from interview.reading.extract.formats.office.word import lines_of_word
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line
from tests.interview.reading.pdfs import pdf
from tests.interview.reading.words import p, t, tbl, tc, tr, word
from tests.support.systems import needs_libreoffice


def texts(lines: list[Line]) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines]


def refused(path: Path) -> str:
    with pytest.raises(ReportFileError) as refusal:
        contents(path)
    return refusal.value.code


def packed(body: bytes, packing: int = ZIP_DEFLATED) -> bytes:
    """A .docx with this file as its body."""
    made = BytesIO()
    with ZipFile(made, "w", packing) as package:
        package.writestr("word/document.xml", body)
    return made.getvalue()


def gone(process: int) -> bool:
    """Whether a process has ended, or only waits for whoever takes in orphans."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def put(folder: Path, data: bytes | str, name: str = "报告.docx") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# Word -----------------------------------------------------------------------------------------------------------


def test_deleted_text_is_left_out_and_inserted_text_is_taken() -> None:
    body = p(
        t("收到"),
        "<w:del><w:r><w:delText>5</w:delText></w:r><w:r><w:t>5</w:t></w:r></w:del>",
        f"<w:ins>{t('6')}</w:ins>",
        t("件"),
    )
    assert texts(lines_of_word(word(body))) == [["收到6件"]]


def test_a_text_box_is_a_paragraph_of_its_own_and_read_once() -> None:
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(t('盒子'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{p(t('盒子'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(lines_of_word(word(p(t("前"), box, t("后"))))) == [["盒子"], ["前后"]]


def test_merged_cells_cover_their_columns_and_rows() -> None:
    body = tbl(
        tr(tc("三、", "<w:vMerge w:val='restart'/>"), tc("总", "<w:gridSpan w:val='2'/>")),
        tr(tc("", "<w:vMerge/>"), tc("1"), tc("2")),
    )
    first, second = lines_of_word(word(body))
    assert [(piece.text, piece.start, piece.end, piece.shared) for piece in first.pieces] == [
        ("三、", 0, 1, True),
        ("总", 1, 3, False),
    ]
    assert [(piece.text, piece.above) for piece in second.pieces] == [
        ("三、", True),
        ("1", False),
        ("2", False),
    ]


def test_a_table_of_one_cell_inside_a_cell_is_that_cells_text() -> None:
    assert texts(lines_of_word(word(tbl(tr(tc("规章"), tc(tbl(tr(tc("7"))))))))) == [["规章", "7"]]


def test_a_frame_around_the_tables_is_taken_apart() -> None:
    inner = tbl(tr(tc("规章"), tc("7")))
    assert texts(lines_of_word(word(tbl(tr(tc(p(t("前面")) + inner + p(t("后面")))))))) == [
        ["前面"],
        ["规章", "7"],
        ["后面"],
    ]


def test_cells_skipped_before_a_row_keep_their_place() -> None:
    row = "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" + tc("7") + "</w:tr>"
    (line,) = lines_of_word(word(tbl(row + tr(tc("a"), tc("b"), tc("c")))))[:1]
    assert [(piece.text, piece.start) for piece in line.pieces] == [("", 0), ("7", 2)]


def test_breaks_and_hyphens_are_text() -> None:
    assert texts(
        lines_of_word(word(p(t("一"), "<w:r><w:br/></w:r>", t("二"), "<w:r><w:noBreakHyphen/></w:r>")))
    ) == [["一"], ["二-"]]


def test_links_are_text_and_nothing_is_fetched() -> None:
    assert texts(lines_of_word(word(p(f"<w:hyperlink r:id='x' xmlns:r='r'>{t('网站')}</w:hyperlink>")))) == [
        ["网站"]
    ]


def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    for before in ("<!--" + "y" * 1_000_000 + "-->", "<?x y?>" * 10_000, " " * 100_000):
        assert refused(put(tmp_path, packed(f"{before}{bomb}<x>&a;</x>".encode()))) == "damaged_word"
    wide = f"<?xml version='1.0' encoding='utf-16'?>{bomb}<x>&a;</x>".encode("utf-16")
    assert refused(put(tmp_path, packed(wide))) == "damaged_word"


@pytest.mark.no_cover
def test_a_package_that_could_take_any_memory_is_refused(tmp_path: Path) -> None:
    assert refused(put(tmp_path, packed(b"<x/>", ZIP_LZMA))) == "damaged_word"
    many = BytesIO()
    with ZipFile(many, "w") as package:
        for number in range(10_001):
            package.writestr(str(number), "")
    assert refused(put(tmp_path, many.getvalue())) == "bursting"
    assert refused(put(tmp_path, word("<w:r/>" * 1_500_000))) == "bursting"


def test_text_inside_text_and_deleted_text_keep_to_their_places() -> None:
    assert texts(
        lines_of_word(word(p("<w:r><w:t>一<w:x>二</w:x></w:t></w:r>", "三<w:del>四</w:del>", t("五"))))
    ) == [["一二五"]]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert refused(put(tmp_path, word("<w:p/>" * 7_000_000))) == "bursting"


def test_another_package_a_damaged_one_and_broken_xml_are_told_apart(tmp_path: Path) -> None:
    assert refused(put(tmp_path, word("", "xl/other.xml"))) == "not_word"
    assert refused(put(tmp_path, word(p(t("一")))[:60])) == "damaged_word"
    assert refused(put(tmp_path, word("<w:p>"))) == "damaged_word"


# Web pages ------------------------------------------------------------------------------------------------------


def test_furniture_scripts_and_broken_tags_do_no_harm() -> None:
    page = "<body><script>if (a<b) 1</script><p>一<b>、<p>二<table><tr><td>规<o:p>章</o:p><td>0<tr><td colspan=x>行政许可<td>&nbsp;</table>尾"
    assert texts(lines_of_page(page)) == [["一、"], ["二"], ["规章", "0"], ["行政许可", ""], ["尾"]]


def test_tables_nested_without_end_are_bounded() -> None:
    assert texts(lines_of_page("<table><tr><td>" * 30_000 + "1" + "</div>" * 30_000)) == [["1"]]
    assert texts(lines_of_page("<p>" + "<div>" * 300_000 + "一")) == [["一"]]


def test_comments_marks_and_tags_that_never_end_are_passed_over() -> None:
    for page, told in (
        ("<p>一<!-- <p>无 -->二<!-->三<!--->四", "一二三四"),
        ("<p>一<!-- <p>无 -->二<!--" + "<!--" * 500_000 + "三", "一二"),
        ("<p>一<!-- 二<p>三", "一 二\n三"),
        ("<p>一<![if x]>二<![endif]>三<?xml version='1.0'?>" + "<![" * 500_000, "一二三"),
        ("<p>一<img src='" + "x" * 30_000 + "'>二", "一二"),
        ("<p>一<a b='" + "<a b='" * 200_000, "一"),
        ("<p>一<td cla", "一"),
        ("<p>3<5，< 6</ 7>", "3<5，< 6"),
    ):
        assert "\n".join(line.text for line in lines_of_page(page)) == told


def test_an_end_tag_that_closes_nothing_ends_a_paragraph_as_browsers_show_it() -> None:
    assert texts(lines_of_page("<div>一</p>二</br>三</td>四</div>")) == [["一"], ["二"], ["三"], ["四"]]


def test_quotes_hide_the_end_of_a_tag_only_where_they_hold_a_value() -> None:
    assert texts(lines_of_page("<p a='>' b = \"'>\">一<p a=''>二<p \"'>三<p a=\">四")) == [
        ["一"],
        ["二"],
        ["三"],
        ["四"],
    ]
    assert texts(lines_of_page('<b a="">\'>' * 3 + "一<b c='>'>")) == [["'>'>'>一"]]
    assert texts(lines_of_page("<b a='x>y' c='<b>一'")) == [["y' c='一'"]]


def test_references_are_characters_and_wild_ones_do_no_harm() -> None:
    assert texts(lines_of_page("<p>1&lt;2&nbsp;&#x4e00;&#20108;&amp;lt;")) == [["1<2\xa0一二&lt;"]]
    assert texts(lines_of_page("<p>一&#" + "9" * 9_000 + ";二&#x110000;三&")) == [["一\ufffd二\ufffd三&"]]


def test_scripts_hide_their_text_to_their_own_end() -> None:
    assert texts(lines_of_page("<p>一<SCRIPT>'<p>二</style>'</Script >三<style><td></style>四")) == [
        ["一三四"]
    ]
    assert texts(lines_of_page("<p>一<script>二</p>")) == [["一"]]
    assert texts(lines_of_page("<p>一<select><option>二<table></select>三")) == [["一三"]]


def test_rows_that_hang_down_and_wild_spans_stay_on_the_grid() -> None:
    lines = lines_of_page("<table><tr><td rowspan=2>甲<td colspan=9999>乙<td>丙<tr><td>丁</table>")
    assert [(piece.text, piece.start, piece.end) for piece in lines[0].pieces] == [
        ("甲", 0, 1),
        ("乙", 1, 100),
    ]
    assert [(piece.text, piece.start) for piece in lines[1].pieces] == [("甲", 0), ("丁", 1)]


def test_a_page_in_gb18030_is_read_whatever_it_says_of_itself() -> None:
    page = "<html><meta charset={}><p>政府信息公开</p>"
    for named, encoding in (
        ("gb2312", "gb18030"),
        ("utf-8", "gb18030"),
        ("gbk", "utf-8"),
        ("no-such", "utf-8"),
    ):
        assert "政府信息公开" in decoded(page.format(named).encode(encoding))
    assert "公开" in decoded("公开".encode("utf-16"))
    assert "公开" in decoded("公开".encode("utf-8-sig"))


def test_a_few_torn_characters_are_no_reason_to_refuse() -> None:
    text = "政府信息公开工作年度报告" * 100
    assert decoded(text.encode()[:-1] + b"\xff\xff ok").startswith("政府")


def test_what_is_no_text_is_refused() -> None:
    for data in (b"\x00\x01" * 50, bytes(range(128, 256)) * 3, b"\xff\xfe\x00"):
        with pytest.raises(ReportFileError):
            decoded(data)


# Text -----------------------------------------------------------------------------------------------------------


def test_what_a_leafed_book_has_on_every_page_is_none_of_it_but_once() -> None:
    told = "Page 7 - 云山县水利局年报\nP. 7\n行政许可 53\nPage 8 - 云山县水利局年报\nP. 8\n行政处罚 2\n"
    assert texts(lines_of_text(told)) == [
        ["Page 7 - 云山县水利局年报"],
        ["行政许可", "53"],
        ["行政处罚", "2"],
    ]


def test_bars_tabs_blanks_and_page_numbers() -> None:
    assert texts(lines_of_text("规章 | 0 | 1 |\n|---|---|\n- 3 -\n— 5 —\n")) == [["规章", "0", "1"]]
    assert texts(lines_of_text("\t规章\n\t0\n\n\t许可")) == [["规章"], ["0"], [], ["许可"]]
    assert texts(lines_of_text("|" * 10_000)) == [["|" * 10_000]]
    assert texts(lines_of_text("行政许可 97")) == [["行政许可", "97"]]
    assert texts(lines_of_text("规章   0    12")) == [["规章", "0", "12"]]
    assert texts(lines_of_text("0 0 12")) == [["0", "0", "12"]]
    assert texts(lines_of_text("全年共收到申请 5 件，办结 5 件。")) == [["全年共收到申请 5 件，办结 5 件。"]]
    assert texts(lines_of_text("规章\n|\n0\n|\n1")) == [["规章"], ["0"], ["1"]]


def test_a_row_copied_from_a_spreadsheet_keeps_its_empty_cells() -> None:
    assert texts(lines_of_text("规章\t\t5\t7\n\t\t2.重复申请\t0\t1\n")) == [
        ["规章", "", "5", "7"],
        ["", "", "2.重复申请", "0", "1"],
    ]


def test_tabs_alone_on_their_lines_stand_between_the_cells_of_a_row() -> None:
    copied = "规章\n\n\t\n\n0\n\n\t\n\n\n\n\n\n文件\n\n\t\n\t\n\n5\n\n\n\n\n第二十条\n\n五、存在的问题"
    assert texts(lines_of_text(copied)) == [
        ["规章", "0", ""],
        ["文件", "", "5"],
        ["第二十条"],
        ["五、存在的问题"],
    ]


def test_a_row_between_tabs_may_begin_with_an_empty_cell() -> None:
    assert texts(lines_of_text("\t\n\n规章\n\n\t\n\n0\n\n\n\n\n\n尾")) == [["", "规章", "0"], ["尾"]]


def test_a_tab_that_only_sets_text_off_makes_no_row() -> None:
    assert [line.kind for line in lines_of_text("一、\t总体情况\n行政许可\t45")] == ["text", "text"]
    assert texts(lines_of_text("\t\t全年公开信息86条\n规章\t1\t2")) == [
        ["全年公开信息86条"],
        ["规章", "1", "2"],
    ]


def test_radicals_become_the_characters_they_stand_for(tmp_path: Path) -> None:
    lines = contents(put(tmp_path, "⾏政许可 97\n⾸⻚ ⺠⽣ ⻅⻓ 〇１".encode(), "a.txt")).lines
    assert texts(lines) == [["行政许可", "97"], ["首页 民生 见长 〇１"]]


# PDF ------------------------------------------------------------------------------------------------------------


def test_a_pdf_is_read_by_where_its_text_stands(tmp_path: Path) -> None:
    page = [
        (50.0, 700.0, "政府信息公开工作年度报告" * 5),
        (50.0, 650.0, "规章"),
        (200.0, 650.0, "3"),
        (260.0, 650.5, "12"),
        (300.0, 30.0, "- 1 -"),
    ]
    told = contents(put(tmp_path, pdf(page, [(50.0, 700.0, "行政"), (70.0, 700.0, "许可")])))
    assert (told.tree, told.drawn) == (None, True)
    assert texts(told.lines)[1:] == [["规章", "3", "12"], ["行政许可"]]


def test_what_stands_as_high_as_another_piece_of_a_line_is_on_it_half_a_line_below_its_first() -> None:
    label = [DrawnText(0.0, 100.0, 10.0, "（三）不予公开")]
    row = [DrawnText(100.0 + 50 * at, 96.2 - 0.4 * at, 10.0, str(at)) for at in range(3)]
    lower = [DrawnText(300.0, 94.2, 10.0, "下")]
    told = ["".join(piece.text for piece in line.pieces) for line in pdf_lines([*label, *row, *lower])]
    assert told == ["（三）不予公开012", "下"]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 12), st.sampled_from((1.0, 5.0, 12.0, 60.0))), max_size=12
    )
)
def test_runs_of_a_pdf_make_the_lines_that_are_meant(drawn: list[tuple[int, int, float]]) -> None:
    runs = [DrawnText(40.0 * x, float(y), size, f"{at}。") for at, (x, y, size) in enumerate(drawn)]
    waiting, meant = sorted(runs, key=lambda run: (-run.y, run.x)), []
    while waiting:  # the highest, whatever stands at its height by the smaller of both sizes, and beside the last of these
        first, *others = waiting
        level = [first]
        for run in others:
            is_beside = first.y - run.y <= 0.4 * min(run.size, first.size)
            is_as_high = level[-1].y - run.y <= 0.1 * min(run.size, level[-1].size)
            is_near = first.y - run.y <= 0.6 * first.size
            level += [run] if is_near and (is_beside or is_as_high) else []
        waiting = [run for run in waiting if run not in level]
        meant.append("".join(run.text for run in sorted(level, key=lambda run: run.x)))
    assert ["".join(piece.text for piece in line.pieces) for line in pdf_lines(runs)] == meant


def test_the_library_says_nothing_on_the_terminal(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    good = pdf([(50.0, 700.0, "政府信息公开" * 20)])
    contents(put(tmp_path, good.replace(b"endbfrange", b"<<<<<<<<<<")))
    assert caplog.records == []


def test_a_picture_pdf_a_locked_one_and_a_damaged_one_are_told_apart(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    assert refused(put(tmp_path, pdf([(1.0, 1.0, "章")]))) == "picture_pdf"
    path = put(tmp_path, pdf([(50.0, 700.0, "政府信息公开" * 20)]))
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)
    assert refused(path) == "encrypted"
    assert refused(put(tmp_path, b"%PDF-1.4 nothing else")) == "damaged_pdf"
    assert refused(put(tmp_path, pdf(*[[(1.0, 1.0, "章")]] * 201))) == "too_many_pages"


# Old formats, and what is no report ------------------------------------------------------------------------------


def test_an_old_file_without_libreoffice_says_how_to_help_oneself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = put(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "报告.doc")
    if office_program() is None:
        assert refused(path) == "old_word"


@needs_libreoffice
def test_an_old_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    rtf = r"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}} Report 2024\par\trowd\cellx2000\cellx4000 abc\cell 7\cell\row}"
    lines = contents(put(tmp_path, rtf, "报告.rtf")).lines
    assert ["abc", "7"] in texts(lines)
    assert (
        refused(put(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "报告.doc"))
        == "old_word_unread"
    )


@needs_libreoffice
def test_the_national_format_is_read_through_libreoffice(tmp_path: Path) -> None:
    names = ["uof", "字"]
    spaces = " ".join(
        f'xmlns:{name}="http://schemas.uof.org/cn/2003/{what}"'
        for name, what in zip(names, ("uof", "uof-wordproc"), strict=True)
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><uof:UOF {spaces} uof:mimetype="vnd.uof.text"><uof:文字处理><字:主体>'
        "<字:段落><字:句><字:文本串>全年办结3件。</字:文本串></字:句></字:段落></字:主体></uof:文字处理></uof:UOF>"
    )
    assert [line.text for line in contents(put(tmp_path, text, "报告.uot")).lines] == ["全年办结3件。"]


@pytest.mark.skipif(sys.platform == "win32", reason="a program is no shell script there")
def test_an_office_program_that_never_ends_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {started}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("interview.reading.extract.formats.office.libreoffice.SECONDS", 2)
    assert refused(put(tmp_path, "{\\rtf1}", "报告.rtf")) == "old_word_unread"
    process, patience = int(started.read_text()), 500
    while not gone(process) and patience:
        time.sleep(0.01)
        patience -= 1
    assert patience


def test_every_file_that_is_no_report_says_what_it_is(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.docx") == "no_such_file"
    assert refused(tmp_path) == "report_not_a_file"
    assert refused(put(tmp_path, b"\0\0\0 ")) == "empty_report"
    assert refused(put(tmp_path, b"\xef\xbb\xbf  \n")) == "empty_report"
    assert refused(put(tmp_path, b"\x89PNG\r\n\x1a\n0000")) == "picture"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(put(tmp_path, locked)) == "encrypted"
    assert refused(put(tmp_path, b"\x7fELF\0\0" * 20)) == "program"
    assert refused(put(tmp_path, b"a" * 10_000_001)) == "report_too_large"
    assert refused(put(tmp_path, b"1\n" * 50_001)) == "report_too_long"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert path.stat().st_size > MOST_BYTES
    assert refused(path) == "report_too_large"


def test_a_row_without_a_word_ends_the_row_before_it() -> None:
    copied = "行政许可\n\n\t\n\n5\n\n\n\t\n\n三、收到和处理政府信息公开申请情况\n\n自然人\n\n\t\n\n总计\n"
    assert texts(lines_of_text(copied)) == [
        ["行政许可", "5"],
        ["三、收到和处理政府信息公开申请情况"],
        ["自然人", "总计"],
    ]
