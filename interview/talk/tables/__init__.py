"""The tables as a face shows and fills them: cells, totals, where the cursor goes, what a key means there."""
