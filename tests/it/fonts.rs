//! The faces that come with the program draw everything it shows: no box for any standard character, sign or icon.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use ttf_parser::gsub::SubstitutionSubtable;
use ttf_parser::{Face, GlyphId, Tag};

use crate::tidy::{parts, sources, without_tests};

const CHINESE: [&str; 4] =
    ["NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-SemiBold.ttf"];
const LATIN: [&str; 3] = ["NotoSans-Regular.ttf", "NotoSans-Medium.ttf", "NotoSans-SemiBold.ttf"];
const ENGLISH: [&str; 3] = ["SourceSerif4-Regular.ttf", "SourceSerif4-It.ttf", "SourceSerif4-Semibold.ttf"];

fn asset(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(asset(path)).unwrap()
}

fn bytes(path: &str) -> Vec<u8> {
    fs::read(asset(path)).unwrap()
}

/// The characters that a face cannot draw: those without a glyph, and those that are not blank and whose glyph is.
fn lacking(face: &Face<'_>, wanted: impl IntoIterator<Item = char>) -> String {
    let draws = |glyph: GlyphId| glyph.0 != 0 && face.glyph_bounding_box(glyph).is_some();
    let blank = |c: char| c.is_whitespace() && face.glyph_index(c).is_some();
    wanted.into_iter().filter(|&c| !blank(c) && !face.glyph_index(c).is_some_and(draws)).collect()
}

fn check_draws(files: &[&str], wanted: &str) {
    for file in files {
        let bytes = bytes(&format!("assets/fonts/{file}"));
        let face = Face::parse(&bytes, 0).unwrap();
        assert_eq!(lacking(&face, wanted.chars()), "", "{file}");
    }
}

#[test]
fn no_standard_character_is_a_box() {
    let rows = text("assets/fonts/tgh-8105.txt");
    let standard: String = rows.lines().collect();
    let different: BTreeSet<char> = standard.chars().collect();
    assert_eq!((different.len(), standard.chars().count()), (8105, 8105));
    assert!(different.contains(&'一') && different.contains(&'𬭎'));
    check_draws(&CHINESE, &standard);
}

#[test]
fn no_word_of_the_program_and_its_templates_is_a_box() {
    let mut shown = BTreeSet::new();
    // A table of marks that a text from anywhere may hold is shown to nobody.
    let table = |path: &str| {
        ["breaks.rs", "page/marks.rs", "word/formats.rs", "recover/script.rs"].iter().any(|end| path.ends_with(end))
            || path.contains("flow/paste/")
    };
    for (_, source) in sources("src").into_iter().filter(|(path, _)| !table(path)) {
        shown.extend(parts(without_tests(&source)).literals.iter().flat_map(|(_, words)| words.chars()));
    }
    for template in fs::read_dir(asset("templates/zh")).unwrap() {
        shown.extend(fs::read_to_string(template.unwrap().path()).unwrap().chars());
    }
    shown.retain(|c| !c.is_control());
    assert!(shown.len() > 1000 && "〔？志8A".chars().all(|c| shown.contains(&c)), "only {} characters", shown.len());
    check_draws(&CHINESE, &shown.into_iter().collect::<String>());
}

#[test]
fn no_sign_of_a_chinese_text_is_a_box() {
    let ranges =
        ['!'..='~', '！'..='～', '、'..='】', '①'..='⑳', '⑴'..='⒇', 'Ⅰ'..='Ⅻ', '←'..='↓', 'Α'..='Ρ', 'α'..='ω'];
    let signs: String = ranges.into_iter().flatten().collect();
    check_draws(&CHINESE, &format!("{signs}　·—…‘’“”×÷±°℃‰№￥€《》〈〉「」『』〔〕①⑩ａＺāáǎàōüǚ"));
}

#[test]
fn no_sign_of_an_english_text_is_a_box() {
    let ascii: String = (' '..='~').collect();
    let english = format!("{ascii}\u{a0}‘’“”–—…•éèêëüöäßñçàåøæœšžłőÉÜÖÑÇ£€©®™½×°§¶†‰");
    check_draws(&LATIN, &english);
    check_draws(&ENGLISH, &english);
}

