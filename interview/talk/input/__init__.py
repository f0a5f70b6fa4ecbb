"""What is typed and what it means: signs, keys, rows picked, an answer; why something is refused, and what is offered then."""
