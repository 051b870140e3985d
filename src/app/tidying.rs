//! Another name for a template of the user's; and the bin of those that were put away.

use std::path::PathBuf;
use std::time::Duration;

use super::action::Ask;
use super::library::Shelf;
use super::making::Sheet;
use super::messages;
use super::notice::NoticeKind;
use super::session::{MOST_NAMED, Session};
use super::shelving::ShelfJob;
use crate::i18n::{start, templates as words};
use crate::store::{Binned, StoreError};

/// A template that is to be called otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    /// Its file.
    pub path: PathBuf,
    /// What it is called.
    pub old: String,
    /// What it is to be called.
    pub name: String,
}

/// Why a template cannot be called that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It would have no name.
    Empty,
    /// Another one of the user's is called that.
    Taken,
}

impl Session {
    /// Asks what a template of the user's is to be called. One that is open to be changed is named there.
    pub(super) fn start_renaming(&mut self, index: usize) {
        let Some(entry) = self.templates.get(index) else { return };
        let (Some(path), Ok(template)) = (entry.path.clone(), &entry.template) else { return };
        let name = template.name.clone();
        match self.documents.iter().position(|open| open.path.as_ref() == Some(&path)) {
            Some(at) => {
                self.show_open(at);
                self.documents.get_mut(at).into_iter().for_each(|open| open.sheet = Sheet::About);
            }
            None => self.ask = Some(Ask::Rename(Renaming { path, old: name.clone(), name })),
        }
    }

    /// What a copy of a template is called: no other template is.
    pub(super) fn name_of_copy(&self, name: &str) -> String {
        let taken = |name: &String| {
            let mut all = self.templates.iter().filter_map(|entry| entry.template.as_ref().ok());
            all.any(|template| template.name == *name)
        };
        let name = words::copied(name);
        let mut copies = (1..).map(|number| words::copy_of(self.lang, name, number));
        copies.find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
    }

    /// What is wrong with the name that a template is to have.
    pub fn name_fault(&self, asked: &Renaming) -> Option<NameFault> {
        let name = asked.name.trim();
        if name == asked.old.trim() {
            return None;
        }
        let own =
            self.templates.iter().filter(|entry| entry.path.is_some() && entry.path.as_ref() != Some(&asked.path));
        let mut others = own.filter_map(|entry| entry.template.as_ref().ok());
        let taken = others.any(|template| template.name.trim() == name);
        if name.is_empty() { Some(NameFault::Empty) } else { taken.then_some(NameFault::Taken) }
    }

    /// Has a template called otherwise; while the name has a fault it is asked for again.
    pub(super) fn rename(&mut self, asked: Renaming) {
        if self.name_fault(&asked).is_some() {
            self.ask = Some(Ask::Rename(asked));
        } else if asked.name.trim() != asked.old.trim() {
            self.shelf_job(ShelfJob::Rename(asked.path, asked.name.trim().to_owned()));
        }
    }

    /// What was put away from the folder of a shelf: a further folder, or else the user's own.
    pub fn bin_of(&self, shelf: Shelf) -> Vec<&Binned> {
        let further = &self.settings.template_folders;
        let lies_there = |binned: &&Binned| match shelf {
            Shelf::Own => !further.contains(&binned.folder),
            Shelf::Folder(nth) => further.get(nth) == Some(&binned.folder),
            _ => false,
        };
        self.binned.iter().filter(lies_there).collect()
    }

    /// The bin was emptied, as far as that was possible.
    pub(super) fn emptied(&mut self, gone: usize, stayed: &[StoreError], now: Duration) {
        let lang = self.lang;
        if stayed.is_empty() {
            return self.notice(NoticeKind::Done, words::emptied(lang, gone), Vec::new(), now);
        }
        let said: Vec<String> =
            stayed.iter().take(MOST_NAMED).map(|error| messages::store_error(lang, error)).collect();
        let text = words::not_emptied(lang, &said.join(start::BETWEEN.get(lang)), stayed.len());
        self.notice(NoticeKind::Error, text, Vec::new(), now);
    }
}
