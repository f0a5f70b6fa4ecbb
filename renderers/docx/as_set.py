"""How paragraphs of any Word file are set: each property as Word finds it, in the run, in its styles, in the defaults.

Reads attributes by themselves, for files of other programs hold values that the schema does not allow. Nothing of a text is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, isfinite
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_OF_SINGLE_LINE = 1.3
"""The height of a single line, in sizes of the type."""
_TWIPS = 20
_OF_A_LINE = 240
_MOST_STYLES = 12
"""That are based on each other; Word itself allows no more than ten."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class AsSet:
    """How a paragraph is set; None where the file does not say."""

    face: str | None = None
    digits: str | None = None
    points: float | None = None
    line: float | None = None


def number(text: str | None) -> float | None:
    """What an attribute says, or None if that is no number."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if isfinite(value) else None


def attribute(element: Any, path: str, name: str = "w:val") -> str | None:
    """An attribute of what lies under an element; None where one of them is lacking."""
    found = element.find("/".join(map(qn, path.split("/")))) if element is not None else None
    return None if found is None else found.get(qn(name))


class Reading:
    """The styles and the theme of a file, and what they make of its paragraphs."""

    def __init__(self, word: WordFile) -> None:
        root: Any = word.styles.element
        self._styles = {each.get(qn("w:styleId")): each for each in root.iter(qn("w:style"))}
        self._usual = next(
            (
                name
                for name, each in self._styles.items()
                if each.get(qn("w:type")) == "paragraph" and each.get(qn("w:default")) in {"1", "true", "on"}
            ),
            None,
        )
        self._defaults = {
            tag: root.find(f"{qn('w:docDefaults')}/{qn(f'w:{tag}Default')}/{qn(f'w:{tag}')}")
            for tag in ("rPr", "pPr")
        }
        self._theme = _theme(word)

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, in small letters; empty where it has none."""
        return (attribute(self._styles.get(attribute(paragraph, "w:pPr/w:pStyle")), "w:name") or "").lower()

    def as_set(self, paragraph: Any, grid: float | None) -> AsSet:
        """How a paragraph is set, judged by its longest run; `grid` is the pitch of its page's lines in points."""
        places = list(self._of_text(paragraph))
        size = next(self._told(places, "w:sz"), None)
        points = None if size is None else size / 2
        return AsSet(
            next(self._fonts(places, "eastAsia"), None), next(self._fonts(places, "ascii"), None), points,
            self._line(list(self.of_paragraph(paragraph)), points, grid),
        )  # fmt: skip

    def of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """Where the properties of a paragraph are told, the nearest first."""
        yield paragraph.find(qn("w:pPr"))
        for style in self._chain(attribute(paragraph, "w:pPr/w:pStyle") or self._usual):
            yield style.find(qn("w:pPr"))
        yield self._defaults["pPr"]

    def _of_text(self, paragraph: Any) -> Iterator[Any]:
        runs = paragraph.iter(qn("w:r"))
        longest = max(runs, key=lambda run: sum(len(t.text or "") for t in run.iter(qn("w:t"))), default=None)
        own = None if longest is None else longest.find(qn("w:rPr"))
        yield own
        for style in (
            *self._chain(attribute(own, "w:rStyle")),
            *self._chain(attribute(paragraph, "w:pPr/w:pStyle") or self._usual),
        ):
            yield style.find(qn("w:rPr"))
        yield self._defaults["rPr"]

    def _chain(self, name: str | None) -> list[Any]:
        """A style and those it is based on."""
        chain: list[Any] = []
        while (style := self._styles.get(name)) is not None and len(chain) < _MOST_STYLES:
            chain.append(style)
            name = attribute(style, "w:basedOn")
        return chain

    def _told(self, places: Sequence[Any], tag: str) -> Iterator[float]:
        return (value for place in places if (value := number(attribute(place, tag))) is not None)

    def _fonts(self, places: Sequence[Any], script: str) -> Iterator[str]:
        """The fonts that are told; a font of the theme counts before a name beside it."""
        for place in places:
            of_theme = attribute(place, "w:rFonts", f"w:{script}Theme") or ""
            kind = "major" if of_theme.startswith("major") else "minor"
            named = of_theme and self._theme.get((kind, script))
            if name := named or attribute(place, "w:rFonts", f"w:{script}"):
                yield name

    @staticmethod
    def _line(places: Sequence[Any], points: float | None, grid: float | None) -> float | None:
        at = next((place for place in places if number(attribute(place, "w:spacing", "w:line"))), None)
        told = number(attribute(at, "w:spacing", "w:line"))
        if told is not None and attribute(at, "w:spacing", "w:lineRule") in {"exact", "atLeast"}:
            return told / _TWIPS
        lines, single = (told or _OF_A_LINE) / _OF_A_LINE, (points or 0.0) * _OF_SINGLE_LINE
        free = any(attribute(place, "w:snapToGrid") in {"0", "false", "off"} for place in places)
        if grid and single and not free:
            return round(ceil(single / grid) * grid * lines, 2)
        return round(single * lines, 2) or None if told is not None else None


def _theme(word: WordFile) -> Mapping[tuple[str, str], str]:
    """The fonts of the theme, by kind and script."""
    parts = [each for each in word.part.package.iter_parts() if each.content_type.endswith("theme+xml")]
    found: dict[tuple[str, str], str] = {}
    for kind in ("major", "minor") if parts else ():
        fonts: Any = next(parse_xml(parts[0].blob).iter(f"{_DRAWING}{kind}Font"), None)
        named = (
            {} if fonts is None else {each.get("script") or each.tag: each.get("typeface") for each in fonts}
        )
        found[kind, "eastAsia"] = named.get(f"{_DRAWING}ea") or named.get("Hans") or ""
        found[kind, "ascii"] = named.get(f"{_DRAWING}latin") or ""
    return found
