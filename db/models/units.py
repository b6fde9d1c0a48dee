"""The units fields are measured in."""

from __future__ import annotations

from db.text import translate_noop

METRES = translate_noop("Unit", "m")
ANIMALS = translate_noop("Unit", "animals")
DAYS = translate_noop("Unit", "days")
KILOGRAMS = translate_noop("Unit", "kg")
HOURS = translate_noop("Unit", "h")
KILOMETRES = translate_noop("Unit", "km")
CELSIUS = translate_noop("Unit", "°C")
PER_MINUTE = translate_noop("Unit", "/min")
GRAMS = translate_noop("Unit", "g")
DEGREES = translate_noop("Unit", "°")
BYTES = translate_noop("Unit", "bytes")
