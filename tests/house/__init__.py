"""Readers of the house's own source: each takes a text and says where a promise is broken."""
