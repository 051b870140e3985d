//! What a user sets, and the commands that set it: written at once, and in force at once.

use std::sync::Arc;
use std::time::Duration;

use super::action::Effect;
use super::jobs::Job;
use super::keys::{Keymap, Keys, MOST_KEYS};
use super::notice::NoticeKind;
use super::open::View;
use super::reviewing::options_of;
use super::{Command, Group, Screen, Session};
use crate::i18n::{Lang, settings as words};
use crate::model::Language;
use crate::store::{Beside, Brightness, Entry, FaceFile, PageFace, Settings, Speaks};

/// What lies over the window until it is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Every command by its name.
    Palette,
    /// What can be set.
    Settings,
    /// Sentences to put in.
    Phrases,
    /// The sheet from which a speech is handed over.
    HandOver,
    /// The layouts of pages.
    Profiles,
    /// The rules of the checks.
    Rules,
    /// The list of typical errors.
    Words,
    /// All keys, those of one command first.
    Keys(Option<Command>),
}

/// The fonts of this machine, as far as they have been asked for.
#[derive(Clone, Debug, Default)]
pub struct Faces {
    /// Its families, once they are known.
    pub families: Option<Vec<String>>,
    /// The face of the manuscript, if the user chose one of them: its family and its file.
    pub page: Option<(String, FaceFile)>,
    listing: bool,
}

/// The job that reads the face of the manuscript, if it is none of the program's own.
pub fn face_job(settings: &Settings) -> Option<Job> {
    match &settings.face {
        PageFace::Installed(family) => Some(Job::LoadFace(family.clone())),
        PageFace::Serif | PageFace::Sans => None,
    }
}

/// How many commands are remembered as used.
const MOST_USED: usize = 6;
/// From one size of the page to the next, in percent.
const ZOOM_STEP: u16 = 10;

/// The language that who reads the window in this one most likely writes in.
pub fn written(lang: Lang) -> Language {
    match lang {
        Lang::Zh => Language::Chinese,
        Lang::En => Language::English,
    }
}

/// Whether a template is none for who reads the window in this language; those that are broken stand behind too.
pub(super) fn is_foreign(entry: &Entry, lang: Lang) -> bool {
    !matches!(&entry.template, Ok(template) if template.draft.language == written(lang))
}

/// The language that a setting means on this system.
pub fn spoken(speaks: Speaks, system: Lang) -> Lang {
    match speaks {
        Speaks::System => system,
        Speaks::Chinese => Lang::Zh,
        Speaks::English => Lang::En,
    }
}

impl Session {
    /// Whether something lies over the window that has the keyboard.
    pub fn is_covered(&self) -> bool {
        self.ask.is_some() || self.overlay.is_some()
    }

    /// Whether the manuscript alone is shown.
    pub fn is_focused(&self) -> bool {
        let desk = self.document().is_some_and(|open| open.view == View::Desk);
        self.focus && self.screen == Screen::Draft && desk
    }

    /// Notes that a command was given, and shuts what lies over the window where the command leads elsewhere.
    pub(super) fn note_command(&mut self, command: Command) {
        let sets = self.overlay.is_some_and(|overlay| !matches!(overlay, Overlay::Palette | Overlay::Phrases));
        let of_overlay = command.is_overlay();
        let stays = of_overlay || (sets && command.group() == Group::View);
        if !stays {
            self.overlay = None;
        }
        if command != Command::Palette {
            self.used.retain(|used| *used != command);
            self.used.insert(0, command);
            self.used.truncate(MOST_USED);
        }
    }

    /// Shows what lies over the window, or shuts it if it is shown.
    pub(super) fn toggle(&mut self, overlay: Overlay) {
        self.overlay = if self.overlay == Some(overlay) { None } else { Some(overlay) };
    }

