//! What keys do on the page: a draft with what is selected, keys, and what then stands there. The cases are data, in
//! `tests/fixtures/page`.

mod notation;
mod random;
mod writer;

use lectern::model::Draft;

use notation::{Parsed, written};
use writer::Writer;

/// One case of a file: its name, and lines. Those with `> ` are keys, `clipboard ` tells what that holds, and `same` that
/// the speech reads as at first; the others are the draft before or after.
fn check_case(name: &str, lines: &[&str]) -> Result<(), String> {
    let keys = lines.iter().position(|line| line.starts_with("> ")).ok_or("no keys")?;
    let parsed = Parsed::new(&lines[..keys]);
    let mut writer = Writer::new(&parsed);
    let (before, speech) = (writer.draft().clone(), writer.speech());
    let mut expected = Vec::new();
    for line in &lines[keys..] {
        if let Some(keys) = line.strip_prefix("> ") {
            check_state(name, &writer, &mut expected)?;
            keys.split(' ').for_each(|key| writer.press(key));
        } else if let Some(text) = line.strip_prefix("clipboard ") {
            let text = text.replace('⏎', "\n");
            if writer.clipboard != text {
                return Err(format!("{name}: the clipboard holds {:?}, not {text:?}", writer.clipboard));
            }
        } else if *line == "same" {
            if writer.speech() != speech {
                return Err(format!("{name}: the speech reads\n{}\nand not\n{speech}", writer.speech()));
            }
        } else {
            expected.push(*line);
        }
    }
    check_state(name, &writer, &mut expected)?;
    // Whatever was done, undoing all of it gives the first text, and redoing all of it the last.
    writer.press_all("Redo");
    let last = writer.draft().clone();
    writer.press_all("Undo");
    if !is_like(writer.draft(), &before) {
        return Err(format!("{name}: undo of everything does not give the first text"));
    }
    writer.press_all("Redo");
    if is_like(writer.draft(), &last) {
        Ok(())
    } else {
        Err(format!("{name}: redo of everything does not give the last text"))
    }
}

/// Whether two drafts hold the same. Which ids have been given out is not part of that.
fn is_like(one: &Draft, other: &Draft) -> bool {
    Draft { next_id: 0, ..one.clone() } == Draft { next_id: 0, ..other.clone() }
}

fn check_state(name: &str, writer: &Writer, expected: &mut Vec<&str>) -> Result<(), String> {
    if expected.is_empty() {
        return Ok(());
    }
    let found = written(&writer.session);
    if found != *expected {
        return Err(format!("{name}:\nexpected\n  {}\nfound\n  {}", expected.join("\n  "), found.join("\n  ")));
    }
    expected.clear();
    Ok(())
}

/// The cases of a file, parted by empty lines; each begins with `: ` and its name.
fn check_file(source: &str, least: usize) {
    let blocks: Vec<Vec<&str>> =
        source.split("\n\n").map(|block| block.lines().filter(|line| !line.starts_with("//")).collect()).collect();
    let cases: Vec<_> = blocks.into_iter().filter(|lines: &Vec<&str>| !lines.is_empty()).collect();
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|lines| {
            let name = lines[0].strip_prefix(": ").unwrap_or_else(|| panic!("no name: {}", lines[0]));
            check_case(name, &lines[1..]).err()
        })
        .collect();
    assert!(cases.len() >= least, "{} cases", cases.len());
    assert!(failures.is_empty(), "{} of {} fail\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}

macro_rules! cases {
    ($($name:ident: $file:literal, $least:literal;)*) => {$(
        #[test]
        fn $name() {
            check_file(include_str!(concat!("../fixtures/page/", $file)), $least);
        }
    )*};
}

cases! {
    keys_move_the_caret_through_headings_and_bodies_as_through_one_text: "movement.txt", 59;
    what_is_typed_goes_where_the_caret_is: "typing.txt", 25;
    keys_write_split_and_join: "writing.txt", 26;
    at_every_border_no_word_is_lost: "borders.txt", 55;
    selections_reach_over_sections: "selection.txt", 13;
    the_clipboard_holds_what_was_seen_and_gives_back_what_was_there: "clipboard.txt", 45;
    blanks_and_marks_are_units_that_are_written_in: "blanks.txt", 45;
    the_structure_changes_round_the_caret: "structure.txt", 20;
}
