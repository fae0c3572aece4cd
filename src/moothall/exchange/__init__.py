"""Doors to other systems: what is read from them, and what they may read."""
