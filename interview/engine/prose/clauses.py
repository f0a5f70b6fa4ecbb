"""The clauses of a report's sentence: where they part, how each kind of them begins, what two of them have in common.

Words and marks as reports write them; what is then cut out is `cutting`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.dataclass import dataclass
from interview.engine.prose.passage import Bound, Passage

LEAD = re.compile(
    r"(?:其中(?:包括)?[，,]?|分别[为是]|包括|截至年底|到年底|截至\s*12\s*月\s*31\s*日|全年|一年来|今年(?:以来)?|本年度?|年内"
    r"|(?:20\d\d|[二][〇○零一二三四五六七八九]{3})\s*年(?:度)?|[我本](?:局|委|办|厅|院|镇|乡|街道|县|区|市|省|州|旗|机关|单位|部门)|全[市县区镇乡省州]"
    r"|共计|共|累计|并|同时|还|此外|另外)*"
)
"""Whose the clause is, and of what time: what is left to the one that follows."""
VERB = re.compile(
    r"(?:主动|依法|及时|积极)?(?:组织开展|组织召开|组织或者参加|开展|举办|召开|组织|参加|发布|公开|编写|编制|编发|编印|印发|制作|制定|出台|修订|更新|清理|整改|办理|回应|征求|征集|收到|采纳|采用"
    r"|受理|答复|办结|予以|不予|无法|新增|新开|新设|调整|优化|开设|开通|开辟|搭建|设有|设立|接待|接受|发放|报送|推送|归集|审查|检查|核对|建立|完善|落实|健全|加强|推进|强化|规范(?!性)|明确|安排|配备|维护|运营|收取|培训|检查|督查|调研|宣传|通过|利用)"
)
"""How a clause of its own begins: what was done."""
ANY_VERB = re.compile(
    rf"(?<!信息)(?<!政务)(?<!申请)(?<!主动)(?:{VERB.pattern})(?![栏册单片页班稿])|(?:^解读(?=政策|文件|规划)|形成|撰写|拟定|起草|组建|搭建|打造|上报|上传|刊发|刊登|转发|转载|推出|选派|指导|提供|帮助|接待|解答|处理|处置"
    r"|督促|督办|纠正|完成|实现|达到|提升|优化|纳入|梳理|汇总|整理|录入|报备|备案|拍摄|播出|播放|投放|张贴|悬挂|入户|走访|回复|反馈|转办|撤销|维持|驳回|移交|归档|增加|减少)"
)
"""What is done, wherever in a clause it stands; 信息公开 and its like are names."""
NAMES_IT = re.compile(
    r"(?:文件|信息|案件|申请|复议|诉讼|规章|事项|目录|清单|意见|建议|提案|会议|栏目|专栏|专区|公报|简报|通报|通知|讲话|要点|图解|视频|材料|政策|数据|报告|指南|台账|稿件|动态|公告|公示|问题|处罚|许可)$"
)
"""How words end that only name what is counted, with nothing done in them."""
MEANS = re.compile(
    r".{0,20}?(?:通过|依托|利用|借助|运用|采取|采用|以)[^，,；;]{2,60}(?:渠道|平台|方式|形式|载体|途径|手段)"
)
"""How a clause ends that says by what something was done, and the one behind it what."""
OF_IT = re.compile(
    r"均|都|全部|(?:按[时期])?(?:办结|答复|办理|回复|办复)率|形式|参训|参加|覆盖|涉及|该|其|向社会|说明|研究|供|采用的|用(?:于|来|.{1,30}的(?:方式|形式))|[公群]众可以"
)
"""How a clause begins that tells only of the one before it."""
CAME_OF_IT = re.compile(
    r"使|让|便于|方便|有效|有力|切实|确保|不断|进一步|推动|提升|提高|促进|增强|满足|保障|充分|做到|实现|取得|助力|最大限度"
)
"""How a clause begins that tells what came of those before it."""
COUNTS_THE_SAME = re.compile(r"(?:宣布)?(?:废止|失效|修订|修改|办结|新增|(?:现行|继续|仍)?有效)\s*\d")
"""How a clause begins that counts what the one before it named."""
MEASURES_IT = re.compile(
    r"占|(?:申请)?(?:数量|总量|量|总数|件数)?(?:同比|环比|较|[比与](?:上|去|前|20\d\d)|增长|增加|上升|下降|减少|回落)"
)
"""How a clause begins that measures the number before it: a share, a change."""
OF_ALL = re.compile(r"\s{0,4}[\u4e00-\u9fff]{1,2}的")
"""Behind the last number of several: what all of them are of, 「建议 5 件，提案 3 件的复文」."""
SEEN_BY = re.compile("总?(?:阅读|观看|播放|点赞|转发|浏览|点击|访问|访客|粉丝|关注)")
"""How a clause begins that says how many saw what was counted."""
RESPECTIVELY = re.compile(r"分别(?:较[上去]年|同比|为|是|有|占|达|增长|增加|上升|下降|减少)*\s*[\d＿]")
"""Numbers that go one by one with those before them: 「网站 3 条、公众号 2 条，分别占 6%、4%」."""
OF_A_RESULT = frozenset({"予以", "不予", "无法"})
"""What begins the name of a result, and is done to no other."""
BEGINS = re.compile(r"为|围绕|通过|针对|利用|按照|根据|依托|结合|聚焦|对|就|在|从")
"""How a clause begins that says nothing without the one behind it."""
TIMED = re.compile(r"\s{0,4}(?:上年|上一年|去年|下年|年底|年末|截至|到|另)")
"""How a clause begins that has a time of its own."""
NUMBERED = re.compile(
    r"\s{0,4}(?:第?[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.、．])"
)
PART = "其中"
BACK = re.compile(r"\s{0,4}(?:其中|该|这些|上述|以上|对此)")
_ABOUT_THEM = re.compile(
    r"\s{0,4}申请(?:公开)?的?(?:内容|事项|事由|信息)(?:主要|多|大多|大部分|集中|涉及|包括|为|是)"
)
"""How a sentence begins that says what the applications were about which the one before it counts."""
CONNECTS = re.compile(r"\s{0,4}(?:同时|此外|另外|除此之外)[，,]?")
MARKS, ENDS, OPEN, _CLOSE = "，,；;：:", "。！？\n", "（(“《", "）)”》"
STRENGTH = "，,：:；;"
"""The marks between clauses, the one that parts most last."""
COMMON = frozenset("公开信息政府政务工作我局本局年度全年情况有关进行中心主动社会公众群众各类共计")
"""Characters that any two clauses may have in common."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text and the mark that ends it, both by where they stand."""

    start: int
    end: int
    stop: int
    """Behind the mark; the same as `end` where there is none."""


