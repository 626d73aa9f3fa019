"""Scripts as somebody would smuggle them in, written by a grammar of our own: what runs × how it is written × what it
stands in. Each calls `ran` with a number of its own, so that one that runs is known by it.

`grammar` writes them of the words in `vectors`; `poison` puts them into every text of a site; `browser` hears what
runs.
"""

from tests.payloads.grammar import Payload, corpus, sample
from tests.payloads.vectors import AROUND, BREAKOUTS

__all__ = ["AROUND", "BREAKOUTS", "Payload", "corpus", "sample"]
