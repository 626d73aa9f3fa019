"""The floor: a constant answer through all of our middleware, which no page can be faster than by much."""
