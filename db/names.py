"""How names are written: folding for comparison, and the many ways to write a Chinese place."""

from __future__ import annotations

import re
import unicodedata

# Spaces between Chinese letters carry no meaning (雪 豹), nor does the stroke that ends a Tibetan
# word or sentence.
_SPACE_IN_CHINESE = re.compile(r"(?<=[\u3007\u3400-\u9fff])\s+(?=[\u3007\u3400-\u9fff])")
_SPACES = re.compile(r"\s+")
_TIBETAN_END = " \u0f0b\u0f0c\u0f0d\u0f0e\u0f14"
_QUOTES = str.maketrans("’‘`´", "''''")

_NAME_SEPARATOR = re.compile(r"\s*[,，、;；/()（）\[\]【】\n]\s*")
_PATH_SEPARATOR = re.compile(r"[\s/\\>|·•.,，、;；→－—–-]+")

# Longest first. A village committee stands for its village, a residents' committee for itself.
_COMMITTEE = re.compile(
    r"(?:村民委员会|村民委会|牧民委员会|牧委会|村委会|居民委员会|居委会|委员会|委会)$"
)
_PEOPLES = r"(?:蒙古族藏族|回族土族|藏族|回族|土族|撒拉族|蒙古族|满族)"
_ETHNIC = re.compile(_PEOPLES + r"(自治[县州]|乡|镇)$")
_KIND = re.compile(r"(?:社区|街道办事处|街道|自治州|自治县|[村乡镇县市州省区])$")


def fold(text: str) -> str:
    """`text` for comparing: one width, small letters, single spaces, no Tibetan end stroke."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
        text = _SPACE_IN_CHINESE.sub("", text)
        text = text.strip().rstrip(_TIBETAN_END)
    return _SPACES.sub(" ", text).strip()


def split_names(text: str) -> list[str]:
    """Names separated by commas, brackets or strokes: 石羊, 崖羊; 雪豹 (Panthera uncia)."""
    return [name for name in (part.strip() for part in _NAME_SEPARATOR.split(text)) if name]


def path_parts(text: str) -> list[str]:
    """The parts of a place's way, folded: 治多县 索加乡/牙曲村 -> three."""
    if text.isascii():
        return fold(text).split()
    text = unicodedata.normalize("NFKC", text).casefold().removeprefix("中国")
    return [part.rstrip(_TIBETAN_END) for part in _PATH_SEPARATOR.split(text) if part]


def shown_place_name(official: str) -> str:
    """What people read: 牙曲村 for 牙曲村委会, 茶卡村 for 茶卡村村委会, 大通县 stays official.

    A residents' or herders' committee keeps its word, as its unit is no 村 (珠姆街居委会), unless
    it is a community already (北关社区居民委员会 -> 北关社区).
    """
    for committee in ("村民委员会", "村民委会", "村委会"):
        if official.endswith(committee) and len(official) > len(committee):
            stem = official[: -len(committee)]
            return stem if stem.endswith(("村", "社区")) else stem + "村"
    stem = _COMMITTEE.sub("", official)
    if stem not in ("", "社区", official):
        if stem.endswith(("村", "社区")):
            return stem
        if stem.endswith(("）", ")")):  # 扎玛村（一村）委会
            return stem
        if official.endswith("居民委员会"):
            return stem + "居委会"
    return official


def place_variants(official: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(whole names, names with another word for their kind, bare names), folded.

    牙曲村委会 -> (牙曲村委会, 牙曲村), (牙曲村民委员会, …), (牙曲). Bare names have two letters
    or more.
    """
    name = fold(official)
    shown = fold(shown_place_name(official))
    whole = (name, shown)
    kinds: list[str] = []
    stem = _COMMITTEE.sub("", name)
    if stem in ("", "社区"):
        return whole, (), ()
    if stem != name:
        root = stem[:-1] if stem.endswith("村") else stem
        if "居" in name[len(stem) :] or stem.endswith("社区"):
            root = stem.removesuffix("社区")
            kinds += [
                root + "社区",
                root + "居委会",
                root + "居民委员会",
                root + "社区居委会",
                root + "社区居民委员会",
                root + "村",
            ]
        else:
            kinds += [
                root + "村",
                root + "村委会",
                root + "村村委会",
                root + "村民委员会",
                root + "牧委会",
                root + "村牧委会",
                root + "社区",
            ]
        bare = [root, stem] if stem.endswith("村") else [root]
        return whole, tuple(kinds), tuple(n for n in bare if len(n) > 1)
    short = _ETHNIC.sub(lambda match: match[1].removeprefix("自治"), name)
    if short != name:
        kinds.append(short)
    root = _KIND.sub("", short)
    if name.endswith("街道"):
        kinds.append(name + "办事处")
    bare = [root] if root != name else []
    return whole, tuple(kinds), tuple(n for n in bare if len(n) > 1)
