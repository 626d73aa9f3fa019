"""What is made of a picture after its upload: renditions, perceptual hash, cards.

Entry points: `renditions`, `responsive.printed`, `cards`.
May import: `models` and what lies below it.
"""
