//! A draft that is open: the document, where its writer stands, and what is derived from it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::messages::file_name;
use super::outside::Outside;
use crate::assemble::{Assembled, assemble};
use crate::edit::{Caret, Document};
use crate::measure::{Measured, Rate, measure};
use crate::model::SectionId;

/// Which side of a draft is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Its fields, before the writing begins.
    Form,
    /// The manuscript.
    Desk,
}

/// How far the draft is kept against loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing to keep yet.
    Nothing,
    /// The worker has it.
    UnderWay,
    /// It is kept as it was in this state.
    Kept(u64),
    /// It could not be kept.
    Failed,
}

/// An open draft.
#[derive(Debug)]
pub struct OpenDocument {
    /// To tell it from the others while the program runs.
    pub id: u64,
    /// The key under which it is kept and locked.
    pub key: String,
    /// Its file, once it has one.
    pub path: Option<PathBuf>,
    /// The draft and its history.
    pub document: Document,
    /// Which side is shown.
    pub view: View,
    /// The section that commands are about.
    pub current: Option<SectionId>,
    /// Where the writer stands.
    pub caret: Option<Caret>,
    /// Where the caret is to be put, and a number that grows with every such wish.
    pub go_to: (u64, Option<Caret>),
    /// The sections that are folded.
    pub folded: BTreeSet<SectionId>,
    /// What stands in its file by now, if that was changed elsewhere.
    pub outside: Option<Outside>,
    /// Grows whenever its file is written or its state there is accepted: an older look at it says nothing any more.
    pub turn: u64,
    /// Its file is not there, and the writer has been told.
    pub lost: bool,
    /// Whether it is kept.
    pub keeping: Keeping,
    /// The state that the worker was last given to keep.
    pub asked_to_keep: Option<u64>,
    /// The state that is being saved, while it is.
    pub saving: Option<u64>,
    speech: Assembled,
    measured: Measured,
    derived: Option<u64>,
}

impl OpenDocument {
    /// An open draft.
    pub fn new(id: u64, key: String, path: Option<PathBuf>, document: Document, view: View) -> Self {
        let mut open = Self {
            id,
            key,
            path,
            document,
            view,
            current: None,
            caret: None,
            go_to: (0, None),
            folded: BTreeSet::new(),
            outside: None,
            turn: 0,
            lost: false,
            keeping: Keeping::Nothing,
            asked_to_keep: None,
            saving: None,
            speech: Assembled::default(),
            measured: Measured::default(),
            derived: None,
        };
        open.refresh();
        open
    }

    /// The finished speech as it reads now.
    pub fn speech(&self) -> &Assembled {
        &self.speech
    }

    /// Its measures.
    pub fn measured(&self) -> &Measured {
        &self.measured
    }

    /// The customary pace for its language, or the given one.
    pub fn rate(&self, set: Option<u32>) -> Rate {
        let usual = Rate::usual(self.document.draft().language);
        Rate { per_minute: set.unwrap_or(usual.per_minute), ..usual }
    }

    /// Derives anew what depends on the draft, if it has changed.
    pub fn refresh(&mut self) {
        if self.derived == Some(self.document.revision()) {
            return;
        }
        let before = self.derived.is_some();
        self.speech = assemble(self.document.draft(), before.then_some(&self.speech));
        self.measured = measure(&self.speech, before.then_some(&self.measured));
        self.derived = Some(self.document.revision());
        if self.current.is_some_and(|id| self.document.draft().section(id).is_none()) {
            self.current = None;
        }
    }

    /// Whether closing it would lose anything.
    pub fn is_unsaved(&self) -> bool {
        let untouched = self.path.is_none() && self.document.state() == 0 && self.keeping == Keeping::Nothing;
        self.document.is_changed() && !untouched
    }

    /// What a title bar calls it: its title, else its file's name.
    pub fn title(&self) -> Option<String> {
        let title = self.speech.blocks.first().filter(|block| block.source.is_title());
        let of_file = || self.path.as_deref().map(file_name);
        title.map(|block| block.line.text.clone()).or_else(of_file)
    }

    /// The name to offer for a file, without its ending: the title without what no file name holds.
    pub fn file_name(&self) -> Option<String> {
        if let Some(stem) = self.path.as_deref().and_then(Path::file_stem) {
            return Some(stem.to_string_lossy().into_owned());
        }
        let title: String = self.title()?.chars().filter(|c| !r#"/\:*?"<>|"#.contains(*c) && !c.is_control()).collect();
        let short: String = title.trim().chars().take(60).collect();
        (!short.is_empty()).then_some(short)
    }
}
