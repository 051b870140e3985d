//! `export` word for word: formats by the name of the output, profiles, how a text is written, and what is refused.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use lectern::cli::{World, parse, run};
use lectern::i18n::Lang;

use crate::binary::{Ended, Home};
use crate::cli::{SMALL, SMALL_TXT, check_failure, small};
use crate::failing_files::{Failing, Step};

/// The home with a draft in a language, and what one of its exports holds.
fn exported(home: &Home, args: &str) -> Vec<u8> {
    let out = args.split_whitespace().skip_while(|arg| *arg != "-o").nth(1).unwrap().to_owned();
    let ended = home.run(&format!("{args} --force"));
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""), "{args}: {}", ended.err);
    assert_eq!(ended.err, "not filled in: [日期]\nnot filled in: [主题]\n", "{args}");
    home.read_bytes(out)
}

#[test]
fn the_name_of_the_output_says_the_format() {
    let home = small();
    for (args, begins) in [
        ("export a.ron -o a.txt", "在清河水厂座谈会上的讲话\n厂长"),
        ("export a.ron -o a.TXT", "在清河水厂座谈会上的讲话\n厂长"),
        ("export a.ron -o a.md", "# 在清河水厂座谈会上的讲话\n\n厂长"),
        ("export a.ron -o a.html", "<!DOCTYPE html>\n<html lang=\"zh-CN\">"),
        ("export a.ron -o a.html --to html", "<!DOCTYPE html>"),
    ] {
        let text = String::from_utf8(exported(&home, args)).unwrap();
        assert!(text.starts_with(begins), "{args}: {text}");
    }
    for (format, file) in [("txt", "a.txt"), ("md", "a.md"), ("HTML", "a.html")] {
        let ended = home.run_with(&format!("export - -o - --to {format}"), SMALL.as_bytes());
        assert_eq!((ended.code, ended.out), (Some(0), home.read(file)), "{format}");
    }
}

#[test]
fn a_text_is_written_as_asked() {
    let home = small();
    let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let windows = SMALL_TXT.replace('\n', "\r\n");
    for (options, bytes) in [
        ("--encoding utf-8 --line-ending lf", SMALL_TXT.as_bytes().to_owned()),
        ("--encoding gb18030", gb18030(SMALL_TXT)),
        ("--encoding=GB18030 --line-ending=crlf", gb18030(&windows)),
        ("--bom", format!("\u{feff}{SMALL_TXT}").into_bytes()),
        ("--bom --line-ending crlf", format!("\u{feff}{windows}").into_bytes()),
        // What is said last counts.
        ("--encoding gb18030 --encoding utf-8", SMALL_TXT.as_bytes().to_owned()),
    ] {
        assert_eq!(exported(&home, &format!("export a.ron -o a.txt {options}")), bytes, "{options}");
        let args = format!("export a.ron -o - {options}");
        assert_eq!(home.lectern(args.split_whitespace()).output().unwrap().stdout, bytes, "{options}");
    }
}

#[test]
fn a_profile_is_named_by_its_id_or_its_file() {
    let home = small();
    let sized = |args: &str, mark: &str| {
        let page = String::from_utf8(exported(&home, &format!("export a.ron -o a.html {args}"))).unwrap();
        assert!(page.contains(mark), "{args}: {page}");
    };
    sized("", "@page{size:210mm 297mm;margin:25mm 28mm 25mm 28mm");
    sized("--profile speech", "margin:25mm 28mm 25mm 28mm");
    sized("--profile official", "margin:37mm 25.93mm 35mm 28mm");
    sized("--profile english", "margin:25.4mm 28mm 25.4mm 28mm");
    let own = include_str!("../../assets/profiles/speech.ron").replace("left: 28.0", "left: 31.0");
    home.write("own.ron", &own);
    sized("--profile own.ron", "margin:25mm 28mm 25mm 31mm");
    sized("--profile ./own.ron", "margin:25mm 28mm 25mm 31mm");
    // An English draft has another usual one.
    home.write("en.ron", SMALL.replace("zh-CN", "en"));
    home.run("export en.ron -o en.html");
    assert!(home.read("en.html").contains("margin:25.4mm 28mm 25.4mm 28mm"));
    if cfg!(target_os = "linux") {
        home.write("data/lectern/profiles/厅里的.ron", &own);
        home.write("data/lectern/profiles/broken.ron", own.replace("size: 22.0", "size: 0.0"));
        sized("--profile 厅里的", "margin:25mm 28mm 25mm 31mm");
        check_failure(
            &home,
            "export a.ron -o b.html --profile 厅里",
            2,
            "no profile is called “厅里”; did you mean “厅里的”?",
        );
        let broken = home.path("data/lectern/profiles/broken.ron").display().to_string();
        let ended = home.run("export a.ron -o b.html --profile broken");
        assert!(ended.code == Some(3) && ended.err.starts_with(&format!("lectern: {broken}, line ")), "{}", ended.err);
    }
}

