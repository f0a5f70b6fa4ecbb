"""Writing an exported file: whole or not at all, beside what is there, never over an answers file."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interview.assemble import assemble
from interview.engine.plan import Plan
from interview.errors import WriteError
from interview.export.values import values_json

FORMATS = ("docx", "html", "md", "json")
ANSWERS_SUFFIX = ".nianbao.json"
_TRIES = 99


@dataclass(frozen=True, slots=True)
class Written:
    """Where a file went."""

    path: Path
    instead_of: Path | None = None
    """The name that was wanted, where that file was open in another program."""


def render(plan: Plan, to: str, *, draft: bool = False) -> bytes:
    """The bytes of the report in one of `FORMATS`."""
    if to == "json":
        return values_json(plan).encode()
    document = assemble(plan, draft=draft)
    if to == "md":
        from renderers.markdown import write_markdown

        return write_markdown(document).encode()
    if to == "html":
        from renderers.html import write_html

        return write_html(document).encode()
    from renderers.docx import write_docx

    return write_docx(document)


def write(data: bytes, path: Path, *, force: bool = False, protected: Collection[Path] = ()) -> Written:
    """Puts the bytes into a file, whole or not at all.

    A file that another program holds open (Word or WPS on Windows) is left alone and the new one written beside it
    under the next free name.

    Raises:
        WriteError: The file exists and `force` is not given, it is an answers file, a story or a last-year file, or
            the folder cannot be written to.
    """
    if _holds_answers(path) or any(_same(path, other) for other in protected):
        raise WriteError("export_over_answers", file=path.name)
    if path.exists() and not force:
        raise WriteError("export_exists", file=path.name)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(data)
        try:
            temporary.replace(path)
        except PermissionError:
            beside = _free(path)
            temporary.replace(beside)
            return Written(beside, path)
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise WriteError("export_failed", file=path.name, cause=fault.strerror or str(fault)) from fault
    return Written(path)


def _holds_answers(path: Path) -> bool:
    """By its name, or by the name a link leads to; many file systems take capitals for small letters."""
    return any(name.lower().endswith(ANSWERS_SUFFIX) for name in (path.name, path.resolve().name))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, whatever it is called."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _TRIES))
    return next((name for name in names if not name.exists()), path)
