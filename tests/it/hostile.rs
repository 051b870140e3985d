//! Drafts made to break the program: each ends in one clear line and exit code 3, none in a panic, a hang, a full
//! memory or a changed file.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use fastrand::Rng;
use lectern::assemble::assemble;
use lectern::export::txt;
use lectern::measure::measure;
use lectern::store::{Fault, parse_draft, utf8, write_draft};

use crate::binary::{Ended, Home};
use crate::cli::SMALL;

const HEAD: &str = "(format: \"lectern-draft\", version: 1, language: \"zh-CN\", ";

/// Exports a file in a memory of 300 MB.
///
/// The limit is one of address space, set by the shell before it becomes the program: it holds for all that the
/// program ever asks for, not only for what is resident when somebody looks, and one byte more ends it by a signal.
/// Systems other than Linux have no such limit; there the rest is checked.
fn export(home: &Home, file: &Path, megabytes: u64) -> Ended {
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = home.command("/bin/sh");
        let script = format!("ulimit -v {} && exec \"$0\" \"$@\"", megabytes * 1_000_000 / 1024);
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_lectern")]);
        shell
    } else {
        home.lectern([""; 0])
    };
    command.arg("export").arg(file).args(["-o", "-"]).output().unwrap().into()
}

/// The file brings one line that says this, and nothing else.
fn check_refused(home: &Home, file: impl AsRef<Path>, said: &str) {
    let file = file.as_ref();
    let before = home.names();
    let ended = export(home, file, 300);
    assert_eq!((ended.code, ended.out.as_str()), (Some(3), ""), "{}: {}", file.display(), ended.err);
    let line = ended.err.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n') && line.chars().count() < 1100, "{line}");
    assert!(line.starts_with(&format!("lectern: {}", file.display())), "{line}");
    assert!(line.contains(said), "{line}\nis not: {said}");
    assert_eq!(home.names(), before);
}

fn check_content(text: impl AsRef<[u8]>, said: &str) {
    let home = Home::new();
    home.write("a.ron", &text);
    check_refused(&home, "a.ron", said);
    assert!(home.read_bytes("a.ron") == text.as_ref());
}

#[test]
#[cfg(target_os = "linux")]
fn the_limit_of_memory_is_felt() {
    let home = Home::new();
    home.write("a.ron", format!("{HEAD}sections: [(body: [\"{}\"])])", "水".repeat(3_000_000)));
    assert_ne!(export(&home, Path::new("a.ron"), 20).code, Some(0));
    assert_eq!(export(&home, Path::new("a.ron"), 300).code, Some(0));
}

#[test]
fn a_draft_cut_off_at_any_byte_is_refused() {
    let whole = SMALL.trim_end().len();
    for cut in 0..whole {
        let read = utf8(SMALL.as_bytes()[..cut].to_owned()).and_then(|text| parse_draft(&text));
        let problem = read.expect_err("half a draft is none");
        match problem.what {
            Fault::NotOurs => assert_eq!(cut, 0),
            Fault::NotUtf8 => assert!(!SMALL.is_char_boundary(cut)),
            Fault::Syntax(_) => assert!(problem.position.is_some()),
            other => panic!("{cut}: {other:?}"),
        }
    }
    let home = Home::new();
    for cut in (0..whole).step_by(37).chain(whole - 8..whole) {
        home.write("a.ron", &SMALL.as_bytes()[..cut]);
        check_refused(&home, "a.ron", ": ");
    }
}

#[test]
fn a_megabyte_of_anything_is_refused() {
    let (deep, much, ours) = ("brackets nest too deep", "holds too much", "does not begin with (format: …");
    let wrong = "malformed: ";
    for (unit, alone, within) in [
        ("(", deep, deep),
        ("[", deep, deep),
        ("{", deep, deep),
        ("Some(", deep, deep),
        ("(format:", deep, deep),
        // What nests without a bracket.
        ("Some ", ours, deep),
        (")", much, much),
        (",", much, much),
        ("\\", much, much),
        ("\"", ours, wrong),
        ("'", ours, wrong),
        ("/*", wrong, wrong),
        ("//", ours, wrong),
        ("r#", ours, wrong),
        ("#![", wrong, deep),
        ("x", ours, wrong),
        ("9", ours, wrong),
        ("\0", ours, wrong),
        ("\u{feff}", ours, wrong),
        ("🙂", ours, wrong),
    ] {
        let megabyte = unit.repeat((1 << 20) / unit.len());
        check_content(&megabyte, alone);
        check_content(format!("{HEAD}sections: {megabyte}"), within);
        check_content(format!("{HEAD}sections: [(body: [{megabyte}"), within);
    }
}

