"""One module a command of `nianbao`: reads what was asked for, has it done, prints what came of it. The interview is next door.

How files are written (`written`) and how findings and units are printed (`check_output`, `gather_output`) several of them share.
"""
