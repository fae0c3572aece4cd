"""Meetings: the agenda, the papers before it, the minutes and resolutions after it."""
