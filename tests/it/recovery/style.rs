//! The kinds of structure that speeches have, and the kinds of trouble that stand in them.

use fastrand::Rng;

use super::mark::Mark;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 一、 > 一要
    Must,
    /// 一、 > 一是
    Is,
    /// 一、 > 第一，
    Nth,
    /// 一、 > （一） > 一是
    Report,
    /// 一、 > （一） > 1． > （1）
    Full,
    /// 一、 > 1、 > 一要
    Numbers,
    /// 一、 > —— > 一是
    Dashes,
    /// 第一， > 一是
    NthIs,
    /// 一、 alone, up to thirteen of them
    Parts,
    /// （一） alone
    Brackets,
    /// 1. alone, in any writing
    Arabic,
    /// 1、 > （1）
    ArabicDeep,
    /// 一是 or 一要 alone
    Items,
    /// 一抓, or 第一阶段，
    OwnWord,
    /// 一是 with another 一是 … 三是 inside one item
    NestedSame,
    /// 一要, 二是, 三是
    Mixed,
    /// No numbering at all
    Unnumbered,
    /// The opening tells the headings that follow
    Contents,
    /// 同志们！ between the parts
    MidCall,
    TwoSpeeches,
    Attachment,
    /// The text ends within the last part
    CutOff,
    /// The closing announces demands once more
    ClosingDemands,
    /// `## 一、`
    Markdown,
    EnglishNumbers,
    EnglishLetters,
    EnglishRoman,
    EnglishOrdinals,
    EnglishMarkdown,
    EnglishCapitals,
    EnglishUnnumbered,
}

impl Style {
    pub const ALL: [Self; 31] = [
        Self::Must,
        Self::Is,
        Self::Nth,
        Self::Report,
        Self::Full,
        Self::Numbers,
        Self::Dashes,
        Self::NthIs,
        Self::Parts,
        Self::Brackets,
        Self::Arabic,
        Self::ArabicDeep,
        Self::Items,
        Self::OwnWord,
        Self::NestedSame,
        Self::Mixed,
        Self::Unnumbered,
        Self::Contents,
        Self::MidCall,
        Self::TwoSpeeches,
        Self::Attachment,
        Self::CutOff,
        Self::ClosingDemands,
        Self::Markdown,
        Self::EnglishNumbers,
        Self::EnglishLetters,
        Self::EnglishRoman,
        Self::EnglishOrdinals,
        Self::EnglishMarkdown,
        Self::EnglishCapitals,
        Self::EnglishUnnumbered,
    ];

    pub fn is_english(self) -> bool {
        self >= Self::EnglishNumbers
    }

    /// Whether its headings are told from other words by their lines alone.
    pub fn needs_lines(self) -> bool {
        matches!(self, Self::Markdown | Self::EnglishMarkdown | Self::EnglishCapitals)
    }

    /// What each level counts with.
    pub fn marks(self, rng: &mut Rng) -> Vec<Mark> {
        let arabic = |rng: &mut Rng| {
            let writings = [Mark::Arabic("．"), Mark::Arabic("."), Mark::Arabic("、"), Mark::WideArabic];
            *rng.choice(&writings).unwrap()
        };
        let nth = |rng: &mut Rng| Mark::Nth(rng.choice(["，", "，", "，", "、", "："]).unwrap());
        let word = |rng: &mut Rng| Mark::Word(rng.choice(["要", "是"]).unwrap());
        match self {
            Self::Must => vec![Mark::Han, Mark::Word("要")],
            Self::Is => vec![Mark::Han, Mark::Word("是")],
            Self::Nth => vec![Mark::Han, nth(rng)],
            Self::Report => vec![Mark::Han, Mark::HanInBrackets, Mark::Word("是")],
            Self::Full => vec![Mark::Han, Mark::HanInBrackets, arabic(rng), Mark::ArabicInBrackets],
            Self::Numbers => vec![Mark::Han, arabic(rng), Mark::Word("要")],
            Self::Dashes => vec![Mark::Han, Mark::Dash, Mark::Word("是")],
            Self::NthIs => vec![nth(rng), Mark::Word("是")],
            Self::Parts | Self::Attachment => vec![Mark::Han],
            Self::Brackets => vec![Mark::HanInBrackets],
            Self::Arabic => vec![arabic(rng)],
            Self::ArabicDeep => vec![arabic(rng), Mark::ArabicInBrackets],
            Self::Items => vec![word(rng)],
            Self::OwnWord => {
                let own = [Mark::Word("抓"), Mark::Word("靠"), Mark::Stage("阶段"), Mark::Stage("步")];
                let own = *rng.choice(&own).unwrap();
                if rng.bool() { vec![Mark::Han, own] } else { vec![own] }
            }
            Self::NestedSame if rng.bool() => vec![Mark::Han, Mark::Word("是"), Mark::Word("是")],
            Self::NestedSame => vec![Mark::Word("是"), Mark::Word("是")],
            Self::Mixed => vec![Mark::Han, Mark::Mixed],
            Self::Unnumbered | Self::EnglishUnnumbered => Vec::new(),
            Self::Contents | Self::MidCall | Self::TwoSpeeches | Self::CutOff | Self::ClosingDemands => {
                vec![Mark::Han, if rng.bool() { word(rng) } else { nth(rng) }]
            }
            Self::Markdown => vec![Mark::Han, Mark::HanInBrackets],
            Self::EnglishNumbers => vec![Mark::Arabic(".")],
            Self::EnglishLetters if rng.bool() => vec![Mark::Arabic("."), Mark::Letter],
            Self::EnglishLetters => vec![Mark::Letter],
            Self::EnglishRoman => vec![Mark::Roman, Mark::Letter],
            Self::EnglishOrdinals => vec![Mark::Ordinal],
            Self::EnglishMarkdown => vec![Mark::Hashes("##"), Mark::Hashes("###")],
            Self::EnglishCapitals => vec![Mark::Capitals],
        }
    }
}
