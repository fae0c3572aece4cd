"""Accounts; who is looking, what they may see, and what they may do."""