#[test]
fn two_dashes_are_drawn_as_one() {
    for file in CHINESE {
        let bytes = bytes(&format!("assets/fonts/{file}"));
        let face = Face::parse(&bytes, 0).unwrap();
        let dash = face.glyph_index('—').unwrap();
        let rules = face.tables().gsub.unwrap_or_else(|| panic!("{file} has no rules for glyphs"));
        let composes = rules.features.into_iter().filter(|feature| feature.tag == Tag::from_bytes(b"ccmp"));
        let mut lookups = composes.flat_map(|feature| feature.lookup_indices).filter_map(|at| rules.lookups.get(at));
        let joins = lookups.any(|lookup| {
            lookup.subtables.into_iter::<SubstitutionSubtable<'_>>().any(|table| match table {
                SubstitutionSubtable::Ligature(ligatures) => {
                    let set = ligatures.coverage.get(dash).and_then(|at| ligatures.ligature_sets.get(at));
                    set.is_some_and(|set| set.into_iter().any(|ligature| ligature.components.get(0) == Some(dash)))
                }
                _ => false,
            })
        });
        assert!(joins, "{file} shows a gap in ——");
    }
}

/// The icons of icons.tsv: name and code.
fn icons() -> BTreeMap<String, char> {
    let row = |line: &str| {
        let (name, code) = line.split_once('\t').unwrap();
        (name.to_owned(), char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
    };
    text("assets/icons/icons.tsv").lines().map(row).collect()
}

/// What the window's list of icons says: the name in the comment above a variant, and the code that it has.
fn listed(source: &str) -> BTreeMap<String, char> {
    let trimmed: Vec<&str> = source.lines().map(str::trim).collect();
    let variant = |name: &str| {
        let arm = format!("Self::{name} => '\\u{{");
        let code = trimmed.iter().find_map(|line| line.strip_prefix(&arm)?.strip_suffix("}',")).unwrap();
        char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()
    };
    let body = trimmed.iter().skip_while(|line| **line != "pub enum Icon {").skip(1).take_while(|line| **line != "}");
    let lines: Vec<&str> = body.copied().collect();
    let pairs = lines.chunks(2).map(|pair| {
        let name = pair[0].strip_prefix("/// ").unwrap().to_owned();
        (name, variant(pair[1].trim_end_matches(',')))
    });
    pairs.collect()
}

#[test]
fn every_icon_of_the_window_is_the_one_it_is_called() {
    let icons = icons();
    let listed = listed(&text("src/ui/icons.rs"));
    assert!(listed.len() > 10, "{listed:?}");
    for (name, code) in listed {
        assert_eq!(icons.get(&name), Some(&code), "{name}");
    }
}

#[test]
fn every_icon_of_the_cut_is_drawn() {
    let bytes = bytes("assets/icons/phosphor.ttf");
    let face = Face::parse(&bytes, 0).unwrap();
    let icons = icons();
    assert_eq!(lacking(&face, icons.values().copied()), "");
    let script = text("assets/fonts/cut.py");
    let (_, names) = script.split_once("ICON_NAMES = \"\"\"").unwrap();
    let (names, _) = names.split_once("\"\"\"").unwrap();
    assert_eq!(names.split_whitespace().collect::<BTreeSet<_>>(), icons.keys().map(String::as_str).collect());
}

#[test]
fn a_licence_stands_beside_every_face() {
    for (files, licence) in [
        (&CHINESE[..2], "assets/fonts/OFL-NotoSansSC.txt"),
        (&CHINESE[2..], "assets/fonts/OFL-NotoSerifSC.txt"),
        (&LATIN[..], "assets/fonts/OFL-NotoSans.txt"),
        (&ENGLISH[..], "assets/fonts/OFL-SourceSerif4.txt"),
    ] {
        assert!(text(licence).contains("SIL OPEN FONT LICENSE Version 1.1"), "{licence}");
        assert!(files.iter().all(|file| asset(&format!("assets/fonts/{file}")).exists()), "{files:?}");
    }
    assert!(text("assets/fonts/fandol/COPYING").contains("GNU GENERAL PUBLIC LICENSE"));
    assert!(text("assets/fonts/fandol/README").contains("GPL font exception"));
    assert!(text("assets/icons/LICENSE").starts_with("MIT License"));
    let all =
        fs::read_dir(asset("assets/fonts")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let faces: BTreeSet<String> = all.filter(|name| name.ends_with(".ttf")).collect();
    assert_eq!(
        faces,
        CHINESE.into_iter().chain(LATIN).chain(ENGLISH).map(str::to_owned).collect(),
        "no face without a licence"
    );
}

#[test]
fn what_a_face_lacks_is_told() {
    let bytes = bytes("assets/fonts/NotoSans-Regular.ttf");
    let face = Face::parse(&bytes, 0).unwrap();
    assert_eq!(lacking(&face, "a讲 🙂\u{3000}b".chars()), "讲🙂\u{3000}");
}
