"""Filler: many seeded articles of realistic text, written in bulk, with everything that the database derives of them.

Entry point: `filling.fill`. From the command line: `python -m benchmarks.fill 10000`.
"""
