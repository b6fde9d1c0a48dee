"""Rescue cases with their timelines, individuals, photos; a sighting knows its individual."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


class Point(sa.types.UserDefinedType[bytes]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "POINT"


TEXT = sa.Text()
REAL: sa.Double[float] = sa.Double()
INTEGER = sa.Integer()
DATE = sa.Date()
STAMP = sa.DateTime(timezone=True)
POINT = sa.LargeBinary().with_variant(Point(), "sqlite")
SPECIES = None  # an INTEGER that refers to the species list

COLUMNS: dict[str, tuple[tuple[str, Any], ...]] = {
    "rescue": (
        ("case_number", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("reported_date", DATE),
        ("reported_time", TEXT),
        ("report_channel", TEXT),
        ("finder_name", TEXT),
        ("finder_contact", TEXT),
        ("finder_role", TEXT),
        ("finder_place_code", TEXT),
        ("report_taken_by", TEXT),
        ("decimal_latitude", REAL),
        ("decimal_longitude", REAL),
        ("verbatim_coordinates", TEXT),
        ("verbatim_srs", TEXT),
        ("coordinate_uncertainty", REAL),
        ("elevation", REAL),
        ("position_source", TEXT),
        ("place_code", TEXT),
        ("locality", TEXT),
        ("landscape", TEXT),
        ("habitat", TEXT),
        ("species_id", SPECIES),
        ("individual_count", INTEGER),
        ("sex", TEXT),
        ("age_class", TEXT),
        ("individual_name", TEXT),
        ("name_origin", TEXT),
        ("microchip", TEXT),
        ("band", TEXT),
        ("organism_id", TEXT),
        ("sighting_uuid", TEXT),
        ("condition", TEXT),
        ("signs", TEXT),
        ("signs_notes", TEXT),
        ("cause", TEXT),
        ("cause_certainty", TEXT),
        ("cause_notes", TEXT),
        ("first_aid", TEXT),
        ("advice", TEXT),
        ("weighing_interval", INTEGER),
        ("notes", TEXT),
        ("status", TEXT),
        ("intake_date", DATE),
        ("outcome", TEXT),
        ("outcome_date", DATE),
        ("first_weight", REAL),
        ("latest_weight", REAL),
        ("latest_weight_date", DATE),
        ("transport_hours", REAL),
        ("transport_km", REAL),
        ("vaccination_due", DATE),
    ),
    "transport": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("arrived_date", DATE),
        ("arrived_time", TEXT),
        ("from_place_code", TEXT),
        ("from_locality", TEXT),
        ("from_latitude", REAL),
        ("from_longitude", REAL),
        ("to_place_code", TEXT),
        ("to_locality", TEXT),
        ("to_latitude", REAL),
        ("to_longitude", REAL),
        ("distance_km", REAL),
        ("stated_hours", REAL),
        ("elapsed_hours", REAL),
        ("vehicle", TEXT),
        ("vehicle_count", INTEGER),
        ("driver", TEXT),
        ("escorts", TEXT),
        ("route", TEXT),
        ("checks", TEXT),
        ("handed_over_by", TEXT),
        ("received_by", TEXT),
        ("receipt_number", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "intake": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("facility", TEXT),
        ("receipt_number", TEXT),
        ("handed_over_by", TEXT),
        ("handed_over_contact", TEXT),
        ("handed_over_address", TEXT),
        ("condition", TEXT),
        ("weight", REAL),
        ("weight_qualifier", TEXT),
        ("temperature", REAL),
        ("temperature_state", TEXT),
        ("body_condition", TEXT),
        ("attitude", TEXT),
        ("dehydration", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "examination": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("examination_type", TEXT),
        ("weight", REAL),
        ("weight_qualifier", TEXT),
        ("temperature", REAL),
        ("temperature_state", TEXT),
        ("heart_rate", INTEGER),
        ("respiratory_rate", INTEGER),
        ("body_condition", TEXT),
        ("attitude", TEXT),
        ("dehydration", TEXT),
        ("general", TEXT),
        ("general_findings", TEXT),
        ("head", TEXT),
        ("head_findings", TEXT),
        ("integument", TEXT),
        ("integument_findings", TEXT),
        ("respiratory", TEXT),
        ("respiratory_findings", TEXT),
        ("circulatory", TEXT),
        ("circulatory_findings", TEXT),
        ("digestive", TEXT),
        ("digestive_findings", TEXT),
        ("musculoskeletal", TEXT),
        ("musculoskeletal_findings", TEXT),
        ("nervous", TEXT),
        ("nervous_findings", TEXT),
        ("urogenital", TEXT),
        ("urogenital_findings", TEXT),
        ("xray", TEXT),
        ("ct", TEXT),
        ("mri", TEXT),
        ("laboratory", TEXT),
        ("diagnosis", TEXT),
        ("recheck_due", DATE),
        ("recheck_what", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "treatment": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("treatment", TEXT),
        ("treatment_category", TEXT),
        ("dose", REAL),
        ("dose_unit", TEXT),
        ("prescribed_per_kg", REAL),
        ("dose_per_kg", REAL),
        ("route", TEXT),
        ("frequency", TEXT),
        ("until_date", DATE),
        ("purpose", TEXT),
        ("effect", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "procedure": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("procedure_type", TEXT),
        ("procedure", TEXT),
        ("ended_time", TEXT),
        ("anaesthetic", TEXT),
        ("anaesthetic_dose", REAL),
        ("anaesthetic_unit", TEXT),
        ("complications", TEXT),
        ("result", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "care_log": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("weight", REAL),
        ("weight_qualifier", TEXT),
        ("temperature", REAL),
        ("temperature_state", TEXT),
        ("food", TEXT),
        ("food_grams", REAL),
        ("food_eaten", TEXT),
        ("stool", TEXT),
        ("behaviour", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "milestone": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("milestone", TEXT),
        ("description", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "vaccination": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("vaccine", TEXT),
        ("batch", TEXT),
        ("vaccination_dose", TEXT),
        ("next_due", DATE),
        ("series_complete", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "enclosure_move": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("enclosure", TEXT),
        ("enclosure_before", TEXT),
        ("until_date", DATE),
        ("companions", TEXT),
        ("reason", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "quarantine": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("location", TEXT),
        ("reason", TEXT),
        ("until_date", DATE),
        ("result", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "outcome": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("outcome", TEXT),
        ("weight", REAL),
        ("facility", TEXT),
        ("companions", TEXT),
        ("reason", TEXT),
        ("their_case_number", TEXT),
        ("decimal_latitude", REAL),
        ("decimal_longitude", REAL),
        ("verbatim_coordinates", TEXT),
        ("verbatim_srs", TEXT),
        ("place_code", TEXT),
        ("locality", TEXT),
        ("release_type", TEXT),
        ("tag", TEXT),
        ("follow_up_due", DATE),
        ("cause_of_death", TEXT),
        ("survival", TEXT),
        ("necropsy", TEXT),
        ("necropsy_findings", TEXT),
        ("remains", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "follow_up": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("result", TEXT),
        ("method", TEXT),
        ("description", TEXT),
        ("decimal_latitude", REAL),
        ("decimal_longitude", REAL),
        ("verbatim_coordinates", TEXT),
        ("verbatim_srs", TEXT),
        ("place_code", TEXT),
        ("locality", TEXT),
        ("next_due", DATE),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "reopening": (
        ("case_uuid", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("date_precision", TEXT),
        ("reason", TEXT),
        ("performed_by", TEXT),
        ("information_source", TEXT),
        ("notes", TEXT),
    ),
    "individual": (
        ("name", TEXT),
        ("species_id", SPECIES),
        ("sex", TEXT),
        ("birth_year", INTEGER),
        ("microchip", TEXT),
        ("band", TEXT),
        ("marks", TEXT),
        ("notes", TEXT),
    ),
    "photo": (
        ("caption", TEXT),
        ("is_cover", TEXT),
        ("event_date", DATE),
        ("event_time", TEXT),
        ("photographer", TEXT),
        ("decimal_latitude", REAL),
        ("decimal_longitude", REAL),
        ("elevation", REAL),
        ("direction", REAL),
        ("notes", TEXT),
        ("owner_type", TEXT),
        ("owner_uuid", TEXT),
        ("sha256", TEXT),
        ("file_name", TEXT),
        ("media_type", TEXT),
        ("size", INTEGER),
    ),
}

LOCATED = ("rescue", "outcome", "follow_up")

DERIVED = (
    "status",
    "intake_date",
    "outcome",
    "outcome_date",
    "first_weight",
    "latest_weight",
    "latest_weight_date",
    "transport_hours",
    "transport_km",
    "vaccination_due",
)
"""Columns of a case that follow from its timeline: they change without a revision of the case."""


def _table(name: str) -> list[sa.Column[Any]]:
    columns: list[sa.Column[Any]] = [
        sa.Column("id", INTEGER, primary_key=True),
        sa.Column("uuid", TEXT, nullable=False, unique=True),
        sa.Column("created_at", STAMP, nullable=False),
        sa.Column("created_by", TEXT, nullable=False),
        sa.Column("changed_at", STAMP, nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.Column("revision", INTEGER, nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
    ]
    if name in LOCATED:
        columns.append(sa.Column("geom", POINT))
    for column, kind in COLUMNS[name]:
        if kind is SPECIES:
            columns.append(sa.Column(column, INTEGER, sa.ForeignKey("species.id")))
        else:
            columns.append(sa.Column(column, kind))
    return columns


def upgrade() -> None:
    for name in COLUMNS:
        op.create_table(name, *_table(name))
        owner = {"photo": "owner_uuid"}.get(name, "case_uuid")
        if owner in dict(COLUMNS[name]):
            op.create_index(f"ix_{name}_owner", name, [owner])
    op.create_index("ix_photo_sha256", "photo", ["sha256"])
    op.create_index("ix_rescue_case_number", "rescue", ["case_number"])
    op.create_index("ix_rescue_date", "rescue", ["event_date", "id"])
    op.create_index("ix_rescue_organism", "rescue", ["organism_id"])
    op.create_index("ix_rescue_sighting", "rescue", ["sighting_uuid"])
    if op.get_bind().dialect.name == "sqlite":
        run = op.get_bind().exec_driver_sql
        for statement in (*SEARCH, *LAYERS, *GUARDS):
            run(statement)
    op.add_column("sighting", sa.Column("organism_id", TEXT))
    op.create_index("ix_sighting_organism", "sighting", ["organism_id"])
    if op.get_bind().dialect.name == "sqlite":
        _add_to_layer("sightings", "sighting.notes AS notes", "sighting.organism_id AS organism_id")


def _add_to_layer(view: str, before: str, column: str) -> None:
    """Make a view anew with one more column; its triggers go and come back with it."""
    run = op.get_bind().exec_driver_sql
    (sql,) = run("SELECT sql FROM sqlite_master WHERE name = ?", (view,)).one()
    triggers = run(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY rowid",
        (view,),
    ).all()
    run(f"DROP VIEW {view}")
    run(sql.replace(before, f"{column}, {before}"))
    for (trigger,) in triggers:
        run(trigger)


SEARCH = [
    f"CREATE VIRTUAL TABLE search_{name} USING fts5(words, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
    for name in COLUMNS
]

# Names and phones of people stay out of what a map shows, as in the layer of sightings.
LAYERS = [
    """CREATE VIEW rescues AS SELECT
        rescue.id AS OGC_FID, rescue.geom AS geom, rescue.uuid AS uuid,
        rescue.case_number AS case_number, rescue.event_date AS event_date,
        rescue.date_precision AS date_precision,
        species.name_zh AS species_zh, species.name_bo AS species_bo,
        species.name_en AS species_en, species.scientific_name AS scientific_name,
        species.protection AS protection, rescue.individual_name AS individual_name,
        rescue.individual_count AS individual_count, rescue.sex AS sex,
        rescue.age_class AS age_class, place.name_zh AS place_zh,
        rescue.place_code AS place_code, rescue.locality AS locality,
        rescue.decimal_latitude AS decimal_latitude,
        rescue.decimal_longitude AS decimal_longitude,
        rescue.coordinate_uncertainty AS coordinate_uncertainty,
        rescue.elevation AS elevation, rescue.condition AS condition, rescue.cause AS cause,
        rescue.cause_certainty AS cause_certainty, rescue.status AS status,
        rescue.intake_date AS intake_date, rescue.outcome AS outcome,
        rescue.outcome_date AS outcome_date, rescue.latest_weight AS latest_weight,
        rescue.changed_at AS changed_at
        FROM rescue
        LEFT JOIN species ON species.id = rescue.species_id
        LEFT JOIN place ON place.code = rescue.place_code
        WHERE NOT rescue.voided""",
    """CREATE VIEW releases AS SELECT
        outcome.id AS OGC_FID, outcome.geom AS geom, outcome.uuid AS uuid,
        rescue.case_number AS case_number, outcome.event_date AS event_date,
        species.name_zh AS species_zh, species.name_en AS species_en,
        species.scientific_name AS scientific_name,
        rescue.individual_name AS individual_name, outcome.release_type AS release_type,
        place.name_zh AS place_zh, outcome.locality AS locality,
        outcome.decimal_latitude AS decimal_latitude,
        outcome.decimal_longitude AS decimal_longitude, outcome.changed_at AS changed_at
        FROM outcome
        JOIN rescue ON rescue.uuid = outcome.case_uuid
        LEFT JOIN species ON species.id = rescue.species_id
        LEFT JOIN place ON place.code = outcome.place_code
        WHERE NOT outcome.voided AND NOT rescue.voided AND outcome.outcome = 'released'""",
    """INSERT INTO gpkg_contents
        (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
        VALUES ('rescues', 'features', 'rescues', 'Snowtrack rescue cases / 雪迹救护案例',
                88, 31, 104, 40, 4326),
               ('releases', 'features', 'releases', 'Snowtrack releases / 雪迹放归点',
                88, 31, 104, 40, 4326)""",
    "INSERT INTO gpkg_geometry_columns VALUES "
    "('rescues', 'geom', 'POINT', 4326, 0, 0), ('releases', 'geom', 'POINT', 4326, 0, 0)",
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


def _recorded(name: str) -> str:
    """The columns whose change needs a revision."""
    derived = DERIVED if name == "rescue" else ()
    names = [column for column, _kind in COLUMNS[name] if column not in derived]
    stamps = ["id", "uuid", "created_at", "created_by", "changed_at", "changed_by", "voided"]
    return ", ".join([*stamps, *names])


GUARDS = [
    *[
        guard
        for name in COLUMNS
        for guard in (
            _guard(
                f"{name}_needs_revision",
                f"BEFORE UPDATE OF {_recorded(name)} ON {name}",
                "NEW.revision <= OLD.revision OR NEW.uuid IS NOT OLD.uuid",
                _HISTORY_WORDS,
            ),
            _guard(f"{name}_no_delete", f"BEFORE DELETE ON {name}", "1", _DELETE_WORDS),
        )
    ],
    *[
        guard
        for name in LOCATED
        for guard in (
            _guard(
                f"{name}_insert_point",
                f"BEFORE INSERT ON {name}",
                "(NEW.geom IS NULL) <> "
                "(NEW.decimal_latitude IS NULL OR NEW.decimal_longitude IS NULL)",
                _MOVED_WORDS,
            ),
            _guard(
                f"{name}_move_point",
                f"BEFORE UPDATE OF geom, decimal_latitude, decimal_longitude ON {name}",
                _MOVED,
                _MOVED_WORDS,
            ),
        )
    ],
    *[
        f"CREATE TRIGGER {view}_{verb.lower()}_refused INSTEAD OF {verb} ON {view} "
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
        for view in ("rescues", "releases")
        for verb, words in (
            ("UPDATE", _HISTORY_WORDS),
            ("INSERT", _HISTORY_WORDS),
            ("DELETE", _DELETE_WORDS),
        )
    ],
]


def downgrade() -> None:
    raise RuntimeError("Snowtrack's schema only moves forward; restore the backup instead.")
