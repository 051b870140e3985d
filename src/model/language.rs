//! The language a speech is written in. (The language of the interface is `i18n::Lang`.)

/// The language of a draft or template: it decides indents, numerals, brackets and what a minute holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体中文, written `zh-CN` in files.
    #[default]
    Chinese,
    /// English, written `en` in files.
    English,
}

impl Language {
    /// The tag written in files (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// How an empty blank stands in a text: 〔name〕, in English `[name]`.
    pub fn blank(self, name: &str) -> String {
        match self {
            Self::Chinese => format!("〔{name}〕"),
            Self::English => format!("[{name}]"),
        }
    }

    /// Reads a tag such as `zh-CN`, `zh`, `en` or `en-GB`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()? {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// What ends a heading that runs into its body: a full stop, unless it ends with a mark of its own.
    pub fn heading_end(self, heading: &str) -> &'static str {
        let bare = heading.trim_end_matches(['”', '’', '）', '"', ')']);
        match self {
            _ if bare.ends_with(['。', '！', '？', '：', '；', '，', '、', '…', '.', '!', '?', ':', ';', ',']) => {
                ""
            }
            Self::Chinese => "。",
            Self::English => ".",
        }
    }
}
