//! What holds for every draft and every edit.

use std::collections::BTreeMap;
use std::time::Duration;

use fastrand::Rng;
use lectern::assemble::{assemble, assemble_section};
use lectern::edit::{
    Below, Document, Edit, Kind, Touched, add_item, add_section, apply, demote, duplicate, follow_pattern, move_by,
    promote, share_heading,
};
use lectern::export::txt;
use lectern::measure::{measure, measure_section, of_text};
use lectern::model::{Draft, FieldKind, FieldValue, NumberStyle, Piece, Voice};
use lectern::store::{parse_draft, write_draft};

use crate::generate;

const DRAFTS: u64 = 400;

/// The draft without the one thing that undo leaves: which ids have been given out.
fn content(draft: &Draft) -> Draft {
    Draft { next_id: 0, ..draft.clone() }
}

#[test]
fn apply_then_inverse_is_the_identity_for_every_edit() {
    let mut done: BTreeMap<u8, usize> = BTreeMap::new();
    for seed in 0..DRAFTS {
        let start = generate::draft(seed);
        let rng = &mut Rng::with_seed(seed ^ 0xed17);
        for which in 0..generate::EDITS {
            let mut draft = start.clone();
            let edit = generate::edit(rng, &draft, which);
            match apply(&mut draft, edit.clone()) {
                Ok(inverse) => {
                    *done.entry(which).or_default() += 1;
                    let there = content(&draft);
                    let again = apply(&mut draft, inverse).expect("an inverse applies");
                    assert_eq!(content(&draft), content(&start), "seed {seed}, {edit:?}");
                    apply(&mut draft, again).expect("and the inverse of that");
                    assert_eq!(content(&draft), there, "seed {seed}, {edit:?}");
                }
                Err(error) => {
                    assert_eq!(draft, start, "seed {seed}: {edit:?} was refused ({error:?}) and changed something")
                }
            }
        }
    }
    println!("edits done, of {DRAFTS} tries each: {done:?}");
    for which in 0..generate::EDITS {
        assert!(done.get(&which).copied().unwrap_or_default() > 20, "edit {which} hardly ever applies: {done:?}");
    }
}

#[test]
fn several_edits_happen_together_or_not_at_all() {
    for seed in 0..DRAFTS {
        let start = generate::draft(seed);
        let mut draft = start.clone();
        let rng = &mut Rng::with_seed(seed ^ 0x3a7);
        let edits: Vec<Edit> = (0..4)
            .map(|_| {
                let which = rng.u8(0..generate::EDITS);
                generate::edit(rng, &start, which)
            })
            .collect();
        match apply(&mut draft, Edit::Many(edits)) {
            Ok(inverse) => {
                apply(&mut draft, inverse).expect("an inverse applies");
                assert_eq!(content(&draft), content(&start));
            }
            Err(_) => assert_eq!(content(&draft), content(&start)),
        }
    }
}

#[test]
fn undo_all_gives_the_start_and_redo_all_the_end() {
    for seed in 0..DRAFTS / 4 {
        let start = generate::draft(seed);
        let mut document = Document::saved(start.clone());
        let rng = &mut Rng::with_seed(seed ^ 0x0d0);
        for n in 0..40u64 {
            let which = rng.u8(0..generate::EDITS);
            let edit = generate::edit(rng, document.draft(), which);
            let kind = if rng.bool() { Kind::Typing } else { Kind::Whole };
            let _ = document.apply(edit, kind, Duration::from_secs(n), (None, None));
        }
        let end = content(document.draft());
        while document.undo().is_some() {}
        assert_eq!(content(document.draft()), content(&start), "seed {seed}");
        assert!(!document.is_changed());
        while document.redo().is_some() {}
        assert_eq!(content(document.draft()), end, "seed {seed}");
    }
}

#[test]
fn saving_and_loading_is_the_identity() {
    for seed in 0..DRAFTS {
        let draft = generate::draft(seed);
        let text = write_draft(&draft).unwrap();
        assert!(text.starts_with("(format: \"lectern-draft\", version: 1,\n"));
        let loaded = parse_draft(&text).unwrap_or_else(|problem| panic!("seed {seed}: {problem:?}\n{text}"));
        assert_eq!(loaded, draft, "seed {seed}\n{text}");
    }
}

