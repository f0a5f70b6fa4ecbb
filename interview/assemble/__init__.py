"""The finished report from what the clerk told: a plan in, a document tree out.

Decides what is printed and in which order, by the flow's data. Knows nothing of Word, Markdown or terminals.
"""

from interview.assemble.report import assemble, printed

__all__ = ["assemble", "printed"]
