//! What the checks say: of every rule its name, why it matters, and what it says of one finding; and what fixes do.

use super::{Lang, Words, either, words};

/// Of a rule: what it is called, and why it matters, in one sentence.
pub struct About {
    /// What it is called.
    pub title: Words,
    /// Why it matters.
    pub why: Words,
}

const fn about(zh: &'static str, en: &'static str, why_zh: &'static str, why_en: &'static str) -> About {
    About { title: words(zh, en), why: words(why_zh, why_en) }
}

/// Of the rule of that name; `None` if no rule is called so.
#[rustfmt::skip] // A rule reads better in lines than in columns.
pub fn of_rule(name: &str) -> Option<About> {
    Some(match name {
        "control-characters" => about("看不见的字符", "invisible characters",
            "看不见的字符是从网页和坏文件里带来的，打印、转换时会变成乱码", "they come from web pages and damaged files, and turn into rubbish when printed or converted"),
        "announced-count" => about("报的数对不上", "counts not kept",
            "台下有人在数：说了四点只讲三点，一听就听出来", "somebody in the hall counts along: four announced and three given is heard at once"),
        "numbering" => about("序号不连贯", "numbers out of order",
            "序号跳了、重了，多半是删改时漏了改（GB/T 9704—2012 7.3.3：一、（一）1.（1））", "numbers that skip or repeat mostly mean that something was cut and not put right"),
        "leftover-mark" => about("留下的记号", "marks left over",
            "××、某某、____ 是等着填的，念到这里会卡住", "××, 某某 and ____ wait for words; the speaker will stop short there"),
        "unfilled-field" => about("没填的空", "unfilled blanks",
            "空没填就会原样念出来或印出来", "a blank that is left is read out, or printed, as it stands"),
        "guidance-left" => about("写作提示没删", "guidance left in",
            "提示是写给起草人看的，不是讲给会场听的", "guidance is for whoever writes, not for the hall"),
        "punctuation-width" => about("标点全角半角", "width of marks",
            "中文里用全角标点（GB/T 15834—2011 5.1），半角的排出来参差不齐", "Chinese takes full-width marks (GB/T 15834—2011, 5.1), English half-width ones"),
        "punctuation-doubled" => about("标点重复", "doubled marks",
            "两个标点挨着，多半是删改时留下的", "two marks side by side are mostly left from editing"),
        "unmatched-pair" => about("括号引号不成对", "unmatched brackets or quotes",
            "少了一半，就分不清话从哪里起、到哪里止（GB/T 15834—2011 4.8、4.9、4.15）", "without the other half nobody knows where the words begin or end"),
        "repeated-word" => about("词语重复", "doubled words",
            "多打了一个词，念稿子的人会被绊一下", "a word typed twice trips whoever reads it out"),
        "repeated-passage" => about("整句整段重复", "repeated passages",
            "同一段话出现两次，多半是粘贴了两遍", "a passage that stands twice was mostly pasted twice"),
        "mixed-enumerators" => about("序号写法不一", "mixed enumerators",
            "一要、二是、第三混着用，听的人跟不上层次", "marks of several kinds in one list hide where its items begin"),
        "leftover-name" => about("像是旧稿的名称", "names that look left over",
            "只出现一两次、又和通篇不一样的地名、单位名，可能是旧稿留下的", "a place or body that stands once or twice beside another may come from the copied draft"),
        "leftover-year" => about("日期对不上", "dates that do not fit",
            "年份、星期、节日和讲话那天对不上，可能是旧稿留下的", "a year, weekday or holiday that does not fit the day may come from the copied draft"),
        "nested-quotes" => about("引号套引号", "quotes within quotes",
            "引号里面再用引号，里面用单引号；书名号里面用单书名号（GB/T 15834—2011 4.8.3.3、4.15）", "within quotation marks the inner ones are of the other kind (GB/T 15834—2011, 4.8.3.3)"),
        "empty-section" => about("只有标题", "empty sections",
            "旁边的部分都有内容，这里只有一个标题", "the parts beside it say something; this one has a heading alone"),
        "long-sentence" => about("句子太长", "long sentences",
            "一口气念不下来，听的人也记不住开头", "too long for one breath, and for a listener to remember how it began"),
        "over-time" => about("超时", "over time",
            "照这个语速讲不完", "there is more to say than there is time for"),
        "missing-salutation" => about("没有称谓", "no salutation",
            "开口先称呼听众；有的报告本来就没有，那就不用管", "speakers address the hall first; some reports never do"),
        "missing-closing" => about("没有结尾", "no closing",
            "最后没有号召、祝愿或致谢，听起来像没讲完", "without a call, a wish or thanks a speech sounds unfinished"),
        "parallel-headings" => about("标题不对称", "headings out of step",
            "并列的标题字数、句式一致，念起来顺；不一致也不算错", "headings side by side sound better alike; it is no error if they are not"),
        "space-between-chinese" => about("汉字之间的空格", "blanks between characters",
            "汉字之间不用空格，多半是换行或复制留下的", "Chinese has no blanks between characters; most are left from copying"),
        "digit-style" => about("数字写法不一", "mixed digits",
            "一个数里汉字和阿拉伯数字混用，或用错了零（GB/T 15835—2011）", "one number, two ways of writing it (GB/T 15835—2011)"),
        "dash-style" => about("破折号省略号", "dashes and ellipses",
            "破折号是——，省略号是……，各占两格（GB/T 15834—2011 4.10、4.11）", "a dash is —— and an ellipsis …… (GB/T 15834—2011, 4.10 and 4.11)"),
        "repeated-opening" => about("开头连着一样", "repeated openings",
            "连着四次用同一个开头；有意排比就不用管", "four openings in a row are the same; on purpose that is rhetoric"),
        "hard-to-say" => about("拗口", "hard to say",
            "连着几个“的”或一长串数字，念起来容易打结", "a row of 的, or a long figure, ties the tongue"),
        "meeting-name" => about("会议名称不一致", "meeting named differently",
            "标题说的会和正文说的会不一样，可能是旧稿留下的", "title and text name different meetings; one may come from the copied draft"),
        "wording" => about("常见差错", "typical errors",
            "词表里有的常见差错，词表可以自己改", "typical errors of the list, which you can edit"),
        _ => return None,
    })
}

