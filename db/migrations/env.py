"""Alembic's entry: runs on the connection that `upgrade` hands over."""

from __future__ import annotations

from alembic import context

from db.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
context.run_migrations()
