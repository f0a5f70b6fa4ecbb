"""Which record of a report is which row of the form, and on which side of its label a row has its figures; no column is known yet."""
