"""Getting in: who asks, and how often. May import: `models`."""
