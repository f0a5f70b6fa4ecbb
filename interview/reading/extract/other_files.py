"""Files that are no report and were given as one: each is known by its first bytes, and refused by what it is.

A packed file in which one report lies is opened; nothing else is unpacked, and nothing is run or followed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
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
    """The only report of a packed file.

    Raises:
        ReportFileError: There is none, or more than one, or it is locked or far too large.
    """
    reports = [
        each
        for each in package.infolist()
        if each.filename.lower().endswith(_REPORTS)
        and not each.filename.startswith("__MACOSX")
        and not each.filename.rpartition("/")[2].startswith(_OWNERS)
    ]
    plain = {ZIP_STORED, ZIP_DEFLATED}
    if len(reports) != 1 or reports[0].flag_bits & 1 or reports[0].compress_type not in plain:
        raise ReportFileError("packed")
    if reports[0].file_size > most:
        raise ReportFileError("bursting")
    return package.read(reports[0])
