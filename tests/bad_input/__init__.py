"""Whatever is typed or sent, to whichever page of the site: an answer in words, and nothing half-written."""
