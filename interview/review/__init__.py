"""What is wrong, doubtful or worth a look in a report, an interview's or a published one: findings.

`checking.review` is the door. It knows sheets, texts, forms and last year, and is pure: no file, no face, no clock. It
judges and never changes anything; what a finding says in words is `messages`. What rules need to know of the world (which
notice belongs to which year, slogans, forms of words) is data in `rules/`.
"""
