//! The user's own templates: made of drafts, taken from files, put away, and always as they are on the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::action::{Ask, Purpose};
use super::jobs::Job;
use super::library::template_key;
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::preferences::is_foreign;
use super::proposing::{Picks, ProposeIn};
use super::session::{MOST_NAMED, Screen, Session};
use crate::assemble::assemble;
use crate::edit::{Called, Found, Matter, Naming, Proposal, as_template, shares_of};
use crate::i18n::{Lang, Words, start, templates as words};
use crate::measure::{Rate, measure};
use crate::model::{Draft, Language, Role, Section, Template, Text};
use crate::store::{
    Binned, Entry, Files, Problem, StoreError, bring_back, empty_bin, find_binned, find_templates, import_template,
    put_away, rename_template, save_template,
};

/// Work on the user's own templates.
#[derive(Debug)]
pub enum ShelfJob {
    /// See what there is.
    List,
    /// Write a new one.
    Keep(Box<Template>),
    /// Take one from any file.
    Import(PathBuf),
    /// Put one away.
    PutAway(PathBuf),
    /// Bring one back that was put away, to where it was.
    BringBack(PathBuf, PathBuf),
    /// Remove these that were put away, for good.
    EmptyBin(Vec<PathBuf>),
    /// Call one otherwise.
    Rename(PathBuf, String),
}

/// All templates as they are now.
#[derive(Clone, Debug, Default)]
pub struct Shelves {
    /// Those that can be chosen, and those that are broken.
    pub templates: Vec<Entry>,
    /// Files that cannot be read.
    pub unread: Vec<StoreError>,
    /// Those that were put away.
    pub binned: Vec<Binned>,
}

/// What came of it.
#[derive(Debug)]
pub enum Shelved {
    /// It was looked what there is.
    Seen,
    /// A template was written or taken, or not.
    Kept(Result<PathBuf, StoreError>),
    /// What is in a file is no good template.
    Bad(PathBuf, Vec<Problem>),
    /// The bin was emptied: how many are gone for good, and why others are not.
    Emptied(usize, Vec<StoreError>),
    /// A template was put away, or not: where it was, where it is.
    PutAway(PathBuf, Result<PathBuf, StoreError>),
    /// A template is called otherwise, or not.
    Renamed(Result<PathBuf, StoreError>),
}

/// Does a job in the folder of the user's templates.
pub(super) fn run(files: &dyn Files, folder: Option<&Path>, job: ShelfJob) -> Shelved {
    let Some(folder) = folder else { return Shelved::Seen };
    match job {
        ShelfJob::List => Shelved::Seen,
        ShelfJob::Keep(template) => Shelved::Kept(save_template(files, folder, &template)),
        ShelfJob::Import(path) => match import_template(files, folder, &path) {
            Ok(Ok(path)) => Shelved::Kept(Ok(path)),
            Ok(Err(problems)) => Shelved::Bad(path, problems),
            Err(error) => Shelved::Kept(Err(error)),
        },
        ShelfJob::PutAway(path) => {
            let result = put_away(files, &path);
            Shelved::PutAway(path, result)
        }
        ShelfJob::BringBack(from, to) => Shelved::Kept(bring_back(files, &from, &to)),
        ShelfJob::EmptyBin(seen) => {
            let (gone, stayed) = empty_bin(files, &seen);
            Shelved::Emptied(gone, stayed)
        }
        ShelfJob::Rename(path, name) => match rename_template(files, &path, &name) {
            Ok(Ok(path)) => Shelved::Renamed(Ok(path)),
            Ok(Err(problems)) => Shelved::Bad(path, problems),
            Err(error) => Shelved::Renamed(Err(error)),
        },
    }
}

/// Looks what templates there are: those of the program, and those in some folders.
pub(super) fn look<'f>(files: &dyn Files, folders: impl Iterator<Item = &'f Path> + Clone) -> Shelves {
    let (templates, unread) = find_templates(files, folders.clone());
    Shelves { templates, unread, binned: find_binned(files, folders) }
}

