"""Records to test with: made up, plausible, the same at every run."""

from __future__ import annotations

import datetime as dt
from typing import Any

YAQU = "632724200201"  # 牙曲村, Suojia township, Zhidoi county
DANGQU = "632724200200"
CHENGDUO_VILLAGE = "632723102201"
SNOW_LEOPARD = 1
LYNX = 3


def sighting(**changes: Any) -> dict[str, Any]:
    """A whole, valid sighting's values, with `changes` put in."""
    values: dict[str, Any] = {
        "event_date": dt.date(2025, 3, 5),
        "event_time": dt.time(14, 30),
        "date_precision": "exact",
        "decimal_latitude": 33.96834,
        "decimal_longitude": 93.60759,
        "coordinate_uncertainty": 50.0,
        "elevation": 4612.0,
        "position_source": "gps",
        "place_code": YAQU,
        "locality": "烟瘴挂峡谷",
        "species_id": SNOW_LEOPARD,
        "identification_certainty": "certain",
        "evidence": "animal",
        "individual_count": 2,
        "young": 1,
        "behaviour": "沿山脊行走",
        "threats": ("dogs", "fence"),
        "observer": "扎西多杰",
        "notes": "雪地里看到两只在山坡上休息",
        "status": "recorded",
    }
    values.update(changes)
    return values