#[test]
fn what_an_export_cannot_do_is_said_in_one_line() {
    let home = small();
    home.write("wrong.ron", SMALL);
    let clear = "the format is not clear; name the output .txt, .md, .html, .docx or .pdf";
    for (args, code, said) in [
        ("-o out", 2, clear),
        ("-o out.odt", 2, clear),
        ("-o - --to odt", 2, "--to knows txt, md, html, docx and pdf"),
        ("-o a.txt --to md", 2, "--to and the name of the output say different formats; leave --to out"),
        ("-o a.html --profile offical", 2, "no profile is called “offical”; did you mean “official”?"),
        ("-o a.html --profile 水", 2, "no profile is called “水”"),
        ("-o a.html --profile none.ron", 3, "none.ron: no such file; check the path"),
        (
            "-o a.html --profile wrong.ron",
            3,
            "wrong.ron, line 1, column 10: is another kind of file (lectern-draft); choose another",
        ),
        ("-o a.txt --profile speech", 2, ".txt has no pages; leave --profile out"),
        ("-o - --profile speech", 2, ".txt has no pages; leave --profile out"),
        ("-o a.md --profile speech", 2, ".md has no pages; leave --profile out"),
        ("-o a.docx --bom", 2, "--bom is for .txt alone; leave it out for .docx"),
        ("-o a.pdf --line-ending lf", 2, "--line-ending is for .txt alone; leave it out for .pdf"),
        ("-o - --to html --encoding utf-8", 2, "--encoding is for .txt alone; leave it out for .html"),
        ("-o a.txt --bom --encoding gb18030", 2, "GB18030 has no byte order mark; leave --bom out"),
        ("-o a.txt --encoding gbk", 2, "--encoding knows utf-8 and gb18030, and utf-16 for import"),
        ("-o a.txt --line-ending cr", 2, "--line-ending knows lf and crlf"),
        ("-o a.txt --profile", 2, "--profile wants a value"),
        ("-o a.txt --encodng utf-8", 2, "what is “--encodng”; did you mean --encoding?; see lectern --help"),
    ] {
        check_failure(&home, &format!("export a.ron {args}"), code, said);
    }
    check_failure(&home, "--lang zh export a.ron -o a.docx --bom", 2, "--bom 只用于 .txt；导出 .docx 时去掉它");
    check_failure(&home, "stats a.ron --bom", 2, "what is “--bom”; see lectern --help");
    assert_eq!(home.names(), ["a.ron", "wrong.ron"]);
}

#[test]
fn an_existing_file_of_any_format_is_replaced_only_with_force() {
    let home = small();
    for name in ["old.md", "old.html", "old.docx", "old.pdf"] {
        home.write(name, "旧稿");
        let args = format!("export a.ron -o {name}");
        check_failure(&home, &args, 4, &format!("{name}: exists already; add --force to replace it"));
        assert_eq!(fs::read_to_string(home.path(name)).unwrap(), "旧稿");
        let ended: Ended = home.run(&format!("{args} --force"));
        assert_eq!(ended.code, Some(0));
        assert_ne!(home.read_bytes(name), "旧稿".as_bytes());
    }
}

#[test]
fn a_copy_that_cannot_be_written_is_told_and_what_stood_there_stays() {
    let home = small();
    for format in ["txt", "md", "html", "docx", "pdf"] {
        let name = format!("old.{format}");
        home.write(&name, "旧稿");
        let folder = home.path(format!("folder.{format}"));
        fs::create_dir(&folder).unwrap();
        let write = |target: &Path, fails: Option<ErrorKind>| {
            let disk = Failing::new(move |_, step| fails.filter(|_| step == Step::Append));
            let (mut out, mut said) = (Vec::new(), Vec::new());
            let (input, output, errors): (&mut dyn Read, _, _) = (&mut io::empty(), &mut out, &mut said);
            let mut world = World { files: &disk, folders: None, input, output, errors, lang: Lang::En };
            let draft = home.path("a.ron");
            let args = [OsStr::new("export"), draft.as_os_str(), OsStr::new("-o"), target.as_os_str()];
            let args = args.iter().copied().chain([OsStr::new("--force")]);
            let failure = parse(args.map(OsStr::to_owned).collect(), Lang::En).and_then(|call| run(call, &mut world));
            let failure = failure.unwrap_err();
            assert_eq!(failure.code(), 4, "{format}: {failure:?}");
            format!("{failure:?}")
        };
        let old = home.path(&name);
        assert!(write(&old, Some(ErrorKind::StorageFull)).contains("disk is full"), "{format}");
        assert!(write(&old, Some(ErrorKind::ReadOnlyFilesystem)).contains("read-only"), "{format}");
        assert!(write(&folder, None).contains("is a folder"), "{format}");
        assert_eq!(home.read(&name), "旧稿", "{format}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{format}");
    }
    let names = home.names();
    assert_eq!(names.len(), 11, "nothing is left beside: {names:?}");
}
