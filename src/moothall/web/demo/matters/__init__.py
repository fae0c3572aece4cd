"""The long stories: a question is asked, a report comes back, and something is decided."""
