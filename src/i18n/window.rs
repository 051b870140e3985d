//! The window: commands, panels, dialogs and notices.

use super::{Lang, Words, either, words};

pub const TITLE: Words = words("讲台", "Lectern");
/// The sign of the program, in every language.
pub const SEAL: Words = words("讲", "讲");
pub const UNTITLED: Words = words("未命名讲话稿", "Untitled speech");

// Commands, as a menu names them.
pub const NEW: Words = words("新建讲话稿", "New speech");
pub const OPEN: Words = words("打开…", "Open…");
pub const SAVE: Words = words("保存", "Save");
pub const SAVE_AS: Words = words("另存为…", "Save as…");
pub const PREVIEW_TEXT: Words = words("文字", "Text");
pub const PREVIEW_PAGES: Words = words("版面", "Pages");
pub const PAGES_SHOWN: Words = words("预览：文字或版面", "Preview: text or pages");
pub const PAGES_LARGER: Words = words("版面放大：一倍、一倍半、两倍", "Size of the pages: 100, 150, 200 %");
pub const COPY_TEXT: Words = words("复制全文", "Copy whole text");
pub const CLOSE: Words = words("关闭", "Close");
pub const QUIT: Words = words("退出", "Quit");
pub const UNDO: Words = words("撤销", "Undo");
pub const REDO: Words = words("重做", "Redo");
pub const ADD_BELOW: Words = words("在下面加一项", "Add below");
pub const ADD_INSIDE: Words = words("加一个下级", "Add inside");
pub const DUPLICATE: Words = words("再来一份", "Duplicate");
pub const REMOVE: Words = words("删除这一部分", "Delete part");
pub const MOVE_UP: Words = words("上移", "Move up");
pub const MOVE_DOWN: Words = words("下移", "Move down");
pub const PROMOTE: Words = words("升一级", "Promote");
pub const DEMOTE: Words = words("降一级", "Demote");
pub const SWITCH: Words = words("关掉或打开这一部分", "Switch part off or on");
pub const FOLD: Words = words("折叠或展开这一部分", "Fold or unfold part");
pub const SPLIT: Words = words("从这里分成两部分", "Split part here");
pub const MERGE: Words = words("并入上一部分", "Join to the part before");
pub const STRESS: Words = words("重读", "Stress");
pub const SLOW: Words = words("放慢", "Slow");
pub const PINYIN: Words = words("注音", "Pinyin");
pub const PAUSE: Words = words("停顿", "Pause");
pub const SHARE_HEADING: Words = words("小标题句式用到整列", "Use this heading for the whole list");
pub const FOLLOW_PATTERN: Words = words("小标题按整列的句式", "Use the list's heading");
pub const FIELDS: Words = words("字段", "Fields");
pub const OUTLINE_SHOWN: Words = words("显示或收起提纲", "Show or hide outline");
pub const PREVIEW_SHOWN: Words = words("显示或收起预览", "Show or hide preview");
pub const DARK: Words = words("明暗切换", "Light or dark");
pub const OTHER_LANGUAGE: Words = words("English", "中文");

// The top bar.
pub const MENU: Words = words("全部命令", "All commands");
pub const EXPORT: Words = words("导出", "Export");

