//! What went wrong with a file: what happened, and what to do. One line each.

use super::{Lang, Words, either, one_line, words};

/// File errors: behind the name of the file.
pub const NOT_FOUND: Words = words("没有这个文件，看看路径对不对", "no such file; check the path");
pub const NO_PERMISSION: Words =
    words("没有权限，换个地方或找人开权限", "permission denied; choose another place or ask for access");
pub const READ_ONLY: Words = words("是只读的，换个地方存", "read-only; save elsewhere");
pub const DISK_FULL: Words = words("磁盘满了，腾出空间再来", "the disk is full; free some space and try again");
pub const IS_FOLDER: Words = words("是个文件夹，写出里面的文件名", "is a folder; name a file in it");
pub const NOT_A_FILE: Words = words("是设备或管道，换一个普通文件", "is a device or a pipe; name an ordinary file");
pub const LINK_LOOP: Words =
    words("链接绕回了自己，改指真正的文件", "the link leads back to itself; point it at a real file");
pub const STOPPED: Words = words("中途取消了", "it was called off");
pub const EXISTS: Words = words("已经有了；要覆盖就加 --force", "exists already; add --force to replace it");
pub const NOT_UTF8: Words = words("不是 UTF-8 文字，先转成 UTF-8", "not UTF-8 text; convert it to UTF-8 first");
pub const TOO_DEEP: Words =
    words("括号套得太深，不是讲台写的文件", "brackets nest too deep, so this is no Lectern file; choose another");
pub const TOO_MANY: Words = words("内容太多，不像一份讲话稿；先拆成几份", "holds too much for a draft; split it first");
pub const NOT_OURS: Words =
    words("开头没有 (format: …，不是讲台的文件", "does not begin with (format: …, so it is no Lectern file");
pub const DEPTH: Words = words("层次超过 8 级，先并掉一些", "more than 8 levels; merge some first");
pub const SECTIONS: Words = words("超过 10,000 个部分，先拆成几份", "more than 10,000 sections; split it first");
pub const START: Words = words(
    "开始的项数（start）没写出来的太多，合起来最多补 1,000 个部分",
    "start asks for more items than are made: 1,000 parts beyond those written out",
);
pub const MIN_ABOVE_MAX: Words =
    words("最多项数比最少或开始的项数还小", "the greatest number of items is below the least or the first");
pub const SHARE: Words = words("时间占比要在 0 和 1 之间", "a share of the time lies between 0 and 1");

pub const TOO_LONG: Words =
    words("名称和提示最多 1,000 个字，写短一些", "a name or hint has 1,000 characters at most; shorten it");

pub fn too_large(lang: Lang, mib: u64) -> String {
    either(lang, || format!("超过 {mib} MiB，这里读不了"), || format!("larger than {mib} MiB, which is not read here"))
}

pub fn other(lang: Lang, system: &str) -> String {
    either(lang, || format!("系统说：{system}"), || format!("the system says: {system}"))
}

pub fn syntax(lang: Lang, said: &str) -> String {
    either(lang, || format!("格式不对：{said}"), || format!("malformed: {said}"))
}

/// `near` is the nearest name there is.
pub fn no_key(lang: Lang, name: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("这里没有“{name}”这种写法{zh}"), || format!("“{name}” means nothing here{en}"))
}

pub fn missing(lang: Lang, name: &str) -> String {
    either(lang, || format!("缺了 {name}，补上"), || format!("{name} is missing; write it"))
}

/// `field` belongs to the items of a list.
pub fn other_list(lang: Lang, field: &str) -> String {
    either(
        lang,
        || format!("字段 {field} 属于另一个列表的项；去掉它，或者写对 list"),
        || format!("the field {field} belongs to the items of another list; take it out or name that list"),
    )
}

pub fn other_kind(lang: Lang, kind: &str) -> String {
    either(
        lang,
        || format!("是另一种文件（{kind}），换一个"),
        || format!("is another kind of file ({kind}); choose another"),
    )
}

pub fn newer(lang: Lang, version: u32) -> String {
    either(
        lang,
        || format!("是版本 {version} 的文件，这里读不了；先升级讲台再打开"),
        || format!("a file of version {version} is not read here; update Lectern to open it"),
    )
}

pub fn language(lang: Lang, tag: &str) -> String {
    either(
        lang,
        || format!("不认识的语言“{tag}”，写 zh-CN 或 en"),
        || format!("unknown language “{tag}”; write zh-CN or en"),
    )
}

pub fn bad_id(lang: Lang, id: &str) -> String {
    either(
        lang,
        || format!("“{id}”不能作标识；用小写字母、数字、- 和 _，部分用 1 起的数"),
        || format!("“{id}” is no id; use lower-case letters, digits, - and _, for a section a number from 1 on"),
    )
}

pub fn id_twice(lang: Lang, id: &str) -> String {
    either(
        lang,
        || format!("标识 {id} 出现了两次，改掉一个"),
        || format!("the id {id} stands twice; change one of them"),
    )
}

/// `near` is the nearest name there is.
pub fn no_field(lang: Lang, name: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("没有叫“{name}”的字段{zh}"), || format!("no field is called “{name}”{en}"))
}

pub fn no_list(lang: Lang, name: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("没有叫“{name}”的列表{zh}"), || format!("no list is called “{name}”{en}"))
}

pub fn no_template(lang: Lang, name: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("没有叫“{name}”的模板{zh}"), || format!("no template is called “{name}”{en}"))
}

