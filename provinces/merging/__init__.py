"""Merging: entries that record one thing twice become one, and nothing that belonged to either is lost.

What points to an entry is read from the models (`relations.py`), so that a relation added later moves by itself;
`plan.py` says what would happen, `values.py` which values stay, `carrying_out.py` does it.
Entry points: `plan.plan_of`, `carrying_out.merge`. Led into by `provinces.admin.merging`. May import: `models`.
"""
