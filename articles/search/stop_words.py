"""Stop words of English that fold like Vietnamese names and syllables: `Thế`, `Tô`, `Ân` are none of them."""

_WORDS = """
a an and are as at be but by can do for from had has he her him his how i if in is it its me my no nor not of off on or
our out own she so than that the them then there they this to too up us was we were who why with you
"""
STOP_WORDS = frozenset(_WORDS.split())
