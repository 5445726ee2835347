"""Values in, values out: what follows from the records, without Qt and without the database."""
