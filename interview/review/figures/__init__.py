"""Rules on figures: relations, what was left blank, versions of the form, what is hardly possible, years before."""
