"""The report for an office's site: a whole page, and a fragment to paste into the editor of a content system.

Text is escaped, never taken for markup; nothing is fetched and nothing runs. The only public names are `write_html` with
its `Setting`, and `write_fragment`.
"""

from renderers.html.fragment import write_fragment
from renderers.html.page import Setting, write_html

__all__ = ["Setting", "write_fragment", "write_html"]
