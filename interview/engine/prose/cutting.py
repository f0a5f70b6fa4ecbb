"""A text without what there was none of this year: the clause that told it goes, the rest of the paragraph stays.

「举办培训 3 次、更新指南 2 次」 with no training is 「更新指南 2 次」. What goes takes along what only tells of it, and
leaves whose time and subject it named to what follows. Where a cut would leave something false, dangling or out of
number behind, nothing is cut, and the number is left for somebody to look at. Pure; what there was none of is for
whoever holds the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from interview.engine.prose.passage import Bound, Passage

_LEAD = re.compile(
    r"(?:其中(?:包括)?|分别[为是]|包括|截至年底|到年底|截至\s*12\s*月\s*31\s*日|全年|一年来|今年(?:以来)?|本年度?|年内"
    r"|(?:20\d\d|[二][〇○零一二三四五六七八九]{3})\s*年(?:度)?|[我本](?:局|委|办|厅|院|镇|乡|街道|县|区|市|省|州|旗|机关|单位|部门)|全[市县区镇乡省州]"
    r"|共计|共|累计|并|同时|还|此外|另外)*"
)
"""Whose the clause is, and of what time: what is left to the one that follows."""
_VERB = re.compile(
    r"(?:主动|依法|及时|积极)?(?:组织开展|组织召开|组织或者参加|开展|举办|召开|组织|参加|发布|公开|编写|编制|编发|编印|印发|制作|制定|出台|修订|更新|清理|整改|办理|回应|征求|征集|收到|采纳|采用"
    r"|受理|答复|办结|予以|不予|无法|新增|新开|新设|调整|优化|开设|设有|设立|接受|发放|报送|推送|归集|审查|检查|核对|建立|完善|落实|健全|加强|推进|强化|规范|明确|安排|配备|维护|运营|收取|培训|检查|督查|调研|宣传|通过|利用)"
)
"""How a clause of its own begins: what was done."""
_OF_IT = re.compile(
    r"均|都|全部|形式|参训|参加|覆盖|涉及|该|其|向社会|说明|研究|供|采用的|用(?:于|来|.{1,30}的(?:方式|形式))|[公群]众可以"
)
"""How a clause begins that tells only of the one before it."""
_CAME_OF_IT = re.compile(
    r"使|让|便于|方便|有效|有力|切实|确保|不断|进一步|推动|提升|提高|促进|增强|满足|保障|充分|做到|实现|取得|助力|最大限度"
)
"""How a clause begins that tells what came of those before it."""
_COUNTS_THE_SAME = re.compile(r"(?:宣布)?(?:废止|失效|修订|修改|办结|新增)\s*\d")
"""How a clause begins that counts what the one before it named."""
_MEASURES_IT = re.compile(
    r"占|(?:申请)?(?:数量|总量|量|总数|件数)?(?:同比|环比|较|[比与](?:上|去|前|20\d\d)|增长|增加|上升|下降|减少|回落)"
)
"""How a clause begins that measures the number before it: a share, a change."""
_SEEN_BY = re.compile("总?(?:阅读|观看|播放|点赞|转发|浏览|点击|访问|访客|粉丝|关注)")
"""How a clause begins that says how many saw what was counted."""
_RESPECTIVELY = re.compile(r"分别(?:较[上去]年|同比|为|是|有|占|达|增长|增加|上升|下降|减少)*\s*[\d＿]")
"""Numbers that go one by one with those before them: 「网站 3 条、公众号 2 条，分别占 6%、4%」."""
_OF_A_RESULT = frozenset({"予以", "不予", "无法"})
"""What begins the name of a result, and is done to no other."""
_BEGINS = re.compile(r"为|围绕|通过|针对|利用|按照|根据|依托|结合|聚焦|对|就|在|从")
"""How a clause begins that says nothing without the one behind it."""
_TIMED = re.compile(r"\s{0,4}(?:上年|上一年|去年|下年|年底|年末|截至|到|另)")
"""How a clause begins that has a time of its own."""
_NUMBERED = re.compile(
    r"\s{0,4}(?:第?[一二三四五六七八九十]+(?:是|、)|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])"
)
_PART = "其中"
_BACK = re.compile(r"\s{0,4}(?:其中|该|这些|上述|以上|对此)")
_CONNECTS = re.compile(r"\s{0,4}(?:同时|此外|另外|除此之外)[，,]?")
_MARKS, _ENDS, _OPEN, _CLOSE = "，,；;：:", "。！？\n", "（(“《", "）)”》"
_STRENGTH = "，,：:；;"
"""The marks between clauses, the one that parts most last."""
_COMMON = frozenset("公开信息政府政务工作我局本局年度全年情况有关进行中心主动社会公众群众各类共计")
"""Characters that any two clauses may have in common."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text and the mark that ends it, both by where they stand."""

    start: int
    end: int
    stop: int
    """Behind the mark; the same as `end` where there is none."""


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
    sentences = list(_split(passage.text, 0, len(passage.text), _ENDS))
    changes: list[tuple[int, int, str]] = []
    for at, sentence in enumerate(sentences):
        if not any(_in(sentence, place) for place in none):
            continue
        found = _Cut(passage, none).sentence(sentence)
        whole = found == [(sentence.start, sentence.stop, "")]
        if whole and not _stands_alone(passage, sentences, at, none - denied):
            continue
        changes += found or []
    return _applied(passage, none, _connected(passage.text, sorted(changes)))


