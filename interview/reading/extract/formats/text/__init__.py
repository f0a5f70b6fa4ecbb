"""Plain text, and the ways in which it parts the cells of a table: bars, tabs, blanks, lines."""
