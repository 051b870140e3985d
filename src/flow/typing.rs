//! From what a writer typed into the shown words to the edit of the draft.
//!
//! A body is edited as one text whose paragraphs are parted by line breaks. Limitation: the selection and the movement
//! of the caret within one text are the window's; here a change is known by its result.

use std::ops::Range;
use std::sync::Arc;

use super::shown::{Change, Shown, change};
use crate::assemble::{Counts, heading};
use crate::edit::{BodyPlace, Caret, Edit, Kind, Place, Spot, type_into_body};
use crate::model::{Draft, Section, SectionId, Text};

/// A text that is edited as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A line of the title block, or a heading.
    Line(Place),
    /// All paragraphs of a section.
    Body(SectionId),
}

/// What typing comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Typing {
    /// The edit to make.
    pub edit: Edit,
    /// What kind of change it is.
    pub kind: Kind,
    /// Where the caret stands afterwards.
    pub caret: Caret,
    /// The same in the words as they will be shown, in bytes.
    pub byte: usize,
    /// The place of the blank that is being filled: what is typed next, right there, still goes into it.
    pub filling: Option<usize>,
}

/// More letters than this at once are a paste, and a step of their own.
const MOST_TYPED: usize = 20;

/// The text that a caret stands in, and how far into it, its paragraphs counted as one text.
pub fn target_of(draft: &Draft, caret: &Caret) -> Option<(Target, usize)> {
    match caret.spot {
        Spot::Text(Place::Body(id, paragraph)) => {
            let body = &draft.section(id)?.body;
            Some((Target::Body(id), flat_place(body, (paragraph, caret.at))))
        }
        Spot::Text(place) => Some((Target::Line(place), caret.at)),
        Spot::Field(..) => None,
    }
}

/// All texts of a draft in the order of the page; parts switched off are left out.
pub fn spots(draft: &Draft) -> Vec<Target> {
    fn add(draft: &Draft, section: &Section, out: &mut Vec<Target>) {
        if !section.on {
            return;
        }
        if heading(draft, section).is_some() {
            out.push(Target::Line(Place::Heading(section.id)));
        }
        out.push(Target::Body(section.id));
        section.children.iter().for_each(|child| add(draft, child, out));
    }
    let lines = (0..draft.title.lines.len().max(1)).map(Place::TitleLine);
    let mut out: Vec<Target> = lines.chain([Place::Subtitle, Place::Speaker, Place::Date]).map(Target::Line).collect();
    draft.sections.iter().for_each(|section| add(draft, section, &mut out));
    out
}

/// The words of a target as a writer sees them. `chain` leads to its section.
pub fn show(draft: &Draft, chain: &[&Section], counts: &Counts, target: Target) -> Shown {
    match target {
        Target::Line(place) => {
            let empty = Text::default();
            Shown::new(draft, chain, counts, line(draft, chain, place).unwrap_or(&empty))
        }
        Target::Body(_) => {
            let mut shown = Shown::default();
            for (index, paragraph) in chain.last().into_iter().flat_map(|section| &section.body).enumerate() {
                if index > 0 {
                    shown.push_break();
                }
                shown.push(draft, chain, counts, paragraph);
            }
            shown
        }
    }
}

