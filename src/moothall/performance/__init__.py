"""Measures: what each means, the targets that it has and who agreed them."""
