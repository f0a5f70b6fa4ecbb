"""The notation in which a flow says how a fact is told: what it takes for the fact, what it does not, what it cannot be."""

from __future__ import annotations

import pytest

from interview.engine.prose.ways_of_saying import UnreadWayError, example, phrase, way


def says(notation: str, left: str, right: str) -> bool:
    said = way(notation)
    return said.starts(left) is not None and said.ends(right) is not None


@pytest.mark.parametrize(
    ("notation", "left", "right"),
    [
        ("举办培训{n}次", "全年举办培训", "次。"),
        ("(举办|开展)培训{n}(次|期)", "开展培训", "期,"),
        ("举办(了|)培训{n}次", "举办了培训", "次"),
        ("举办(了|)培训{n}次", "举办培训", "次"),
        ("举办~培训~{n}次", "举办各类培训共计", "次"),
        ("举办…培训{n}次", "举办政务公开业务培训", "次"),
        ("举办{n}次培训", "举办", "次培训,效果好"),
        ("^解读信息{n}条", "发布3条,解读信息", "条"),
        ("编印公报{n}期", "编印公报", "期并赠阅"),
        ("^公开信息{n}条", "2024年公开信息", "条"),
        ("^公开信息{n}条", "2024年度公开信息", "条"),
        ("=调整栏目{n}个", "全年新增3个,调整栏目", "个"),
        (">公告{n}条", "其中,公告", "条"),
        (">~公告{n}条", "在网站发布各类公告", "条"),
    ],
)
def test_a_way_is_found_where_it_is_said(notation: str, left: str, right: str) -> None:
    assert says(notation, left, right)


@pytest.mark.parametrize(
    ("notation", "left", "right"),
    [
        ("举办培训{n}次", "参加培训", "次"),
        ("举办培训{n}次", "举办培训", "期"),
        ("举办~培训~{n}次", "举办安全培训", "次"),
        ("举办…培训{n}次", "举办讲座,培训", "次"),
        ("举办…培训{n}次", "举办讲座和培训", "次"),
        ("^解读信息{n}条", "图文解读信息", "条"),
        ("=调整栏目{n}个", "新设、调整栏目", "个"),
        (">公告{n}条", "发布中标公告", "条"),
        (">公告{n}条", "其中中标公告", "条"),
        ("新媒体{n}个", "新媒体", "个行动"),
        ("培训{n}人", "培训", "人次"),
    ],
)
def test_a_way_is_not_found_where_something_else_is_said(notation: str, left: str, right: str) -> None:
    assert not says(notation, left, right)


@pytest.mark.parametrize(
    ("notation", "code"),
    [
        ("举办培训次", "way_number"), ("{n}次培训{n}次", "way_number"), ("举办培训{n}", "way_unit"), ("{n}条", "way_vague"),
        ("(举办|){n}次", "way_vague"), ("举办(了培训{n}次", "way_bracket"), ("举办)培训{n}次", "way_bracket"),
        ("举办{m}培训{n}次", "way_bracket"), ("举办 培训{n}次", "way_sign"), ("举办.*培训{n}次", "way_sign"),
        ("举办|培训{n}次", "way_sign"), ("第3次培训{n}次", "way_sign"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_way_is_refused_with_its_reason(notation: str, code: str) -> None:
    with pytest.raises(UnreadWayError) as refused:
        way(notation)
    assert refused.value.code == code


def test_the_example_of_a_way_is_said_so() -> None:
    for sign in ("", "^", ">"):
        notation = f"{sign}(举办|开展)~…培训(班|){{n}}(次|期)业务培训"
        left, right = example(notation)
        assert (left, right) == ("举办培训班", "次业务培训")
        assert says(notation, left, right)


@pytest.mark.parametrize(
    ("notation", "text", "found"),
    [
        ("(均|都)在(法定|规定)期限内~答复", "申请均在法定期限内及时答复。", "均在法定期限内及时答复"),
        ("(没有|未发生)…追责", "未发生因公开工作追责,没有和别人追责", "未发生因公开工作追责"),
        ("按期办结率(为|)100%", "按期办结率100%", "按期办结率100%"),
        ("^无人追责", "此外,无人追责", "无人追责"),
    ],
)
def test_a_phrase_is_found_where_it_is_said(notation: str, text: str, found: str) -> None:
    assert [each[0] for each in phrase(notation).finditer(text)] == [found]


def test_a_phrase_at_the_beginning_of_a_clause_is_found_nowhere_else() -> None:
    assert phrase("^无人追责").search("今年无人追责") is None


@pytest.mark.parametrize(
    ("notation", "code"), [("追责{n}人", "way_number"), ("追责", "way_vague"), ("追责100次", "way_sign")]
)
def test_what_cannot_be_a_phrase_is_refused_with_its_reason(notation: str, code: str) -> None:
    with pytest.raises(UnreadWayError) as trouble:
        phrase(notation)
    assert trouble.value.code == code
