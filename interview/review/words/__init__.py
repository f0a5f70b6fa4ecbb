"""Rules on texts: what they claim against the tables, years, notices, headings, titles, what does not belong there.

Forms of words are data in `review/rules`, those of the annual report in `flows/common/rules`.
"""
