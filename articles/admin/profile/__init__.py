"""Profile: the page on which each account says as whom it signs, its languages, and what its holder looks like.

Read `form` (what is asked and refused), then `views`. `AccountAdmin` gives the pages their addresses. What is kept:
`articles.models.Profile`; signatures: `articles.publishing.signatures`; the cut-out: `articles.pictures.portraits`.
"""
