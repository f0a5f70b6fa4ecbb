"""The numbers that Word counts itself: 一、 and （一） before a heading stand in no text, but in the list that it belongs to.

Styles and lists say how a level is written and counted; who reads the body hands over each paragraph's list and gets the number
as Word shows it. A list of bullets has none. What a number means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from interview.dataclass import dataclass
from interview.engine.answers.ordinals import ordinal
from interview.reading.extract.formats.office.package import DAMAGED, parse

Attributes = Mapping[str, str]
IN_LIST = frozenset({"numId", "ilvl"})
"""What says to which list a paragraph belongs."""
_DEEPEST = 8
"""Of the levels of a list, counted from 0."""
_PLACE = re.compile("%([1-9])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 199
"""Of a count; what goes on after that is written in figures."""


def _roman(number: int) -> str:
    told = ""
    for value, letters in _ROMAN:
        told += letters * (number // value)
        number %= value
    return told


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if number <= 20 else str(number)  # noqa: PLR2004 - there are no more


_WRITTEN: Final[Mapping[str, Callable[[int], str]]] = {
    "chineseCounting": ordinal, "chineseCountingThousand": ordinal, "japaneseCounting": ordinal,
    "ideographDigital": ordinal, "taiwaneseCounting": ordinal, "taiwaneseCountingThousand": ordinal,
    "decimal": str, "decimalFullWidth": str, "decimalHalfWidth": str, "decimalZero": "{:02}".format,
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
    "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter, "upperLetter": lambda number: _letter(number).upper(),
}  # fmt: skip
"""By the name that Office Open XML has for a way of counting (ST_NumberFormat); any other writes nothing."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and written."""

    start: int = 1
    format: str = ""
    text: str = ""


class _List:
    """A list of paragraphs (w:num), or the kind of list that it is one of (w:abstractNum)."""

    def __init__(self) -> None:
        self.kind = ""
        self.levels: dict[int, _Level] = {}
        self.starts: dict[int, int] = {}
        """From what its own counting begins, whatever others of its kind have counted."""


@dataclass(frozen=True, slots=True)
class InList:
    """Which list a paragraph or a style belongs to, as far as it says."""

    list: str = ""
    level: int | None = None

    def told(self, name: str, attributes: Attributes) -> InList:
        """The same with what one more element (w:numId, w:ilvl) says."""
        value = attribute(attributes, "val")
        return replace(self, list=value) if name == "numId" else replace(self, level=_number(value))


class Numbering:
    """Counts the paragraphs of a document's lists.

    Args:
        package: The document; without one nothing is counted.
        folder: Where its parts are.
    """

    def __init__(self, package: ZipFile | None = None, folder: str = "") -> None:
        self._lists, self._styles = _Numberings(), _Styles()
        for reader, part in ((self._lists, "numbering.xml"), (self._styles, "styles.xml")):
            name = f"{folder}/{part}"
            if package is not None and name in package.NameToInfo:
                with suppress(*DAMAGED, ExpatError):  # what is counted so far is all that is known
                    parse(package, name, reader)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def number(self, style: str, own: InList) -> str:
        """The number before a paragraph that has text, counted on; empty where it has none.

        Args:
            style: The id of its style.
            own: What it says itself, which goes before its style.
        """
        by_style = self._styles.found.get(style, InList())
        id = own.list or by_style.list
        known = (own.level, by_style.level, self._lists.levels_of_styles.get(style), 0)
        at = min(next(each for each in known if each is not None), _DEEPEST)
        told = self._lists.lists.get(id)
        if told is None:
            return ""
        kind = self._lists.kinds.get(told.kind, _List())
        levels = kind.levels | told.levels
        counts = self._counts.setdefault(told.kind, {})
        begins = at in told.starts and (id, at) not in self._begun
        self._begun.add((id, at))
        level = levels.get(at, _Level())
        counts[at] = told.starts[at] if begins else counts[at] + 1 if at in counts else level.start
        for below in [each for each in counts if each > at]:
            del counts[below]
        return (
            _PLACE.sub(lambda place: _written(levels, counts, int(place[1]) - 1), level.text)
            if level.format in _WRITTEN
            else ""
        )


def _written(levels: Mapping[int, _Level], counts: Mapping[int, int], at: int) -> str:
    """The count of one level as it is written."""
    level = levels.get(at, _Level())
    count = counts.get(at, level.start)
    return _WRITTEN.get(level.format, str)(count) if 0 < count <= _MOST else str(count)


class _Numberings:
    """Reads numbering.xml."""

    def __init__(self) -> None:
        self.kinds: dict[str, _List] = {}
        self.lists: dict[str, _List] = {}
        self.levels_of_styles: dict[str, int] = {}
        self._open = _List()
        self._level = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        value = attribute(attributes, "val")
        match tag.rpartition("}")[2]:
            case "abstractNum":
                self._open = self.kinds.setdefault(attribute(attributes, "abstractNumId"), _List())
            case "num":
                self._open = self.lists.setdefault(attribute(attributes, "numId"), _List())
            case "abstractNumId":
                self._open.kind = value
            case "lvl" | "lvlOverride":
                self._level = _number(attribute(attributes, "ilvl"))
            case "start":
                self._open.levels[self._level] = replace(self._known, start=_number(value))
            case "startOverride":
                self._open.starts[self._level] = _number(value)
            case "numFmt":
                self._open.levels[self._level] = replace(self._known, format=value)
            case "lvlText":
                self._open.levels[self._level] = replace(self._known, text=value)
            case "pStyle":
                self.levels_of_styles[value] = self._level
            case _:
                pass

    @property
    def _known(self) -> _Level:
        return self._open.levels.get(self._level, _Level())

    def text(self, text: str) -> None:
        """Lists have none."""

    def end(self, tag: str) -> None:
        """Nothing ends with one."""


class _Styles:
    """Reads styles.xml, of which only the lists of styles are wanted."""

    def __init__(self) -> None:
        self.found: dict[str, InList] = {}
        self._open = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2]
        if name == "style":
            self._open = attribute(attributes, "styleId")
        elif name in IN_LIST:
            self.found[self._open] = self.found.get(self._open, InList()).told(name, attributes)

    def text(self, text: str) -> None:
        """Styles have none."""

    def end(self, tag: str) -> None:
        """Nothing ends with one."""


def attribute(attributes: Attributes, name: str) -> str:
    """What an element says under a name, whatever space the name is of; empty where it says nothing."""
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) <= 4 else 0  # noqa: PLR2004 - no list is longer
