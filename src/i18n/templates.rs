//! The user's own templates.

use super::{Lang, Words, either, words};

pub const NEW: Words = words("新建模板", "New template");
pub const EDIT: Words = words("修改模板", "Change template");
pub const EDIT_COPY: Words = words("照着改一个自己的", "Change a copy of my own");
pub const SHARES_EVENED: Words =
    words("各部分占时已按比例调成 100%", "The shares of the parts have been made to add up to 100%");
pub const KEEP: Words = words("存成模板…", "Keep as template…");
pub const KEEP_ASKED: Words = words("存成模板", "Keep as template");
pub const KEEP_NOTE: Words = words(
    "勾上的下次要换，在模板里留成空；没勾的照样写着。",
    "What is ticked becomes a blank in the template; the rest stays as written.",
);
pub const LOOKING: Words = words("正在找可以留空的……", "Looking for what may be left blank…");
pub const NOTHING_TO_BLANK: Words = words("没有找到要留空的，照样存。", "Nothing to leave blank was found.");
pub const NAME: Words = words("模板名称", "Name of the template");
pub const NEW_NAME: Words = words("新模板", "New template");
/// What new blanks are called.
pub const PLACE: Words = words("地名", "place");
pub const SHORT_PLACE: Words = words("地名简称", "short name of the place");
pub const BODY: Words = words("单位", "organisation");
pub const PERSON: Words = words("人名", "person");
pub const SPEAKER: Words = words("讲话人", "speaker");
pub const DAY: Words = words("日期", "date");
pub const WEEKDAY: Words = words("星期", "weekday");
pub const YEAR: Words = words("年份", "year");
pub const LAST_YEAR: Words = words("上一年", "last year");
pub const NEXT_YEAR: Words = words("下一年", "next year");
pub const ORDINAL: Words = words("届次", "ordinal");
pub const PLAN: Words = words("规划", "plan");
pub const HOLIDAY: Words = words("节日", "holiday");
pub const FIGURE: Words = words("数字", "figure");
pub const MARK: Words = words("待填", "to fill in");
/// The groups in which blanks are proposed.
pub const FILLED: Words = words("已填的字段", "Filled in");
pub const PLACES: Words = words("地名", "Places");
pub const BODIES: Words = words("单位", "Organisations");
pub const PEOPLE: Words = words("人名", "People");
pub const DAYS: Words = words("日期", "Dates");
pub const WEEKDAYS: Words = words("星期", "Weekdays");
pub const YEARS: Words = words("年份", "Years");
pub const ORDINALS: Words = words("届次", "Ordinals");
pub const PLANS: Words = words("规划", "Plans");
pub const HOLIDAYS: Words = words("节日", "Holidays");
pub const FIGURES: Words = words("数字", "Figures");
pub const MARKS: Words = words("待填", "To fill in");
pub const ALL: Words = words("全选", "All");
pub const NONE: Words = words("全不选", "None");
pub const COPY: Words = words("复制一份自己的", "Copy as my own");
pub const PUT_AWAY: Words = words("移到回收站", "Put into the bin");
pub const SHOW: Words = words("在文件夹中显示", "Show in folder");
pub const RENAME: Words = words("改名称…", "Rename…");
pub const RENAME_ASKED: Words = words("改模板名称", "Rename the template");
pub const RENAME_YES: Words = words("改名称", "Rename");
pub const NO_NAME: Words = words("写一个名称", "Give it a name");
pub const NAME_TAKEN: Words =
    words("另一个自己的模板叫这个名称，换一个", "Another template of yours has this name; choose another");
pub const BACK: Words = words("放回", "Put back");

/// What a blank is to be called in the list of what may become one: the field, and what stands in it.
pub fn filled(lang: Lang, name: &str, words: &str) -> String {
    either(lang, || format!("{name}：{words}"), || format!("{name}: {words}"))
}

/// Words of the text that may become a blank, with their group, and how often they stand.
pub fn in_text(lang: Lang, group: Words, words: &str, times: usize) -> String {
    let group = group.get(lang);
    either(lang, || format!("{group}　{words}　文中 {times} 处"), || format!("{group}: {words}, {times} in the text"))
}

/// How often words stand in the text.
pub fn times(lang: Lang, times: usize) -> String {
    either(lang, || format!("{times} 处"), || if times == 1 { "once".to_owned() } else { format!("{times} times") })
}

/// How many of the proposals are taken.
pub fn taken(lang: Lang, taken: usize, all: usize) -> String {
    either(
        lang,
        || format!("可以留空的 {all} 处，勾了 {taken} 处"),
        || format!("{taken} of {all} proposed blanks taken"),
    )
}

pub fn made_of(lang: Lang, title: &str) -> String {
    either(lang, || format!("由“{title}”存成"), || format!("Made of “{title}”"))
}

/// What a copy of a template is called, by its number.
pub fn copy_of(lang: Lang, name: &str, number: usize) -> String {
    match number {
        1 => either(lang, || format!("{name}（自己的）"), || format!("{name} (my own)")),
        _ => either(lang, || format!("{name}（自己的 {number}）"), || format!("{name} (my own {number})")),
    }
}

