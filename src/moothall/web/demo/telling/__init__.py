"""The sample council's story, done: every fact of it becomes an act, by whoever would have done it, at its moment."""
