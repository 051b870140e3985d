//! A speech on pages: the rules of a Chinese page, held over much text and every profile.

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use fastrand::Rng;
use lectern::assemble::{Assembled, Source, assemble};
use lectern::edit::{Edit, Place, apply, with_samples};
use lectern::export::page::{Fonts, NoteKind, Pages, lay_out, raster, wanted};
use lectern::export::{ExportError, Facts, PdfOptions, pdf, pdf_page};
use lectern::measure::Rate;
use lectern::model::{Draft, FontFace, Language, POINTS_PER_MM, Piece, Profile, Role, Section, SectionId, Text, Voice};
use lectern::store::{built_in, built_in_profiles, page_faces};

use crate::generate;

fn profile(id: &str) -> Arc<Profile> {
    let (_, profile) = built_in_profiles().iter().find(|(name, _)| *name == id).unwrap();
    Arc::new(profile.clone())
}

/// The fonts of every profile.
fn fonts() -> Fonts {
    static READ: OnceLock<Fonts> = OnceLock::new();
    let read = || {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let all: Vec<_> = built_in_profiles().iter().flat_map(|(_, profile)| wanted(profile)).collect();
        Fonts::new(page_faces(&all, &[own.join("fandol"), own]))
    };
    READ.get_or_init(read).clone()
}

fn pages(draft: &Draft, id: &str) -> (Assembled, Pages) {
    let profile = profile(id);
    let speech = assemble(draft, None);
    let pages = lay_out(&speech, &profile, &fonts(), Rate::usual(draft.language), None);
    (speech, pages)
}

fn titled(title: &str, paragraphs: &[&str]) -> Draft {
    let mut draft = Draft { next_id: 2, ..Draft::default() };
    if !title.is_empty() {
        draft.title.lines = vec![Text::plain(title)];
    }
    let mut section = Section::new(SectionId(1), Role::Item);
    section.body = paragraphs.iter().map(|text| Arc::new(Text::plain(text))).collect();
    draft.sections.push(section);
    draft
}

fn of(paragraphs: &[&str]) -> Draft {
    titled("", paragraphs)
}

/// The lines of every page.
fn shown(pages: &Pages) -> Vec<Vec<String>> {
    (0..pages.len()).map(|page| pages.lines(page).map(|line| line.text().to_owned()).collect()).collect()
}

const WORDS: [&str; 22] = [
    "同志们",
    "要抓落实",
    "䶮山",
    "——",
    "……",
    "2026年",
    "7.6%",
    "1,099万元",
    "GDP",
    "don’t",
    "《意见》",
    "“高”",
    "（第二稿）",
    "【注】",
    "〔2026〕",
    "，",
    "。",
    "？！",
    "：“好。”",
    "）“",
    "》、《",
    "A4",
];

/// Prose in which every mark stands where a writer could have put it.
fn prose(characters: usize) -> String {
    let mut rng = Rng::with_seed(7);
    let mut text = String::new();
    let (mut mark, mut narrow) = (true, true);
    while text.chars().count() < characters {
        let word = WORDS[rng.usize(0..WORDS.len())];
        let is_mark = !word.contains(char::is_alphanumeric);
        let is_narrow = word.contains(|c: char| c.is_ascii_alphanumeric());
        if !(mark && is_mark || narrow && is_narrow) {
            text += word;
            (mark, narrow) = (is_mark, is_narrow);
        }
    }
    text
}

#[test]
fn no_line_of_much_prose_begins_or_ends_wrong_or_is_too_wide() {
    let text = prose(100_000);
    for id in ["official", "speech", "reading"] {
        let (_, pages) = pages(&of(&[&text]), id);
        let paper = pages.profile.paper;
        let right = (paper.width - paper.right) * POINTS_PER_MM;
        let mut count = 0;
        for page in 0..pages.len() {
            for line in pages.lines(page) {
                let text = line.text();
                let (first, last) = (text.chars().next().unwrap(), text.trim_end().chars().next_back().unwrap());
                assert!(line.range().start == 0 || !"，。、；：？！）》”〕】’%—… ".contains(first), "{text}");
                assert!(!"（《“〔【‘".contains(last), "{id} {:?}: {text}", line.range());
                assert!(line.x() + line.width() <= right + 0.1, "{id}: {text} ends at {}", line.x() + line.width());
                count += 1;
            }
        }
        assert!(count > 2_500, "{count}");
    }
}

