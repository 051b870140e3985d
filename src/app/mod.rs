//! The program without a window: what is open, what an action does to it, what goes to the disk and comes back.
//!
//! A view reports an [`Action`]; [`Session::handle`] is the only place that acts on one. It does no work that takes
//! time: that leaves as an [`Effect`] for the shell, most of it as a [`Job`] for the worker, and what comes of a job
//! comes back as an action. So a test can drive the whole program without a window, a thread or a clock.

mod action;
mod command;
mod compare;
mod desk;
mod documents;
mod files;
mod finding;
pub mod checking;
mod handing;
mod importing;
mod jobs;
mod keys;
mod library;
mod making;
pub mod matching;
pub mod messages;
mod news;
mod notice;
mod open;
mod outside;
mod paging;
mod paper;
mod pasting;
mod phrases;
mod preferences;
mod profiling;
mod proposing;
mod recent;
mod reviewing;
mod session;
mod setting;
mod shelving;
mod tasks;
mod tidying;
mod wording;
mod writing;

pub use action::{Action, Ask, Effect, Purpose};
pub use command::{Command, Group};
pub use compare::{Row, Side, compare};
pub use files::FROM_ELSEWHERE;
pub use finding::{Direction, Find, FindAsk, Finding};
pub use handing::{HandAsk, HandError, Handing, Order, Outlook, kind_name};
pub use importing::{ImportAsk, ImportRow, Importing, Origin, RecogniseFault, Recognised, Recognising, RowKind};
pub use jobs::{Done, Job, Jobs, OpenError, Worker, spawn};
pub use keys::{Key, KeyFault, Keymap, Keys, MOST_KEYS};
pub use library::{Shelf, template_key};
pub use making::Sheet;
pub use notice::{Notice, NoticeKind, Offer};
pub use open::{Keeping, OpenDocument, View};
pub use outside::Outside;
pub use paging::{PageOrder, Paging, Painted, Sight};
pub use paper::page_fonts;
pub use pasting::PasteAs;
pub use preferences::{Overlay, spoken, written};
pub use profiling::{ProfileAsk, ProfileJob, Profiled};
pub use proposing::{Picks, ProposeIn};
pub use recent::{Clock, Listed, Moment, day};
pub use reviewing::{CheckAsk, Review, Reviewed, Tally, is_safe, level_of};
pub use session::{LeftBehind, Screen, Session, Surroundings, Welcome};
pub use setting::Setting;
pub use shelving::{ShelfAsk, ShelfJob, Shelved, Shelves, Templating, group_of_matter, name_of_matter, template_of};
pub use tasks::{Task, Ticket, Work};
pub use tidying::{NameFault, Renaming};
pub use wording::{BadTable, WordAsk, Worded, WordsJob};
