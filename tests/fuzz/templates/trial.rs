//! What is true of every text that is read as a template: it is one, which is written, started from, filled in, spoken and
//! saved without loss, or there are problems, each of them told in words and with a place that is in the text.

use std::collections::BTreeSet;

use lectern::app::messages;
use lectern::assemble::assemble;
use lectern::edit::{apply, fill_in, from_template, with_samples};
use lectern::export::txt;
use lectern::i18n::Lang;
use lectern::measure::measure;
use lectern::model::{Draft, FieldKind, MAX_DEPTH, MAX_SECTIONS, Piece, Sample, Section, SectionId, Template, Text};
use lectern::store::{Fault, Problem, parse_draft, parse_template, utf8, write_draft, write_template};

/// What a text made the reader and the rest of the program do, each in a word.
pub type Features = BTreeSet<String>;

/// What a text has done that is one.
pub const A_TEMPLATE: &str = "a template";

/// Reads a text as a template, does with it what the program does, and tells what that was.
///
/// # Panics
/// Something is not as it always is.
pub fn try_out(bytes: &[u8]) -> Features {
    let mut features = Features::new();
    let text = match utf8(bytes.to_vec()) {
        Ok(text) => text,
        Err(problem) => {
            check_problem(&problem, &String::from_utf8_lossy(bytes));
            return features;
        }
    };
    let read = parse_template("t", &text);
    assert_eq!(parse_template("t", &text), read, "chance decides how it is read");
    match read {
        Ok(template) => check_template(&template, &mut features),
        Err(problems) => {
            assert!((1..=50).contains(&problems.len()), "{} problems", problems.len());
            for problem in problems {
                check_problem(&problem, &text);
                features.insert(feature(&problem.what));
            }
        }
    }
    features
}

/// The name of a fault; of RON's own words the first two, as others are those of the text.
fn feature(fault: &Fault) -> String {
    match fault {
        Fault::Syntax(words) => words.split(' ').take(2).collect::<Vec<_>>().join(" "),
        fault => format!("{fault:?}").chars().take_while(|c| c.is_alphanumeric()).collect(),
    }
}

fn check_problem(problem: &Problem, text: &str) {
    for lang in [Lang::Zh, Lang::En] {
        let said = messages::problem(lang, "t.ron", problem);
        assert!(said.len() > "t.ron".len() + 8 && !said.contains('\n'), "{problem:?} says {said}");
    }
    let Some(position) = problem.position else { return };
    let line = text.split('\n').nth(position.line - 1).unwrap_or_else(|| panic!("no such line: {problem:?}"));
    // Behind the last character is a place too.
    assert!((1..=line.chars().count() + 1).contains(&position.column), "no such column: {problem:?}");
}

fn check_template(template: &Template, features: &mut Features) {
    let written = write_template(template).expect("a template is written");
    let again = parse_template("t", &written).unwrap_or_else(|problems| panic!("{problems:?} in\n{written}"));
    assert_eq!(numbered(&again), numbered(template), "it is read otherwise than it was written:\n{written}");
    for (name, draft) in [("blank", from_template(template)), ("filled", with_samples(template))] {
        check_draft(&draft, name);
        let speech = assemble(&draft, None);
        measure(&speech, None);
        let said = txt(&speech);
        assert!(said.is_empty() || said.ends_with('\n'), "{said}");
        features.insert(format!(
            "{name}: {} lines, {} unfilled",
            size(said.lines().count()),
            size(speech.unfilled().len())
        ));
    }
    let mut one_by_one = from_template(template);
    for Sample { section, field, value } in template.samples.iter().cloned() {
        let edit = fill_in(&one_by_one, section, field, Some(value));
        apply(&mut one_by_one, edit).expect("a sample fits");
    }
    assert_eq!(with_samples(template), one_by_one, "filled in at once it is another speech");
    let (sections, made) = (template.draft.section_count(), from_template(template).section_count());
    features.insert(format!("{} sections, {} made", size(sections), size(made - sections)));
    tell(template, features);
}