/// The whole list ends before or behind what was announced.
pub fn announced_count(lang: Lang, announced: u32, found: u32) -> String {
    either(lang, || format!("说的是 {announced}，数下来是 {found}"), || format!("{announced} announced, {found} found"))
}

/// `slip` is gap, repeat, restart, start, skipped or typed; `expected` the mark that would count on.
pub fn numbering(lang: Lang, slip: &str, written: &str, expected: &str) -> String {
    either(
        lang,
        || match slip {
            "gap" => format!("这里该是“{expected}”，中间漏了"),
            "repeat" => format!("“{written}”用过了，该是“{expected}”"),
            "restart" => format!("又从“{written}”数起，接上去该是“{expected}”"),
            "start" => format!("前面缺了“{expected}”"),
            "skipped" => format!("这一层别处先用“{expected}”，这里跳过去了"),
            _ => format!("序号会自动编，“{written}”不用自己打"),
        },
        || match slip {
            "gap" => format!("a number is left out; “{expected}” comes next"),
            "repeat" => format!("“{written}” stands already; “{expected}” comes next"),
            "restart" => format!("counts from “{written}” again; “{expected}” would count on"),
            "start" => format!("“{expected}” is missing before it"),
            "skipped" => format!("elsewhere “{expected}” stands on this level; here it is left out"),
            _ => format!("numbers count by themselves; “{written}” need not be typed"),
        },
    )
}

pub fn marks_differ(lang: Lang, written: &str, expected: &str) -> String {
    either(
        lang,
        || format!("前面用的是另一种序号，照样该写“{expected}”，这里是“{written}”"),
        || format!("the list began with marks of another kind: “{expected}” rather than “{written}”"),
    )
}

pub fn left_mark(lang: Lang, mark: &str) -> String {
    either(lang, || format!("“{mark}”还没有换成实际的内容"), || format!("“{mark}” still stands for words"))
}

pub fn unfilled(lang: Lang, name: &str) -> String {
    either(lang, || format!("“{name}”还没有填"), || format!("“{name}” is not filled in"))
}

pub const GUIDANCE: Words = words("这是写作提示，不是讲话内容", "this tells how to write; it is not to be said");

/// `marks` marks have the wrong width.
pub fn width(lang: Lang, marks: usize) -> String {
    either(
        lang,
        || match marks {
            0..=2 => "这个标点的全角半角不对".to_owned(),
            _ => format!("全文有 {marks} 个标点的全角半角不对，可以一次改好"),
        },
        || match marks {
            0..=2 => "this mark has the wrong width".to_owned(),
            _ => format!("{marks} marks throughout have the wrong width; all can be put right at once"),
        },
    )
}

pub fn doubled(lang: Lang, marks: &str) -> String {
    either(lang, || format!("“{marks}”挨在一起，只留一个"), || format!("“{marks}” side by side; keep one"))
}

pub fn unmatched(lang: Lang, mark: &str) -> String {
    either(lang, || format!("“{mark}”找不到另一半"), || format!("“{mark}” has no other half"))
}

pub fn said_twice(lang: Lang, word: &str) -> String {
    either(lang, || format!("“{word}”写了两遍"), || format!("“{word}” is written twice"))
}

