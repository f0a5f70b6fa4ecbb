"""The fixed table of forms: what people type, and what it means or why it is refused.

Rows are `question: form form …`; a form that holds a space stands on a line of its own. This module only
lists; `test_kinds.py` tries each form by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from interview.engine.answers.kinds import (
    Parsed,
    parse_choice,
    parse_choices,
    parse_count,
    parse_gate,
    parse_money,
    parse_prose,
    parse_signed,
    parse_text,
    parse_year,
    parse_yes_no,
)
from interview.engine.answers.option import Option
from interview.engine.answers.problems import Problem

Parser = Callable[[str], Parsed | Problem]

APPLICANTS = (
    Option(value="person", label="个人", also=("自然人", "老百姓")),
    Option(value="company", label="商业企业", also=("企业", "公司")),
    Option(value="research", label="科研机构"),
    Option(value="social", label="社会公益组织", also=("公益组织",)),
    Option(value="legal", label="法律服务机构", also=("律所", "律师事务所")),
    Option(value="other", label="其他"),
)
RESULTS = (
    Option(value="given", label="公开了"),
    Option(value="not_held", label="查了，我们没有", also=("不掌握",)),
    Option(value="secret", label="涉及国家秘密", also=("涉密",)),
    Option(value="given_part", label="公开了一部分", also=("部分公开",)),
    Option(value="unclear", label="没写清楚，补正了也不行"),
)

PARSERS: dict[str, Parser] = {
    "yes_no": parse_yes_no,
    "gate": partial(parse_gate, unit="件"),
    "count": partial(parse_count, unit="件"),
    "visits": partial(parse_count, unit="人次"),
    "signed": partial(parse_signed, unit="项"),
    "wan": partial(parse_money, unit="万元"),
    "yuan": partial(parse_money, unit="元"),
    "year": parse_year,
    "applicant": partial(parse_choice, options=APPLICANTS),
    "result": partial(parse_choice, options=RESULTS),
    "applicants": partial(parse_choices, options=APPLICANTS),
    "results": partial(parse_choices, options=RESULTS),
    "text": parse_text,
    "phone": partial(parse_text, like="phone"),
    "postcode": partial(parse_text, like="postcode"),
    "website": partial(parse_text, like="website"),
    "prose": parse_prose,
}

_TAKEN = {
    "yes_no yes": (
        "有 有的 有过 有了 收到过 是 是的 对 没错 嗯 好 要 y Y ｙ yes YES Ｙｅｓ 有。 有， 是！ ok"
    ),
    "yes_no no": (
        "无 没 没有 没有过 没收到 没收到过 都没有 否 不 不是 不对 不用 n N Ｎ no 0 ０ 零 没有。 没有～"
    ),
    "gate yes": "有 是 y 有的 收到过",
    "gate no": "没有 无 0 零 0件 ０件 n 一件也没有 一件没有",
    "gate 1": "1件 1case １件 一件 有1件 有1 1项",
    "gate 2": "2件 两件 有2件",
    "gate 3": "3 ３ 三 3件",
    "gate 6": "有的，6件 6 6件 六 有6件 有，6件 有：6 收到6件 一共收到六件 共6件。",
    "gate 12": "十二 12件 有十二件",
    "count 0": (
        "0 ０ 零 〇 ○ 无 没 没有 没收到 没有收到 都没有 0件 零件 一件也没有 一件都没有 一个也没有 -0 "
        "没有。 0.0 n N Ｎ no None"
    ),
    "count 5": (
        "5 ５ 5件 ５件 5个 5项 5份 五 五件 伍 共5件 一共5件 总共五件 合计5 有5件 是5件 就5件 只有5件 "
        "5。 5. 05 5.0 ⼀共5件"
    ),
    "count 2": "2 二 两 俩 贰 貳 两件 两个 ⼆",
    "count 3": "3 三 仨 叁 叄 ３。",
    "count 10": "10 十 拾 一十 １０ 10件",
    "count 12": "12 十二 一十二 壹拾贰 十2 １２件",
    "count 20": "20 二十 廿 贰拾 二〇 二零",
    "count 35": "35 三十五 卅五 叁拾伍 3十5",
    "count 110": "110 一百一十 一百十 壹佰壹拾",
    "count 134": "134 一百三十四 １３４件 共一百三十四件 一三四",
    "count 203": "203 两百零三 二百零三 二百〇三件 贰佰零叁 二○三 2百零3",
    "count 230": "230 二百三 二百三十 两百三",
    "count 1200": "1200 1,200 一千二 一千二百",
    "count 1204": "1204 1,204 1，204 １，２０４ 一千二百零四 一千二百〇四 壹仟贰佰零肆 一二〇四 1,204件",
    "count 3000": "3千 三千 叁仟 3,000 3000件",
    "count 12000": ("1.2万 一万二 一万二千 1万2千 1万2000 12,000 一点二万 壹萬贰仟 １．２万 1.20万 1。2万"),
    "count 12345": "12345 12,345 1.2345万 一万二千三百四十五",
    "count 105000": "十万零五千 十万五千 10.5万 10万5千 105,000",
    "count 2020": "二〇二〇 二零二零 二○二○ 两千零二十",
    "count 130000000": "一亿零三千万 一亿三千万 1.3亿",
    "count 100200000": "一亿零二十万 100,200,000 1.002亿",
    "count 1000000000000": "1000000000000 一万亿 10000亿",
    "visits 5": "5 5人次 五人次 5个",
    "signed 0": (
        "0 ０ n 无 没有 没变 不变 没变化 没有变化 无变化 持平 与去年持平 和去年一样 -0 增加0 无增减 一项也没有"
    ),
    "signed 3": "比去年多3项 3 +3 ＋3 增加3 增3 增加了3项 多3 多了三项 上升3 净增3 正3 三 3项",
    "signed -8": (
        "比去年减少8 同比减少8 较上年下降8项 -8 －8 −8 –8 负8 负八 "
        "减少8 减8 减少8项 减少了八项 少8 少了8 下降8 净减8 -8项 ﹣8"
    ),
    "wan 0": "0 n no 0元 无 没有 零 0.00 0万元 -0 一万元也没有",
    "wan 3.5": (
        "3.5 ３．５ 3.50 3.5万 3.5万元 35000元 3万5千元 3万5千 三万五 三万五千元 叁万伍仟元整 "
        "¥35,000 ￥35000 35,000元 35000.00元 "
        "35000块 35000块钱 共3.5万元 人民币3.5万元 3.5万元人民币 三点五 三点五万 3。5 ¥3.5万 "
        "35000元。 共计35,000.00元 3.500000"
    ),
    "wan 0.02": "0.02 .02 0.02万 200元 二百元 零点零二万 ¥200",
    "wan 2.02": "2.02 2.02万 二点零二 20200元 两万零二百元 2.02万元",
    "wan 2.5": "二点五万 25000元",
    "wan 12000": "1.2亿 1.2亿元 一亿二千万元 12000 12,000 12000万元",
    "wan 12": "12 十二 十二万 120000元 12万元",
    "wan 0.000001": "0.01元 0.000001",
    "yuan 35000": "35000 35,000 35000元 3.5万元 3.5万 三万五千 3万5千元 ¥35,000.00",
    "yuan 3000": "3千 三千 三千元 3,000 0.3万元",
    "yuan 12.34": "12.34 12.34元 十二点三四 ¥12.34",
    "year 2024": "2024 ２０２４ 2024年 2024年度 二〇二四 二零二四年 二○二四年 两千零二十四 ２０２４年。",
    "year 2000": "2000 二〇〇〇 两千年",
    "year 2100": "2100 二一〇〇",
    "applicant person": (
        "个人 个人. 1 １ ① 一 第一个 1. (1) （１） ⑴ ㈠ 自然人 自然 老百姓 person PERSON 个人。 1号 选1"
    ),
    "applicant company": "企业 商业企业 商业企 2 二 公司 ② ❷ ⒉",
    "applicant legal": "律所 法律服务 5 ⑤ 五 第5个",
    "result not_held": "2 查了，我们没有 查了,我们没有 查了，我们 不掌",
    "result given": "公开了 1 given",
    "result given_part": "公开了一 部分公开 4",
    "applicants person,company": (
        "1、2 1，2 1,2 1；2 1;2 ①② ①、② 一、二 个人、企业 个人,企业 个人和企业 个人及企业 企业和个人 "
        "2，1 1和2 个人、个人、公司 1/2"
    ),
    "applicants person": "1 个人 个人、1 ①",
    "applicants social,other": "公益组、其他",
    "applicants person,company,other": "1、2、6 个人，企业和其他 ①②⑥ 个人、商业企业、其他",
    "applicants person,company,research,social,legal,other": (
        "全部 都有 全都有 所有 1、2、3、4、5、6 all 都是"
    ),
    "applicants ": "没有 都没有 无 0 ０ n N ｎ no 都不是 一个也没有 没有。",
    "results given,not_held": (
        "公开了；查了，我们没有 公开了和查了，我们没有 查了，我们没有、公开了 查了，我们没有和公开了 "
        "1、2 公开了、不掌握"
    ),
    "results secret": "涉密 涉及国家秘密 涉及国家 3",
    "results ": "没有 都没有 0 n",
    "phone 0795-2503321": "0795-2503321 ０７９５－２５０３３２１ 0795—2503321 0795–2503321",
    "phone (0795)2503321": "(0795)2503321 （0795）2503321 （０７９５）２５０３３２１",
    "phone 0795-2503321转8001": "0795-2503321转8001 0795-2503321分机8001 0795-2503321ext8001",
    "phone 0795-2503321-8001": "0795-2503321-8001",
    "phone 0795-2503321、0795-2503322": (
        "0795-2503321、0795-2503322 0795-2503321，0795-2503322 0795-2503321/0795-2503322"
    ),
    "phone 13800000000": "13800000000 １３８００００００００",
    "phone 8613800000000": "8613800000000",
    "phone 12345": "12345",
    "phone 400-810-1234": "400-810-1234",
    "phone 010-66012345": "010-66012345",
    "phone 2503321": "2503321",
    "postcode 336000": "336000 ３３６０００",
    "postcode 010000": "010000",
    "website www.yichun.gov.cn": (
        "www.yichun.gov.cn ｗｗｗ．ｙｉｃｈｕｎ．ｇｏｖ．ｃｎ www.yichun.gov.cn。 www。yichun。gov。cn"
    ),
    "website https://www.yichun.gov.cn/zwgk/": (
        "https://www.yichun.gov.cn/zwgk/ https：／／www.yichun.gov.cn／zwgk／"
    ),
    "website http://宜春.政务.cn": "http://宜春.政务.cn",
    "website WWW.Yichun.GOV.CN/X": "WWW.Yichun.GOV.CN/X",
    "website http://a-b.gov.cn:8080/x?y=1": "http://a-b.gov.cn:8080/x?y=1",
    "text 宜春市（袁州区）": (
        "宜春市（袁州区） 宜春市（袁州区）\u200b \ufeff宜春市（袁州区） 宜春\x00市（袁州区） "
        "宜春\ud800市（袁州区） 宜春\ufffe市（袁州区）"
    ),
    "text [b]价格[元]": "[b]价格[元]",
    "text é": "e\u0301 é",
}

_TAKEN_WITH_SPACES: list[tuple[str, str, str]] = [
    ("yes_no", " 有 ", "yes"),
    ("yes_no", "\u3000没有\u3000", "no"),
    ("yes_no", "no\n", "no"),
    ("yes_no", "None", "no"),
    ("gate", "有 6 件", "6"),
    ("count", "5 件", "5"),
    ("count", "５ 件", "5"),
    ("count", " 5\t", "5"),
    ("count", "共 5 件", "5"),
    ("count", "十 二 件", "12"),
    ("count", "1 204", "1204"),
    ("count", "1 204 件", "1204"),
    ("count", "１　２０４", "1204"),
    ("count", "1 234 567", "1234567"),
    ("count", "\u200b5\ufeff", "5"),
    ("signed", "- 8", "-8"),
    ("signed", "减少 8 项", "-8"),
    ("signed", "增加 3", "3"),
    ("wan", "3.5 万元", "3.5"),
    ("wan", "35 000 元", "3.5"),
    ("wan", "¥ 35,000", "3.5"),
    ("wan", "2.5 万", "2.5"),
    ("year", "2024 年", "2024"),
    ("applicant", " 个人 ", "person"),
    ("applicant", "1. 个人", "person"),
    ("applicant", "科研 机构", "research"),
    ("applicants", "1 2", "person,company"),
    ("applicants", "1 2 6", "person,company,other"),
    ("applicants", "个人 企业", "person,company"),
    ("applicants", "１　２", "person,company"),
    ("applicants", "① ②", "person,company"),
    ("results", "1. 公开了 2. 查了，我们没有", "given,not_held"),
    ("phone", "0795 2503321", "0795 2503321"),
    ("phone", "( 0795 ) 2503321", "(0795)2503321"),
    ("phone", "138 0000 0000", "138 0000 0000"),
    ("phone", "+86 138-0000-0000", "+86 138-0000-0000"),
    ("phone", "0795-2503321 转 8001", "0795-2503321转8001"),
    ("phone", "0795-2503321 或 0795-2503322", "0795-2503321、0795-2503322"),
    ("text", "  宜春市  ", "宜春市"),
    ("text", "一行\n又一行", "一行 又一行"),
    ("text", "一行\r\n又一行", "一行 又一行"),
    ("text", "甲\t乙", "甲 乙"),
    ("prose", "甲\n\n  乙  \n", "甲\n乙"),
    ("prose", "甲\r\n\u3000\u3000乙", "甲\n乙"),
    ("prose", "甲\u2029乙\x0b丙\x1b", "甲\n乙\n丙"),
    ("prose", "一、「总体」，（情况）：5件。", "一、「总体」，（情况）：5件。"),
]

_REFUSED = {
    "yes_no required": "。 \u200b",
    "yes_no bare_number": "1 １ 2 ２ 一 二 两 1。",
    "yes_no not_yes_no": "3 3件 1件 有没有 可能有 有吧 不是没有 maybe 也许 -1 Ⅳ yesno",
    "yes_no half_a_no": "没有吧 好像没有 应该没有",
    "yes_no unsure": "不太清楚 不清楚 不知道 有？ 暂无",
    "gate bare_number_or_count": "1 １ 2 一 二 两 俩 1.0 ⼀",
    "gate not_yes_no_or_count": "有没有 maybe 也许 有吧",
    "gate approximate": "几件 有几件 十几件 约5件",
    "gate range": "5-6件",
    "gate negative": "-3",
    "gate unsure": "不清楚 暂无",
    "gate fraction": "5.5",
    "count approximate": (
        "5件左右 约5件 大概5 大约五件 十几件 十几 几件 几人 若干 数十件 上百件 二十多 20余件 近20件 "
        "不到10件 五十六七 三五 三五件 一二 两三件 "
        "三四五 一二三万 差不多5件 至少5件 十来件 5件以上"
    ),
    "count range": "5-6件 5－6 5~6 5～6件 5到6 5至6件 5或6 5件或6件 5、6件 3—4",
    "count fraction": "5.5件 5.5 半件 ½ 3/4 五点五件 1.23456万 一半 0.5 三分之一 5½",
    "count negative": "-1 -3 −3 负3 负三件 －３",
    "count ambiguous_grouping": "1,20 1，20 1,2,3 12,34 1,2345 0,204 1,204,5 1.204,50 5, 1.000 1.204 3。000",
    "count other_unit": "5人 5元 5天 5万元 五年 5% 5人次",
    "count unclear": (
        "5... 3万5 一千二十 一千零二百 百 千 万 三百零 "
        "1.2万5千 15百 十十 零五 一百百 十五百 点五 1.2.3 3万500 二十零五"
    ),
    "count too_large": "1000000000001 99999999999999 两万亿 " + "9" * 101,
    "count unsure": "不清楚 不知道 不确定 记不清 待定 未知 5? 忘了 " + "不知道" * 33 + "啊",
    "count not_a_number": (
        ",5 今年5件 有没有5 去年5 "
        "有 abc 1e5 ٣ 5² Ⅳ ④ 很好 增加5 +3 5件6项 第5 共 --5 没有五件 5=5 0x10 ５e３ 1_000 ∞ NaN inf "
        + "x"
        * 101
    ),
    "visits other_unit": "5件 5项",
    "signed approximate": "减少几项 约-8 增加十几项",
    "signed range": "3-5 减少3-5项",
    "signed fraction": "-2.5 增加1.5",
    "signed not_a_change": "去年3 减少到8项 减至8 增加3减少2 ±3 减少-8 多少 变了 --8 减少",
    "signed other_unit": "减少5% 多5倍",
    "signed too_large": "-1000000000001",
    "wan approximate": "约3.5万元 3万多 35000元左右 几千元 三五万",
    "wan range": "3-5万元 3万到5万",
    "wan negative": "-3.5 -35000元 ¥-5 -1 -0.5",
    "wan not_an_amount": "abc 元 ¥ 35000美元 3.5w 3万半",
    "wan ambiguous_grouping": "3,5万 1,20 1,20元 3,5",
    "wan which_unit": "3千 五千 三百 3千5百",
    "wan too_fine": "0.0000001 0.0000005 0.001元 3.1234567",
    "wan too_large": "1000000000001",
    "wan unclear": "万元 3万5元 1.2万5千元 3.5.1",
    "wan other_unit": "5件 3个",
    "wan unsure": "不清楚 待定",
    "yuan too_fine": "0.0000001元",
    "year not_a_year": "今年 去年 abc 2024.5 二四年份 2024-2025 ２０x４ ٢٠٢٤",
    "year year_out_of_range": "24 1999 2101 20244 24年",
    "applicant not_an_option": "外星人 个体户 0x 不是个人 没有 n 不 都 1个 3件 y",
    "applicant no_such_number": "7 0 99 ⑦ 十",
    "applicant maybe_option": "个 商 法律 公益 人",
    "applicant one_only": "1、2 个人和企业 ①② 1和2",
    "applicant unsure": "不清楚",
    "applicants not_an_option": "个人、外星人 除了1 1-3 12a 1² 个人、没有",
    "applicants maybe_option": "公益、其他 个人和法律 1、公益",
    "applicants no_such_number": "1、7 12 0、1",
    "applicants required": "、 ，",
    "result ambiguous_option": "公 公开 了",
    "result maybe_option": "查了 没有 没写 我们 涉及",
    "results ambiguous_option": "公开 公开、涉密了",
    "results ambiguous_option_of_many": "公开、涉密",
    "results maybe_option": "公开了三、涉密",
    "results not_an_option": "公布三、涉密",
    "phone not_a_phone": "abc 123456 电话 0795-250332 0795-2503321转 2503321、 138000000001 5²03321",
    "postcode not_a_postcode": "33600 3360000 33600a 三三六〇〇〇 33600²",
    "website not_a_website": "abc 网址 http:// ftp://a.gov.cn 10.0.0.1 a@b.cn -a.cn",
    "text required": "\u200b\ufeff \x00",
    "text too_long": "长" * 201,
    "prose required": "\x00",
    "prose too_long": "长" * 20_001,
}

_REFUSED_WITH_SPACES = [
    ("yes_no", "", "required"),
    ("yes_no", "   ", "required"),
    ("gate", "\n", "required"),
    ("count", "", "required"),
    ("count", "\u3000", "required"),
    ("count", "5 件 左 右", "approximate"),
    ("count", "1, 204", "ambiguous_grouping"),
    ("count", "1 2", "ambiguous_grouping"),
    ("count", "5 6", "ambiguous_grouping"),
    ("count", "12 34", "ambiguous_grouping"),
    ("signed", " ", "required"),
    ("wan", "", "required"),
    ("year", "", "required"),
    ("applicant", "", "required"),
    ("applicant", "1 2", "one_only"),
    ("applicants", " ", "required"),
    ("text", "", "required"),
    ("text", "\n \n", "required"),
    ("prose", "\n\n", "required"),
    ("website", "www.a b.cn", "not_a_website"),
]


def _rows(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (name, form, meaning)
        for head, forms in table.items()
        for name, _, meaning in [head.partition(" ")]
        for form in forms.split(" ")
    ]


ACCEPTED = _rows(_TAKEN) + _TAKEN_WITH_SPACES
"""(parser, what is typed, the value as text)."""
REFUSED = _rows(_REFUSED) + _REFUSED_WITH_SPACES
"""(parser, what is typed, the code of the problem)."""

HEARD = [
    ("wan", "35000元", "yuan_to_wan", "3.5"),
    ("wan", "3万5千元", "yuan_to_wan", "3.5"),
    ("wan", "¥35,000", "yuan_to_wan", "3.5"),
    ("wan", "1.2亿", "yuan_to_wan", "12000"),
    ("wan", "1亿2000万", "yuan_to_wan", "12000"),
    ("wan", "35000", "taken_as_wan", "35000"),
    ("wan", "3500", "taken_as_wan", "3500"),
    ("wan", "1000", "taken_as_wan", "1000"),
    ("wan", "999", None, ""),
    ("yuan", "3.5万元", "wan_to_yuan", "35000"),
    ("yuan", "三万五千元", "wan_to_yuan", "35000"),
    ("wan", "3.5万元", None, ""),
    ("wan", "3.5", None, ""),
    ("wan", "0元", None, ""),
    ("wan", "无", None, ""),
    ("yuan", "35000", None, ""),
    ("yuan", "35000元", None, ""),
]
"""(parser, what is typed, what is said in passing, the value it mentions)."""
