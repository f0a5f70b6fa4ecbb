"""The outline of a section's prose: its parts in order with their headings, as the form has it or as an office tells its year.

`outline` says which it is: the office's own, else last year's, else the form's. `as_told` makes a form of it, so that nothing behind needs
to know of outlines; `arrange` changes it; `numbers` says which number each heading is printed with, for none is kept. Nothing is put into
words here.
"""
