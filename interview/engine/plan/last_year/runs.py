"""Which numbers of last year's text are one list, by the words and marks around them alone.

Three sorts: of offices or levels of government (市政府349件、各县区477件), the second figures behind theirs (收取880元), and of
sorts of what was published (机构职能27条、其他信息12条). A number is in a list only where its name is whole and what stands
between it and the one before is a mark; what tells a deed, a time or all of something is no name. Nothing is bound here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from interview.dataclass import dataclass
from interview.engine.prose.passage import Bound

FACTS = "facts."
PARTS = "，、；：（）(),;:。！？\n"
LEADS = ("其中被", "其中", "被", "具体包括", "包括", "包含", "涵盖", "分别为", "分别是", "含")
"""What may stand before the first of a list and is none of its name."""

_UNIT = re.compile(r"[ \u3000]?(人次|件次|万元|[件期条條个個份次人名家场篇处项項元])(?![余多餘])")
_BETWEEN = frozenset("，、；,;和及以 \u3000")
_LONGEST = 24
_BEFORE = re.compile(rf"(?:{'|'.join(LEADS)}){{1,2}}")
_OFFICES = (
    "局", "委", "办", "厅", "院", "署", "部门", "镇", "乡", "街道", "村", "社区", "县", "区", "市", "州", "旗", "盟", "政府",
    "中心", "公司", "集团", "学校", "大学", "委员会", "管委会", "协会", "办公室", "支队", "大队", "总队", "银行", "单位",
)  # fmt: skip
_LEVEL = re.compile(r"(?:中央|国家|省|市|县|区|县区|镇|乡|乡镇|镇街|村|州|旗|盟)级\w{0,4}")
_TAKEN = frozenset({"收取", "共收取", "收费", "共收费", "实收", "金额"})
"""Of each unit a second figure, behind its first: 某县1件，收取420元."""

# Sorts of what was published ----------------------------------------------------------------------------------------

_PUBLISHED = frozenset("条條件篇份项項期个個")
_ALIKE = frozenset("条條件篇份")
"""What one list may count in by turns: 会议信息220条、政策文件3302件."""
_UNIT_BEFORE = re.compile(
    r"\d[ \u3000]?(?:件次|[件期条條个個份篇项項])(?:[（(][^（）()]{0,200}[）)])?(?:[、及和]|以及)$"
)
"""Where 、 or 及 parts two numbers, and not words of one name."""
_QUOTED = re.compile(r"“[^”\n]{1,20}”")
_NAME_AND_BRACKET = 230
_IS_A_WHOLE = re.compile(r"[，,。；;]?(?:其中|包括|分别[为是])|[：:]")
"""Behind a number of which parts follow."""
_FEWEST = 3
"""So many of them are a list where nothing says that they are."""
_COME_TO = re.compile(
    rf"[，,：:；;。（( ]{{0,2}}(?:{'|'.join(LEADS)}|具体为)?(?:包括|有|为)?[，,：: ]{{0,2}}"
)
"""Between a number and those that it is the sum of."""
_LED = re.compile(rf"(?:{'|'.join(LEADS)}|如|[：:（(])[，,：:有]?\s?$")
_BEFORE_A_SORT = re.compile(rf"(?:{'|'.join(LEADS)}|如(?![皋东])){{1,2}}")
_WHERE = re.compile(r"(?:通过|在(?!线)|利用|依托)")
"""Before a place where something was published, which is the sort then."""
_OF_A_YEAR = re.compile(r"^(?:20\d\d年度?|全年|今年|本年度?)")
_SORT = re.compile(r"[\u4e00-\u9fff“”《》、（）()A-Za-z]{2,20}")
_PUBLISHES = re.compile(r"^(?:主动|及时|依法)?(?:公开|发布|公布|公示|更新|上传|推送)了?")
_DONE = re.compile(r"^.*(?:公开|发布|公布|更新|推送)(?!栏)(?=[\u4e00-\u9fff]{2})")
"""What was done with a sort that a flow knows, by whom and where: none of its name."""
_ALL_OF_IT = re.compile(
    r"(?:(?:各类|各种|相关|有关|主动|公开|政府|政务|的|类)*(?:信息|内容)?(?:发布)?|各[类种](?:政府|政务)?文件)(?:总数|总量|数量|数)?"
)
"""No sort of what was published, but all of it."""
_TELLS_A_DEED = re.compile(
    r"^(?:借助|对(?!外)|由|向|与|从(?!业)|按|经(?![济费营])|因|于|就(?!业)|以|将|把|使|让|我|本(?!级)|全[市县区镇乡街局]"
    r"|该|并|且|也|还|又|再|均|都|已|未(?!成年)|没有|每|约|近(?!期)|超|第|制定|制发|印发|出台|下发|编[发制写印]|撰写|制作|召开|举办"
    r"|组织(?!机构|架构|人事)|开展|参加|接待|接受|接收|收(?![费支入])|回复|回应|征集|采纳|处置|整改|纠正|更正|调整|优化(?!营商)|完善|建立"
    r"|设[立置有]|开设|新[增建开设]|增[设加]|修[订改]|废止|删除|清理|梳理|配备|安排|落实(?!情况)|推进|推出|转载|转发|刊[登发]|播发|录入|上报"
    r"|报送|撤|驳|维持|移交|实现|完成|提供)"
)
_OF_ANOTHER_SORT = re.compile(
    r"[条件篇]、|累计|合计|总计|(?<!公)共(?![同享建资和])|同比|环比|相比|较上|增长|下降|占比|截至|上年|去年|同期|申请|复议|诉讼|结转|受理|办结"
    r"|来信|来电|来访|热线|信箱|予以公开|部分公开|同意|不予|不[属屬]|不存在|不掌握|非本|公开范围|无法提供|其他处理|告知|补正|撤[回销]"
    r"|维持|结果纠正|其他结果|阅读|浏览|点击|访问|粉丝|关注量|点赞|评论|订阅"
)
"""What came of something, who saw it, or two of which one has lost its number."""
_OF_A_TABLE = re.compile(r"规范性文件数?$|^规章$|处理决定")
"""What a table of the report knows."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One number of a list."""

    start: int
    end: int
    """Of the number."""
    name: str
    begins: int
    """Where the name begins."""
    unit: str
    stop: int
    of: str = ""
    """What the number is bound to already."""
    left: bool = False
    """Whether it is known to nobody and asked of nobody here: a table may have it."""


