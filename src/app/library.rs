//! The templates as they are offered: which of them, in which order, and which the user has marked or used.

use std::path::Path;
use std::time::Duration;

use super::matching::matches;
use super::notice::NoticeKind;
use super::open::View;
use super::session::{Screen, Session};
use crate::edit::{Edit, Kind, retemplate};
use crate::i18n::window;
use crate::model::{Category, Language, Template, Text};
use crate::store::Entry;

/// Which templates are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// All of them.
    #[default]
    All,
    /// Those used last, the last one first.
    Recent,
    /// Those that the user has marked.
    Favourites,
    /// The user's own, broken ones among them.
    Own,
    /// Those for a kind of occasion.
    Kind(Category),
    /// Those in a language.
    In(Language),
    /// Those in a further folder, by its place in the settings.
    Folder(usize),
}

impl Shelf {
    /// Every shelf there is, in the order in which they stand.
    pub fn all() -> Vec<Self> {
        let kinds = Category::ALL.into_iter().map(Self::Kind);
        let languages = [Language::Chinese, Language::English].map(Self::In);
        [Self::All, Self::Recent, Self::Favourites, Self::Own].into_iter().chain(kinds).chain(languages).collect()
    }
}

/// How many templates are remembered as used.
const MOST_RECENT: usize = 12;

/// What tells a template from all others: its id, or where the user's own lies.
pub fn template_key(entry: &Entry) -> String {
    entry.path.as_ref().map_or_else(|| entry.id.clone(), |path| path.display().to_string())
}

impl Session {
    /// The language of the speech that is shown, as a draft or as what a template would make.
    pub fn speech_language(&self) -> Language {
        let looked_at = self.templates.get(self.looking_at).filter(|_| self.screen == Screen::Gallery);
        let template = looked_at.and_then(|entry| entry.template.as_ref().ok()).map(|template| template.draft.language);
        let shown = || self.document().map(|open| open.document.draft().language);
        template.or_else(shown).unwrap_or(super::written(self.lang))
    }

    /// The templates of a shelf that somebody looks for, by their places in [`Session::templates`].
    ///
    /// They are found by their names, occasions and parts, in any way that [`super::matching`] knows; the best comes first.
    pub fn offered(&self, shelf: Shelf, query: &str) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.templates.len()).filter(|index| self.stands_on(shelf, *index)).collect();
        if shelf == Shelf::Recent {
            let when = |index: &usize| self.templates.get(*index).and_then(|entry| self.when_used(entry));
            all.sort_by_key(when);
        }
        if query.trim().is_empty() {
            return all;
        }
        let rank = |index: usize| Some((self.templates.get(index).and_then(|entry| found(entry, query))?, index));
        let mut found: Vec<(u32, usize)> = all.into_iter().filter_map(rank).collect();
        found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        found.into_iter().map(|(_, index)| index).collect()
    }

    fn stands_on(&self, shelf: Shelf, index: usize) -> bool {
        let Some(entry) = self.templates.get(index) else { return false };
        let template = entry.template.as_ref().ok();
        match shelf {
            Shelf::All => true,
            Shelf::Recent => self.when_used(entry).is_some(),
            Shelf::Favourites => self.is_favourite(entry),
            Shelf::Own => entry.path.is_some(),
            Shelf::Kind(kind) => template.is_some_and(|template| template.category == kind),
            Shelf::Folder(nth) => {
                let folder = self.settings.template_folders.get(nth);
                entry.path.as_deref().and_then(Path::parent).is_some_and(|of| folder.is_some_and(|folder| folder == of))
            }
            Shelf::In(language) => template.is_some_and(|template| template.draft.language == language),
        }
    }

    fn when_used(&self, entry: &Entry) -> Option<usize> {
        let key = template_key(entry);
        self.settings.used_templates.iter().position(|used| *used == key)
    }

    /// Whether the user has marked a template.
    pub fn is_favourite(&self, entry: &Entry) -> bool {
        self.settings.favourites.contains(&template_key(entry))
    }

    /// Marks a template, or takes the mark away.
    pub(super) fn mark_favourite(&mut self, index: usize) {
        let Some(key) = self.templates.get(index).map(template_key) else { return };
        let mut settings = self.settings.clone();
        if !settings.favourites.remove(&key) {
            settings.favourites.insert(key);
        }
        self.set(settings);
    }

    /// Notes that a template was used.
    pub(super) fn note_use(&mut self, index: usize) {
        let Some(key) = self.templates.get(index).map(template_key) else { return };
        let mut settings = self.settings.clone();
        settings.used_templates.retain(|used| *used != key);
        settings.used_templates.insert(0, key);
        settings.used_templates.truncate(MOST_RECENT);
        self.set(settings);
    }
}

