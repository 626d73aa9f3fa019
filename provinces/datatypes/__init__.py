"""A library of value types, without tables: Vietnamese names, partial dates, clean text.

Entry points: `names.fold`, `names.slug_of`, `partial_dates.PartialDateField`, `text_fields.LineField`.
May import: Django and the standard library.
"""
