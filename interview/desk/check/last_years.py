"""Last year's reports beside those that are checked: which of them is this office's, the same report, of the year before.

Each is looked at once for its office and year; its figures are read again when it is wanted, so that the memory does not
grow with how many there are. A name may be written with or without its city (`洪泽区人民政府`, `淮安市洪泽区人民政府`); where
a text does not say whose it is, the files' names decide, digits aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from interview.dataclass import dataclass
from interview.desk.check.many import each_of
from interview.desk.office_names import is_same_office
from interview.desk.reports import is_answers_file, read_sound
from interview.engine.plan.book import LastYear
from interview.errors import InterviewError, SessionFileError
from interview.flowfiles import available, load_flow
from interview.flowfiles.families import family_of


@dataclass(frozen=True, slots=True)
class Card:
    """Whose report a file is, which one, and of which year."""

    path: Path
    kind: str
    """The id of the family that its form is of."""
    office: str
    year: int


@dataclass(frozen=True, slots=True)
class LastYears:
    """The reports that may be last year's."""

    cards: Sequence[Card] = ()
    files: Sequence[Path] = ()
    """All that were looked at for them, those too of which nothing is known."""

    def of(self, path: Path, form: str, office: str, year: int | None) -> LastYear | None:
        """What the same report of the year before says; None where there is none, or more than one."""
        if year is None:
            return None
        of_it = family_of(form).id, year - 1
        fitting = [card for card in self.cards if (card.kind, card.year) == of_it]
        for same in (_same_name, _same_end, _same_file):
            found = [card for card in fitting if same(card, office, path)]
            if len(found) == 1:
                return _looked_back(found[0].path)
        return None


def _same_name(card: Card, office: str, _path: Path) -> bool:
    return bool(office) and card.office == office


def _same_end(card: Card, office: str, _path: Path) -> bool:
    return bool(office) and is_same_office(card.office, office)


def _same_file(card: Card, office: str, path: Path) -> bool:
    return not (card.office and office) and _undated(card.path) == _undated(path) != ""


def _undated(path: Path) -> str:
    return re.sub(r"[\W\d_年度]+", "", path.name.partition(".")[0])


def of_files(paths: Sequence[Path]) -> LastYears:
    """Those that lie in some files, each looked at for its office and year, as many at a time as there are cores."""
    cards = each_of(paths, _card_of, _no_card)
    return LastYears(tuple(card for card in cards if card is not None), tuple(paths))


def _no_card(_path: Path) -> Card | None:
    return None


def _card_of(path: Path) -> Card | None:
    """Whose report it is; None where it cannot be read or does not say of which year it is."""
    try:
        last = _looked_back(path)
    except InterviewError:
        return None
    if last is None:
        return None
    return Card(path, family_of(last.flow).id, last.profile.get("office.name", ""), last.year)


def _looked_back(path: Path) -> LastYear | None:
    """What a report of last year says, an answers file or a published one.

    Raises:
        InterviewError: It cannot be read.
    """
    if is_answers_file(path):
        from interview.session.renames import last_year

        session = read_sound(path)
        return last_year(session, load_flow(session.flow))
    from interview.reading.convert.to_last_year import as_last_year
    from interview.reading.report import read_report

    return as_last_year(read_report(path, available()))


def named(option: str) -> Path:
    """The file or folder that `--last` names.

    Raises:
        SessionFileError: It is not there.
    """
    path = Path(option)
    if not path.exists():
        raise SessionFileError("no_such_file", file=option)
    return path
