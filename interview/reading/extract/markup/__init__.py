"""Tables as the languages of wikis, forums, manuals and typesetters write them, as rows with bars: a module a language.

Each takes the lines of a text that has such a table and gives lines; `marked_up` knows which language a text is in.
What a row means is nobody's here.
"""
