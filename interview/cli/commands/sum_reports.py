"""`nianbao sum`: the government's report as the sum of its units', or one that is written beside that sum."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from interview.cli.commands.gather import looked_through
from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.cli.signals import orderly_end
from interview.county.consolidation import Comparison, UnitSum, as_book, compared_with, summed
from interview.county.handed_in import HandedIn, looked_at
from interview.county.results import Results
from interview.county.worklist import Worklist
from interview.desk.check.last_years import LastYears, named
from interview.engine.answers.kinds import plain
from interview.session import AnswersFile, Session
from interview.wording.catalog import Words
from interview.wording.lists import few, joined
from interview.wording.names import name_of, rule_name

_MOST = 40
"""Cells that are told one by one."""


def sum_up(options: argparse.Namespace, words: Words) -> Exit:
    """Adds up, tells what speaks against it, and writes the answers file where `-o` says."""
    folder = named(options.folder)
    upper = named(options.upper) if options.upper else None
    with orderly_end(), Results(Path(options.store) if options.store else None) as results:
        worklist = looked_through(options, words, folder, results)
        if worklist is None or not worklist.gathering.counted:
            tell(words.say("sum.none"))
            return Exit.USAGE if worklist is None else Exit.FINDINGS
        found = summed(worklist)
        written = _upper(upper, worklist, found, options.lang)
        if not written and not options.out:
            tell(words.say("cli.error", message=words.say("sum.need_out")))
            return Exit.USAGE
        for line in account(found, words):
            put(line)
        comparisons = [compared_with(found, each) for each in written]
        for each in comparisons:
            for line in differences(each, found, words):
                put(line)
        if options.out:
            _write(Path(options.out), found, words)
    return Exit.FINDINGS if any(each.differences for each in comparisons) else Exit.DONE


def _upper(option: Path | None, worklist: Worklist, found: UnitSum, lang: str) -> list[HandedIn]:
    """The government's reports that are written: the one that was named, else those that lie there and are no unit's."""
    if option is not None:
        return [looked_at(option, option.parent, lang, LastYears())]
    units = {file for file, _ in found.same}
    return [
        worklist.results.of(card.file) for card in worklist.gathering.upper
        if card.file not in units and card.flow == found.flow.id
    ]  # fmt: skip


def _write(out: Path, found: UnitSum, words: Words) -> None:
    book, plan = as_book(found)
    with AnswersFile.create(out, Session(found.flow.id, found.flow.version)) as file:
        file.save(book, None, finished=False)
    tell(words.say("sum.written", file=out.name))
    tell(words.say("sum.open", n=len(plan.open), file=out))


def account(found: UnitSum, words: Words) -> Iterator[str]:
    """What was added up, what was not, and what speaks against it."""
    yield words.say("sum.counted", n=len(found.units))
    if found.left_out:
        names = [each.unit.name for each in found.left_out]
        yield words.say("sum.left_out", n=len(names), list=joined(names, words))
    if found.unplaced:
        yield words.say("sum.unplaced", n=len(found.unplaced), list=joined(found.unplaced, words))
    for file, unit in found.same:
        yield words.say("sum.same_figures", file=file, unit=unit)
    for cell, units in [*found.unknown.items()][:_MOST]:
        yield words.say("sum.unknown", name=name_of(found.flow, cell, words), list=joined(units, words))
    if len(found.unknown) > _MOST:
        yield words.say("sum.unknown_more", n=len(found.unknown) - _MOST)
    for relation, units in found.uneven:
        yield words.say("sum.uneven", says=rule_name(found.flow, relation, words), list=joined(units, words))


def differences(each: Comparison, found: UnitSum, words: Words) -> Iterator[str]:
    """Where a report that is written and the sum part, and which units explain it."""
    if not each.differences:
        yield words.say("sum.agrees", file=each.file)
        return
    yield words.say("sum.compared", file=each.file, n=len(each.differences))
    for key, names in (("omitted", each.omitted), ("doubled", each.doubled)):
        if names:
            yield words.say(f"sum.{key}", list=joined(names, words))
    for cell in each.differences[:_MOST]:
        by = plain(abs(Decimal(cell.told) - Decimal(cell.ours)))
        name = name_of(found.flow, cell.address, words)
        said = words.say("sum.difference", name=name, told=plain(cell.told), ours=plain(cell.ours), by=by)
        if cell.units and not (each.omitted or each.doubled):
            said += words.say("sum.by_unit", list=few(cell.units, words), by=by)
        yield f"  {said}"
    if len(each.differences) > _MOST:
        yield "  " + words.say("sum.more", n=len(each.differences) - _MOST)
