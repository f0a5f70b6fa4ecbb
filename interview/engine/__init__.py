"""The interview as pure functions: what is asked, how an answer is understood, what follows from it.

Nothing here knows a clock, a disk, a terminal or chance. It uses pydantic and the standard library only.
"""
