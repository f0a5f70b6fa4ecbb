"""What a person says, read and judged by itself: characters, numerals, quantities, contacts, options, kinds of answers.

A text goes in, a value or a problem comes out. Nothing here knows a question, a form or another answer.
"""
