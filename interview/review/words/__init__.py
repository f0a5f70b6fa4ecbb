"""Rules on what texts say: years, notices, headings, titles, whose report it is, what does not belong there. Their numbers are `claimed`'s.

Forms of words are data in `review/rules`, those of the annual report in `flows/common/rules`.
"""
