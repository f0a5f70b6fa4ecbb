"""Last year's texts understood, once, where its file is attached: `understood` is the door, each of the others knows one way of saying something.

A number is bound to a figure, a fact, what follows from others, or to nobody; in doubt to nobody. No finding is made here.
"""