/// Something that is asked of the templates.
#[derive(Clone, Debug, PartialEq)]
pub enum ShelfAsk {
    /// Change this one of the user's, or a copy of this one of the program's.
    Edit(usize),
    /// Mark this one as one to come back to, or no longer.
    Favourite(usize),
    /// Put this one of the user's away.
    PutAway(usize),
    /// Bring one back that was put away: from where, to where.
    BringBack(PathBuf, PathBuf),
    /// Remove these from the bin for good, once it is asked.
    EmptyBin(Vec<PathBuf>),
    /// Call this one of the user's otherwise.
    Rename(usize),
    /// Copy this one as one of the user's own.
    Copy(usize),
    /// Look into one more folder.
    AddFolder,
    /// Look into this further folder no more.
    DropFolder(PathBuf),
    /// The template that the draft is to become, or that is to be called otherwise, is called that.
    Name(String),
    /// Take this proposal for a blank, or not.
    Tick(usize),
    /// Take all proposals, or none.
    TickAll(bool),
}

/// A draft that is to become a template: what it is to be called, and what of it becomes blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templating {
    /// Its name.
    pub name: String,
    /// What may become blanks.
    pub picks: Picks,
}

impl Session {
    /// Does what is asked of the templates.
    pub(super) fn shelf(&mut self, ask: ShelfAsk) {
        match (ask, &mut self.ask) {
            (ShelfAsk::Edit(index), _) => self.edit_template(index),
            (ShelfAsk::Favourite(index), _) => self.mark_favourite(index),
            (ShelfAsk::PutAway(index), _) => self.put_away(index),
            (ShelfAsk::BringBack(from, to), _) => self.shelf_job(ShelfJob::BringBack(from, to)),
            (ShelfAsk::EmptyBin(seen), ask) => *ask = Some(Ask::EmptyBin(seen)),
            (ShelfAsk::Rename(index), _) => self.start_renaming(index),
            (ShelfAsk::Copy(index), _) => self.copy_template(index),
            (ShelfAsk::AddFolder, _) => self.pick(Purpose::Folder),
            (ShelfAsk::DropFolder(folder), _) => self.drop_folder(&folder),
            (ShelfAsk::Name(name), Some(Ask::Template(asked))) => asked.name = name,
            (ShelfAsk::Name(name), Some(Ask::Rename(asked))) => asked.name = name,
            (ShelfAsk::Name(_), _) => {}
            (ShelfAsk::Tick(index), _) => self.picks().into_iter().for_each(|picks| picks.tick(index)),
            (ShelfAsk::TickAll(all), _) => self.picks().into_iter().for_each(|picks| picks.tick_all(all)),
        }
    }

    /// Asks what of the draft is to become a template; where that was asked before, in the speech that it was made of, with
    /// what was decided there.
    pub(super) fn start_templating(&mut self, decided: Option<Picks>) {
        let lang = self.lang;
        let Some(open) = self.shown().filter(|open| open.about().is_none()) else { return };
        let name = open.title().unwrap_or_else(|| words::NEW_NAME.get(lang).to_owned());
        let draft = open.document.draft().clone();
        let picks = decided.unwrap_or_else(|| Picks::of(self.look_for_blanks(ProposeIn::Draft(draft))));
        self.ask = Some(Ask::Template(Templating { name, picks }));
    }

    /// Has the draft kept as a template.
    pub(super) fn keep_template(&mut self, asked: Templating) {
        let (lang, rates) = (self.lang, self.settings.rate);
        let Some(open) = self.shown() else { return };
        let draft = open.document.draft().clone();
        let rate = open.rate(rates);
        let taken = asked.picks.taken();
        let template = template_of(&draft, Some(asked.name.trim()), &taken, rate, lang);
        self.shelf_job(ShelfJob::Keep(Box::new(template)));
    }

    /// Puts a template of the user's away.
    fn put_away(&mut self, index: usize) {
        let path = self.templates.get(index).and_then(|entry| entry.path.clone());
        if let Some(path) = path {
            self.shelf_job(ShelfJob::PutAway(path));
        }
    }

    /// Makes a copy of a template that is the user's own.
    fn copy_template(&mut self, index: usize) {
        let template = self.templates.get(index).and_then(|entry| entry.template.clone().ok());
        if let Some(mut template) = template {
            template.name = self.name_of_copy(&template.name);
            self.shelf_job(ShelfJob::Keep(Box::new(template)));
        }
    }

