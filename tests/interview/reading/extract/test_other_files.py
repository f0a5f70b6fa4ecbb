"""Files that are no report: each is refused by what it is; a packed one with one report in it is read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from interview.errors import ReportFileError
from interview.reading.extract import other_files
from interview.reading.extract.files import contents
from interview.reading.filled.tables import tables_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
NOISE = b"\xfe\0\x80\xff" * 200
REPORT = "2024年政府信息公开工作年度报告".encode()


def packed(parts: dict[str, bytes], packing: int = ZIP_STORED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", packing) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


DOCUMENT = packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>" * 200})

KINDS = {
    "年报.7z": (b"7z\xbc\xaf\x27\x1c\0\4" + NOISE, "packed"),
    "年报.rar": (b"Rar!\x1a\x07\x01\0" + NOISE, "packed"),
    "年报.lnk": (b"L\0\0\0\x01\x14\x02\0\0" + NOISE, "shortcut"),
    "年报.url": (b"[InternetShortcut]\r\nURL=http://www.example.com/", "shortcut"),
    "nianbao.exe": (b"MZ\x90\0" + NOISE, "program"),
    "照片.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE, "picture"),
    "照片.heic": (b"\0\0\0\x18ftypheic" + NOISE, "picture"),
    "扫描.webp": (b"RIFF\0\0\0\0WEBPVP8 " + NOISE, "picture"),
    "影.mp4": (b"\0\0\0\x18ftypmp42" + NOISE, "not_text"),
    "锁.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "汇报.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "slides"),
    "汇报.pptx": (packed({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}), "slides"),
    "~$年报.docx": (b"\x05admin" + b"\0" * 150, "owner_file"),
    "坏.docx": (DOCUMENT[: len(DOCUMENT) // 2], "damaged_word"),
    "坏提纲.docx": (DOCUMENT[: len(DOCUMENT) // 2], "damaged_word"),
    "坏.xlsx": (DOCUMENT[: len(DOCUMENT) // 2], "damaged_sheet"),
    "坏.zip": (DOCUMENT[: len(DOCUMENT) // 2], "packed_damaged"),
    "两份.zip": (packed({"a.txt": REPORT, "b.txt": REPORT}), "packed"),
    "两处.zip": (packed({"甲/年报.html": REPORT, "乙/年报.html": REPORT, "说明.txt": REPORT}), "packed"),
    "没有.zip": (packed({"照片.jpg": b"\xff\xd8\xff"}), "packed"),
    "怪.zip": (packed({"a.txt": REPORT}, ZIP_BZIP2), "packed"),
}


def code_of(path: Path, read: Callable[[Path], object]) -> str:
    with pytest.raises(ReportFileError) as refusal:
        read(path)
    return refusal.value.code


@pytest.mark.parametrize("read", [contents, tables_of])
def test_a_file_that_is_no_report_is_refused_by_what_it_is(
    read: Callable[[Path], object], tmp_path: Path
) -> None:
    for name, (data, _) in KINDS.items():
        (tmp_path / name).write_bytes(data)
    told = {name: code_of(tmp_path / name, read) for name in KINDS}
    assert told == {name: code for name, (_, code) in KINDS.items()}


def test_the_only_report_of_a_packed_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "年报.zip"
    file.write_bytes(
        packed(
            {
                "年报/": b"",
                "年报/年报.txt": REPORT,
                "年报/~$年报.docx": b"x",
                "__MACOSX/年报/._年报.txt": b"x",
            }
        )
    )
    assert contents(file).lines[0].pieces[0].text == REPORT.decode()


def test_a_note_beside_the_report_or_another_format_of_it_leaves_it_the_only_one(tmp_path: Path) -> None:
    file = tmp_path / "年报.zip"
    file.write_bytes(
        packed({"说明.txt": b"x", "年报.pdf": b"%PDF-1.4", "年报.HTML": b"<p>" + REPORT, "README.md": b"x"})
    )
    assert contents(file).lines[0].pieces[0].text == REPORT.decode()


def test_a_report_that_is_far_too_large_in_a_packed_file_is_not_unpacked(tmp_path: Path) -> None:
    data = packed({"年报.txt": REPORT})
    with pytest.raises(ReportFileError, match="bursting"):
        other_files.unpacked(tmp_path / "年报.zip", data, len(REPORT) - 1)


def test_a_text_that_begins_like_a_program_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "年报.txt").write_text("MZ 镇年度报告\n", encoding="utf-8")
    assert contents(tmp_path / "年报.txt").lines[0].pieces[0].text == "MZ 镇年度报告"
