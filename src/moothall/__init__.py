"""One open record of what a place decides, promises, measures and shares."""

__version__ = "0.1.0"
