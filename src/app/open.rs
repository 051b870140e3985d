//! A draft that is open: the document, where its writer stands, and what is derived from it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::making::Sheet;
use super::messages::file_name;
use super::outside::Outside;
use super::reviewing::Review;
use crate::assemble::{Assembled, assemble, assemble_section};
use crate::edit::{Caret, Document, Place, Selection, Touched, text_of};
use crate::flow::{self, At, Page, copied_text};
use crate::measure::{Measured, Rate, measure, measure_section};
use crate::model::{Draft, FieldId, Language, SectionId};
use crate::store::Rates;

/// Longer than this nothing is looked for that happens to be selected.
const MOST_SELECTED: usize = 60;

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
    /// What stands beside the page of a template that is being made.
    pub sheet: Sheet,
    /// The section that commands are about.
    pub current: Option<SectionId>,
    /// What is selected, and with that where the writer stands.
    pub selection: Option<Selection>,
    /// The field of the form that was last gone to.
    pub field: Option<(Option<SectionId>, FieldId)>,
    /// Grows whenever what is selected is to be shown.
    pub shows: u64,
    /// Grows whenever the page, or a field of the form, is to have the keyboard.
    pub takes_keys: u64,
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
    /// What the checks found.
    pub review: Review,
    speech: Assembled,
    measured: Measured,
    page: Arc<Page>,
    on_page: flow::View,
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
            sheet: Sheet::default(),
            current: None,
            selection: None,
            field: None,
            shows: 0,
            takes_keys: 0,
            outside: None,
            turn: 0,
            lost: false,
            keeping: Keeping::Nothing,
            asked_to_keep: None,
            saving: None,
            review: Review::default(),
            speech: Assembled::default(),
            measured: Measured::default(),
            page: Arc::default(),
            on_page: flow::View::default(),
            derived: None,
        };
        open.refresh();
        if open.view == View::Desk {
            super::writing::start_writing(&mut open);
        }
        open
    }

    /// The paragraphs of the page.
    pub fn page(&self) -> &Arc<Page> {
        &self.page
    }

    /// The sections of which only the beginning is shown.
    pub fn folded(&self) -> &BTreeSet<SectionId> {
        &self.on_page.folded
    }

    /// Where the writer stands.
    pub fn caret(&self) -> Option<&Caret> {
        self.selection.as_ref().map(|selection| &selection.head)
    }

    /// The words that are selected, if they stand in one text and are few.
    pub(super) fn selected_words(&self) -> Option<String> {
        let selection = self.selection.as_ref()?;
        let (first, last) = self.page.sorted(&selection.anchor, &selection.head);
        let place = first.place().filter(|place| last.place() == Some(*place))?;
        let words = text_of(self.document.draft(), place)?.slice(first.in_text()..last.in_text()).ok()?.words();
        (!words.is_empty() && words.chars().count() <= MOST_SELECTED).then_some(words)
    }

    /// What is selected, as other programs take it.
    pub fn selected_text(&self) -> String {
        let selected = super::writing::stretch(self);
        selected.map(|(from, to)| self.text_between(from, to)).unwrap_or_default()
    }

    /// What stands between two places, as other programs take it; what is folded away there too.
    pub(super) fn text_between(&self, from: At, to: At) -> String {
        let draft = self.document.draft();
        if self.on_page.folded.is_empty() && self.page.index_of(from.0).is_some() {
            return copied_text(draft, &self.speech, &self.page, from, to);
        }
        let view = flow::View { subtitle: true, ..flow::View::default() };
        copied_text(draft, &self.speech, &Page::new(draft, &self.speech.numbers, &view), from, to)
    }

    /// The first section in which anything is written.
    pub(super) fn first_written(&self) -> Option<SectionId> {
        let sections = self.document.draft().walk();
        sections.filter(|section| section.on).find(|section| section.has_body()).map(|section| section.id)
    }

    /// Folds a section away behind its beginning, or shows it again.
    pub(super) fn fold(&mut self, section: SectionId) {
        if !self.on_page.folded.remove(&section) {
            self.on_page.folded.insert(section);
        }
        self.lay_out();
        // A caret that stood in what is folded away stands at the beginning now, and commands are about that part.
        if let Some(selection) = self.selection.take() {
            let settled = self.settle(&selection);
            if settled.head != selection.head {
                self.current = settled.head.place().and_then(Place::section);
            }
            self.selection = Some(settled);
        }
    }

    /// Folds these sections, as far as they are there, and no others.
    pub(super) fn set_folded(&mut self, sections: BTreeSet<SectionId>) {
        self.on_page.folded = sections;
        self.on_page.folded.retain(|id| self.document.draft().section(*id).is_some());
        self.lay_out();
    }

    /// Shows where a selection is to stand, if that is folded away.
    pub(super) fn reveal(&mut self, selection: &Selection) {
        let titling = [&selection.anchor, &selection.head]
            .into_iter()
            .any(|caret| caret.place().is_some_and(|place| place.section().is_none()));
        if titling != self.on_page.subtitle {
            self.on_page.subtitle = titling;
            self.lay_out();
        }
        let Some(place) = selection.head.place() else { return };
        let Some(id) = place.section().filter(|_| self.page.index_of(place).is_none()) else { return };
        let above: Vec<SectionId> = self.document.draft().chain(id).iter().map(|section| section.id).collect();
        for id in above.iter().filter(|above| **above != id) {
            self.on_page.folded.remove(id);
        }
        self.lay_out();
        if self.page.index_of(place).is_none() && self.on_page.folded.remove(&id) {
            self.lay_out();
        }
    }

    /// A selection as it can stand on the page as it is now.
    pub(super) fn settle(&self, selection: &Selection) -> Selection {
        let settle = |caret| self.page.settle(self.document.draft(), caret);
        Selection { anchor: settle(&selection.anchor), head: settle(&selection.head) }
    }

    fn lay_out(&mut self) {
        let page = Page::new(self.document.draft(), &self.speech.numbers, &self.on_page);
        // The same page stays the same, so that what is derived from it can be kept.
        if !page.is_like(&self.page) {
            self.page = Arc::new(page);
        }
    }

    /// The finished speech as it reads now.
    pub fn speech(&self) -> &Assembled {
        &self.speech
    }

    /// Its measures.
    pub fn measured(&self) -> &Measured {
        &self.measured
    }

    /// The pace in its language.
    pub fn rate(&self, set: Rates) -> Rate {
        let language = self.document.draft().language;
        let per_minute = match language {
            Language::Chinese => set.chinese.get(),
            Language::English => set.english.get(),
        };
        Rate { language, per_minute: per_minute.into() }
    }

    /// Derives anew what depends on the draft, if it has changed.
    pub fn refresh(&mut self) {
        if self.derived == Some(self.document.revision()) {
            return;
        }
        let touched = self.document.take_touched();
        if touched == Touched::Nothing && self.derived.is_some() {
            self.derived = Some(self.document.revision());
            return;
        }
        let one = if let Touched::Section(id) = touched { self.refresh_section(id) } else { false };
        if !one {
            let before = self.derived.is_some();
            self.speech = assemble(self.document.draft(), before.then_some(&self.speech));
            self.measured = measure(&self.speech, before.then_some(&self.measured));
        }
        self.derived = Some(self.document.revision());
        let same_page = match touched {
            Touched::Section(id) if one => {
                self.page.fits(self.document.draft(), &self.speech.numbers, &self.on_page, id)
            }
            _ => false,
        };
        if !same_page {
            self.lay_out();
        }
        if let Some(selection) = &self.selection {
            self.selection = Some(self.settle(selection));
        }
        if self.current.is_some_and(|id| self.document.draft().section(id).is_none()) {
            self.current = None;
        }
    }

    /// Derives anew what one section alone reads like; whether its place was known.
    fn refresh_section(&mut self, id: SectionId) -> bool {
        let Some((start, _)) = self.speech.range(id) else { return false };
        let done = assemble_section(self.document.draft(), &mut self.speech, id);
        measure_section(&self.speech, &mut self.measured, id, start);
        done
    }

    /// What is to be saved, in which state: what is written meanwhile is another step.
    pub(super) fn begin_saving(&mut self) -> (Arc<Draft>, u64) {
        self.document.close_step();
        let state = self.document.state();
        self.saving = Some(state);
        self.turn += 1;
        (self.document.draft().clone(), state)
    }

    /// Whether closing it would lose anything.
    pub fn is_unsaved(&self) -> bool {
        let untouched = self.path.is_none() && self.document.state() == 0 && self.keeping == Keeping::Nothing;
        self.document.is_changed() && !untouched
    }

    /// What a title bar calls it: its title, else its file's name; a template by its name.
    pub fn title(&self) -> Option<String> {
        if let Some(about) = self.about() {
            return Some(about.name.clone());
        }
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
