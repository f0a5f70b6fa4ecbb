"""What shows between units, and what does not."""

from __future__ import annotations

import pytest

from interview.county import between
from interview.county.between import Between, SameContact, SameFigures, compared
from interview.county.handed_in import HandedIn
from interview.desk.check.one import Checked
from interview.engine.sums.relations import Number
from tests.support.county import Made, made, names
from tests.support.interviews import flow

FORM = flow("disclosure_2021")
LONG = "今年春天把灌溉收费标准逐村张贴，夏天由值班的同志当面解释，秋天又请老人先试读一遍，冬天把问得最多的十个问题汇编成册放在服务站里。"
LONGER = (
    LONG
    + "另外请学校把防溺水的通知录成短片，在集市上放给赶集的人看，看完当场收意见，收到的意见都逐条回了电话，回不了的登在公告栏上。"
)


def handed_in(
    name: str, texts: dict[str, str], figures: dict[str, Number | None] | None = None, phone: str = ""
) -> HandedIn:
    profile = {"office.phone": phone} if phone else {}
    return HandedIn(Checked(name, name, 2025, FORM.id), texts=texts, figures=figures or {}, profile=profile)


def beside(*reports: HandedIn) -> Between:
    return compared(reports, FORM)


def of(unit: Made) -> dict[str, str]:
    return {f"overview.{name}": text for name, text in unit.texts.items()}


def test_units_that_write_for_themselves_are_not_alike() -> None:
    units = [made(name, seed, "bars") for seed, name in enumerate(names(80))]
    assert beside(*(handed_in(unit.name, of(unit)) for unit in units)) == Between()


def test_a_copy_with_other_years_numbers_and_marks_is_alike() -> None:
    mine = {"problems": "2025年3月" + LONG, "improvements": LONGER.replace("。", "！")}
    found = beside(
        handed_in("甲局", mine), handed_in("乙局", {"problems": "2024年12月" + LONG, "improvements": LONGER})
    )
    assert [(each.file, each.other, each.share, each.is_whole) for each in found.alike] == [
        ("甲局", "乙局", 1.0, True), ("乙局", "甲局", 1.0, True),
    ]  # fmt: skip


def test_one_long_paragraph_of_many_is_told_and_a_short_one_is_not() -> None:
    own = [of(made(name, 100 + seed, "bars")) for seed, name in enumerate(names(2))]
    long = beside(
        handed_in("甲局", own[0] | {"problems": LONGER}), handed_in("乙局", own[1] | {"problems": LONGER})
    )
    assert {(each.file, each.is_whole) for each in long.alike} == {("甲局", False), ("乙局", False)}
    assert {place.text for each in long.alike for place in each.places} == {"problems"}
    short = {"problems": LONG[:60]}
    assert beside(handed_in("甲局", own[0] | short), handed_in("乙局", own[1] | short)).alike == ()


def test_a_text_that_stands_in_a_longer_one_is_told_of_the_shorter() -> None:
    found = beside(
        handed_in("甲局", {"problems": LONGER}), handed_in("乙局", {"problems": LONGER + LONG[:20]})
    )
    assert ("甲局", "乙局") in {(each.file, each.other) for each in found.alike}


def test_what_many_write_alike_is_a_model_and_tells_nothing() -> None:
    assert beside(*(handed_in(name, {"problems": LONGER}) for name in names(9))).alike == ()


def test_the_form_s_own_parts_are_not_compared() -> None:
    texts = {"title": LONGER, "opening": LONGER, "dated": LONGER, "part.3": LONGER}
    assert beside(handed_in("甲局", texts), handed_in("乙局", texts)) == Between()


SOME: dict[str, Number | None] = {
    "applications.new.natural": 12, "applications.new.business": 7, "applications.granted.natural": 9,
    "applications.granted.business": 7, "applications.partial.natural": 3, "applications.new.total": 19,
}  # fmt: skip


def test_a_table_is_copied_where_many_figures_that_are_not_small_are_the_same() -> None:
    found = beside(
        handed_in("甲局", {}, SOME), handed_in("乙局", {}, SOME | {"fees.amount": 3}), handed_in("丙局", {})
    )
    assert [(each.section, each.files, each.cells) for each in found.figures] == [
        ("applications", ("甲局", "乙局"), 5)
    ]
    assert [each.files for each in found.by_file["乙局"] if isinstance(each, SameFigures)] == [
        ("甲局", "乙局")
    ]
    assert "丙局" not in found.by_file


