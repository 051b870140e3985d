//! What a user sets. A value that cannot be used counts as not set and takes none of the others with it; a file that
//! cannot be read at all is as none: it holds no words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::atomic::{self, Existing};
use super::checks::Checks;
use super::error::{Cause, Doing, StoreError};
use super::files::Files;
use super::hand_over::HandOver;

/// What a settings file may hold at most.
const MAX_BYTES: u64 = 64 << 10;

/// A number that a user sets: never outside of what makes sense, and the usual one unless set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Within<const LEAST: u16, const MOST: u16, const USUAL: u16>(u16);

impl<const LEAST: u16, const MOST: u16, const USUAL: u16> Within<LEAST, MOST, USUAL> {
    /// The least it can be.
    pub const LEAST: u16 = LEAST;
    /// The most it can be.
    pub const MOST: u16 = MOST;
    /// What it is unless set.
    pub const USUAL: u16 = USUAL;

    /// This number, if it may be had.
    pub fn new(number: u16) -> Option<Self> {
        (LEAST..=MOST).contains(&number).then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The next multiple of a step above or below, as far as it goes.
    pub fn stepped(self, step: u16, up: bool) -> Self {
        let step = step.max(1);
        let next = if up { (self.0 / step + 1) * step } else { (self.0.saturating_sub(1) / step) * step };
        Self(next.clamp(LEAST, MOST))
    }
}

impl<const LEAST: u16, const MOST: u16, const USUAL: u16> Default for Within<LEAST, MOST, USUAL> {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl<'de, const LEAST: u16, const MOST: u16, const USUAL: u16> Deserialize<'de> for Within<LEAST, MOST, USUAL> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u16::deserialize(deserializer)?;
        Self::new(number).ok_or_else(|| serde::de::Error::custom("out of range"))
    }
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Speaks {
    /// That of the system.
    #[default]
    System,
    /// 中文
    Chinese,
    /// English
    English,
}

impl From<Speaks> for String {
    fn from(speaks: Speaks) -> Self {
        match speaks {
            Speaks::System => "system",
            Speaks::Chinese => "zh",
            Speaks::English => "en",
        }
        .to_owned()
    }
}

impl From<String> for Speaks {
    fn from(text: String) -> Self {
        match text.split(['_', '-']).next() {
            Some("zh") => Self::Chinese,
            Some("en") => Self::English,
            _ => Self::System,
        }
    }
}

/// What stands beside the manuscript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Beside {
    /// The finished speech as a text.
    #[default]
    Text,
    /// Its pages, as they will be printed.
    Pages,
    /// What the checks found.
    Checks,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Brightness {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Renderer {
    /// A graphics card where there is one, else the processor.
    #[default]
    Auto,
    /// A graphics card, through OpenGL.
    Gl,
    /// The processor.
    Cpu,
}

impl Renderer {
    /// By its name on the command line.
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "gl" => Some(Self::Gl),
            "cpu" => Some(Self::Cpu),
            _ => None,
        }
    }
}

/// The face of the manuscript.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PageFace {
    /// The serif face that comes with the program.
    #[default]
    Serif,
    /// The sans face that comes with the program.
    Sans,
    /// A family installed on this machine.
    Installed(String),
}

/// How fast this user speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Rates {
    /// Syllables a minute in Chinese.
    #[serde(deserialize_with = "lenient")]
    pub chinese: Within<60, 400, 180>,
    /// Words a minute in English.
    #[serde(deserialize_with = "lenient")]
    pub english: Within<60, 300, 130>,
}

/// What a user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface.
    #[serde(deserialize_with = "lenient")]
    pub language: Speaks,
    /// Light or dark.
    #[serde(deserialize_with = "lenient")]
    pub theme: Brightness,
    /// More contrast.
    #[serde(deserialize_with = "lenient")]
    pub high_contrast: bool,
    /// The size of the interface in percent.
    #[serde(deserialize_with = "lenient")]
    pub scale: Within<80, 200, 100>,
    /// The size of the manuscript in percent.
    #[serde(deserialize_with = "lenient")]
    pub zoom: Within<70, 250, 100>,
    /// The face of the manuscript.
    #[serde(deserialize_with = "lenient")]
    pub face: PageFace,
    /// The characters of a line of the manuscript.
    #[serde(deserialize_with = "lenient")]
    pub characters: Within<28, 44, 34>,
    /// How fast this user speaks.
    #[serde(deserialize_with = "lenient")]
    pub rate: Rates,
    /// Nothing fades or slides.
    #[serde(deserialize_with = "lenient")]
    pub less_motion: bool,
    /// The line being written stays in the middle of the height.
    #[serde(deserialize_with = "lenient")]
    pub typewriter: bool,
    /// The outline is hidden.
    #[serde(deserialize_with = "lenient")]
    pub outline_hidden: bool,
    /// The preview is hidden.
    #[serde(deserialize_with = "lenient")]
    pub preview_hidden: bool,
    /// What draws the window.
    #[serde(deserialize_with = "lenient")]
    pub renderer: Renderer,
    /// What stands beside the manuscript, unless that is hidden.
    #[serde(deserialize_with = "lenient")]
    pub beside: Beside,
    /// What the checks look for.
    #[serde(deserialize_with = "lenient")]
    pub checks: Checks,
    /// The user has been welcomed.
    #[serde(deserialize_with = "lenient")]
    pub welcomed: bool,
    /// The templates to come back to, by their ids, the user's own by where they lie.
    #[serde(deserialize_with = "lenient")]
    pub favourites: BTreeSet<String>,
    /// Further folders with templates, such as one of a department.
    #[serde(deserialize_with = "lenient")]
    pub template_folders: Vec<PathBuf>,
    /// The templates used last, the last one first, named in the same way.
    #[serde(deserialize_with = "lenient")]
    pub used_templates: Vec<String>,
    /// How finished speeches are handed over.
    #[serde(deserialize_with = "lenient")]
    pub hand_over: HandOver,
    /// The keys of commands that have others than the usual ones, both as texts.
    #[serde(deserialize_with = "lenient")]
    pub keys: BTreeMap<String, Vec<String>>,
}