    pub(super) fn shelf_job(&mut self, job: ShelfJob) {
        let further = self.settings.template_folders.clone();
        self.job(Job::Shelf(job, further));
    }

    /// Looks into one more folder from now on.
    pub(super) fn add_folder(&mut self, folder: PathBuf) {
        let mut settings = self.settings.clone();
        if !settings.template_folders.contains(&folder) {
            settings.template_folders.push(folder);
            self.set(settings);
        }
        self.look_for_templates();
    }

    fn drop_folder(&mut self, folder: &Path) {
        let mut settings = self.settings.clone();
        settings.template_folders.retain(|other| other != folder);
        self.set(settings);
        self.look_for_templates();
    }

    /// Takes a template from a file into the user's own.
    pub(super) fn import_template(&mut self, path: PathBuf) {
        self.screen = Screen::Gallery;
        self.shelf_job(ShelfJob::Import(path));
    }

    /// Looks whether the user's templates are still as they were.
    pub(super) fn look_for_templates(&mut self) {
        if self.keeps {
            self.shelf_job(ShelfJob::List);
        }
    }

    /// A job about templates was done, and these are all there are now.
    pub(super) fn shelved(&mut self, what: Shelved, found: Shelves, now: Duration) {
        let lang = self.lang;
        let Shelves { mut templates, unread, binned } = found;
        self.binned = binned;
        templates.sort_by_key(|entry| is_foreign(entry, lang));
        if templates != self.templates {
            let looked_at = self.templates.get(self.looking_at).map(template_key);
            self.templates = templates;
            self.templates_turn += 1;
            self.look_at_key(looked_at.as_deref());
        }
        self.tell_unread(unread, now);
        match what {
            Shelved::Seen => {}
            Shelved::Kept(Ok(path)) => {
                let text = words::kept(lang, &self.look_at_file(&path));
                self.notice(NoticeKind::Done, text, vec![Offer::ShowFolder(path)], now);
            }
            Shelved::Renamed(Ok(path)) => {
                let text = words::renamed(lang, &self.look_at_file(&path));
                self.notice(NoticeKind::Done, text, Vec::new(), now);
            }
            Shelved::PutAway(from, Ok(to)) => {
                let text = words::put_away(lang, &messages::file_name(&from));
                self.notice(NoticeKind::Done, text, vec![Offer::BringBack(to, from)], now);
            }
            Shelved::Emptied(gone, stayed) => self.emptied(gone, &stayed, now),
            Shelved::Kept(Err(error)) | Shelved::PutAway(_, Err(error)) | Shelved::Renamed(Err(error)) => {
                self.notice(NoticeKind::Error, messages::store_error(lang, &error), Vec::new(), now);
            }
            Shelved::Bad(path, problems) => {
                let file = messages::file_name(&path);
                let first = problems.first().map(|problem| messages::problem(lang, &file, problem)).unwrap_or_default();
                self.notice(NoticeKind::Error, first, vec![Offer::ShowFolder(path)], now);
            }
        }
    }

    /// Names the files that cannot be read, once.
    fn tell_unread(&mut self, unread: Vec<StoreError>, now: Duration) {
        if unread == self.unread_templates {
            return;
        }
        self.unread_templates = unread;
        if self.unread_templates.is_empty() {
            return;
        }
        let lang = self.lang;
        let said = self.unread_templates.iter().map(|error| messages::store_error(lang, error));
        let names: Vec<String> = said.take(MOST_NAMED).collect();
        let all = names.join(start::BETWEEN.get(lang));
        let text = start::unread_templates(lang, &all, self.unread_templates.len());
        self.notice(NoticeKind::Error, text, Vec::new(), now);
    }

    /// Looks at the template in a file, if templates are looked at. Gives what it is called.
    fn look_at_file(&mut self, path: &Path) -> String {
        let key = path.display().to_string();
        if self.screen == Screen::Gallery {
            self.look_at_key(Some(&key));
        }
        let entry = self.templates.iter().find(|entry| template_key(entry) == key);
        entry.and_then(|entry| entry.template.as_ref().ok()).map(|template| template.name.clone()).unwrap_or_default()
    }

    fn look_at_key(&mut self, key: Option<&str>) {
        let found = self.templates.iter().position(|entry| Some(template_key(entry).as_str()) == key);
        self.looking_at = found.unwrap_or_default();
    }
}

