"""Social cards: the picture that other sites show of an article that has none."""
