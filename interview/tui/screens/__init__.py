"""The screens: each puts its pieces together and turns what was done into commands for the engine."""
