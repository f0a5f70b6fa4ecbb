"""Rules on the numbers that texts say: against the tables, against each other, against last year's; and how such numbers are read."""
