"""Last year's report inside this year's interview: its figures by this form's addresses, its answers, its texts moved on.

Nothing is ever taken over here without the walk's word.
"""