pub fn no_profile(lang: Lang, name: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("没有叫“{name}”的版式{zh}"), || format!("no profile is called “{name}”{en}"))
}

fn hint(near: Option<&str>) -> (String, String) {
    near.map(|near| (format!("；是不是“{near}”？"), format!("; did you mean “{near}”?"))).unwrap_or_default()
}

pub fn tag(lang: Lang, tag: &str) -> String {
    either(lang, || format!("{{{tag}}} 没有所指，或没有收尾"), || format!("{{{tag}}} names nothing, or has no end"))
}

/// `words` begin with the brace.
pub fn brace(lang: Lang, words: &str) -> String {
    either(
        lang,
        || format!("“{words}”处的花括号不成对；花括号作文字时要写两遍"),
        || format!("the brace at “{words}” has no other; write it twice if it is a word"),
    )
}

pub fn form(lang: Lang, form: &str, field: &str) -> String {
    either(
        lang,
        || format!("{field} 没有 {form} 这种写法；日期有 year day weekday numeral，数字有 numeral ordinal next"),
        || {
            format!(
                "{field} has no form {form}; dates have year, day, weekday, numeral; numbers numeral, ordinal, next"
            )
        },
    )
}

pub fn short(lang: Lang, field: &str) -> String {
    either(
        lang,
        || format!("{field} 的简称要是另一个文字（Text）字段；两个都要在 fields 里，简称自己不再有简称"),
        || {
            format!(
                "the short form of {field} must be another Text field; both in fields, and that one without a short form"
            )
        },
    )
}

pub fn cycle(lang: Lang, field: &str) -> String {
    either(
        lang,
        || format!("字段 {field} 的算式绕回了自己，改掉其中一处"),
        || format!("the formula of {field} leads back to itself; change one of them"),
    )
}

pub fn too_much_made(lang: Lang, field: &str) -> String {
    either(
        lang,
        || format!("字段 {field} 的算式套得太深或太长，写短一些"),
        || format!("the formula of {field} nests too deep or says too much; shorten it"),
    )
}

pub fn when(lang: Lang, when: &str) -> String {
    either(
        lang,
        || format!("“{when}”不是条件；写成 online、not online 或 kind=表彰|总结"),
        || format!("“{when}” is no condition; write online, not online or kind=gala|dinner"),
    )
}

pub fn when_field(lang: Lang, field: &str) -> String {
    either(
        lang,
        || format!("条件里的字段 {field} 要是是非题（YesNo），或者写出 = 后面的选项"),
        || format!("the field {field} of a condition must be YesNo, or a Choice with = and what is chosen"),
    )
}

pub fn no_choice(lang: Lang, choice: &str, near: Option<&str>) -> String {
    let (zh, en) = hint(near);
    either(lang, || format!("选项里没有“{choice}”{zh}"), || format!("“{choice}” is no choice of that field{en}"))
}

pub fn numbering(lang: Lang, mark: &str) -> String {
    either(
        lang,
        || format!("没有“{mark}”这种编号；有 一、（一） 1. （1） 一要 一是 第一， 首先，"),
        || format!("no numbering “{mark}”; there are 一、 （一） 1. （1） 一要 一是 第一， 首先，"),
    )
}

pub fn value(lang: Lang, value: &str) -> String {
    either(lang, || format!("“{value}”填不进这种字段"), || format!("“{value}” does not fit this kind of field"))
}

pub fn shares(lang: Lang, thousandths: u32) -> String {
    let sum = f64::from(thousandths) / 1000.0;
    either(
        lang,
        || format!("各部分的时间占比加起来是 {sum}，要等于 1"),
        || format!("the shares add up to {sum}, not to 1"),
    )
}

pub const PROFILE_PAPER: Words =
    words("纸张大小和页边距排不下正文（毫米）", "these margins leave no room for text on this paper (millimetres)");
pub const PROFILE_HEADINGS: Words = words("标题要有 1 到 8 级", "there must be 1 to 8 levels of headings");
pub const PROFILE_NAME: Words = words(
    "名称和字体名不能空着，也不能超过 80 字",
    "names, also of fonts, must not be empty nor longer than 80 characters",
);

pub fn profile_range(lang: Lang, entry: &str) -> String {
    either(
        lang,
        || format!("{entry} 里的数字超出范围：字号 5 到 96，行距 1 到 6 倍字号，缩进 0 到 20 字"),
        || format!("a number of {entry} is out of range: sizes from 5 to 96, pitch 1 to 6 sizes, indent 0 to 20"),
    )
}

/// Exporting: behind the name of the file.
pub const NO_FONT: Words =
    words("没有能排这份稿子的字体，先装一种中文字体", "no font can set this speech; install one first");
pub const NOT_IN_BUILD: Words =
    words("这一版还写不了这种文件，换一种格式", "this build does not write such files; choose another format");

pub fn refused(lang: Lang, said: &str) -> String {
    either(lang, || format!("写不成：{said}"), || format!("it could not be made: {said}"))
}

/// One line, whatever the file is called and holds. `position` is a line and a column.
pub fn at(lang: Lang, file: &str, position: Option<(usize, usize)>, what: &str) -> String {
    one_line(&match (lang, position) {
        (Lang::Zh, Some((line, column))) => format!("{file} 第 {line} 行第 {column} 列：{what}"),
        (Lang::Zh, None) => format!("{file}：{what}"),
        (Lang::En, Some((line, column))) => format!("{file}, line {line}, column {column}: {what}"),
        (Lang::En, None) => format!("{file}: {what}"),
    })
}
