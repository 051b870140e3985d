//! Templates that are being made: opened to be changed, begun, tried, and saved where templates are kept.
//!
//! A template is changed as an open document like any other, so undo, tabs and keeping against loss are those of drafts.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::action::Purpose;
use super::jobs::Job;
use super::messages::file_name;
use super::notice::{NoticeKind, Offer};
use super::open::{OpenDocument, View};
use super::preferences::written;
use super::session::Session;
use super::writing::start_writing;
use crate::edit::{Document, Kind, from_template, set_shares, shares_of};
use crate::i18n::templates as words;
use crate::model::{About, Draft, Template};
use crate::store::blank_template;

/// Which side of a template that is being made stands beside the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// The part in which the caret stands.
    #[default]
    Part,
    /// The fields.
    Fields,
    /// The lists.
    Lists,
    /// What the template says of itself.
    About,
    /// The draft that it makes.
    Made,
}

impl Sheet {
    /// All of them, in the order in which they stand.
    pub const ALL: [Self; 5] = [Self::Part, Self::Fields, Self::Lists, Self::About, Self::Made];
}

impl OpenDocument {
    /// What the template that is being made says of itself; `None` for a speech.
    pub fn about(&self) -> Option<&Arc<About>> {
        self.document.draft().about.as_ref()
    }

    /// The template as it is now.
    pub fn template(&self) -> Option<Template> {
        let id = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        Template::from_draft(&id.unwrap_or_default(), self.document.draft())
    }

    /// Shows the fields, or goes back to the page from them.
    pub(super) fn turn_to_fields(&mut self) {
        match self.view {
            _ if self.about().is_some() => self.sheet = Sheet::Fields,
            View::Form => start_writing(self),
            View::Desk => self.view = View::Form,
        }
    }
}

impl Session {
    /// Begins a template with nothing but the usual parts.
    pub(super) fn new_template(&mut self) {
        if let Ok(template) = blank_template(written(self.lang)) {
            self.make(template.into_draft());
        }
    }

    /// Opens a template to be changed: the user's own, or a copy of one of the program's.
    pub(super) fn edit_template(&mut self, index: usize) {
        let Some(entry) = self.templates.get(index) else { return };
        match (entry.path.clone(), entry.template.clone()) {
            (Some(path), _) => self.open_file(path),
            (None, Ok(template)) => {
                let name = self.name_of_copy(&template.name);
                self.make(Template { name, version: 1, ..template }.into_draft());
            }
            (None, Err(_)) => {}
        }
    }

    fn make(&mut self, draft: Draft) {
        let id = self.new_id();
        let document = Document::unsaved(draft);
        self.show(OpenDocument::new(id, self.new_key(id), None, document, View::Desk));
    }

    /// Begins a speech from the template that is being made, as it is now.
    pub(super) fn try_template(&mut self) {
        let Some(template) = self.shown().and_then(|open| open.template()) else { return };
        let id = self.new_id();
        let document = Document::unsaved(from_template(&template));
        self.show(OpenDocument::new(id, self.new_key(id), None, document, View::Form));
    }

    /// Whether a file is one of the templates that are offered.
    pub(super) fn is_shelved(&self, path: &Path) -> bool {
        self.templates.iter().any(|entry| entry.path.as_deref() == Some(path))
    }

    /// Takes up a template that was opened to be changed: what is saved is another edition of it.
    pub(super) fn next_edition(mut draft: Draft) -> Draft {
        if let Some(about) = &mut draft.about {
            let about = Arc::make_mut(about);
            about.version = about.version.saturating_add(1);
        }
        draft
    }

    /// Saves the template that is shown. Shares that do not add up are evened out first: it would not be read again.
    pub(super) fn save_template(&mut self) {
        let (lang, now) = (self.lang, self.clock);
        let Some(open) = self.shown() else { return };
        let draft = open.document.draft();
        if draft.share_sum().is_some_and(|sum| sum != 1000) {
            let weights: Vec<f64> = draft.sections.iter().map(|part| part.share.unwrap_or_default().into()).collect();
            let edit = set_shares(draft, &shares_of(&weights));
            let here = open.selection.clone();
            let done = open.document.apply(edit, Kind::Whole, now, (here.clone(), here));
            debug_assert!(done.is_ok(), "a share can always be set: {done:?}");
            self.notice(NoticeKind::Done, words::SHARES_EVENED.get(lang).to_owned(), Vec::new(), now);
        }
        let keeps = self.keeps;
        let Some(open) = self.shown() else { return };
        if !keeps && open.path.is_none() {
            return self.pick(Purpose::Save);
        }
        let (draft, state) = open.begin_saving();
        let (id, key, path) = (open.id, open.key.clone(), open.path.clone());
        self.job(Job::SaveTemplate { id, key, path, draft, state });
    }

    /// A template was written beside its file, which somebody else had changed.
    pub(super) fn saved_beside(&mut self, asked: &Path, written: PathBuf, now: Duration) {
        let text = words::saved_beside(self.lang, &file_name(asked), &file_name(&written));
        self.notice(NoticeKind::Error, text, vec![Offer::ShowFolder(written)], now);
    }
}
