"""What happened: append-only, provable, and followed by whatever must follow an act."""
