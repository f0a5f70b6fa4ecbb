"""Relations as written: whether they can be read, hold, be broken, and compute what they must.

Read here once more than by the engine, so that all of their faults are told together and in plain words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction

from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.stated import RelationText
from interview.engine.sums.relations import Relation, RelationError, parse
from interview.flowfiles.checks.index import View
from interview.flowfiles.faults import Fault, misnamed

_NAME = re.compile(r"[a-z][a-z0-9_.]*")
_TEN_THOUSAND = 10_000
_IN_WORDS = {re.compile(" - "): "减", re.compile("(?<![<>])="): "等于", re.compile(">="): "少于"}
"""What a relation and the sentence that explains it must both have, or neither."""
Names = dict[str, list[str]]


def readable(view: View) -> Iterator[Fault]:
    """Relations that cannot be read, look at nothing that is known, or compute what is no single figure."""
    for file, ledger, text in view.relations():
        if ledger is not None and text.each is None:
            yield Fault(file, f"[{text.id}].each", "no_each")
            continue
        names, sums = _names(view, ledger, text)
        yield from _readable(file, text, names, sums)


def _names(view: View, ledger: Ledger | None, text: RelationText) -> tuple[Names, Names]:
    """What names and sums mean in a relation."""
    if ledger is None:
        return {name: [name] for name in view.figures}, {}
    if text.each == "row":
        return {name: [name] for name in (*ledger.column, "total")}, {"columns": list(ledger.column)}
    results = [row.id for row in ledger.results]
    return {row: [row] for row in ledger.row}, {"results": results}


def _readable(file: str, text: RelationText, names: Names, sums: Names) -> Iterator[Fault]:
    key = f"[{text.id}].text"
    known = {*names, *sums}
    unknown = [name for name in _NAME.findall(text.text) if name not in known and name != "sum"]
    for name in unknown:
        yield misnamed(file, key, "unknown_figure", name, known)
    if unknown:
        return
    try:
        parsed = parse(text.text, _looked_up(names), _looked_up(sums))
    except (RelationError, ZeroDivisionError):
        yield Fault(file, key, "relation_text", {"text": text.text})
        return
    if text.computes and (len(parsed.left) != 1 or parsed.left[0][0] != 1 or parsed.operator != "="):
        yield Fault(file, key, "computes_left", {"text": text.text})


def _looked_up(names: Names) -> Callable[[str], list[str]]:
    return lambda name: names.get(name, [])


def relating(view: View) -> Iterator[Fault]:
    """Every fault of relations that can be read."""
    files = {text.id: file for file, _, text in view.relations()}
    yield from _as_written(view)
    for each in view.flow.relations:
        yield from (
            Fault(files[each.rule], f"[{each.rule}].text", code, told) for code, told in _judged(view, each)
        )
    yield from _order(view, files)
    for file, ledger in view.ledgers():
        yield from _sums_of_ledger(view, file, ledger)
    for file, tally in view.tallies():
        parts = {f"{tally.id}.{part.id}": -1 for part in tally.parts}
        if not _is_stated(view, {f"{tally.id}.total": 1, **parts}, computes=True):
            yield Fault(file, f"[{tally.id}]", "no_tally_sum", {"name": f"{tally.id}.total"})


def _as_written(view: View) -> Iterator[Fault]:
    ids = Counter(text.id for _, _, text in view.relations())
    for file, _, text in view.relations():
        key = f"[{text.id}]"
        if ids[text.id] > 1:
            yield Fault(file, key, "relation_twice", {"name": text.id})
        error, equation = text.severity == "error", re.search(r"[<>]=", text.text) is None
        if text.identity is not equation or (equation and not error):
            yield Fault(file, f"{key}.identity", "not_identity")
        for sign, word in _IN_WORDS.items():
            if bool(sign.search(text.text)) is not (word in text.says):
                yield Fault(file, f"{key}.says", "says_differs", {"word": word})


def _judged(view: View, each: Relation) -> Iterator[tuple[str, dict[str, object]]]:
    if each.computes and (any(factor != 1 for factor, _ in each.right) or each.constant):
        yield "computes_weight", {"name": each.target}
    if not _can_hold(view, each):
        yield "never_holds", {}
    elif not _can_break(view, each):
        yield "says_nothing", {}
    elif each.constant and not _kept(each.operator, each.constant):
        yield "breaks_at_zero", {}
    if wrong := _wrong_weights(view, each):
        yield "weights", {"name": wrong}


def _kept(operator: str, total: int) -> bool:
    return {"=": total == 0, "<=": total <= 0, ">=": total >= 0}[operator]


def _reach(view: View, each: Relation) -> tuple[bool, bool]:
    """Whether left less right can grow without end, upwards and downwards; figures are 0 or more unless signed."""
    up = any(factor > 0 or view.asked.get(address) == "signed" for factor, address in each.terms)
    return up, any(factor < 0 or view.asked.get(address) == "signed" for factor, address in each.terms)


def _can_hold(view: View, each: Relation) -> bool:
    up, down = _reach(view, each)
    below, above = each.constant <= 0 or down, each.constant >= 0 or up
    return {"=": below and above, "<=": below, ">=": above}[each.operator]


def _can_break(view: View, each: Relation) -> bool:
    up, down = _reach(view, each)
    above, below = each.constant > 0 or up, each.constant < 0 or down
    return {"=": above or below, "<=": above, ">=": below}[each.operator]


def _wrong_weights(view: View, each: Relation) -> str | None:
    """The first figure that weighs otherwise than the first of all; 元 against 万元 weigh 1 to 10,000."""
    heavy = {"万元": Fraction(_TEN_THOUSAND)}
    first: Fraction | None = None
    for factor, address in each.terms:
        unit = view.units.get(address, "")
        weight = Fraction(abs(factor)) / heavy.get(unit, Fraction(1))
        first = weight if first is None else first
        if weight != first:
            return address
    money = {view.units.get(address, "").endswith("元") for _, address in each.terms}
    return each.terms[0][1] if len(money) > 1 else None


def _order(view: View, files: dict[str, str]) -> Iterator[Fault]:
    """What is computed: once, never asked, and from nothing that is computed later."""
    computing = [each for each in view.flow.relations if each.computes]
    place: dict[str, int] = {}
    for at, each in enumerate(computing):
        place.setdefault(each.target, at)
    corners = {
        f"{ledger.id}.{row.id}.total"
        for _, ledger in view.ledgers()
        for row in ledger.rows
        if row.role == "total"
    }
    given = Counter(each.target for each in computing)
    for at, each in enumerate(computing):
        key, told = f"[{each.rule}].text", {"name": each.target}
        if given[each.target] > 1 and (each.target not in corners or given[each.target] > 2):  # noqa: PLR2004
            yield Fault(files[each.rule], key, "computed_twice", told)
        if each.target in view.asked:
            yield Fault(files[each.rule], key, "computed_asked", told)
        for _, address in each.right:
            if place.get(address, -1) > at and each.target not in corners:
                yield Fault(files[each.rule], key, "computes_later", {"name": each.target, "later": address})


def _sums_of_ledger(view: View, file: str, ledger: Ledger) -> Iterator[Fault]:
    """The three sums that every ledger has: in = out, the total of the results, the total of the columns."""
    first = ledger.columns[0].id
    ins, total, out = ([r.id for r in ledger.rows if r.role == role] for role in ("in", "total", "out"))
    signs = {**dict.fromkeys(ins, 1), **dict.fromkeys(total + out, -1)}
    balance = {f"{ledger.id}.{row}.{first}": sign for row, sign in signs.items()}
    results = {f"{ledger.id}.{row.id}.{first}": -1 for row in ledger.results}
    columns = {f"{ledger.id}.{ledger.rows[0].id}.{column}": -1 for column in ledger.column}
    sums = (
        ("no_balance", balance, False),
        ("no_results_sum", {**{f"{ledger.id}.{row}.{first}": 1 for row in total}, **results}, True),
        ("no_columns_sum", {f"{ledger.id}.{ledger.rows[0].id}.total": 1, **columns}, True),
    )
    for code, terms, computes in sums:
        if not _is_stated(view, terms, computes=computes):
            yield Fault(file, f"[{ledger.id}].relations", code)


def _is_stated(view: View, terms: dict[str, int], *, computes: bool) -> bool:
    """Whether an identity says exactly this sum."""
    opposite = {address: -factor for address, factor in terms.items()}
    return any(
        {address: factor for factor, address in each.terms} in (terms, opposite)
        and each.identity and each.computes is computes and not each.constant
        for each in view.flow.relations
    )  # fmt: skip
