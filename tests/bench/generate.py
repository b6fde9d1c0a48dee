"""Made-up sightings by the million, the same at every run."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db.engine import write_transaction
from db.models.sighting import SIGHTING
from db.records_file import create_records_file
from db.store import Store
from db.writing import Writer

PHRASES = (
    "沿山脊行走",
    "在河边饮水",
    "雪地足迹两串",
    "望远镜观察",
    "红外相机拍到",
    "附近有牦牛群",
    "向北移动",
    "发现足迹",
    "受惊后跑开",
    "与幼崽在一起",
    "石堆旁休息",
    "道路附近",
    "围栏外",
    "夜间出没",
    "天气晴",
    "大雪",
    "能见度低",
    "牧民报告后前往核实",
    "拍摄视频一段",
    "粪便新鲜",
)
FAMILY = (
    "扎西",
    "才仁",
    "索南",
    "多杰",
    "巴桑",
    "旦增",
    "白玛",
    "求军",
    "达杰",
    "昂文",
    "尼玛",
    "公保",
)
GIVEN = ("多杰", "永吉", "措毛", "拉措", "央宗", "加措", "达哇", "文青", "卓玛", "江才")
EVIDENCE = ("animal", "tracks", "scat", "camera_trap", "reported")
STATUS = ("recorded", "recorded", "verified", "verified", "verified", "rejected")

# In how many of a million notes each word stands: rare enough to search for, not unique.
RARE_WORDS = {"黑颈鹤巢": 500, "独角": 300, "雪崩封路": 200}


def sightings(count: int, store: Store, seed: int = 2025) -> Iterator[dict[str, Any]]:
    """`count` records' values: 11 years, all shipped species, villages of Yushu prefecture."""
    draw = random.Random(seed)
    reference = store.reference()
    villages = [p.code for p in reference.places if p.code.startswith("6327") and len(p.code) == 12]
    species = [entry.id for entry in reference.species]
    weights = [1 / (rank + 1) for rank in range(len(species))]
    chosen = draw.choices(species, weights, k=count)
    first = dt.date(2015, 1, 1)
    days = [first + dt.timedelta(days=n) for n in range(365 * 11)]
    people = [a + b for a in FAMILY for b in GIVEN]
    times = [dt.time(hour, minute) for hour in range(6, 20) for minute in range(0, 60, 5)]
    rare = {
        draw.randrange(count): word
        for word, n in RARE_WORDS.items()
        for _ in range(max(1, n * count // 1_000_000))
    }
    for number in range(count):
        notes = f"{draw.choice(PHRASES)}，{draw.choice(PHRASES)}"
        if number in rare:
            notes += f"，{rare[number]}"
        total = 1 + int(draw.expovariate(0.4))
        yield {
            "event_date": draw.choice(days),
            "event_time": draw.choice(times),
            "date_precision": "exact",
            "decimal_latitude": round(draw.gauss(33.9, 0.7), 5),
            "decimal_longitude": round(draw.gauss(95.2, 1.2), 5),
            "coordinate_uncertainty": float(draw.choice((10, 30, 50, 100))),
            "elevation": float(draw.randint(3600, 5200)),
            "position_source": "gps",
            "place_code": draw.choice(villages),
            "species_id": chosen[number],
            "identification_certainty": "certain",
            "evidence": draw.choice(EVIDENCE),
            "individual_count": total,
            "young": draw.randint(0, total),
            "behaviour": draw.choice(PHRASES),
            "health": "healthy",
            "landscape": "mountain",
            "observer": draw.choice(people),
            "notes": notes,
            "status": draw.choice(STATUS),
        }


def records_file(path: Path, count: int) -> Store:
    """A records file with `count` sightings, written in blocks; reused when it is there."""
    from db.records_file import open_records

    if path.exists():
        return open_records(path)
    store = create_records_file(path, author="bench")
    empty = {spec.name: None for spec in SIGHTING.fields}
    block: list[dict[str, Any]] = []
    with write_transaction(store.engine) as connection:
        writer = Writer(connection, SIGHTING, "bench")
        for values in sightings(count, store):
            block.append({**empty, **values})
            if len(block) == 20_000:
                writer.insert(block, "import", "bench")
                block.clear()
        if block:
            writer.insert(block, "import", "bench")
    return store
