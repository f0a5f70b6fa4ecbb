"""The composer: the question asked, what may be picked, the fields of one line and of paragraphs, the draft above them."""
