"""The report as a whole: its outline, what it changes on last year, what is missing, writing it."""
