"""A text without what there was none of this year: the clause that told it goes, the rest of the paragraph stays.

「举办培训 3 次、更新指南 2 次」 with no training is 「更新指南 2 次」. What goes takes along what only tells of it, and
leaves whose time and subject it named to what follows. Where a cut would leave something false, dangling or out of
number behind, nothing is cut, and the number is left for somebody to look at. Pure; what there was none of is for
whoever holds the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise, takewhile

from interview.dataclass import dataclass
from interview.engine.prose.clauses import (
    BACK,
    BEGINS,
    CAME_OF_IT,
    CONNECTS,
    COUNTS_THE_SAME,
    ENDS,
    LEAD,
    MARKS,
    MEANS,
    MEASURES_IT,
    NUMBERED,
    OF_ALL,
    OF_IT,
    PART,
    RESPECTIVELY,
    SEEN_BY,
    STRENGTH,
    TIMED,
    VERB,
    Stretch,
    about_them,
    holds,
    is_alike,
    split,
)
from interview.engine.prose.heads import said_for, subject_of
from interview.engine.prose.passage import Bound, Passage, applied

_NAMED = frozenset('”"')
"""Behind a place that is a name and no number."""


@lru_cache(maxsize=64)  # every step asks for all texts
def without(
    passage: Passage, none: frozenset[Bound], denied: frozenset[Bound] = frozenset()
) -> tuple[Passage, frozenset[Bound]]:
    """The passage without the clauses that tell what there was none of.

    Args:
        passage: The text, its numbers as places; one that nobody knows is a place of `""`.
        none: The places of it that this year would have nothing to say.
        denied: Those of them that something else says there was none of: what is told beside them misleads nobody.

    Returns:
        What is left, and which of its places could not be cut.
    """
    sentences = list(split(passage.text, 0, len(passage.text), ENDS))
    changes: list[tuple[int, int, str]] = []
    for at, sentence in enumerate(sentences):
        if not any(holds(sentence, place) for place in none):
            continue
        found = _Cut(passage, none).sentence(sentence)
        whole = found == [(sentence.start, sentence.stop, "")]
        if whole and not _stands_alone(passage, sentences, at, none - denied):
            continue
        changes += found or []
        if whole and (behind := about_them(passage, sentences, at)) is not None:
            changes.append((behind.start, behind.stop, ""))
    return applied(passage, none, _connected(passage.text, sorted(changes)))


@dataclass(frozen=True, slots=True)
class _Cut:
    """What goes out of one sentence."""

    passage: Passage
    none: Set[Bound]

    def sentence(self, sentence: Stretch) -> list[tuple[int, int, str]] | None:
        """The stretches of a sentence that go, each with what stands there instead; None where it cannot be cut."""
        clauses = list(self._clauses(sentence))
        inner = [self._inner(each) for each in clauses]
        going = [at for at, each in enumerate(clauses) if inner[at] is None]
        if any(self._is_torn(clauses[at]) for at in going) or self._parts_what_belongs_together(clauses):
            return None
        changes = [change for found in inner for change in found or ()]
        if not going:
            return changes
        gone = self._with_what_is_of_them(clauses, going)
        if gone is None:
            return None
        kept = [at for at in range(len(clauses)) if at not in gone]
        if not any(self._tells(clauses[at]) for at in kept):
            return (
                None
                if NUMBERED.match(self.passage.text, sentence.start)
                else [(sentence.start, sentence.stop, "")]
            )
        led_up_to = kept[-1] + 1 < len(clauses) and self.passage.text[clauses[kept[-1]].end] in "：:"
        if led_up_to or (0 in gone and self._words(clauses[0], NUMBERED)):
            return None
        if any(self._leads_to_all(clauses, at, gone) for at in gone):
            return None
        heads = {at: self._head(clauses, gone.intersection(going), at) for at in kept if at - 1 in gone}
        if None in heads.values():
            return None
        return changes + list(self._joined(clauses, gone, kept, heads))

    def _clauses(self, sentence: Stretch) -> Iterator[Stretch]:
        """The clauses of a sentence; a 其中 that a comma parts belongs to the one behind it."""
        begins = None
        for clause in split(self.passage.text, sentence.start, sentence.end, MARKS):
            if self._said(clause).strip() == PART and clause.stop < sentence.stop:
                begins = clause.start
                continue
            yield Stretch(clause.start if begins is None else begins, clause.end, clause.stop)
            begins = None

    # One clause ------------------------------------------------------------------------------------------------

    def _places(self, piece: Stretch) -> list[Bound]:
        return [place for place in self.passage.bound if holds(piece, place)]

    def _goes(self, piece: Stretch) -> bool:
        return any(place in self.none for place in self._places(piece))

    def _is_torn(self, piece: Stretch) -> bool:
        """Whether it says something that there was, too."""
        return any(place.of and place not in self.none for place in self._places(piece))

    def _inner(self, clause: Stretch) -> list[tuple[int, int, str]] | None:
        """What goes inside a clause, which stays: items of a list, or what stands in brackets; None where it goes itself."""
        if not self._goes(clause):
            return []
        if (bracket := self._bracket(clause)) is not None:
            return bracket
        items = list(split(self.passage.text, clause.start, clause.end, "、"))
        told = [item for item in items if self._places(item)]
        going = [item for item in told if self._goes(item)]
        if len(told) <= len(going) or any(map(self._is_torn, going)) or self._leaves_what_is_of(items, going):
            return None
        if any(map(self._goes_on, going)) or self._speaks_for_all(items[-1]):
            return None
        if (
            items[0] in going
            and self._led(items[0], next(each for each in items if each not in going)) is None
        ):
            return None
        return self._items(items, going)

    def _goes_on(self, item: Stretch) -> bool:
        """Whether an item names one more behind what it counts: 「3 个专区和县、乡专区」."""
        counted = self._places(item)[-1]
        return re.search("[和及与]", self.passage.text[counted.end : item.end]) is not None

    def _parts_what_belongs_together(self, clauses: Sequence[Stretch]) -> bool:
        """Whether some of the numbers that others go with one by one would go."""
        text, first = self.passage.text, 0
        for at, clause in enumerate(clauses):
            if RESPECTIVELY.search(text, clause.start, clause.end):
                together = [place for each in clauses[first : at + 1] for place in self._places(each)]
                if 0 < sum(place in self.none for place in together) < len(together):
                    return True
            if text[clause.end : clause.stop] in {"；", ";", "：", ":"}:
                first = at + 1
        return False

    def _leaves_what_is_of(self, items: Sequence[Stretch], going: Sequence[Stretch]) -> bool:
        """Whether an item that stays counts only what the one before it named, which goes: 「培训 3 次、覆盖 50 人」."""
        return any(
            before in going and behind not in going and self._places(behind)
            and (self._words(behind, MEASURES_IT) or self._words(behind, OF_IT))
            for before, behind in pairwise(items)
        )  # fmt: skip

    def _speaks_for_all(self, item: Stretch) -> bool:
        """Whether the last item goes with words of the whole list: 「通过甲、乙等渠道互动 3 场」, 「建议 5 件、提案 3 件的复文」."""
        text, places = self.passage.text, [each for each in self._places(item) if each in self.none]
        return bool(places) and (
            "等" in text[item.start : places[0].start] or "的" in text[places[-1].end : item.end]
        )

    def _bracket(self, clause: Stretch) -> list[tuple[int, int, str]] | None:
        """What goes of a list in brackets, 「3 件（县局 2 件、镇 1 件）」; None where what goes stands elsewhere."""
        text, places = self.passage.text, [each for each in self._places(clause) if each in self.none]
        start = max(text.rfind(sign, clause.start, places[0].start) for sign in "（(")
        end = min(
            (at for sign in "）)" if (at := text.find(sign, places[-1].end, clause.end)) >= 0), default=-1
        )
        if start < 0 or end < 0 or re.search("[）)]", text[start : places[0].start]):
            return None
        items = list(split(text, start + 1, end, "、，,；;"))
        going = [item for item in items if self._goes(item)]
        if any(map(self._is_torn, going)) or self._leaves_what_is_of(items, going):
            return None
        return self._items(items, going) if len(going) < len(items) else [(start, end + 1, "")]

    def _items(self, items: Sequence[Stretch], going: Sequence[Stretch]) -> list[tuple[int, int, str]]:
        """The items of a list that go; what led to the first of them leads to the one that is first now."""
        changes: list[tuple[int, int, str]] = []
        for at, item in enumerate(items):
            if item not in going:
                continue
            if all(each in going for each in items[:at]):
                ahead = next(each for each in items[at:] if each not in going)
                changes.append((item.start + len(self._led(item, ahead) or "") * (at == 0), item.stop, ""))
            else:
                changes.append((items[at - 1].end, item.end, ""))
        return changes

    def _led(self, item: Stretch, ahead: Stretch) -> str | None:
        """What of the first item belongs to all: its lead, and what it says for the next; None where that is not certain."""
        said = said_for(self._before(item), self._before(ahead), listed=True)
        return None if said is None else self._lead(item) + said

    def _before(self, piece: Stretch) -> str:
        """The words before the first number of a piece, without what leads it; all of them where it counts nothing."""
        counted = self._counted(piece)
        end = counted.start if counted else piece.end
        return self.passage.text[piece.start + len(self._lead(piece)) : end].strip()

    def _lead(self, clause: Stretch) -> str:
        found = LEAD.match(self.passage.text, clause.start, clause.end)
        return found[0] if found else ""

    # The clauses of a sentence ---------------------------------------------------------------------------------

    def _words(self, piece: Stretch, of: re.Pattern[str]) -> bool:
        return of.match(self.passage.text, piece.start + len(self._lead(piece)), piece.end) is not None

    def _tells(self, clause: Stretch) -> bool:
        """Whether it says something by itself."""
        rest = self.passage.text[clause.start + len(self._lead(clause)) : clause.end].strip()
        return bool(rest) and (self._is_torn(clause) or not (BEGINS.match(rest) or MEANS.fullmatch(rest)))

    def _with_what_is_of_them(self, clauses: Sequence[Stretch], going: Sequence[int]) -> set[int] | None:
        """The clauses that go, and those that only tell of them; None where one may or may not do so."""
        gone = set(going)
        for at in going:
            behind = self._behind(clauses, at, gone)
            if behind is None:
                return None
            gone |= behind
            for before in takewhile(lambda each: not self._is_torn(clauses[each]), reversed(range(at))):
                goes = is_alike(self._said(clauses[before]), self._said(clauses[at]))
                gone |= {before} if goes and not subject_of(self._said(clauses[before])) else set()
        while (kept := [at for at in range(len(clauses)) if at not in gone]) and not self._tells(
            clauses[kept[-1]]
        ):
            gone.add(kept[-1])  # nothing is left of what it led up to
        return gone

    def _behind(self, clauses: Sequence[Stretch], at: int, gone: Set[int]) -> set[int] | None:
        """The clauses behind one that goes which tell only of it; None where one may or may not do so."""
        found: set[int] = set()
        told_before = any(self._is_torn(clauses[each]) for each in range(at))
        if told_before and any(self._words(clauses[at], each) for each in (MEASURES_IT, SEEN_BY)):
            return found  # what follows is of the number that was measured
        for behind in takewhile(lambda each: each not in gone, range(at + 1, len(clauses))):
            clause = clauses[behind]
            is_part = PART in self._lead(clause) and PART not in self._lead(clauses[at])
            of_it = is_part or self._words(clause, OF_IT) or self._words(clause, BACK)
            if of_it or self._words(clause, CAME_OF_IT):
                if any(map(self._counts, self._places(clause))):
                    return None
                if told_before and not of_it:
                    break
                found.add(behind)
            elif self._is_torn(clause):
                of_the_whole = told_before and self.passage.text[clauses[behind - 1].end] in "；;"
                leans = self._leans(clauses[at], clause) and not of_the_whole
                return None if leans else found
            elif self._words(clause, VERB) or self._words(clause, NUMBERED):
                break
            else:
                return None
        return found

    def _leans(self, clause: Stretch, behind: Stretch) -> bool:
        """Whether the clause behind has its subject from one, 「县民政局 1 件，收取 880 元」, or what it counts, 「废止 0 件」, 「占 3%」."""
        text = self.passage.text
        seen = self._words(behind, SEEN_BY) and "其中" not in self._lead(clause)
        if seen or any(self._words(behind, each) for each in (COUNTS_THE_SAME, MEASURES_IT)):
            return True
        if BACK.match(text, behind.start, behind.end):
            return True
        own = any(self._words(clause, each) for each in (VERB, BEGINS))
        return not own and text[clause.end] in "，," and self._words(behind, VERB)

    def _counts(self, place: Bound) -> bool:
        """Whether a place says a number that there was."""
        return place not in self.none and bool(place.of) and self.passage.said(place)[:1].isdigit()

    def _said(self, clause: Stretch) -> str:
        return self.passage.text[clause.start : clause.end]

    def _leads_to_all(self, clauses: Sequence[Stretch], at: int, gone: Set[int]) -> bool:
        """Whether a clause that goes leads to those behind its colon, or goes with words of those before it."""
        text, counted = self.passage.text, self._counted(clauses[at])
        if text[clauses[at].end : clauses[at].stop] in {"：", ":"}:
            return True
        of_all = counted is not None and OF_ALL.match(text, counted.end, clauses[at].end)
        return bool(of_all) and at > 0 and at - 1 not in gone

    def _head(self, clauses: Sequence[Stretch], going: Set[int], behind: int) -> str | None:
        """What the clauses that go right before one that stays say for it, too; None where that is not certain."""
        clause = clauses[behind]
        if not self._counted(clause) or self._lead(clause) or self._words(clause, TIMED):
            return ""
        for at in takewhile(
            lambda each: self._leads_on(clauses[each], going=each in going), reversed(range(behind))
        ):
            alike = self._unit(clauses[at]) == self._unit(clause)
            said = said_for(self._before(clauses[at]), self._before(clause), listed=False, alike=alike)
            if said != "":
                return said
        return ""

    def _leads_on(self, clause: Stretch, *, going: bool) -> bool:
        """Whether a clause goes and may speak for the one behind it, which only a comma parts from it."""
        return going and self.passage.text[clause.end] in "，,"

    def _joined(
        self, clauses: Sequence[Stretch], gone: Set[int], kept: Sequence[int], heads: Mapping[int, str | None]
    ) -> Iterator[tuple[int, int, str]]:
        """The changes that take clauses out, and put the marks right."""
        text = self.passage.text
        for first in sorted(each for each in gone if each - 1 not in gone):
            last = next(each for each in range(first, len(clauses)) if each + 1 not in gone)
            if last + 1 == len(clauses):  # the sentence ends with what is before them
                yield clauses[first - 1].end, clauses[last].end, ""
                continue
            told_before = any(each < first and self._tells(clauses[each]) for each in kept)
            timed = self._lead(clauses[last + 1]) or self._words(clauses[last + 1], TIMED)
            lead = self._lead(clauses[first])
            if (told_before or timed) and not self._is_list(clauses[last], clauses[last + 1], lead):
                lead = ""
            lead += heads[last + 1] or ""
            if first == 0:
                yield clauses[first].start, clauses[last].stop, lead
            else:
                before, behind = text[clauses[first - 1].end], text[clauses[last].end]
                mark = before if before in "：:" else max(before, behind, key=STRENGTH.index)
                yield clauses[first - 1].end, clauses[last].stop, mark + lead

    def _is_list(self, gone: Stretch, behind: Stretch, lead: str) -> bool:
        """Whether what follows is a part as well: 「共 5 件，其中甲 0 件，乙 5 件」."""
        own = self._lead(behind) or any(self._words(behind, each) for each in (VERB, OF_IT, TIMED))
        alike = self._unit(gone) == self._unit(behind)
        return PART in lead and self.passage.text[gone.end] in "，," and alike and not own

    def _unit(self, clause: Stretch) -> str:
        """What a clause counts in, by the sign behind its first number; empty where it counts nothing."""
        counted = self._counted(clause)
        return self.passage.text[counted.end : clause.end].strip()[:1] if counted else ""

    def _counted(self, piece: Stretch) -> Bound | None:
        """The first number of a piece; a name is none."""
        text = self.passage.text
        return next(
            (each for each in self._places(piece) if text[each.end : each.end + 1] not in _NAMED), None
        )


def _stands_alone(passage: Passage, sentences: Sequence[Stretch], at: int, none: Set[Bound]) -> bool:
    """Whether a sentence can go without those beside it in its paragraph telling of what is not there."""
    if not any(holds(sentences[at], place) for place in none):
        return True
    said = passage.text[sentences[at].start : sentences[at].end]
    beside = []
    if at and passage.text[sentences[at - 1].end] != "\n":
        beside.append(sentences[at - 1])
    if at + 1 < len(sentences) and passage.text[sentences[at].end : sentences[at].stop] != "\n":
        if BACK.match(passage.text, sentences[at + 1].start):
            return False
        beside += [] if about_them(passage, sentences, at) else [sentences[at + 1]]
    own = [each for each in beside if not any(holds(each, place) for place in passage.bound)]
    return not any(is_alike(said, passage.text[each.start : each.end]) for each in own)


def _connected(text: str, changes: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The changes, and with what goes at the head of a paragraph the 此外 of the sentence behind it."""
    for start, stop, stands in changes:
        at_head = not stands and (not text[:start].strip() or text[:start].endswith("\n"))
        connects = CONNECTS.match(text, stop) if at_head and text[stop - 1] in ENDS else None
        yield start, connects.end() if connects else stop, stands
