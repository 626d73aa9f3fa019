"""Growth: two sites are asked in turn, and of each page the least that it took counts, the first asking left out."""

from benchmarks.growth import compared


class Site:
    """Says what it is told to, and notes in `asked` who was asked for what."""

    def __init__(self, letter, asked, **spent):
        self.letter, self.asked, self.said = letter, asked, spent
        self.names = list(spent)

    def spent(self, name):
        self.asked.append(f"{self.letter}:{name}")
        return self.said[name].pop(0)


def test_sites_are_asked_in_turn_and_the_least_counts():
    asked = []
    few = Site("few", asked, list=[0.1, 3.0, 2.0], front=[9.0, 5.0, 4.0], gone=[1.0] * 3)
    many = Site("many", asked, list=[0.1, 2.5, 4.0], front=[9.0, 6.0, 7.0])
    assert compared(few, many, 2) == {"list": (2.0, 2.5), "front": (4.0, 6.0)}
    assert asked == ["few:list", "many:list"] * 3 + ["few:front", "many:front"] * 3
