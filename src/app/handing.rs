//! Handing a speech over: a sheet that tells what is not finished and what will be made, and one press that makes it.
//!
//! What would be made is foreseen by the worker, as a page can be counted only once it is set; until then the sheet
//! says nothing of it. Nothing bars the way: what is not finished is told, and handed over if the writer wants it so.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::action::{Ask, Effect, Purpose};
use super::jobs::Job;
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::preferences::Overlay;
use super::session::Session;
use super::tasks::Work;
use crate::check::{Unfinished, unfinished};
use crate::export::page::StandIn;
use crate::export::{ExportError, NAME_PATTERN};
use crate::i18n::{Lang, hand_over as words};
use crate::measure::Rate;
use crate::model::{Draft, Profile};
use crate::store::{CopyKind, Existing, HandOver, StoreError, usual_profile};

/// What is asked of the sheet from which a speech is handed over.
#[derive(Clone, Debug)]
pub enum HandAsk {
    /// Make the copies that are chosen.
    Make,
    /// Choose the folder into which they go.
    Folder,
    /// They go beside the draft again.
    Beside,
    /// Print it.
    Print,
    /// What was copied with its look is on the clipboard of this desktop without it.
    PlainOnly,
}

/// A speech and all that is needed to make copies of it.
#[derive(Clone, Debug)]
pub struct Order {
    /// The draft, while the program runs.
    pub id: u64,
    /// Its state.
    pub state: u64,
    /// The draft itself.
    pub draft: Arc<Draft>,
    /// What is wanted.
    pub plan: HandOver,
    /// How document, pages and web page are set.
    pub profile: Profile,
    /// How the copy to read from is set.
    pub reading: Profile,
    /// Where the copies go.
    pub folder: PathBuf,
    /// The day that stands in their names.
    pub day: Date,
    /// How fast the speech is said.
    pub rate: Rate,
    /// What its template is called; empty if that is not known.
    pub template: String,
    /// The language of what is added to names.
    pub lang: Lang,
}

impl Order {
    /// Whether another asks for the same.
    fn is_like(&self, other: &Self) -> bool {
        // Of one draft in one state there is one text.
        (self.id, self.state, self.day, self.lang) == (other.id, other.state, other.day, other.lang)
            && (&self.plan, &self.folder, &self.template) == (&other.plan, &other.folder, &other.template)
            && (&self.profile, &self.reading, self.rate) == (&other.profile, &other.reading, other.rate)
    }
}

/// What an order would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The names of the files.
    pub names: Vec<(CopyKind, String)>,
    /// How many pages there are.
    pub pages: Option<usize>,
    /// Fonts that stand in for others.
    pub stand_ins: Vec<StandIn>,
    /// The characters that no font has.
    pub missing: String,
}

/// Why copies could not be made.
#[derive(Clone, Debug, PartialEq)]
pub enum HandError {
    /// These files are there already, and nothing was written.
    Exists(Vec<PathBuf>),
    /// A file could not be written; those before it are.
    File(StoreError),
    /// A copy could not be made; nothing was written.
    Made(CopyKind, ExportError),
}

/// What is known while the sheet is shown.
#[derive(Clone, Debug, Default)]
pub struct Handing {
    /// What is not finished in the draft.
    pub unfinished: Vec<Unfinished>,
    /// What it would come to, once the worker has foreseen it.
    pub outlook: Option<Outlook>,
    looked_at: Option<(u64, u64)>,
    /// What the worker was last asked to foresee, and when: an answer to another question comes too late.
    asked: Option<(u64, Order)>,
    /// One question at a time: what is typed meanwhile is asked together.
    under_way: bool,
}

impl Session {
    /// Shows the sheet, or shuts it.
    pub(super) fn toggle_hand_over(&mut self) {
        self.handing = Handing::default();
        if self.shown().is_some() {
            self.toggle(Overlay::HandOver);
        }
    }

    /// Has what would be made foreseen, where that may be another than is known.
    pub(super) fn foresee(&mut self) {
        if self.overlay != Some(Overlay::HandOver) {
            return;
        }
        if let Some(open) = self.document() {
            let state = (open.id, open.document.revision());
            if self.handing.looked_at != Some(state) {
                let found = unfinished(open.document.draft(), open.speech());
                (self.handing.looked_at, self.handing.unfinished) = (Some(state), found);
            }
        }
        let Some(order) = self.order() else { return };
        if self.handing.under_way || self.handing.asked.as_ref().is_some_and(|(_, asked)| asked.is_like(&order)) {
            return;
        }
        let turn = self.new_id();
        self.handing.asked = Some((turn, order.clone()));
        self.handing.under_way = true;
        self.job(Job::Foresee(turn, Box::new(order)));
    }

    pub(super) fn foreseen(&mut self, turn: u64, outlook: Outlook) {
        if self.handing.asked.as_ref().is_some_and(|(asked, _)| *asked == turn) {
            self.handing.under_way = false;
            self.handing.outlook = Some(outlook);
        }
    }

    /// The order for the draft that is shown, as everything is set now.
    fn order(&self) -> Option<Order> {
        let open = self.document()?;
        let draft = open.document.draft();
        let mut plan = self.settings.hand_over.clone();
        if plan.names.trim().is_empty() {
            NAME_PATTERN.clone_into(&mut plan.names);
        }
        Some(Order {
            id: open.id,
            state: open.document.revision(),
            draft: draft.clone(),
            profile: self.profile(self.profile_id())?.clone(),
            reading: self.profile(self.reading_id())?.clone(),
            folder: self.hand_over_folder()?,
            day: self.today(),
            rate: open.rate(self.settings.rate),
            template: self.template_name(draft).unwrap_or_default(),
            lang: self.lang,
            plan,
        })
    }

