"""What GIS programs see at once: routes of rescues as lines, styles, alerts of change.

`layer_styles` is the table in which QGIS keeps styles in a GeoPackage; it asks for it by its names.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rescue_leg",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_uuid", sa.Text(), nullable=False),
        sa.Column("leg_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event_date", sa.Date()),
        sa.Column("from_name", sa.Text()),
        sa.Column("to_name", sa.Text()),
        sa.Column("distance_km", sa.Double()),
        sa.Column("elapsed_hours", sa.Double()),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.Column("geom", sa.LargeBinary()),
    )
    op.create_index("ix_rescue_leg_case", "rescue_leg", ["case_uuid"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in (STYLES, *LAYER, *GUARDS):
            op.get_bind().exec_driver_sql(statement)


STYLES = """CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
    f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
    styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
    owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT CURRENT_TIMESTAMP)"""

LAYER = [
    """CREATE VIEW routes AS SELECT
        rescue_leg.id AS OGC_FID, rescue_leg.geom AS geom,
        rescue.case_number AS case_number, rescue_leg.leg_number AS leg_number,
        rescue_leg.kind AS kind, rescue_leg.event_date AS event_date,
        rescue_leg.from_name AS from_name, rescue_leg.to_name AS to_name,
        rescue_leg.distance_km AS distance_km, rescue_leg.elapsed_hours AS elapsed_hours,
        rescue_leg.certain AS certain,
        species.name_zh AS species_zh, species.name_bo AS species_bo,
        species.name_en AS species_en, species.scientific_name AS scientific_name,
        rescue.individual_name AS individual_name, rescue.status AS status,
        rescue.uuid AS case_uuid
        FROM rescue_leg
        JOIN rescue ON rescue.uuid = rescue_leg.case_uuid
        LEFT JOIN species ON species.id = rescue.species_id
        WHERE NOT rescue.voided""",
    """INSERT INTO gpkg_contents
        (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
        VALUES ('routes', 'features', '救护路线', 'Snowtrack routes of rescues / 雪迹救护路线',
                88, 31, 104, 40, 4326),
               ('layer_styles', 'attributes', 'layer_styles', 'Styles of QGIS / QGIS 样式',
                NULL, NULL, NULL, NULL, 0)""",
    "INSERT INTO gpkg_geometry_columns VALUES ('routes', 'geom', 'LINESTRING', 4326, 0, 0)",
    "UPDATE gpkg_contents SET identifier = '目击记录' WHERE table_name = 'sightings'",
    "UPDATE gpkg_contents SET identifier = '救护案例' WHERE table_name = 'rescues'",
    "UPDATE gpkg_contents SET identifier = '放归点' WHERE table_name = 'releases'",
]

_WORDS = (
    "Snowtrack: routes follow from the transports of a case; change those in Snowtrack. "
    "雪迹：路线由救护案例的转运记录得出，请在雪迹中修改。"
)
GUARDS = [
    f"CREATE TRIGGER routes_{verb.lower()}_refused INSTEAD OF {verb} ON routes "
    f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    for verb in ("UPDATE", "INSERT", "DELETE")
]


def downgrade() -> None:
    raise RuntimeError("Snowtrack's schema only moves forward; restore the backup instead.")
