"""Reports in JSON: a tree of names and texts, and what of it are lines and cells."""
