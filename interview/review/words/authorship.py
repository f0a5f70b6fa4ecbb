"""Whose report it is: sentences of another level or another office, and whom to ask (T14, T20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, Subject
from interview.review.text.lexicon import pattern, table

_GOVERNMENT = re.compile("人民政府(?=.)")


@rule("T14", "warning", "T14_level", "T14_copied")
@needs(Need.TEXTS)
def foreign(subject: Subject) -> Iterator[Hit]:
    """Sentences that another office writes."""
    for entry in table("scope")["foreign"]:
        if _may_say(entry, subject):
            continue
        for text in subject.prose:
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Hit(
                    entry["code"], f"T14.{text.address}.{entry['code'].removeprefix('T14_')}", (text.span(*found.span()),), text.said(*found.span()),
                )  # fmt: skip
                break


def _may_say(entry: dict[str, Any], subject: Subject) -> bool:
    if "county" in entry:
        return not pattern(table("scope")["county"]).search(subject.office)
    return subject.kind in entry["others"]


@rule("T14", "warning", "T14_name")
@needs(Need.PRINTED, Need.OFFICE)
def another_name(subject: Subject) -> Iterator[Hit]:
    """An office that the preface names as its own, and that has no word in common with the title's."""
    words = table("scope")["self"]
    for text in subject.prose:
        if text.address != OPENING:
            continue
        for found in pattern(words["says"]).finditer(text.text):
            name = found["a"] or found["b"]
            if not pattern(words["us"]).search(name) and _strange(name, subject.office):
                start = found.start("a" if found["a"] else "b")
                yield Hit(
                    "T14_name", "T14.opening.name", (text.span(start, start + len(name)),), name, subject.office,
                )  # fmt: skip
                return


def _strange(name: str, office: str) -> bool:
    """Whether most characters that say something are not in the other name; 卫健局 is short for 卫生健康局.

    What begins with the office's name is a part of it: 某街道信息公开领导小组办公室; a street of 某区人民政府 is one of 某区.
    """
    if name.startswith(office) or _GOVERNMENT.sub("", name).startswith(_GOVERNMENT.sub("", office)):
        return False
    said = "".join(re.split(table("scope")["self"]["generic"], name))
    return len(said) > 1 and sum(each in office for each in said) * 2 < len(said)


@rule("T20", "notice")
@rule("T20", "warning", "T20_phone", "T20_postcode")
@needs(Need.WHOLE)
def contact(subject: Subject) -> Iterator[Hit]:
    """Telephone and post code of the preface; a report that names nobody to ask gets a notice, no law wants it."""
    words = table("scope")["contact"]
    opening = next((text for text in subject.prose if text.address == OPENING), None)
    phones = 0
    for kind, code in (("phone", "T20_phone"), ("postcode", "T20_postcode")) if opening is not None else ():
        for found in pattern(words[kind]).finditer(opening.text if opening else ""):
            phones += 1
            told = found["told"]
            if not pattern(words[f"{kind}_like"]).match(told):
                where = (opening.span(*found.span()),) if opening else ()
                yield Hit(code, f"T20.{kind}", where, told)
                break
    if not phones and not subject.profile.get("office.phone"):
        yield Hit("T20", "T20.contact", ("opening",))
