"""The closed lists of the field. Codes follow Darwin Core and SMART usage where they have one."""

from __future__ import annotations

from db.fields import Term, Vocabulary
from db.text import translate_noop

DATE_PRECISION = Vocabulary(
    "date_precision",
    (
        Term("exact", translate_noop("Vocabulary", "Exact time"), ("准确时刻", "准确")),
        Term("day", translate_noop("Vocabulary", "Day"), ("日", "当天", "按日")),
        Term("month", translate_noop("Vocabulary", "Month"), ("月", "按月")),
        Term("year", translate_noop("Vocabulary", "Year"), ("年", "按年")),
        Term("about", translate_noop("Vocabulary", "About that day"), ("约", "大约", "左右")),
        Term("by", translate_noop("Vocabulary", "By that day"), ("不晚于", "最迟", "之前")),
    ),
)

DATUM = Vocabulary(
    "datum",
    (
        Term(
            "wgs84",
            translate_noop("Vocabulary", "WGS 84 (GPS, photos)"),
            ("wgs84", "wgs 84", "wgs-84", "epsg:4326", "gps", "WGS 84（GPS、照片）"),
        ),
        Term(
            "cgcs2000",
            translate_noop("Vocabulary", "CGCS2000 (government data)"),
            ("cgcs2000", "国家2000", "2000国家大地坐标系", "epsg:4490", "国家2000（政府数据）"),
        ),
        Term(
            "gcj02",
            translate_noop("Vocabulary", "GCJ-02 (WeChat, Tencent, Amap)"),
            ("gcj02", "gcj-02", "火星坐标", "高德", "腾讯", "微信", "GCJ-02（微信、腾讯、高德）"),
        ),
        Term(
            "bd09",
            translate_noop("Vocabulary", "BD-09 (Baidu)"),
            ("bd09", "bd-09", "百度", "BD-09（百度）"),
        ),
        Term(
            "beijing54",
            translate_noop("Vocabulary", "Beijing 54 (old maps)"),
            ("beijing54", "北京54", "1954北京坐标系", "epsg:4214", "北京 54（旧图）"),
        ),
        Term(
            "xian80",
            translate_noop("Vocabulary", "Xi'an 80 (old maps)"),
            ("xian80", "西安80", "1980西安坐标系", "epsg:4610", "西安 80（旧图）"),
        ),
    ),
)

POSITION_SOURCE = Vocabulary(
    "position_source",
    (
        Term("gps", translate_noop("Vocabulary", "GPS device"), ("gps", "手持机", "北斗")),
        Term("photo", translate_noop("Vocabulary", "Phone photo"), ("照片", "手机照片")),
        Term(
            "map_app",
            translate_noop("Vocabulary", "Map app or WeChat pin"),
            ("微信", "微信位置", "地图软件", "高德", "腾讯地图", "百度", "微信或地图软件"),
        ),
        Term("map_pick", translate_noop("Vocabulary", "Picked on the map"), ("图上点选", "地图")),
        Term("paper_map", translate_noop("Vocabulary", "Paper map"), ("纸质地图", "图纸")),
        Term("place", translate_noop("Vocabulary", "Place name only"), ("地名", "按地名")),
        Term("register", translate_noop("Vocabulary", "From a register"), ("登记表", "台账")),
    ),
)

CERTAINTY = Vocabulary(
    "certainty",
    (
        Term("certain", translate_noop("Vocabulary", "Certain"), ("确定", "肯定")),
        Term("probable", translate_noop("Vocabulary", "Probable"), ("可能", "很可能", "疑似")),
        Term("uncertain", translate_noop("Vocabulary", "Uncertain"), ("不确定", "存疑")),
    ),
)

EVIDENCE = Vocabulary(
    "evidence",
    (
        Term(
            "animal",
            translate_noop("Vocabulary", "Live animal"),
            ("活体", "实体", "目击", "看到", "望远镜观察"),
        ),
        Term(
            "tracks",
            translate_noop("Vocabulary", "Tracks"),
            ("足迹", "脚印", "雪地足迹", "发现足迹"),
        ),
        Term("scat", translate_noop("Vocabulary", "Scat"), ("粪便", "粪")),
        Term("hair", translate_noop("Vocabulary", "Hair"), ("毛发", "毛")),
        Term("carcass", translate_noop("Vocabulary", "Carcass"), ("尸体", "死体", "残骸")),
        Term("den", translate_noop("Vocabulary", "Den or nest"), ("洞穴", "巢", "窝", "巢穴")),
        Term("sound", translate_noop("Vocabulary", "Sound"), ("叫声", "声音", "鸣声")),
        Term(
            "camera_trap",
            translate_noop("Vocabulary", "Camera trap"),
            ("红外相机", "红外相机拍到", "相机"),
        ),
        Term(
            "reported",
            translate_noop("Vocabulary", "Reported by others"),
            ("他人报告", "转述", "牧民报告", "群众反映"),
        ),
    ),
)

HEALTH = Vocabulary(
    "health",
    (
        Term("healthy", translate_noop("Vocabulary", "Healthy"), ("健康", "正常", "良好")),
        Term("weak", translate_noop("Vocabulary", "Weak"), ("虚弱", "瘦弱")),
        Term("injured", translate_noop("Vocabulary", "Injured"), ("受伤", "外伤")),
        Term("sick", translate_noop("Vocabulary", "Sick"), ("患病", "疾病", "生病")),
        Term("dead", translate_noop("Vocabulary", "Dead"), ("死亡",)),
        Term("unknown", translate_noop("Vocabulary", "Not known"), ("不详", "未知")),
    ),
)

