"""Files checked, one or thousands: which they are, one read and judged, many at once, last year's beside them.

What comes out are values; whoever prints them is above. No file is ever written here.
"""
