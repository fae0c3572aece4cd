"""The outbox: letters that are owed, to whom, about what, and what became of each."""
