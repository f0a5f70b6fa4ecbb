"""`flows check`: every kind of fault a flow folder may have, each check in a module of its own; loading knows none of them."""
