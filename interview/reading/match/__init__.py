"""Lines to the form's cells: rows by their labels, columns by their heads, figures where their place is beyond doubt.

What the place of a figure does not prove stays open; relations decide it only from certain cells, by name.
"""
