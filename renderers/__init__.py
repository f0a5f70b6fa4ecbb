"""Documents to files: Word, HTML, Markdown.

A renderer sees only `renderers.model.Document`; it knows nothing of interviews, flows or answers.
"""
