"""The newspaper: articles and all that is done with them. The map of its rooms: docs/architecture.md."""
