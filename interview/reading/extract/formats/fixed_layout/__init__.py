"""Formats that say what stands where on a page, PDF and OFD: lines by their height, tables by the rules that are drawn."""