def split(text: str, start: int, stop: int, marks: str) -> Iterator[Stretch]:
    """The stretches between marks; what stands in brackets or quotes is not parted."""
    at, depth = start, 0
    for here in range(start, stop):
        sign = text[here]
        depth = max(0, depth + (sign in OPEN) - (sign in _CLOSE)) if sign != "\n" else 0
        if not depth and sign in marks and not (sign in ",:." and text[here - 1 : here].isdigit()):
            yield Stretch(at, here, here + 1)
            at = here + 1
    if at < stop:
        yield Stretch(at, stop, stop)


def holds(piece: Stretch, place: Bound) -> bool:
    """Whether a place of a text stands in a stretch of it."""
    return piece.start <= place.start and place.end <= piece.stop


def is_alike(one: str, other: str) -> bool:
    """Whether two clauses are about one thing: two characters together that are not in every clause."""
    pairs = [{each[at : at + 2] for at in range(len(each) - 1)} for each in (one, other)]
    return any(
        re.fullmatch(r"[\u4e00-\u9fff]{2}", pair) and not COMMON & {*pair} for pair in pairs[0] & pairs[1]
    )


def about_them(passage: Passage, sentences: Sequence[Stretch], at: int) -> Stretch | None:
    """The sentence behind one that goes which only says what was counted there; None where another thing stands there."""
    said = passage.text[sentences[at].start : sentences[at].end]
    if at + 1 == len(sentences) or "申请" not in said or passage.text[sentences[at].stop - 1] == "\n":
        return None
    behind = sentences[at + 1]
    told = _ABOUT_THEM.match(passage.text, behind.start) and not any(
        holds(behind, each) for each in passage.bound
    )
    return behind if told else None