#[test]
fn what_the_lines_hold_is_the_speech() {
    for id in ["official", "speech", "reading", "english"] {
        let language = if id == "english" { Language::English } else { Language::Chinese };
        let all = built_in();
        let all = all.iter().filter_map(|entry| entry.template.as_ref().ok());
        for template in all.filter(|template| template.draft.language == language) {
            let (speech, pages) = pages(&with_samples(template), id);
            let mut lines = (0..pages.len()).flat_map(|page| pages.lines(page)).peekable();
            for block in &speech.blocks {
                // The lines of a block tile its text, in order.
                let mut end = 0;
                while let Some(line) = lines.next_if(|line| line.source() == block.source) {
                    let Range { start, end: next } = line.range();
                    assert_eq!(start, end, "{id}: {:?}", block.source);
                    end = next;
                }
                assert_eq!(end, block.line.text.len(), "{id}: {:?}", block.source);
            }
            assert!(lines.next().is_none());
        }
    }
}

#[test]
fn an_official_page_is_a_grid_of_22_lines_of_28_characters() {
    let (_, pages) = pages(&of(&["国".repeat(28 * 50).as_str()]), "official");
    let rows: Vec<usize> = (0..pages.len()).map(|page| pages.lines(page).count()).collect();
    assert_eq!(rows, [22, 22, 7]);
    let lengths: Vec<usize> = shown(&pages).concat().iter().map(|line| line.chars().count()).collect();
    assert!(lengths[0] == 26 && lengths[1..50].iter().all(|length| *length == 28), "{lengths:?}");
    let line = pages.lines(1).nth(3).unwrap();
    assert!((line.x() - 28.0 * POINTS_PER_MM).abs() < 0.01 && (line.width() - 156.07 * POINTS_PER_MM).abs() < 0.1);
}

#[test]
fn behind_a_title_the_lines_are_on_the_grid_again() {
    let mut draft = titled("关于认真做好二〇二六年全市城市供水保障工作的意见", &["国".repeat(28 * 40).as_str()]);
    draft.title.date = Text::plain("2026年3月12日");
    let (_, pages) = pages(&draft, "official");
    let top = 37.0 * POINTS_PER_MM;
    let body = pages.lines(0).filter(|line| !line.source().is_title());
    for line in body {
        let rows = (line.top() - top) / 28.95;
        assert!((rows - rows.round()).abs() < 0.001, "{rows}");
    }
    assert_eq!(pages.lines(1).count(), 22);
}

/// The lines in which a paragraph of the speech profile is set, parted by `|`.
fn check_lines(expected: &str) {
    let text = expected.replace('|', "");
    let (_, pages) = pages(&of(&[&text]), "speech");
    assert_eq!(shown(&pages).concat().join("|"), expected);
}

#[test]
fn marks_side_by_side_give_room_away_and_one_at_the_end_does() {
    // 27 cells of 16 pt and a quarter more have room in 154 mm; the first line stands in by two.
    check_lines("一二三四五六七八九十一二三四五六七八九十一二三四五|六七");
    check_lines("一二三，“四五：“六七八九十一二三四五六七八九十一二|三四");
    check_lines("一二三四五六七八九十一二三四五六七八九十一二，》“三|四五六");
    check_lines("一二三，“四五六七八九十一二三四五六七八九十一二三，|五六");
    check_lines("一二三四五六七八九十一二三四五六七八九十一二三|四五。");
}

#[test]
fn no_character_stands_alone_on_the_last_line() {
    check_lines("一二三四五六七八九十一二三四五六七八九十一二三四|五六。");
    check_lines("一二三四五六七八九十一二三四五六七八九十一二三四|五六");
}

#[test]
fn a_title_breaks_evenly_and_between_words() {
    for (title, expected) in [
        ("在全市安全生产工作会议上的讲话", "在全市安全生产工作会议上的讲话"),
        (
            "在云溪市2026年城市供水保障暨安全生产工作会议上的讲话",
            "在云溪市2026年城市供水保障|暨安全生产工作会议上的讲话",
        ),
        (
            "在清河开发区庆祝建区三十周年暨先进集体和先进个人表彰大会上的讲话",
            "在清河开发区庆祝建区三十周年|暨先进集体和先进个人表彰大会上的讲话",
        ),
    ] {
        let (_, pages) = pages(&titled(title, &["好。"]), "speech");
        let lines = pages.lines(0).filter(|line| line.source().is_title()).map(|line| line.text().to_owned());
        assert_eq!(lines.collect::<Vec<_>>().join("|"), expected);
    }
}

