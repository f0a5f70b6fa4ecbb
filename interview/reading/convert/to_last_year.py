"""A published report as the year before: what of it is certain, for next year's report to begin from.

Pure: a report in, what `interview.engine.plan.book` keeps of a last year out. A figure that is doubtful is unknown here,
never guessed and never offered; what the sums of certain figures decide where a cell is blank or gone is known.
"""

from __future__ import annotations

import re

from interview.engine.plan.book import LastYear
from interview.reading.convert.set_off import closed_up, in_full_width
from interview.reading.convert.to_book import certain, fitting, kind_of_office, texts_of
from interview.reading.model import Report

_SIGNATURE = re.compile(
    r"(?:\A|\n)(?:[^\n。；;，,：:]{1,26}[局委办厅院站队所县乡镇区市省旗府心道门会室处司学][^\S\n]{0,9}\n)?"
    r"\s{0,9}[（(]?20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[）)]?\s{0,9}\Z"
)
"""Who signed a report and when, below its last words."""
_CAPTION = re.compile(
    r"(?:(?<=\n)|\A)[ \t]*图 ?[\d一二三四五六七八九十]{1,2}(?:[:：.、]| )[^\n。；;]{2,30}(?:\n|\Z)"
)
"""What a picture is called that no text has: 图1 政府信息主动公开情况表."""


def as_last_year(report: Report) -> LastYear | None:
    """What a report says, for the next year's, its numbers and marks set as there; None where it does not say of which year it is."""
    if report.year is None:
        return None
    told = {id: closed_up(text) for id, text in fitting(report).items()}
    profile = {**told, **{id: each[0] for id, each in report.chosen.items() if len(each) == 1}}
    if kind := kind_of_office(report.office):
        profile["office.kind"] = kind
    return LastYear(
        year=report.year,
        flow=report.flow,
        figures={address: certain(figure) for address, figure in report.figures.items()},
        texts={
            id: in_full_width(closed_up(unsigned))
            for id, text in texts_of(report).items()
            if (unsigned := _SIGNATURE.sub("", _CAPTION.sub("", text)).rstrip("\n"))
        },
        profile=profile,
        outline=report.outline,
    )
