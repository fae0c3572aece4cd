"""Letters to whoever asked to be told: of a body, a ward, a department, of words; confirmed, and stopped by one press."""
