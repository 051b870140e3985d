//! Everything that can be set: one list that feeds the page of settings and its search.

use crate::i18n::{Words, settings as words};
use crate::store::Settings;

/// Something that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// The language of the interface.
    Language,
    /// Light or dark.
    Theme,
    /// More contrast.
    Contrast,
    /// The size of the interface.
    Scale,
    /// Nothing fades or slides.
    Motion,
    /// The size of the manuscript.
    Zoom,
    /// Its face.
    Face,
    /// The width of its lines.
    Characters,
    /// The line being written stays in the middle.
    Typewriter,
    /// How fast Chinese is spoken.
    ChineseRate,
    /// How fast English is spoken.
    EnglishRate,
    /// How long a Chinese sentence may be.
    Sentence,
    /// How much Chinese may be said in one breath.
    Breath,
    /// How long an English sentence may be.
    EnglishSentence,
    /// Whether the outline is shown.
    Outline,
    /// Whether the preview is shown.
    Preview,
    /// What draws the window.
    Renderer,
}

impl Setting {
    /// Everything that can be set, in the order of the page.
    pub const ALL: [Self; 17] = [
        Self::Language,
        Self::Theme,
        Self::Contrast,
        Self::Scale,
        Self::Motion,
        Self::Zoom,
        Self::Face,
        Self::Characters,
        Self::Typewriter,
        Self::ChineseRate,
        Self::EnglishRate,
        Self::Sentence,
        Self::Breath,
        Self::EnglishSentence,
        Self::Outline,
        Self::Preview,
        Self::Renderer,
    ];

    /// What it is called.
    pub fn name(self) -> Words {
        match self {
            Self::Language => words::LANGUAGE,
            Self::Theme => words::THEME,
            Self::Contrast => words::CONTRAST,
            Self::Scale => words::SCALE,
            Self::Motion => words::MOTION,
            Self::Zoom => words::ZOOM,
            Self::Face => words::FACE,
            Self::Characters => words::CHARACTERS,
            Self::Typewriter => words::TYPEWRITER,
            Self::ChineseRate => words::RATE_CHINESE,
            Self::EnglishRate => words::RATE_ENGLISH,
            Self::Sentence => words::SENTENCE,
            Self::Breath => words::BREATH,
            Self::EnglishSentence => words::ENGLISH_SENTENCE,
            Self::Outline => words::OUTLINE,
            Self::Preview => words::PREVIEW,
            Self::Renderer => words::RENDERER,
        }
    }

    /// What is said about it.
    pub fn note(self) -> Option<Words> {
        match self {
            Self::Contrast => Some(words::CONTRAST_NOTE),
            Self::Motion => Some(words::MOTION_NOTE),
            Self::Zoom => Some(words::ZOOM_NOTE),
            Self::Face => Some(words::FACE_NOTE),
            Self::Typewriter => Some(words::TYPEWRITER_NOTE),
            Self::Breath => Some(words::BREATH_NOTE),
            Self::Renderer => Some(words::RENDERER_NOTE),
            _ => None,
        }
    }

    /// The heading it stands under.
    pub fn group(self) -> Words {
        match self {
            Self::Language | Self::Theme | Self::Contrast | Self::Scale | Self::Motion => words::INTERFACE,
            Self::Zoom | Self::Face | Self::Characters | Self::Typewriter => words::PAGE,
            Self::ChineseRate | Self::EnglishRate => words::SPEAKING,
            Self::Sentence | Self::Breath | Self::EnglishSentence => words::CHECKS,
            Self::Outline | Self::Preview | Self::Renderer => words::WINDOW,
        }
    }

    /// Gives some settings the value that others have.
    fn copy(self, from: &Settings, to: &mut Settings) {
        match self {
            Self::Language => to.language = from.language,
            Self::Theme => to.theme = from.theme,
            Self::Contrast => to.high_contrast = from.high_contrast,
            Self::Scale => to.scale = from.scale,
            Self::Motion => to.less_motion = from.less_motion,
            Self::Zoom => to.zoom = from.zoom,
            Self::Face => to.face.clone_from(&from.face),
            Self::Characters => to.characters = from.characters,
            Self::Typewriter => to.typewriter = from.typewriter,
            Self::ChineseRate => to.rate.chinese = from.rate.chinese,
            Self::EnglishRate => to.rate.english = from.rate.english,
            Self::Sentence => to.checks.sentence = from.checks.sentence,
            Self::Breath => to.checks.breath = from.checks.breath,
            Self::EnglishSentence => to.checks.english = from.checks.english,
            Self::Outline => to.outline_hidden = from.outline_hidden,
            Self::Preview => to.preview_hidden = from.preview_hidden,
            Self::Renderer => to.renderer = from.renderer,
        }
    }

    /// The settings with this one as at a first start.
    pub fn reset(self, settings: &Settings) -> Settings {
        let mut reset = settings.clone();
        self.copy(&Settings::default(), &mut reset);
        reset
    }

    /// Whether it differs from that.
    pub fn is_changed(self, settings: &Settings) -> bool {
        self.reset(settings) != *settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Brightness, PageFace, Rates, Renderer, Speaks, Within};

    #[test]
    fn everything_but_keys_can_be_reset_one_by_one() {
        let all = Settings {
            language: Speaks::English,
            theme: Brightness::Dark,
            high_contrast: true,
            scale: Within::new(150).unwrap(),
            zoom: Within::new(150).unwrap(),
            face: PageFace::Sans,
            characters: Within::new(40).unwrap(),
            rate: Rates { chinese: Within::new(200).unwrap(), english: Within::new(150).unwrap() },
            less_motion: true,
            typewriter: true,
            outline_hidden: true,
            preview_hidden: true,
            beside: crate::store::Beside::default(),
            checks: crate::store::Checks {
                sentence: Within::new(120).unwrap(),
                breath: Within::new(60).unwrap(),
                english: Within::new(30).unwrap(),
                ..crate::store::Checks::default()
            },
            renderer: Renderer::Cpu,
            welcomed: false,
            favourites: std::collections::BTreeSet::new(),
            template_folders: Vec::new(),
            used_templates: Vec::new(),
            hand_over: crate::store::HandOver::default(),
            keys: std::collections::BTreeMap::new(),
        };
        let mut now = all.clone();
        for setting in Setting::ALL {
            assert!(setting.is_changed(&now) && !setting.is_changed(&Settings::default()), "{setting:?}");
            now = setting.reset(&now);
            assert!(!setting.is_changed(&now), "{setting:?}");
        }
        assert_eq!(now, Settings::default());
    }
}
