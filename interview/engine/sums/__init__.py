"""Relations between figures: what a total is made of, what follows from what is known, which cell is likely wrong.

Only addresses and numbers; nothing here knows a question or a person.
"""
