"""Which column each figure of a matched row stands in: by heads, by order, by the places that whole rows show."""
