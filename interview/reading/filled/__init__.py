"""What was written down before the interview: the filled worksheet, and the register of applications.

`tables_of` opens a file, `filled_in` and `Columns` see what it is, `register.listed` makes entries of rows, `to_book` makes answers. Nothing
here asks; what is not certain stays open.
"""
