"""A flow folder as plain data: its files read, put together, and cut to one form. No checking of meaning here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from interview.errors import FlowFileError
from interview.regular_file import UnreadError, Why, whole

COMMON = "common"
BESIDE = ("published",)
"""Keys of a flow that may name a file, as `sections` does."""
MOST_BYTES = 200_000
"""Of one file; our longest has thirty thousand."""
_REFUSED: dict[Why, str] = {
    "missing": "flow_file_missing", "irregular": "flow_file_missing", "too_large": "flow_file_too_large",
    "unreadable": "flow_file_unreadable",
}  # fmt: skip
Raw = dict[str, Any]


class Source:
    """A flow's folder and the `common` one beside it; the package's own or one on disk."""

    def __init__(self, folder: Traversable, common: Traversable) -> None:
        self.folder, self.common = folder, common

    @classmethod
    def packaged(cls, flow: str) -> Source:
        """A flow that comes with the program."""
        root = files("flows")
        return cls(root / flow, root / COMMON)

    @classmethod
    def on_disk(cls, folder: Path) -> Source:
        """A flow somebody is writing; without a `common` beside it, the program's own is used."""
        beside = folder.resolve().parent / COMMON
        return cls(folder, beside if beside.is_dir() else files("flows") / COMMON)

    def file_of(self, section: str) -> Traversable:
        """The file of a section: the flow's own, else the common one."""
        own = self.folder / f"{section}.toml"
        return own if own.is_file() else self.common / f"{section}.toml"

    def words_of(self, sections: Iterable[str]) -> tuple[Traversable, ...]:
        """The folders whose words the flow has: of what is common only where it has a section from there."""
        shares = any(not (self.folder / f"{section}.toml").is_file() for section in sections)
        return (self.common, self.folder) if shares else (self.folder,)


def read(file: Traversable) -> Raw:
    """Reads one TOML file.

    Raises:
        FlowFileError: It is missing, too large or not to be read, or is no TOML (with the line).
    """
    from interview.flowfiles.toml import TomlError, parse  # a flow that is kept needs no reader

    try:
        return parse(_bytes(file).decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise FlowFileError("flow_file_encoding", file=file.name, at=fault.start) from None
    except TomlError as fault:
        raise FlowFileError("flow_file_syntax", file=file.name, cause=str(fault)) from None


def _bytes(file: Traversable) -> bytes:
    if not isinstance(file, Path):
        return file.read_bytes()  # the program's own, from inside an archive
    try:
        return whole(file, MOST_BYTES)
    except UnreadError as trouble:
        code = _REFUSED[trouble.why]
        raise FlowFileError(code, file=file.name, reason=trouble.reason, most=MOST_BYTES // 1000) from None


def assemble(source: Source) -> Raw:
    """The whole flow as plain data, what belongs to other forms left out."""
    flow = read(source.folder / "flow.toml")
    id = str(flow.get("id", ""))
    flow["sections"] = [cut(read(source.file_of(name)), id) for name in section_names(flow)]
    return flow | {key: cut(read(source.file_of(name)), id) for key, name in beside(flow)}


def beside(flow: Raw) -> list[tuple[str, str]]:
    """What a flow has in files of their own beside its sections: the key, and the name of the file."""
    return [(key, flow[key]) for key in BESIDE if isinstance(flow.get(key), str)]


def section_names(flow: Raw) -> list[str]:
    """The names of a flow's section files.

    Raises:
        FlowFileError: They are no list of names.
    """
    names = flow.get("sections")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise FlowFileError("flow_sections", file="flow.toml", key="sections")
    return names


def cut(raw: Any, flow: str) -> Any:
    """The data without the tables that `only_in` gives to another flow."""
    if isinstance(raw, list):
        return [
            cut(each, flow)
            for each in raw
            if not (isinstance(each, dict) and each.get("only_in", flow) != flow)
        ]
    if isinstance(raw, dict):
        return {key: cut(value, flow) for key, value in raw.items() if key != "only_in"}
    return raw


def overlay(source: Source, lang: str) -> Raw:
    """The words of another language, by id; the flow's own file over the common one.

    Raises:
        FlowFileError: A file cannot be read, or holds something else than texts.
    """
    words: Raw = {}
    for folder in source.words_of(section_names(read(source.folder / "flow.toml"))):
        file = folder / f"{lang}.toml"
        if not file.is_file():
            continue
        words |= check_words(read(file), file.name)
    return words


def check_words(told: Raw, file: str) -> Raw:
    """The words of a file, which must be tables of texts.

    Raises:
        FlowFileError: One holds something else.
    """
    for key, texts in told.items():
        if not _are_texts(texts):
            raise FlowFileError("flow_words", file=file, key=key)
    return told


def _are_texts(texts: Any) -> bool:
    """Whether a table holds texts by name, its `options` texts by value."""
    if not isinstance(texts, dict):
        return False
    options = texts.get("options", {})
    if not isinstance(options, dict):
        return False
    inner = [text for name, text in texts.items() if name != "options"]
    return all(isinstance(text, str) for text in [*inner, *options.values()])
