"""Files by content hash, checked by what is in them; reports read, made and bound. They have no addresses of their own."""
