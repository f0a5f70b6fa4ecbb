"""Whose report it is: sentences of another level or another office, and whom to ask (T14, T20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_PLACES = (2, 3)
"""Characters of a place, without what it is."""
_ENDS = "。,;:!?\n"
"""What ends a clause."""
_LONGEST = 24
_OTHER = re.compile("[\u4e00-\u9fff]{2,10}?(?:局|委员会|委)")
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
    place = pattern(table("scope")["others"]["name"]).search(office)
    if place is not None and name.startswith(place["place"]):
        name, office = name.removeprefix(place["place"]), place["own"]
    said = "".join(re.split(table("scope")["self"]["generic"], name))
    return len(said) > 1 and sum(each in office for each in said) * 2 < len(said)


@rule("T14", "warning", "T14_us", "T14_other")
@needs(Need.TEXTS, Need.OFFICE, Need.ANNUAL_REPORT)
def another_office(subject: Subject) -> Iterator[Hit]:
    """What the office calls itself and is not (我镇, of a bureau), and another office in its own place in a sentence."""
    for look, code in ((_calls_itself, "us"), (_in_its_place, "other")):
        for text in subject.prose:
            span = look(subject.office, text) if text.address != OPENING else None
            if span is not None:
                yield Hit(
                    f"T14_{code}", f"T14.{text.address}.{code}", (text.span(*span),), text.said(*span), subject.office,
                )  # fmt: skip
                break


def _calls_itself(office: str, text: Folded) -> tuple[int, int] | None:
    words = table("scope")["us"]
    if not pattern(words["flagged"]).search(office):
        return None
    told = pattern(words["says"]).finditer(text.text)
    return next((each.span() for each in told if words["named"][each["kind"]] not in office), None)


def _in_its_place(office: str, text: Folded) -> tuple[int, int] | None:
    """Where an office of another place stands, or one of the same place, that does what a report tells."""
    words = table("scope")["others"]
    named = pattern(words["name"]).search(office)
    if named is None:
        return None
    own, own_place = named["own"], named["place"]
    for at in _places_of(named["level"], text.text):
        behind = text.text[at + 1 : at + 1 + _LONGEST]
        other = own if behind.startswith(own) else next(iter(_OTHER.findall(behind[: _LONGEST // 2])), "")
        if (
            not other
            or not behind.startswith(other)
            or not pattern(words["acts"]).match(behind[len(other) :])
        ):
            continue
        for start in (at - size for size in (len(own_place) - 1, *_PLACES) if _begins(text.text, at - size)):
            place = text.text[start : at + 1]
            is_other = place != own_place or _strange(other, own)
            if is_other and not pattern(words["no_place"]).search(place):
                return start, at + 1 + len(other)
    return None


def _places_of(level: str, text: str) -> Iterator[int]:
    """Where a character stands that ends the name of a place."""
    at = text.find(level, min(_PLACES))
    while at >= 0:
        yield at
        at = text.find(level, at + 1)


def _begins(text: str, at: int) -> bool:
    """Whether a clause begins at a character; what ends the paragraph before is none of it."""
    return at >= 0 and text[at] not in _ENDS and (not at or text[at - 1] in _ENDS)


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
