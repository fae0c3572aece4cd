"""Files by content hash, checked by what is in them; they have no addresses of their own."""
