//! The phrase bank: sentences that the writer keeps, put in at the caret, kept from what is selected, let go.

use std::time::Duration;

use super::Command;
use super::jobs::Job;
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::open::OpenDocument;
use super::session::Session;
use super::writing::stretch;
use crate::edit::text_of;
use crate::flow::{Fragment, Write, fragment};
use crate::i18n::phrases as texts;
use crate::model::{NotKept, Phrase, Phrases, Text};
use crate::store::{Cause, ReadError};

impl Session {
    /// The sentences that the writer has kept, once they are known.
    pub fn phrases(&self) -> &[Phrase] {
        self.phrases.as_ref().map(Phrases::all).unwrap_or_default()
    }

    /// Puts a sentence in at the caret. Its blanks that the draft has are blanks there.
    pub(super) fn insert_phrase(&mut self, words: &str, now: Duration) {
        let Some(open) = self.document() else { return };
        let text = Text::parse(words, &open.document.draft().names()).0;
        self.write(&Write::Put(Fragment::of(text)), now);
    }

    /// Keeps what is selected, or else the paragraph in which the writer stands.
    pub(super) fn keep_phrase(&mut self, now: Duration) {
        let Some(open) = self.shown() else { return };
        let Some(words) = kept_words(open) else { return };
        let draft = open.document.draft();
        let role = open.current.and_then(|id| draft.section(id)).map(|section| section.role);
        let (language, from) = (draft.language, draft.template.clone());
        // What the draft was started from is its occasion, until its writer says another.
        let from = from.and_then(|from| self.templates.iter().find(|entry| entry.id == from.id));
        let from = from.and_then(|entry| entry.template.as_ref().ok());
        let occasion = from.map(|template| template.name.clone()).unwrap_or_default();
        let phrase = Phrase { words, role, language, occasion, added: self.wall.today(self.clock) };
        let Some(phrases) = &mut self.phrases else {
            self.notice(NoticeKind::Error, texts::NOT_READ.get(self.lang).to_owned(), Vec::new(), now);
            return;
        };
        let said = match phrases.add(phrase) {
            Ok(()) => {
                self.save_phrases();
                texts::kept(self.lang, self.keymap.label(Command::Phrases).as_deref())
            }
            Err(NotKept::There(_)) => texts::THERE.get(self.lang).to_owned(),
            Err(NotKept::TooMany) => texts::TOO_MANY.get(self.lang).to_owned(),
            Err(NotKept::TooLong) => texts::TOO_LONG.get(self.lang).to_owned(),
            Err(NotKept::Empty) => return,
        };
        self.notice(NoticeKind::Done, said, Vec::new(), now);
    }

    /// Says what occasion a sentence is for.
    pub(super) fn tag_phrase(&mut self, index: usize, occasion: &str) {
        let Some(phrases) = &mut self.phrases else { return };
        phrases.tag(index, occasion);
        self.save_phrases();
    }

    /// Lets a sentence go; it can be taken back.
    pub(super) fn forget_phrase(&mut self, index: usize, now: Duration) {
        let Some(phrase) = self.phrases.as_mut().and_then(|phrases| phrases.remove(index)) else { return };
        self.save_phrases();
        let text = texts::gone(self.lang, &phrase.words);
        self.notice(NoticeKind::Done, text, vec![Offer::KeepAgain(Box::new(phrase))], now);
    }

    /// Takes back a sentence that was let go.
    pub(super) fn keep_again(&mut self, phrase: Phrase) {
        if self.phrases.as_mut().is_some_and(|phrases| phrases.add(phrase).is_ok()) {
            self.save_phrases();
        }
    }

    fn save_phrases(&mut self) {
        let phrases = self.phrases.clone().unwrap_or_default();
        self.job(Job::SavePhrases(phrases));
    }

    /// The sentences were read, or could not be: then nothing is kept that would write over them.
    pub(super) fn phrases_read(&mut self, result: Result<Phrases, ReadError>, path: &str, now: Duration) {
        match result {
            Ok(phrases) => self.phrases = Some(phrases),
            Err(ReadError::File(error)) if error.cause == Cause::NotFound => self.phrases = Some(Phrases::default()),
            Err(error) => {
                let text = messages::read_error(self.lang, path, &error);
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
        }
    }
}

/// What is to be kept, in the notation of files.
fn kept_words(open: &OpenDocument) -> Option<String> {
    let draft = open.document.draft();
    let (from, to) = stretch(open)?;
    if from != to {
        let parts = fragment(draft, from, to).paragraphs;
        return Some(parts.iter().map(Text::notation).collect::<Vec<_>>().join(" "));
    }
    text_of(draft, from.0).map(Text::notation)
}
