"""The canary: a marker word in each closed text, and a walk through every address that looks for it."""
