"""What was read, made into something else: a book of answers, last year of a new one, figures from JSON.

Nothing is read here, and nothing doubtful is made certain.
"""