@pytest.mark.parametrize(
    "figures",
    [
        {**SOME, "applications.partial.natural": None, "applications.granted.business": 1},
        dict.fromkeys(SOME, 1), dict.fromkeys(SOME, 2), {"documents.issued": 5, "documents.in_force": 30},
    ],
)  # fmt: skip
def test_a_few_figures_or_small_ones_come_out_the_same_by_chance(figures: dict[str, Number | None]) -> None:
    assert beside(handed_in("甲局", {}, figures), handed_in("乙局", {}, figures)).figures == ()


def test_a_telephone_is_the_same_however_it_is_written() -> None:
    found = beside(
        handed_in("甲局", {}, phone="0795-2501234"), handed_in("乙局", {}, phone="（0795）2501234"), handed_in("丙局", {}),
    )  # fmt: skip
    assert [each.files for each in found.contacts] == [("甲局", "乙局")]


def named(name: str, contact: str, **profile: str) -> HandedIn:
    opening = f"如有疑问，请与{name}联系（{contact}）。"
    told = {f"office.{what}": said for what, said in profile.items()}
    return HandedIn(Checked(name, name, 2025, FORM.id), texts={"opening": opening}, profile=told)


@pytest.mark.parametrize(
    ("one", "other", "whats"),
    [
        ("电子邮箱：Zwgk@ys.gov.cn", "邮箱 zwgk@ys.gov.cn，邮编336400", ("email",)),
        ("联系人：王小明；电话：1", "联系人:王小明，电话2", ("person",)),
        ("联系人：李晓红 联系电话：1，邮箱：a@b.cn", "联系人：李晓红；a@b.cn", ("email", "person")),
        ("联系人：王小明", "联系人：王小红", ()), ("邮箱：a@ys.gov.cn", "邮箱：b@ys.gov.cn", ()), ("电话1", "电话1", ()),
    ],
)  # fmt: skip
def test_an_e_mail_or_a_person_named_in_the_opening_is_compared(
    one: str, other: str, whats: tuple[str, ...]
) -> None:
    found = beside(named("甲局", one), named("乙局", other), named("丙局", "电话：3"))
    assert found.contacts == ((SameContact(whats, ("甲局", "乙局")),) if whats else ())


def test_what_is_the_same_with_the_same_units_is_told_once() -> None:
    one = named("甲局", "联系人：王小明", phone="0795-2501234", address="城关大道 1 号")
    other = named("乙局", "联系人：王小明", phone="07952501234", address="城关大道1号。")
    third = named("丙局", "", address="城关大道1号")
    found = beside(one, other, third).contacts
    assert {(each.whats, each.files) for each in found} == {
        (("office.phone", "person"), ("甲局", "乙局")), (("office.address",), ("甲局", "乙局", "丙局")),
    }  # fmt: skip


def test_a_switchboard_or_a_house_of_many_is_nobody_s_mistake() -> None:
    units = [named(name, "", phone="12345", address="政务中心") for name in names(9)]
    assert beside(*units).contacts == ()


def test_of_many_reports_that_are_alike_with_one_the_likest_are_told() -> None:
    pieces = [LONGER[:50], LONG, LONGER]
    mine = {"problems": "\n".join(pieces), "improvements": LONGER[::-1]}
    others = [
        handed_in(f"{at}局", {"problems": "\n".join([*pieces[:at], *pieces[at + 1 :]]), "improvements": LONGER[::-1]})
        for at in range(3)
    ]  # fmt: skip
    own = [handed_in(name, of(made(name, at, "bars"))) for at, name in enumerate(names(60))]
    found = [each for each in beside(handed_in("甲局", mine), *others, *own).alike if each.file == "甲局"]
    assert [each.other for each in found][-1] == "2局"
    assert [each.share for each in found] == sorted((each.share for each in found), reverse=True)


def test_where_nothing_finds_texts_alike_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(between, "find_spec", lambda _name: None)
    found = beside(
        handed_in("甲局", {"problems": LONGER}, SOME), handed_in("乙局", {"problems": LONGER}, SOME)
    )
    assert (found.alike, len(found.figures)) == ((), 1)
