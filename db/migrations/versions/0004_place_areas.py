"""Areas of layers that are places, and in which of them each record lies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "place_layer",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uuid", sa.Text(), nullable=False, unique=True),
        sa.Column("made_of", sa.Text(), nullable=False),
    )
    op.create_table(
        "place_area",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("layer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.UniqueConstraint("layer_id", "name"),
    )
    op.create_table(
        "record_area",
        sa.Column("layer_id", sa.Integer(), primary_key=True),
        sa.Column("record_type", sa.Text(), primary_key=True),
        sa.Column("record_id", sa.Integer(), primary_key=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer()),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_area", "record_area", ["area_id", "record_type", "record_id"])


def downgrade() -> None:
    raise RuntimeError("Snowtrack's schema only moves forward; restore the backup instead.")
