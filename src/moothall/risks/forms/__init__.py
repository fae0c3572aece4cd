"""What is typed about risks: the words, where a risk stands, what is done about it; and what a reader chooses."""