/// What earlier versions wrote in another way.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Earlier {
    theme: Option<Box<RawValue>>,
    #[serde(deserialize_with = "lenient")]
    dark: Option<bool>,
}

/// A value, or the usual one where it cannot be used.
pub(super) fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    // Also in `Some` or as `None`, as what could be left unset once was.
    let value: Option<T> = options().from_str(raw.get_ron()).unwrap_or_default();
    Ok(value.unwrap_or_default())
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn file(config: &Path) -> PathBuf {
    config.join("settings.ron")
}

/// Reads the settings; where there are none that can be read, those of a first start.
pub fn load_settings(files: &dyn Files, config: &Path) -> Settings {
    let bytes = atomic::read(files, &file(config), MAX_BYTES).unwrap_or_default();
    parse(&String::from_utf8_lossy(&bytes))
}

fn parse(text: &str) -> Settings {
    let mut settings: Settings = options().from_str(text).unwrap_or_default();
    let earlier: Earlier = options().from_str(text).unwrap_or_default();
    if let (None, Some(dark)) = (earlier.theme, earlier.dark) {
        settings.theme = if dark { Brightness::Dark } else { Brightness::Light };
    }
    settings
}

/// Writes the settings.
///
/// # Errors
/// They cannot be written.
pub fn save_settings(files: &dyn Files, config: &Path, settings: &Settings) -> Result<(), StoreError> {
    let path = file(config);
    files.create_folders(config).map_err(|error| StoreError::writing(config, &error))?;
    let pretty = PrettyConfig::new().new_line("\n");
    let text = options().to_string_pretty(settings, pretty).map_err(|error| StoreError {
        path: path.clone(),
        doing: Doing::Write,
        cause: Cause::Other(error.to_string()),
    })?;
    atomic::write(files, &path, text.as_bytes(), Existing::Replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoom(percent: u16) -> Within<70, 250, 100> {
        Within::new(percent).unwrap()
    }

    fn check_reads(text: &str, change: impl FnOnce(&mut Settings)) {
        let mut expected = Settings::default();
        change(&mut expected);
        assert_eq!(parse(text), expected, "{text}");
    }

    #[test]
    fn what_is_written_is_read() {
        let settings = Settings {
            language: Speaks::Chinese,
            theme: Brightness::Dark,
            high_contrast: true,
            zoom: zoom(150),
            face: PageFace::Installed("霞鹜文楷".to_owned()),
            rate: Rates { chinese: Within::new(220).unwrap(), ..Rates::default() },
            keys: [("New".to_owned(), vec!["Ctrl+Alt+N".to_owned()])].into(),
            ..Settings::default()
        };
        let text = options().to_string_pretty(&settings, PrettyConfig::new()).unwrap();
        assert_eq!(parse(&text), settings, "{text}");
    }

    #[test]
    fn a_bad_value_falls_to_its_default_without_the_others() {
        check_reads("(zoom: 9999, typewriter: true)", |s| s.typewriter = true);
        check_reads("(zoom: \"big\", scale: -1, typewriter: true)", |s| s.typewriter = true);
        check_reads("(theme: Purple, zoom: 120)", |s| s.zoom = zoom(120));
        check_reads("(face: 3, keys: [1, 2], zoom: 120)", |s| s.zoom = zoom(120));
        check_reads("(from_a_later_version: Some((a: [1, {2: \"x\"}])), zoom: 120)", |s| s.zoom = zoom(120));
        check_reads("(rate: (chinese: 1, english: 150))", |s| s.rate.english = Within::new(150).unwrap());
        check_reads("(language: \"fr\", outline_hidden: true)", |s| s.outline_hidden = true);
    }

    #[test]
    fn earlier_files_are_read() {
        check_reads("(language: \"zh\", dark: true, rate: None, outline_hidden: true, preview_hidden: false)", |s| {
            (s.language, s.theme, s.outline_hidden) = (Speaks::Chinese, Brightness::Dark, true);
        });
        check_reads("(language: Some(\"en_GB\"), dark: Some(false))", |s| {
            (s.language, s.theme) = (Speaks::English, Brightness::Light);
        });
        check_reads("(language: None, dark: None, rate: 200)", |_| {});
        check_reads("(theme: System, dark: true)", |_| {});
    }

    #[test]
    fn a_file_that_says_nothing_is_as_none() {
        for text in ["", "(", "[]", "(zoom: )", "\u{0}", "(zoom: 120", "Settings"] {
            check_reads(text, |_| {});
        }
        check_reads(&"(".repeat(10_000), |_| {});
    }

    #[test]
    fn steps_go_to_round_numbers_and_no_further() {
        for (from, up, to) in [(100, true, 110), (105, true, 110), (105, false, 100), (70, false, 70), (250, true, 250)]
        {
            assert_eq!(zoom(from).stepped(10, up).get(), to, "{from} {up}");
        }
    }
}
