"""Files of every readable format to lines: what a file is, is seen from its bytes, never from its name alone.

No source knows a form, a label or a figure. Each holds to bounds: a file that is too large, packed to burst, or not
what it says is refused with a `ReportFileError`, and nothing outside the file is ever fetched.
"""