#[test]
fn a_draft_of_too_many_things_is_refused() {
    let many = |count: usize, unit: &str| unit.repeat(count);
    let numbered = |count: usize, unit: &str| (0..count).map(|n| unit.replace('#', &n.to_string())).collect::<String>();
    let much = "holds too much for a draft; split it first";
    for (content, said) in [
        (format!("sections: [{}]", many(1_000_000, "(),")), much),
        (format!("sections: [{}]", many(10_001, "(),")), "a.ron, line 1, column 68: more than 10,000 sections"),
        (format!("sections: [{}]", many(100_000, "(children: [")), "a.ron, line 1, column 441: brackets nest too deep"),
        (format!("sections: [{}{}]", many(9, "(children: ["), many(9, "])")), "more than 8 levels"),
        (format!("fields: [{}]", numbered(100_000, "(id:\"f#\",name:\"\"),")), much),
        (format!("fields: [{}]", numbered(2_001, "(id:\"f#\",name:\"\"),")), much),
        (format!("lists: [{}]", numbered(100_000, "(id:\"l#\"),")), much),
        (format!("sections: [(body: [{}])]", many(400_000, "\"\",")), much),
        (format!("sections: [(body: [\"{}\"])]", many(2_000_000, "\\n")), much),
        (format!("sections: [(body: [\"{}\"])]", many(2_000_000, "{")), much),
        (format!("sections: [(list: \"{}\")], lists: [(id: \"a\")]", many(5_000_000, "a")), "…"),
        (
            format!(
                "lists: [(id: \"l\", fields: [(id: \"a\", name: \"\")])], sections: [(values: {{{}}})]",
                numbered(20_000, "\"x#\":\"\",")
            ),
            "no field is called “x0”",
        ),
        (format!("minutes: \"{}\"", many(11_200_000, "水")), "larger than 32 MiB"),
    ] {
        check_content(format!("{HEAD}{content})"), said);
    }
}

#[test]
fn a_small_file_that_holds_a_speech_without_end_is_refused() {
    let much = "holds too much for a draft; split it first";
    let long = "水".repeat(100_000);
    let blanks = "{a}".repeat(1_000);
    for content in [
        format!("fields: [(id: \"a\", name: \"\", value: \"{long}\")], sections: [(body: [\"{blanks}\"])]"),
        format!("fields: [(id: \"a\", name: \"{long}\")], title: (lines: [\"{blanks}\"])"),
        format!(
            "fields: [(id: \"a\", name: \"\", kind: List, value: [\"{long}\"])], sections: [(heading: \"{blanks}\")]"
        ),
        format!("lists: [(id: \"l\", pattern: \"{long}\")], sections: [{}]", "(list: \"l\"),".repeat(1_000)),
        format!(
            "lists: [(id: \"l\", pattern: \"{blanks}\", fields: [(id: \"a\", name: \"\")])], \
                 sections: [(list: \"l\", values: {{\"a\": \"{long}\"}})]"
        ),
    ] {
        check_content(format!("{HEAD}{content})"), much);
    }
}

