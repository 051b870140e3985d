//! A word written twice: 的的, 我们我们, the the.
//!
//! Chinese doubles many words on purpose, so a single character counts only if it is a particle and neither belongs to the
//! word before or behind it, and a word of two only if it is none that is said doubled.

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;
use crate::model::is_han;

/// Particles, with the words that end or begin with one. 目的的, 为了了解
const PARTICLES: [(char, &[&str], &[&str]); 32] = [
    ('的', &["目的", "标的", "无的"], &["的确", "的士", "的话"]),
    (
        '了',
        &["为了", "除了", "罢了", "明了", "末了"],
        &["了解", "了不", "了如", "了结", "了却", "了然", "了断", "了之", "了当", "了一桩", "了心", "了分明", "了账"],
    ),
    (
        '在',
        &[
            "现在", "实在", "存在", "所在", "潜在", "内在", "外在", "正在", "好在", "自在", "旨在", "贵在", "重在",
            "难在", "健在", "同在", "常在", "不在", "何在", "意在",
        ],
        &[
            "在座", "在场", "在校", "在岗", "在职", "在任", "在于", "在乎", "在建", "在编", "在位", "在内", "在家",
            "在线", "在册", "在即", "在望", "在理",
        ],
    ),
    (
        '是',
        &[
            "实事求是",
            "于是",
            "但是",
            "还是",
            "只是",
            "可是",
            "就是",
            "总是",
            "正是",
            "凡是",
            "若是",
            "要是",
            "不是",
            "国是",
            "尤其是",
            "特别是",
            "一是",
            "二是",
            "三是",
            "四是",
            "五是",
            "而是",
            "都是",
            "便是",
            "惟命是",
        ],
        &["是非", "是否", "是以"],
    ),
    (
        '和',
        &[
            "总和", "共和", "人和", "附和", "温和", "缓和", "调和", "饱和", "中和", "讲和", "求和", "柔和", "平和",
            "随和", "谦和", "亲和",
        ],
        &["和谐", "和平", "和睦", "和解", "和气", "和美", "和顺", "和善", "和议"],
    ),
    ('与', &["参与", "赠与", "给与", "授与", "予与"], &["与会", "与时", "与其", "与众", "与否", "与日"]),
    (
        '及',
        &["以及", "普及", "涉及", "顾及", "触及", "提及", "波及", "危及", "遍及", "惠及", "论及"],
        &["及时", "及早", "及格", "及其", "及至"],
    ),
    (
        '把',
        &["一把", "火把", "拖把", "车把", "两把", "三把"],
        &["把握", "把关", "把控", "把脉", "把手", "把柄", "把守"],
    ),
    ('被', &["棉被", "植被", "覆被"], &["被动", "被子", "被告", "被褥"]),
    (
        '从',
        &["服从", "听从", "遵从", "随从", "顺从", "无从"],
        &["从事", "从此", "从严", "从容", "从来", "从而", "从前", "从业", "从政", "从头", "从众", "从优", "从快"],
    ),
    (
        '对',
        &["面对", "针对", "应对", "核对", "反对", "相对", "绝对", "配对", "比对", "校对", "一对", "不对"],
        &[
            "对于", "对待", "对照", "对策", "对接", "对比", "对方", "对手", "对口", "对象", "对外", "对内", "对话",
            "对标", "对应", "对抗", "对症", "对账", "对立", "对表", "对联", "对子", "对家", "对调",
        ],
    ),
    (
        '就',
        &["成就", "造就", "将就", "迁就", "铸就"],
        &[
            "就业", "就是", "就地", "就近", "就此", "就任", "就职", "就读", "就算", "就餐", "就医", "就学", "就位",
            "就绪",
        ],
    ),
    ('也', &[], &["也许"]),
    (
        '都',
        &["成都", "首都", "古都", "京都", "国都", "帝都", "故都", "大都", "港都", "名都"],
        &["都市", "都会", "都江堰"],
    ),
    (
        '而',
        &["从而", "然而", "反而", "因而", "进而", "时而", "继而"],
        &["而且", "而是", "而今", "而已", "而言", "而后"],
    ),
    ('将', &["即将", "必将", "大将", "干将", "健将", "小将", "名将"], &["将来", "将军", "将士", "将近", "将领"]),
    (
        '向',
        &[
            "方向", "面向", "导向", "走向", "趋向", "倾向", "动向", "取向", "指向", "意向", "去向", "双向", "转向",
            "流向", "志向", "风向", "一向", "投向", "偏向", "内向", "外向", "朝向", "纵向", "横向", "单向", "定向",
        ],
        &["向上", "向前", "向来", "向往", "向导", "向好", "向心", "向阳", "向着"],
    ),
    (
        '为',
        &[
            "认为",
            "作为",
            "行为",
            "成为",
            "以为",
            "更为",
            "较为",
            "最为",
            "极为",
            "因为",
            "人为",
            "称为",
            "变为",
            "颇为",
            "尤为",
            "有为",
            "无为",
            "大有可为",
            "分为",
            "转为",
            "化为",
            "定为",
            "视为",
            "评为",
            "列为",
            "所为",
            "敢为",
            "何为",
            "善为",
            "难为",
        ],
        &[
            "为了",
            "为何",
            "为此",
            "为主",
            "为民",
            "为人",
            "为政",
            "为官",
            "为首",
            "为止",
            "为什么",
            "为难",
            "为期",
            "为先",
            "为要",
            "为本",
        ],
    ),
    (
        '到',
        &[
            "达到", "得到", "做到", "看到", "感到", "遇到", "收到", "受到", "找到", "想到", "来到", "提到", "周到",
            "报到", "不到", "直到", "落到", "迟到", "独到", "抓到",
        ],
        &[
            "到位", "到达", "到来", "到底", "到会", "到期", "到处", "到场", "到家", "到岗", "到任", "到访", "到户",
            "到人", "到点",
        ],
    ),
    (
        '要',
        &[
            "重要",
            "主要",
            "需要",
            "首要",
            "必要",
            "紧要",
            "纲要",
            "概要",
            "险要",
            "扼要",
            "摘要",
            "纪要",
            "只要",
            "提要",
            "简要",
            "政要",
            "将要",
            "想要",
            "一要",
            "二要",
            "三要",
            "四要",
            "五要",
            "六要",
            "七要",
            "八要",
            "九要",
            "十要",
            "切要",
            "机要",
            "索要",
            "为要",
            "要不要",
        ],
        &[
            "要求", "要点", "要害", "要素", "要闻", "要道", "要地", "要领", "要么", "要紧", "要事", "要务", "要义",
            "要件", "要职", "要是", "要强",
        ],
    ),
    (
        '上',
        &[
            "马上",
            "以上",
            "网上",
            "线上",
            "早上",
            "晚上",
            "实际上",
            "基本上",
            "总体上",
            "会上",
            "至上",
            "向上",
            "事实上",
            "面上",
            "身上",
            "手上",
            "路上",
            "大会上",
        ],
        &[
            "上级",
            "上下",
            "上面",
            "上海",
            "上述",
            "上报",
            "上门",
            "上岗",
            "上市",
            "上升",
            "上来",
            "上去",
            "上学",
            "上班",
            "上线",
            "上周",
            "上年",
            "上半",
            "上层",
            "上游",
            "上任",
            "上网",
            "上台",
            "上新",
            "上好",
            "上访",
            "上水平",
            "上规模",
            "上档次",
            "上项目",
            "上紧",
            "上策",
            "上签",
            "上等",
            "上月",
            "上山",
            "上课",
            "上车",
            "上船",
            "上岸",
            "上街",
            "上心",
            "上进",
            "上乘",
            "上品",
            "上千",
            "上万",
            "上百",
            "上亿",
        ],
    ),
    (
        '我',
        &["自我", "忘我", "大我", "小我", "你我", "无我"],
        &["我们", "我国", "我省", "我市", "我县", "我区", "我校", "我院", "我局", "我厂", "我党", "我军", "我家"],
    ),
    ('这', &[], &["这里", "这样", "这些", "这个", "这次", "这么", "这种"]),
    ('们', &[], &[]),
    (
        '以',
        &["可以", "所以", "加以", "予以", "得以", "难以", "足以", "何以", "用以", "给以", "借以"],
        &[
            "以及",
            "以来",
            "以上",
            "以下",
            "以前",
            "以后",
            "以往",
            "以便",
            "以为",
            "以致",
            "以至",
            "以内",
            "以外",
            "以人",
            "以免",
            "以此",
            "以身",
            "以点",
            "以上率下",
            "以诚",
            "以德",
            "以理",
            "以赛",
            "以学",
        ],
    ),
    (
        '于',
        &[
            "对于", "关于", "由于", "至于", "处于", "位于", "属于", "等于", "善于", "敢于", "勇于", "勤于", "限于",
            "基于", "便于", "大于", "小于", "高于", "低于", "终于", "过于", "甚于", "在于",
        ],
        &["于是", "于今"],
    ),
    (
        '并',
        &["合并", "兼并", "吞并", "一并"],
        &["并且", "并非", "并不", "并举", "并重", "并存", "并行", "并进", "并列", "并购", "并轨", "并联", "并肩"],
    ),
    (
        '使',
        &["即使", "促使", "驱使", "大使", "天使", "行使", "假使", "纵使", "致使"],
        &["使用", "使命", "使得", "使者", "使劲"],
    ),
    ('让', &["转让", "出让", "礼让", "谦让", "退让", "忍让"], &["让步", "让利", "让路", "让座"]),
    ('很', &[], &[]),
    ('由', &["自由", "理由", "经由", "缘由", "任由", "来由", "事由"], &["由于", "由此", "由来", "由衷"]),
    (
        '还',
        &["归还", "偿还", "返还", "退还", "生还"],
        &["还是", "还有", "还款", "还债", "还贷", "还清", "还给", "还钱", "还原", "还乡"],
    ),
];

