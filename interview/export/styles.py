"""The look of a report: one of ours, one of the office's own in a TOML file, or that of a Word file it already has.

What an office wants once and for all lies beside its answers files as `nianbao-style.toml`; what a person wants everywhere,
in the folder `styles` of the program's settings. Values are judged here, before anything is laid out with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import Any

from interview.dataclass import dataclass
from interview.errors import StyleError
from interview.flowfiles.toml import TomlError, parse
from renderers.style import GB_T_9704, Faces, Margins, Style

OWN = "nianbao-style.toml"
"""The look of all reports of a folder."""
_MOST_BYTES = 64_000
_MOST_WORD_BYTES = 20_000_000
_TABLES: Mapping[str, Mapping[str, str]] = {
    "margins": {each.name: f"margins.{each.name}" for each in fields(Margins)},
    "fonts": {each.name: f"faces.{each.name}" for each in fields(Faces)},
    "type": {"title": "title_points", "title_line": "title_line_points", "body": "body_points", "line": "line_points"},
    "page_number": {"place": "page_number", "dashes": "dashes"},
    "title": {"form": "title_form"},
}  # fmt: skip
"""What a file may say, and which field that is."""
KEYS = {f"{table}.{key}": field for table, keys in _TABLES.items() for key, field in keys.items()}
"""All of it by its place."""
_MARGINS = tuple(key for key in KEYS if key.startswith("margins."))
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "margins.top": (10, 60), "margins.right": (10, 50), "margins.bottom": (15, 60), "margins.left": (10, 50),
    "title_points": (14, 36), "title_line_points": (16, 60), "body_points": (9, 22), "line_points": (12, 45),
}  # fmt: skip
"""Millimetres and points between which a page can be read and the tables have room."""
_WORDS: Mapping[str, tuple[str, ...]] = {
    "page_number": ("outer", "centre", "none"), "title_form": ("balanced", "office", "line"),
}  # fmt: skip
_REFUSED_WORD = {"page_number": "style_place", "title_form": "style_form"}
_LONGEST_NAME = 60


def named(name: str | None, folder: Path, settings: Path | None = None) -> Style:
    """The look of that name; where none is given, the folder's own, else that of GB/T 9704.

    Args:
        name: One of ours, of the settings, or the path of a file that ends in `.toml`.
        folder: Where the answers file lies.
        settings: The program's settings folder; the system's where None.

    Raises:
        StyleError: There is no such look, or its file says something that cannot be.
    """
    if name is None:
        own = folder / OWN
        return _of_file(own) if own.is_file() else GB_T_9704
    if name.lower().endswith(".toml"):
        return _of_file(Path(name))
    mine = _settings(settings) / f"{name}.toml"
    if name in _ours():
        return _of_text(
            (files("interview.export") / "looks" / f"{name}.toml").read_text(encoding="utf-8"), name
        )
    if Path(name).name == name and mine.is_file():
        return _of_file(mine)
    known = [*_ours(), *sorted(each.stem for each in mine.parent.glob("*.toml"))]
    raise StyleError("style_unknown", name=name, known="、".join(known))


@dataclass(frozen=True, slots=True)
class Likeness:
    """The look of a Word file."""

    style: Style
    taken: Mapping[str, Any]
    """What was taken from the file, by its place in a style file, such as `margins.top`."""

    beyond: Mapping[str, Any]
    """What the file says and a report cannot have, likewise; it is as GB/T 9704 has it."""

    @property
    def left(self) -> Sequence[str]:
        """What the file does not tell, and is as GB/T 9704 has it, but for margins where it has none at all."""
        known = {*self.taken, *self.beyond, *(_MARGINS if self.has_no_margins else ())}
        return [key for key in KEYS if key not in known]

    @property
    def has_no_margins(self) -> bool:
        """Whether no margin is told, or none of its pages is upright A4."""
        return not any(key in self.taken or key in self.beyond for key in _MARGINS)

    def instead(self, key: str) -> Any:
        """What there is in place of what a report cannot have."""
        return attrgetter(KEYS[key])(self.style)


def like(path: Path) -> Likeness:
    """The look of a Word file: its margins, fonts, sizes, lines and page numbers, as far as a report can have them.

    Raises:
        StyleError: It cannot be read, or is no Word file.
    """
    from renderers.docx.likeness import look_like

    try:
        if (size := path.stat().st_size) > _MOST_WORD_BYTES:
            raise StyleError("style_too_large", file=path.name, size=size // 1_000_000)
        data = path.read_bytes()
    except OSError as fault:
        raise StyleError("style_not_read", file=path.name, cause=fault.strerror or str(fault)) from fault
    try:
        told = look_like(data)
    except ValueError as fault:
        damaged = data.startswith(b"PK") and path.suffix.lower() == ".docx"
        raise StyleError("style_damaged" if damaged else "style_no_word_file", file=path.name) from fault
    sound = {field: value for field, value in told.items() if _can_be(field, value)}
    by_place = {key: told[field] for key, field in KEYS.items() if field in told}
    taken = {key: value for key, value in by_place.items() if KEYS[key] in sound}
    return Likeness(_made(sound), taken, {key: by_place[key] for key in by_place if key not in taken})


def _settings(folder: Path | None) -> Path:
    if folder is None:
        from platformdirs import user_config_path

        folder = user_config_path("nianbao", appauthor=False)
    return folder / "styles"


def _ours() -> list[str]:
    return sorted(each.name[: -len(".toml")] for each in (files("interview.export") / "looks").iterdir())


def _of_file(path: Path) -> Style:
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        cause = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise StyleError("style_not_read", file=path.name, cause=cause) from fault
    return _of_text(text, path.name)


def _of_text(text: str, file: str) -> Style:
    try:
        told = parse(text)
    except TomlError as fault:
        raise StyleError("style_syntax", file=file, cause=str(fault)) from fault
    return _made(dict(_values(told, file)))


def _values(told: Mapping[str, Any], file: str) -> Iterator[tuple[str, Any]]:
    """What a file says, by the field that it is, each judged."""
    for table, entries in told.items():
        keys = _TABLES.get(table)
        if keys is None or not isinstance(entries, dict):
            raise StyleError("style_key", file=file, key=table, known="、".join(_TABLES))
        for key, value in entries.items():
            if key not in keys:
                raise StyleError(
                    "style_key",
                    file=file,
                    key=f"{table}.{key}",
                    known="、".join(f"{table}.{k}" for k in keys),
                )
            yield keys[key], _judged(keys[key], value, file, f"{table}.{key}")


def _judged(field: str, value: Any, file: str, key: str) -> Any:
    if field in _BOUNDS:
        least, most = _BOUNDS[field]
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise StyleError(
                "style_number", file=file, key=key, value=value, least=f"{least:g}", most=f"{most:g}"
            )
        return float(value)
    if field in _WORDS and value not in _WORDS[field]:
        raise StyleError(_REFUSED_WORD[field], file=file, key=key, value=value)
    if field == "dashes" and not isinstance(value, bool):
        raise StyleError("style_dashes", file=file, key=key, value=value)
    if field.startswith("faces.") and not _is_name(value):
        raise StyleError("style_font", file=file, key=key, value=value)
    return value


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_NAME and value.isprintable()


def _made(values: Mapping[str, Any]) -> Style:
    def under(part: str) -> dict[str, Any]:
        return {name.removeprefix(part): value for name, value in values.items() if name.startswith(part)}

    plain = {name: value for name, value in values.items() if "." not in name}
    return Style(Margins(**under("margins.")), Faces(**under("faces.")), **plain)


def _can_be(field: str, value: Any) -> bool:
    """Whether a report can have what a Word file says."""
    if field in _BOUNDS:
        least, most = _BOUNDS[field]
        return bool(least <= value <= most)
    return not field.startswith("faces.") or _is_name(value)
