//! What comes back from the worker, and where it goes.

use std::path::PathBuf;
use std::time::Duration;

use super::jobs::Done;
use super::messages;
use super::notice::{NoticeKind, Offer};
use super::open::Keeping;
use super::session::{LeftBehind, MOST_NAMED, Session};
use crate::i18n::{start, window};

impl Session {
    /// Takes in what came of a job.
    pub(super) fn done(&mut self, done: Done, now: Duration) {
        match done {
            Done::Recovered(left) => {
                let left = left.into_iter().map(|(key, path, draft)| LeftBehind { key, path, draft });
                self.left_behind.extend(left);
                self.has_looked = true;
                self.welcome_if_new();
            }
            Done::UnreadKept(unread) => {
                let name =
                    |(path, error): &(PathBuf, _)| messages::read_error(self.lang, &messages::file_name(path), error);
                let names: Vec<String> = unread.iter().map(name).take(MOST_NAMED).collect();
                let text = start::unread_kept(self.lang, &names.join(start::BETWEEN.get(self.lang)), unread.len());
                let folder = unread.into_iter().next().map(|(path, _)| Offer::ShowFolder(path));
                self.notice(NoticeKind::Error, text, folder.into_iter().collect(), now);
            }
            Done::Recents(listed) => {
                self.recents = Some(listed);
                self.welcome_if_new();
            }
            Done::Remembered(all) => self.remembered(all),
            Done::Progress { ticket, done, of } => self.progress(ticket, (done, of)),
            Done::Checked { id, turn, found } => self.looked(id, turn, found, now),
            Done::Compared { id, rows } => self.compared(id, rows),
            Done::Opened { ticket, path, mark, result } => self.opened(ticket, path, mark.as_deref(), result, now),
            Done::Saved { id, path, beside, state, result } => {
                if let Some(asked) = beside {
                    self.saved_beside(&asked, path.clone(), now);
                }
                self.saved(id, path, state, result, now);
            }
            Done::Kept { id, state, result } => {
                let Some(open) = self.documents.iter_mut().find(|open| open.id == id) else { return };
                match result {
                    Ok(()) => open.keeping = Keeping::Kept(state),
                    Err(error) => {
                        open.keeping = Keeping::Failed;
                        let text = window::not_kept(self.lang, &messages::cause(self.lang, &error.cause));
                        self.notice(NoticeKind::Error, text, vec![Offer::SaveAs], now);
                    }
                }
            }
            Done::Recognised { ticket, name, result } => {
                self.recognised(ticket, name, result.map(|found| *found), now);
            }
            Done::Painted(painted) => self.pages_painted(*painted),
            Done::Reviewed(reviewed) => self.reviewed(reviewed),
            Done::Proposed { look, found } => self.proposed(look, &found),
            Done::Profiled(profiled) => self.profiled(*profiled, now),
            Done::Foreseen { turn, outlook } => self.foreseen(turn, *outlook),
            Done::HandedOver { ticket, result } => self.handed_over(ticket, result, now),
            Done::Printed { ticket, result } => self.printed(ticket, result, now),
            Done::Faces(families) => self.faces.families = Some(families),
            Done::FaceLoaded { family, face } => self.face_loaded(family, face, now),
            Done::Phrases { path, result } => self.phrases_read(result, &path.display().to_string(), now),
            Done::Worded(worded) => self.worded(worded, now),
            Done::Shelved(what, found) => self.shelved(what, *found, now),
            Done::PhrasesFailed { path, error } => {
                let text = messages::read_error(self.lang, &path.display().to_string(), &error);
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
            Done::SettingsFailed(error) => {
                let text = messages::store_error(self.lang, &error);
                self.notice(NoticeKind::Error, text, Vec::new(), now);
            }
        }
    }
}
