"""Fourteen editorial illustrations in one family style, drawn by seeded code: no photograph, no flag, no text."""
