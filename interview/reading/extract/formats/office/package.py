"""Office Open XML packages: which kind one is, and its parts as streams that no trick makes larger than a report.

A part that is locked, packed in a strange way, or would burst is refused; a document type, behind which entities could
grow without end, wherever it stands. Nothing here knows what a part says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any, NamedTuple, NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from interview.errors import ReportFileError

MOST_XML = 40_000_000
"""Bytes of a part, unpacked; a long report has one million."""
MOST_PARTS = 10_000
"""Files in the package; a report with many pictures has two hundred."""
_AT_ONCE = 2_000_000
"""Bytes given to the parser: it begins anew with a comment or a tag that goes on in what is given next."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_LINKS = "_rels/.rels"
DAMAGED = (BadZipFile, EOFError, LookupError, NotImplementedError, OSError, ValueError)
"""What the library raises where a package is none."""


@contextmanager
def opened(data: bytes, damaged: str) -> Iterator[ZipFile]:
    """The package of a file.

    Args:
        data: The file.
        damaged: The refusal where the package or its parts cannot be read.

    Raises:
        ReportFileError: It is damaged, or has more parts than a report.
    """
    if data.count(_ENTRY) > MOST_PARTS:
        raise ReportFileError("bursting")
    try:
        with ZipFile(BytesIO(data)) as package:
            yield package
    except (*DAMAGED, expat.ExpatError):
        raise ReportFileError(damaged) from None


def has(data: bytes, name: str) -> bool:
    """Whether a file is a package with this part."""
    return name.encode() in data and _lists(data, name)


def _lists(data: bytes, name: str) -> bool:
    try:
        with ZipFile(BytesIO(data)) as package:
            return name in package.namelist()
    except DAMAGED:
        return False


def parse(package: ZipFile, name: str, reader: Any) -> None:
    """Reads a part, calling the reader's `start`, `end` and `text` as its elements come.

    Raises:
        ReportFileError: It is locked, packed strangely, or would burst.
    """
    with package.open(_sound(package, name)) as part:
        _parsed(part, reader)


def unpacked(package: ZipFile, name: str) -> bytes:
    """A part as it is.

    Raises:
        ReportFileError: As above.
    """
    return package.read(_sound(package, name))


def _sound(package: ZipFile, name: str) -> ZipInfo:
    entry = package.getinfo(name)
    if entry.flag_bits & _ENCRYPTED:
        raise ReportFileError("encrypted")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise ValueError  # Office packs in no other way, and some would take any memory
    if entry.file_size > MOST_XML:
        raise ReportFileError("bursting")
    return entry


def main_part(package: ZipFile) -> str:
    """The part that a package says is its document; empty where it says none that is there.

    Raises:
        ReportFileError: As above.
    """
    links = Links()
    if _LINKS in package.NameToInfo:
        parse(package, _LINKS, links)
    target = next((each.target for each in links.found if each.kind == "officeDocument"), "").lstrip("/")
    return target if target in package.NameToInfo else ""


class Link(NamedTuple):
    """What a part of a package leads to."""

    id: str
    kind: str
    """The last word of its type: `officeDocument`, `worksheet`."""
    target: str


class Links:
    """The links of a part, in order."""

    def __init__(self) -> None:
        self.found: list[Link] = []

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if "Target" in attributes:
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append(Link(attributes.get("Id", ""), kind, attributes["Target"]))

    def text(self, text: str) -> None:
        """Links have none."""

    def end(self, tag: str) -> None:
        """Nothing ends with one."""


def parse_whole(data: bytes, reader: Any) -> None:
    """Reads a file that is one part, as `parse` does.

    Raises:
        ReportFileError: It is damaged.
    """
    try:
        _parsed(BytesIO(data), reader)
    except (*DAMAGED, expat.ExpatError):
        raise ReportFileError("no_text") from None


def _parsed(part: IO[bytes], reader: Any) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    while told := part.read(_AT_ONCE):
        parser.Parse(told, False)
    parser.Parse(b"", True)


def _refuse(*_declared: object) -> NoReturn:
    raise ValueError
