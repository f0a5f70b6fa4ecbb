"""Stories for the command."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.support.interviews import TEXTS

OFFICE = "云山县水利局"
WHOLE = {
    **TEXTS,
    "overview.proactive": "全年在县政府网站公开信息86条。",
    "problems": "部分栏目更新不够及时，解读只有文字。",
    "improvements": "每月核对一次栏目，今后的解读都配图。",
}
"""Texts that nobody has anything to say of."""


def story(
    figures: Mapping[str, object] | None = None, year: int = 2025, without: tuple[str, ...] = (), **more: str
) -> str:
    """A story of a department; `more` are further tables as TOML."""
    known = {key: text for key, text in WHOLE.items() if key not in without}
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
