//! The sheet on which a template is made.

use super::{Lang, Words, either, words};

/// The sides of the sheet: part, fields, lists, about, what it makes.
pub const SIDES: [Words; 5] = [
    words("部分", "Part"),
    words("字段", "Blanks"),
    words("分项组", "Lists"),
    words("模板", "About"),
    words("成稿", "Result"),
];
pub const TRY: Words = words("用它起草", "Draft with it");
pub const NO_PART: Words =
    words("在左边选一个部分，或者把光标放到正文里。", "Choose a part in the outline, or put the caret into the text.");

pub const ROLE: Words = words("用途", "What it is for");
pub const GUIDANCE: Words = words("写作提示", "Guidance");
pub const GUIDANCE_HINT: Words = words("写什么，多长，常见的毛病", "What to say, how long, a frequent mistake");
pub const SHARE: Words = words("占时（%）", "Share of the time (%)");
pub const SHARE_FAULT: Words = words("填 0 到 100 的数", "A number from 0 to 100");
pub const BY_LENGTH: Words = words("按字数分", "By length");
pub const BY_LENGTH_NAME: Words = words("各部分占时按字数分", "Share the time by length");
pub const OPTIONAL: Words = words("可以不要这一部分", "Speeches may go without it");
pub const WHEN: Words = words("什么时候讲", "When it is spoken");
pub const ALWAYS: Words = words("总是", "Always");
pub const NO_CONDITION: Words =
    words("有“是或否”“选一个”的字段，就可以设条件。", "A blank of kind “yes or no” or “one of several” can decide it.");
pub const OF_LIST: Words = words("算在哪个分项组里", "Item of");
pub const OF_NO_LIST: Words = words("不算", "No list");
pub const PHRASINGS: Words = words("备选说法", "Other ways to say it");
pub const ADD_PHRASING: Words = words("加一种说法", "Add one");
pub const OWN_BLANKS: Words = words("这一项自己的字段", "Blanks of this item");

pub const FIELD_NAME: Words = words("字段名称", "Name of the blank");
pub const KIND: Words = words("填什么", "What is filled in");
pub const KINDS: [Words; 9] = [
    words("一行字", "Words"),
    words("几行字", "Several lines"),
    words("日期", "Date"),
    words("数字", "Number"),
    words("选一个", "One of several"),
    words("并列几个", "List"),
    words("是或否", "Yes or no"),
    words("人员", "People"),
    words("称谓", "Salutation"),
];
pub const OPTIONS: Words = words("可选的", "Choices");
pub const OPTIONS_HINT: Words = words("一行一个", "One on each line");
pub const GROUP: Words = words("归在哪一组", "Group in the form");
pub const HINT: Words = words("填写提示", "Hint");
pub const REQUIRED: Words = words("必填", "Asked first");
pub const VALUE: Words = words("默认填", "Filled in from the start");
pub const SAMPLE: Words = words("示例", "Sample");
pub const FORMULA: Words = words("由别的字段得来", "Made from other blanks");
pub const FORMULA_HINT: Words = words("例如 〔年份〕年〔会议名称〕", "For example: [city] Library Meeting");
pub const FORMULA_FAULT: Words =
    words("不能用到自己，也不能绕回来", "It cannot be made of itself, nor of what is made of it");
pub const SHORT: Words = words("第二次提到起用", "Said from the second time on");
pub const NO_SHORT: Words = words("全称", "In full");
pub const ADD_FIELD: Words = words("加一个字段", "Add a blank");
pub const NEW_FIELD: Words = words("新字段", "new blank");
pub const PUT_IN: Words = words("放到光标处", "Put in at the caret");
pub const UP: Words = words("上移", "Move up");
pub const DOWN: Words = words("下移", "Move down");
pub const REMOVE: Words = words("删除", "Remove");
pub const YES: Words = words("是", "Yes");
pub const NO: Words = words("否", "No");
pub const UNSAID: Words = words("不填", "Left open");
pub const UNUSED: Words = words("还没用到", "not used yet");

pub const LIST_NAME: Words = words("分项组名称", "Name of the list");
pub const PATTERN: Words = words("每一项的标题", "Heading of every item");
pub const PATTERN_HINT: Words = words("空着，每一项自己写标题", "Left empty, each item has its own");
pub const LEAST: Words = words("至少", "At least");
pub const MOST: Words = words("至多", "At most");
pub const START: Words = words("起草时", "To start with");
pub const COUNT_FAULT: Words = words("填 0 到 99 的数", "A number from 0 to 99");
pub const ITEM_BODY: Words = words("新一项的正文", "Text of a new item");
pub const ITEM_GUIDANCE: Words = words("新一项的写作提示", "Guidance of a new item");
pub const ADD_LIST: Words = words("加一个分项组", "Add a list");
pub const NEW_LIST: Words = words("新分项组", "new list");
pub const PUT_COUNT_IN: Words = words("把项数放到光标处", "Put its number in at the caret");

pub const OCCASION: Words = words("适用场合", "When it is used");
pub const CATEGORY: Words = words("类别", "Kind of occasion");
pub const MINUTES: Words = words("时长（分钟）", "Time (minutes)");
pub const MINUTES_FAULT: Words = words("填 1 到 600 的数", "A number from 1 to 600");
pub const LANGUAGE: Words = words("用什么语言写", "Language");

/// What a form of a blank is called within a formula, and the count of a list within a text.
pub const YEAR: Words = words("年", "year");
pub const DAY: Words = words("月日", "day");
pub const WEEKDAY: Words = words("星期", "weekday");
pub const DAY_AND_WEEKDAY: Words = words("月日和星期", "day and weekday");
pub const NUMERAL: Words = words("汉字", "in words");
pub const ORDINAL: Words = words("第几", "ordinal");
pub const NEXT: Words = words("下一个", "next");
pub const PREVIOUS: Words = words("上一个", "previous");
pub const COUNT: Words = words("项数", "number");

pub fn level(lang: Lang, level: usize) -> String {
    either(lang, || format!("第 {level} 级"), || format!("Level {level}"))
}

pub fn phrasing(lang: Lang, number: usize) -> String {
    either(lang, || format!("说法 {number}"), || format!("Phrasing {number}"))
}

/// What the shares of the parts add up to.
pub fn shares(lang: Lang, percent: &str) -> String {
    either(lang, || format!("各部分合计 {percent}%"), || format!("All parts: {percent}%"))
}

/// How often a blank stands in the template.
pub fn uses(lang: Lang, times: usize) -> String {
    either(
        lang,
        || format!("用了 {times} 处"),
        || if times == 1 { "used once".to_owned() } else { format!("used {times} times") },
    )
}

/// What becomes of the places of a blank that is removed.
pub fn removing(lang: Lang, times: usize) -> String {
    either(lang, || format!("删除，{times} 处改成文字"), || format!("Remove; words in {times} places"))
}

/// How many items a list has.
pub fn items(lang: Lang, count: usize) -> String {
    either(lang, || format!("{count} 项"), || if count == 1 { "1 item".to_owned() } else { format!("{count} items") })
}

/// The condition that something is chosen in a field.
pub fn chosen(lang: Lang, field: &str, option: &str) -> String {
    either(lang, || format!("{field}：{option}"), || format!("{field}: {option}"))
}

/// The condition that a field says no.
pub fn without(lang: Lang, name: &str) -> String {
    either(lang, || format!("没有：{name}"), || format!("Not: {name}"))
}
