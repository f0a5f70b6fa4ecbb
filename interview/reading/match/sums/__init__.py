"""What sums can say of figures read: ways to cut digits, what certain figures force, what stays open; no line of text is read."""
