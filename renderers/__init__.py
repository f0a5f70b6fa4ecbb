"""Documents to files: Word, PDF, web page, Markdown.

A renderer sees only `renderers.model.Document`; it knows nothing of interviews, flows or answers.
"""
