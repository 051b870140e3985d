//! Files that a run is given, whatever they are: drafts, and speeches from elsewhere through the importer.

use std::io::Read;
use std::path::Path;

use super::{Failure, World};
use crate::app::messages;
use crate::edit::from_outline;
use crate::i18n::{cli, errors, import};
use crate::import::{Decoded, TextEncoding, lost, read, recover};
use crate::model::{Draft, Outline};
use crate::store::{Cause, MAX_BYTES, looks_like_ours, parse_draft, read_file, utf8};

/// What a file holds.
pub enum Given {
    /// A draft of the program.
    Draft(Box<Draft>),
    /// A speech from elsewhere.
    Speech(Decoded),
}

impl World<'_> {
    /// What a file holds, or for `-` standard input: a draft by the name of the file or its first words, else a speech.
    pub(super) fn given(&mut self, file: &Path, encoding: Option<TextEncoding>) -> Result<Given, Failure> {
        let bytes = self.bytes_of(file)?;
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
        let named = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if named || looks_like_ours(&String::from_utf8_lossy(head)) {
            let name = self.name_of(file);
            let failed = |problem| Failure::Input(messages::problem(self.lang, &name, &problem));
            let text = utf8(bytes).map_err(failed)?;
            return parse_draft(&text).map(|draft| Given::Draft(Box::new(draft))).map_err(failed);
        }
        let name = self.name_of(file);
        let decoded =
            read(&bytes, encoding).map_err(|error| Failure::Input(messages::import_error(self.lang, &name, &error)))?;
        if decoded.broken > 0 {
            self.remark(&import::broken(self.lang, &name, decoded.broken));
        }
        Ok(Given::Speech(decoded))
    }

    /// What was recognised in a speech. That nothing is lost is looked at every time.
    pub(super) fn recognised(&mut self, decoded: &Decoded) -> Outline {
        let outline = recover(&decoded.source, &[]);
        if let Some(at) = lost(&decoded.source, &outline) {
            let words: String = decoded.source.text.get(at..).unwrap_or_default().chars().take(SHOWN).collect();
            self.remark(&import::lost(self.lang, &words));
        }
        outline
    }

    /// A file as a draft: the first speech of one from elsewhere.
    pub(super) fn draft_of(&mut self, file: &Path) -> Result<Draft, Failure> {
        match self.given(file, None)? {
            Given::Draft(draft) => Ok(*draft),
            Given::Speech(decoded) => {
                let outline = self.recognised(&decoded);
                if outline.speeches.len() > 1 {
                    self.remark(&import::several(self.lang, outline.speeches.len()));
                }
                Ok(outline.speeches.first().map(from_outline).unwrap_or_default())
            }
        }
    }

    fn bytes_of(&mut self, file: &Path) -> Result<Vec<u8>, Failure> {
        if file != Path::new("-") {
            let failed = |error| Failure::Input(messages::store_error(self.lang, &error));
            return read_file(self.files, file, MAX_BYTES).map_err(failed);
        }
        let name = self.name_of(file);
        let mut bytes = Vec::new();
        // A byte more than a file may hold, to notice that it holds more.
        self.input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
            Failure::Input(errors::at(self.lang, &name, None, &errors::other(self.lang, &error.to_string())))
        })?;
        if bytes.len() as u64 > MAX_BYTES {
            let said = messages::cause(self.lang, &Cause::TooLarge(MAX_BYTES));
            return Err(Failure::Input(errors::at(self.lang, &name, None, &said)));
        }
        Ok(bytes)
    }

    pub(super) fn name_of(&self, file: &Path) -> String {
        if file == Path::new("-") { cli::STDIN.get(self.lang).to_owned() } else { file.display().to_string() }
    }
}

/// How much of a file is looked at to see whether it is a draft, in bytes.
const HEAD: usize = 256;

/// How many characters are shown of what was lost.
const SHOWN: usize = 20;
