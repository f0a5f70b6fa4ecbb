"""Cells as a program left them: merged ones told again, rows taken for one, columns that repeat, two languages; as they were."""
