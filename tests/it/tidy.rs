//! The house rules that a compiler does not know: who may use whom, and what may stand where.
//!
//! Sources are read as text. Comments count for nothing but the rules on comments, literals only for those on literals.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom, from the nouns up to what is seen. Everybody may use himself.
const LAYERS: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("edit", &["model"]),
    ("assemble", &["model"]),
    ("measure", &["assemble", "model"]),
    ("flow", &["assemble", "edit", "model"]),
    ("check", &["assemble", "edit", "measure", "model"]),
    ("import", &["model"]),
    ("export", &["assemble", "measure", "model"]),
    ("store", &["model"]),
    ("i18n", &[]),
    ("app", &["model", "edit", "assemble", "measure", "flow", "check", "import", "export", "store", "i18n"]),
    ("cli", &["app", "model", "edit", "assemble", "measure", "flow", "check", "import", "export", "store", "i18n"]),
    (
        "ui",
        &["app", "cli", "model", "edit", "assemble", "measure", "flow", "check", "import", "export", "store", "i18n"],
    ),
];

/// What may stand in some places only: what it is called, how it looks in code, and where it may.
///
/// A pattern that begins or ends with a letter stands for whole words.
const PLACES: [(&str, &[&str], &[&str]); 6] = [
    (
        "the disk",
        &["fs", ".exists(", ".is_file(", ".is_dir(", ".metadata(", ".canonicalize(", ".read_dir(", ".read_link("],
        &["src/store/"],
    ),
    ("the clock", &["::now(", ".elapsed("], &["src/main.rs", "src/ui/", "src/app/jobs.rs", "src/app/jobs/"]),
    ("the toolkit", &["egui"], &["src/ui/"]),
    ("the window", &["eframe", "winit", "glow", "rfd"], &["src/ui/shell/"]),
    ("a lint switched off", &["[allow(", ", allow("], &[]),
    ("a thread", &["thread::spawn(", "thread::scope("], &["src/app/jobs/", "src/ui/shell/", "src/store/library.rs"]),
];

/// Where a literal may hold Chinese outside of `i18n`: rules of the language itself, not texts.
const CHINESE: [(&str, &str); 41] = [
    ("src/assemble/breaks.rs", "the marks that no line begins or ends with, and units"),
    ("src/check/counts.rs", "the nouns that counts have"),
    ("src/check/enumerators.rs", "the marks of numbers"),
    ("src/check/pairs.rs", "the marks that come in pairs"),
    ("src/check/runs.rs", "the marks behind which no heading ends"),
    ("src/check/scan.rs", "the marks that end sentences, and numerals"),
    ("src/check/subject.rs", "whom a speech of office speaks to"),
    ("src/check/rules/", "the marks and words that rules are about"),
    ("src/edit/from_outline.rs", "how counts are announced"),
    ("src/edit/proposing/", "how what changes from year to year is written"),
    ("src/export/docx/body.rs", "the sign for a pause"),
    ("src/export/docx/names.rs", "the names of fonts"),
    ("src/export/page/fonts.rs", "the sign for a character that no font has"),
    ("src/export/page/marks.rs", "the marks that have room to give away"),
    ("src/export/page/paragraph.rs", "the brackets of a date, the sign for a pause"),
    ("src/export/families.rs", "the names of families of type"),
    (
        "src/export/name.rs",
        "the blanks of a file's name, how drafts are counted, what a speech without a title is called",
    ),
    ("src/export/page/title.rs", "where a title breaks well"),
    ("src/flow/pairs.rs", "the marks that come in pairs"),
    ("src/flow/paste/marks.rs", "the marks of numbers"),
    ("src/flow/paste/width.rs", "the full-width marks"),
    ("src/flow/shown.rs", "the sign for a pause"),
    ("src/import/docx_profile/marks.rs", "the numbers of headings, the words of a date"),
    ("src/import/recover/", "the words and marks by which the parts of a speech are known"),
    ("src/import/word/formats.rs", "the signs of numbers"),
    ("src/import/word/styles.rs", "the names of styles"),
    ("src/measure.rs", "a year is read digit by digit"),
    ("src/model/days.rs", "how days are written, and the names of holidays"),
    ("src/model/field.rs", "how a date and a list are spoken"),
    ("src/model/formula.rs", "how a day, a weekday and an ordinal are spoken"),
    ("src/model/language.rs", "the brackets of a blank, the marks behind which a heading needs no full stop"),
    ("src/model/left_marks.rs", "the marks that stand for words, and what stands beside them"),
    ("src/model/names.rs", "what names of places and bodies end with, and what stands round them"),
    ("src/model/numbering.rs", "the marks of numbers"),
    ("src/model/numerals.rs", "numerals"),
    ("src/model/page_lines.rs", "the marks of sentences, and what stands in a time"),
    ("src/model/people.rs", "surnames and posts"),
    ("src/model/profile.rs", "the names of sizes of type"),
    ("src/model/segments.rs", "the marks that open a sentence"),
    ("src/model/wording.rs", "the sign between exceptions"),
    ("src/ui/template/named.rs", "the brackets and colons of a blank that is typed by its name"),
];