LANDSCAPE = Vocabulary(
    "landscape",
    (
        Term("mountain", translate_noop("Vocabulary", "Mountain"), ("山", "山地")),
        Term("river", translate_noop("Vocabulary", "River"), ("水", "河", "河流")),
        Term("forest", translate_noop("Vocabulary", "Forest"), ("林", "森林", "灌丛")),
        Term("grassland", translate_noop("Vocabulary", "Grassland"), ("草", "草原", "草地")),
        Term("lake", translate_noop("Vocabulary", "Lake"), ("湖", "湖泊", "湿地")),
        Term("glacier", translate_noop("Vocabulary", "Glacier"), ("冰川", "雪山")),
        Term("desert", translate_noop("Vocabulary", "Desert"), ("荒漠", "沙地")),
        Term(
            "settlement", translate_noop("Vocabulary", "Settlement"), ("居民点", "村庄", "定居点")
        ),
    ),
)

THREATS = Vocabulary(
    "threats",
    (
        Term("livestock", translate_noop("Vocabulary", "Livestock pressure"), ("过度放牧", "放牧")),
        Term("dogs", translate_noop("Vocabulary", "Feral dogs"), ("流浪狗", "流浪犬", "野狗")),
        Term("fence", translate_noop("Vocabulary", "Fence"), ("围栏", "网围栏")),
        Term("road", translate_noop("Vocabulary", "Road traffic"), ("道路", "车辆", "公路")),
        Term(
            "snare",
            translate_noop("Vocabulary", "Snare or trap"),
            ("猎套", "兽夹", "陷阱", "猎套兽夹"),
        ),
        Term("poison", translate_noop("Vocabulary", "Poison"), ("毒饵", "投毒", "中毒")),
        Term("poaching", translate_noop("Vocabulary", "Poaching"), ("盗猎", "偷猎")),
        Term(
            "mining",
            translate_noop("Vocabulary", "Mining or digging"),
            ("采矿", "采挖", "挖虫草", "采矿采挖"),
        ),
        Term("disease", translate_noop("Vocabulary", "Disease"), ("疫病", "疾病")),
        Term("snowstorm", translate_noop("Vocabulary", "Snow disaster"), ("雪灾",)),
        Term(
            "conflict",
            translate_noop("Vocabulary", "Conflict with people"),
            ("人兽冲突", "伤畜", "伤人"),
        ),
        Term("waste", translate_noop("Vocabulary", "Waste"), ("垃圾",)),
        Term("other", translate_noop("Vocabulary", "Other"), ("其他", "其它")),
    ),
)

STATUS = Vocabulary(
    "status",
    (
        Term("draft", translate_noop("Vocabulary", "Draft"), ("草稿",)),
        Term("recorded", translate_noop("Vocabulary", "Recorded"), ("已记录", "待核实")),
        Term("verified", translate_noop("Vocabulary", "Verified"), ("已核实", "核实")),
        Term("rejected", translate_noop("Vocabulary", "Rejected"), ("不采纳", "否定")),
    ),
)

PROTECTION = Vocabulary(
    "protection",
    (
        Term("I", translate_noop("Vocabulary", "National class I"), ("一级", "国家一级", "Ⅰ", "1")),
        Term(
            "II", translate_noop("Vocabulary", "National class II"), ("二级", "国家二级", "Ⅱ", "2")
        ),
    ),
)

IUCN = Vocabulary(
    "iucn",
    (
        Term("CR", translate_noop("Vocabulary", "Critically endangered"), ("极危",)),
        Term("EN", translate_noop("Vocabulary", "Endangered"), ("濒危",)),
        Term("VU", translate_noop("Vocabulary", "Vulnerable"), ("易危",)),
        Term("NT", translate_noop("Vocabulary", "Near threatened"), ("近危",)),
        Term("LC", translate_noop("Vocabulary", "Least concern"), ("无危",)),
        Term("DD", translate_noop("Vocabulary", "Data deficient"), ("数据缺乏",)),
        Term("NE", translate_noop("Vocabulary", "Not evaluated"), ("未评估",)),
    ),
)

SENSITIVITY = Vocabulary(
    "sensitivity",
    (
        Term("high", translate_noop("Vocabulary", "High"), ("高",)),
        Term("medium", translate_noop("Vocabulary", "Medium"), ("中",)),
        Term("low", translate_noop("Vocabulary", "Low"), ("低",)),
        Term("none", translate_noop("Vocabulary", "None"), ("无",)),
    ),
)

PLACE_LEVEL = Vocabulary(
    "place_level",
    (
        Term("province", translate_noop("Vocabulary", "Province"), ("省",)),
        Term(
            "prefecture", translate_noop("Vocabulary", "Prefecture"), ("州", "市", "自治州", "市州")
        ),
        Term("county", translate_noop("Vocabulary", "County"), ("县", "区", "县区")),
        Term("township", translate_noop("Vocabulary", "Township"), ("乡", "镇", "乡镇")),
        Term("village", translate_noop("Vocabulary", "Village"), ("村", "社区", "行政村")),
        Term("site", translate_noop("Vocabulary", "Named site"), ("小地名", "沟", "山")),
    ),
)