@dataclass(frozen=True, slots=True)
class ListRun:
    """The numbers of one list, in order."""

    items: tuple[ListItem, ...]
    sorts: bool = False
    """Whether they are sorts of what was published; a fact of a flow may be among them."""


def runs(text: str, places: Iterable[Bound], apart: Collection[int] = ()) -> list[ListRun]:
    """The lists of a text, in order.

    Args:
        text: The text.
        places: What its numbers are bound to; one that says nothing or a fact may be in a list.
        apart: Where numbers stand that are no fact of a list, whatever words are around them.
    """
    places = list(places)
    free = [item for place in places if not place.of and (item := _item(text, place))]
    offices = [ListRun(tuple(run)) for run in _of_offices(text, free)]
    taken = {item.start for run in offices for item in run.items}
    told = [place for place in places if not place.of or place.of.startswith(FACTS)]
    found = [*offices, *_of_sorts(text, told, taken, apart)]
    return sorted(found, key=lambda run: run.items[0].start)


def whole_of(text: str, run: ListRun, places: Iterable[Bound]) -> Bound | None:
    """The number that all of a list come to, right before it; None where that is not certain."""
    first = run.items[0]
    before = max((place for place in places if place.end <= first.begins), default=None)
    unit = _UNIT.match(text, before.end) if before is not None else None
    if before is None or unit is None or not _COME_TO.fullmatch(text, unit.end(), first.begins):
        return None
    alike = unit[1] == first.unit or {unit[1], first.unit} <= _ALIKE
    added = sum(int(text[item.start : item.end]) for item in run.items)
    return before if alike and added and text[before.start : before.end] == str(added) else None


def is_second(item: ListItem) -> bool:
    """Whether a number is the second of what is named before it."""
    return item.name in _TAKEN


def _item(text: str, place: Bound) -> ListItem | None:
    """A number as one of a list; None where it has no name or no unit."""
    unit = _UNIT.match(text, place.end)
    first = max(0, place.start - _LONGEST)
    part = max(text.rfind(mark, first, place.start) for mark in PARTS)
    if unit is None or not _is_whole(text[place.start : place.end]) or (part < 0 < first):
        return None
    before = _BEFORE.match(text[part + 1 : place.start])
    begins = part + 1 + (before.end() if before else 0)
    name = text[begins : place.start].strip()
    return ListItem(place.start, place.end, name, begins, unit[1], unit.end(), place.of) if name else None


def _is_whole(number: str) -> bool:
    return number.isascii() and number.isdecimal()


def _names_an_office(name: str) -> bool:
    return len(name) > 1 and (name.endswith(_OFFICES) or _LEVEL.fullmatch(name) is not None)


def _of_offices(text: str, items: Sequence[ListItem]) -> Iterator[Sequence[ListItem]]:
    """The lists of offices, and of the second figures behind theirs."""
    offices: list[ListItem] = []
    seconds: list[ListItem] = []
    last: ListItem | None = None
    for item in items:
        follows = last is not None and _BETWEEN.issuperset(text[last.stop : item.begins])
        second = follows and is_second(item) and all(each.unit == item.unit for each in seconds)
        office = not second and _names_an_office(item.name)
        if not second and not (office and follows and _goes_on(offices, item)):
            yield from (run for run in (offices, seconds) if len(run) > 1)
            offices, seconds = [], []
        if second or office:
            (seconds if second else offices).append(item)
        last = item if second or office else None
    yield from (run for run in (offices, seconds) if len(run) > 1)


def _goes_on(run: Sequence[ListItem], item: ListItem) -> bool:
    """Whether an item counts in the unit of a run, and nothing in it is called alike."""
    return all(each.unit == item.unit and each.name != item.name for each in run)