/// Words of two that are said doubled: 研究研究, 一点一点.
const DOUBLED: &[&str] = &[
    "研究", "商量", "讨论", "考虑", "了解", "学习", "休息", "总结", "打扮", "检查", "思考", "交流", "琢磨", "掂量",
    "比较", "沟通", "锻炼", "体验", "调研", "感受", "宣传", "支持", "关心", "分析", "梳理", "反思", "回忆", "整理",
    "打听", "观察", "教育", "提醒", "放松", "熟悉", "活动", "认识", "介绍", "表扬", "批评", "帮助", "指导", "准备",
    "布置", "安排", "督促", "协调", "走访", "看看", "想想", "算算", "谈谈", "试试", "听听", "非常", "永远", "千万",
    "谢谢", "多少", "哪里", "你好", "欢迎", "加油", "努力", "快点", "好好", "慢慢", "天天", "年年", "人人", "时时",
    "处处", "事事", "件件", "样样", "步步", "层层", "个个", "常常", "渐渐", "真的", "很多", "许多", "再见", "恭喜",
    "团结", "胜利", "前进", "奋斗", "创新", "落实", "万岁", "表示", "尝试", "体会", "品味", "参考", "切磋", "回味",
    "见识", "开导", "打量", "盘算", "斟酌", "推敲", "拜托", "清醒", "清楚", "明白", "高兴", "热闹", "一个", "一件",
    "一步", "一点", "一项", "一次", "一家", "一户", "一批", "一层", "一年", "一代", "一天", "一村", "一句", "一条",
    "一遍", "一村", "一样", "一环", "一笔", "一片", "不断", "深入", "来来", "如何", "怎样", "怎么", "什么", "这样",
    "那样", "鼓励", "照顾", "体谅", "历练", "合计", "溜达", "检验", "暖和", "意思", "比划", "敲打", "晾晒", "反省",
    "对照", "解释", "联系", "过问", "翻阅", "品尝", "修改", "完善", "规范", "改进", "教训", "关注", "评价", "评论",
    "参观", "汇报", "适应", "感谢", "鼓掌", "激励", "磨炼", "磨练", "敲定", "打磨", "打理", "收拾", "数落", "念叨",
    "唠叨", "请教", "探讨", "摸索", "尝尝", "试验", "实践", "演练", "练习", "温习", "复习", "预习", "回顾", "展望",
    "丰富", "充实", "活跃", "凉快", "轻松", "舒服", "高高", "早早", "哈哈", "呵呵", "叮当", "扑通", "哗啦", "咕咚",
    "轰隆", "滴答", "噼啪", "嘀嗒", "必胜", "平安", "教导", "开会", "审视", "衡量", "权衡", "评估", "论证", "核实",
    "查看", "观摩", "锤炼", "接触", "问问", "找找",
];

