"""The proof that a flow leaves no cell without a figure and asks nothing in vain: `prove` is its door."""
