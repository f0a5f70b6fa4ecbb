"""The question as it is put: its words and what may be picked, what stands in the field, the paragraphs that it can be begun from.

It knows nothing of what is typed then.
"""
