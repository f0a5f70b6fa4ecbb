"""`nianbao changes`: what changed since last year, for whoever signs the report."""

from __future__ import annotations

import argparse
from pathlib import Path

from interview.cli.commands.export import tell_if_beside
from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.desk.opening import plan_of
from interview.export import write
from interview.export.changes import SUFFIXES, changes_page
from interview.session import stem
from interview.wording.catalog import Words


def changes(options: argparse.Namespace, words: Words) -> Exit:
    """Writes the page where `-o` says, in the format of that name, or beside the answers file in both."""
    path = Path(options.file)
    plan = plan_of(path, options.lang)
    name = words.say("changes.file", stem=stem(path))
    targets = (
        [Path(options.out)]
        if options.out
        else [path.with_name(name + suffix) for suffix in SUFFIXES.values()]
    )
    formats = {suffix: to for to, suffix in SUFFIXES.items()}
    if (suffix := targets[0].suffix.lower()) not in formats:
        tell(
            words.say(
                "cli.error", message=words.say("changes.suffix", suffix=suffix, known=" ".join(formats))
            )
        )
        return Exit.USAGE
    for target in targets:
        written = write(
            changes_page(plan, words, formats[target.suffix.lower()]),
            target,
            force=options.force,
            protected=[path],
        )
        put(str(written.path))
        tell_if_beside(written, words)
    return Exit.DONE
