//! What a draft says the checks are to say no more of.

use super::Reader;
use crate::model::{MAX_SET_ASIDE, Reach, SectionId, SetAside};
use crate::store::problem::Fault;
use crate::store::shape::SetAsideFile;

impl Reader<'_> {
    /// What was set aside. A rule that is not known is no fault: a later version may have it.
    pub(super) fn set_aside(&mut self, all: Vec<SetAsideFile>) -> Vec<SetAside> {
        if all.len() > MAX_SET_ASIDE {
            self.field("set_aside", |reader| reader.problem(Fault::TooMany));
        }
        let reach = |file: SetAsideFile| {
            let reach = match (file.words, file.sentence) {
                (Some(words), Some(sentence)) => Reach::Place { section: file.section.map(SectionId), words, sentence },
                (Some(words), None) => Reach::Words(words),
                (None, _) => Reach::Rule,
            };
            SetAside { rule: file.rule, reach }
        };
        all.into_iter().take(MAX_SET_ASIDE).map(reach).collect()
    }
}
