"""Drafts, and texts that follow: what the sentences of a flow make of the figures and facts of a walk."""
