"""Files that commands write: where `-o` says, in the format of its name, else one in every format; each named on stdout."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from interview.cli.output import put, tell
from interview.export import Written, write
from interview.wording.catalog import Words


def formats_of(
    out: str | None, otherwise: Path, suffixes: Mapping[str, str], words: Words, refusal: str
) -> dict[Path, str]:
    """Each file to be written with its format; none, and says so, where no format has the suffix that `-o` gives.

    Args:
        out: What `-o` says.
        otherwise: The file without a suffix where it says nothing.
        suffixes: Of every format.
        words: The language.
        refusal: The sentence that names the suffixes there are.
    """
    if not out:
        return {Path(f"{otherwise}{suffix}"): to for to, suffix in suffixes.items()}
    target = Path(out)
    suffix = target.suffix.lower()
    to = next((to for to, its in suffixes.items() if its == suffix), None)
    if to is not None:
        return {target: to}
    said = words.say(refusal, suffix=suffix, known=" ".join(suffixes.values()))
    tell(words.say("cli.error", message=said))
    return {}


def put_on_disk(
    data: bytes, target: Path, words: Words, *, force: bool, protected: Collection[Path] = ()
) -> None:
    """Writes a file and names it on stdout."""
    written = write(data, target, force=force, protected=protected)
    put(str(written.path))
    _tell_if_beside(written, words)


def _tell_if_beside(written: Written, words: Words) -> None:
    """Says so where a file had to go under another name."""
    if written.instead_of is not None:
        tell(words.say(f"cli.{written.code}", wanted=written.instead_of.name, file=written.path.name))