// The gallery.
pub const LOOK_FOR_TEMPLATE: Words = words("找模板", "Find a template");
pub const LOOK_FOR_TEMPLATE_HINT: Words = words("题目、场合、部分，或拼音首字母", "Name, occasion or part");
pub const ALL_TEMPLATES: Words = words("全部", "All");
pub const RECENT_TEMPLATES: Words = words("最近用过", "Recent");
pub const FAVOURITES: Words = words("收藏", "Favourites");
pub const OWN_TEMPLATES: Words = words("自己的", "My own");
pub const OWN_TEMPLATE: Words = words("自己的", "own");
pub const OCCASION: Words = words("场合", "Occasion");
pub const LANGUAGE_OF: Words = words("语言", "Language");
pub const OF_MEETINGS: Words = words("会议讲话", "Meetings");
pub const OF_CEREMONIES: Words = words("座谈与表彰", "Ceremonies");
pub const OF_CAMPAIGNS: Words = words("动员与总结", "Campaigns");
pub const OF_HOUSES: Words = words("学校与企业", "Schools and firms");
pub const OF_PERSONS: Words = words("个人表态与述职", "Personal");
pub const OF_OTHERS: Words = words("其他场合", "Others");
pub const IN_CHINESE: Words = words("中文", "中文");
pub const IN_ENGLISH: Words = words("English", "English");
pub const FAVOURITE: Words = words("收藏这个模板", "Add to favourites");
pub const NO_FAVOURITE: Words = words("不再收藏", "Take out of favourites");
pub const FOLDERS: Words = words("文件夹", "Folders");
pub const ADD_FOLDER: Words = words("再看一个文件夹…", "Look into a folder…");
pub const DROP_FOLDER: Words = words("不再看这个文件夹", "Look here no more");
pub const NO_TEMPLATE: Words =
    words("没有叫这个的模板。试试场合，或拼音首字母。", "No template by that name. Try the occasion.");
pub const NONE_HERE: Words = words("这里还没有模板。", "No templates here yet.");
pub const NONE_USED: Words = words("还没有用过模板。", "No template was used yet.");
pub const NONE_MARKED: Words =
    words("还没有收藏。点模板旁的星。", "Nothing here yet. Press the star beside a template.");
pub const NONE_OWN: Words = words("还没有自己的模板。", "No templates of your own yet.");
pub const RETEMPLATE: Words = words("换用别的模板…", "Go on in another template…");
pub const USE_INSTEAD: Words = words("换成这个模板", "Go on in this template");
pub const UNPLACED: Words = words("未归位", "Unplaced");
pub const USE_TEMPLATE: Words = words("用这个模板", "Use this template");
pub const OPEN_OTHER: Words = words("打开讲话稿…", "Open a speech…");
pub const SKELETON: Words = words("骨架预览", "Skeleton");
pub const SAMPLE_VALUES: Words = words("示例值", "Samples");
pub const BLANK_VALUES: Words = words("空白", "Blank");
pub const OPTIONAL: Words = words("可选", "optional");
pub const BLANKS: Words = words("要填的空", "Blanks");
pub const NUMBERING: Words = words("编号", "Numbers");
pub const BROKEN_TEMPLATE: Words =
    words("这个模板有毛病，先改好再用", "This template has faults; mend them before use");
pub const GALLERY_KEYS: Words = words("↑↓ 选择　Enter 使用", "↑↓ choose　Enter use");

// What was left behind.
pub const RECOVERED: Words = words("上次没存完的稿子还在", "Unsaved drafts from last time are still here");
pub const CONTINUE: Words = words("接着写", "Continue");
pub const DISCARD: Words = words("不要了", "Discard");
pub const NO_FILE_YET: Words = words("还没有文件名", "no file yet");

// The form.
pub const OTHER_TEMPLATE: Words = words("换一个模板", "Other template");
pub const FORM_NOTE: Words =
    words("带 * 的先填。其余可以空着，边写边填。", "Fill what is marked * first. The rest may wait until you write.");
pub const START_WRITING: Words = words("开始写", "Start writing");
pub const BACK_TO_TEXT: Words = words("回到正文", "Back to the text");
pub const DATE_FORM: Words = words("写成 2026-04-28 或 2026年4月28日", "Write 2026-04-28");
pub const NUMBER_FORM: Words = words("只写数字", "Digits only");
pub const LIST_FORM: Words = words("几个之间用；隔开", "Part several with ;");
pub const CALENDAR: Words = words("日历", "Calendar");
pub const WRITTEN_AS: Words = words("写成", "Written");
pub const MONTH_BEFORE: Words = words("上个月", "Month before");
pub const MONTH_AFTER: Words = words("下个月", "Month after");
pub const WEEKDAYS: Words = words("一 二 三 四 五 六 日", "Mo Tu We Th Fr Sa Su");
pub const PERSON_NAME: Words = words("姓名", "Name");
pub const PERSON_POST: Words = words("职务", "Post");
pub const PERSON_UP: Words = words("往前移", "Further up");
pub const PERSON_OUT: Words = words("去掉", "Take out");
pub const YES_NO_FORM: Words = words("写“是”或“否”", "Write yes or no");
pub const PERSON_FORM: Words = words("写成 姓名/职务", "Write name/post");
pub const PEOPLE_FORM: Words = words("姓名/职务，几位之间用；隔开", "name/post, parted with ;");
pub const GROUPS_FORM: Words = words("几组之间用；隔开", "Part groups with ;");
pub const OTHER_FIELDS: Words = words("其他", "Other");

