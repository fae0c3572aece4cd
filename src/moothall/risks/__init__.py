"""What could go wrong: the council's one matrix, and the risks to what it sets out to do."""