    /// What the template of a draft is called, if it is still among the templates.
    fn template_name(&self, draft: &Draft) -> Option<String> {
        let of = draft.template.as_ref()?;
        let entry = self.templates.iter().find(|entry| entry.id == of.id)?;
        entry.template.as_ref().ok().map(|template| template.name.clone())
    }

    /// The folder into which copies go: the one that was chosen, else that of the draft, else the user's documents.
    pub fn hand_over_folder(&self) -> Option<PathBuf> {
        let beside = || self.document()?.path.as_deref()?.parent().map(PathBuf::from);
        self.settings.hand_over.folder.clone().or_else(beside).or_else(|| self.documents_folder.clone())
    }

    /// The profile of that id.
    pub fn profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.iter().find(|(other, _)| other == id).map(|(_, profile)| profile)
    }

    /// What a profile is called.
    pub fn profile_name(&self, id: &str, profile: &Profile) -> String {
        let known = match id {
            "official" => words::OFFICIAL,
            "speech" => words::SPEECH,
            "reading" => words::READING,
            "english" => words::ENGLISH,
            _ => return profile.name.clone(),
        };
        known.get(self.lang).to_owned()
    }

    /// The profile by which the draft that is shown is set.
    pub fn profile_id(&self) -> &str {
        let usual = self.document().map_or("speech", |open| usual_profile(open.document.draft().language));
        let chosen = self.settings.hand_over.profile.as_deref();
        chosen.filter(|id| self.profile(id).is_some()).unwrap_or(usual)
    }

    /// The profile by which a copy to read from is set.
    pub fn reading_id(&self) -> &str {
        let chosen = self.settings.hand_over.reading.as_deref();
        let reads = |id: &&str| self.profile(id).is_some_and(|profile| profile.reading.is_some());
        chosen.filter(reads).unwrap_or("reading")
    }

    pub(super) fn hand(&mut self, ask: &HandAsk, now: Duration) {
        match ask {
            HandAsk::Make => self.make_copies(Existing::Keep, now),
            HandAsk::Folder => self.pick(Purpose::HandOver),
            HandAsk::Beside => self.set_hand_over_folder(None),
            HandAsk::Print => {
                if let Some(order) = self.order() {
                    let ticket = self.begin(Work::Print);
                    self.job(Job::Print { order: Box::new(order), ticket });
                    self.overlay = None;
                }
            }
            HandAsk::PlainOnly => {
                self.notice(NoticeKind::Error, words::PLAIN_ONLY.get(self.lang).to_owned(), Vec::new(), now);
            }
        }
    }

    pub(super) fn set_hand_over_folder(&mut self, folder: Option<PathBuf>) {
        let mut settings = self.settings.clone();
        settings.hand_over.folder = folder;
        self.set(settings);
    }

    /// Has the copies made that are chosen.
    pub(super) fn make_copies(&mut self, existing: Existing, now: Duration) {
        let Some(order) = self.order() else {
            let text = words::NO_FOLDER.get(self.lang).to_owned();
            return self.notice(NoticeKind::Error, text, Vec::new(), now);
        };
        if order.plan.copies.is_empty() {
            return;
        }
        let ticket = self.begin(Work::HandOver(order.plan.copies.len()));
        self.job(Job::HandOver { order: Box::new(order), existing, ticket });
        self.overlay = None;
    }

    pub(super) fn handed_over(&mut self, ticket: u64, result: Result<Vec<PathBuf>, HandError>, now: Duration) {
        let waited_for = self.end(ticket);
        match result {
            Ok(files) => {
                let names: Vec<String> = files.iter().map(|file| messages::file_name(file)).collect();
                let text = words::handed_over(self.lang, &names);
                let first = files.into_iter().next();
                let offers = first.map(|file| vec![Offer::OpenPath(file.clone()), Offer::ShowFolder(file)]);
                self.notice(NoticeKind::Done, text, offers.unwrap_or_default(), now);
            }
            Err(_) if !waited_for => {}
            Err(error) => self.not_handed_over(error, now),
        }
    }

    fn not_handed_over(&mut self, error: HandError, now: Duration) {
        let text = match error {
            HandError::Exists(files) => {
                self.ask = Some(Ask::ReplaceCopies(files));
                return;
            }
            HandError::File(error) => messages::store_error(self.lang, &error),
            HandError::Made(kind, error) => {
                words::not_made(self.lang, kind_name(self.lang, kind), &messages::export_error(self.lang, &error))
            }
        };
        self.notice(NoticeKind::Error, text, Vec::new(), now);
    }

    /// The pages to print lie in a file: the system's own program shows and prints them.
    pub(super) fn printed(&mut self, ticket: u64, result: Result<PathBuf, HandError>, now: Duration) {
        match result {
            _ if !self.end(ticket) => {}
            Ok(path) => {
                self.effects.push(Effect::OpenPath(path));
                self.notice(NoticeKind::Done, words::PRINTING.get(self.lang).to_owned(), Vec::new(), now);
            }
            Err(error) => self.not_handed_over(error, now),
        }
    }
}

/// What a kind of copy is called.
pub fn kind_name(lang: Lang, kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Word => words::WORD,
        CopyKind::Pages => words::PAGES,
        CopyKind::Reading => words::READING,
        CopyKind::Text => words::TEXT,
        CopyKind::Markdown => words::MARKDOWN,
        CopyKind::Web => words::WEB,
    }
    .get(lang)
}