def _split(text: str, start: int, stop: int, marks: str) -> Iterator[_Piece]:
    """The pieces of a stretch between marks; what stands in brackets or quotes is not parted."""
    at, depth = start, 0
    for here in range(start, stop):
        sign = text[here]
        depth = max(0, depth + (sign in _OPEN) - (sign in _CLOSE)) if sign != "\n" else 0
        if not depth and sign in marks and not (sign in ",:." and text[here - 1 : here].isdigit()):
            yield _Piece(at, here, here + 1)
            at = here + 1
    if at < stop:
        yield _Piece(at, stop, stop)


def _in(piece: _Piece, place: Bound) -> bool:
    return piece.start <= place.start and place.end <= piece.stop


@dataclass(frozen=True, slots=True)
class _Cut:
    """What goes out of one sentence."""

    passage: Passage
    none: Set[Bound]

    def sentence(self, sentence: _Piece) -> list[tuple[int, int, str]] | None:
        """The stretches of a sentence that go, each with what stands there instead; None where it cannot be cut."""
        clauses = list(_split(self.passage.text, sentence.start, sentence.end, _MARKS))
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
                if _NUMBERED.match(self.passage.text, sentence.start)
                else [(sentence.start, sentence.stop, "")]
            )
        led_up_to = kept[-1] + 1 < len(clauses) and self.passage.text[clauses[kept[-1]].end] in "：:"
        if led_up_to or (0 in gone and self._words(clauses[0], _NUMBERED)):
            return None
        return changes + list(self._joined(clauses, gone, kept))

    # One clause ------------------------------------------------------------------------------------------------

    def _places(self, piece: _Piece) -> list[Bound]:
        return [place for place in self.passage.bound if _in(piece, place)]

    def _goes(self, piece: _Piece) -> bool:
        return any(place in self.none for place in self._places(piece))

    def _is_torn(self, piece: _Piece) -> bool:
        """Whether it says something that there was, too."""
        return any(place.of and place not in self.none for place in self._places(piece))

    def _inner(self, clause: _Piece) -> list[tuple[int, int, str]] | None:
        """What goes inside a clause, which stays: items of a list, or what stands in brackets; None where it goes itself."""
        if not self._goes(clause):
            return []
        if (bracket := self._bracket(clause)) is not None:
            return bracket
        items = list(_split(self.passage.text, clause.start, clause.end, "、"))
        told = [item for item in items if self._places(item)]
        going = [item for item in told if self._goes(item)]
        if len(told) <= len(going) or any(map(self._is_torn, going)) or self._leaves_what_is_of(items, going):
            return None
        if any(map(self._goes_on, going)) or self._speaks_for_all(items[-1]):
            return None
        return self._items(items, going)

    def _goes_on(self, item: _Piece) -> bool:
        """Whether an item names one more behind what it counts: 「3 个专区和县、乡专区」."""
        counted = self._places(item)[-1]
        return re.search("[和及与]", self.passage.text[counted.end : item.end]) is not None

    def _parts_what_belongs_together(self, clauses: Sequence[_Piece]) -> bool:
        """Whether some of the numbers that others go with one by one would go."""
        text, first = self.passage.text, 0
        for at, clause in enumerate(clauses):
            if _RESPECTIVELY.search(text, clause.start, clause.end):
                together = [place for each in clauses[first : at + 1] for place in self._places(each)]
                if 0 < sum(place in self.none for place in together) < len(together):
                    return True
            if text[clause.end : clause.stop] in {"；", ";", "：", ":"}:
                first = at + 1
        return False

    def _leaves_what_is_of(self, items: Sequence[_Piece], going: Sequence[_Piece]) -> bool:
        """Whether an item that stays counts only what the one before it named, which goes: 「培训 3 次、覆盖 50 人」."""
        return any(
            before in going and behind not in going and self._places(behind)
            and (self._words(behind, _MEASURES_IT) or self._words(behind, _OF_IT))
            for before, behind in pairwise(items)
        )  # fmt: skip

    def _speaks_for_all(self, item: _Piece) -> bool:
        """Whether the last item goes with words of the whole list: 「通过甲、乙等渠道互动 3 场」, 「建议 5 件、提案 3 件的复文」."""
        text, places = self.passage.text, [each for each in self._places(item) if each in self.none]
        return bool(places) and (
            "等" in text[item.start : places[0].start] or "的" in text[places[-1].end : item.end]
        )

    def _bracket(self, clause: _Piece) -> list[tuple[int, int, str]] | None:
        """What goes of a list in brackets, 「3 件（县局 2 件、镇 1 件）」; None where what goes stands elsewhere."""
        text, places = self.passage.text, [each for each in self._places(clause) if each in self.none]
        start = max(text.rfind(sign, clause.start, places[0].start) for sign in "（(")
        end = min(
            (at for sign in "）)" if (at := text.find(sign, places[-1].end, clause.end)) >= 0), default=-1
        )
        if start < 0 or end < 0 or re.search("[）)]", text[start : places[0].start]):
            return None
        items = list(_split(text, start + 1, end, "、，,；;"))
        going = [item for item in items if self._goes(item)]
        if any(map(self._is_torn, going)) or self._leaves_what_is_of(items, going):
            return None
        return self._items(items, going) if len(going) < len(items) else [(start, end + 1, "")]

    def _items(self, items: Sequence[_Piece], going: Sequence[_Piece]) -> list[tuple[int, int, str]]:
        """The items of a list that go; what led to the first of them leads to the one that is first now."""
        changes: list[tuple[int, int, str]] = []
        for at, item in enumerate(items):
            if item not in going:
                continue
            if all(each in going for each in items[:at]):
                ahead = next(each for each in items[at:] if each not in going)
                changes.append((item.start + len(self._led(item, ahead)) * (at == 0), item.stop, ""))
            else:
                changes.append((items[at - 1].end, item.end, ""))
        return changes

    def _led(self, item: _Piece, ahead: _Piece) -> str:
        """What of the first item belongs to all: its lead, and what was done where the next does not say it itself."""
        lead = self._lead(item)
        verb = _VERB.match(self.passage.text, item.start + len(lead), item.end)
        says = _VERB.match(self.passage.text, ahead.start, ahead.end)
        return lead + (verb[0] if verb and not says and verb[0] not in _OF_A_RESULT else "")

    def _lead(self, clause: _Piece) -> str:
        found = _LEAD.match(self.passage.text, clause.start, clause.end)
        return found[0] if found else ""

    # The clauses of a sentence ---------------------------------------------------------------------------------

    def _words(self, piece: _Piece, of: re.Pattern[str]) -> bool:
        return of.match(self.passage.text, piece.start + len(self._lead(piece)), piece.end) is not None

    def _tells(self, clause: _Piece) -> bool:
        """Whether it says something by itself."""
        rest = self.passage.text[clause.start + len(self._lead(clause)) : clause.end].strip()
        return bool(rest) and (self._is_torn(clause) or not _BEGINS.match(rest))

    def _with_what_is_of_them(self, clauses: Sequence[_Piece], going: Sequence[int]) -> set[int] | None:
        """The clauses that go, and those that only tell of them; None where one may or may not do so."""
        gone = set(going)
        for at in going:
            behind = self._behind(clauses, at, gone)
            if behind is None:
                return None
            gone |= behind
            for before in takewhile(lambda each: not self._is_torn(clauses[each]), reversed(range(at))):
                gone |= {before} if _alike(self._said(clauses[before]), self._said(clauses[at])) else set()
        while (kept := [at for at in range(len(clauses)) if at not in gone]) and not self._tells(
            clauses[kept[-1]]
        ):
            gone.add(kept[-1])  # nothing is left of what it led up to
        return gone

    def _behind(self, clauses: Sequence[_Piece], at: int, gone: Set[int]) -> set[int] | None:
        """The clauses behind one that goes which tell only of it; None where one may or may not do so."""
        found: set[int] = set()
        told_before = any(self._is_torn(clauses[each]) for each in range(at))
        if told_before and any(self._words(clauses[at], each) for each in (_MEASURES_IT, _SEEN_BY)):
            return found  # what follows is of the number that was measured
        for behind in takewhile(lambda each: each not in gone, range(at + 1, len(clauses))):
            clause = clauses[behind]
            is_part = _PART in self._lead(clause) and _PART not in self._lead(clauses[at])
            of_it = is_part or self._words(clause, _OF_IT) or self._words(clause, _BACK)
            if of_it or self._words(clause, _CAME_OF_IT):
                if any(map(self._counts, self._places(clause))):
                    return None
                if told_before and not of_it:
                    break
                found.add(behind)
            elif self._is_torn(clause):
                of_the_whole = told_before and self.passage.text[clauses[behind - 1].end] in "；;"
                leans = self._leans(clauses[at], clause) and not of_the_whole
                return None if leans else found
            elif self._words(clause, _VERB) or self._words(clause, _NUMBERED):
                break
            else:
                return None
        return found

    def _leans(self, clause: _Piece, behind: _Piece) -> bool:
        """Whether the clause behind has its subject from one, 「县民政局 1 件，收取 880 元」, or what it counts, 「废止 0 件」, 「占 3%」."""
        text = self.passage.text
        seen = self._words(behind, _SEEN_BY) and "其中" not in self._lead(clause)
        if seen or any(self._words(behind, each) for each in (_COUNTS_THE_SAME, _MEASURES_IT)):
            return True
        if _BACK.match(text, behind.start, behind.end):
            return True
        own = any(self._words(clause, each) for each in (_VERB, _BEGINS))
        return not own and text[clause.end] in "，," and self._words(behind, _VERB)

    def _counts(self, place: Bound) -> bool:
        """Whether a place says a number that there was."""
        return place not in self.none and bool(place.of) and self.passage.said(place)[:1].isdigit()

    def _said(self, clause: _Piece) -> str:
        return self.passage.text[clause.start : clause.end]

    def _joined(
        self, clauses: Sequence[_Piece], gone: Set[int], kept: Sequence[int]
    ) -> Iterator[tuple[int, int, str]]:
        """The changes that take clauses out, and put the marks right."""
        text = self.passage.text
        for first in sorted(each for each in gone if each - 1 not in gone):
            last = next(each for each in range(first, len(clauses)) if each + 1 not in gone)
            if last + 1 == len(clauses):  # the sentence ends with what is before them
                yield clauses[first - 1].end, clauses[last].end, ""
                continue
            told_before = any(each < first and self._tells(clauses[each]) for each in kept)
            timed = self._lead(clauses[last + 1]) or self._words(clauses[last + 1], _TIMED)
            lead = self._lead(clauses[first])
            if (told_before or timed) and not self._is_list(clauses[last], clauses[last + 1], lead):
                lead = ""
            if first == 0:
                yield clauses[first].start, clauses[last].stop, lead
            else:
                before, behind = text[clauses[first - 1].end], text[clauses[last].end]
                mark = before if before in "：:" else max(before, behind, key=_STRENGTH.index)
                yield clauses[first - 1].end, clauses[last].stop, mark + lead

    def _is_list(self, gone: _Piece, behind: _Piece, lead: str) -> bool:
        """Whether what follows is a part as well: 「共 5 件，其中甲 0 件，乙 5 件」."""
        own = self._lead(behind) or any(self._words(behind, each) for each in (_VERB, _OF_IT, _TIMED))
        alike = self._unit(gone) == self._unit(behind)
        return _PART in lead and self.passage.text[gone.end] in "，," and alike and not own

    def _unit(self, clause: _Piece) -> str:
        """What a clause counts in, by the sign behind its first number; empty where it counts nothing."""
        places = self._places(clause)
        return self.passage.text[places[0].end : clause.end].strip()[:1] if places else ""


