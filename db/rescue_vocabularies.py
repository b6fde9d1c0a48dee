"""The closed lists of rescue cases.

Codes follow wildlife rehabilitation usage, dispositions as in WRMD.

The first alias of a term is the Chinese word for it.
"""

from __future__ import annotations

from db.fields import Term, Vocabulary
from db.text import translate_noop

SEX = Vocabulary(
    "sex",
    (
        Term(
            "male",
            translate_noop("Vocabulary", "Male"),
            (
                "雄",
                "雄性",
                "公",
                "♂",
                "m",
                "male",
            ),
        ),
        Term(
            "female",
            translate_noop("Vocabulary", "Female"),
            (
                "雌",
                "雌性",
                "母",
                "♀",
                "f",
                "female",
            ),
        ),
        Term(
            "mixed",
            translate_noop("Vocabulary", "Both sexes"),
            (
                "雌雄都有",
                "雌雄混合",
            ),
        ),
        Term(
            "unknown",
            translate_noop("Vocabulary", "Not known"),
            (
                "不详",
                "未知",
                "不明",
            ),
        ),
    ),
)

AGE_CLASS = Vocabulary(
    "age_class",
    (
        Term(
            "newborn",
            translate_noop("Vocabulary", "Newborn or hatchling"),
            (
                "初生",
                "新生",
                "雏鸟",
            ),
        ),
        Term(
            "juvenile",
            translate_noop("Vocabulary", "Young"),
            (
                "幼体",
                "幼仔",
                "幼崽",
                "幼鸟",
                "juvenile",
                "cub",
            ),
        ),
        Term(
            "subadult",
            translate_noop("Vocabulary", "Subadult"),
            (
                "亚成体",
                "亚成",
                "subadult",
            ),
        ),
        Term(
            "adult",
            translate_noop("Vocabulary", "Adult"),
            (
                "成体",
                "成年",
                "成鸟",
                "adult",
            ),
        ),
        Term(
            "old",
            translate_noop("Vocabulary", "Old"),
            (
                "老年",
                "老龄",
            ),
        ),
        Term(
            "unknown",
            translate_noop("Vocabulary", "Not known"),
            (
                "不详",
                "未知",
                "不明",
            ),
        ),
    ),
)

