//! Errors of the layers below, in words.

use std::path::Path;

use crate::export::ExportError;
use crate::i18n::{Lang, Words, errors, import, words};
use crate::import::{ImportError, Remark};
use crate::model::{BadLine, BadProfile, BadValue, BadWord, Doubt, Why};
use crate::store::{Cause, Fault, Problem, ReadError, StoreError};

/// One line for a file that could not be read or written.
pub fn store_error(lang: Lang, error: &StoreError) -> String {
    errors::at(lang, &error.path.display().to_string(), None, &cause(lang, &error.cause))
}

/// One line for a file that could not be read.
pub fn read_error(lang: Lang, file: &str, error: &ReadError) -> String {
    match error {
        ReadError::File(error) => errors::at(lang, file, None, &cause(lang, &error.cause)),
        ReadError::Content(found) => problem(lang, file, found),
    }
}

/// One line for something wrong in a file.
pub fn problem(lang: Lang, file: &str, problem: &Problem) -> String {
    let position = problem.position.map(|position| (position.line, position.column));
    errors::at(lang, file, position, &fault(lang, &problem.what))
}

/// One line for a table of typical errors that cannot be taken in.
pub fn bad_line(lang: Lang, file: &str, bad: &BadLine) -> String {
    words::line(lang, file, bad.line, &bad_word(lang, &bad.what))
}

/// Why an entry of that list is none, or is not kept.
pub fn bad_word(lang: Lang, bad: &BadWord) -> String {
    match bad {
        BadWord::NoWrong => words::NO_WRONG.get(lang).to_owned(),
        BadWord::Remark => words::REMARK.get(lang).to_owned(),
        BadWord::NoRight => words::NO_RIGHT.get(lang).to_owned(),
        BadWord::TooLong(long) => words::too_long(lang, long),
        BadWord::TooManyParts => words::TOO_MANY_PARTS.get(lang).to_owned(),
        BadWord::Unless(unless) => words::unless(lang, unless),
        BadWord::Scope(name) => words::scope(lang, name),
        BadWord::Level(name) => words::level(lang, name),
        BadWord::Columns => words::COLUMNS.get(lang).to_owned(),
        BadWord::There => words::THERE.get(lang).to_owned(),
        BadWord::Full => words::FULL.get(lang).to_owned(),
    }
}

/// One line for a document of another program that could not be read.
pub fn import_error(lang: Lang, file: &str, error: &ImportError) -> String {
    let what = match error {
        ImportError::NotZip => import::NOT_ZIP.get(lang).to_owned(),
        ImportError::OldFormat => import::OLD_FORMAT.get(lang).to_owned(),
        ImportError::Rtf => import::RTF.get(lang).to_owned(),
        ImportError::OpenDocument => import::OPEN_DOCUMENT.get(lang).to_owned(),
        ImportError::Pdf => import::PDF.get(lang).to_owned(),
        ImportError::Locked => import::LOCKED.get(lang).to_owned(),
        ImportError::NotWord => import::NOT_WORD.get(lang).to_owned(),
        ImportError::Damaged(None) => import::DAMAGED.get(lang).to_owned(),
        ImportError::Damaged(Some(part)) => import::damaged_part(lang, part),
        ImportError::TooLarge(bytes) => import::too_large(lang, bytes >> 20),
        ImportError::TooManyParts(most) => import::too_many_parts(lang, *most),
        ImportError::TooManyParagraphs(most) => import::too_many_paragraphs(lang, *most),
        ImportError::TooDeep(most) => import::too_deep(lang, *most),
        ImportError::Declares(part) => import::declares(lang, part),
    };
    errors::at(lang, file, None, &what)
}

/// Why something was cut out of a speech from elsewhere.
pub fn why_cut(why: Why) -> Words {
    match why {
        Why::PageFurniture => import::PAGE_FURNITURE,
        Why::EditorNote => import::EDITOR_NOTE,
        Why::Tail => import::TAIL,
        Why::Attachment => import::ATTACHMENT,
    }
}

/// What is uncertain about a part of one.
pub fn doubt(doubt: Doubt) -> Words {
    match doubt {
        Doubt::HeadingEnd => import::HEADING_END,
        Doubt::Number => import::NUMBER,
        Doubt::Look => import::LOOK,
    }
}

/// What a document held besides its text.
pub fn remark(lang: Lang, remark: Remark) -> String {
    let (count, what) = match remark {
        Remark::ChangesAccepted(count) => (count, import::CHANGES_ACCEPTED),
        Remark::Notes(count) => (count, import::NOTES),
        Remark::TextBoxes(count) => (count, import::TEXT_BOXES),
        Remark::Tables(count) => (count, import::TABLES),
        Remark::Hidden(count) => (count, import::HIDDEN),
        Remark::Comments(count) => (count, import::COMMENTS),
        Remark::Pictures(count) => (count, import::PICTURES),
        Remark::Signs(count) => (count, import::SIGNS),
        Remark::Documents(count) => (count, import::DOCUMENTS),
    };
    import::remark(lang, count, what)
}

