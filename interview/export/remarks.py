"""What to know of the fonts of a file that was written: which are lacking here, and which stand in for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from interview.dataclass import dataclass
from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.faces import Stand


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said of a written file."""

    code: str
    """Names the sentence, `publish.<code>`."""
    details: Mapping[str, str] = field(default_factory=dict)


def of_fonts(to: str, style: Style = GB_T_9704) -> tuple[Remark, ...]:
    """What to know of the fonts of a report in a format: those a PDF file has, those that Word will not find here."""
    if to not in {"docx", "pdf"}:
        return ()
    from renderers.faces import NoChineseFontError, chosen

    try:
        from renderers.pdf.typesetting import families

        found = chosen(style.faces, families())
    except ImportError:  # nothing here knows fonts
        return ()
    except NoChineseFontError:
        return (Remark("word_has_no_font"),) if to == "docx" else ()
    if to == "pdf":
        code = "pdf_fonts_all" if all(each.itself for each in found.values()) else "pdf_fonts"
        return (Remark(code, {"fonts": "、".join(_used(list(found.values())))}),)
    lacking = dict.fromkeys(each.wanted for each in found.values() if not each.itself)
    return (Remark("word_fonts", {"fonts": "、".join(lacking)}),) if lacking else ()


def _used(stands: Sequence[Stand]) -> Iterator[str]:
    """Each font that is used, with those it stands in for."""
    for used in dict.fromkeys(each.used for each in stands):
        mine = [each for each in stands if each.used == used]
        names = dict.fromkeys(each.wanted for each in mine if each.itself) or {used: None}
        others = dict.fromkeys(each.wanted for each in mine if not each.itself)
        yield "、".join(names) + (f"（{'、'.join(others)}）" if others else "")
