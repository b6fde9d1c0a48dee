"""The first schema: records, their history, the search index, and the GeoPackage around them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


class Point(sa.types.UserDefinedType[bytes]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "POINT"


TEXT = sa.Text()
REAL: sa.Double[float] = sa.Double()
INTEGER = sa.Integer()
STAMP = sa.DateTime(timezone=True)
POINT = sa.LargeBinary().with_variant(Point(), "sqlite")


def _record_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", INTEGER, primary_key=True),
        sa.Column("uuid", TEXT, nullable=False, unique=True),
        sa.Column("created_at", STAMP, nullable=False),
        sa.Column("created_by", TEXT, nullable=False),
        sa.Column("changed_at", STAMP, nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.Column("revision", INTEGER, nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
    ]


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT) for name in names]


def upgrade() -> None:
    op.create_table(
        "species",
        *_record_columns(),
        *_texts(
            "scientific_name",
            "name_zh",
            "name_bo",
            "name_en",
            "other_names",
            "pinyin",
            "class_name",
            "order_name",
            "family_name",
            "protection",
            "iucn",
            "sensitivity",
            "notes",
        ),
    )
    op.create_table(
        "place",
        *_record_columns(),
        *_texts("code", "name_zh", "name_bo", "name_en", "pinyin", "level", "parent_code"),
        sa.Column("decimal_latitude", REAL),
        sa.Column("decimal_longitude", REAL),
        sa.Column("notes", TEXT),
    )
    op.create_index("ix_place_code", "place", ["code"])
    op.create_table(
        "sighting",
        *_record_columns(),
        sa.Column("geom", POINT),
        sa.Column("event_date", sa.Date()),
        sa.Column("event_time", TEXT),
        sa.Column("date_precision", TEXT),
        sa.Column("decimal_latitude", REAL),
        sa.Column("decimal_longitude", REAL),
        sa.Column("coordinate_uncertainty", REAL),
        sa.Column("elevation", REAL),
        *_texts(
            "position_source", "verbatim_coordinates", "verbatim_srs", "place_code", "locality"
        ),
        sa.Column("species_id", INTEGER, sa.ForeignKey("species.id")),
        *_texts("identification_certainty", "evidence"),
        *[
            sa.Column(name, INTEGER)
            for name in (
                "individual_count",
                "count_minimum",
                "count_maximum",
                "adults",
                "young",
                "males",
                "females",
            )
        ],
        *_texts(
            "behaviour",
            "health",
            "landscape",
            "threats",
            "observer",
            "observer_contact",
            "notes",
            "status",
        ),
    )
    op.create_index("ix_sighting_date", "sighting", ["event_date", "id"])
    op.create_index("ix_sighting_species", "sighting", ["species_id", "event_date"])
    op.create_index("ix_sighting_place", "sighting", ["place_code", "event_date"])
    op.create_index("ix_sighting_position", "sighting", ["decimal_latitude", "decimal_longitude"])
    op.create_table(
        "change_set",
        sa.Column("id", INTEGER, primary_key=True),
        sa.Column("uuid", TEXT, nullable=False, unique=True),
        sa.Column("at", STAMP, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("record_type", TEXT, nullable=False),
        sa.Column("records", INTEGER, nullable=False),
        sa.Column("source", TEXT),
        sa.Column("undoes", INTEGER, sa.ForeignKey("change_set.id")),
    )
    op.create_table(
        "history",
        sa.Column("id", INTEGER, primary_key=True),
        sa.Column("change_set_id", INTEGER, sa.ForeignKey("change_set.id"), nullable=False),
        sa.Column("record_type", TEXT, nullable=False),
        sa.Column("record_id", INTEGER, nullable=False),
        sa.Column("revision", INTEGER, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("changes", TEXT, nullable=False),
    )
    op.create_index("ix_history_record", "history", ["record_id", "record_type"])
    op.create_index("ix_history_change_set", "history", ["change_set_id"])
    op.create_table(
        "property",
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("value", TEXT),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH + GEOPACKAGE + SCHEMA_EXTENSION + LAYER + GUARDS:
            op.get_bind().exec_driver_sql(statement)


SEARCH = [
    f"CREATE VIRTUAL TABLE search_{name} USING fts5(words, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
    for name in ("sighting", "species", "place")
]

# http://www.geopackage.org/spec130/#table_definition_sql
GEOPACKAGE = [
    "PRAGMA application_id = 1196444487",
    "PRAGMA user_version = 10300",
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    """INSERT INTO gpkg_spatial_ref_sys VALUES
        ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
        ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
        ('WGS 84 geodetic', 4326, 'EPSG', 4326,
         'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
         || 'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
         || 'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
         || 'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],'
         || 'AUTHORITY["EPSG","4326"]]',
         'longitude/latitude in decimal degrees, WGS 84')""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_extensions (
        table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
        definition TEXT NOT NULL, scope TEXT NOT NULL,
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""",
]

# http://www.geopackage.org/spec130/#extension_schema : titles, bounds and lists of the columns.
# What stands in them comes from the field specs (`db.geopackage.describe_columns`).
SCHEMA_EXTENSION = [
    """CREATE TABLE gpkg_data_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
        description TEXT, mime_type TEXT, constraint_name TEXT,
        CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
        CONSTRAINT gdc_tn UNIQUE (table_name, name))""",
    """CREATE TABLE gpkg_data_column_constraints (
        constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT,
        min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN,
        description TEXT,
        CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))""",
    """INSERT INTO gpkg_extensions VALUES
        ('gpkg_data_columns', NULL, 'gpkg_schema',
         'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
        ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
         'http://www.geopackage.org/spec130/#extension_schema', 'read-write')""",
]

LAYER = [
    # OGC_FID is the name by which GDAL knows a view's feature id.
    # Every field but how to reach the observer, which is nobody's business on a map.
    """CREATE VIEW sightings AS SELECT
        sighting.id AS OGC_FID, sighting.geom AS geom, sighting.uuid AS uuid,
        sighting.event_date AS event_date, sighting.event_time AS event_time,
        sighting.date_precision AS date_precision,
        species.name_zh AS species_zh, species.name_bo AS species_bo, species.name_en AS species_en,
        species.scientific_name AS scientific_name, species.protection AS protection,
        sighting.identification_certainty AS identification_certainty,
        sighting.evidence AS evidence, sighting.individual_count AS individual_count,
        sighting.count_minimum AS count_minimum, sighting.count_maximum AS count_maximum,
        sighting.adults AS adults, sighting.young AS young,
        sighting.males AS males, sighting.females AS females,
        place.name_zh AS place_zh, sighting.place_code AS place_code,
        sighting.locality AS locality, sighting.decimal_latitude AS decimal_latitude,
        sighting.decimal_longitude AS decimal_longitude,
        sighting.coordinate_uncertainty AS coordinate_uncertainty,
        sighting.elevation AS elevation, sighting.position_source AS position_source,
        sighting.verbatim_coordinates AS verbatim_coordinates,
        sighting.verbatim_srs AS verbatim_srs,
        sighting.behaviour AS behaviour, sighting.health AS health,
        sighting.landscape AS landscape, sighting.threats AS threats,
        sighting.observer AS observer, sighting.notes AS notes, sighting.status AS status,
        sighting.changed_at AS changed_at
        FROM sighting
        LEFT JOIN species ON species.id = sighting.species_id
        LEFT JOIN place ON place.code = sighting.place_code
        WHERE NOT sighting.voided AND sighting.status IS NOT 'draft'""",
    """INSERT INTO gpkg_contents
        (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
        VALUES ('sightings', 'features', 'sightings', 'Snowtrack sightings / 雪迹目击记录',
                88, 31, 104, 40, 4326),
               ('species', 'attributes', 'species', 'Species list / 物种名录',
                NULL, NULL, NULL, NULL, NULL),
               ('place', 'attributes', 'place', 'Places / 行政区划与地名',
                NULL, NULL, NULL, NULL, NULL)""",
    "INSERT INTO gpkg_geometry_columns VALUES ('sightings', 'geom', 'POINT', 4326, 0, 0)",
]


def _guard(name: str, when: str, condition: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {name} {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


_MOVED = (
    "(NEW.geom IS NOT OLD.geom) <> (NEW.decimal_latitude IS NOT OLD.decimal_latitude "
    "OR NEW.decimal_longitude IS NOT OLD.decimal_longitude)"
)
_MOVED_WORDS = (
    "Snowtrack: a point and its coordinates move together; move it in Snowtrack. "
    "雪迹：点位与经纬度必须一起修改，请在雪迹中移动。"
)
_HISTORY_WORDS = (
    "Snowtrack: records are changed in Snowtrack, which writes down who changed what. "
    "雪迹：请在雪迹中修改记录，以便留下修改历史。"
)
_DELETE_WORDS = (
    "Snowtrack: nothing is deleted; void the record in Snowtrack instead. "
    "雪迹：记录不能删除，请在雪迹中作废。"
)

GUARDS = [
    *[
        guard
        for table in ("sighting", "species", "place")
        for guard in (
            _guard(
                f"{table}_needs_revision",
                f"BEFORE UPDATE ON {table}",
                "NEW.revision <= OLD.revision OR NEW.uuid IS NOT OLD.uuid",
                _HISTORY_WORDS,
            ),
            _guard(f"{table}_no_delete", f"BEFORE DELETE ON {table}", "1", _DELETE_WORDS),
        )
    ],
    *[
        _guard(
            f"{table}_{verb.lower()}_refused",
            f"BEFORE {verb} ON {table}",
            "1",
            "Snowtrack: history is never changed. 雪迹：修改历史不可更改。",
        )
        for table in ("history", "change_set")
        for verb in ("UPDATE", "DELETE")
    ],
    # SQLite runs the youngest trigger first: a moved point is told about the point.
    _guard(
        "sighting_insert_point",
        "BEFORE INSERT ON sighting",
        "(NEW.geom IS NULL) <> (NEW.decimal_latitude IS NULL OR NEW.decimal_longitude IS NULL)",
        _MOVED_WORDS,
    ),
    _guard(
        "sighting_move_point",
        "BEFORE UPDATE OF geom, decimal_latitude, decimal_longitude ON sighting",
        _MOVED,
        _MOVED_WORDS,
    ),
    "CREATE TRIGGER sightings_edit_refused INSTEAD OF UPDATE ON sightings "
    f"BEGIN SELECT RAISE(ABORT, '{_HISTORY_WORDS}'); END",
    "CREATE TRIGGER sightings_insert_refused INSTEAD OF INSERT ON sightings "
    f"BEGIN SELECT RAISE(ABORT, '{_HISTORY_WORDS}'); END",
    "CREATE TRIGGER sightings_delete_refused INSTEAD OF DELETE ON sightings "
    f"BEGIN SELECT RAISE(ABORT, '{_DELETE_WORDS}'); END",
]


def downgrade() -> None:
    raise RuntimeError("Snowtrack's schema only moves forward; restore the backup instead.")
