"""Prose as the interview knows it: texts with numbers in them that are figures, found again after an edit, following later.

Pure, like all of the engine. What a paragraph says is for the flow's drafts and the clerk; whether a number that is not
bound agrees with the tables is for `interview.review`.
"""
