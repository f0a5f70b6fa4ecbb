"""Every sentence the program says, in Chinese and English, and how turns become sentences.

The sentences lie in `<language>/*.toml`; a test keeps both languages alike. Flow files bring their own words.
Nothing here decides what is said, only how.
"""

from interview.wording.catalog import LANGUAGES, Words, words
from interview.wording.names import name_of
from interview.wording.speech import said, told
from interview.wording.tables import section_table, width

__all__ = ["LANGUAGES", "Words", "name_of", "said", "section_table", "told", "width", "words"]
