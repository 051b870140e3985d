//! What the user has set of the checks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::settings::{Within, lenient};

/// How serious what a rule finds is to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleLevel {
    /// It is not looked for.
    Off,
    /// Worth a look.
    Hint,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

/// What the user has set of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checks {
    /// The rules whose level is not their own, by their names. One that the program does not know is kept.
    #[serde(deserialize_with = "lenient")]
    pub levels: BTreeMap<String, RuleLevel>,
    /// How long a sentence may be, in Chinese characters.
    #[serde(deserialize_with = "lenient")]
    pub sentence: Within<40, 400, 150>,
    /// How much may be said without any mark, in Chinese characters.
    #[serde(deserialize_with = "lenient")]
    pub breath: Within<20, 200, 50>,
    /// How long an English sentence may be, in words.
    #[serde(deserialize_with = "lenient")]
    pub english: Within<15, 120, 45>,
}
