"""Organisations, departments, people, offices, bodies, seats, wards and the working calendar."""
