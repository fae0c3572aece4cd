"""The meetings room's pages, files and feeds."""
