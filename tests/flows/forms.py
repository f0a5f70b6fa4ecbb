"""The labels of the statutory forms, copied by hand from `official-format.md` 1, 2 and 8, never from the flow files."""

from __future__ import annotations

PARTS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

Form = tuple[tuple[str, ...], ...]
"""A table by row: the texts of its cells, a figure as its address after an @."""

TWO_2021: Form = (
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "@rules.issued", "@rules.repealed", "@rules.in_force"),
    ("行政规范性文件", "@documents.issued", "@documents.repealed", "@documents.in_force"),
    ("第二十条第（五）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政许可", "@licences.decisions"),
    ("第二十条第（六）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政处罚", "@penalties.decisions"),
    ("行政强制", "@coercion.decisions"),
    ("第二十条第（八）项",),
    ("信息内容", "本年收费金额（单位：万元）"),
    ("行政事业性收费", "@fees.amount"),
)

TWO_2019: Form = (
    ("第二十条第（一）项",),
    ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
    ("规章", "@rules.made", "@rules.published", "@rules.public"),
    ("规范性文件", "@documents.made", "@documents.published", "@documents.public"),
    ("第二十条第（五）项",),
    ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
    ("行政许可", "@licences.items", "@licences.change", "@licences.decisions"),
    ("其他对外管理服务事项", "@services.items", "@services.change", "@services.decisions"),
    ("第二十条第（六）项",),
    ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
    ("行政处罚", "@penalties.items", "@penalties.change", "@penalties.decisions"),
    ("行政强制", "@coercion.items", "@coercion.change", "@coercion.decisions"),
    ("第二十条第（八）项",),
    ("信息内容", "上一年项目数量", "本年增/减"),
    ("行政事业性收费", "@fees.items", "@fees.change"),
    ("第二十条第（九）项",),
    ("信息内容", "采购项目数量", "采购总金额"),
    ("政府集中采购", "@procurement.projects", "@procurement.amount"),
)

COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")

_HEADS_OF_THREE: Form = (
    ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"),
    ("自然人", "法人或其他组织", "总计"),
    ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
)


def _row(row: str, *labels: str) -> tuple[str, ...]:
    return (*labels, *(f"@applications.{row}.{column}" for column in COLUMNS))


