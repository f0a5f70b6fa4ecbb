"""Whose report it is: sentences of another level or another office, and whom to ask (T14, T20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from interview.review.model import Finding
from interview.review.subject import OPENING, Subject
from interview.review.words.headings import is_whole
from interview.review.words.lexicon import pattern, table


def foreign(subject: Subject) -> Iterator[Finding]:
    """Sentences that another office writes."""
    for entry in table("scope")["foreign"]:
        if _may_say(entry, subject):
            continue
        for text in subject.prose:
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Finding(
                    f"T14.{text.address}.{entry['code'].removeprefix('T14_')}", "T14", "warning",
                    (text.span(*found.span()),), text.said(*found.span()), code=entry["code"],
                )  # fmt: skip
                break


def _may_say(entry: dict[str, Any], subject: Subject) -> bool:
    if "county" in entry:
        return not pattern(table("scope")["county"]).search(subject.office)
    return subject.kind in entry["others"]


def another_name(subject: Subject) -> Iterator[Finding]:
    """An office that the preface names as its own, and that has no word in common with the title's."""
    words = table("scope")["self"]
    if not subject.office or not subject.printed:
        return
    for text in subject.prose:
        if text.address != OPENING:
            continue
        for found in pattern(words["says"]).finditer(text.text):
            name = found["a"] or found["b"]
            if not pattern(words["us"]).search(name) and _strange(name, subject.office):
                start = found.start("a" if found["a"] else "b")
                yield Finding(
                    "T14.opening.name", "T14", "warning", (text.span(start, start + len(name)),), name, subject.office,
                    code="T14_name",
                )  # fmt: skip
                return


def _strange(name: str, office: str) -> bool:
    """Whether most characters that say something are not in the other name; 卫健局 is short for 卫生健康局."""
    said = "".join(re.split(table("scope")["self"]["generic"], name))
    return len(said) > 1 and sum(each in office for each in said) * 2 < len(said)


def contact(subject: Subject) -> Iterator[Finding]:
    """Telephone and post code of the preface; a report that names nobody to ask gets a notice, no law wants it."""
    words = table("scope")["contact"]
    if not subject.printed or not is_whole(subject):
        return
    opening = next((text for text in subject.prose if text.address == OPENING), None)
    phones = 0
    for kind, code in (("phone", "T20_phone"), ("postcode", "T20_postcode")) if opening is not None else ():
        for found in pattern(words[kind]).finditer(opening.text if opening else ""):
            phones += 1
            told = found["told"]
            if not pattern(words[f"{kind}_like"]).match(told):
                where = (opening.span(*found.span()),) if opening else ()
                yield Finding(f"T20.{kind}", "T20", "warning", where, told, code=code)
                break
    if not phones and not subject.profile.get("office.phone"):
        yield Finding("T20.contact", "T20", "notice", ("opening",), code="T20")
