"""The sample borough of Wrenmouth: one invented story, told as far as a given day."""