/// Words that stand twice, one finding for every run of them.
pub fn repeated_word(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !setting.is_chinese() {
        return english(scan, found);
    }
    let label = paragraph.label.as_ref().map_or(0, |label| scan.find(label.end));
    let mut place = label;
    while place < scan.len() {
        let hit = long(scan, place, label).or_else(|| pair(scan, place)).or_else(|| particle(scan, place));
        let Some((length, end)) = hit else {
            place += 1;
            continue;
        };
        let word = scan.text(place..place + length);
        // The first one stays.
        let range = scan.bytes(place..end);
        let again = scan.bytes(place + length..end);
        found.push(Found::new(Rule::RepeatedWord, range, Data::About { name: word }).or_write(again, ""));
        place = end;
    }
}

/// How often a word of some length stands at a place in a row: where it ends for the last time.
fn row(scan: &Scan, place: usize, length: usize) -> Option<usize> {
    let word = scan.slice(place..place + length);
    let mut end = place + length;
    while scan.slice(end..end + length) == word && word.len() == length {
        end += length;
    }
    (end > place + length).then_some(end)
}

/// A particle.
fn particle(scan: &Scan, place: usize) -> Option<(usize, usize)> {
    let c = scan.get(place);
    let (_, ending, beginning) = PARTICLES.iter().find(|(particle, _, _)| *particle == c)?;
    let end = row(scan, place, 1)?;
    // 实实在在, 是是非非: what is doubled before or behind belongs to it.
    let doubled = scan.before(place) == scan.before(place.saturating_sub(1)) && is_han(scan.before(place))
        || scan.get(end) == scan.get(end + 1) && is_han(scan.get(end));
    let belongs =
        ending.iter().any(|word| scan.ends(place + 1, word)) || beginning.iter().any(|word| scan.starts(end - 1, word));
    let apart = !doubled && (!belongs || end > place + 2);
    apart.then_some((1, end))
}