// The desk.
pub const OUTLINE: Words = words("提纲", "Outline");
pub const PREVIEW: Words = words("预览", "Preview");
pub const TITLE_PART: Words = words("标题", "Title");
pub const SUBTITLE_HINT: Words = words("副标题", "Subtitle");
pub const BYLINE_HINT: Words = words("职务和姓名", "Speaker");
pub const DATE_HINT: Words = words("日期", "Date");
pub const TITLE_HINT: Words = words("标题", "Title");
pub const CUT: Words = words("剪切", "Cut");
pub const COPY: Words = words("复制", "Copy");
pub const PASTE: Words = words("粘贴", "Paste");
pub const MANUSCRIPT: Words = words("正文", "Manuscript");
pub const FOLD_AWAY: Words = words("折叠", "Fold");
pub const UNFOLD: Words = words("展开", "Unfold");
pub const HEADING_HINT: Words = words("小标题", "Heading");
pub const SWITCH_ON: Words = words("打开", "Switch on");
pub const SWITCH_OFF: Words = words("关掉", "Switch off");
pub const MORE: Words = words("更多", "More");
pub const NUMBERING_OF_SECTION: Words = words("这一部分的编号", "Number of this part");
pub const NUMBERING_OF_LIST: Words = words("整列的编号", "Numbers of the whole list");
pub const NUMBERING_OF_LEVEL: Words = words("这一级的编号", "Numbers of this level");
pub const NUMBERING_INHERITED: Words = words("沿用", "Inherited");
pub const NO_NUMBER: Words = words("不编号", "None");
pub const HEADING_RUNS_IN: Words = words("小标题接排", "Heading runs in");
pub const HEADING_ALONE: Words = words("小标题单独成行", "Heading on its own line");

// The status line.
pub const CHARACTERS: Words = words("字数", "Characters");
pub const WORDS: Words = words("词数", "Words");
pub const SAVED: Words = words("已保存", "Saved");
pub const SAVING: Words = words("正在保存", "Saving");
pub const CHANGED_KEPT: Words = words("有改动　已留底", "Changed　Kept safe");
pub const CHANGED: Words = words("有改动", "Changed");
pub const TEMPLATE_KEPT: Words = words("模板还没存　已留底", "Template not saved yet　Kept safe");
pub const TEMPLATE_NEW: Words = words("模板还没存", "Template not saved yet");
pub const NEW_KEPT: Words = words("新稿，还没有文件名　已留底", "New draft, no file yet　Kept safe");
pub const NEW_DRAFT: Words = words("新稿，还没有文件名", "New draft, no file yet");
pub const NOT_KEPT: Words = words("没能留底，尽快保存", "Could not be kept; save soon");

// Questions.
pub const CANCEL: Words = words("取消", "Cancel");
pub const CLOSE_ASKED: Words = words("这份稿子还没保存", "This draft is not saved");
pub const CLOSE_NOTE: Words = words("不保存就关掉，改动会丢。", "Closing without saving loses the changes.");
pub const SAVE_AND_CLOSE: Words = words("保存", "Save");
pub const DO_NOT_SAVE: Words = words("不保存", "Don't save");
pub const REPLACE_ASKED: Words = words("已经有这个文件", "The file exists already");
pub const REPLACE: Words = words("替换", "Replace");
pub const SPEECH_FILES: Words = words("讲话稿和旧稿", "Drafts and old speeches");
pub const PATH_OPEN: Words = words("打开哪个文件", "File to open");
pub const PATH_SAVE: Words = words("存到哪里", "Save where");
pub const PATH_FOLDER: Words = words("再看一个模板文件夹", "A further folder with templates");
pub const PATH_EXPORT: Words = words("导出到哪里", "Export where");
pub const PATH_NOTE: Words =
    words("这台电脑没有文件对话框，写完整的路径。", "This machine offers no file dialog; type the whole path.");
