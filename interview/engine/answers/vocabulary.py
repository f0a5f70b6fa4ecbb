"""Words that are answers by themselves, whatever is asked: yes, no, none of it, all of it.

Every reader of answers takes them from here, so that they mean the same at every question, and so that none of them is
ever taken for the beginning of an option's name. Only data; what a word does at a question is the reader's business.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


AGREED = _words("是 是的 是啊 对 对的 对啊 没错 嗯 嗯嗯 好 好的 行 可以 要 y yes ok")
"""What agrees with something that is shown, too."""
YES = AGREED | _words("有 有的 有过 有了 有啊 收到 收到过 收到了")
NO = _words(
    "无 没 没有 没有的 没有过 没收到 没收到过 没有收到 没有收到过 都没有 全没有 从来没有 没有了 "
    "否 不 不是 不是的 不对 不行 不要 不用 n no none 0 〇"
)
NOTHING = _words(
    "都没有 没有 没 无 〇 0 都不是 都无 都没 全没有 一个也没有 一个都没有 一项也没有 一项都没有 没有了 "
    "n no none nothing"
)
EVERYTHING = _words("全部 全部都有 全都有 都有 都是 全是 全有 所有 全选 都要 all")
_OPENINGS = _words(
    "都 全 其他 其它 别的 另外 还 还有 还没 还没有 就 就是 这个 那个 我们 你们 他们 本机关 本单位"
)
"""Words that names and other answers begin with alike: alone they say nothing yet."""

AS_LAST_YEAR = frozenset(
    f"{opening}{year}{ending}"
    for opening in ("", *_words("跟 和 与 同 照 按 还是 还跟 还和 仍与"))
    for year in _words("去年 上年 上一年 前一年 往年 上年度 上一年度")
    for ending in ("", *_words("一样 一样的 的一样 一个样 相同 一致 的 不变 没变 照旧 填 来 写"))
    if opening or len(ending) > 1
) | _words("照旧 老样子")
"""What says that an answer is what it was last year."""

ANSWERS = YES | NO | NOTHING | EVERYTHING
"""What is a whole answer at some question; no option of a flow may be called so."""
COMMON = ANSWERS | _OPENINGS
"""What is never a short way of saying an option: it would be a choice nobody made. An option called exactly so is meant."""


def as_last_year(text: str) -> bool:
    """Whether a text says no more than that it is as it was last year: 「跟去年一样。」."""
    return text.strip().rstrip("。.了吧") in AS_LAST_YEAR


def says_nothing(text: str) -> bool:
    """Whether a text is no more than that there is none of it: 「无。」."""
    return text.strip().rstrip("。.").lower() in NOTHING