/// A word of two characters.
fn pair(scan: &Scan, place: usize) -> Option<(usize, usize)> {
    let (one, two) = (scan.get(place), scan.get(place + 1));
    if one == two || !is_han(one) || !is_han(two) {
        return None;
    }
    let end = row(scan, place, 2)?;
    let word: String = [one, two].iter().collect();
    // 一点一点, 很久很久; 研究研究再说.
    let open = matches!(one, '一' | '很' | '好' | '再' | '越' | '多' | '又' | '不' | '大' | '几' | '半' | '每');
    let numeral =
        "一二三四五六七八九十百千万亿零〇两".contains(one) || "一二三四五六七八九十百千万亿零〇".contains(two);
    // 笑着笑着
    let on = matches!(two, '着' | '呀' | '啊');
    // 监督监督者, 教育教育者: what is done to those who do it; 实干实干再实干.
    let done_to = scan.starts_any(end, &DOERS).is_some();
    let thrice = scan.get(end) == '再' && scan.slice(end + 1..end + 3) == scan.slice(place..place + 2);
    let apart = open || numeral || on || done_to || thrice || DOUBLED.contains(&word.as_str());
    (!apart && end == place + 4).then_some((2, end))
}

/// What makes those who do something of it.
const DOERS: [&str; 10] = ["者", "人员", "人才", "对象", "部门", "机构", "主体", "方式", "工具", "队伍"];

/// A phrase of three to twelve characters.
fn long(scan: &Scan, place: usize, from: usize) -> Option<(usize, usize)> {
    let c = scan.get(place);
    if !is_han(c) || place < from {
        return None;
    }
    for length in 3..=12 {
        // Most places end here: the character does not come again.
        if scan.get(place + length) != c {
            continue;
        }
        let word = scan.slice(place..place + length);
        let whole = word.len() == length && word.iter().all(|c| is_han(*c)) && word.iter().any(|other| *other != c);
        // 高高高低低低 and ABAB are no phrases of their own.
        let simple = length == 4 && scan.slice(place..place + 2) == scan.slice(place + 2..place + 4);
        // 一个点一个点地改, 又一年又一年
        let counted = matches!(c, '一' | '每' | '几' | '又' | '再' | '越');
        if whole
            && !simple
            && !counted
            && let Some(end) = row(scan, place, length)
        {
            return Some((length, end));
        }
    }
    None
}

/// English words that are said twice on purpose, or stand twice by grammar.
const TWICE: [&str; 26] = [
    "had", "that", "bye", "very", "no", "so", "never", "long", "many", "now", "well", "hear", "ha", "far", "much",
    "really", "yes", "more", "hip", "there", "again", "go", "on", "knock", "over", "please",
];

fn english(scan: &Scan, found: &mut Vec<Found>) {
    let mut before: Option<(usize, usize)> = None;
    let mut place = 0;
    while place < scan.len() {
        let letter = |c: char| c.is_alphabetic() || matches!(c, '’' | '\'');
        let length = scan.slice(place..scan.len()).iter().take_while(|c| letter(**c)).count();
        if length == 0 {
            // A mark between two words parts them.
            if !scan.get(place).is_whitespace() {
                before = None;
            }
            place += 1;
            continue;
        }
        let end = place + length;
        let word = scan.text(place..end).to_lowercase();
        if let Some((start, stop)) = before {
            let same = scan.text(start..stop).to_lowercase() == word;
            // Bora Bora, New York New York: names begin with capitals both times.
            let name = scan.get(place).is_uppercase();
            let hyphen = scan.get(end) == '-' || scan.before(start) == '-';
            if same && !name && !hyphen && !TWICE.contains(&word.as_str()) {
                let finding = Found::new(Rule::RepeatedWord, scan.bytes(start..end), Data::About { name: word });
                found.push(finding.or_write(scan.bytes(stop..end), ""));
            }
        }
        before = Some((place, end));
        place = end;
    }
}
