//! 讲台 (Lectern): draft speeches from structured templates, time them, hand them over finished.
//!
//! # From a template to a finished speech
//!
//! ```text
//! templates/*.ron ── store ──▶ Template ── edit::from_template ──▶ Draft ◀── store ── a file, a kept copy
//!                                                                    │ ▲
//!                                   key or click ▶ ui ▶ app::Action  │ │ edit::apply (an Edit, its inverse into the history)
//!                                                                    ▼ │
//!                              assemble ──▶ Assembled: numbered, filled, counted, every block with where it came from
//!                                 │ measure ──▶ characters, words, seconds
//!                                 │ export ───▶ the text that is handed over
//!                                 └ flow ─────▶ the same texts as the page shows them, and from what was typed to an Edit
//! ```
//!
//! # Who may use whom
//!
//! Modules stand in the order in which they may be used; each uses only what stands above it, and less:
//!
//! | module | is | uses |
//! |---|---|---|
//! | [`model`] | what a speech is: drafts, sections, fields, lists, texts, profiles of pages | nothing |
//! | [`edit`] | how it changes: a closed list of edits, each with its inverse | `model` |
//! | [`assemble`] | what it reads like: numbers, counts, filled blanks | `model` |
//! | [`measure`] | how long it is, and how long to say | `assemble`, `model` |
//! | [`flow`] | what the page holds, and from typing to edits | `assemble`, `edit`, `model` |
//! | [`check`] | what could be better | `assemble`, `edit`, `measure`, `model` |
//! | [`import`] | documents of other programs, as far as they can be used here | `model` |
//! | [`export`] | the finished text | `assemble`, `measure`, `model` |
//! | [`store`] | the disk: the only `std::fs` | `model` |
//! | [`i18n`] | every text a person sees, in both languages | nothing |
//! | [`app`] | the program without a window | all of these |
//! | [`cli`] | the subcommands | `app` and what it uses |
//! | `ui` | what is seen: the only egui, eframe, winit, rfd (feature `gui`) | `app` and what it uses |
//!
//! The library compiles without egui (`--no-default-features`); `tests/it/tidy.rs` holds the table.
//!
//! # What is always true
//!
//! * Only [`edit::apply`] changes a draft, through [`edit::Document`]; what it refuses changes nothing.
//! * Views report and never act; only [`app::Session::handle`] does, and it does nothing that takes time.
//! * What is derived from a draft is never saved and never patched; it is made anew where the draft changed.
//! * A file holds its old bytes or its new ones, whatever fails in between; what is read is bounded before it is parsed.
//! * What is being composed with an input method is neither draft nor undo until it is committed.
//! * Time, language, paths and chance are arguments. The clock is read by `main`, the worker and the window alone.
//!
//! # Where do I change …
//!
//! * a template: one file in `templates/`, one line in `store/library.rs`
//! * a text that a person sees: one entry in `i18n/`
//! * a command: one entry in `app/command.rs`; the compiler asks for its arm in `app/session.rs`
//! * a setting: one entry in `app/setting.rs`, with its field in `store/settings.rs` and its words in `i18n/`
//! * what typing does to a text: one file in `flow/`, from the keys in `ui/manuscript/keys.rs`
//! * where a line may break: the tables in `assemble/breaks.rs`
//! * how a draft may change: one variant of [`edit::Edit`], one arm in `edit/apply.rs`, one arm in `tests/it/generate.rs`
//! * what stands in a file: `store/shape.rs`, with `read.rs` and `write.rs` beside it
//! * what is read of a Word document: `import/word/` for what its parts say, `import/docx_text.rs` for its text,
//!   `import/docx_profile/` for what a page profile takes
//! * how an old speech is recognised: `import/recover/`, from lines to marks, from marks to parts; its words in `lexicon.rs`
//! * what is proposed for the blanks of a template: one file a kind in `edit/proposing/`, its name in `i18n/templates.rs`,
//!   its cases in `tests/fixtures/templating`
//! * a check: one file in `check/rules/`, one line in `check/rules/mod.rs`, its name in `check/finding.rs`, its words in
//!   `i18n/checks.rs`, its cases in `tests/fixtures/check`; a typical error: one line in `assets/words/official.tsv`
//! * an export format: one file in `export/`, one arm in `export::export`
//! * how a speech stands on paper: one file in `assets/profiles/`; what such a file can say in `model/profile.rs`
//! * how the window comes to a screen: `ui/shell/`, with a graphics card `native.rs`, without one `cpu/`
//! * a panel or dialog: one file in `ui/`; its colours and sizes in `ui/theme.rs`

#![warn(
    missing_docs,
    clippy::as_underscore,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cloned_instead_of_copied,
    clippy::explicit_iter_loop,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::match_wildcard_for_single_variants,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::redundant_closure_for_method_calls,
    clippy::semicolon_if_nothing_returned,
    clippy::string_slice,
    clippy::uninlined_format_args,
    clippy::unnecessary_wraps,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod model;
pub mod edit;
pub mod assemble;
pub mod measure;
pub mod flow;
pub mod check;
pub mod import;
pub mod export;
pub mod store;
pub mod i18n;
pub mod app;
pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;

#[cfg(doc)]
#[doc = include_str!("../tests/bench/README.md")]
pub mod benchmarks {}
