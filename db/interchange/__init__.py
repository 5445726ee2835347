"""A module for each file format, both ways."""