pub const PASSAGE_TWICE: Words = words("前面有一段和这里一样或几乎一样", "the same, or nearly the same, stands before");
pub const NESTED: Words = words("里层该用另一种引号", "the inner marks should be of the other kind");
pub const EMPTY: Words = words("这一部分只有标题，没有内容", "this part has a heading and nothing below it");
pub const NO_SALUTATION: Words = words("开头没有称谓", "there is no salutation");
pub const NO_CLOSING: Words = words("结尾没有号召、祝愿或致谢", "there is no call, wish or thanks at the end");
pub const BLANK: Words = words("汉字之间多了空格", "there is a blank between Chinese characters");
pub const OUT_OF_STEP: Words = words("和并列的标题字数、句式不一样", "differs in form from the headings beside it");

pub fn other_name(lang: Lang, written: &str, usual: &str) -> String {
    either(
        lang,
        || format!("通篇说的是“{usual}”，这里是“{written}”"),
        || format!("the speech is about “{usual}”; here stands “{written}”"),
    )
}

/// `fault` is year, weekday or holiday; `expected` what would fit, empty where that is not known.
pub fn day(lang: Lang, fault: &str, written: &str, expected: &str) -> String {
    either(
        lang,
        || match fault {
            "weekday" => format!("那天不是星期{written}，是星期{expected}"),
            "holiday" => format!("讲话那天离{written}还远"),
            _ => format!("按讲话的日期，这里该是 {expected}，现在是 {written}"),
        },
        || match fault {
            "weekday" => format!("that day is no {written} but a {expected}"),
            "holiday" => format!("{written} is far from the day of the speech"),
            _ => format!("by the day of the speech this should be {expected}, not {written}"),
        },
    )
}

/// Lengths are characters, in English words.
pub fn too_long(lang: Lang, length: usize, most: usize) -> String {
    either(
        lang,
        || format!("这一句 {length} 个字，超过 {most} 个字"),
        || format!("{length} where {most} are enough for one breath"),
    )
}

pub fn over_time(lang: Lang, taken: &str, most: &str) -> String {
    either(lang, || format!("要讲 {taken}，只有 {most}"), || format!("takes {taken}, and there are {most}"))
}

pub fn openings(lang: Lang, times: usize) -> String {
    either(lang, || format!("连着 {times} 次用同一个开头"), || format!("the same opening {times} times running"))
}

pub fn tongue_twister(lang: Lang, figure: bool, times: usize) -> String {
    either(
        lang,
        || {
            if figure {
                format!("一连 {times} 位数字，换成万、亿好念")
            } else {
                format!("连着 {times} 个“的”")
            }
        },
        || {
            if figure {
                format!("{times} digits in a row are hard to read out")
            } else {
                format!("{times} 的 in a row")
            }
        },
    )
}

pub fn other_meeting(lang: Lang, written: &str, title: &str) -> String {
    either(
        lang,
        || format!("标题是“{title}”，这里说的是“{written}”"),
        || format!("the title says “{title}”, here it is “{written}”"),
    )
}

/// What should stand in place of something else, with the reason where the list gives one.
pub fn rather(lang: Lang, written: &str, right: &str, reason: &str) -> String {
    match (right.is_empty(), reason.is_empty()) {
        (true, _) => either(lang, || format!("“{written}”写法不一"), || format!("“{written}” is written in two ways")),
        (false, true) => {
            either(lang, || format!("“{written}”该写“{right}”"), || format!("“{right}” rather than “{written}”"))
        }
        (false, false) => either(
            lang,
            || format!("“{written}”该写“{right}”：{reason}"),
            || format!("“{right}” rather than “{written}”: {reason}"),
        ),
    }
}

/// What a fix does: writes words, or takes some out.
pub fn fix(lang: Lang, written: &str, words: &str) -> String {
    match (written.is_empty(), words.is_empty()) {
        (_, true) => either(lang, || format!("删去“{written}”"), || format!("Take out “{written}”")),
        (true, false) => either(lang, || format!("补上“{words}”"), || format!("Add “{words}”")),
        (false, false) => {
            either(lang, || format!("把“{written}”改成“{words}”"), || format!("Write “{words}” for “{written}”"))
        }
    }
}

pub fn fix_all(lang: Lang, places: usize) -> String {
    either(lang, || format!("{places} 处一起改好"), || format!("Put all {places} right"))
}

pub const GO_TO: Words = words("去看看", "Go there");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_nobody_knows_has_no_words() {
        assert!(of_rule("spelling").is_none());
        assert!(of_rule("numbering").is_some_and(|about| !about.why.zh.is_empty()));
    }

    #[test]
    fn what_a_fix_does_is_said() {
        assert_eq!(fix(Lang::Zh, "四", "三"), "把“四”改成“三”");
        assert_eq!(fix(Lang::Zh, "的", ""), "删去“的”");
        assert_eq!(fix(Lang::En, "", "”"), "Add “””");
    }
}
