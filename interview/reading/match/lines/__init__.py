"""Lines put right before rows are looked for: tables turned back, torn notes joined, what ran together parted."""
