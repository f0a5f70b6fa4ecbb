"""Radicals that a PDF or a browser's print gives in place of whole characters, folded once, before anything is compared.

A printed ⽇ or ⺠ looks like 日 or 民 and is another code: no label, year or name would be found. Mirrors that turn a page into
traditional characters write how some are said behind them, 公開(kāi): that is taken out, and so is what has no width. Every source's
lines pass here; nothing else of a text is changed, not even its width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from interview.reading.extract.lines import Line

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(f"[\u2e80-\u2fd5{_TONES}{_UNSEEN}]")
_SAID = re.compile(f"(?<=[\u4e00-\u9fff])[(（][a-zü]*[{_TONES}][a-zü]*[)）]")
"""How a character is said; its vowel has a tone."""
# Unicode knows what a Kangxi radical is (NFKC), and of the supplement before them hardly any: EquivalentUnifiedIdeograph.txt.
_SUPPLEMENT = """
⺁厂 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬
⺤爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺶羊 ⺷羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角
⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马
⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
"""
_WHOLE = {ord(pair[0]): pair[1] for pair in _SUPPLEMENT.split()} | {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
_PLAIN = {**_WHOLE, **dict.fromkeys(map(ord, _UNSEEN), "")}


def without_radicals(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, every radical as the character it stands for, no character with how it is said."""
    for line in lines:
        if any(_ODD.search(piece.text) for piece in line.pieces):
            yield replace(
                line, pieces=tuple(replace(piece, text=_plain(piece.text)) for piece in line.pieces)
            )
        else:
            yield line


def _plain(text: str) -> str:
    return _SAID.sub("", text.translate(_PLAIN))
