"""A block copied from a spreadsheet or a page, to figures of one table.

It is looked at before it is taken; what cannot be placed for sure is said.
"""
