"""The command line and its help: what may be typed, never what comes of it, which is a module's in `commands`.

Imports little but the standard library, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Sequence
from os.path import exists
from typing import TYPE_CHECKING, Any, NoReturn

from interview import __version__
from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.formats import FORMATS
from interview.own_toml import own_toml
from interview.wording.catalog import LANGUAGES
from interview.wording.wrap import wrapped

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

ALL = "all"
"""Stands for every format."""
GATHERED = ("text", "json", "docx", "html", "xlsx", "parquet")
"""The formats of what `gather` finds; text and JSON also on stdout."""
_NAMES_A_FILE = re.compile(r"[/\\]|\.\w{1,8}\Z")
"""A word that can only be meant as a file: it has an ending, or lies in a folder."""


def language(arguments: Sequence[str]) -> str:
    """The language asked for, before anything else is read."""
    for at, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value in LANGUAGES:
            return value
    return LANGUAGES[0]


def sentences(lang: str) -> dict[str, str]:
    """The sentences of the help."""
    told: dict[str, str] = own_toml("interview.wording", f"{lang}/usage.toml")["usage"]
    return told


_COMPLAINTS = (
    (re.compile(r"\Athe following arguments are required: (?P<names>.*)"), "missing"),
    (re.compile(r"\Aunrecognized arguments: (?P<names>.*)"), "unknown"),
    (
        re.compile(r"\A[^:]*+: invalid choice: ['\"](?P<value>.*)['\"] \(choose from (?P<choices>[^()]*+)\)"),
        "bad_choice",
    ),
    (re.compile(r"\Aargument (?P<name>\S+): invalid int value: ['\"](?P<value>.*)['\"]"), "not_a_number"),
    (re.compile(r"\Aargument (?P<name>\S+): expected one argument"), "no_value"),
    (re.compile(r"\Aargument (?P<name>\S+): not allowed with argument (?P<other>\S+)"), "not_both"),
)
"""What argparse complains of, in its own words, and the sentence we say instead."""
_PROGRAM = "nianbao"
_LONGEST_ECHO = 60
"""Characters of a command line that are said again."""


class _Wrapped(argparse.HelpFormatter):
    """Breaks lines by the cells that they take: argparse counts characters, and a Chinese one is two cells wide."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


class _Parser(argparse.ArgumentParser):
    """Says what was not understood in the clerk's language."""

    words: dict[str, str]

    def error(self, message: str) -> NoReturn:
        """Ends with the usage code."""
        said = _short(message)
        for pattern, key in _COMPLAINTS:
            if match := pattern.fullmatch(message):
                said = self._said(key, match.groupdict())
        tell(_filled(self.words["wrong"], {"message": said}))
        tell(_filled(self.words["see_help"], {"program": self.prog}))
        raise SystemExit(Exit.USAGE)

    def _said(self, key: str, values: dict[str, str]) -> str:
        if key == "bad_choice" and self.prog == _PROGRAM and "resume" in values["choices"]:
            key, values = _no_command(values["value"], values["choices"].replace("'", "").split(", "))
        return _filled(self.words[key], {name: _short(value) for name, value in values.items()})

    def format_help(self) -> str:
        """The help, its first word in the clerk's language."""
        return super().format_help().replace("usage: ", self.words["usage"], 1)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:  # noqa: ARG002 - ours has one place for data
        """Prints the help; argparse itself would keep it silent that it could not."""
        try:
            put(self.format_help().rstrip("\n"))
        except OSError:
            raise SystemExit(Exit.NOT_WRITTEN) from None