/// The name of a file without its folder.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Why the disk did not do as asked.
pub fn cause(lang: Lang, cause: &Cause) -> String {
    match cause {
        Cause::NotFound => errors::NOT_FOUND.get(lang).to_owned(),
        Cause::NoPermission => errors::NO_PERMISSION.get(lang).to_owned(),
        Cause::ReadOnly => errors::READ_ONLY.get(lang).to_owned(),
        Cause::DiskFull => errors::DISK_FULL.get(lang).to_owned(),
        Cause::IsFolder => errors::IS_FOLDER.get(lang).to_owned(),
        Cause::NotAFile => errors::NOT_A_FILE.get(lang).to_owned(),
        Cause::LinkLoop => errors::LINK_LOOP.get(lang).to_owned(),
        Cause::Exists => errors::EXISTS.get(lang).to_owned(),
        Cause::Stopped => errors::STOPPED.get(lang).to_owned(),
        Cause::TooLarge(limit) => errors::too_large(lang, limit >> 20),
        Cause::Other(said) => errors::other(lang, said),
    }
}

fn fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::NotUtf8 => errors::NOT_UTF8.get(lang).to_owned(),
        Fault::TooDeep => errors::TOO_DEEP.get(lang).to_owned(),
        Fault::TooMany => errors::TOO_MANY.get(lang).to_owned(),
        Fault::NotOurs => errors::NOT_OURS.get(lang).to_owned(),
        Fault::Depth => errors::DEPTH.get(lang).to_owned(),
        Fault::Sections => errors::SECTIONS.get(lang).to_owned(),
        Fault::Start => errors::START.get(lang).to_owned(),
        Fault::MinAboveMax => errors::MIN_ABOVE_MAX.get(lang).to_owned(),
        Fault::Share => errors::SHARE.get(lang).to_owned(),
        Fault::TooLong => errors::TOO_LONG.get(lang).to_owned(),
        Fault::NoKey(name, near) => errors::no_key(lang, name, near.as_deref()),
        Fault::Missing(name) => errors::missing(lang, name),
        Fault::OtherList(name) => errors::other_list(lang, name),
        Fault::Syntax(said) => errors::syntax(lang, said),
        Fault::OtherKind(kind) => errors::other_kind(lang, kind),
        Fault::Newer(version) => errors::newer(lang, *version),
        Fault::Language(tag) => errors::language(lang, tag),
        Fault::BadId(id) => errors::bad_id(lang, id),
        Fault::IdTwice(id) => errors::id_twice(lang, id),
        Fault::NoField(name, near) => errors::no_field(lang, name, near.as_deref()),
        Fault::NoList(name, near) => errors::no_list(lang, name, near.as_deref()),
        Fault::Tag(tag) => errors::tag(lang, tag),
        Fault::Brace(words) => errors::brace(lang, words),
        Fault::Form(form, field) => errors::form(lang, form, field),
        Fault::Short(field) => errors::short(lang, field),
        Fault::Cycle(field) => errors::cycle(lang, field),
        Fault::TooMuchMade(field) => errors::too_much_made(lang, field),
        Fault::When(when) => errors::when(lang, when),
        Fault::WhenField(field) => errors::when_field(lang, field),
        Fault::NoChoice(choice, near) => errors::no_choice(lang, choice, near.as_deref()),
        Fault::Numbering(mark) => errors::numbering(lang, mark),
        Fault::Value(value) => errors::value(lang, value),
        Fault::Shares(sum) => errors::shares(lang, *sum),
        Fault::Profile(bad) => match bad {
            BadProfile::Paper => errors::PROFILE_PAPER.get(lang).to_owned(),
            BadProfile::Headings => errors::PROFILE_HEADINGS.get(lang).to_owned(),
            BadProfile::Name => errors::PROFILE_NAME.get(lang).to_owned(),
            BadProfile::Range(entry) => errors::profile_range(lang, entry),
        },
    }
}

/// Why a speech could not be made into a file.
pub fn export_error(lang: Lang, error: &ExportError) -> String {
    match error {
        ExportError::NoFont => errors::NO_FONT.get(lang).to_owned(),
        ExportError::Refused(said) => errors::refused(lang, said),
        ExportError::Stopped => errors::STOPPED.get(lang).to_owned(),
    }
}

/// Why a value does not fit a field.
pub fn bad_value(lang: Lang, field: &str, value: &str, bad: BadValue) -> String {
    match bad {
        BadValue::Date => crate::i18n::cli::bad_date(lang, field, value),
        BadValue::Number => crate::i18n::cli::bad_number(lang, field, value),
        BadValue::YesNo => crate::i18n::cli::bad_yes_no(lang, field, value),
        BadValue::Person => crate::i18n::cli::bad_person(lang, field, value),
    }
}
