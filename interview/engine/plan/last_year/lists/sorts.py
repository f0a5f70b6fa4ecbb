"""Lists of sorts of what was published (机构职能27条、其他信息12条), those in brackets each for itself.

A fact of a flow may be among them, never a number that a table knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from interview.engine.plan.last_year.lists.items import (
    ALIKE,
    BETWEEN,
    LEADS,
    LONGEST,
    PARTS,
    SUCH_AS,
    UNIT,
    ListItem,
    ListRun,
    is_led,
    is_whole,
)
from interview.engine.prose.passage import Bound

_PUBLISHED = frozenset("条條件篇份项項期个個")
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
_BEFORE_A_SORT = re.compile(rf"(?:{'|'.join(LEADS)}|{SUCH_AS}){{1,2}}")
_WHERE = re.compile(r"(?:通过|在(?!线)|利用|依托)")
"""Before a place where something was published, which is the sort then."""
_PUBLISHED_THERE = re.compile(
    r"(?:公众号|微博|抖音号?|视频号|头条号|新媒体|客户端|网站|平台|公报)[”\"]?(?:上|共|累计)?(?:推送|发布|公开|编发|刊发|刊登|更新)"
)
"""A place and what was done there."""
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
_CHANNEL = re.compile(
    r"(?:通过|以)?(?:当面|现场|窗口|信函|邮寄|书面|网络|网上|互联网|在线|网站|电子邮件|邮件|邮箱|传真|平台)(?:、(?:当面|信函|邮寄|传真|邮件))?"
    r"(?:平台|系统|渠道|方式|途径|形式)?(?:提交|提出|接收|收到|受理)?的?(?:政府信息公开)?(?:申请)?"
)
"""How applications came in, which no table knows."""
_OF_A_TABLE = re.compile(r"规范性文件数?$|^规章$|处理决定")
"""What a table of the report knows."""


def lists_of_sorts(
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
                yield from _run_of(text, run)
                run = []
            run += [item] if item else []
        yield from _run_of(text, run)


def _bracket(text: str, at: int) -> int:
    """Where the bracket opens that a place stands in; -1 where it stands in none."""
    sentence = max(text.rfind(mark, 0, at) for mark in "。\n")
    opened = max(text.rfind(sign, sentence + 1, at) for sign in "（(")
    closed = max(text.rfind(sign, sentence + 1, at) for sign in "）)")
    return opened if opened > closed else -1


def _run_of(text: str, run: Sequence[ListItem]) -> Iterator[ListRun]:
    led = bool(run) and is_led(text, run[0].begins)
    first, *others = [int(text[item.start : item.end]) for item in run] or [0]
    if not led and len(others) > 1 and first == sum(others):  # all of the others, by another name
        run, led = run[1:], True
    if len(run) >= (2 if led else _FEWEST) and any(not item.of and not item.left for item in run):
        yield ListRun(tuple(run), sorts=True)


def _is_as(run: Sequence[ListItem], item: ListItem) -> bool:
    """Whether an item counts what a run counts, and nothing in it is called alike."""
    return all(
        each.name != item.name and (each.unit == item.unit or {each.unit, item.unit} <= ALIKE) for each in run
    )


def _is_behind(text: str, item: ListItem, behind: ListItem) -> bool:
    """Whether only a mark parts two items, or what the first is made of in brackets."""
    between = re.sub(r"[（(][^（）()]{0,200}[）)]", "", text[item.stop : behind.begins]).removesuffix("被")
    by_place = _is_by_place(text, behind) and not _is_by_place(text, item)
    goes_on = (
        between[:1] not in ";；" or not by_place
    )  # parts of one number, and then what was published elsewhere
    return bool(between) and BETWEEN.issuperset(between) and goes_on


def _is_by_place(text: str, item: ListItem) -> bool:
    """Whether an item says where something was published: 通过公众号 3 条, 微信公众号推送信息 3 条."""
    return bool(_WHERE.match(text, item.begins) or _PUBLISHED_THERE.search(text[item.begins : item.start]))


def _sort(text: str, place: Bound, apart: bool) -> ListItem | None:
    """A number with the sort that it counts; None where its words may be another thing."""
    unit, begins = UNIT.match(text, place.end), _name_begins(text, place.start)
    number = text[place.start : place.end]
    if unit is None or begins is None or unit[1] not in _PUBLISHED or not is_whole(number):
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
    return _CHANNEL.fullmatch(name) is not None or bool(
        _SORT.fullmatch(_QUOTED.sub("“”", name))
        and not any(_TELLS_A_DEED.match(each) for each in (name, rest))
        and not _OF_ANOTHER_SORT.search(name)
        and not name.endswith("各")
    )


def _name_begins(text: str, number: int) -> int | None:
    """Where the words begin that end at a number: behind a mark, or another number's unit; a bracket within them is theirs."""
    at = number
    while at > max(0, number - LONGEST):
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