pub const PATH_LABEL: Words = words("路径", "Path");
pub const OK: Words = words("好", "OK");

// Notices.
pub const REMOVED: Words = words("删掉了一个部分", "A part was deleted");
pub const TOO_DEEP: Words = words("最多 8 级", "8 levels at most");
pub const DISMISS: Words = words("知道了", "Dismiss");
pub const SAVE_ELSEWHERE: Words = words("换个地方", "Save elsewhere");
pub const ANYWAY: Words = words("照样做", "Do it anyway");

pub fn copied(lang: Lang, characters: usize, empty: usize) -> String {
    let (zh, en) = if empty == 0 {
        (String::new(), String::new())
    } else {
        (format!("，其中 {empty} 个空没填"), format!(", {empty} blanks not filled"))
    };
    either(
        lang,
        || format!("已复制全文，{characters} 字{zh}"),
        || format!("Whole text copied, {characters} characters{en}"),
    )
}

/// A page of so many.
pub fn page_of(lang: Lang, page: usize, of: usize) -> String {
    either(lang, || format!("第 {page} 页，共 {of} 页"), || format!("Page {page} of {of}"))
}

pub fn not_saved(lang: Lang, cause: &str) -> String {
    either(
        lang,
        || format!("没存上：{cause}。稿子还在，可以再存。"),
        || format!("Not saved: {cause}. Your text is safe; save again."),
    )
}

pub fn not_kept(lang: Lang, cause: &str) -> String {
    either(
        lang,
        || format!("没能留底：{cause}。稿子还在窗口里，先存成文件。"),
        || format!("Could not be kept safe: {cause}. Your text is in the window; save it to a file."),
    )
}

pub fn in_use(lang: Lang, file: &str) -> String {
    either(
        lang,
        || format!("“{file}”正在另一个讲台窗口里写，先在那边关掉"),
        || format!("“{file}” is open in another Lectern window; close it there first"),
    )
}

pub fn at_most(lang: Lang, list: &str, number: u32) -> String {
    either(lang, || format!("“{list}”通常最多 {number} 项"), || format!("“{list}” usually has {number} items at most"))
}

pub fn at_least(lang: Lang, list: &str, number: u32) -> String {
    either(lang, || format!("“{list}”通常至少 {number} 项"), || format!("“{list}” usually has {number} items at least"))
}

pub fn parts(lang: Lang, number: usize) -> String {
    either(lang, || format!("{number} 部分"), || format!("{number} parts"))
}

pub fn minutes(lang: Lang, number: u32) -> String {
    either(lang, || format!("{number} 分钟"), || format!("{number} min"))
}

pub fn blanks(lang: Lang, number: usize, required: usize) -> String {
    either(lang, || format!("{number} 个，先填 {required} 个"), || format!("{number}, {required} first"))
}

pub fn items(lang: Lang, min: u32, max: Option<u32>, start: u32) -> String {
    match (lang, max) {
        (Lang::Zh, Some(max)) => format!("{min}～{max} 项，常用 {start} 项"),
        (Lang::Zh, None) if min == 0 => format!("常用 {start} 项"),
        (Lang::En, None) if min == 0 => format!("usually {start}"),
        (Lang::Zh, None) => format!("{min} 项起，常用 {start} 项"),
        (Lang::En, Some(max)) => format!("{min} to {max}, usually {start}"),
        (Lang::En, None) => format!("{min} or more, usually {start}"),
    }
}

pub fn templates(lang: Lang, number: usize) -> String {
    either(lang, || format!("{number} 个模板"), || format!("{number} templates"))
}

pub fn filled(lang: Lang, filled: usize, empty: usize) -> String {
    either(lang, || format!("填了 {filled} 个，还空 {empty} 个"), || format!("{filled} filled, {empty} empty"))
}

/// A time such as 12′40″, in English 12:40.
pub fn time(lang: Lang, seconds: u64) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    either(lang, || format!("{minutes}′{rest:02}″"), || format!("{minutes}:{rest:02}"))
}

