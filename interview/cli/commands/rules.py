"""`nianbao rules`: what reports are checked for, how much it weighs, what is looked at, where it comes from, an example."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from difflib import get_close_matches

from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.engine.flow.stated import RelationText
from interview.flowfiles import available
from interview.review.checking import every_rule
from interview.review.rule import Rule
from interview.wording import catalog
from interview.wording.catalog import Words
from interview.wording.lists import joined


def rules(options: argparse.Namespace, words: Words) -> Exit:
    """Lists the rules, or tells one of them."""
    known = {each.id: each for each in every_rule(available())}
    if options.rule is None:
        for each in known.values():
            put(line(each, words))
        return Exit.DONE
    wanted = _id(options.rule)
    if wanted not in known:
        tell(words.say("cli.error", message=_unknown(options.rule, wanted, [*known], words)))
        return Exit.USAGE
    for said in lines_of(known[wanted], words):
        put(said)
    return Exit.DONE


def _id(asked: str) -> str:
    """The rule that an id as a check prints it belongs to: T05 of T05.opening.number, N05 of N05_blank."""
    return asked.strip().partition(".")[0].partition("_")[0].upper()


def _unknown(asked: str, wanted: str, known: list[str], words: Words) -> str:
    near = get_close_matches(wanted, known, n=1, cutoff=0.5)
    return words.say(
        "rules.no_such_near" if near else "rules.no_such", id=asked, near=near[0] if near else ""
    )


def line(rule: Rule, words: Words) -> str:
    """A rule on one line of the list."""
    return words.say(
        "rules.line", id=f"{rule.id:4}", severity=_severity(rule, words), says=_says(rule, words)
    )


def lines_of(rule: Rule, words: Words) -> Iterator[str]:
    """A rule with all that there is to know of it, a line each."""
    yield line(rule, words)
    looks = joined([words.say(f"need.{need.value}") for need in rule.needs], words)
    yield words.say("rules.looks_at", what=looks)
    if (stated := by_form(rule.id, words.lang)) is not None:
        yield words.say("rules.source", source=stated.source)
        return
    yield words.say("rules.source", source=words.say(f"rule_source.{rule.id}"))
    yield words.say("rules.example", example=words.say(f"rule_example.{rule.id}"))


def by_form(id: str, lang: str) -> RelationText | None:
    """The relation that a form alone knows and says in its own words; None where the program has a sentence for the rule."""
    if id in catalog.words(lang).tables["rule"]:
        return None
    stated = (text for flow in available(lang) for section in flow.sections for text in section.relations)
    return next((text for text in stated if text.id == id), None)


def _says(rule: Rule, words: Words) -> str:
    stated = by_form(rule.id, words.lang)
    return words.say(f"rule.{rule.id}") if stated is None else stated.says.rstrip("。.")


def _severity(rule: Rule, words: Words) -> str:
    return joined([words.say(f"severity.{each}") for each in rule.severities], words)