#[test]
fn planned_edits_always_apply() {
    for seed in 0..DRAFTS {
        let draft = generate::draft(seed);
        let mut plans = Vec::new();
        for section in draft.walk() {
            let id = section.id;
            plans.extend(
                [add_section(&draft, Below::After(id)), add_section(&draft, Below::Inside(id)), duplicate(&draft, id)]
                    .into_iter()
                    .flatten()
                    .map(|(edit, _)| edit),
            );
            plans.extend(
                [move_by(&draft, id, 1), move_by(&draft, id, -1), promote(&draft, id), demote(&draft, id)]
                    .into_iter()
                    .chain([share_heading(&draft, id), follow_pattern(&draft, id)])
                    .flatten(),
            );
        }
        plans.extend(draft.lists.iter().filter_map(|list| add_item(&draft, &list.id).ok()).map(|(edit, _)| edit));
        for edit in plans {
            let mut changed = draft.clone();
            match apply(&mut changed, edit.clone()) {
                Ok(inverse) => {
                    apply(&mut changed, inverse).unwrap();
                    assert_eq!(content(&changed), content(&draft));
                }
                Err(error) => assert_eq!(error, lectern::edit::EditError::TooDeep, "seed {seed}: {edit:?}"),
            }
        }
    }
}

#[test]
fn assembling_again_after_an_edit_is_as_assembling_anew() {
    let mut sections = 0;
    for seed in 0..DRAFTS {
        let mut draft = generate::draft(seed);
        let rng = &mut Rng::with_seed(seed ^ 0xa55);
        let mut speech = assemble(&draft, None);
        let mut measured = measure(&speech, None);
        for _ in 0..6 {
            let which = rng.u8(0..generate::EDITS);
            let edit = generate::edit(rng, &draft, which);
            let touched = edit.touches();
            if apply(&mut draft, edit).is_err() {
                continue;
            }
            let one = match touched {
                Touched::Section(id) => speech.range(id).map(|(start, _)| (id, start)),
                _ => None,
            };
            if let Some((id, start)) = one {
                assert!(assemble_section(&draft, &mut speech, id));
                measure_section(&speech, &mut measured, id, start);
                sections += 1;
            } else {
                speech = assemble(&draft, Some(&speech));
                measured = measure(&speech, Some(&measured));
            }
            assert_eq!(speech, assemble(&draft, None), "seed {seed}");
            assert_eq!(measured, measure(&speech, None), "seed {seed}");
        }
        // What is measured of a draft is what its export holds.
        let text = of_text(&txt(&speech));
        assert_eq!(
            (text.characters_without_spaces, text.paragraphs),
            (measured.total.characters_without_spaces, measured.total.paragraphs),
            "seed {seed}"
        );
    }
    assert!(sections > 50, "{sections} edits of one section alone");
}

#[test]
fn the_generator_makes_everything() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut note = |what: String| *seen.entry(what).or_default() += 1;
    for seed in 0..DRAFTS {
        let draft = generate::draft(seed);
        for field in draft.fields.iter().chain(draft.lists.iter().flat_map(|list| &list.fields)) {
            let kind = match field.kind {
                FieldKind::Choice(_) => "Choice".to_owned(),
                ref kind => format!("{kind:?}"),
            };
            note(format!("field {kind} {}", if field.value.is_some() { "filled" } else { "empty" }));
            if let Some(FieldValue::List(_)) = field.value {
                note("value list".into());
            }
        }
        for list in &draft.lists {
            note(format!("list with item {}, with pattern {}", list.item.is_some(), list.pattern.is_some()));
        }
        for section in draft.walk() {
            note(format!("depth {}", draft.chain(section.id).len()));
            note(format!("role {:?}", section.role));
            note(format!("on {}", section.on));
            note(format!("own style {:?}", section.style));
            note(format!("in a list {}", section.list.is_some()));
            for run in section.body.iter().flat_map(|text| text.runs()) {
                let piece = match run.piece {
                    Piece::Words(_) => "words",
                    Piece::Field(_) => "field",
                    Piece::Count(_) => "count",
                    Piece::Pause => "pause",
                };
                note(format!("{piece} {:?}", run.voice));
            }
        }
    }
    for (what, times) in &seen {
        println!("{times:6} {what}");
    }
    let mut wanted: Vec<String> = vec!["on false".into(), "depth 5".into(), "in a list true".into()];
    for kind in ["Text", "LongText", "Date", "Number", "Choice", "List"] {
        wanted.extend([format!("field {kind} filled"), format!("field {kind} empty")]);
    }
    wanted.extend(NumberStyle::ALL.map(|style| format!("own style {:?}", Some(style))));
    for piece in ["words", "field", "count", "pause"] {
        wanted.extend(
            [Voice::Plain, Voice::Stress, Voice::Slow, Voice::Pinyin].map(|voice| format!("{piece} {voice:?}")),
        );
    }
    for what in wanted {
        assert!(seen.get(&what).copied().unwrap_or_default() >= 5, "{what} hardly ever occurs");
    }
}