REPORT_CHANNEL = Vocabulary(
    "report_channel",
    (
        Term("wechat", translate_noop("Vocabulary", "WeChat"), ("微信",)),
        Term("phone", translate_noop("Vocabulary", "Phone"), ("电话",)),
        Term(
            "in_person",
            translate_noop("Vocabulary", "In person"),
            (
                "当面",
                "上门",
                "送来",
            ),
        ),
        Term(
            "patrol",
            translate_noop("Vocabulary", "On patrol"),
            (
                "巡护发现",
                "巡护",
            ),
        ),
        Term(
            "police",
            translate_noop("Vocabulary", "Police"),
            (
                "公安",
                "森林公安",
                "警方",
            ),
        ),
        Term(
            "hotline",
            translate_noop("Vocabulary", "Hotline"),
            (
                "热线",
                "12345",
                "救助热线",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

FINDER_ROLE = Vocabulary(
    "finder_role",
    (
        Term(
            "ranger",
            translate_noop("Vocabulary", "Ecological ranger"),
            (
                "生态管护员",
                "管护员",
            ),
        ),
        Term("herder", translate_noop("Vocabulary", "Herder"), ("牧民",)),
        Term(
            "villager",
            translate_noop("Vocabulary", "Villager"),
            (
                "村民",
                "群众",
            ),
        ),
        Term(
            "staff",
            translate_noop("Vocabulary", "Park or station staff"),
            (
                "工作人员",
                "管护站人员",
                "保护区人员",
            ),
        ),
        Term(
            "police",
            translate_noop("Vocabulary", "Police"),
            (
                "公安",
                "民警",
                "警察",
            ),
        ),
        Term(
            "driver",
            translate_noop("Vocabulary", "Driver"),
            (
                "司机",
                "驾驶员",
            ),
        ),
        Term("visitor", translate_noop("Vocabulary", "Visitor"), ("游客",)),
        Term(
            "monk",
            translate_noop("Vocabulary", "Monastery"),
            (
                "僧人",
                "寺院",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

CONDITION = Vocabulary(
    "condition",
    (
        Term(
            "alert",
            translate_noop("Vocabulary", "Alert"),
            (
                "良好",
                "警觉",
                "正常",
                "健康",
                "good",
            ),
        ),
        Term(
            "weak",
            translate_noop("Vocabulary", "Weak"),
            (
                "虚弱",
                "瘦弱",
                "较弱",
            ),
        ),
        Term(
            "critical",
            translate_noop("Vocabulary", "Critical"),
            (
                "危重",
                "严重",
                "重伤",
            ),
        ),
        Term(
            "moribund",
            translate_noop("Vocabulary", "Moribund"),
            (
                "濒死",
                "垂死",
            ),
        ),
        Term(
            "dead",
            translate_noop("Vocabulary", "Dead"),
            (
                "死亡",
                "已死亡",
            ),
        ),
        Term(
            "unknown",
            translate_noop("Vocabulary", "Not known"),
            (
                "不详",
                "未知",
                "不明",
            ),
        ),
    ),
)

SIGNS = Vocabulary(
    "signs",
    (
        Term(
            "wound",
            translate_noop("Vocabulary", "Wound"),
            (
                "外伤",
                "伤口",
            ),
        ),
        Term("bleeding", translate_noop("Vocabulary", "Bleeding"), ("出血",)),
        Term("fracture", translate_noop("Vocabulary", "Fracture"), ("骨折",)),
        Term(
            "lame",
            translate_noop("Vocabulary", "Lame"),
            (
                "跛行",
                "瘸腿",
            ),
        ),
        Term(
            "cannot_stand",
            translate_noop("Vocabulary", "Cannot stand"),
            (
                "不能站立",
                "无法站立",
            ),
        ),
        Term(
            "cannot_fly",
            translate_noop("Vocabulary", "Cannot fly"),
            (
                "不能飞",
                "无法飞行",
            ),
        ),
        Term("paralysed", translate_noop("Vocabulary", "Paralysed"), ("瘫痪",)),
        Term("curled_up", translate_noop("Vocabulary", "Curled up"), ("蜷缩",)),
        Term(
            "no_flight",
            translate_noop("Vocabulary", "Does not flee"),
            (
                "不逃避",
                "未逃",
            ),
        ),
        Term(
            "soaked",
            translate_noop("Vocabulary", "Soaked"),
            (
                "湿透",
                "浑身湿透",
            ),
        ),
        Term(
            "frozen",
            translate_noop("Vocabulary", "Frozen stiff"),
            (
                "冻僵",
                "冻伤",
            ),
        ),
        Term(
            "cold",
            translate_noop("Vocabulary", "Cold body"),
            (
                "体温低",
                "失温",
            ),
        ),
        Term("emaciated", translate_noop("Vocabulary", "Emaciated"), ("消瘦",)),
        Term("dehydrated", translate_noop("Vocabulary", "Dehydrated"), ("脱水",)),
        Term(
            "convulsions",
            translate_noop("Vocabulary", "Convulsions"),
            (
                "抽搐",
                "痉挛",
            ),
        ),
        Term("breathing", translate_noop("Vocabulary", "Trouble breathing"), ("呼吸困难",)),
        Term("diarrhoea", translate_noop("Vocabulary", "Diarrhoea"), ("腹泻",)),
        Term("vomiting", translate_noop("Vocabulary", "Vomiting"), ("呕吐",)),
        Term(
            "eye",
            translate_noop("Vocabulary", "Eye trouble"),
            (
                "眼疾",
                "眼部异常",
            ),
        ),
        Term(
            "skin",
            translate_noop("Vocabulary", "Skin or fur trouble"),
            (
                "皮肤病",
                "脱毛",
            ),
        ),
        Term(
            "entangled",
            translate_noop("Vocabulary", "Entangled"),
            (
                "缠绕",
                "缠挂",
            ),
        ),
        Term(
            "alone",
            translate_noop("Vocabulary", "Young without parents"),
            (
                "离群",
                "失亲",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

CAUSE = Vocabulary(
    "cause",
    (
        Term(
            "vehicle",
            translate_noop("Vocabulary", "Road accident"),
            (
                "车祸",
                "交通事故",
                "道路",
            ),
        ),
        Term(
            "collision",
            translate_noop("Vocabulary", "Collision"),
            (
                "撞击",
                "碰撞",
            ),
        ),
        Term(
            "fall",
            translate_noop("Vocabulary", "Fall"),
            (
                "坠落",
                "跌落",
                "摔伤",
            ),
        ),
        Term("fracture", translate_noop("Vocabulary", "Fracture, cause not known"), ("骨折",)),
        Term(
            "net",
            translate_noop("Vocabulary", "Net"),
            (
                "网捕",
                "网具",
            ),
        ),
        Term(
            "snare",
            translate_noop("Vocabulary", "Snare or trap"),
            (
                "猎套兽夹",
                "猎套",
                "兽夹",
                "陷阱",
            ),
        ),
        Term("gunshot", translate_noop("Vocabulary", "Gunshot"), ("枪伤",)),
        Term(
            "fence",
            translate_noop("Vocabulary", "Fence"),
            (
                "围栏",
                "围栏缠挂",
            ),
        ),
        Term(
            "electrocution",
            translate_noop("Vocabulary", "Electric shock"),
            (
                "电击",
                "触电",
            ),
        ),
        Term(
            "dogs",
            translate_noop("Vocabulary", "Dogs"),
            (
                "犬咬",
                "狗咬",
                "流浪狗",
            ),
        ),
        Term(
            "fight",
            translate_noop("Vocabulary", "Fight with animals"),
            (
                "争斗",
                "打斗",
                "被捕食",
            ),
        ),
        Term("poisoning", translate_noop("Vocabulary", "Poisoning"), ("中毒",)),
        Term(
            "disease",
            translate_noop("Vocabulary", "Disease"),
            (
                "疾病",
                "疫病",
                "生病",
            ),
        ),
        Term("parasites", translate_noop("Vocabulary", "Parasites"), ("寄生虫",)),
        Term(
            "starvation",
            translate_noop("Vocabulary", "Starvation"),
            (
                "饥饿",
                "饥饿衰弱",
            ),
        ),
        Term(
            "cold",
            translate_noop("Vocabulary", "Cold or snow"),
            (
                "冻伤",
                "雪灾",
                "冻僵",
            ),
        ),
        Term(
            "drowning",
            translate_noop("Vocabulary", "Water or mud"),
            (
                "溺水",
                "陷入泥沼",
            ),
        ),
        Term(
            "orphaned",
            translate_noop("Vocabulary", "Orphaned"),
            (
                "离群幼体",
                "失亲",
                "离群",
            ),
        ),
        Term(
            "confiscated",
            translate_noop("Vocabulary", "Confiscated"),
            (
                "没收",
                "罚没",
                "查没",
            ),
        ),
        Term(
            "kept",
            translate_noop("Vocabulary", "Kept by people"),
            (
                "私养",
                "误养",
                "主动上交",
            ),
        ),
        Term(
            "unknown",
            translate_noop("Vocabulary", "Not known"),
            (
                "不详",
                "未知",
                "不明",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

CAUSE_CERTAINTY = Vocabulary(
    "cause_certainty",
    (
        Term(
            "confirmed",
            translate_noop("Vocabulary", "Confirmed"),
            (
                "确定",
                "已确认",
                "确诊",
            ),
        ),
        Term(
            "suspected",
            translate_noop("Vocabulary", "Suspected"),
            (
                "疑似",
                "推测",
                "怀疑",
            ),
        ),
    ),
)

OUTCOME = Vocabulary(
    "outcome",
    (
        Term(
            "released",
            translate_noop("Vocabulary", "Released"),
            (
                "放归",
                "放生",
                "释放",
            ),
        ),
        Term(
            "died",
            translate_noop("Vocabulary", "Died"),
            (
                "死亡",
                "救治无效死亡",
            ),
        ),
        Term("euthanised", translate_noop("Vocabulary", "Euthanised"), ("安乐死",)),
        Term(
            "dead_on_arrival",
            translate_noop("Vocabulary", "Dead on arrival"),
            (
                "送达时已死亡",
                "到达时死亡",
                "DOA",
            ),
        ),
        Term(
            "transferred",
            translate_noop("Vocabulary", "Transferred"),
            (
                "转移",
                "转送",
                "移交",
                "转出",
            ),
        ),
        Term(
            "kept",
            translate_noop("Vocabulary", "Kept for life"),
            (
                "收容饲养",
                "终身收容",
                "留养",
            ),
        ),
        Term(
            "escaped",
            translate_noop("Vocabulary", "Escaped"),
            (
                "逃逸",
                "逃脱",
            ),
        ),
        Term(
            "returned_dead",
            translate_noop("Vocabulary", "Returned dead"),
            (
                "死体返还",
                "送回尸体",
            ),
        ),
    ),
)

CASE_STATUS = Vocabulary(
    "case_status",
    (
        Term(
            "reported",
            translate_noop("Vocabulary", "Reported"),
            (
                "已报告",
                "接报",
            ),
        ),
        Term("in_transport", translate_noop("Vocabulary", "In transport"), ("转运中",)),
        Term(
            "in_care",
            translate_noop("Vocabulary", "In care"),
            (
                "救护中",
                "收容照料中",
                "在护",
            ),
        ),
        Term(
            "released",
            translate_noop("Vocabulary", "Released"),
            (
                "放归",
                "已放归",
            ),
        ),
        Term(
            "died",
            translate_noop("Vocabulary", "Died"),
            (
                "死亡",
                "已死亡",
            ),
        ),
        Term("euthanised", translate_noop("Vocabulary", "Euthanised"), ("安乐死",)),
        Term("dead_on_arrival", translate_noop("Vocabulary", "Dead on arrival"), ("送达时已死亡",)),
        Term(
            "transferred",
            translate_noop("Vocabulary", "Transferred"),
            (
                "转移",
                "已转移",
            ),
        ),
        Term(
            "kept",
            translate_noop("Vocabulary", "Kept for life"),
            (
                "收容饲养",
                "终身收容",
            ),
        ),
        Term("escaped", translate_noop("Vocabulary", "Escaped"), ("逃逸",)),
        Term("returned_dead", translate_noop("Vocabulary", "Returned dead"), ("死体返还",)),
    ),
)

QUALIFIER = Vocabulary(
    "qualifier",
    (
        Term(
            "exact",
            translate_noop("Vocabulary", "Measured"),
            (
                "实测",
                "准确",
            ),
        ),
        Term(
            "about",
            translate_noop("Vocabulary", "About"),
            (
                "约",
                "大约",
            ),
        ),
        Term(
            "below",
            translate_noop("Vocabulary", "Below"),
            (
                "不足",
                "低于",
                "小于",
            ),
        ),
        Term(
            "above",
            translate_noop("Vocabulary", "Above"),
            (
                "超过",
                "高于",
                "大于",
            ),
        ),
    ),
)

TEMPERATURE_STATE = Vocabulary(
    "temperature_state",
    (
        Term(
            "low",
            translate_noop("Vocabulary", "Too low"),
            (
                "偏低",
                "过低",
                "低",
            ),
        ),
        Term("normal", translate_noop("Vocabulary", "Normal"), ("正常",)),
        Term(
            "high",
            translate_noop("Vocabulary", "Too high"),
            (
                "偏高",
                "发热",
                "高",
            ),
        ),
    ),
)

BODY_CONDITION = Vocabulary(
    "body_condition",
    (
        Term(
            "emaciated",
            translate_noop("Vocabulary", "Emaciated"),
            (
                "极瘦",
                "消瘦",
            ),
        ),
        Term(
            "thin",
            translate_noop("Vocabulary", "Thin"),
            (
                "偏瘦",
                "瘦",
            ),
        ),
        Term(
            "good",
            translate_noop("Vocabulary", "Good"),
            (
                "良好",
                "正常",
            ),
        ),
        Term(
            "fat",
            translate_noop("Vocabulary", "Fat"),
            (
                "肥胖",
                "偏胖",
            ),
        ),
    ),
)

ATTITUDE = Vocabulary(
    "attitude",
    (
        Term(
            "bright",
            translate_noop("Vocabulary", "Bright and alert"),
            (
                "精神好",
                "警觉",
            ),
        ),
        Term(
            "quiet",
            translate_noop("Vocabulary", "Quiet and alert"),
            (
                "安静",
                "安静警觉",
            ),
        ),
        Term(
            "dull",
            translate_noop("Vocabulary", "Dull"),
            (
                "沉郁",
                "精神差",
            ),
        ),
        Term(
            "unresponsive",
            translate_noop("Vocabulary", "Unresponsive"),
            (
                "无反应",
                "昏迷",
            ),
        ),
        Term(
            "aggressive",
            translate_noop("Vocabulary", "Aggressive"),
            (
                "攻击性",
                "有攻击性",
            ),
        ),
    ),
)

DEHYDRATION = Vocabulary(
    "dehydration",
    (
        Term(
            "none",
            translate_noop("Vocabulary", "None"),
            (
                "无",
                "无脱水",
            ),
        ),
        Term("mild", translate_noop("Vocabulary", "Mild (about 5 %)"), ("轻度",)),
        Term("moderate", translate_noop("Vocabulary", "Moderate (6-8 %)"), ("中度",)),
        Term("severe", translate_noop("Vocabulary", "Severe (over 8 %)"), ("重度",)),
    ),
)

EXAMINATION_TYPE = Vocabulary(
    "examination_type",
    (
        Term(
            "field",
            translate_noop("Vocabulary", "In the field"),
            (
                "现场检查",
                "野外检查",
            ),
        ),
        Term("intake", translate_noop("Vocabulary", "At intake"), ("入院检查",)),
        Term("daily", translate_noop("Vocabulary", "Daily"), ("日常检查",)),
        Term("recheck", translate_noop("Vocabulary", "Check again"), ("复查",)),
        Term("release", translate_noop("Vocabulary", "Before release"), ("放归前检查",)),
    ),
)

FINDING = Vocabulary(
    "finding",
    (
        Term("not_examined", translate_noop("Vocabulary", "Not examined"), ("未检查",)),
        Term(
            "nothing_found",
            translate_noop("Vocabulary", "Nothing found"),
            (
                "未见异常",
                "正常",
            ),
        ),
        Term("abnormal", translate_noop("Vocabulary", "Abnormal"), ("异常",)),
    ),
)

TREATMENT_CATEGORY = Vocabulary(
    "treatment_category",
    (
        Term(
            "medication",
            translate_noop("Vocabulary", "Medication"),
            (
                "药物",
                "用药",
            ),
        ),
        Term(
            "fluids",
            translate_noop("Vocabulary", "Fluids"),
            (
                "补液",
                "输液",
            ),
        ),
        Term(
            "oxygen",
            translate_noop("Vocabulary", "Oxygen"),
            (
                "吸氧",
                "给氧",
            ),
        ),
        Term(
            "warming",
            translate_noop("Vocabulary", "Warming"),
            (
                "保温",
                "复温",
            ),
        ),
        Term(
            "feeding",
            translate_noop("Vocabulary", "Assisted feeding"),
            (
                "辅助喂食",
                "鼻饲",
            ),
        ),
        Term(
            "wound_care",
            translate_noop("Vocabulary", "Wound care"),
            (
                "伤口处理",
                "换药",
            ),
        ),
        Term(
            "physiotherapy",
            translate_noop("Vocabulary", "Physiotherapy"),
            (
                "康复训练",
                "理疗",
            ),
        ),
        Term(
            "nerve",
            translate_noop("Vocabulary", "Nerve stimulation"),
            (
                "神经刺激",
                "针灸",
                "神经刺激治疗",
            ),
        ),
        Term("parasite", translate_noop("Vocabulary", "Parasite treatment"), ("驱虫",)),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

DOSE_UNIT = Vocabulary(
    "dose_unit",
    (
        Term("mg", translate_noop("Vocabulary", "mg"), ("毫克",)),
        Term("g", translate_noop("Vocabulary", "g"), ("克",)),
        Term(
            "ug",
            translate_noop("Vocabulary", "µg"),
            (
                "微克",
                "ug",
                "mcg",
            ),
        ),
        Term(
            "ml",
            translate_noop("Vocabulary", "ml"),
            (
                "毫升",
                "mL",
            ),
        ),
        Term(
            "iu",
            translate_noop("Vocabulary", "IU"),
            (
                "国际单位",
                "单位",
            ),
        ),
        Term(
            "tablet",
            translate_noop("Vocabulary", "tablet"),
            (
                "片",
                "粒",
            ),
        ),
        Term(
            "l_min",
            translate_noop("Vocabulary", "l/min"),
            (
                "升/分",
                "L/min",
            ),
        ),
    ),
)

ROUTE = Vocabulary(
    "route",
    (
        Term("oral", translate_noop("Vocabulary", "By mouth"), ("口服",)),
        Term(
            "iv",
            translate_noop("Vocabulary", "Into a vein"),
            (
                "静脉注射",
                "静注",
                "静脉",
                "iv",
            ),
        ),
        Term(
            "im",
            translate_noop("Vocabulary", "Into a muscle"),
            (
                "肌肉注射",
                "肌注",
                "im",
            ),
        ),
        Term(
            "sc",
            translate_noop("Vocabulary", "Under the skin"),
            (
                "皮下注射",
                "皮下",
                "sc",
            ),
        ),
        Term(
            "topical",
            translate_noop("Vocabulary", "On the skin"),
            (
                "外用",
                "涂抹",
            ),
        ),
        Term("inhaled", translate_noop("Vocabulary", "Inhaled"), ("吸入",)),
        Term("ocular", translate_noop("Vocabulary", "Into the eye"), ("点眼",)),
        Term("rectal", translate_noop("Vocabulary", "Rectal"), ("直肠",)),
        Term(
            "external",
            translate_noop("Vocabulary", "From outside (device)"),
            (
                "体外",
                "仪器",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

FREQUENCY = Vocabulary(
    "frequency",
    (
        Term(
            "once",
            translate_noop("Vocabulary", "Once"),
            (
                "一次",
                "单次",
            ),
        ),
        Term("continuous", translate_noop("Vocabulary", "Continuous"), ("持续",)),
        Term(
            "daily",
            translate_noop("Vocabulary", "Once a day"),
            (
                "每日1次",
                "每日一次",
                "qd",
            ),
        ),
        Term(
            "twice_daily",
            translate_noop("Vocabulary", "Twice a day"),
            (
                "每日2次",
                "每日两次",
                "bid",
            ),
        ),
        Term(
            "three_daily",
            translate_noop("Vocabulary", "Three times a day"),
            (
                "每日3次",
                "每日三次",
                "tid",
            ),
        ),
        Term(
            "four_daily",
            translate_noop("Vocabulary", "Four times a day"),
            (
                "每日4次",
                "每日四次",
                "qid",
            ),
        ),
        Term(
            "alternate",
            translate_noop("Vocabulary", "Every other day"),
            (
                "隔日1次",
                "隔日一次",
                "qod",
            ),
        ),
        Term(
            "weekly",
            translate_noop("Vocabulary", "Once a week"),
            (
                "每周1次",
                "每周一次",
            ),
        ),
        Term(
            "as_needed",
            translate_noop("Vocabulary", "As needed"),
            (
                "按需",
                "必要时",
                "prn",
            ),
        ),
    ),
)

PROCEDURE_TYPE = Vocabulary(
    "procedure_type",
    (
        Term("surgery", translate_noop("Vocabulary", "Surgery"), ("手术",)),
        Term("anaesthesia", translate_noop("Vocabulary", "Anaesthesia"), ("麻醉",)),
        Term("fixation", translate_noop("Vocabulary", "Fracture fixation"), ("骨折固定",)),
        Term(
            "wound",
            translate_noop("Vocabulary", "Wound closure"),
            (
                "清创缝合",
                "缝合",
            ),
        ),
        Term(
            "sampling",
            translate_noop("Vocabulary", "Sampling"),
            (
                "采样",
                "取样",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

FOOD_EATEN = Vocabulary(
    "food_eaten",
    (
        Term(
            "all",
            translate_noop("Vocabulary", "All"),
            (
                "全部",
                "吃完",
            ),
        ),
        Term("most", translate_noop("Vocabulary", "Most"), ("大部分",)),
        Term("half", translate_noop("Vocabulary", "Half"), ("一半",)),
        Term("little", translate_noop("Vocabulary", "A little"), ("少量",)),
        Term(
            "none",
            translate_noop("Vocabulary", "Nothing eaten"),
            (
                "未采食",
                "不吃",
            ),
        ),
    ),
)

STOOL = Vocabulary(
    "stool",
    (
        Term("normal", translate_noop("Vocabulary", "Normal"), ("正常",)),
        Term(
            "soft",
            translate_noop("Vocabulary", "Soft"),
            (
                "软便",
                "稀软",
            ),
        ),
        Term("diarrhoea", translate_noop("Vocabulary", "Diarrhoea"), ("腹泻",)),
        Term(
            "blood",
            translate_noop("Vocabulary", "With blood"),
            (
                "便血",
                "带血",
            ),
        ),
        Term(
            "none",
            translate_noop("Vocabulary", "No stool"),
            (
                "无排便",
                "未排便",
            ),
        ),
    ),
)

MILESTONE = Vocabulary(
    "milestone",
    (
        Term(
            "lifted_head",
            translate_noop("Vocabulary", "Lifted its head"),
            (
                "抬头",
                "首次抬头",
            ),
        ),
        Term(
            "moved_limb",
            translate_noop("Vocabulary", "Moved a limb"),
            (
                "伸爪",
                "活动肢体",
            ),
        ),
        Term(
            "left_nest_box",
            translate_noop("Vocabulary", "Left the nest box"),
            (
                "爬出巢箱",
                "自行爬出巢箱",
            ),
        ),
        Term(
            "stood",
            translate_noop("Vocabulary", "Stood up"),
            (
                "站立",
                "首次站立",
            ),
        ),
        Term(
            "walk_attempt",
            translate_noop("Vocabulary", "Tried to walk"),
            (
                "尝试行走",
                "试着行走",
            ),
        ),
        Term(
            "walked",
            translate_noop("Vocabulary", "Walked"),
            (
                "行走",
                "恢复行走",
            ),
        ),
        Term("jumped", translate_noop("Vocabulary", "Jumped"), ("跳跃",)),
        Term(
            "ate_alone",
            translate_noop("Vocabulary", "Ate alone"),
            (
                "自主进食",
                "自行采食",
            ),
        ),
        Term("drank_alone", translate_noop("Vocabulary", "Drank alone"), ("自主饮水",)),
        Term(
            "flew",
            translate_noop("Vocabulary", "Flew"),
            (
                "飞行",
                "首次飞行",
            ),
        ),
        Term(
            "hunted",
            translate_noop("Vocabulary", "Caught live prey"),
            (
                "捕食",
                "捕食活食",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

YES_NO = Vocabulary(
    "yes_no",
    (
        Term(
            "yes",
            translate_noop("Vocabulary", "Yes"),
            (
                "是",
                "有",
                "√",
                "y",
            ),
        ),
        Term(
            "no",
            translate_noop("Vocabulary", "No"),
            (
                "否",
                "无",
                "n",
            ),
        ),
    ),
)

QUARANTINE_RESULT = Vocabulary(
    "quarantine_result",
    (
        Term(
            "clear",
            translate_noop("Vocabulary", "Nothing found"),
            (
                "未见异常",
                "阴性",
                "合格",
            ),
        ),
        Term(
            "positive",
            translate_noop("Vocabulary", "Infection found"),
            (
                "阳性",
                "检出病原",
            ),
        ),
        Term(
            "pending",
            translate_noop("Vocabulary", "Not yet known"),
            (
                "待定",
                "未出结果",
            ),
        ),
    ),
)

RELEASE_TYPE = Vocabulary(
    "release_type",
    (
        Term(
            "hard",
            translate_noop("Vocabulary", "Hard (at once)"),
            (
                "直接放归",
                "硬放归",
            ),
        ),
        Term(
            "soft",
            translate_noop("Vocabulary", "Soft (from an enclosure on the spot)"),
            (
                "适应性放归",
                "软放归",
            ),
        ),
    ),
)

SURVIVAL = Vocabulary(
    "survival",
    (
        Term(
            "within_24h",
            translate_noop("Vocabulary", "Within 24 h of intake"),
            (
                "24小时内",
                "入院24小时内",
            ),
        ),
        Term(
            "after_24h",
            translate_noop("Vocabulary", "After 24 h of intake"),
            (
                "24小时后",
                "入院24小时后",
            ),
        ),
    ),
)

NECROPSY = Vocabulary(
    "necropsy",
    (
        Term(
            "done",
            translate_noop("Vocabulary", "Done"),
            (
                "已剖检",
                "是",
            ),
        ),
        Term(
            "not_done",
            translate_noop("Vocabulary", "Not done"),
            (
                "未剖检",
                "否",
            ),
        ),
        Term("pending", translate_noop("Vocabulary", "Pending"), ("待剖检",)),
    ),
)

REMAINS = Vocabulary(
    "remains",
    (
        Term(
            "buried",
            translate_noop("Vocabulary", "Buried"),
            (
                "掩埋",
                "填埋",
                "无害化掩埋",
            ),
        ),
        Term(
            "incinerated",
            translate_noop("Vocabulary", "Incinerated"),
            (
                "焚烧",
                "无害化焚烧",
            ),
        ),
        Term(
            "specimen",
            translate_noop("Vocabulary", "Kept as a specimen"),
            (
                "制作标本",
                "标本",
            ),
        ),
        Term(
            "research",
            translate_noop("Vocabulary", "Given to research"),
            (
                "科研",
                "科研利用",
            ),
        ),
        Term(
            "handed_over",
            translate_noop("Vocabulary", "Handed over"),
            (
                "移交",
                "上交",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)

FOLLOW_UP_RESULT = Vocabulary(
    "follow_up_result",
    (
        Term(
            "well",
            translate_noop("Vocabulary", "Seen well"),
            (
                "状态良好",
                "正常",
            ),
        ),
        Term(
            "injured",
            translate_noop("Vocabulary", "Seen injured or weak"),
            (
                "受伤",
                "虚弱",
            ),
        ),
        Term("signal", translate_noop("Vocabulary", "Signal only"), ("仅有信号",)),
        Term("signs", translate_noop("Vocabulary", "Tracks or signs only"), ("仅见痕迹",)),
        Term(
            "not_found",
            translate_noop("Vocabulary", "Not found"),
            (
                "未发现",
                "未见",
            ),
        ),
        Term(
            "dead",
            translate_noop("Vocabulary", "Found dead"),
            (
                "死亡",
                "发现死亡",
            ),
        ),
    ),
)

FOLLOW_UP_METHOD = Vocabulary(
    "follow_up_method",
    (
        Term(
            "sight",
            translate_noop("Vocabulary", "Sight"),
            (
                "目视",
                "目击",
            ),
        ),
        Term(
            "collar",
            translate_noop("Vocabulary", "Collar or tag signal"),
            (
                "项圈信号",
                "项圈",
            ),
        ),
        Term("camera_trap", translate_noop("Vocabulary", "Camera trap"), ("红外相机",)),
        Term(
            "tracks",
            translate_noop("Vocabulary", "Tracks"),
            (
                "痕迹",
                "足迹",
            ),
        ),
        Term(
            "reported",
            translate_noop("Vocabulary", "Reported by others"),
            (
                "他人报告",
                "牧民报告",
            ),
        ),
        Term(
            "other",
            translate_noop("Vocabulary", "Other"),
            (
                "其他",
                "其它",
            ),
        ),
    ),
)
