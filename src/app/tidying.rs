//! The bin of templates that were put away: what lies in it, and what came of emptying it.

use std::time::Duration;

use super::library::Shelf;
use super::messages;
use super::notice::NoticeKind;
use super::session::{MOST_NAMED, Session};
use crate::i18n::{start, templates as words};
use crate::store::{Binned, StoreError};

impl Session {
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
