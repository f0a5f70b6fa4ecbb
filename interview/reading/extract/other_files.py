"""Files that are no report and were given as one: each is known by its first bytes, and refused by what it is.

A packed file in which one report lies is opened; nothing else is unpacked, and nothing is run or followed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from interview.errors import ReportFileError
from interview.reading.extract.formats.office.package import DAMAGED, MOST_PARTS

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"MSCF")
_SHORTCUTS = (b"L\0\0\0\x01\x14\x02\0", b"[InternetShortcut]", b"[Desktop Entry]")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe")
_PICTURES_OF_PHONES = (b"heic", b"heix", b"mif1", b"avif")
"""Behind the size and the sort of their first box."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SLIDES = "PowerPoint Document".encode("utf-16-le")
_OWNERS = ("~$", ".~")
"""How the names of the files begin that Word and WPS leave beside one that is open."""
_OF_A_DOCUMENT = ("[Content_Types].xml", "_rels/", "word/", "xl/", "mimetype", "content.xml", "OFD.xml")
"""How names begin in a package that is a document itself."""
_SLIDES_PART = "ppt/presentation.xml"
_REPORTS = (
    ".docx", ".xlsx", ".odt", ".ods", ".html", ".htm", ".mht", ".txt", ".md", ".pdf", ".ofd", ".doc", ".wps", ".rtf", ".xls",
)  # fmt: skip
"""Those in which most is left of a report come first."""
_NOTES = (".txt", ".md")
_DAMAGED = {
    ".xlsx": "damaged_sheet",
    ".ods": "damaged_sheet",
    ".ofd": "damaged_ofd",
    ".zip": "packed_damaged",
}


def unpacked(path: Path, data: bytes, most: int) -> bytes:
    """The bytes of a report: those of the file, or of the only report in a packed one.

    Args:
        path: What the file is called.
        data: Its bytes.
        most: How many the report may have.

    Raises:
        ReportFileError: It is something else, locked or damaged; the code says which.
    """
    if code := _something_else(path.name, data):
        raise ReportFileError(code)
    if not data.startswith(ZIP):
        return data
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if _SLIDES_PART in names:
                raise ReportFileError("slides")
            is_document = any(each.startswith(_OF_A_DOCUMENT) for each in names) or len(names) > MOST_PARTS
            return data if is_document else _only(package, most)
    except DAMAGED:
        raise ReportFileError(_DAMAGED.get(path.suffix.lower(), "damaged_word")) from None


def _something_else(name: str, data: bytes) -> str:
    """What a file is that is no report; empty where it may be one."""
    kinds = {"packed": _PACKED, "shortcut": _SHORTCUTS, "picture": PICTURES}
    if found := next((code for code, begins in kinds.items() if data.startswith(begins)), ""):
        return found
    if data.startswith(_PROGRAMS) and b"\0" in data[:256]:
        return "program"
    if data[8:12] == b"WEBP" or (data[4:8] == b"ftyp" and data[8:12] in _PICTURES_OF_PHONES):
        return "picture"
    if data.startswith(OLE):
        return "encrypted" if _LOCKED in data else "slides" if _SLIDES in data else ""
    return "owner_file" if name.startswith(_OWNERS) and not data.startswith(ZIP) else ""


def _only(package: ZipFile, most: int) -> bytes:
    """The only report of a packed file, whatever notes lie beside it.

    Raises:
        ReportFileError: There is none, or more than one, or it is locked or far too large.
    """
    found = [(PurePosixPath(each.filename), each) for each in package.infolist()]
    reports = [
        (path, each)
        for path, each in found
        if path.suffix.lower() in _REPORTS
        and path.parts[0] != "__MACOSX"
        and not path.name.startswith(_OWNERS)
    ]
    # A note lies beside what was sent, or the same report once more in another format.
    reports = [(path, each) for path, each in reports if path.suffix.lower() not in _NOTES] or reports
    if len({path.with_suffix("") for path, _ in reports}) != 1:
        raise ReportFileError("packed")
    _, report = min(reports, key=lambda each: _REPORTS.index(each[0].suffix.lower()))
    if report.flag_bits & 1 or report.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise ReportFileError("packed")
    if report.file_size > most:
        raise ReportFileError("bursting")
    return package.read(report)
