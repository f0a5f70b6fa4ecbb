"""The blanks that a converter leaves beside numbers go; those that part something stay."""

from __future__ import annotations

import pytest

from interview.reading.convert.set_off import closed_up


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("2024 年，截至 12 月 31日，现行有效的有 1 件。", "2024年，截至12月31日，现行有效的有1件。"),
        ("云山县云山大道 90号", "云山县云山大道90号"),
        ("（国办公开办函〔2021〕30 号），占 61.5 %。", "（国办公开办函〔2021〕30号），占61.5%。"),
        ("第一段。\n2024 年收费 1,204.5 万元", "第一段。\n2024年收费1,204.5万元"),
        ("1 加强学习\n2 完善制度", "1 加强学习\n2 完善制度"),
        ("电话：0571 转 3，A3 纸，12 345 热线", "电话：0571 转3，A3 纸，12 345 热线"),
        ("《方案（2024－2027 年）》，自 2024 — 2026 年", "《方案（2024－2027年）》，自2024—2026年"),
        ("政府网站 公众号", "政府网站 公众号"),
    ],
)
def test_a_number_stands_beside_its_words(read: str, kept: str) -> None:
    assert closed_up(read) == kept
    assert closed_up(kept) == kept
