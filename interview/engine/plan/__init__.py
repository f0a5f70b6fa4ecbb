"""What a book of answers comes to: which questions are asked, which answers are live, what every figure is.

Walked anew after every answer and never stored. Nothing here changes an answer.
"""
