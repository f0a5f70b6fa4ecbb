"""An answer given in a sentence, as the plain one that it says: 「收到了12件」 is 12, 「没有人起诉」 is no.

A sentence is taken where it says nothing but the question's own words and small ones beside one number, a yes or a no; where other
words stand there, the number is offered, not taken. What compares, denies or doubts is left to the engine, which says
what it wants. Pure; nothing is put into words here.
"""

from __future__ import annotations

import re

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Parsed, parse_yes_no
from interview.engine.answers.numerals import canonical, read_number, trouble
from interview.engine.answers.problems import Problem
from interview.engine.plan.walk import Asked
from interview.engine.step.validate import parse

_UNREAD = frozenset({"not_a_number", "not_an_amount", "not_yes_no", "not_yes_no_or_count", "not_an_option"})
_LONGEST = 40
_FIGURE = re.compile(
    r"(?<![\d.])\d[\d,]{0,14}(?:\.\d{1,6})?[万亿]?(?![\d.%])|(?<![〇一二两三四五六七八九十百千万])[〇一二两三四五六七八九十百千万]{1,9}(?=[件个项条份次场期篇人名])"
)
_UNIT = re.compile(r"(?:人次|万元|[件个项条份次场期篇人名元])")
_THIS_YEAR = re.compile(
    r"^(?:(?:今|本|这一|全)年度?(?:内|里)?|年内|到年底|截至年底|(?:我们|我|本)(?:局|单位|这里|这边)?)+"
)
_SMALL = re.compile(r"一共|总共|合计|共计|就是|只有|都是|正好|[的了是有在就共为达到过被也还,:、 ]")
_SPEAKS_AGAINST = re.compile(r"[没无未不非否比较增减少降升超余多约近几第其另去上往前]|[\d%]")
_NO = re.compile(r"^(?:没有?|未|无)(?:有)?(?:人|谁|哪个|单位)?")
_NOTHING_OF_IT = re.compile(
    r"(?:(?:(?:今|本|这一|全)年度?|(?:我们|俺们|我|本)(?:局|镇|乡|村|街道|单位|这里|这边|这)?|确实|真的?|压根儿?|根本|从来|一直|完全|全部?|都|也)*"
    r"(?:一[件个项条份次点样][都也])?"
    r"(?:(?:没有?|无)(?:有过?|过|发生过?|出现过?|遇到过?|碰到过?|涉及|这回事|这码事|这[种个]?事情?|这样的事|的事|[这此]类?种?情况|啥(?:可写|好写)?|什么(?:可写|好写|值得写)?)?|不涉及|不存在|未发生|未涉及)"
    r"[啊呀呢哦噢嘛哈了的]*[,、]?){1,3}"
)
"""What says that there is none, whatever is asked: 没有这回事, 我们没有, 没有没有, 没有，都没有. A 没有吧 is no part of it, nor 还没有, which is not yet."""
_DOUBTFUL_NO = re.compile(r"(?:今年|我们)?(?:没有?|未)[^没无未不非否,;:、\d]{1,10}")
_NOT_COUNTED = re.compile(r"统计|记录|登记|查|算|数|想|看|问|报|办完|定|来得及|空")
"""Behind a 没, what somebody has not done yet; it says nothing of what is asked."""
_EVERY_ONE = re.compile(
    r"(?:这?(?P<n>[两三四五六七八九]|[1-9]\d?)[样项种类个]|样样|每[样项种])(?:都|全)有?[过的了]*"
)
_HOW_MANY_OF_IT = re.compile(r"(?<=[\u4e00-\u9fff])[是有了:]?[1-9]\d{0,6}[件个项条份](?=[,;、 ]|$)")
_WITH_CARRIED_IN = re.compile(
    r"(?:有|一共|共|收到)*(?P<all>\d{1,7})件[(,]?(?:其中)?(?:包?含|包括|有)?(?:上一?|去)年度?(?:没办完)?(?:结转|转结|转)(?:来|过来)?的?(?P<carried>\d{1,7})件[)]?"
)
_MARK = re.compile(r"[,;:]")
_ENDS = re.compile(r"[过的了]?吗[?]?")
"""How a question ends behind what says yes to it when it is said again."""
_NONE = "没有"
_COMMON = 2
_SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Restated:
    """What a sentence says."""

    plain: str
    """The same answer, as it is typed otherwise."""
    sure: bool = True
    """Whether it can mean no other; else it is to be asked about."""

    @property
    def counts(self) -> bool:
        """Whether it says how many, not that there is none."""
        return self.plain != _NONE


def in_words(asked: Asked, text: str) -> Restated | None:
    """What an answer says that cannot be read as it stands; None where it can be, or says nothing that is certain.

    Args:
        asked: The question.
        text: What was typed.
    """
    if asked.kind == "text":
        none = asked.optional and _says_none(canonical(text), canonical(asked.text))
        return Restated(_NONE) if none else None
    if not text.strip() or len(text) > _LONGEST or asked.kind not in {"count", "money", "yes_no", "choices"}:
        return None
    read = parse(asked, text)
    typed, question = canonical(text), canonical(asked.text)
    if isinstance(read, Problem) and (told := _with_more(asked, typed, question)) is not None:
        return told
    if not isinstance(read, Problem) or read.code not in _UNREAD:
        return None
    if trouble(typed) is not None:
        return None
    if _denies(asked, typed, question):
        return Restated(_NONE)
    if asked.kind == "choices":
        return None
    return _in_other_words(asked, typed, question)