/// A draft that a template became is one that is saved and opened again.
fn check_draft(draft: &Draft, name: &str) {
    assert!(
        draft.section_count() <= MAX_SECTIONS && draft.walk().all(|section| section.depth() <= MAX_DEPTH),
        "{name}"
    );
    let saved = write_draft(draft).expect("a draft is written");
    assert_eq!(parse_draft(&saved).as_ref(), Ok(draft), "{name}:\n{saved}");
}

/// The template with its sections numbered in order, which is all that writing it changes.
fn numbered(template: &Template) -> Template {
    fn number(sections: &mut [Section], next: &mut u64) {
        for section in sections {
            *next += 1;
            section.id = SectionId(*next);
            number(&mut section.children, next);
        }
    }
    fn clear(section: &mut Section) {
        section.id = SectionId(0);
        section.children.iter_mut().for_each(clear);
    }
    let mut out = template.clone();
    let ids: Vec<SectionId> = template.draft.walk().map(|section| section.id).collect();
    for sample in &mut out.samples {
        let nth = |id: SectionId| ids.iter().position(|other| *other == id).expect("a sample is of a section");
        sample.section = sample.section.map(|id| SectionId(nth(id) as u64 + 1));
    }
    // Samples are found in the order of the fields and sections, and written in that order.
    number(&mut out.draft.sections, &mut 0);
    for list in &mut out.draft.lists {
        list.item = list.item.take().map(|item| {
            let mut item = Section::clone(&item);
            clear(&mut item);
            item.into()
        });
    }
    out.draft.next_id = 0;
    out
}

/// A number by its size alone.
fn size(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}

/// What there is in a template.
fn tell(template: &Template, features: &mut Features) {
    let draft = &template.draft;
    let mut tell = |there: bool, what: &str| {
        if there {
            features.insert(what.to_owned());
        }
    };
    tell(true, A_TEMPLATE);
    for field in draft.all_fields() {
        let kind = match &field.kind {
            FieldKind::Choice(options) if options.is_empty() => "a choice of nothing".to_owned(),
            FieldKind::Choice(_) => "a choice".to_owned(),
            kind => format!("{kind:?}"),
        };
        tell(true, &kind);
        tell(field.value.is_some(), &format!("{kind} with a value"));
        tell(field.formula.is_some(), &format!("{kind} with a formula"));
        tell(true, &format!("a form {:?}", field.form));
    }
    for list in &draft.lists {
        tell(list.item.is_some(), "an item to start from");
        tell(list.pattern.is_some(), "a pattern");
        tell(list.start > 0, "a start");
        tell(list.max.is_some(), "a greatest number");
        tell(!list.fields.is_empty(), "fields of a list");
        let nested = list.item.as_ref().is_some_and(|item| item.walk().skip(1).any(|part| part.list.is_some()));
        tell(nested, "a list in an item");
    }
    for section in draft.walk() {
        tell(true, &format!("{:?}", section.role));
        tell(section.when.as_ref().is_some_and(|when| when.choices.is_empty()), "a question");
        tell(section.when.as_ref().is_some_and(|when| !when.choices.is_empty()), "a condition on a choice");
        tell(section.when.as_ref().is_some_and(|when| when.not), "a condition with not");
        tell(!section.on, "silent");
        tell(section.style.is_some(), "a style");
        tell(section.run_in.is_some(), "a heading run in");
        tell(!section.values.is_empty(), "values");
        tell(true, &format!("{} deep", section.depth()));
        tell(section.share.is_some(), "a share");
        for run in section.texts().flat_map(Text::runs) {
            let piece = match &run.piece {
                Piece::Words(_) => "words",
                Piece::Field(_) => "a blank",
                Piece::Count(_) => "a count",
                Piece::Pause => "a pause",
            };
            tell(true, &format!("{piece} {:?}", run.voice));
        }
    }
    tell(true, &format!("{:?}", draft.language));
    tell(true, &format!("{:?}", template.category));
    tell(true, &format!("{} levels", draft.style.levels.len()));
    tell(template.samples.iter().any(|sample| sample.section.is_some()), "a sample of an item");
    tell(template.samples.iter().any(|sample| sample.section.is_none()), "a sample");
}
