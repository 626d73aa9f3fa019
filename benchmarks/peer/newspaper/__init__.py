"""The one app of the peer, and its settings."""