/// Time against the slot: 5′30″ / 7′.
pub fn time_of(lang: Lang, seconds: u64, slot_minutes: Option<u32>) -> String {
    let spoken = time(lang, seconds);
    match (lang, slot_minutes) {
        (_, None) => spoken,
        (Lang::Zh, Some(slot)) => format!("{spoken} / {slot}′"),
        (Lang::En, Some(slot)) => format!("{spoken} of {slot}:00"),
    }
}

pub fn rate(lang: Lang, per_minute: u32, english: bool) -> String {
    match (lang, english) {
        (Lang::Zh, false) => format!("每分钟 {per_minute} 字"),
        (Lang::Zh, true) => format!("每分钟 {per_minute} 词"),
        (Lang::En, false) => format!("{per_minute} syllables a minute"),
        (Lang::En, true) => format!("{per_minute} words a minute"),
    }
}

/// A number with its thousands parted: 1,099.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The accessible names of the texts of a part.
pub fn length(lang: Lang, count: usize, english: bool) -> String {
    let count = number(count);
    let (zh, en) = if english { ("词", "words") } else { ("字", "characters") };
    either(lang, || format!("{count} {zh}"), || format!("{count} {en}"))
}

pub fn of_part(lang: Lang, what: &str, part: &str) -> String {
    either(lang, || format!("{what}“{part}”"), || format!("{what}: {part}"))
}

pub fn heading_of(lang: Lang, part: &str) -> String {
    either(lang, || format!("{part}的小标题"), || format!("Heading of {part}"))
}

pub fn body_of(lang: Lang, part: &str) -> String {
    either(lang, || format!("{part}的正文"), || format!("Body of {part}"))
}

/// What a part is called that has no heading, by its role from salutation to other.
pub const ROLES: [Words; 8] = [
    words("称谓", "Salutation"),
    words("致意", "Greeting"),
    words("成绩与感谢", "Review"),
    words("回应发言", "Reply"),
    words("引入", "Lead-in"),
    words("分项", "Item"),
    words("结束语", "Closing"),
    words("其他", "Other"),
];

/// A month of a calendar.
pub fn month(lang: Lang, year: i16, month: i8) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = usize::try_from(month - 1).ok().and_then(|month| NAMES.get(month)).copied().unwrap_or_default();
    either(lang, || format!("{year}年{month}月"), || format!("{name} {year}"))
}

/// How often a field stands in the speech.
pub fn in_text(lang: Lang, places: usize) -> String {
    match places {
        0 => either(lang, || "文中没有用到".to_owned(), || "Nowhere in the speech".to_owned()),
        1 => either(lang, || "文中 1 处，点一下就去".to_owned(), || "Once in the speech; press to go there".to_owned()),
        places => either(
            lang,
            || format!("文中 {places} 处，点一下去第一处"),
            || format!("{places} times in the speech; press to go to the first"),
        ),
    }
}

/// How much is wrong with a template.
pub fn faults(lang: Lang, count: usize) -> String {
    let ending = if count == 1 { "" } else { "s" };
    either(lang, || format!("有 {count} 处毛病"), || format!("{count} fault{ending}"))
}

/// For which draft another template is being chosen.
pub fn retemplating(lang: Lang, title: &str) -> String {
    either(
        lang,
        || format!("给“{title}”换一个模板，写过的话都留着"),
        || format!("Another template for “{title}”: all that was written stays"),
    )
}

/// A draft is in another template now; `unplaced` of its parts found no place there.
pub fn retemplated(lang: Lang, template: &str, unplaced: usize) -> String {
    match unplaced {
        0 => either(lang, || format!("已换成“{template}”"), || format!("Now in “{template}”")),
        1 => either(
            lang,
            || format!("已换成“{template}”。1 个部分没有归位，放在末尾，先关着"),
            || format!("Now in “{template}”. One part found no place: it is at the end, switched off"),
        ),
        count => either(
            lang,
            || format!("已换成“{template}”。{count} 个部分没有归位，放在末尾，先关着"),
            || format!("Now in “{template}”. {count} parts found no place: they are at the end, switched off"),
        ),
    }
}
