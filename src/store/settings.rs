//! The few things a user sets. A settings file that cannot be read is as none: it holds no words.

use std::path::{Path, PathBuf};

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::atomic::{self, Existing};
use super::error::{Cause, Doing, StoreError};
use super::files::Files;

/// What a user has set; `None` follows the system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface: `zh` or `en`.
    pub language: Option<String>,
    /// Whether the window is dark.
    pub dark: Option<bool>,
    /// Syllables or words a minute.
    pub rate: Option<u32>,
    /// The outline is hidden.
    pub outline_hidden: bool,
    /// The preview is hidden.
    pub preview_hidden: bool,
}

fn file(config: &Path) -> PathBuf {
    config.join("settings.ron")
}

/// Reads the settings; where there are none that can be read, those of a first start.
pub fn load_settings(files: &dyn Files, config: &Path) -> Settings {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let bytes = atomic::read(files, &file(config), 64 << 10).unwrap_or_default();
    options.from_bytes(&bytes).unwrap_or_default()
}

/// Writes the settings.
///
/// # Errors
/// They cannot be written.
pub fn save_settings(files: &dyn Files, config: &Path, settings: &Settings) -> Result<(), StoreError> {
    let path = file(config);
    files.create_folders(config).map_err(|error| StoreError::writing(config, &error))?;
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = options.to_string_pretty(settings, PrettyConfig::new().new_line("\n")).map_err(|error| StoreError {
        path: path.clone(),
        doing: Doing::Write,
        cause: Cause::Other(error.to_string()),
    })?;
    atomic::write(files, &path, text.as_bytes(), Existing::Replace)
}
