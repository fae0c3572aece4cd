"""Pages of the council's own house: to read, and to keep."""
