"""The page of rules is made of the rules."""

from __future__ import annotations

from tests.docs.rules_page import PAGE, page


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.docs.rules_page writes it"
