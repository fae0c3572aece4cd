"""What comes before each body in the ordinary way: subjects with facts of their own for every time that they are told."""
