"""Lists with columns and rules, shares over time, agreements revised, milestones superseded."""

from __future__ import annotations

import sqlite3
from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

from db.tables import Amount, UtcDateTime

revision = "0002"
down_revision = "0001"

FIRST_SHARES = UUID("6f1c8a5e-3d2b-5b0e-9c47-2a1f0d9e7b64")

PROJECT = sa.table(
    "project",
    sa.column("id", sa.Integer()),
    sa.column("uid", sa.String()),
    sa.column("recorded_at", UtcDateTime()),
    sa.column("owner_share", Amount()),
    sa.column("source_id", sa.Integer()),
)
OWNER_SHARE = sa.table(
    "owner_share",
    sa.column("project_id", sa.Integer()),
    sa.column("share", Amount()),
    sa.column("day_precision", sa.String()),
    sa.column("source_id", sa.Integer()),
    sa.column("uid", sa.String()),
    sa.column("recorded_at", UtcDateTime()),
    sa.column("version", sa.Integer()),
)


def upgrade() -> None:
    """Add what is new; move each project's share into a row of its own.

    Columns are added in place: making a table anew would lose its highest id given out.
    """
    op.add_column("watchlist", sa.Column("columns", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("watchlist", sa.Column("sort_by", sa.String(length=32), nullable=True))
    op.add_column(
        "watchlist",
        sa.Column("sort_descending", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("watchlist", sa.Column("rule", sa.JSON(), nullable=True))
    op.add_column("company", sa.Column("country", sa.Text(), nullable=True))
    op.add_column(
        "company", sa.Column("commodities", sa.JSON(), nullable=False, server_default="[]")
    )
    _refer_to_itself("agreement", "revision_of_id")
    _refer_to_itself("milestone", "superseded_by_id")
    op.create_table(
        "convention",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_convention")),
    )
    _make_owner_share()
    _move_shares()


def _refer_to_itself(table: str, column: str) -> None:
    constraint = f"fk_{table}_{column}_{table}"
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
        f"CONSTRAINT {constraint} REFERENCES {table} (id)"
    )


def _make_owner_share() -> None:
    op.create_table(
        "owner_share",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("share", Amount(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("day_precision", sa.String(length=16), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_owner_share_project_id_project")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_owner_share_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_share")),
        sa.UniqueConstraint("uid", name=op.f("uq_owner_share_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_owner_share_project_id"), "owner_share", ["project_id"], unique=False)


def _move_shares() -> None:
    connection = op.get_bind()
    asked = sa.select(PROJECT).where(PROJECT.c.owner_share.is_not(None)).order_by(PROJECT.c.id)
    moved = [
        {
            "project_id": row.id,
            "share": row.owner_share,
            "day_precision": "day",
            "source_id": row.source_id,
            # The same name in every copy, and where an older file is read: db/interchange.
            "uid": uuid5(FIRST_SHARES, row.uid).hex,
            "recorded_at": row.recorded_at,
            "version": 1,
        }
        for row in connection.execute(asked)
    ]
    if moved:
        connection.execute(OWNER_SHARE.insert(), moved)
    if connection.dialect.name == "sqlite" and sqlite3.sqlite_version_info < (3, 35):
        connection.execute(PROJECT.update().values(owner_share=None))  # it can't drop a column
    else:
        op.drop_column("project", "owner_share")