def _no_command(value: str, known: Sequence[str]) -> tuple[str, dict[str, str]]:
    """What is said of a first word that is neither a command nor a file that is there: maybe a slip."""
    from difflib import get_close_matches

    if _NAMES_A_FILE.search(value):
        return "no_file", {"value": value}
    alike = get_close_matches(value, known, 1)
    return (
        ("command_alike", {"value": value, "alike": alike[0]}) if alike else ("no_command", {"value": value})
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"


def _filled(sentence: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        sentence = sentence.replace("{" + name + "}", value.replace("'", ""))
    return sentence


def read(arguments: Sequence[str], lang: str) -> argparse.Namespace:
    """What the command line asks for; what cannot be understood is said and ends with the usage code."""
    top, commands = _all(lang)
    return top.parse_args(_with_its_command(arguments, commands))


def _with_its_command(arguments: Sequence[str], commands: Collection[str]) -> Sequence[str]:
    """A file alone, as when it is dropped on the program, is opened; of several that are dropped the first one.

    A folder is no file; opening it says so.
    """
    before = ("", *arguments)
    first = next(
        (at for at, each in enumerate(arguments) if not each.startswith("-") and before[at] != "--lang"), None
    )
    if first is None or arguments[first] in commands or not _is_there(arguments[first]):
        return arguments
    others = (each for each in arguments[first + 1 :] if not _is_there(each))
    return [*arguments[:first], "open", arguments[first], *others]


def _is_there(text: str) -> bool:
    return exists(text)  # noqa: PTH110 - Path raises where a name is too long for one


def _all(lang: str) -> tuple[argparse.ArgumentParser, Collection[str]]:
    """The whole command line in one language, and the names of its commands."""
    _Parser.words = words = sentences(lang)
    top = _Parser(prog=_PROGRAM, description=words["program"], add_help=False, formatter_class=_Wrapped)
    _titled(top, words)
    top.add_argument("--version", action="version", version=f"nianbao {__version__}", help=words["version"])
    top.add_argument("--line", action="store_true", help=words["line"])
    top.add_argument("--home", action="store_true", help=words["home"])
    commands = top.add_subparsers(
        dest="command", title=words["commands"], metavar=words["command"], parser_class=_Parser
    )

    _to_hold_it(commands, words)
    _to_write_and_read(commands, words)
    _around_the_report(commands, words)
    _of_a_county(commands, words)
    _to_look_inside(commands, words)
    return top, commands.choices


def _to_hold_it(commands: Any, words: dict[str, str]) -> None:
    """An interview begun, gone on with, or held from a file."""
    new = _command(commands, "new", words)
    new.add_argument("file", nargs="?", metavar="FILE", help=words["new_file"])
    new.add_argument("--flow", metavar="ID", help=words["flow"])
    new.add_argument("--year", type=int, metavar="Y", help=words["year"])
    new.add_argument("--last", metavar="FILE", help=words["last"])
    new.add_argument("--sheet", metavar="FILE", help=words["sheet"])
    new.add_argument("--line", action="store_true", default=argparse.SUPPRESS, help=words["line"])

    opened = commands.add_parser("open", add_help=False)  # unlisted: a file alone is as good
    _titled(opened, words)
    opened.add_argument("file", metavar="FILE")
    opened.add_argument("--line", action="store_true", default=argparse.SUPPRESS)

    resume = _command(commands, "resume", words)
    resume.add_argument("file", metavar="FILE", help=words["file"])
    resume.add_argument("--line", action="store_true", default=argparse.SUPPRESS, help=words["line"])

    story = _command(commands, "story", words)
    story.add_argument("story", metavar="STORY", help=words["story_file"])
    story.add_argument("-o", dest="out", metavar="FILE", required=True, help=words["story_out"])
    story.add_argument("--last", metavar="FILE", help=words["last"])
    _formats(story, words)


def _to_write_and_read(commands: Any, words: dict[str, str]) -> None:
    """Reports written of answers, read into answers, and checked."""
    export = _command(commands, "export", words)
    export.add_argument("file", metavar="FILE", help=words["file"])
    export.add_argument("-o", dest="out", metavar="PATH", help=words["out"])
    export.add_argument("--draft", action="store_true", help=words["draft"])
    look = export.add_mutually_exclusive_group()
    look.add_argument("--style", metavar="NAME", help=words["style"])
    look.add_argument("--like", metavar="DOCX", help=words["like"])
    _formats(export, words, required=True)

    imported = _command(commands, "import", words)
    imported.add_argument("report", metavar="REPORT", help=words["report"])
    imported.add_argument("-o", dest="out", metavar="FILE", help=words["import_out"])
    imported.add_argument("--format", choices=("text", "json"), default="text", help=words["import_format"])
    imported.add_argument("--flow", metavar="ID", help=words["flow"])

    check = _command(commands, "check", words)
    check.add_argument("files", nargs="+", metavar="FILE", help=words["check_files"])
    check.add_argument("--last", metavar="FILE|DIR", help=words["check_last"])
    check.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help=words["check_format"]
    )


def _around_the_report(commands: Any, words: dict[str, str]) -> None:
    """What is written before it, to find out, and after it, for whoever signs."""
    worksheet = _command(commands, "worksheet", words)
    worksheet.add_argument("--flow", metavar="ID", help=words["flow"])
    worksheet.add_argument("--last", metavar="FILE", help=words["last"])
    worksheet.add_argument("-o", dest="out", metavar="PATH", help=words["worksheet_out"])

    changes = _command(commands, "changes", words)
    changes.add_argument("file", metavar="FILE", help=words["changes_file"])
    changes.add_argument("--last", metavar="FILE", help=words["changes_last"])
    changes.add_argument("-o", dest="out", metavar="PATH", help=words["changes_out"])


def _of_a_county(commands: Any, words: dict[str, str]) -> None:
    """What is done with the reports of many units."""
    gather = _command(commands, "gather", words)
    gather.add_argument("folder", metavar="DIR", help=words["gather_folder"])
    gather.add_argument("--year", type=int, metavar="Y", help=words["gather_year"])
    gather.add_argument("--roster", metavar="FILE", help=words["roster"])
    gather.add_argument("--last", metavar="DIR", help=words["check_last"])
    gather.add_argument(
        "--to", action="append", choices=GATHERED, metavar="FORMAT",
        help=_filled(words["to"], {"formats": " ".join(GATHERED)}),
    )  # fmt: skip
    gather.add_argument("-o", dest="out", metavar="DIR", help=words["gather_out"])
    gather.add_argument("--store", metavar="FILE", help=words["store"])
    gather.add_argument("--scheduler", metavar="ADDRESS", help=words["scheduler"])

    total = _command(commands, "sum", words)
    total.add_argument("folder", metavar="DIR", help=words["gather_folder"])
    total.add_argument("-o", dest="out", metavar="FILE", help=words["sum_out"])
    total.add_argument("--year", type=int, metavar="Y", help=words["gather_year"])
    total.add_argument("--roster", metavar="FILE", help=words["roster"])
    total.add_argument("--upper", metavar="FILE", help=words["upper"])
    total.add_argument("--store", metavar="FILE", help=words["store"])
    total.set_defaults(last=None, scheduler=None)


def _to_look_inside(commands: Any, words: dict[str, str]) -> None:
    """Where a figure is from, what the rules are, which forms there are."""
    explain = _command(commands, "explain", words)
    explain.add_argument("file", metavar="FILE", help=words["file"])
    explain.add_argument("address", metavar="ADDRESS", help=words["address"])

    rules = _command(commands, "rules", words)
    rules.add_argument("rule", nargs="?", metavar="ID", help=words["rules_id"])

    flows = _command(commands, "flows", words)
    flows.add_argument(
        "action", nargs="?", choices=("list", "check", "schema"), default="list", help=words["flows_action"]
    )
    flows.add_argument("folder", nargs="?", metavar="DIR", help=words["flows_folder"])


def _formats(command: argparse.ArgumentParser, words: dict[str, str], *, required: bool = False) -> None:
    command.add_argument(
        "--to", action="append", choices=(*FORMATS, ALL), required=required, metavar="FORMAT",
        help=_filled(words["to"], {"formats": " ".join((*FORMATS, ALL))}),
    )  # fmt: skip


def _command(
    commands: Any, name: str, words: dict[str, str]
) -> argparse.ArgumentParser:  # argparse does not name its type
    made: argparse.ArgumentParser = commands.add_parser(
        name, help=words[name], description=words[name], add_help=False, formatter_class=_Wrapped
    )
    _titled(made, words)
    return made


def _titled(made: argparse.ArgumentParser, words: dict[str, str]) -> None:
    made._positionals.title = words["arguments"]  # noqa: SLF001 - argparse has no other door for its titles
    made._optionals.title = words["options"]  # noqa: SLF001
    made.add_argument("-h", "--help", action="help", help=words["help"])
    made.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, metavar="zh|en", help=words["lang"]
    )
    made.add_argument("--force", action="store_true", default=argparse.SUPPRESS, help=words["force"])
