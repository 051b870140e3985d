//! The sample speeches that come with the program: whole drafts to try things on. Places and people in them are invented.

use super::problem::Problem;
use super::read;
use crate::model::{Draft, Language};

const SAMPLES: [(Language, &str); 2] = [
    (Language::Chinese, include_str!("../../assets/samples/water.ron")),
    (Language::English, include_str!("../../assets/samples/library.ron")),
];

/// A sample speech.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleSpeech {
    /// Its language.
    pub language: Language,
    /// The draft, or what is wrong with it.
    pub draft: Result<Draft, Problem>,
}

/// The languages of the sample speeches, in their order.
pub fn sample_languages() -> impl Iterator<Item = Language> {
    SAMPLES.into_iter().map(|(language, _)| language)
}

/// All sample speeches.
pub fn samples() -> Vec<SampleSpeech> {
    let read = |(language, text): (Language, &str)| SampleSpeech { language, draft: read::draft(text) };
    SAMPLES.into_iter().map(read).collect()
}