/// The name of which this is that of a copy; any other name is its own.
pub fn copied(name: &str) -> &str {
    let copy = |open: &str, close: &str| {
        let (stem, number) = name.strip_suffix(close)?.rsplit_once(open)?;
        number.trim().chars().all(|c| c.is_ascii_digit()).then_some(stem)
    };
    copy("（自己的", "）").or_else(|| copy(" (my own", ")")).unwrap_or(name)
}

pub fn saved_beside(lang: Lang, asked: &str, written: &str) -> String {
    either(
        lang,
        || format!("{asked} 在别处改过，两份都留着：您的存成了 {written}"),
        || format!("{asked} was changed elsewhere, and both are kept: yours is {written}"),
    )
}

/// A template that would not be read again.
pub fn unwritten(lang: Lang, problem: &str) -> String {
    either(
        lang,
        || format!("还不能存，这样存了打不开：{problem}"),
        || format!("Not saved, as it could not be opened: {problem}"),
    )
}

pub fn kept(lang: Lang, name: &str) -> String {
    either(lang, || format!("模板“{name}”存好了"), || format!("The template “{name}” is kept"))
}

pub const EMPTY_BIN: Words = words("清空回收站", "Empty the bin");
pub const EMPTY_BIN_ASKED: Words = words("清空回收站", "Empty the bin");
pub const SHOW_BIN: Words = words("在文件夹中显示回收站", "Show the bin in its folder");
pub const EMPTY: Words = words("清空", "Empty");
pub const CLEAR_SEARCH: Words = words("看全部模板", "Show all templates");

/// What is asked before the bin is emptied.
pub fn emptying(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("回收站里的 {count} 个模板删了就找不回来。"),
        || {
            if count == 1 {
                "The template in it cannot be brought back.".to_owned()
            } else {
                format!("The {count} templates in it cannot be brought back.")
            }
        },
    )
}

pub fn emptied(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("回收站清空了，删了 {count} 个模板"),
        || if count == 1 { "One template was removed".to_owned() } else { format!("{count} templates were removed") },
    )
}

pub fn not_emptied(lang: Lang, said: &str, count: usize) -> String {
    either(
        lang,
        || format!("{count} 个模板没有删掉：{said}"),
        || {
            if count == 1 {
                format!("One template stayed: {said}")
            } else {
                format!("{count} templates stayed: {said}")
            }
        },
    )
}

pub fn bin(lang: Lang, count: usize) -> String {
    either(
        lang,
        || format!("回收站：{count} 个模板"),
        || if count == 1 { "Bin: one template".to_owned() } else { format!("Bin: {count} templates") },
    )
}

/// What a template in the bin is called: by its file alone where that is named after it.
pub fn binned(lang: Lang, name: &str, file: &str) -> String {
    if file.starts_with(name) {
        return file.to_owned();
    }
    either(lang, || format!("{name}（{file}）"), || format!("{name} ({file})"))
}

/// What a template in the bin is brought back by.
pub fn bring_back(lang: Lang, file: &str) -> String {
    either(lang, || format!("放回 {file}"), || format!("Put back {file}"))
}

pub fn put_away(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("{file} 移到了模板文件夹的 bin 里"),
        || format!("{file} is in the bin of the template folder"),
    )
}

pub fn renamed(lang: Lang, name: &str) -> String {
    either(lang, || format!("模板改名叫“{name}”了"), || format!("The template is called “{name}” now"))
}

pub fn rename_note(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("只改名称，文件还是 {file}。"),
        || format!("Only its name changes; the file is still {file}."),
    )
}

pub const ABOUT_SALUTATION: Words = words(
    "称呼到会的人：先客后主、先上级后同级，最后“同志们”，用冒号。",
    "Name those present: guests first, then the house, and everybody at the end.",
);
pub const ABOUT_GREETING: Words = words(
    "开头两三句：什么场合、代表谁、向谁问候或祝贺。",
    "Two or three sentences: the occasion, on whose behalf, whom you greet or congratulate.",
);
pub const ABOUT_REVIEW: Words = words(
    "上一阶段做成了什么，用数字和例子说，归功于到会的人。",
    "What has been achieved, in figures and examples, and whose merit it is.",
);
pub const ABOUT_REPLY: Words = words(
    "回应刚才的发言：各讲了什么，共同的地方在哪里。",
    "An answer to those who have just spoken: what each said, and what they share.",
);
pub const ABOUT_LEAD_IN: Words = words(
    "一句话引到下面：讲几点。数目跟着下面的条数走。",
    "One sentence that leads on: how many points follow. The number keeps itself right.",
);
pub const ABOUT_PART: Words = words(
    "先说为什么重要，再说要做什么，最后落到谁来做、做到什么程度。各个标题句式一致。",
    "Why it matters first, then what is asked, then who does it and how far. Headings of one level are built alike.",
);
pub const ABOUT_ITEM: Words = words(
    "标题四到八个字，后面写做什么、怎么做、做到什么样。",
    "A short heading, then what is to be done, how, and to what end.",
);
pub const ABOUT_CLOSING: Words = words("收尾：一句号召，一句祝愿，一句感谢。", "The end: a call, a wish, thanks.");
pub const ABOUT_OTHER: Words =
    words("承上启下的话，和前后各部分对得上。", "What leads from one part to the next and agrees with both.");
