"""The interview as every face holds it: the question as shown, the field, offers, shortcuts, ways out of a refusal, the end.

It decides nothing that the engine decides, says no sentence of its own and knows no terminal.
"""
