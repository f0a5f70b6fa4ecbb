"""One command to the interview and what happened: `machine.step` and what it is made of.

Pure: a state goes in, a state and turns come out; every refusal says why.
"""
