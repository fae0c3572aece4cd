"""Figures judged: control charts, trend, forecast, comparison. Plain Python and NumPy; it knows no place, no table and no page."""