impl Session {
    /// Has another template chosen for the draft that is shown.
    pub(super) fn start_retemplating(&mut self) {
        if let Some(id) = self.shown().filter(|open| open.about().is_none()).map(|open| open.id) {
            self.retemplating = Some(id);
            self.screen = Screen::Gallery;
        }
    }

    /// Goes on with a draft in the template that is looked at.
    pub(super) fn retemplate(&mut self, id: u64, now: Duration) {
        let template_of = |entry: &Entry| entry.template.clone().ok();
        let Some(to) = self.templates.get(self.looking_at).and_then(template_of) else { return };
        let Some(at) = self.documents.iter().position(|open| open.id == id) else { return };
        self.note_use(self.looking_at);
        self.show_open(at);
        let lang = self.lang;
        let Some(open) = self.documents.get_mut(at) else { return };
        let draft = open.document.draft();
        let same = |template: &&Template| {
            draft.template.as_ref().is_some_and(|of| (&of.id, of.version) == (&template.id, template.version))
        };
        let from = self.templates.iter().filter_map(|entry| entry.template.as_ref().ok()).find(same);
        let done = retemplate(draft, from, &to, window::UNPLACED.get(lang));
        let here = open.selection.clone();
        let edit = Edit::Draft { with: Box::new(done.draft) };
        if open.document.apply(edit, Kind::Whole, now, (here.clone(), here)).is_ok() {
            open.view = View::Form;
            let text = window::retemplated(lang, &to.name, done.unplaced);
            self.notice(NoticeKind::Done, text, Vec::new(), now);
        }
    }
}

/// How well a template is what somebody looks for: by its name best.
fn found(entry: &Entry, query: &str) -> Option<u32> {
    let Ok(template) = &entry.template else { return Some(matches(query, &entry.id)?.rank) };
    let name = matches(query, &template.name).map(|score| score.rank);
    let rest = || matches(query, &told(template)).map(|score| score.rank / 4);
    name.or_else(rest)
}

/// What else a template is found by: its occasion, and what its lists and headings are called.
fn told(template: &Template) -> String {
    let lists = template.draft.lists.iter().map(|list| list.name.clone());
    let headings = template.draft.sections.iter().filter_map(|section| section.heading.as_ref().map(Text::words));
    let all: Vec<String> = std::iter::once(template.occasion.clone()).chain(lists).chain(headings).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, ShelfAsk, Surroundings};
    use crate::i18n::Lang;
    use crate::store::built_in;

    fn session() -> Session {
        Session::new(Surroundings { lang: Lang::Zh, templates: built_in(), ..Surroundings::default() })
    }

    fn names(session: &Session, shelf: Shelf, query: &str) -> Vec<String> {
        let name = |index: usize| session.templates[index].template.as_ref().unwrap().name.clone();
        session.offered(shelf, query).into_iter().map(name).collect()
    }

    #[test]
    fn templates_are_found_by_name_occasion_part_and_initials() {
        let session = session();
        assert_eq!(names(&session, Shelf::All, "").len(), session.templates.len());
        for (query, first) in [
            ("座谈", "节日座谈会讲话"),
            ("jrzth", "节日座谈会讲话"),
            ("希望和要求", "节日座谈会讲话"),
            ("keynote", "Keynote"),
            ("biaozhang", "表彰大会讲话"),
        ] {
            let found = names(&session, Shelf::All, query);
            assert!(found.iter().any(|name| name.contains(first)), "{query}: {found:?}");
        }
        assert!(names(&session, Shelf::All, "没有这个").is_empty());
    }

    #[test]
    fn shelves_hold_what_they_say() {
        let mut session = session();
        let all = session.templates.len();
        let count = |session: &Session, shelf| session.offered(shelf, "").len();
        assert_eq!(count(&session, Shelf::In(Language::Chinese)) + count(&session, Shelf::In(Language::English)), all);
        let kinds: usize = Category::ALL.iter().map(|kind| count(&session, Shelf::Kind(*kind))).sum();
        assert_eq!(kinds, all);
        assert_eq!(
            count(&session, Shelf::Own) + count(&session, Shelf::Recent) + count(&session, Shelf::Favourites),
            0
        );
        for index in [2, 0, 2] {
            session.handle(Action::LookAt(index), Duration::ZERO);
            session.handle(Action::UseTemplate, Duration::ZERO);
        }
        assert_eq!(session.offered(Shelf::Recent, ""), [2, 0]);
        session.handle(Action::Shelf(ShelfAsk::Favourite(1)), Duration::ZERO);
        session.handle(Action::Shelf(ShelfAsk::Favourite(3)), Duration::ZERO);
        session.handle(Action::Shelf(ShelfAsk::Favourite(1)), Duration::ZERO);
        assert_eq!(session.offered(Shelf::Favourites, ""), [3]);
    }
}