def _of_sorts(
    text: str, places: Sequence[Bound], taken: Collection[int], apart: Collection[int]
) -> Iterator[ListRun]:
    """The lists of sorts, those in brackets each for itself; in each something that nobody knows."""
    by_bracket: dict[int, list[Bound]] = {}
    for place in places:
        by_bracket.setdefault(_bracket(text, place.start), []).append(place)
    for group in by_bracket.values():
        run: list[ListItem] = []
        for place in group:
            item = _sort(text, place, place.start in apart) if place.start not in taken else None
            if run and not (item and _is_behind(text, run[-1], item) and _is_as(run, item)):
                yield from _whole(text, run)
                run = []
            run += [item] if item else []
        yield from _whole(text, run)


def _bracket(text: str, at: int) -> int:
    """Where the bracket opens that a place stands in; -1 where it stands in none."""
    sentence = max(text.rfind(mark, 0, at) for mark in "。\n")
    opened = max(text.rfind(sign, sentence + 1, at) for sign in "（(")
    closed = max(text.rfind(sign, sentence + 1, at) for sign in "）)")
    return opened if opened > closed else -1


def _whole(text: str, run: Sequence[ListItem]) -> Iterator[ListRun]:
    led = bool(run) and is_led(text, run[0].begins)
    first, *others = [int(text[item.start : item.end]) for item in run] or [0]
    if not led and len(others) > 1 and first == sum(others):  # all of the others, by another name
        run, led = run[1:], True
    if len(run) >= (2 if led else _FEWEST) and any(not item.of and not item.left for item in run):
        yield ListRun(tuple(run), sorts=True)


def is_led(text: str, begins: int) -> bool:
    """Whether words or a mark before a name say that parts of something follow."""
    return _LED.search(text, max(0, begins - _LONGEST), begins) is not None


def _is_as(run: Sequence[ListItem], item: ListItem) -> bool:
    """Whether an item counts what a run counts, and nothing in it is called alike."""
    return all(
        each.name != item.name and (each.unit == item.unit or {each.unit, item.unit} <= _ALIKE)
        for each in run
    )


def _is_behind(text: str, item: ListItem, behind: ListItem) -> bool:
    """Whether only a mark parts two items, or what the first is made of in brackets."""
    between = re.sub(r"[（(][^（）()]{0,200}[）)]", "", text[item.stop : behind.begins]).removesuffix("被")
    by_place = _WHERE.match(text, behind.begins) and not _WHERE.match(text, item.begins)
    goes_on = (
        between[:1] not in ";；" or not by_place
    )  # parts of one number, and then what was published elsewhere
    return bool(between) and _BETWEEN.issuperset(between) and goes_on


def _sort(text: str, place: Bound, apart: bool) -> ListItem | None:
    """A number with the sort that it counts; None where its words may be another thing."""
    unit, begins = _UNIT.match(text, place.end), _name_begins(text, place.start)
    number = text[place.start : place.end]
    if unit is None or begins is None or unit[1] not in _PUBLISHED or not _is_whole(number):
        return None
    told, led = _OF_A_YEAR.sub("", text[begins : place.start].strip()), is_led(text, begins)
    where = _WHERE.match(told)
    name = told[where.end() if where else 0 :].rstrip("为达有共约")
    if _IS_A_WHOLE.match(text, unit.end()) or not name or (not led and _is_all_of_it(name)):
        return None
    if place.of:
        tail = _DONE.sub("", name)
        name = name if not tail or _is_all_of_it(tail) else tail
    elif not _is_a_sort(name):
        return None
    left = not place.of and (apart or _OF_A_TABLE.search(name) is not None)
    return ListItem(place.start, place.end, name, begins, unit[1], unit.end(), place.of, left)


def _is_all_of_it(name: str) -> bool:
    return any(_ALL_OF_IT.fullmatch(each) for each in (name, _PUBLISHES.sub("", name) or name))


def _is_a_sort(name: str) -> bool:
    rest = _PUBLISHES.sub("", name) or name
    return bool(
        _SORT.fullmatch(_QUOTED.sub("“”", name))
        and not any(_TELLS_A_DEED.match(each) for each in (name, rest))
        and not _OF_ANOTHER_SORT.search(name)
        and not name.endswith("各")
    )


def _name_begins(text: str, number: int) -> int | None:
    """Where the words begin that end at a number: behind a mark, or another number's unit; a bracket within them is theirs."""
    at = number
    while at > max(0, number - _LONGEST):
        sign = text[at - 1]
        if sign in "）)":
            at = max(text.rfind(opens, 0, at) for opens in "（(")
            if at < 0:
                return None
        elif sign in PARTS.replace("、", "") or (
            sign in "、及和" and _UNIT_BEFORE.search(text, max(0, at - _NAME_AND_BRACKET), at)
        ):
            break
        else:
            at -= 1
    else:
        if at > 0:
            return None
    before = _BEFORE_A_SORT.match(text, at, number)
    begins = before.end() if before else at
    return begins + len(text[begins:number]) - len(text[begins:number].lstrip("，,：: 有"))
