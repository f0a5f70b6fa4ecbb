"""Tables of which only the order of the figures is left, laid against the form as a whole.

The reading order of a PDF, a converter that tears rows, a copy without cells: no row says any more which it is, but all of
them together fit the form in one way, or in several. `ways` finds them, knowing nothing but counts; `evidence` says what
of the form a section has; `table` lays one against the other and takes what every way agrees on. Nothing here knows a file.
"""
