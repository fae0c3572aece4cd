"""Work that nobody waits for: taken up by a worker, tried again when it fails, and never lost."""
