"""Figures of other places, as files bring them: which indicators, which places in which groups, and what each place reports."""
