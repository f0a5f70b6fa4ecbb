"""What one counted thing says for the next: 「公开规章 2 件，规范性文件 3 件」 without the rules is 「公开规范性文件 3 件」.

Words before two numbers that stand beside each other; which clause goes is `cutting`'s. Where it is not certain whose words they
are, it says so, and nothing is cut.
"""

from __future__ import annotations

import re

from interview.engine.prose.clauses import ANY_VERB, MEANS, NAMES_IT, OF_A_RESULT, VERB

_BY_MEANS = frozenset({"通过", "利用"})
_SUBJECT = re.compile(
    r"[\u4e00-\u9fff（）()]{1,20}?(?:局|办公室|[政府委局县市区]办|中心|委员会|委|厅|院|镇|乡|街道|单位|部门|处|科|站|所|机关|政府)(?=(?P<rest>.*))"
)
"""Who did it, at the head of a clause."""


def said_for(first: str, behind: str, *, listed: bool, alike: bool = True) -> str | None:
    """What the words before a number that goes say for those before the next one too; None where that is not certain.

    Args:
        first: The words before the number that goes, without what leads every clause.
        behind: The words before the one that stays.
        listed: Whether they are items of one list, so that the second most likely only names something.
        alike: Whether both count the same.
    """
    if not behind:
        return first if alike or not first else None
    if ANY_VERB.search(behind):
        return ""
    done = _done(first)
    if done is None or not done:
        return done
    names = alike and (listed or NAMES_IT.search(behind)) and len(done) < len(first)
    return done if names else None


def subject_of(first: str) -> str:
    """Who did it, where a clause begins with that; empty where it does not."""
    found = None if VERB.match(first) else _SUBJECT.match(first)
    return found[0] if found and VERB.match(found["rest"]) else ""


def _done(first: str) -> str | None:
    """The words up to what was done; empty where nothing was, None where that may be anywhere."""
    verb = VERB.match(first)
    if verb and verb[0] in OF_A_RESULT:
        return ""
    if verb and verb[0] not in _BY_MEANS:
        return verb[0]
    found = [each for each in ANY_VERB.finditer(first) if MEANS.fullmatch(first[: each.start()])]
    if found:
        return first[: found[-1].end()]
    return None if ANY_VERB.search(first) else ""
