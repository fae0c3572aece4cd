"""Pages and answers of Modern.Gov, read into plain data; what a page says and what it does not is kept apart."""