/// A draft as a template, with the proposals that were taken as blanks. Without a name it is called by its title.
pub fn template_of(draft: &Draft, name: Option<&str>, taken: &[Proposal], rate: Rate, lang: Lang) -> Template {
    let speech = assemble(draft, None);
    let measured = measure(&speech, None);
    let title = draft.title.lines.iter().map(Text::words).collect::<String>();
    let name = name.unwrap_or(&title);
    let name = if name.is_empty() { words::NEW_NAME.get(lang) } else { name }.to_owned();
    let occasion = words::made_of(lang, &title);
    let seconds: Vec<f64> = draft.sections.iter().map(|section| measured.section(section).seconds(rate)).collect();
    let minutes = minutes(draft.slot_minutes, seconds.iter().sum());
    let naming = Naming { id: String::new(), name, occasion };
    // Blanks stand in the text by their names.
    let spoken = written_in(draft.language);
    let mut made = as_template(draft, naming, taken, &shares_of(&seconds), minutes, |found| called(spoken, found));
    advise(&mut made.draft.sections, spoken, 0);
    made
}

/// The language of the interface that is that of a draft.
fn written_in(language: Language) -> Lang {
    match language {
        Language::Chinese => Lang::Zh,
        Language::English => Lang::En,
    }
}

/// What customarily belongs into a part, by its kind.
fn guidance(role: Role, level: usize) -> Words {
    match role {
        Role::Salutation => words::ABOUT_SALUTATION,
        Role::Greeting => words::ABOUT_GREETING,
        Role::Review => words::ABOUT_REVIEW,
        Role::Reply => words::ABOUT_REPLY,
        Role::LeadIn => words::ABOUT_LEAD_IN,
        Role::Item if level == 0 => words::ABOUT_PART,
        Role::Item => words::ABOUT_ITEM,
        Role::Closing => words::ABOUT_CLOSING,
        Role::Other => words::ABOUT_OTHER,
    }
}

/// Says of every part that says nothing of itself what customarily belongs there.
fn advise(sections: &mut [Section], lang: Lang, level: usize) {
    for section in sections {
        if section.guidance.is_empty() {
            section.guidance = guidance(section.role, level).get(lang).into();
        }
        advise(&mut section.children, lang, level + 1);
    }
}

/// The group in which words are proposed for a blank.
pub fn group_of_matter(matter: Matter) -> Words {
    match matter {
        Matter::Place => words::PLACES,
        Matter::Body => words::BODIES,
        Matter::Person => words::PEOPLE,
        Matter::Date => words::DAYS,
        Matter::Weekday => words::WEEKDAYS,
        Matter::Year => words::YEARS,
        Matter::Ordinal => words::ORDINALS,
        Matter::Plan => words::PLANS,
        Matter::Holiday => words::HOLIDAYS,
        Matter::Figure => words::FIGURES,
        Matter::Mark => words::MARKS,
    }
}

/// What a blank for such words is called.
pub fn name_of_matter(matter: Matter) -> Words {
    match matter {
        Matter::Place => words::PLACE,
        Matter::Body => words::BODY,
        Matter::Person => words::PERSON,
        Matter::Date => words::DAY,
        Matter::Weekday => words::WEEKDAY,
        Matter::Year => words::YEAR,
        Matter::Ordinal => words::ORDINAL,
        Matter::Plan => words::PLAN,
        Matter::Holiday => words::HOLIDAY,
        Matter::Figure => words::FIGURE,
        Matter::Mark => words::MARK,
    }
}

/// What a new blank is called.
fn called(lang: Lang, found: &Found) -> String {
    let words = match &found.called {
        Called::Words(words) => return words.clone(),
        Called::Matter(matter) => name_of_matter(*matter),
        Called::ShortPlace => words::SHORT_PLACE,
        Called::LastYear => words::LAST_YEAR,
        Called::NextYear => words::NEXT_YEAR,
        Called::Speaker => words::SPEAKER,
    };
    words.get(lang).to_owned()
}

/// How many minutes a speech takes: what it has, else what it would take at the usual rate.
fn minutes(slot: Option<u32>, seconds: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within bounds")]
    let measured = (seconds / 60.0).ceil().clamp(1.0, 600.0) as u32;
    slot.unwrap_or(measured)
}
