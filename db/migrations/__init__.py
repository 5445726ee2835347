"""The schema's history; Alembic is configured here, in code."""