fn line<'d>(draft: &'d Draft, chain: &[&'d Section], place: Place) -> Option<&'d Text> {
    match place {
        Place::TitleLine(number) => draft.title.lines.get(number),
        Place::Subtitle => Some(&draft.title.subtitle),
        Place::Speaker => Some(&draft.title.speaker),
        Place::Date => Some(&draft.title.date),
        Place::Heading(_) => heading(draft, chain.last()?),
        Place::Body(_, paragraph) => chain.last()?.body.get(paragraph).map(Arc::as_ref),
    }
}

/// A place in a body as a place in all its paragraphs together.
pub fn flat_place(body: &[Arc<Text>], (paragraph, at): BodyPlace) -> usize {
    body.iter().take(paragraph).map(|text| text.len() + 1).sum::<usize>() + at
}

/// A place in all paragraphs of a body together as a place in the body.
pub fn body_place(body: &[Arc<Text>], mut flat: usize) -> BodyPlace {
    for (index, text) in body.iter().enumerate() {
        if flat <= text.len() {
            return (index, flat);
        }
        flat -= text.len() + 1;
    }
    (0, 0)
}

/// What the change from the shown words to `after` comes to; `caret` is where it stands in `after`, in bytes, and
/// `filling` what the last [`Typing`] said, if the caret has not moved since.
pub fn typing(
    draft: &Draft,
    target: Target,
    shown: &Shown,
    after: &str,
    caret: usize,
    filling: Option<usize>,
) -> Option<Typing> {
    match change(draft, shown, after, caret, filling)? {
        Change::Fill { section, field, value, at, byte } => {
            // In the draft a blank is one: the caret stands before it or behind it.
            let caret = caret_at(draft, target, shown.to_text(byte.min(shown.text.len())));
            let filling = value.is_some().then_some(at);
            Some(Typing { edit: Edit::Value { section, field, value }, kind: Kind::Typing, caret, byte, filling })
        }
        Change::Splice(range, words) => {
            let kind = match words.chars().count() {
                0 => Kind::Deleting,
                letters if letters <= MOST_TYPED && range.is_empty() && !words.contains(['\n', '\r']) => Kind::Typing,
                _ => Kind::Whole,
            };
            let words = words.replace("\r\n", "\n");
            let byte = shown.from_text(range.start) + words.len();
            let (edit, caret) = splice(draft, target, range, &words)?;
            Some(Typing { edit, kind, caret, byte, filling: None })
        }
    }
}

fn caret_at(draft: &Draft, target: Target, flat: usize) -> Caret {
    match target {
        Target::Line(place) => Caret::at(place, flat),
        Target::Body(id) => {
            let (paragraph, at) = draft.section(id).map_or((0, 0), |section| body_place(&section.body, flat));
            Caret::at(Place::Body(id, paragraph), at)
        }
    }
}

/// The edit that puts words in the place of a range of a text, and where the caret stands behind them.
fn splice(draft: &Draft, target: Target, range: Range<usize>, words: &str) -> Option<(Edit, Caret)> {
    match target {
        Target::Body(id) => {
            let body = &draft.section(id)?.body;
            let (from, to) = (body_place(body, range.start), body_place(body, range.end));
            let edit = type_into_body(draft, id, from, to, words).ok()?;
            let breaks = words.matches(['\n', '\r']).count();
            let at = match words.rfind(['\n', '\r']) {
                Some(last) => words.len() - last - 1,
                None => from.1 + words.len(),
            };
            Some((edit, Caret::at(Place::Body(id, from.0 + breaks), at)))
        }
        Target::Line(place) => {
            let words = Text::plain(words);
            let caret = Caret::at(place, range.start + words.len());
            Some((line_edit(draft, place, range, words)?, caret))
        }
    }
}

/// The edit of one line. A heading that its list's pattern made becomes the section's own.
fn line_edit(draft: &Draft, place: Place, range: Range<usize>, words: Text) -> Option<Edit> {
    match place {
        Place::TitleLine(number) if number >= draft.title.lines.len() => {
            let end = draft.title.lines.len();
            Some(Edit::TitleLines { range: end..end, with: vec![words] })
        }
        Place::Heading(id) => {
            let section = draft.section(id)?;
            if section.heading.is_some() {
                return Some(Edit::Splice { place, range, with: words });
            }
            let mut own = heading(draft, section).cloned().unwrap_or_default();
            own.splice(range, words).ok()?;
            Some(Edit::Heading { section: id, heading: Some(own) })
        }
        _ => Some(Edit::Splice { place, range, with: words }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::model::{Field, FieldId, FieldKind, Role};

    fn draft(body: &str) -> Draft {
        let mut draft = Draft {
            fields: vec![Field {
                id: FieldId::parse("place").unwrap(),
                name: "地点".into(),
                kind: FieldKind::Text,
                required: false,
                group: String::new(),
                hint: String::new(),
                value: None,
            }],
            ..Draft::default()
        };
        let mut section = Section::new(SectionId(1), Role::Item);
        let names = draft.names();
        section.body =
            body.split('¶').filter(|_| !body.is_empty()).map(|p| Arc::new(Text::parse(p, &names).0)).collect();
        draft.sections.push(section);
        draft.next_id = 2;
        draft
    }

    /// `¶` parts paragraphs, `|` is the caret: as the writer sees the words after typing, and as the draft then is.
    fn check_typing(body: &str, after: &str, expected: &str) {
        let mut draft = draft(body);
        let target = Target::Body(SectionId(1));
        let start = draft.clone();
        let shown = show(&start, &start.chain(SectionId(1)), &Counts::new(), target);
        let after = after.replace('¶', "\n");
        let typed = typing(&start, target, &shown, &after.replace('|', ""), after.find('|').unwrap(), None).unwrap();
        apply(&mut draft, typed.edit).unwrap();
        let Spot::Text(Place::Body(_, paragraph)) = typed.caret.spot else { panic!("no body") };
        let mut paragraphs: Vec<String> = draft.sections[0].body.iter().map(|text| text.notation()).collect();
        let at = typed.caret.at.min(paragraphs[paragraph].len());
        paragraphs[paragraph].insert(at, '|');
        assert_eq!(paragraphs.join("¶"), expected, "{body} → {after}");
    }

    #[test]
    fn typing_in_a_body_edits_its_paragraphs() {
        check_typing("", "甲|", "甲|");
        check_typing("", "甲¶乙|", "甲¶乙|");
        check_typing("甲乙", "甲丙|乙", "甲丙|乙");
        check_typing("甲乙", "甲¶|乙", "甲¶|乙");
        check_typing("甲¶乙", "甲|乙", "甲|乙");
        check_typing("甲¶乙¶丙", "|丙", "|丙");
        check_typing("甲¶乙", "甲¶乙丙|", "甲¶乙丙|");
        check_typing("甲甲", "甲甲|甲", "甲甲|甲");
    }

    #[test]
    fn blanks_in_other_paragraphs_stay() {
        check_typing("在{place}¶乙", "在〔地点〕¶乙丙|", "在{place}¶乙丙|");
        check_typing("在{place}¶乙", "|¶乙", "|¶乙");
    }

    #[test]
    fn a_heading_of_the_pattern_becomes_its_own_when_typed_into() {
        let mut draft = draft("");
        let mut list = crate::model::List::new(crate::model::ListId::parse("all").unwrap(), "全部");
        list.pattern = Some(Text::plain("突出"));
        draft.sections[0].list = Some(list.id.clone());
        draft.lists.push(list);
        let target = Target::Line(Place::Heading(SectionId(1)));
        let shown = show(&draft, &draft.chain(SectionId(1)), &Counts::new(), target);
        let typed = typing(&draft, target, &shown, "突出快", 9, None).unwrap();
        let edit = Edit::Heading { section: SectionId(1), heading: Some(Text::plain("突出快")) };
        assert_eq!(typed.edit, edit);
    }

    #[test]
    fn a_paste_is_a_step_of_its_own() {
        let draft = draft("甲");
        let target = Target::Body(SectionId(1));
        let shown = show(&draft, &draft.chain(SectionId(1)), &Counts::new(), target);
        let kind = |after: &str| typing(&draft, target, &shown, after, after.len(), None).unwrap().kind;
        assert_eq!(
            [kind("甲乙"), kind(""), kind("甲\n"), kind(&"甲".repeat(30))],
            [Kind::Typing, Kind::Deleting, Kind::Whole, Kind::Whole]
        );
    }
}
