"""`docs/rules.md`, made of the rules as they are declared: `python -m tests.docs.rules_page` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from interview.cli.commands.rules import lines_of
from interview.flowfiles import available
from interview.review.checking import every_rule
from interview.review.rule import Rule
from interview.wording.catalog import words

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_HEAD = """\
# Rules

What `nianbao check` and the review of an interview look for, in both languages; `nianbao rules` tells the same. This page is made of what the
checks declare (`interview/review/rule.py`) and of the tables `rule`, `rule_source` and `rule_example` in `interview/wording`:
`python -m tests.docs.rules_page` writes it, a test compares.

An *error* stops a finished report until it is mended or explained, a *warning* is said at once, a *notice* waits for the review. The broken
relation of a form (I1 to I4) stops it whatever is explained. In a report on 2019, when the form was only encouraged, a departure from it
is no error. `unfinished` and `unreadable` are no rules: what is open, and a file that nobody can read.

“30号” is 国办公开办函〔2021〕30号, the form since the reports on 2021; “60号” is 国办公开办函〔2019〕60号, that of 2019 and 2020; the
Regulations are 政府信息公开条例 (国务院令第711号).
"""
_GROUPS = {
    "I": "Sums that the form prints",
    "N": "Figures",
    "Y": "Two years side by side, and stocks and flows",
    "X": "Texts and tables against each other",
    "K": "Met in published reports",
    "T": "Texts",
    "P": "Time",
}
_OTHERS = "The forms of other reports"
"""Whose relations are rules too."""


def page() -> str:
    """The whole page."""
    return "\n".join((_HEAD, *_rules()))


def _rules() -> Iterator[str]:
    for group, rules in groupby(every_rule(available()), key=lambda each: _GROUPS.get(each.id[0], _OTHERS)):
        yield f"## {group}\n"
        for rule in rules:
            yield f"### {rule.id}\n"
            yield from (_told(rule, lang) for lang in ("en", "zh"))
            if rule.codes:
                yield f"Sentences: {', '.join(f'`{code}`' for code in rule.codes)}.\n"


def _told(rule: Rule, lang: str) -> str:
    first, *more = lines_of(rule, words(lang))
    return "\n".join((first.removeprefix(f"{rule.id:4} "), "", *(f"- {each}" for each in more), ""))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
