"""`nianbao export`: documents from an answers file."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path

from interview.cli.commands.written import put_on_disk
from interview.cli.exits import Exit
from interview.cli.output import tell
from interview.cli.usage import ALL
from interview.desk.reports import plan_of
from interview.engine.plan.plan import Plan
from interview.export import SUFFIXES, of_fonts, render
from interview.export.styles import like, named
from interview.formats import FORMATS
from interview.review.messages import one_line
from interview.session import stem
from interview.talk.report.finish import to_mend, unfinished
from interview.wording.catalog import Words
from interview.wording.lists import clauses, joined
from interview.wording.refusals import refused
from renderers.style import GB_T_9704, Style


def export(options: argparse.Namespace, words: Words) -> Exit:
    """Writes each format asked for beside the answers file, or where `-o` says; what is not finished only as a draft."""
    path = Path(options.file)
    plan = plan_of(path, options.lang)
    problem = unfinished(plan)
    if problem is not None and not options.draft:
        why = refused(plan.flow, problem, words)
        tell(words.say("cli.error", message=words.say("cli.need_draft", why=why)))
        for each in to_mend(plan):
            tell(f"  {each.id}  {one_line(each, plan.flow, words)}")
        return Exit.FINDINGS
    draft = problem is not None
    out = Path(options.out) if options.out else None
    style = _style(options, path.parent, words)
    model = [Path(each) for each in (options.like, options.style) if each]
    publish(
        plan, path, options.to, words,
        out=out, draft=draft, force=options.force, protected=model, style=style,
    )  # fmt: skip
    for to in wanted(options.to):
        for remark in of_fonts(to, style):
            tell(words.say(f"publish.{remark.code}", **remark.details))
    return Exit.DONE


def _style(options: argparse.Namespace, folder: Path, words: Words) -> Style:
    """The look asked for; of one taken from a Word file it is said what was taken, and what the file did not tell."""
    if not options.like:
        return named(options.style, folder)
    alike = like(Path(options.like))
    taken = [f"{words.say(f'look.{key}')} {_value(key, value, words)}" for key, value in alike.taken.items()]
    tell(words.say("publish.like", file=Path(options.like).name, taken=clauses(taken, words)))
    if beyond := [
        words.say(
            "publish.like_beyond_one", name=words.say(f"look.{key}"), value=_value(key, value, words),
            instead=_value(key, alike.instead(key), words),
        )
        for key, value in alike.beyond.items()
    ]:  # fmt: skip
        tell(words.say("publish.like_beyond", list=clauses(beyond, words)))
    if alike.has_no_margins:
        tell(words.say("publish.like_margins"))
    if left := [words.say(f"look.{key}") for key in alike.left]:
        tell(words.say("publish.like_left", left=joined(left, words)))
    return alike.style


def _value(key: str, value: object, words: Words) -> str:
    if isinstance(value, bool):
        return words.say("look.yes" if value else "look.no")
    if isinstance(value, float):
        return words.say("look.mm" if key.startswith("margins.") else "look.points", value=f"{value:g}")
    return str(value) if key.startswith("fonts.") else words.say(f"look.{value}")


def wanted(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats that were asked for, each once; all there are for `all`."""
    return FORMATS if ALL in formats else tuple(dict.fromkeys(formats))


def publish(  # noqa: PLR0913 - what, from where, to where, and how
    plan: Plan, answers: Path, formats: Sequence[str], words: Words, *,
    out: Path | None = None, draft: bool = False, force: bool = False, protected: Collection[Path] = (),
    style: Style = GB_T_9704,
) -> None:  # fmt: skip
    """Writes documents and names them on stdout."""
    asked = wanted(formats)
    for to in asked:
        target = out or answers.with_name(f"{stem(answers)}{SUFFIXES[to]}")
        if out is not None and len(asked) > 1:
            target = out.with_suffix(SUFFIXES[to])
        data = render(plan, to, draft=draft, style=style)
        put_on_disk(data, target, words, force=force, protected=[answers, *protected])