#[test]
fn a_heading_stays_with_what_follows() {
    let mut draft = of(&["国".repeat(26 + 28 * 20).as_str()]);
    let mut section = Section::new(SectionId(2), Role::Item);
    section.heading = Some(Text::plain("加强领导"));
    section.body = vec![Arc::new(Text::plain("好。"))];
    draft.sections.push(section);
    let (_, pages) = pages(&draft, "official");
    let shown = shown(&pages);
    assert_eq!((shown[0].len(), shown[1].clone()), (21, vec!["加强领导".to_owned(), "好。".to_owned()]));
    assert_eq!(
        pages.headings().map(|heading| (heading.text, heading.page)).collect::<Vec<_>>(),
        [("加强领导".to_owned(), 1)]
    );
}

#[test]
fn a_date_stands_in_brackets_once() {
    for (date, expected) in [("2026年3月12日", "（2026年3月12日）"), ("（三月十二日）", "（三月十二日）")]
    {
        let mut draft = titled("讲话", &["好。"]);
        draft.title.date = Text::plain(date);
        let (_, pages) = pages(&draft, "official");
        let line = pages.lines(0).find(|line| line.source() == Source::Date).unwrap();
        assert_eq!((line.text(), line.range()), (expected, 0..date.len()));
    }
}

/// A speech of sentences of many lengths.
fn sentences() -> Draft {
    let mut rng = Rng::with_seed(3);
    let mut paragraphs = Vec::new();
    for _ in 0..60 {
        let count = rng.usize(1..6);
        let sentence = |rng: &mut Rng| format!("{}{}。", "我们要".repeat(rng.usize(1..14)), rng.u32(1..2026));
        paragraphs.push((0..count).map(|_| sentence(&mut rng)).collect::<String>());
    }
    of(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn no_sentence_of_a_reading_copy_is_broken_over_a_page() {
    let (_, pages) = pages(&sentences(), "reading");
    let pages = shown(&pages);
    assert!(pages.len() > 5);
    for page in &pages {
        assert!(page.last().unwrap().ends_with('。'), "{page:?}");
    }
}

#[test]
fn a_reading_copy_keeps_its_foot_free_and_says_what_follows_and_how_long_it_was() {
    let draft = sentences();
    let (_, pages) = pages(&draft, "reading");
    let paper = pages.profile.paper;
    let free = pages.profile.reading.unwrap().free;
    let bottom = (paper.top + paper.text_height() * (1.0 - free)) * POINTS_PER_MM;
    let mut minutes = Vec::new();
    for page in 0..pages.len() {
        assert!(pages.lines(page).all(|line| line.top() + line.height() <= bottom + 0.1));
        let notes = pages.notes(page);
        let of = |kind| notes.iter().filter(move |note| note.kind == kind).map(|note| note.text.as_str());
        assert_eq!(of(NoteKind::Number).collect::<Vec<_>>(), [format!("{} / {}", page + 1, pages.len())]);
        let words = of(NoteKind::NextWords).map(|words| words.trim_end_matches('…').to_owned()).collect::<Vec<_>>();
        match pages.lines(page + 1).next() {
            Some(next) => assert!(words.len() == 1 && next.text().starts_with(&words[0]), "{words:?}"),
            None => assert!(words.is_empty()),
        }
        minutes.extend(of(NoteKind::Minutes).map(|text| text.trim_end_matches('′').parse::<u32>().unwrap()));
    }
    assert!(minutes.len() > 3 && minutes.is_sorted(), "{minutes:?}");
}

#[test]
fn characters_that_are_rare_or_marked_have_their_pinyin() {
    let mut draft = of(&["请欧阳䶮同志讲话。"]);
    draft.sections[0].body.push(Arc::new(Text::plain("朝阳").voiced(Voice::Pinyin)));
    let found = |id| {
        let (_, pages) = pages(&draft, id);
        let notes = pages.notes(0).into_iter().filter(|note| note.kind == NoteKind::Pinyin);
        notes.map(|note| (note.text, note.x, note.x + note.letters.width())).collect::<Vec<_>>()
    };
    let notes = found("reading");
    let texts: Vec<&str> = notes.iter().map(|(text, ..)| text.as_str()).collect();
    // What is read in two ways says so.
    assert_eq!(texts, ["yǎn", "cháo/zhāo", "yáng"]);
    assert!(notes[1].2 < notes[2].1, "neighbours stand side by side: {notes:?}");
    assert!(found("official").is_empty());
}

/// The pixels of a page that are darker than in another picture of it, by their height in points.
fn darker(pages: &Pages, than: &Pages) -> Vec<f32> {
    const SCALE: f32 = 2.0;
    let picture = |pages: &Pages| raster(&pdf_page(pages, 0).unwrap(), SCALE).unwrap();
    let (ours, theirs) = (picture(pages), picture(than));
    assert_eq!((ours.width, ours.height), (theirs.width, theirs.height));
    let pixels = ours.rgba.chunks(4).zip(theirs.rgba.chunks(4)).enumerate();
    let darker = pixels.filter(|(_, (ours, theirs))| ours[0] < theirs[0]);
    darker.map(|(index, _)| (index / ours.width) as f32 / SCALE).collect()
}

#[test]
fn stress_and_slow_speech_are_painted_below_their_words_and_a_pause_between() {
    let voiced = |voice| {
        let mut draft = of(&[]);
        draft.sections[0].body.push(Arc::new(Text::plain("重点工作").voiced(voice)));
        draft
    };
    let (_, plain) = pages(&voiced(Voice::Plain), "reading");
    let line = plain.lines(0).next().unwrap();
    let (base, below) = (line.base(), line.base() + line.size());
    for voice in [Voice::Stress, Voice::Slow] {
        let marks = darker(&pages(&voiced(voice), "reading").1, &plain);
        assert!(marks.len() > 20, "{voice:?}: {}", marks.len());
        assert!(marks.iter().all(|y| (base..below).contains(y)), "{voice:?}");
        let unmarked = pages(&voiced(voice), "official").1;
        assert!(
            darker(&unmarked, &pages(&voiced(Voice::Plain), "official").1).is_empty(),
            "only where it is asked for"
        );
    }
    let mut draft = of(&[]);
    let mut text = Text::plain("重点");
    text.push(Piece::Pause, Voice::Plain);
    text.push(Piece::Words("工作".to_owned()), Voice::Plain);
    draft.sections[0].body.push(Arc::new(text));
    assert_eq!(shown(&pages(&draft, "reading").1).concat(), ["重点／工作"]);
    assert_eq!(shown(&pages(&draft, "official").1).concat(), ["重点工作"]);
}

#[test]
fn a_sentence_longer_than_a_page_is_broken() {
    let (_, pages) = pages(&of(&["国".repeat(1_000).as_str(), "好。"]), "reading");
    assert!(pages.len() > 2);
    assert_eq!(shown(&pages).concat().concat().chars().count(), 1_002);
}

#[test]
fn only_what_was_edited_is_set_anew_and_all_is_as_if_it_had_been() {
    let template = built_in().into_iter().find_map(|entry| entry.template.ok()).unwrap();
    let mut draft = with_samples(&template);
    for id in ["official", "reading"] {
        let profile = profile(id);
        let fonts = fonts();
        let rate = Rate::usual(draft.language);
        let first = assemble(&draft, None);
        let before = lay_out(&first, &profile, &fonts, rate, None);
        let section = draft.walk().find(|section| !section.body.is_empty()).unwrap().id;
        let edit =
            Edit::Splice { place: Place::Body(section, 0), range: 0..0, with: Text::plain("新的一句话。") };
        apply(&mut draft, edit).unwrap();
        let second = assemble(&draft, Some(&first));
        let after = lay_out(&second, &profile, &fonts, rate, Some(&before));
        let fresh = lay_out(&second, &profile, &fonts, rate, None);
        assert_eq!(shown(&after), shown(&fresh));
        let facts = Facts::new(&draft, &second);
        let bytes = |pages: &Pages| pdf(pages, &facts, PdfOptions::default()).unwrap();
        assert!(bytes(&after) == bytes(&fresh) && bytes(&after) != bytes(&before));
    }
}

#[test]
fn a_place_is_found_on_its_page_and_a_point_at_its_place() {
    let template = built_in().into_iter().find_map(|entry| entry.template.ok()).unwrap();
    for id in ["official", "reading"] {
        let (speech, pages) = pages(&with_samples(&template), id);
        for block in speech.blocks.iter().filter(|block| !block.line.text.is_empty()) {
            for at in block.line.text.char_indices().map(|(at, _)| at).step_by(7) {
                let (page, line) = pages.find(block.source, at).unwrap();
                let line = pages.lines(page).nth(line).unwrap();
                assert!(line.source() == block.source && line.range().contains(&at), "{:?} {at}", block.source);
            }
        }
        for page in 0..pages.len() {
            for line in pages.lines(page) {
                let middle = line.top() + line.height() / 2.0;
                let (source, at) = pages.hit(page, line.x() - 3.0, middle).unwrap();
                assert_eq!((source, at), (line.source(), line.range().start));
                let (source, at) = pages.hit(page, line.x() + line.width() / 2.0, middle).unwrap();
                assert!(source == line.source() && line.range().contains(&at));
            }
        }
        assert_eq!(pages.find(Source::Body(SectionId(9_999), 0), 0), None);
        assert_eq!(pages.hit(9_999, 0.0, 0.0), None);
    }
}

#[test]
fn stand_ins_are_told_and_a_page_without_any_font_is_an_error() {
    let profile = profile("official");
    let named = |fonts: &Fonts| {
        let all = fonts.stand_ins(&profile).into_iter();
        all.map(|one| (one.wanted, one.used)).collect::<Vec<_>>()
    };
    let own = Fonts::new(page_faces(&[], &[]));
    let told = named(&own);
    let of = |wanted: &str| told.iter().find(|(name, _)| name == wanted).map(|(_, used)| used.as_str());
    assert_eq!(of("仿宋_GB2312"), Some("Noto Serif SC"));
    assert_eq!(of("黑体"), Some("Noto Sans SC"));
    assert_eq!(of("Times New Roman"), Some("Source Serif 4"));
    let speech = assemble(&Draft::default(), None);
    let broken = FontFace {
        family: "Broken".to_owned(),
        weight: 400,
        italic: false,
        bytes: Arc::new(b"no font".to_vec()),
        index: 0,
    };
    let none = Fonts::new([broken]);
    assert!(none.is_empty());
    let pages = lay_out(&speech, &profile, &none, Rate::usual(Language::Chinese), None);
    assert_eq!(pdf(&pages, &Facts::default(), PdfOptions::default()), Err(ExportError::NoFont));
}

#[test]
fn no_standard_character_is_missing_from_a_page() {
    let table =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/tgh-8105.txt")).unwrap();
    let (_, pages) = pages(&of(&[&table.replace('\n', "")]), "official");
    assert_eq!(pages.missing(), "");
    let (_, pages) = self::pages(&of(&["好𪚥\u{E000}"]), "official");
    assert_eq!(pages.missing(), "𪚥\u{E000}");
}

#[test]
fn hostile_texts_make_a_valid_page() {
    let long = "a".repeat(100_000);
    let marks = "“".repeat(20_000);
    let accents = format!("e{}", "\u{301}".repeat(20_000));
    let texts = [
        "\u{0}\u{1}\u{7F}\u{FEFF}\u{FFFE}\u{FFFF}\u{E000}",
        "\n\n\r\n\u{2028}\u{85}",
        "\u{3000}\u{3000}   \t\t",
        "\u{202E}abc\u{200F}\u{5D0}\u{5D1} \u{627}\u{644}",
        "👨‍👩‍👧‍👦🏳️‍🌈e\u{301}",
        &long,
        &marks,
        &accents,
        "",
    ];
    for id in ["official", "reading", "english"] {
        let mut draft = titled("\u{0}题\n目\u{1}", &texts);
        draft.title.date = Text::plain("\u{0}");
        draft.title.speaker = Text::plain("\u{FFFE}");
        let (speech, pages) = pages(&draft, id);
        for archival in [false, true] {
            let bytes = pdf(&pages, &Facts::new(&draft, &speech), PdfOptions { archival }).unwrap();
            assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
        }
        assert!(pdf_page(&pages, 9_999).is_ok() && pages.lines(9_999).next().is_none());
    }
    for id in ["official", "reading", "english"] {
        let (_, pages) = pages(&Draft::default(), id);
        assert_eq!(pages.len(), 1);
        assert!(pdf(&pages, &Facts::default(), PdfOptions { archival: true }).is_ok());
    }
}

#[test]
fn generated_drafts_make_pages() {
    for seed in 0..60 {
        let draft = generate::draft(seed);
        for id in ["speech", "reading", "english"] {
            let (speech, pages) = pages(&draft, id);
            assert!(pdf(&pages, &Facts::new(&draft, &speech), PdfOptions::default()).is_ok());
        }
    }
}

#[test]
fn strange_profiles_make_pages() {
    let draft = titled("在会议上的讲话", &["同志们，大家好！".repeat(40).as_str()]);
    let speech = assemble(&draft, None);
    for change in [
        |profile: &mut Profile| (profile.paper.width, profile.paper.left, profile.paper.right) = (100.0, 30.0, 30.0),
        |profile: &mut Profile| (profile.body.size, profile.body.pitch) = (96.0, 576.0),
        |profile: &mut Profile| profile.body.indent = 20.0,
        |profile: &mut Profile| (profile.body.before, profile.body.after) = (200.0, 200.0),
    ] {
        for id in ["official", "reading"] {
            let mut profile = Profile::clone(&profile(id));
            change(&mut profile);
            let profile = Arc::new(profile);
            let pages = lay_out(&speech, &profile, &fonts(), Rate::usual(Language::Chinese), None);
            let shown = shown(&pages).concat().concat();
            assert_eq!(shown.chars().filter(|c| *c == '好').count(), 40);
        }
    }
}