#[test]
fn what_names_the_same_thing_twice_or_is_out_of_bounds_is_refused() {
    for (content, said) in [
        ("sections: [(id: 7), (id: 7)]", "column 83: the id 7 stands twice"),
        ("sections: [(id: 0)]", "column 74: “0” is no id"),
        ("sections: [(id: 18446744073709551615)]", "column 74: “18446744073709551615” is no id"),
        ("sections: [(id: 18446744073709551616)]", "malformed"),
        ("next_id: 18446744073709551615", "column 67: “18446744073709551615” is no id"),
        ("minutes: 99999999999999999999999", "malformed"),
        ("minutes: -1", "malformed"),
        ("minutes: 1e99", "malformed"),
        ("sections: [(share: NaN)]", "column 77: a share of the time lies between 0 and 1"),
        ("sections: [(share: 1e39)]", "column 77: a share of the time lies between 0 and 1"),
        ("sections: [(share: -inf)]", "column 77: a share of the time lies between 0 and 1"),
        ("language: \"en\"", "malformed"),
        ("minutes: 1, minutes: 2", "malformed"),
    ] {
        check_content(format!("{HEAD}{content})"), said);
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let not_ours = "does not begin with (format: …, so it is no Lectern file";
    check_content("", not_ours);
    check_content(" \r\n\t", not_ours);
    check_content("\u{feff}", not_ours);
    check_content("\0\0\0\0", not_ours);
    check_content(SMALL.replacen("清", "\0", 1).replacen("{speaker}", "{speaker}\"", 1), "malformed");
    check_content([SMALL.as_bytes(), b"\xff"].concat(), "line 23, column 1: not UTF-8 text; convert it to UTF-8 first");
    check_content(b"(format: \"\xc3\x28", "line 1, column 11: not UTF-8 text");
    let utf16: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_content([b"\xff\xfe".to_vec(), utf16].concat(), "line 1, column 1: not UTF-8 text");
}

#[test]
fn what_is_no_file_of_a_fitting_size_is_refused() {
    let home = Home::new();
    fs::create_dir(home.path("folder.ron")).unwrap();
    check_refused(&home, "folder.ron", "is a folder; name a file in it");
    for bytes in [(32 << 20) + 1, 65 << 20] {
        // The file system need not store what nobody has written.
        fs::File::create(home.path("large.ron")).unwrap().set_len(bytes).unwrap();
        check_refused(&home, "large.ron", "larger than 32 MiB");
    }
    let long = "长".repeat(100);
    check_refused(&home, &long, "the system says: ");
    check_refused(&home, "two lines \u{1f642}'\".ron", "no such file");
}

#[test]
#[cfg(unix)]
fn devices_pipes_and_links_to_themselves_are_refused() {
    let home = Home::new();
    let made = home.command("mkfifo").env("PATH", std::env::var_os("PATH").unwrap()).arg("pipe.ron").status().unwrap();
    assert!(made.success());
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, home.path(name)).unwrap();
    link("b.ron", "a.ron");
    link("a.ron", "b.ron");
    link("/dev/zero", "zero.ron");
    link("gone.ron", "dangling.ron");
    check_refused(&home, "pipe.ron", "is a device or a pipe; name an ordinary file");
    check_refused(&home, "/dev/zero", "is a device or a pipe; name an ordinary file");
    check_refused(&home, "zero.ron", "is a device or a pipe; name an ordinary file");
    check_refused(&home, "a.ron", "the link leads back to itself; point it at a real file");
    check_refused(&home, "dangling.ron", "no such file; check the path");
    // Standard input may be anything, and is read no further than a file is.
    let mut command = home.lectern(["stats", "-"]);
    command.stdin(Stdio::from(fs::File::open("/dev/zero").unwrap()));
    let ended = Ended::from(command.output().unwrap());
    assert_eq!(ended.err, "lectern: standard input: larger than 32 MiB, which is not read here\n");
    assert_eq!((ended.code, ended.out.as_str()), (Some(3), ""));
}

#[test]
fn an_output_is_as_it_was_when_the_input_is_refused() {
    let home = Home::new();
    home.write("a.ron", "((((");
    home.write("old.txt", "旧稿");
    assert_eq!(home.run("export a.ron -o old.txt --force").code, Some(3));
    assert_eq!(home.run("export a.ron -o new.txt").code, Some(3));
    assert_eq!((home.read("old.txt").as_str(), home.names()), ("旧稿", vec!["a.ron".to_owned(), "old.txt".to_owned()]));
}

/// Signs that mean something in a draft.
const SIGNS: [&str; 20] = [
    "(", ")", "[", "]", "{", "}", "\"", ",", ":", "\\", "\n", "\r", "0", "-", "//", "/*", "\u{feff}", "{a}", "r#\"",
    "\0",
];

/// The text with one thing changed: a byte, a sign put in, a part taken out or doubled.
fn mutated(rng: &mut Rng, bytes: &mut Vec<u8>) {
    let at = rng.usize(0..bytes.len());
    let end = (at + rng.usize(0..40)).min(bytes.len());
    match rng.u8(0..4) {
        0 => bytes[at] = rng.u8(..),
        1 => drop(bytes.splice(at..at, SIGNS[rng.usize(0..SIGNS.len())].bytes())),
        2 => drop(bytes.drain(at..end)),
        _ => {
            let part = bytes[at..end].to_vec();
            let to = rng.usize(0..=bytes.len());
            bytes.splice(to..to, part);
        }
    }
}

#[test]
fn a_draft_changed_at_random_is_refused_or_is_a_draft() {
    let rng = &mut Rng::with_seed(0x40571);
    let (mut drafts, mut refused) = (0, 0);
    for _ in 0..4_000 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..rng.usize(1..3) {
            mutated(rng, &mut bytes);
        }
        let text = String::from_utf8_lossy(&bytes);
        let Ok(draft) = parse_draft(&text) else {
            refused += 1;
            continue;
        };
        drafts += 1;
        let speech = assemble(&draft, None);
        measure(&speech, None);
        txt(&speech);
        let saved = write_draft(&draft).unwrap();
        assert_eq!(parse_draft(&saved).as_ref(), Ok(&draft), "{text}\n{saved}");
    }
    assert!(drafts > 300 && refused > 300, "{drafts} drafts, {refused} refused");
}
