"""One box over every room, and never a word of what the viewer may not see."""
