"""Files made to be waited for: of every kind that a command reads, as large as it is read at all, in the shapes that hurt.

A shape is a piece that is written over and over, behind what must come first; pieces are drawn together at random, so that
shapes come which nobody thought of. Some files are small ones with bits turned over or ends cut off.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import exp, log
from pathlib import Path
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

from tests.interview.reading.pdfs import pdf
from tests.interview.reading.words import p, t, tbl, tc, tr, word
from tests.interview.session.books import FULL, NOON
from tests.support.pdf_file import pdf_of

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
ROW = ("（一）予以公开", "3", "0", "0", "0", "0", "0", "3")


@dataclass(frozen=True)
class Hostile:
    """A file, or a few of one folder, and what is done with it."""

    name: str
    files: Mapping[str, bytes]
    commands: tuple[tuple[str, ...], ...]


def hostile(rng: Random) -> Hostile:
    """Some file of some kind."""
    return rng.choice(KINDS)(rng)


def _report(rng: Random, ending: str, data: bytes) -> Hostile:
    if rng.random() < 0.15:
        data = _damaged(rng, data)
    name = f"年报.{ending}"
    return Hostile(name, {name: data}, (("check", name), ("import", name, "-o", "读.nianbao.json")))


def _damaged(rng: Random, data: bytes) -> bytes:
    if rng.random() < 0.3:
        return data[: rng.randrange(1, len(data))]
    torn = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 40))):
        torn[rng.randrange(len(torn))] = rng.choice((rng.randrange(256), *b"<>[]()/ 0{}"))
    return bytes(torn)


def _often(rng: Random, most: int) -> int:
    """A number of bytes or pieces, small ones as likely as large ones."""
    return int(exp(rng.uniform(log(50), log(most))))


def _pumped(rng: Random, pieces: list[str], most: int) -> str:
    """A few pieces one after the other, over and over; sometimes each number of times, sometimes nested."""
    chosen = [rng.choice(pieces) for _ in range(rng.choice((1, 1, 2, 3)))]
    size = _often(rng, most)
    unit = "".join(chosen)
    if rng.random() < 0.7:
        return unit * (size // len(unit.encode()) + 1)
    return "".join(each * (size // len(chosen) // len(each.encode()) + 1) for each in chosen)


# Reports ---------------------------------------------------------------------------------------------------------

_XML = [
    "<w:p/>", "<w:r/>", p(t("1")), t("1"), "<w:t>x</w:t>", "<w:tab/>", "<w:br/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", tbl(tr(tc("1"), tc("2"))), tr(*map(tc, ROW)), tr(tc("1", "<w:gridSpan w:val='99'/><w:vMerge/>")),
    tr(tc("1", "<w:vMerge w:val='restart'/>")), tc("", "<w:vMerge/>"), "<w:txbxContent>", "</w:txbxContent>", "<w:del>", "</w:del>",
    "<!-- x -->", "<![CDATA[x]]>", "<?x y?>", "&#20108;", "公开", "<w:gridBefore w:val='9'/>", "<w:trPr><w:gridBefore w:val='99'/></w:trPr>",
]  # fmt: skip
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "'
    + "x" * 1000
    + '"><!ENTITY b "'
    + "&a;" * 100
    + '"><!ENTITY c "'
    + "&b;" * 100
    + '">]>'
)


def _docx(rng: Random) -> Hostile:
    body = p(t(TITLE)) + _pumped(rng, _XML, 45_000_000)
    way = rng.random()
    if way < 0.15:
        return _report(
            rng,
            "docx",
            _package(
                rng,
                ZIP_DEFLATED,
                "<!--" + "y" * _often(rng, 30_000_000) + "-->" + _ENTITIES,
                p(t("&c;" * 300)),
            ),
        )
    if way < 0.25:
        return _report(
            rng, "docx", _package(rng, rng.choice((ZIP_STORED, ZIP_LZMA, ZIP_BZIP2)), "", body[:2_000_000])
        )
    if way < 0.3:
        return _report(rng, "docx", _many_parts(rng))
    if way < 0.5:  # whole, so that it is read to its end
        body = p(t(TITLE)) + tbl(*[tr(*map(tc, ROW))] * (_often(rng, 4_000_000) // 400 + 1))
    return _report(rng, "docx", word(body))


def _package(rng: Random, packing: int, before: str, body: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", packing) as package:
        package.writestr(
            "word/document.xml", f"{before}<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"
        )
    return packed.getvalue()


def _many_parts(rng: Random) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for number in range(_often(rng, 60_000)):
            package.writestr(f"x/{number}", "")
        package.writestr("word/document.xml", "<x/>")
    return packed.getvalue()


_TAGS = [
    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<br>", "</br>", "<table>", "</table>", "<tr>", "<td>", "<td rowspan=9999>1",
    "<td colspan=9999>1", "<td rowspan='3' colspan=\"2\">公开", "<li>", "<a ", "<a b='", '<a b="', "=\"'", "<", ">", "&", "&#1", "&#99999999999", "&nbsp", "&lt;",
    "<!--", "-->", "<!x", "<![if x]>", "<?x", "</a ", "<script>", "</script", "</script>", "<style>", "<select>", "<textarea>", "<svg>", "\t", " ", "\n", "公开", "1",
    "a=b ", "<tr>" + "".join(f"<td>{cell}" for cell in ROW), "<td>a<td>b<table><tr><td>1<td>2</table>", "<p>（一）", "<title>", "\0", "\x1b[2J", "\ufeff",
]  # fmt: skip


def _html(rng: Random) -> Hostile:
    head = f"<html><body><h1>{TITLE}</h1><p>一、总体情况</p>" + rng.choice(("", "<table><tr>", "<table>"))
    return _report(rng, "html", (head + _pumped(rng, _TAGS, 10_500_000)).encode())


_TEXT = [
    " ", "\t", "\n", "|", "-", "—", "=", "+", ":", "1", "1 ", "12,", "公开", "公开 ", "（", "）", "(", "[", "{", "《", "》", "。", "，", "；", "：", "一、", "（一）", "1.",
    "新收", "5件。", "申请5件，", "2024年", "2024年1月1日", "电话：", "地址：", "邮编：", "www.", "a.", "https://", "http://a.gov.cn/", "一是", "其中", "分别为", "%", "元", "万元",
    "○", "〇", "/", "\\", "*", "#", "# ", ">", "_", "~", "\u3000", "\u200b", "\ufeff", "\r", "\f", "无", "不", "的", "中华人民共和国", "政府信息公开", "年度报告", "国办公开办函〔2021〕30号",
    "\t".join(ROW) + "\n", " | ".join(ROW) + "\n", "|" + "|".join(ROW) + "|\n", "\n".join(ROW) + "\n", "  ".join(ROW) + "\n", "（一）予以公开\n", "一、总体情况\n", "二、主动公开政府信息情况\n",
    "甲\t\n", "\t甲\n", "第1页\n", "- 1 -\n", "发布日期：2024-01-31\n", "本年度办理结果", "总计", "自然人", '"', "“", "”", "a", "A", "é", "\x00", "\x07",
]  # fmt: skip


def _plain(rng: Random) -> Hostile:
    text = f"{TITLE}\n一、总体情况\n" + _pumped(rng, _TEXT, 10_500_000)
    if rng.random() < 0.3:
        text += f"\n三、收到和处理政府信息公开申请情况\n{_pumped(rng, _TEXT, 100_000)}"
    encoding = rng.choice(("utf-8", "utf-8", "gb18030", "utf-16"))
    return _report(rng, rng.choice(("txt", "md")), text.encode(encoding, "replace"))


def _numbered(rng: Random) -> Hostile:
    """Lines of which no two are alike: nothing remembered of one helps with the next."""
    shape = rng.choice(
        (
            "{}.其他{}",
            "（一）予以公开{} {} 2 3",
            "甲{}乙{}",
            "一、总体情况{}{}",
            "{} {}",
            "新收到申请{}件，办结{}件。",
            "|予以公开{}|{}|1|",
        )
    )
    lines = (shape.format(number % 97, number) for number in range(_often(rng, 300_000)))
    return _report(rng, "txt", (TITLE + "\n" + "\n".join(lines)).encode())


def _tree(rng: Random) -> Hostile:
    text = rng.choice((
        '{"a":' * _often(rng, 500_000), '{"a":[' + "1," * _often(rng, 4_000_000) + "1]}",
        "{" + ",".join(f'"k{number}":{{"x":1}}' for number in range(_often(rng, 500_000))) + "}",
        '{"year": ' + "9" * _often(rng, 1_000_000) + "}", "[" * _often(rng, 1_000_000), '{"a":"' + "\\u4e00" * _often(rng, 1_000_000) + '"}',
    ))  # fmt: skip
    return _report(rng, "txt", text.encode())


_OPERATIONS = [
    b"q Q ", b"BT ET ", b"BT /F1 1 Tf (ab) Tj ET ", b"1 0 0 1 10 700 Tm (ab) Tj ", b"[(a) 1 (b)] TJ ", b"/X Do ", b"[", b"<<", b"(", b"<", b"1 ", b"BI /W 1 ID ", b"%x\n",
    b"(" + b"a" * 500 + b") Tj ", b"T* ", b"0 -1 Td (ab) Tj ", b"/F1 9999999999 Tf ", b"1e9 0 0 1e9 0 0 cm ",
]  # fmt: skip
_CMAP = [
    b"<00> <00> <0041>\n",
    b"<0000> <FFFF> <0000>\n",
    b"<",
    b"1 beginbfchar ",
    b"1 beginbfrange ",
    b"x",
    b"\n",
]


def _pdf(rng: Random) -> Hostile:
    way = rng.random()
    if way < 0.3:
        return _report(rng, "pdf", _damaged(rng, _good_pdf(rng)))
    if way < 0.4:
        junk = rng.choice(
            (
                b"1 0 obj ",
                b"\n",
                b"<<",
                b"xref 0 9999 ",
                b"0000000000 65535 f \n",
                b"trailer << /Root 1 0 R >> ",
                bytes(range(256)),
            )
        )
        return _report(rng, "pdf", b"%PDF-1.4\n" + junk * (_often(rng, 48_000_000) // len(junk) + 1))
    operations = [rng.choice(_OPERATIONS) for _ in range(rng.choice((1, 2, 3)))]
    content = b"BT /F1 10 Tf " + b"".join(operations) * _often(rng, 2_000_000)
    cmap = b"begincmap " + b"".join(rng.choice(_CMAP) for _ in range(3)) * _often(rng, 200_000)
    packings = rng.choice((1, 1, 1, 2, 3))
    return _report(
        rng,
        "pdf",
        _pdf_of(content[:60_000_000], cmap[:3_000_000], rng.choice((1, 1, 5, 199, 3_000)), packings),
    )


def _good_pdf(rng: Random) -> bytes:
    lines = [(50.0 + 60 * at, 800.0 - 14 * line, text) for line in range(50) for at, text in enumerate(ROW)]
    return pdf([(50.0, 820.0, TITLE), *lines], *[lines] * rng.randrange(3))


def _pdf_of(content: bytes, cmap: bytes, pages: int, packings: int) -> bytes:
    for _ in range(packings):
        content = zlib.compress(content)
    filters = b"/FlateDecode " * packings
    kids = b" ".join(b"%d 0 R" % (7 + at) for at in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>"
    packed = zlib.compress(cmap)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/XObject/Subtype/Form/Length 13/Resources<</XObject<</X 6 0 R>>>>>>stream\n/X Do /X Do  \nendstream",
        *[page] * pages,
    ]  # fmt: skip
    return pdf_of(objects)


# Answers files, stories, flows -----------------------------------------------------------------------------------

_STORED = ("answers", "aside", "log", "entries", "accepted", "drafts", "last")


def _answers(rng: Random) -> Hostile:
    from interview.session import Session, to_file
    from interview.session.encoder import Encoder

    data = json.loads(Encoder().bytes_of(to_file(Session("disclosure_2021", 1, FULL, "problems"), NOON)))
    part = rng.choice([name for name in _STORED if name in data])
    many = _often(rng, 400_000)
    data[part] = rng.choice((
        "x" * many, {f"k{number}": {"value": number} for number in range(many)}, [part] * many, [[]] * many, data[part],
    ))  # fmt: skip
    if data["answers"] and isinstance(data["answers"], dict) and rng.random() < 0.5:
        id = rng.choice(sorted(data["answers"]))
        data["answers"][id] = {
            "value": {"kind": "prose", "value": _pumped(rng, _TEXT, 3_000_000)},
            "origin": "typed",
            "at": None,
        }
    text = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    name = "云山县水利局-2025.nianbao.json"
    commands = (
        ("check", name),
        ("export", name, "--to", "docx", "--draft", "--force"),
        ("explain", name, "applications.new.total"),
    )
    return Hostile(name, {name: _damaged(rng, text) if rng.random() < 0.3 else text}, commands)


def _story(rng: Random) -> Hostile:
    many = _often(rng, 1_100_000)
    text = '[profile]\nyear = 2025\n"office.name" = "云山县水利局"\n' + rng.choice((
        "[figures]\n" + "".join(f'"a{number}" = 1\n' for number in range(many // 12)), "a" + ".a" * (many // 2) + " = 1\n", "x = " + "[" * many, "x = " + "9" * many,
        '[texts]\nproblems = "' + _pumped(rng, [each for each in _TEXT if each.isprintable() and each not in {'"', "\\"}], many) + '"\n',
        "[[x]]\n" * (many // 6), "".join(f"[t{number}]\n" for number in range(many // 9)), "\n" * many, '"' * many, "#" * many,
        "[figures]\n" + "documents.in_force = 3\n" * (many // 23),
    ))  # fmt: skip
    return Hostile(
        "故事.toml", {"故事.toml": text.encode()}, (("story", "故事.toml", "-o", "讲.nianbao.json"),)
    )


def _flow(rng: Random) -> Hostile:
    ours = Path(__file__).parents[2] / "flows"
    files = {
        f"{folder}/{file.name}": file.read_bytes()
        for folder in ("common", "disclosure_2021")
        for file in (ours / folder).glob("*.toml")
    }
    name = rng.choice(sorted(files))
    many = _often(rng, 220_000)
    more = rng.choice((
        "".join(f'[[items]]\nkind = "count"\nid = "x.a{number}"\nask = "几件？"\n' for number in range(many // 50)), "a" + ".a" * (many // 2) + " = 1\n", "x = " + "[" * many,
        "x = " + "9" * many, '["' + "a" * many + '"]\n', "".join(f'["k{number}"]\nask = "x"\n' for number in range(many // 20)), "#" * many, "[[items]]\n" * (many // 10),
        '[[relations]]\nid = "Z"\ntext = "' + "documents.issued + " * (many // 20) + 'rules.issued = fees.amount"\n',
        '[[items]]\nkind = "prose"\nid = "x"\nask = "' + "{a}" * (many // 3) + '"\n',
    ))  # fmt: skip
    files[name] += b"\n" + more.encode()
    return Hostile(name, files, (("flows", "check", "disclosure_2021"),))


KINDS: tuple[Callable[[Random], Hostile], ...] = (
    _docx, _docx, _html, _html, _plain, _plain, _plain, _numbered, _tree, _pdf, _pdf, _pdf, _answers, _story, _flow,
)  # fmt: skip
