"""Bring a database to a schema, in one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(20261124)")


def upgrade(engine: Engine, schema: str) -> None:
    """Run the steps up to `schema` on one connection, all or nothing."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    is_postgresql = engine.dialect.name == "postgresql"
    if is_postgresql:
        # Who waited for another's upgrade has to see what it did.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with engine.begin() as connection:
        if is_postgresql:
            connection.execute(ONE_AT_A_TIME)
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
