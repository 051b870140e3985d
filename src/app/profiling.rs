//! The layouts of pages: those of the program, and the user's own, which are made of copies and of Word documents.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::action::Purpose;
use super::jobs::Job;
use super::messages;
use super::notice::NoticeKind;
use super::session::Session;
use crate::i18n::{profiles as words, templates};
use crate::import::{ImportError, profile_of_docx};
use crate::model::Profile;
use crate::store::{
    Files, ProfileEntry, ReadError, built_in_profiles, change_profile, profiles, put_away, read_file, save_profile,
};

/// The largest document out of which a layout is taken, in bytes.
const MOST_DOCUMENT: u64 = 64 << 20;

/// Something that is asked of the layouts.
#[derive(Clone, Debug, PartialEq)]
pub enum ProfileAsk {
    /// Look at this one.
    Look(String),
    /// Copy the one that is looked at, as one of the user's own.
    Copy,
    /// The one that is looked at is to be this.
    Change(Box<Profile>),
    /// Put the one that is looked at away.
    Delete,
    /// Take one from a Word document.
    Import,
}

/// Work on the user's own layouts.
#[derive(Debug)]
pub enum ProfileJob {
    /// See what there is.
    List,
    /// Write a new one.
    New(Box<Profile>),
    /// Write one anew.
    Change(String, Box<Profile>),
    /// Put one away.
    PutAway(String),
    /// Take one from a Word document; what is not found there is as in this one.
    Import(PathBuf, Box<Profile>),
}

/// What came of it, and the user's own as they are now.
#[derive(Debug, Default)]
pub struct Profiled {
    /// The user's own, by their ids, where they were looked through.
    pub own: Option<Vec<(String, Profile)>>,
    /// Why some cannot be read.
    pub unread: Vec<(PathBuf, ReadError)>,
    /// The one that is new.
    pub taken: Option<String>,
    /// Why it could not be done.
    pub fault: Option<ProfileFault>,
}

/// Why something could not be done with a layout.
#[derive(Debug)]
pub enum ProfileFault {
    /// The disk, or what was to be written.
    Store(ReadError),
    /// What is in the document.
    Import(PathBuf, ImportError),
}

/// Does a job in the folder of the user's own layouts.
pub(super) fn run(files: &dyn Files, folder: &Path, job: ProfileJob) -> Profiled {
    let path = |id: &str| folder.join(format!("{id}.ron"));
    let id = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut taken = None;
    // What was just changed is known already, and may be another by now.
    let looks = !matches!(job, ProfileJob::Change(..));
    let result = match job {
        ProfileJob::List => Ok(()),
        ProfileJob::New(profile) => save_profile(files, folder, &profile).map(|path| taken = id(path)),
        ProfileJob::Change(id, profile) => change_profile(files, &path(&id), &profile),
        ProfileJob::PutAway(id) => put_away(files, &path(&id)).map(|_| ()).map_err(ReadError::File),
        ProfileJob::Import(path, base) => match import(files, &path, &base) {
            Ok(profile) => save_profile(files, folder, &profile).map(|path| taken = id(path)),
            Err(fault) => return Profiled { fault: Some(fault), ..Profiled::default() },
        },
    };
    let fault = result.err().map(ProfileFault::Store);
    let mut done = Profiled { own: looks.then(Vec::new), unread: Vec::new(), taken, fault };
    let all = if looks { profiles(files, Some(folder)) } else { Vec::new() };
    for ProfileEntry { id, path, profile } in all {
        match (path, profile) {
            (None, _) => {}
            (Some(_), Ok(profile)) => done.own.get_or_insert_default().push((id, profile)),
            (Some(path), Err(error)) => done.unread.push((path, error)),
        }
    }
    done
}

/// The layout of a Word document, called like it.
fn import(files: &dyn Files, path: &Path, base: &Profile) -> Result<Profile, ProfileFault> {
    let bytes = read_file(files, path, MOST_DOCUMENT).map_err(|error| ProfileFault::Store(ReadError::File(error)))?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    profile_of_docx(&bytes, &name, base).map_err(|error| ProfileFault::Import(path.to_owned(), error))
}

fn is_own(id: &str) -> bool {
    built_in_profiles().iter().all(|(other, _)| *other != id)
}

impl Session {
    /// The layout that is looked at.
    pub fn profiling(&self) -> String {
        let looked_at = self.profiling.as_deref().filter(|id| self.profile(id).is_some());
        looked_at.unwrap_or_else(|| self.profile_id()).to_owned()
    }

    /// Whether a layout is one of the user's own.
    pub fn is_own_profile(&self, id: &str) -> bool {
        is_own(id)
    }

    /// Does what is asked of the layouts.
    pub(super) fn ask_profile(&mut self, ask: ProfileAsk) {
        match ask {
            ProfileAsk::Look(id) => self.profiling = Some(id),
            ProfileAsk::Copy => {
                let id = self.profiling();
                let Some(profile) = self.profile(&id) else { return };
                let is_taken =
                    |name: &String| self.profiles.iter().any(|(id, other)| self.profile_name(id, other) == *name);
                let original = self.profile_name(&id, profile);
                let original = templates::copied(&original);
                let mut copies = (1..).map(|number| templates::copy_of(self.lang, original, number));
                let name = copies.find(|name| !is_taken(name)).unwrap_or_else(|| original.to_owned());
                let profile = Box::new(Profile { name, ..profile.clone() });
                self.job(Job::Profile(ProfileJob::New(profile)));
            }
            ProfileAsk::Change(profile) => {
                let id = self.profiling();
                let own = self.is_own_profile(&id);
                let known = self.profiles.iter_mut().find(|(other, _)| own && *other == id);
                if let Some((_, known)) = known.filter(|_| profile.check().is_ok()) {
                    known.clone_from(&profile);
                    self.job(Job::Profile(ProfileJob::Change(id, profile)));
                }
            }
            ProfileAsk::Delete => {
                let id = self.profiling();
                if self.is_own_profile(&id) {
                    self.profiles.retain(|(other, _)| *other != id);
                    self.profiling = None;
                    self.job(Job::Profile(ProfileJob::PutAway(id)));
                }
            }
            ProfileAsk::Import => self.pick(Purpose::Profile),
        }
    }

    pub(super) fn import_profile(&mut self, path: PathBuf) {
        if let Some(base) = self.profile(self.profile_id()) {
            let base = Box::new(base.clone());
            self.job(Job::Profile(ProfileJob::Import(path, base)));
        }
    }

    pub(super) fn profiled(&mut self, done: Profiled, now: Duration) {
        if let Some(own) = done.own {
            // What was changed here since is newer than what was read.
            self.profiles.retain(|(id, _)| !is_own(id) || own.iter().any(|(other, _)| other == id));
            let new = own.into_iter().filter(|(id, _)| self.profile(id).is_none()).collect::<Vec<_>>();
            self.profiles.extend(new);
        }
        if done.taken.is_some() {
            self.profiling = done.taken;
        }
        let fault = done.fault.map(|fault| match fault {
            ProfileFault::Store(error) => messages::read_error(self.lang, words::TITLE.get(self.lang), &error),
            ProfileFault::Import(path, error) => messages::import_error(self.lang, &messages::file_name(&path), &error),
        });
        let unread =
            done.unread.iter().map(|(path, error)| messages::read_error(self.lang, &messages::file_name(path), error));
        let told: Vec<String> = fault.into_iter().chain(unread.take(3)).collect();
        for text in told {
            self.notice(NoticeKind::Error, text, Vec::new(), now);
        }
    }
}
