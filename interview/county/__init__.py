"""A county's reviewer: units' reports gathered and checked, sent back, summed into the government's own.

It reads folders and never writes into one that it reads, unless told to. A file is read and judged by `desk.check`; what
that gives is kept in `results`; everything else here is computed from there. It says its pages in the words of
`wording`, and asks nothing.
"""