def _in_other_words(asked: Asked, typed: str, question: str) -> Restated | None:
    """What a sentence says beside a plain no: a number, a yes, or what may be a no."""
    if (asked.gate_of or asked.kind == "count") and _may_deny(typed):
        return Restated(_NONE, sure=False)
    if asked.kind != "yes_no" or asked.gate_of:
        return _count(asked, typed, question)
    return Restated("有") if _agrees(typed, question) or _counts_some(typed, question) else None


def _with_more(asked: Asked, typed: str, question: str) -> Restated | None:
    """An answer that tells more than is asked: how many there were of each, or were carried in."""
    if asked.kind == "choices":
        return _picked(asked, typed)
    return _new_ones(typed, question) if asked.gate_of or asked.kind == "count" else None


def _picked(asked: Asked, typed: str) -> Restated | None:
    """Options that are named with how many there were of each, which is asked next; or all of them: 三样都有."""
    if (every := _EVERY_ONE.fullmatch(typed)) is not None:
        number = read_number(every["n"]) if every["n"] else len(asked.options)
        return Restated("全部") if number == len(asked.options) else None
    names = _HOW_MANY_OF_IT.sub("", typed)
    named = names != typed and not re.search(r"\d", names) and not isinstance(parse(asked, names), Problem)
    return Restated(names) if named else None


def _new_ones(typed: str, question: str) -> Restated | None:
    """How many came in new, where all are told and how many of them were carried in: 12件(含上年结转2件)."""
    found = _WITH_CARRIED_IN.fullmatch(typed) if "收" in question else None
    if found is None or int(found["all"]) < int(found["carried"]):
        return None
    return Restated(f"{int(found['all']) - int(found['carried'])}件", sure=False)


def _counts_some(typed: str, question: str) -> bool:
    """Whether a sentence tells how many there were of what is asked, so that there were some: 印发了3件."""
    said = _THIS_YEAR.sub("", typed)
    figures = list(_FIGURE.finditer(said))
    words = _UNIT.sub("", _FIGURE.sub("", said))
    some = bool(figures) and all(read_number(each[0].replace(",", "")) for each in figures)
    return some and "过" in question and not re.search("[没无未不非否]", words) and not _left(words, question)


def _denies(asked: Asked, typed: str, question: str) -> bool:
    """Whether a sentence says of what is asked that there is none: 没有人起诉, 没有收取."""
    may_be_none = asked.kind != "choices" or asked.share is None
    if not may_be_none or typed in question:
        return False
    return _NOTHING_OF_IT.fullmatch(typed) is not None or _denies_in_its_words(typed, question)


def _denies_in_its_words(typed: str, question: str) -> bool:
    """Whether a text is a denial and, behind it, the question's own words alone."""
    if (denied := _NO.match(typed)) is None:
        return False
    rest = _left(typed[denied.end() :], question)
    return len(typed) > denied.end() and not rest and not _FIGURE.search(typed)


def _says_none(typed: str, question: str) -> bool:
    """Whether a text says that what a question of one line asks for is not there: 我们没有网站."""
    said = _THIS_YEAR.sub("", typed)
    return _NOTHING_OF_IT.fullmatch(typed) is not None or _denies_in_its_words(said, question)


def _may_deny(typed: str) -> bool:
    """Whether a short no of other words may well say that there is none: 没人告我们."""
    return _DOUBTFUL_NO.fullmatch(typed) is not None and _NOT_COUNTED.search(typed) is None


def _agrees(typed: str, question: str) -> bool:
    """Whether a sentence begins with a yes and takes nothing of it back, or says the question again."""
    first, *others = _MARK.split(typed, maxsplit=1)
    said = parse_yes_no(first)
    if others and isinstance(said, Parsed):
        return bool(said.value.value) and not re.search(r"[没无未不非否]", others[0])
    _, found, behind = question.rpartition(typed)
    tells = _ENDS.fullmatch(behind) is not None and re.search("[过了的有]", typed + behind) is not None
    return len(typed) >= _SENTENCE and bool(found) and tells


def _count(asked: Asked, typed: str, question: str) -> Restated | None:
    """The one number of a sentence."""
    said = _THIS_YEAR.sub("", _without_a_yes(typed))
    figures = list(_FIGURE.finditer(said))
    if len(figures) != 1:
        return Restated("有") if asked.gate_of and not figures and _agrees(typed, question) else None
    unit = _UNIT.match(said, figures[0].end())
    end = unit.end() if unit else figures[0].end()
    number = said[figures[0].start() : end]
    if unit is None and end < len(said):
        return None
    if isinstance(parse(asked, number), Problem):
        number += asked.unit if unit is None else ""
        if isinstance(parse(asked, number), Problem):
            return None
    words = said[: figures[0].start()], said[end:]
    rest = "".join(_left(each, question) for each in words)
    if not rest:
        return Restated(number)
    shares = sum(map(len, words)) - len(rest) >= _COMMON
    return Restated(number, sure=False) if shares and not _SPEAKS_AGAINST.search(rest) else None


def _without_a_yes(typed: str) -> str:
    first, *others = _MARK.split(typed, maxsplit=1)
    said = parse_yes_no(first)
    return others[0] if others and isinstance(said, Parsed) and said.value.value else typed


def _left(words: str, question: str) -> str:
    """What words say beside the question's own and small ones."""
    left, at = "", 0
    while at < len(words):
        longest = next(
            (n for n in range(len(words) - at, _COMMON - 1, -1) if words[at : at + n] in question), 0
        )
        left += "" if longest else words[at]
        at += longest or 1
    left = _SMALL.sub("", left)
    return "" if not _SPEAKS_AGAINST.search(left) and set(left) <= set(question) else left
