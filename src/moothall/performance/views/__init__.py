"""Pages of measures, targets and frameworks."""
