"""The lists of last year's text, by unit (市政府349件、各县区477件) or by sort (机构职能27条、其他信息12条), each asked as one question.

They are the office's own: no table has them and no flow knows the names, so each number is a fact of its own, called as the text calls
it. `model` says what one of them is, `lookup` which ones a last year has. Behind these, loaded only where a text may list something:
`recognise` finds the numbers that are one list (`offices` and `sorts` by their words, `items` what both go by), `bind` makes facts of
them, `describe` says what each is called and counts. How they are asked is for the walk and `several` to say, nothing here.
"""