    /// The commands that set something.
    pub(super) fn preference(&mut self, command: Command, now: Duration) {
        let mut settings = self.settings.clone();
        match command {
            Command::Outline => settings.outline_hidden = !settings.outline_hidden,
            Command::Preview => settings.preview_hidden = !settings.preview_hidden,
            Command::Pages | Command::Checks => {
                let wanted = if command == Command::Pages { Beside::Pages } else { Beside::Checks };
                let shown = settings.beside == wanted && !settings.preview_hidden;
                settings.beside = if shown { Beside::Text } else { wanted };
                self.checks_called += u64::from(settings.beside == Beside::Checks);
                settings.preview_hidden = false;
            }
            Command::Typewriter => settings.typewriter = !settings.typewriter,
            Command::HighContrast => settings.high_contrast = !settings.high_contrast,
            Command::ZoomIn => settings.zoom = settings.zoom.stepped(ZOOM_STEP, true),
            Command::ZoomOut => settings.zoom = settings.zoom.stepped(ZOOM_STEP, false),
            Command::ZoomReset => settings.zoom = Settings::default().zoom,
            Command::Dark => {
                let (next, said) = match settings.theme {
                    Brightness::Light => (Brightness::Dark, words::NOW_DARK),
                    Brightness::Dark => (Brightness::System, words::NOW_AS_SYSTEM),
                    Brightness::System => (Brightness::Light, words::NOW_LIGHT),
                };
                settings.theme = next;
                for other in [words::NOW_DARK, words::NOW_AS_SYSTEM, words::NOW_LIGHT] {
                    self.notices.retain(|notice| notice.text != other.get(self.lang));
                }
                self.notice(NoticeKind::Done, said.get(self.lang).to_owned(), Vec::new(), now);
            }
            Command::Language => {
                settings.language = if self.lang == Lang::Zh { Speaks::English } else { Speaks::Chinese };
            }
            _ => return,
        }
        self.set(settings);
    }

    /// Shows this beside the manuscript.
    pub(super) fn show_beside(&mut self, beside: Beside) {
        self.set(Settings { beside, preview_hidden: false, ..self.settings.clone() });
    }

    /// Sets everything anew, and has it written where it differs.
    pub(super) fn set(&mut self, settings: Settings) {
        if settings == self.settings {
            return;
        }
        if settings.language != self.settings.language {
            self.turn_to(spoken(settings.language, self.system_lang));
        }
        if settings.checks != self.settings.checks {
            self.check_options = Arc::new(options_of(&settings.checks, self.check_options.words.clone()));
        }
        if settings.keys != self.settings.keys {
            self.keymap = Keymap::new(&settings.keys);
        }
        if settings.face != self.settings.face {
            self.faces.page = None;
            let job = face_job(&settings);
            self.effects.extend(job.map(Effect::Job));
        }
        self.settings = settings;
        self.job(Job::SaveSettings(Box::new(self.settings.clone())));
    }

    /// Sets the language, and has all settings written.
    pub(super) fn speak(&mut self, lang: Lang) {
        self.turn_to(lang);
        self.settings.language = if lang == Lang::Zh { Speaks::Chinese } else { Speaks::English };
        self.job(Job::SaveSettings(Box::new(self.settings.clone())));
    }

    /// Has the window speak a language, and puts the templates in it first; the one looked at stays so.
    fn turn_to(&mut self, lang: Lang) {
        self.lang = lang;
        let name = |entry: &Entry| (entry.id.clone(), entry.path.clone());
        let looked_at = self.templates.get(self.looking_at).map(name);
        self.templates.sort_by_key(|entry| is_foreign(entry, lang));
        self.looking_at = self.templates.iter().position(|entry| Some(name(entry)) == looked_at).unwrap_or_default();
    }

    /// Asks once which fonts there are.
    pub(super) fn list_faces(&mut self) {
        if !self.faces.listing {
            self.faces.listing = true;
            self.job(Job::ListFaces);
        }
    }

    /// A face was read, or is not there. By then the user may want another one.
    pub(super) fn face_loaded(&mut self, family: String, face: Option<FaceFile>, now: Duration) {
        if self.settings.face != PageFace::Installed(family.clone()) {
            return;
        }
        if face.is_none() {
            self.notice(NoticeKind::Error, words::FACE_GONE.get(self.lang).to_owned(), Vec::new(), now);
        }
        self.faces.page = face.map(|face| (family, face));
    }

    /// Gives a command these keys, unless it may not have one of them.
    pub(super) fn set_keys(&mut self, command: Command, keys: &[Keys]) {
        let refused = keys.iter().any(|keys| self.keymap.check(command, *keys).is_err());
        if refused || keys.len() > MOST_KEYS {
            return;
        }
        let mut settings = self.settings.clone();
        if command.default_keys().eq(keys.iter().copied()) {
            settings.keys.remove(command.id());
        } else {
            settings.keys.insert(command.id().to_owned(), keys.iter().map(|keys| keys.text()).collect());
        }
        self.set(settings);
    }

    /// Gives a command its default keys again, or all commands.
    pub(super) fn reset_keys(&mut self, command: Option<Command>) {
        match command {
            Some(command) => {
                let usual: Vec<Keys> = command.default_keys().collect();
                self.set_keys(command, &usual);
            }
            None => self.set(Settings { keys: Settings::default().keys, ..self.settings.clone() }),
        }
    }
}
