//! A session in which somebody writes in the middle of a long speech.

use std::time::Duration;

use lectern::app::{Action, Done, Session, Surroundings};
use lectern::edit::Caret;

use crate::speech::{middle, speech};

/// The session, with a speech of about so many characters.
pub fn writing(characters: usize) -> Session {
    let draft = speech(characters);
    let (place, at) = middle(&draft);
    let mut session = Session::new(Surroundings::default());
    session.handle(Action::Done(Done::Recovered(vec![("speech".into(), None, draft)])), Duration::ZERO);
    session.handle(Action::Restore("speech".into()), Duration::ZERO);
    session.handle(Action::GoTo(Caret::at(place, at)), Duration::ZERO);
    session
}
