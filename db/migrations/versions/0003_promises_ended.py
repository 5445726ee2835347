"""What kind of promise and why, read marks, prices not believed, and what is only compared with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.tables import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns in place, and two tables: nothing that is there changes."""
    for table, usual in (("company", "company"), ("guidance", "target")):
        kind = sa.Column("kind", sa.String(length=16), nullable=False, server_default=usual)
        op.add_column(table, kind)
    op.add_column("guidance", sa.Column("reason", sa.Text(), nullable=True))
    op.create_table(
        "read_mark",
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_read_mark")),
    )
    op.create_table(
        "price_doubt",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("quoted", sa.JSON(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listing.id"],
            name=op.f("fk_price_doubt_listing_id_listing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("listing_id", "day", "kind", name=op.f("pk_price_doubt")),
    )
