//! Names of people: surnames, and the posts that stand beside them.

use super::is_han;

/// Posts that stand before a name.
pub const POSTS: &[&str] = &[
    "书记",
    "省长",
    "市长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "局长",
    "厅长",
    "处长",
    "科长",
    "部长",
    "主任",
    "主席",
    "校长",
    "院长",
    "所长",
    "行长",
    "经理",
    "董事长",
    "总裁",
    "会长",
    "理事长",
    "秘书长",
    "委员",
    "常委",
    "代表",
    "厂长",
    "站长",
    "队长",
    "社长",
    "台长",
    "馆长",
    "班长",
    "总工程师",
    "总监",
    "教授",
    "老师",
    "同志",
    "司令员",
    "政委",
    "支书",
    "村长",
];

/// The commonest surnames, by which a name is told from other words of two or three characters.
pub const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";

/// Surnames of two characters.
pub const COMPOUND_SURNAMES: &[&str] =
    &["欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "东方", "端木", "长孙"];

/// Whether characters are the name of a person, or stand for one.
pub fn is_name(words: &str) -> bool {
    let length = words.chars().count();
    let stands = words.chars().all(|c| matches!(c, '×' | 'X' | 'x' | '*' | '某' | '○' | '□'));
    if stands {
        return (2..=4).contains(&length);
    }
    let surname = words.chars().next().is_some_and(|c| SURNAMES.contains(c)) && (2..=3).contains(&length);
    let compound = COMPOUND_SURNAMES.iter().any(|name| words.starts_with(name)) && (3..=4).contains(&length);
    let marked = words.chars().next().is_some_and(|c| SURNAMES.contains(c))
        && words.chars().skip(1).all(|c| matches!(c, '×' | 'X' | '*' | '某'));
    (surname || compound) && words.chars().all(is_han) || (marked && length > 1)
}
