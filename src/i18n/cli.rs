//! The command line: its help, its remarks and its errors of use.

use super::{Lang, Words, either, words};

pub const HELP: Words = words(
    "讲台：从模板写讲话稿

  lectern [FILE…] [--renderer auto|gl|cpu]        打开窗口
  lectern templates [--format json]               有哪些模板
  lectern new TEMPLATE [--set FIELD=VALUE]… [-o DRAFT.ron] [--force]
                                                  由模板起一份稿
  lectern import SPEECH -o DRAFT.ron [--speech N] [--as-template] [--encoding utf-8|utf-16|gb18030] [--force]
                                                  把旧稿变成讲话稿或模板
  lectern outline FILE [--format json]            认出了什么结构
  lectern export FILE -o OUT.(txt|md|html|docx|pdf) [--profile official|speech|reading|english]
                 [--encoding utf-8|gb18030] [--line-ending lf|crlf] [--bom] [--force]
                                                  导出成文
  lectern check FILE [--format json] [--date YYYY-MM-DD]
                                                  查差错
  lectern stats FILE [--format json] [--rate N]   字数和时长

  处处可用：--lang zh|en  --help  --version
  FILE 为 - 时读标准输入；-o - 写到标准输出，--to txt|md|html|docx|pdf 说明写成什么，不说就是 txt。
  --profile 是版式的名字，也可以是版式文件；不写时中文用 speech，英文用 english。
  日期写 2026-04-28，列表各项用 ; 隔开，第二项的字段写 demands.2.word=高。
  退出码：0 成  1 检查有警告  2 用法不对  3 读不了  4 写不了  5 开不了窗口
",
    "Lectern: draft speeches from templates

  lectern [FILE…] [--renderer auto|gl|cpu]        open the window
  lectern templates [--format json]               the templates there are
  lectern new TEMPLATE [--set FIELD=VALUE]… [-o DRAFT.ron] [--force]
                                                  start a draft from a template
  lectern import SPEECH -o DRAFT.ron [--speech N] [--as-template] [--encoding utf-8|utf-16|gb18030] [--force]
                                                  an old speech as a draft or a template
  lectern outline FILE [--format json]            what is recognised in it
  lectern export FILE -o OUT.(txt|md|html|docx|pdf) [--profile official|speech|reading|english]
                 [--encoding utf-8|gb18030] [--line-ending lf|crlf] [--bom] [--force]
                                                  write the finished speech
  lectern check FILE [--format json] [--date YYYY-MM-DD]
                                                  what could be better
  lectern stats FILE [--format json] [--rate N]   length and time

  everywhere: --lang zh|en  --help  --version
  FILE - is standard input; -o - is standard output, as --to txt|md|html|docx|pdf says, txt unless it does.
  --profile names a page profile or its file; unless it is given, speech for Chinese and english for English.
  Dates are 2026-04-28, list parts are parted by ;, a field of the second item is demands.2.word=高.
  Exit codes: 0 done  1 check found warnings  2 wrong use  3 unreadable input  4 unwritable output  5 no window
",
);

pub const NO_TEMPLATE: Words =
    words("new 后面要写模板的名字；lectern templates 列出全部", "new wants a template; lectern templates lists them");
pub const NO_FILE: Words = words("还要写一个文件名，- 是标准输入", "a FILE is wanted; - is standard input");
pub const NO_OUTPUT: Words = words("还要写 -o 输出文件，- 是标准输出", "-o OUT is wanted; - is standard output");
pub const SET_FORM: Words = words("--set 要写成 字段=值", "--set wants FIELD=VALUE");
pub const RATE_FORM: Words =
    words("--rate 要写每分钟多少字，1 到 2000", "--rate wants syllables or words a minute, 1 to 2000");
pub const FORMAT_FORM: Words = words("--format 只有 json", "--format knows json only");
pub const LANG_FORM: Words = words("--lang 只有 zh 和 en", "--lang knows zh and en");
pub const OUT_FORM: Words = words(
    "看不出要导出成什么；输出文件以 .txt、.md、.html、.docx 或 .pdf 结尾",
    "the format is not clear; name the output .txt, .md, .html, .docx or .pdf",
);
pub const TO_FORM: Words = words("--to 只有 txt、md、html、docx 和 pdf", "--to knows txt, md, html, docx and pdf");
pub const RENDERER_FORM: Words = words("--renderer 只有 auto、gl 和 cpu", "--renderer knows auto, gl and cpu");
pub const TO_OTHER: Words = words(
    "--to 和输出文件的结尾说的不是一回事，去掉 --to",
    "--to and the name of the output say different formats; leave --to out",
);
pub const ENCODING_FORM: Words = words(
    "--encoding 只有 utf-8 和 gb18030，导入时还有 utf-16",
    "--encoding knows utf-8 and gb18030, and utf-16 for import",
);
pub const DATE_FORM: Words = words("--date 写成 2026-04-28 这样", "--date wants a day such as 2026-04-28");
pub const SPEECH_FORM: Words =
    words("--speech 后面写第几篇，从 1 数起", "--speech wants the number of a speech, from 1");