const MAX_LINES: usize = 550;

/// A source parted into its code, where literals are empty and comments blank, and its literals by line.
#[derive(Debug, Default, PartialEq)]
pub struct Parts {
    pub code: String,
    pub literals: Vec<(usize, String)>,
}

pub fn parts(source: &str) -> Parts {
    let mut parts = Parts::default();
    let mut rest = source;
    let line = |rest: &str| source[..source.len() - rest.len()].matches('\n').count() + 1;
    // Takes `length` bytes as no code; line breaks stay.
    let skip = |parts: &mut Parts, rest: &mut &str, length: usize| {
        let (gone, left) = rest.split_at(length.min(rest.len()));
        parts.code.extend(gone.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        *rest = left;
    };
    while let Some(c) = rest.chars().next() {
        let hashes = rest.strip_prefix('r').map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
        if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            skip(&mut parts, &mut rest, length);
        } else if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            skip(&mut parts, &mut rest, length);
        } else if c == 'r' && !parts.code.ends_with(is_word) && rest[1 + hashes..].starts_with('"') {
            let (open, close) = (2 + hashes, format!("\"{}", "#".repeat(hashes)));
            let length = rest[open..].find(&close).unwrap_or(rest.len() - open);
            parts.literals.push((line(rest), rest[open..open + length].to_owned()));
            skip(&mut parts, &mut rest, open + length + close.len());
        } else if c == '"' || (c == '\'' && is_char(rest)) {
            let mut escaped = false;
            let end = rest[1..].find(|inner| {
                let ends = inner == c && !escaped;
                escaped = inner == '\\' && !escaped;
                ends
            });
            let end = end.unwrap_or(rest.len() - 1);
            parts.literals.push((line(rest), rest[1..1 + end].to_owned()));
            skip(&mut parts, &mut rest, end + 2);
        } else {
            parts.code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    parts
}

/// Whether a quote opens a character, not a lifetime.
fn is_char(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!((chars.next(), chars.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code before the tests, which come last in a file.
pub fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod tests").map_or(source, |tests| &source[..tests])
}

/// The places of a pattern in code, a word standing for a whole one.
fn places<'c>(code: &'c str, pattern: &'c str) -> impl Iterator<Item = usize> + 'c {
    code.match_indices(pattern).map(|(at, _)| at).filter(move |&at| {
        let (before, after) = (&code[..at], &code[at + pattern.len()..]);
        let starts = !pattern.starts_with(is_word) || !before.ends_with(is_word);
        let ends = !pattern.ends_with(is_word) || !after.starts_with(is_word);
        starts && ends
    })
}

fn line_at(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The parts of the crate that some code names, by `crate::x` or `crate::{x, y}`.
fn uses(code: &str) -> Vec<(usize, String)> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| is_word(*c)).collect::<String>();
    let mut found = Vec::new();
    for at in places(code, "crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((at, word(rest)));
            continue;
        };
        let mut depth = 0;
        let mut names = vec![group];
        for (index, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.push(&group[index + 1..]),
                _ => {}
            }
        }
        found.extend(names.into_iter().map(word).filter(|name| !name.is_empty()).map(|name| (at, name)));
    }
    found
}

