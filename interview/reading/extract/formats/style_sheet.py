"""What the style sheet within a page says is not shown: hints and numbers of notes that lie in a cell, out of sight.

Only a rule of a single class counts, and none for paper or small screens; where classes are combined, a page shows one after another
of what they hide, and nobody here runs its program.
"""

from __future__ import annotations

import re

_SHEET = re.compile(r"<style\b[^<>]{0,200}>(?P<rules>(?:[^<]++|<(?!/style))*+)", re.IGNORECASE)
_REMARK = re.compile(r"/\*(?:[^*/]++|\*(?!/)|/(?!\*))*+\*/")
_CONDITIONAL = re.compile(r"@[a-z-]{3,20}[^{};]{0,300}\{(?:[^{}]++|\{[^{}]*+\})*+\}", re.IGNORECASE)
_RULE = re.compile(r"(?P<of>[^{}]{1,1000})\{(?P<says>[^{}]{0,2000})\}")
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
_CLASS = re.compile(r"(?:[a-z]{1,10}[0-9]?)?\.(?P<name>[\w-]{1,60})", re.IGNORECASE)


def hidden_classes(page: str) -> frozenset[str]:
    """The classes of which a page says that nothing of them is shown."""
    if "<style" not in page and "<STYLE" not in page:
        return frozenset()
    found: set[str] = set()
    for sheet in _SHEET.finditer(page):
        for rule in _RULE.finditer(_CONDITIONAL.sub("", _REMARK.sub("", sheet["rules"]))):
            if _UNSEEN.search(rule["says"]):
                named = (_CLASS.fullmatch(each.strip()) for each in rule["of"].split(","))
                found |= {each["name"] for each in named if each}
    return frozenset(found)
