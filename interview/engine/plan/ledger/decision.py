"""What came of one application, for someone who is not sure: the article of the reply letter, then yes or no.

The article decides at once where it stands for one result; otherwise each question parts the results that are left, until
one is. The articles and the questions are the flow's; this only finds which is next. Pure, and it says no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.answers.option import Option
from interview.engine.answers.ordinals import ordinal
from interview.engine.flow.ledger_form import Article, Ledger, Step
from interview.engine.plan.book import NO, UNSURE, YES

_UNITS = ("项", "款", "")

GIVEN = frozenset({"full", "part"})
_NOT_GIVEN = frozenset({"not", "otherwise"})


@dataclass(frozen=True, slots=True)
class Decision:
    """How far somebody has got."""

    article: str | None
    """The article as it was answered, `unsure` too; None while it is to be asked."""
    steps: tuple[tuple[Step, str | None], ...]
    """The questions after it, each with its answer; only the last may have none, or `unsure`."""
    left: frozenset[str]
    """The rows that are still possible."""

    @property
    def row(self) -> str | None:
        """The result, once it is decided."""
        decided = self.article not in {None, UNSURE} and len(self.left) == 1
        return next(iter(self.left)) if decided else None

    @property
    def asks(self) -> bool:
        """Whether a question is open: not answered, or answered with not being sure."""
        told = self.steps[-1][1] if self.steps else self.article
        return told in {None, UNSURE}


def decide(ledger: Ledger, given: str | None, walked: Sequence[str]) -> Decision:
    """How far the answers of an entry lead.

    Args:
        ledger: Whose articles and steps they are.
        given: The first step's answer, where one was given before.
        walked: The answers: the article, then yes or no each. What cannot be one counts as not answered.
    """
    left = _possible(ledger, given)
    offered = {article.id for article in articles(ledger, given)}
    article = walked[0] if walked and walked[0] in {*offered, UNSURE} else None
    if article is None or article == UNSURE:
        return Decision(article, (), left)
    left = left & ledger.allowed[article] or ledger.allowed[article]
    return Decision(article, *_parted(ledger, left, walked[1:]))


def articles(ledger: Ledger, given: str | None) -> tuple[Article, ...]:
    """The articles that an application may rest on: those that leave one of the results that are possible.

    One may still be open only where nobody has said that it was not given.
    """
    possible = _possible(ledger, given)
    if given not in _NOT_GIVEN:
        possible |= {row.id for row in ledger.rows if row.role == "out"}
    return tuple(each for each in ledger.articles if ledger.allowed[each.id] & possible)


def _possible(ledger: Ledger, given: str | None) -> frozenset[str]:
    """Every result; who has said that it was not given is not asked whether it was."""
    settled = GIVEN if given in _NOT_GIVEN else frozenset()
    return frozenset(row.id for row in ledger.results if row.given not in settled)


def _parted(
    ledger: Ledger, left: frozenset[str], said: Sequence[str]
) -> tuple[tuple[tuple[Step, str | None], ...], frozenset[str]]:
    """The steps that part the rows, each with its answer, and the rows that are left after them."""
    steps: list[tuple[Step, str | None]] = []
    for step, rows in ledger.parting:
        if not (left & rows and left - rows):
            continue
        told = said[len(steps)] if len(steps) < len(said) else None
        steps.append((step, told if told in {YES, NO, UNSURE} else None))
        if told not in {YES, NO}:
            break
        left = left & rows if told == YES else left - rows
    return tuple(steps), left


# How an article is written ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _option(article: Article) -> Option:
    """The article as something to choose, under every name that a clerk may type."""
    written = [name for number in article.at for name in _written(*number.split("."))]
    return Option(value=article.id, label=article.says, also=(*article.also, *dict.fromkeys(written)))


def article_options(ledger: Ledger, given: str | None) -> tuple[Option, ...]:
    """The articles to choose from.

    A number that is an article's and also the place of another in the list is a name of both, so that it is asked about.
    """
    found = [_option(article) for article in articles(ledger, given)]
    names = {name for each in found for name in each.also}
    return tuple(
        each.model_copy(update={"also": (*each.also, str(at))})
        if str(at) in names and str(at) not in each.also
        else each
        for at, each in enumerate(found, start=1)
    )


def _written(number: str, part: str = "") -> Iterator[str]:
    """第三十六条第四项, 36条4项, 36(4), 36.4; the number of the article alone names all its parts."""
    for article in (number, ordinal(int(number))):
        yield from (article, f"{article}条", f"第{article}条")
        if not part:
            continue
        for each in (part, ordinal(int(part))):
            yield from (f"{article}.{each}", f"{article}-{each}", f"{article}({each})")
            for unit in _UNITS:
                for stands in (each, f"第{each}", f"({each})", f"第({each})"):
                    yield from (f"{article}条{stands}{unit}", f"第{article}条{stands}{unit}")
