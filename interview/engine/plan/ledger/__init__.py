"""The table that balances, as it is asked: the applications ledger, by result, one by one or as a table.

`ledger` walks it whichever way was chosen, `one_by_one` with `case_list` and `decision` its entries, `carried_in` what it starts with;
`ids` alone knows how its questions are called. What the table is of is the form's (`engine.flow`), changing the way `engine.step.ways`.
"""