/// How many modules a source lies below the crate: `src/model/text.rs` two.
fn depth(path: &str) -> usize {
    path.trim_end_matches(".rs").split('/').skip(1).filter(|part| *part != "mod").count()
}

/// The layer of a source, if it belongs to one: `lib.rs` and `main.rs` do not.
fn layer(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then_some(name)
}

fn check_layers(path: &str, code: &str) -> Vec<String> {
    let Some(own) = layer(path) else { return Vec::new() };
    let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == own) else {
        return vec![format!("{path}: {own} is in no layer; give it a place in the table")];
    };
    let strange = uses(code).into_iter().filter(|(_, name)| name != own && !may.contains(&name.as_str()));
    let mut found: Vec<String> =
        strange.map(|(at, name)| format!("{path}:{}: {own} may not use {name}", line_at(code, at))).collect();
    // A chain of `super` may lead to the top of the layer, in tests from one module further down.
    let mut at = 0;
    while let Some(start) = code[at..].find("super::").map(|start| at + start) {
        let steps = code[start..].split("super::").take_while(|between| between.is_empty()).count();
        let allowed = depth(path) - 1 + usize::from(start >= without_tests(code).len());
        if steps > allowed {
            found.push(format!("{path}:{}: super leads out of {own}", line_at(code, start)));
        }
        at = start + steps.max(1) * "super::".len();
    }
    found
}

fn check_places(path: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (what, patterns, allowed) in PLACES {
        if allowed.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        let all = patterns.iter().flat_map(|pattern| places(code, pattern));
        found.extend(all.map(|at| format!("{path}:{}: {what} has no place here", line_at(code, at))));
    }
    found
}

fn check_colours(path: &str, code: &str) -> Vec<String> {
    if !path.starts_with("src/ui/") || path == "src/ui/theme.rs" || path.starts_with("src/ui/shell/") {
        return Vec::new();
    }
    let hex = |at: usize| code[at + 2..].chars().take_while(char::is_ascii_hexdigit).count() >= 6;
    let named = |at: usize| !code[at + "Color32::".len()..].starts_with("TRANSPARENT");
    let numbers = code.match_indices("0x").map(|(at, _)| at).filter(|at| hex(*at));
    let colours = places(code, "Color32::").filter(|at| named(*at));
    let others = ["Rgba::", "rgb(", "rgba("].into_iter().flat_map(|pattern| places(code, pattern));
    let all = numbers.chain(colours).chain(others);
    all.map(|at| format!("{path}:{}: a colour belongs into the theme", line_at(code, at))).collect()
}