pub const NO_DRAFT: Words = words("没说讲话稿写到哪里，加 -o 稿.ron", "where does the draft go? add -o DRAFT.ron");
pub const LINE_ENDING_FORM: Words = words("--line-ending 只有 lf 和 crlf", "--line-ending knows lf and crlf");
pub const NO_BOM: Words =
    words("GB18030 没有字节序标记，去掉 --bom", "GB18030 has no byte order mark; leave --bom out");
pub const STDIN: Words = words("标准输入", "standard input");
pub const STDOUT: Words = words("标准输出", "standard output");

pub fn unexpected(lang: Lang, argument: &str, near: Option<&str>) -> String {
    let (zh, en) =
        near.map(|near| (format!("；是不是 {near}？"), format!("; did you mean {near}?"))).unwrap_or_default();
    either(
        lang,
        || format!("看不懂“{argument}”{zh}；lectern --help 有用法"),
        || format!("what is “{argument}”{en}; see lectern --help"),
    )
}

pub fn missing_value(lang: Lang, option: &str) -> String {
    either(lang, || format!("{option} 后面要有值"), || format!("{option} wants a value"))
}

/// An option for plain text alone, given for another format.
pub fn for_text_alone(lang: Lang, option: &str, format: &str) -> String {
    either(
        lang,
        || format!("{option} 只用于 .txt；导出 .{format} 时去掉它"),
        || format!("{option} is for .txt alone; leave it out for .{format}"),
    )
}

/// A profile, given for a format without pages.
pub fn no_pages(lang: Lang, format: &str) -> String {
    either(
        lang,
        || format!(".{format} 没有版式；去掉 --profile"),
        || format!(".{format} has no pages; leave --profile out"),
    )
}

pub fn bad_date(lang: Lang, field: &str, value: &str) -> String {
    either(
        lang,
        || format!("{field} 是日期，“{value}”不是；写成 2026-04-28"),
        || format!("{field} is a date and “{value}” is none; write 2026-04-28"),
    )
}

pub fn bad_number(lang: Lang, field: &str, value: &str) -> String {
    either(
        lang,
        || format!("{field} 是数字，“{value}”不是；写成 12.5 这样"),
        || format!("{field} is a number and “{value}” is none; write digits as in 12.5"),
    )
}

pub fn bad_yes_no(lang: Lang, field: &str, value: &str) -> String {
    either(
        lang,
        || format!("{field} 是是非题，“{value}”不是答案；写 yes 或 no"),
        || format!("{field} is answered with yes or no, not with “{value}”"),
    )
}

pub fn bad_person(lang: Lang, field: &str, value: &str) -> String {
    either(
        lang,
        || format!("{field} 是人员，“{value}”缺姓名；写成 姓名/职务，几位之间用 ; 隔开"),
        || format!("{field} names people and “{value}” lacks a name; write name/post;name/post"),
    )
}

pub fn unfilled(lang: Lang, name: &str) -> String {
    either(lang, || format!("还空着：〔{name}〕"), || format!("not filled in: [{name}]"))
}

/// No window could be opened; `said` is what the system said.
pub fn no_window(lang: Lang, said: &str) -> String {
    either(
        lang,
        || {
            format!(
                "开不了窗口：{said}。要有图形桌面；Debian 一类系统装 libx11-6 libx11-xcb1 libxkbcommon-x11-0 libxcursor1 \
                 libxi6 libxrandr2 再试。没有屏幕也能写：lectern new TEMPLATE -o 稿.ron，再 lectern export 稿.ron -o 稿.txt"
            )
        },
        || {
            format!(
                "no window can be opened: {said}. A graphical desktop is wanted; on Debian install libx11-6 libx11-xcb1 \
                 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2 and try again. To go on without one: \
                 lectern new TEMPLATE -o draft.ron, then lectern export draft.ron -o speech.txt"
            )
        },
    )
}

/// The program was built without its window.
pub const BUILT_WITHOUT: Words = words("这个程序编译时没带窗口", "this program was built without its window");

/// One line of `templates`.
pub fn template_line(lang: Lang, sections: usize, minutes: u32) -> String {
    either(lang, || format!("{sections} 部分　{minutes} 分钟"), || format!("{sections} parts, {minutes} min"))
}

/// The lines of `stats`: what it is called, and its figure.
pub const STATS_CHARACTERS: Words = words("字数", "Characters");
pub const STATS_WITHOUT_SPACES: Words = words("字符数（不计空格）", "Characters without spaces");
pub const STATS_WORDS: Words = words("西文词", "Words");
pub const STATS_PARAGRAPHS: Words = words("段落", "Paragraphs");
pub const STATS_TIME: Words = words("时长", "Time");

/// What is asked to be imported is a draft already.
pub fn is_draft(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("{file} 已经是讲话稿了，直接打开就行"),
        || format!("{file} is a draft already; open it as it is"),
    )
}

/// There is no speech of that number in a text with so many.
pub fn no_speech(lang: Lang, number: usize, count: usize) -> String {
    either(
        lang,
        || format!("里面有 {count} 篇，没有第 {number} 篇；lectern outline 列出有哪些"),
        || format!("it holds {count}, and no speech {number}; lectern outline lists them"),
    )
}
