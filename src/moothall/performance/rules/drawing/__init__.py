"""Pictures of figures, laid out by the server: lines over time, small lines for lists, strips of places. Pages only print them."""
