"""What can be done about a finding: the one change that mends it, where it was told.

Nothing is changed here; a command or a text comes out.
"""
