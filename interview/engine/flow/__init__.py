"""A form and its interview as data: sections, questions, tallies, the ledger, relations.

Made by `flowfiles`; nothing here reads a file or decides what is asked.
"""
