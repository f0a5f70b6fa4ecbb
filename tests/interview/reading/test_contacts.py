"""Where an office is reached is read however its opening writes it, and a telephone of somebody else is not its own."""

from __future__ import annotations

import pytest

from interview.reading.contacts import contacts_of


@pytest.mark.parametrize(
    ("opening", "address", "phone", "postcode"),
    [
        ("（地址：云山县人民路12号，电话：0795-2501234，邮编：336400）", "云山县人民路12号", "0795-2501234", "336400"),
        ("（地址云山县人民路12号，电话0795-2501234，邮编336400）", "云山县人民路12号", "0795-2501234", "336400"),
        ("联系地址为云山县行政服务中心3楼305室，联系电话为（0795）2501234。", "云山县行政服务中心3楼305室", "（0795）2501234", None),
        ("办公地址位于云山县人民路12号，电话是25012345。", "云山县人民路12号", "25012345", None),
        ("地  址：云山县人民路 12 号 邮  编：336400 电  话：0795—2501234 传真：0795-2501235", "云山县人民路 12 号", "0795—2501234", "336400"),
        ("地址：云山县人民路12号（县政府大院内3号楼）；邮政编码：336400", "云山县人民路12号（县政府大院内3号楼）", None, "336400"),
        ("地址：云山县人民路12号联系电话：0795-2501234、2501235", "云山县人民路12号", "0795-2501234、2501235", None),
        ("地址：雲山縣人民路12號、聯系電話：0795-2501234", "雲山縣人民路12號", "0795-2501234", None),
        ("地址：云山县人民路12号、14号，郵編：336400", "云山县人民路12号、14号", None, "336400"),
        ("联系方式：0795-2501234转802", None, "0795-2501234转802", None),
        ("监督电话：0795-2500000，咨询电话：0795-2501234", None, "0795-2501234", None),
    ],
)  # fmt: skip
def test_contacts_are_read_with_and_without_colons(
    opening: str, address: str | None, phone: str | None, postcode: str | None
) -> None:
    known = {"office.address": address, "office.phone": phone, "office.postcode": postcode}
    assert contacts_of(opening) == {id: told for id, told in known.items() if told}


@pytest.mark.parametrize(
    "opening",
    [
        "地址变更3次，电话沟通12次。", "公开了地址、电话等信息123456条。", "请拨打电话12345咨询。", "邮编3364000，举报电话：0795-2500000。",
    ],
)  # fmt: skip
def test_what_only_speaks_of_addresses_and_telephones_is_no_contact(opening: str) -> None:
    assert contacts_of(opening) == {}


def test_contacts_at_the_end_are_read_where_the_opening_names_no_telephone() -> None:
    closing = "如有疑问，请与本机关联系（地址：云山县人民路12号；电话：0795-2501234）。"
    there = {"office.address": "云山县人民路12号", "office.phone": "0795-2501234"}
    assert contacts_of("见www.example.gov.cn。", closing) == {**there, "office.website": "www.example.gov.cn"}
    assert contacts_of("电话：0795-2500001。", closing) == {"office.phone": "0795-2500001"}
    assert contacts_of("", "咨询电话：0795-2501234。") == {}
