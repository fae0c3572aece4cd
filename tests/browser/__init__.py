"""Journeys in a real browser, on the real server, over a copy of the sample council."""
