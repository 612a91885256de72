"""The commands, one module a noun; `__main__` gathers them.

A command is given the options and returns the exit status: 0 for well, 1 when the records have
problems. What it cannot do it says by a `Refusal`, which ends the program with 2.
"""