_UP_TO_REFUSED: Form = (
    _row("new", "一、本年新收政府信息公开申请数量"),
    _row("carried_in", "二、上年结转政府信息公开申请数量"),
    _row("granted", "三、本年度办理结果", "（一）予以公开"),
    _row("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    _row("denied_secret", "（三）不予公开", "1.属于国家秘密"),
    _row("denied_law", "2.其他法律行政法规禁止公开"),
    _row("denied_safety", "3.危及“三安全一稳定”"),
    _row("denied_third_party", "4.保护第三方合法权益"),
    _row("denied_internal", "5.属于三类内部事务信息"),
    _row("denied_process", "6.属于四类过程性信息"),
    _row("denied_case_file", "7.属于行政执法案卷"),
    _row("denied_query", "8.属于行政查询事项"),
    _row("unable_not_held", "（四）无法提供", "1.本机关不掌握相关政府信息"),
    _row("unable_create", "2.没有现成信息需要另行制作"),
    _row("unable_unclear", "3.补正后申请内容仍不明确"),
    _row("refused_petition", "（五）不予处理", "1.信访举报投诉类申请"),
    _row("refused_repeat", "2.重复申请"),
    _row("refused_publication", "3.要求提供公开出版物"),
    _row("refused_mass", "4.无正当理由大量反复申请"),
    _row("refused_confirm", "5.要求行政机关确认或重新出具已获取信息"),
)
_OTHER_2021: Form = (
    _row(
        "other_no_correction",
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    _row("other_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    _row("other_misc", "3.其他"),
)
_OTHER_2019: Form = (_row("other", "（六）其他处理"),)
_END_OF_THREE: Form = (_row("total", "（七）总计"), _row("carried_out", "四、结转下年度继续办理"))

THREE_2021: Form = _HEADS_OF_THREE + _UP_TO_REFUSED + _OTHER_2021 + _END_OF_THREE
THREE_2019: Form = _HEADS_OF_THREE + _UP_TO_REFUSED + _OTHER_2019 + _END_OF_THREE

_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = ("reconsideration", "litigation_direct", "litigation_after_review")
PARTS_OF_FOUR = ("upheld", "corrected", "other", "pending", "total")

FOUR: Form = (
    ("行政复议", "行政诉讼"),
    (*_OUTCOMES, "未经复议直接起诉", "复议后起诉"),
    _OUTCOMES + _OUTCOMES,
    tuple(f"@{group}.{part}" for group in GROUPS for part in PARTS_OF_FOUR),
)

WEBSITE: Form = (
    ("填报单位", "="), ("网站名称", "="), ("首页网址", "="), ("主办单位", "="),
    ("网站类型", "□政府门户网站　□部门网站　□专项网站"),
    ("政府网站标识码", "="), ("ICP备案号", "="), ("公安机关备案号", "="),
    ("独立用户访问总量（单位：个）", "@visits.users"),
    ("网站总访问量（单位：次）", "@visits.total"),
    ("信息发布（单位：条）", "总数", "@published.total"),
    ("概况类信息更新量", "@published.overview"),
    ("政务动态信息更新量", "@published.news"),
    ("信息公开目录信息更新量", "@published.catalogue"),
    ("专栏专题（单位：个）", "维护数量", "@topics.kept"),
    ("新开设数量", "@topics.opened"),
    ("解读回应", "解读信息发布", "总数（单位：条）", "@explained.total"),
    ("解读材料数量（单位：条）", "@explained.materials"),
    ("解读产品数量（单位：个）", "@explained.products"),
    ("媒体评论文章数量（单位：篇）", "@explained.articles"),
    ("回应公众关注热点或重大舆情数量（单位：次）", "@responses.count"),
    ("办事服务", "是否发布服务事项目录", "□是　□否"),
    ("注册用户数（单位：个）", "@services.users"),
    ("政务服务事项数量（单位：项）", "@services.items"),
    ("可全程在线办理政务服务事项数量（单位：项）", "@services.online_items"),
    ("办件量（单位：件）", "总数", "@cases.total"),
    ("自然人办件量", "@cases.natural"),
    ("法人办件量", "@cases.legal"),
    ("互动交流", "是否使用统一平台", "□是　□否"),
    ("留言办理", "收到留言数量（单位：条）", "@messages.received"),
    ("办结留言数量（单位：条）", "@messages.closed"),
    ("平均办理时间（单位：天）", "@messages.days"),
    ("公开答复数量（单位：条）", "@messages.public"),
    ("征集调查", "征集调查期数（单位：期）", "@surveys.held"),
    ("收到意见数量（单位：条）", "@surveys.received"),
    ("公布调查结果期数（单位：期）", "@surveys.published"),
    ("在线访谈", "访谈期数（单位：期）", "@interviews.held"),
    ("网民留言数量（单位：条）", "@interviews.questions"),
    ("答复网民提问数量（单位：条）", "@interviews.answered"),
    ("是否提供智能问答", "□是　□否"),
    ("安全防护", "安全检测评估次数（单位：次）", "@security.checks"),
    ("发现问题数量（单位：个）", "@security.problems"),
    ("问题整改数量（单位：个）", "@security.fixed"),
    ("是否建立安全监测预警机制", "□是　□否"),
    ("是否开展应急演练", "□是　□否"),
    ("是否明确网站安全责任人", "□是　□否"),
    ("移动新媒体", "是否有移动新媒体", "□是　□否"),
    ("微博", "名称", "="),
    ("信息发布量（单位：条）", "@weibo.published"),
    ("关注量（单位：个）", "@weibo.followers"),
    ("微信", "名称", "="),
    ("信息发布量（单位：条）", "@wechat.published"),
    ("订阅数（单位：个）", "@wechat.subscribers"),
    ("其他", "="),
    ("创新发展", "□搜索即服务　□多语言版本　□无障碍浏览　□千人千网　□其他"),
    ("单位负责人", "="), ("审核人", "="), ("填报人", "="), ("联系电话", "="), ("填报日期", "="),
)  # fmt: skip
"""The form of a website, from `official-format.md` 8, as it is usually laid out; = is a text that somebody tells."""

FORMS: dict[str, tuple[Form, ...]] = {
    "disclosure_2021": (TWO_2021, THREE_2021, FOUR),
    "disclosure_2019": (TWO_2019, THREE_2019, FOUR),
    "website_2018": (WEBSITE,),
}
"""Tables two, three and four of each annual report; the one table of a form that has no other."""

SPANS: dict[str, dict[str, tuple[int, int]]] = {
    "disclosure_2021": {"三、本年度办理结果": (1, 22), "（六）其他处理": (1, 3)},
    "disclosure_2019": {"三、本年度办理结果": (1, 20), "（六）其他处理": (2, 1)},
}
"""How many grid columns and rows a label of table three covers, where the forms differ."""
SPANS_OF_BOTH: dict[str, tuple[int, int]] = {
    "一、本年新收政府信息公开申请数量": (3, 1),
    "二、上年结转政府信息公开申请数量": (3, 1),
    "（一）予以公开": (2, 1),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": (2, 1),
    "（三）不予公开": (1, 8),
    "（四）无法提供": (1, 3),
    "（五）不予处理": (1, 5),
    "1.属于国家秘密": (1, 1),
    "（七）总计": (2, 1),
    "四、结转下年度继续办理": (3, 1),
    "申请人情况": (7, 1),
    "自然人": (1, 2),
    "法人或其他组织": (5, 1),
    "总计": (1, 2),
    "商业企业": (1, 1),
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）": (3, 3),
}

ROWS = [
    "new",
    "carried_in",
    "granted",
    "partial",
    "denied_secret",
    "denied_law",
    "denied_safety",
    "denied_third_party",
    "denied_internal",
    "denied_process",
    "denied_case_file",
    "denied_query",
    "unable_not_held",
    "unable_create",
    "unable_unclear",
    "refused_petition",
    "refused_repeat",
    "refused_publication",
    "refused_mass",
    "refused_confirm",
]
_LAST_ROWS = ["total", "carried_out"]
_FOUR_CELLS = [f"{group}.{part}" for group in GROUPS for part in PARTS_OF_FOUR]

ADDRESSES: dict[str, frozenset[str]] = {
    "disclosure_2021": frozenset(
        [
            "rules.issued",
            "rules.repealed",
            "rules.in_force",
            "documents.issued",
            "documents.repealed",
            "documents.in_force",
            "licences.decisions",
            "penalties.decisions",
            "coercion.decisions",
            "fees.amount",
            "processing_fee.notices",
            "processing_fee.demanded",
            "processing_fee.received",
        ]
        + [
            f"applications.{row}.{column}"
            for row in [*ROWS, "other_no_correction", "other_unpaid", "other_misc", *_LAST_ROWS]
            for column in COLUMNS
        ]
        + _FOUR_CELLS
    ),
    "disclosure_2019": frozenset(
        [
            "rules.made",
            "rules.published",
            "rules.public",
            "documents.made",
            "documents.published",
            "documents.public",
            "licences.items",
            "licences.change",
            "licences.decisions",
            "services.items",
            "services.change",
            "services.decisions",
            "penalties.items",
            "penalties.change",
            "penalties.decisions",
            "coercion.items",
            "coercion.change",
            "coercion.decisions",
            "fees.items",
            "fees.change",
            "procurement.projects",
            "procurement.amount",
        ]
        + [f"applications.{row}.{column}" for row in [*ROWS, "other", *_LAST_ROWS] for column in COLUMNS]
        + _FOUR_CELLS
    ),
    "website_2018": frozenset(cell[1:] for row in WEBSITE for cell in row if cell[0] == "@"),
}
"""Every address of `design.md` section 5, by form."""

PROFILE = [
    "office.name",
    "office.kind",
    "office.address",
    "office.phone",
    "office.postcode",
    "office.website",
    "year",
]
TEXTS = [
    "overview.opening",
    "overview.proactive",
    "overview.on_request",
    "overview.management",
    "overview.platform",
    "overview.supervision",
    "problems",
    "improvements",
    "other_matters",
]
KINDS = [
    "state_department",
    "province_government",
    "city_government",
    "county_government",
    "department",
    "township",
    "other",
]
TITLES = {
    "overview.opening": "",
    "overview.proactive": "主动公开",
    "overview.on_request": "依申请公开",
    "overview.management": "政府信息管理",
    "overview.platform": "政府信息公开平台建设",
    "overview.supervision": "监督保障",
    "problems": "存在的主要问题",
    "improvements": "改进情况",
    "other_matters": "",
}
"""The sub-headings that offices use, which the document numbers; those of part one are the notice's own list."""
