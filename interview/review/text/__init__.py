"""Texts as rules read them: folded, without tables that ran into them, their numbers found, the patterns that are data. No rule is here."""
