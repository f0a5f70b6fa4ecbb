"""The command `nianbao`: reads the command line, puts the pieces together, ends with an exit code.

Data goes to stdout, talk to stderr. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from interview.cli.exits import Exit
from interview.cli.output import code_once_printed, open_streams
from interview.cli.usage import language, read

__all__ = ["Exit", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    # Starting makes some hundred thousand objects and hardly any garbage; looking for it takes a fifth of the start.
    gc.set_threshold(1_000_000, 20, 20)
    open_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given, language(given))
    except SystemExit as ended:  # --help has been printed
        raise SystemExit(code_once_printed(Exit(int(ended.code or 0)))) from None
    except KeyboardInterrupt:  # while the command was still being loaded: nothing was begun
        code = Exit.INTERRUPTED
    return code_once_printed(code)


def _run(given: Sequence[str], lang: str) -> int:
    options = read(given, lang)
    options.lang, options.force = lang, getattr(options, "force", False)
    from interview.cli.dispatch import run

    return run(options)


if __name__ == "__main__":
    raise SystemExit(main())
