"""What the pages say, kept in the rooms: every change through the rooms' own acts, every reading remembered."""