def _alike(one: str, other: str) -> bool:
    """Whether two clauses are about one thing: two characters together that are not in every clause."""
    pairs = [{each[at : at + 2] for at in range(len(each) - 1)} for each in (one, other)]
    return any(
        re.fullmatch(r"[\u4e00-\u9fff]{2}", pair) and not _COMMON & {*pair} for pair in pairs[0] & pairs[1]
    )


def _stands_alone(passage: Passage, sentences: Sequence[_Piece], at: int, none: Set[Bound]) -> bool:
    """Whether a sentence can go without those beside it in its paragraph telling of what is not there."""
    if not any(_in(sentences[at], place) for place in none):
        return True
    said = passage.text[sentences[at].start : sentences[at].end]
    beside = []
    if at and passage.text[sentences[at - 1].end] != "\n":
        beside.append(sentences[at - 1])
    if at + 1 < len(sentences) and passage.text[sentences[at].end : sentences[at].stop] != "\n":
        if _BACK.match(passage.text, sentences[at + 1].start):
            return False
        beside.append(sentences[at + 1])
    own = [each for each in beside if not any(_in(each, place) for place in passage.bound)]
    return not any(_alike(said, passage.text[each.start : each.end]) for each in own)


def _connected(text: str, changes: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The changes, and with what goes at the head of a paragraph the 此外 of the sentence behind it."""
    for start, stop, stands in changes:
        at_head = not stands and (not text[:start].strip() or text[:start].endswith("\n"))
        connects = _CONNECTS.match(text, stop) if at_head and text[stop - 1] in _ENDS else None
        yield start, connects.end() if connects else stop, stands


def _applied(
    passage: Passage, none: Set[Bound], changes: Iterable[tuple[int, int, str]]
) -> tuple[Passage, frozenset[Bound]]:
    """The passage with the changes made, and the places of what there was none of that are still in it."""
    text, at, moved = "", 0, list[tuple[int, int, int]]()
    for start, stop, stands in changes:
        moved.append((start, stop, len(stands) - (stop - start)))
        text, at = text + passage.text[at:start] + stands, stop
    bound, stuck = [], []
    for place in passage.bound:
        if any(start < place.end and place.start < stop for start, stop, _ in moved):
            continue
        by = sum(change for _, stop, change in moved if stop <= place.start)
        bound.append(Bound(place.start + by, place.end + by, place.of))
        stuck += [bound[-1]] if place in none else []
    return Passage(text + passage.text[at:], tuple(bound)), frozenset(stuck)
