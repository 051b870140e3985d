//! Documents of other programs as a speech or a profile. Bytes come in, nothing is read from a disk; what comes out is
//! plain data of `model`.
//!
//! Every file is hostile until read: what is unpacked, nested, listed and looked at is bounded, and no number that a file
//! states is believed before it was counted.

mod error;
mod source;
mod package;
mod xml;
mod word;
mod docx_profile;
mod docx_text;
mod markdown;
mod decode;
mod recover;

pub use decode::{Decoded, MAX_TEXT, TextEncoding, plain_text, read};
pub use docx_profile::profile_of_docx;
pub use docx_text::read_docx;
pub use error::ImportError;
pub use markdown::text;
pub use package::{Package, Relationship};
pub use recover::{Change, MAX_LINES, MAX_RECOVERED, heading_ends, lost, recover, recover_counted, sentence_end};
pub use source::{Place, Remark, Role, Said, Source};
