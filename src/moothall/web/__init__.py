"""The front of the house: settings, layouts, pages that belong to no single room, the moothall command."""
