//! How a finished speech is handed over, chosen once and used every time: which copies, where, under which names.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::settings::lenient;

/// A copy of a speech, as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CopyKind {
    /// A Word document for circulation.
    Word,
    /// Pages as they are printed.
    Pages,
    /// A copy to read from, as pages.
    Reading,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Web,
}

impl CopyKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Word, Self::Pages, Self::Reading, Self::Text, Self::Markdown, Self::Web];
}

/// How a finished speech is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// The copies that are made.
    #[serde(deserialize_with = "lenient")]
    pub copies: BTreeSet<CopyKind>,
    /// The profile of the document, the pages and the web page, by its id; none is the usual one of the language.
    #[serde(deserialize_with = "lenient")]
    pub profile: Option<String>,
    /// The profile of the copy to read from; none is that of the program.
    #[serde(deserialize_with = "lenient")]
    pub reading: Option<String>,
    /// Where the copies go; none is beside the draft.
    #[serde(deserialize_with = "lenient")]
    pub folder: Option<PathBuf>,
    /// How they are called; empty is the usual pattern of the language of the window.
    #[serde(deserialize_with = "lenient")]
    pub names: String,
    /// Plain text in GB18030 instead of UTF-8.
    #[serde(deserialize_with = "lenient")]
    pub gb18030: bool,
    /// Plain text begins with a byte order mark.
    #[serde(deserialize_with = "lenient")]
    pub mark: bool,
    /// The lines of plain text end as on Windows.
    #[serde(deserialize_with = "lenient")]
    pub crlf: bool,
    /// The paragraphs of plain text stand flush.
    #[serde(deserialize_with = "lenient")]
    pub flush: bool,
    /// Pages are made to be kept for long, as PDF/A.
    #[serde(deserialize_with = "lenient")]
    pub archival: bool,
}

impl Default for HandOver {
    fn default() -> Self {
        Self {
            copies: [CopyKind::Word, CopyKind::Reading, CopyKind::Text].into(),
            profile: None,
            reading: None,
            folder: None,
            names: String::new(),
            gb18030: false,
            mark: false,
            crlf: false,
            flush: false,
            archival: false,
        }
    }
}
