//! The disk: the only `std::fs`, behind the small trait [`Files`] so that a test can fail any step of it.
//!
//! What is written is written whole or not at all; what is read is bounded before it is parsed. Nothing here knows
//! what is open in the program, and no error is swallowed: each is returned with the file it is about.

mod atomic;
mod bulk;
mod checks;
mod drafts;
mod error;
mod faces;
mod files;
mod folders;
mod hand_over;
mod library;
mod lock;
pub mod own_faces;
mod page_faces;
mod own;
mod phrases;
mod position;
mod print;
mod problem;
mod profiles;
mod read;
mod recent;
mod recovery;
mod samples;
mod settings;
mod shape;
mod words;
mod write;

pub use atomic::{Existing, Going, Watch, read as read_file, target_of, write as write_file, write_watched};
pub use checks::{Checks, RuleLevel};
pub use drafts::{
    MAX_BYTES, looks_like_ours, open_draft, open_watched, parse_draft, read_text, save_and_print, save_draft, utf8,
    write_draft,
};
pub use error::{Cause, Doing, StoreError};
pub use faces::{FaceFile, face, families};
pub use files::{Disk, Files, Kind};
pub use folders::{Folders, documents_folder, key_of};
pub use hand_over::{CopyKind, HandOver};
pub use library::{
    Binned, Entry, blank_template, bring_back, built_in, check_template, empty_bin, file_stem, find_binned,
    find_templates, import_template, load_template, names, put_away, rename_template, save_template, templates,
};
pub use lock::Lock;
pub use page_faces::{face_folders, page_faces};
pub use phrases::{load_phrases, parse_phrases, phrases_file, save_phrases, write_phrases};
pub use position::{Limits, Overrun, Position, Step, TooMuch, locate, survey};
pub use print::{Found, Look, Print};
pub use problem::{Fault, Problem, ReadError, nearest};
pub use profiles::{
    ProfileEntry, built_in_profiles, change_profile, import_profile, load_profile, parse_profile, profiles,
    save_profile, usual_profile, write_profile,
};
pub use read::{TEMPLATE, template as parse_template};
pub use recent::{
    MAX_RECENT, Mark, MarkSpot, Recent, Whereabouts, drop_recent, load_recent, remember, true_path, whereabouts,
};
pub use recovery::{Kept, Orphan, find_orphans, forget, keep, lock_of, orphans};
pub use samples::{SampleSpeech, sample_languages, samples};
pub use settings::{
    Beside, Brightness, PageFace, Rates, Renderer, Settings, Speaks, Within, load_settings, save_settings,
};
pub use words::{load_words, parse_words, save_words, words_file, write_words_file};
pub use write::template as write_template;
