//! What a speech is: plain nouns, and what is always true of them.
//!
//! Nothing here reads a clock, a disk, a thread or a window. A [`Draft`] holds everything its speech needs, so
//! that a changed template never changes an old speech. Only `edit` changes a draft.

mod days;
mod draft;
mod face;
mod field;
mod formula;
mod language;
mod left_marks;
mod list;
mod names;
mod numbering;
mod numerals;
mod outline;
mod page_lines;
mod scope;
mod people;
mod phrase;
mod profile;
mod scan;
mod section;
mod segments;
mod set_aside;
mod style;
mod template;
mod text;
mod when;
mod wording;

pub use days::{HOLIDAYS, Holiday, NamedDay, first_day, named_days, weekday_name};
pub use draft::{Draft, MAX_DECLARED, MAX_DEPTH, MAX_SECTIONS, TemplateRef, TitleBlock};
pub use face::{FaceBytes, FontFace, WantedFamily};
pub use field::{BadValue, Field, FieldId, FieldKind, FieldValue, Number, PARTING, Person, may_be_short};
pub use formula::{BadFormula, Form, Formula, check_formulas};
pub use language::Language;
pub use left_marks::left_marks;
pub use list::{List, ListId};
pub use names::{NAME_ENDS, NameEnd, NameSpot, is_stem, names};
pub use numbering::NumberStyle;
pub use numerals::{chinese_numeral, count_numeral, english_numeral, read_numeral};
pub use outline::{Doubt, Outline, Part, Passage, Recovered, Removed, Why};
pub use page_lines::{PageLine, cells, ends_sentence, is_cell, needs_blank, page_breaks, paragraphs_within};
pub use people::{COMPOUND_SURNAMES, POSTS, SURNAMES, is_name};
pub use phrase::{MAX_OCCASION, MAX_PHRASE, MAX_PHRASES, NotKept, Phrase, Phrases};
pub use profile::{
    Align, BadProfile, Numbers, POINTS_PER_MM, PageNumber, PageNumberPlace, PageNumberStyle, Paper, Profile,
    ReadingCopy, TypeStyle, points_of,
};
pub use scan::Scan;
pub use scope::Scope;
pub use section::{Role, Section, SectionId};
pub use segments::{graphemes, is_han, is_wide, sentences, words};
pub use set_aside::{MAX_SET_ASIDE, Reach, SetAside};
pub use style::{LevelStyle, Style};
pub use template::{About, Category, MAX_LINE, Sample, Template};
pub use text::{BadRange, Names, Piece, Run, Text, TextProblem, Voice};
pub use when::When;
pub use wording::{
    BadLine, BadWord, MAX_REASON, MAX_WORD, MAX_WORDS, OwnWords, WordEntry, WordLevel, WordScope, read_words,
    write_words,
};
