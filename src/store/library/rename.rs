//! Another name for a template: only its name changes in its file, which keeps its place.
//!
//! The file may be written elsewhere in the same moment, by another program or on another machine. So it is never written
//! over: the old file moves into the bin, and if it turns out to be another one than was read it comes back and is taken as
//! it is now.

use std::path::{Path, PathBuf};

use super::bin::{bring_back, put_away};
use super::{id_of, place, template_text};
use crate::model::Template;
use crate::store::atomic;
use crate::store::drafts::utf8;
use crate::store::error::{Cause, Doing, StoreError};
use crate::store::files::{Files, Kind};
use crate::store::position::{Step, word_at};
use crate::store::problem::Problem;
use crate::store::read;

/// How often a file may have become another one while it was to be written.
const MOST_TRIES: usize = 8;

/// Calls the template in a file otherwise. Gives its file, which is the same one unless somebody else took its name
/// meanwhile. What is wrong in it is the inner result; then nothing is changed.
///
/// # Errors
/// It cannot be read or written; it is as it was, at worst in the bin.
pub fn rename_template(
    files: &dyn Files,
    path: &Path,
    name: &str,
) -> Result<Result<PathBuf, Vec<Problem>>, StoreError> {
    let refused = |cause| StoreError { path: path.to_owned(), doing: Doing::Write, cause };
    let target = atomic::target_of(files, path).ok_or_else(|| refused(Cause::LinkLoop))?;
    for _ in 0..MOST_TRIES {
        let old = atomic::read(files, &target, read::MAX_TEMPLATE as u64)?;
        if matches!(files.kind(&target), Ok(Kind::File { read_only: true, .. })) {
            return Err(refused(Cause::ReadOnly));
        }
        let new = match utf8(old.clone()).map_err(|problem| vec![problem]).and_then(|text| called(path, &text, name)) {
            Ok(new) => new?,
            Err(problems) => return Ok(Err(problems)),
        };
        if new.as_bytes() == old {
            return Ok(Ok(path.to_owned()));
        }
        if let Some(placed) = replace(files, &target, &old, new.as_bytes())? {
            return Ok(Ok(if placed == target { path.to_owned() } else { placed }));
        }
    }
    Err(refused(Cause::Stopped))
}

/// The text of a template's file in which the template is called otherwise, every other byte as it was.
///
/// # Errors
/// Everything that is wrong with the template; the inner result is that of writing it anew, where it cannot be told where
/// its name stands.
fn called(path: &Path, text: &str, name: &str) -> Result<Result<String, StoreError>, Vec<Problem>> {
    let id = id_of(path);
    let wanted = Template { name: name.to_owned(), ..read::template(&id, text)? };
    let spliced = || {
        let at = word_at(text, &[Step::Field("name")])?;
        Some([text.get(..at.start)?, &literal(name), text.get(at.end..)?].concat())
    };
    let good = |text: &String| read::template(&id, text).as_ref() == Ok(&wanted);
    Ok(spliced().filter(good).map_or_else(|| template_text(path, &wanted), Ok))
}

/// A name as it is written in a file.
fn literal(name: &str) -> String {
    let mut literal = String::from("\"");
    for c in name.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => literal.extend(c.escape_unicode()),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// Puts new bytes in the place of a file that still holds the old ones; `None` if it does not. Gives where they stand.
fn replace(files: &dyn Files, target: &Path, old: &[u8], new: &[u8]) -> Result<Option<PathBuf>, StoreError> {
    let failed = |error: &std::io::Error| StoreError::writing(target, error);
    let beside = atomic::write_beside(files, target, new).map_err(|error| failed(&error))?;
    // What fails from here on leaves no hidden file, and the first error is the one to tell.
    let drop_new = |_: &StoreError| drop(files.remove(&beside));
    let away = put_away(files, target).inspect_err(drop_new)?;
    let put_back = |_: &StoreError| drop(bring_back(files, &away, target));
    let taken = atomic::read(files, &away, read::MAX_TEMPLATE as u64).inspect_err(put_back).inspect_err(drop_new)?;
    if taken != old {
        let back = bring_back(files, &away, target);
        // It can be removed like the others, or is hidden and named .tmp.
        let _ = files.remove(&beside);
        return back.map(|_| None);
    }
    let folder = target.parent().unwrap_or(target);
    let placed = place(folder, &id_of(target), |to| {
        atomic::move_new(files, &beside, to).map_err(|error| StoreError::writing(to, &error))
    });
    let placed = placed.inspect_err(put_back).inspect_err(drop_new)?;
    files.sync_folder(folder).map_err(|error| failed(&error))?;
    // All that it says stands in the new file by now; where it cannot be removed it stays in the bin.
    let _ = files.remove(&away);
    Ok(Some(placed))
}
