"""Files to lines, a module a format: `text`, `office` documents, pages of a `fixed_layout`, and web pages, alone or saved with all their parts.

What a file is, is found next door, in `files`. `grids` lays out the tables of whatever tells them cell after cell.
"""
