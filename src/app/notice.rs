//! Short lines that tell what happened and offer the next step.

use std::path::PathBuf;
use std::time::Duration;

use super::{Action, Command, PasteAs, ShelfAsk, WordAsk};
use crate::model::{Phrase, SectionId, WordEntry};

/// How a notice looks, and how long it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It was done; the notice goes by itself.
    Done,
    /// It could not be done; the notice stays until it is read.
    Error,
}

/// A next step that a notice offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Save once more.
    Save,
    /// Open a file with the program that the system has for it.
    OpenPath(PathBuf),
    /// Show the folder of a file.
    ShowFolder(PathBuf),
    /// Save elsewhere.
    SaveAs,
    /// Do it all the same.
    Anyway(Command, SectionId),
    /// Make something else of what was pasted; how many things that is about.
    Paste(PasteAs, usize),
    /// Keep a sentence again that was let go.
    KeepAgain(Box<Phrase>),
    /// Keep an entry of the list of typical errors again that was removed.
    KeepWord(Box<WordEntry>),
    /// Bring a template back that was put away: from where, to where.
    BringBack(PathBuf, PathBuf),
    /// Undo it.
    Undo,
}

impl Offer {
    /// The action it stands for.
    pub fn action(self) -> Action {
        match self {
            Self::Save => Action::Do(Command::Save),
            Self::OpenPath(path) => Action::OpenPath(path),
            Self::ShowFolder(path) => Action::ShowFolder(path),
            Self::SaveAs => Action::Do(Command::SaveAs),
            Self::Anyway(command, section) => Action::DoAnyway(command, section),
            Self::Paste(what, _) => Action::PasteAs(what),
            Self::KeepAgain(phrase) => Action::KeepAgain(phrase),
            Self::KeepWord(entry) => Action::Word(WordAsk::Put(None, entry)),
            Self::BringBack(from, to) => Action::Shelf(ShelfAsk::BringBack(from, to)),
            Self::Undo => Action::Do(Command::Undo),
        }
    }
}

/// A line that tells what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// To tell it from others.
    pub id: u64,
    /// How it looks.
    pub kind: NoticeKind,
    /// What it says.
    pub text: String,
    /// The next steps.
    pub offers: Vec<Offer>,
    /// When it came.
    pub since: Duration,
}

impl Notice {
    /// How long a notice stays that goes by itself.
    pub const STAYS: Duration = Duration::from_secs(6);
}