/// Whether a character is Chinese. The ideographic blank is a distance, not a text.
fn is_chinese(c: char) -> bool {
    matches!(u32::from(c), 0x3001..=0x303F | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// The literals of a source, its tests aside, that hold Chinese.
fn chinese(source: &str) -> Vec<(usize, String)> {
    parts(without_tests(source)).literals.into_iter().filter(|(_, words)| words.contains(is_chinese)).collect()
}

fn check_texts(path: &str, source: &str) -> Vec<String> {
    if path.starts_with("src/i18n/") || CHINESE.iter().any(|(file, _)| is_excepted(path, file)) {
        return Vec::new();
    }
    let of = |(line, words)| format!("{path}:{line}: “{words}” is a text and belongs into i18n");
    chinese(source).into_iter().map(of).collect()
}

/// Whether a file is one that is excepted, or lies in a folder that is.
fn is_excepted(path: &str, excepted: &str) -> bool {
    path == excepted || (excepted.ends_with('/') && path.starts_with(excepted))
}

/// What holds for every file, tests included.
fn check_file(path: &str, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !source.starts_with("//! ") {
        found.push(format!("{path}:1: the first line says what the file is"));
    }
    let lines = source.lines().count();
    if lines > MAX_LINES {
        found.push(format!("{path}: {lines} lines are too many"));
    }
    for (number, line) in source.lines().enumerate() {
        // Parted, so that this line is none.
        if [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].iter().any(|word| places(line, &word.concat()).next().is_some()) {
            found.push(format!("{path}:{}: do it, or file it", number + 1));
        }
    }
    let vague = ["util", "utils", "helper", "helpers", "common", "misc"];
    if path.trim_end_matches(".rs").split('/').any(|part| vague.contains(&part)) {
        found.push(format!("{path}: a name that says nothing"));
    }
    found
}

/// Everything wrong with one source.
fn check(path: &str, source: &str) -> Vec<String> {
    let mut found = check_file(path, source);
    if path.starts_with("src/") {
        let code = parts(source).code;
        found.extend(check_layers(path, &code));
        found.extend(check_places(path, &code));
        found.extend(check_colours(path, &code));
        found.extend(check_texts(path, source));
    }
    found
}

/// All Rust sources below a folder of the package: path and text.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<PathBuf> = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found
}

#[test]
fn the_house_is_tidy() {
    let all: Vec<(String, String)> = ["src", "tests"].into_iter().flat_map(sources).collect();
    assert!(all.len() > 80, "only {} sources were found", all.len());
    let mut found: Vec<String> = all.iter().flat_map(|(path, source)| check(path, source)).collect();
    found.sort();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_exception_outlives_its_reason() {
    let all = sources("src");
    for (path, why) in CHINESE {
        let mut of = all.iter().filter(|(name, _)| is_excepted(name, path));
        assert!(of.any(|(_, source)| !chinese(source).is_empty()), "{path} needs no exception any more ({why})");
    }
    let layers: BTreeSet<&str> = all.iter().filter_map(|(path, _)| layer(path)).collect();
    assert_eq!(layers, LAYERS.iter().map(|(name, _)| *name).collect(), "the table names every layer, and no other");
}

#[test]
fn a_layer_stands_below_those_that_use_it() {
    for (index, (name, may)) in LAYERS.iter().enumerate() {
        for used in *may {
            assert!(
                LAYERS[..index].iter().any(|(below, _)| below == used),
                "{name} uses {used}, which stands above it"
            );
        }
    }
}

/// `expected` are parts of what is found, in order; a source gets its first line.
fn check_finds(path: &str, source: &str, expected: &[&str]) {
    let found = check(path, &format!("//! What it is.\n{source}\n"));
    assert_eq!(found.len(), expected.len(), "{path}: {source}\n{found:?}");
    for (found, part) in found.iter().zip(expected) {
        assert!(found.contains(part), "{path}: {source}\n{found} is not “{part}”");
    }
}

#[test]
fn a_use_of_the_wrong_layer_is_found() {
    check_finds("src/model/text.rs", "use crate::edit::Edit;", &["src/model/text.rs:2: model may not use edit"]);
    check_finds("src/measure.rs", "fn f(x: &crate::edit::Edit) {}", &["measure may not use edit"]);
    check_finds("src/flow/shown.rs", "use crate::{model::{Text, Draft}, store::Disk,};", &["flow may not use store"]);
    check_finds("src/edit/apply.rs", "use crate::{app, model, ui::{self}};", &["not use app", "not use ui"]);
    check_finds("src/edit/apply.rs", "use crate::model::Draft;\nuse crate::edit::Place;", &[]);
    check_finds("src/edit/apply.rs", "// crate::store is far away: \"crate::store\"", &[]);
    check_finds("src/edit/apply.rs", "use super::super::store::Disk;", &["super leads out of edit"]);
    check_finds("src/edit/apply.rs", "use super::Edit;\nmod a { pub(super) fn f() {} }", &[]);
    check_finds("src/measure.rs", "use super::store::Disk;", &["super leads out of measure"]);
    check_finds("src/ui/shell/files.rs", "use super::super::theme::Face;", &[]);
    check_finds("src/measure.rs", "#[cfg(test)]\nmod tests {\nuse super::*;\n}", &[]);
    check_finds("src/rules/one.rs", "fn f() {}", &["rules is in no layer"]);
}

#[test]
fn what_stands_in_the_wrong_place_is_found() {
    check_finds("src/app/open.rs", "use std::fs;", &["the disk"]);
    check_finds("src/app/open.rs", "use std::{\n    fs, io};", &["open.rs:3: the disk"]);
    check_finds("src/app/open.rs", "fn f(p: &Path) -> bool { p.exists() }", &["the disk"]);
    check_finds("src/store/files.rs", "use std::fs;", &[]);
    check_finds("src/edit/apply.rs", "let prefs = fs_name();", &[]);
    check_finds("src/edit/history.rs", "let now = Instant::now();", &["the clock"]);
    check_finds("src/ui/status.rs", "let now = Instant::now();", &[]);
    check_finds("src/app/open.rs", "use egui::Ui;", &["the toolkit"]);
    check_finds("src/ui/desk.rs", "use eframe::App;\nuse rfd::FileHandle;", &["the window", "the window"]);
    check_finds("src/ui/shell/native.rs", "use eframe::App;", &[]);
    check_finds("src/ui/desk.rs", "#[cfg_attr(windows, allow(dead_code))]\nfn f() {}", &["a lint switched off"]);
    check_finds("src/ui/desk.rs", "std::thread::spawn(|| {});", &["a thread"]);
}

#[test]
fn a_colour_outside_the_theme_is_found() {
    check_finds("src/ui/desk.rs", "let c = Color32::from_rgb(1, 2, 3);", &["a colour"]);
    check_finds("src/ui/desk.rs", "let c = egui::Color32::RED;", &["a colour"]);
    check_finds("src/ui/desk.rs", "let c = hex(0xFFAA00);", &["a colour"]);
    check_finds("src/ui/desk.rs", "let c = rgb(1, 2, 3);", &["a colour"]);
    check_finds("src/ui/desk.rs", "let c = Color32::TRANSPARENT; let d = 0xFF;", &[]);
    check_finds("src/ui/theme.rs", "let c = Color32::from_rgb(1, 2, 3);", &[]);
}

#[test]
fn a_text_outside_i18n_is_found() {
    check_finds("src/ui/desk.rs", "ui.label(\"保存\");", &["desk.rs:2: “保存” is a text"]);
    check_finds("src/ui/desk.rs", "ui.label(r#\"“保存”\"#); let c = '要';", &["“保存”", "要"]);
    check_finds("src/ui/desk.rs", "ui.label(\"\\\"，\");", &["，"]);
    check_finds("src/ui/desk.rs", "/// 保存\nui.label(\"\\u{3000}　\"); // 保存", &[]);
    check_finds("src/ui/desk.rs", "#[cfg(test)]\nmod tests {\nconst A: &str = \"保存\";\n}", &[]);
    check_finds("src/i18n/window.rs", "const A: &str = \"保存\";", &[]);
}

#[test]
fn an_untidy_file_is_found() {
    assert_eq!(check("tests/it/a.rs", "// What it is.\n"), ["tests/it/a.rs:1: the first line says what the file is"]);
    let todo = ["// TO", "DO: later"].concat();
    check_finds("tests/it/a.rs", &todo, &["a.rs:2: do it, or file it"]);
    check_finds("src/model/utils.rs", "", &["a name that says nothing"]);
    check_finds("src/ui/common/mod.rs", "", &["a name that says nothing"]);
    check_finds("src/model/text.rs", &"\n".repeat(MAX_LINES), &["too many"]);
    check_finds("src/model/text.rs", &"\n".repeat(MAX_LINES - 2), &[]);
}

#[test]
fn a_source_is_parted_into_code_and_literals() {
    let found = parts("let a: &'a str = \"x // y\"; /* 'b' */ let c = ('\\'', '\"', b\"d\", r\"e\\\");\nf(\"\\\\\")");
    let literals: Vec<&str> = found.literals.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(literals, ["x // y", "\\'", "\"", "d", "e\\", "\\\\"]);
    assert_eq!(found.literals.last().map(|(line, _)| *line), Some(2));
    let code: Vec<&str> = found.code.split_whitespace().collect();
    assert_eq!(code.join(" "), "let a: &'a str = ; let c = ( , , b , ); f( )");
    assert_eq!(found.code.lines().count(), 2);
}
