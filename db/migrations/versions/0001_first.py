"""The first schema."""

from __future__ import annotations

from alembic import op

from db.tables import Table

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table.

    The first released schema is the tables as they are; the day they change, this step gets its
    own frozen copy and a second step follows.
    """
    Table.metadata.create_all(op.get_bind())
