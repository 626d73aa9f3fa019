"""Benchmarks: what `make bench` and `make profile` run. The site imports none of it.

Entry points: `python -m benchmarks.fill N`, `python -m benchmarks.run`, `python -m benchmarks.profile PAGE`.
May import: everything of the site.
"""
