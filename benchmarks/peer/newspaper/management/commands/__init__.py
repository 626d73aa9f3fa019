"""Commands of the peer."""
