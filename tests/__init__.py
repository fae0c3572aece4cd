"""What crosses rooms: the walks, the promises, the browser journeys; and how all of it is run and checked."""
