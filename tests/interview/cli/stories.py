"""Stories for the command."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.support.interviews import TEXTS, WHOLE

OFFICE = "云山县水利局"


def story(
    figures: Mapping[str, object] | None = None, year: int = 2025, without: tuple[str, ...] = (), **more: str
) -> str:
    """A story of a department; `more` are further tables as TOML."""
    known = {key: text for key, text in {**TEXTS, **WHOLE}.items() if key not in without}
    lines = ["[profile]", f"year = {year}"]
    lines += [
        f'"{key}" = {json.dumps(text, ensure_ascii=False)}'
        for key, text in known.items()
        if key[:7] == "office."
    ]
    lines += ["[texts]"]
    lines += [
        f'"{key}" = {json.dumps(text, ensure_ascii=False)}'
        for key, text in known.items()
        if key[:7] != "office."
    ]
    lines += ["[figures]", *(f'"{key}" = {number}' for key, number in (figures or {}).items())]
    lines += [f"[{table}]\n{body}" for table, body in more.items()]
    return "\n".join(lines) + "\n"
