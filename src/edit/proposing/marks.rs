//! Marks that stand for words: ××市, 某某同志, 20XX年, ____. What stands behind one says what it stands for.

use super::{Called, Candidate, Matter, Source};
use crate::model::{is_han, left_marks};

/// What stands behind a mark that stands for it.
const BEHIND: [(&str, Matter); 6] = [
    ("省市县区州盟旗乡镇村街", Matter::Place),
    ("局厅部委处科办公集学院校司厂", Matter::Body),
    ("同先女书主", Matter::Person),
    ("年", Matter::Year),
    ("月日时", Matter::Date),
    ("%％万亿元名个人家户吨亩", Matter::Figure),
];

/// How many characters 同志, 先生, 书记 have.
const TITLE: usize = 2;

pub fn find(text: usize, source: &Source, all: &mut Vec<Candidate>) {
    for mark in left_marks(&source.words) {
        let next = source.behind(mark.end).chars().next();
        let matter = next.and_then(|c| BEHIND.iter().find(|(behind, _)| behind.contains(c))).map(|(_, matter)| *matter);
        let person = source.str(mark.clone()).starts_with('某').then_some(Matter::Person);
        // ××市××局 are two blanks.
        let next = next.filter(|c| is_han(*c) || matter.is_some());
        let length = if matter == Some(Matter::Person) { TITLE } else { usize::from(next.is_some()) };
        let behind = source.behind(mark.end).chars().take(length).map(char::len_utf8).sum::<usize>();
        let shown = mark.start..mark.end + behind;
        let found = Candidate::part(text, source, shown, mark, Matter::Mark);
        all.extend(found.map(|one| one.called(Called::Matter(matter.or(person).unwrap_or(Matter::Mark)))));
    }
}
