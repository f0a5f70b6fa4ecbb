"""One command to the interview and what happened: `machine.step`, the `handlers` of commands, and what they are made of.

Pure: a state goes in, a state and turns come out; every refusal says why.
"""
