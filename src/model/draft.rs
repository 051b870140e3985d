//! A draft: one speech with everything it needs, whatever becomes of the template it was started from.

use std::sync::Arc;

use super::{About, Field, FieldId, Language, List, ListId, Names, Section, SectionId, SetAside, Style, Text};

/// How deep sections may nest. A reader and an edit refuse more.
pub const MAX_DEPTH: usize = 8;

/// How many sections a draft may have. A reader and an edit refuse more.
pub const MAX_SECTIONS: usize = 10_000;

/// How many fields and lists a draft may declare, the fields of its lists counted. A reader and an edit refuse more.
pub const MAX_DECLARED: usize = 2_000;

/// The template a draft was started from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRef {
    /// Its id.
    pub id: String,
    /// Its version at that time.
    pub version: u32,
}

/// What stands above the speech.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleBlock {
    /// The lines of the title.
    pub lines: Vec<Text>,
    /// The line below the title.
    pub subtitle: Text,
    /// The byline: post and name.
    pub speaker: Text,
    /// The line that holds the date.
    pub date: Text,
}

/// One speech.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The language it is written in.
    pub language: Language,
    /// Where it came from.
    pub template: Option<TemplateRef>,
    /// What the template says of itself, where this is a template that is being made.
    pub about: Option<Arc<About>>,
    /// Its title block.
    pub title: TitleBlock,
    /// How many minutes the speaker has.
    pub slot_minutes: Option<u32>,
    /// The blanks of the whole draft.
    pub fields: Vec<Field>,
    /// Its lists.
    pub lists: Vec<List>,
    /// How its levels look.
    pub style: Style,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// What the checks say no more of.
    pub set_aside: Vec<SetAside>,
    /// The next section id to give out. It only ever grows, and undo does not take it back: an id is never used again.
    pub next_id: u64,
}

impl Draft {
    /// All sections in reading order.
    pub fn walk(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().flat_map(Section::walk)
    }

    /// The section of that id.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        fn find(sections: &[Section], id: SectionId) -> Option<&Section> {
            sections
                .iter()
                .find_map(|section| if section.id == id { Some(section) } else { find(&section.children, id) })
        }
        find(&self.sections, id)
    }

    /// The sections from the top down to that id, itself last; empty if there is none.
    pub fn chain(&self, id: SectionId) -> Vec<&Section> {
        let mut chain = Vec::new();
        for step in self.path(id).unwrap_or_default() {
            let siblings = chain.last().map_or(&self.sections, |parent: &&Section| &parent.children);
            chain.extend(siblings.get(step));
        }
        chain
    }

    /// Where a section stands: the index on each level, from the top down.
    pub fn path(&self, id: SectionId) -> Option<Vec<usize>> {
        fn find(sections: &[Section], id: SectionId, path: &mut Vec<usize>) -> bool {
            for (index, section) in sections.iter().enumerate() {
                path.push(index);
                if section.id == id || find(&section.children, id, path) {
                    return true;
                }
                path.pop();
            }
            false
        }
        let mut path = Vec::new();
        find(&self.sections, id, &mut path).then_some(path)
    }

    /// The parts below a section, or those at the top.
    pub fn children(&self, parent: Option<SectionId>) -> Option<&[Section]> {
        match parent {
            None => Some(&self.sections),
            Some(id) => self.section(id).map(|section| section.children.as_slice()),
        }
    }

    /// The section that a section stands directly below, and its place there.
    pub fn place_of(&self, id: SectionId) -> Option<(Option<SectionId>, usize)> {
        let path = self.path(id)?;
        let index = path.last().copied()?;
        let chain = self.chain(id);
        let parent = chain.len().checked_sub(2).and_then(|at| chain.get(at)).map(|section| section.id);
        Some((parent, index))
    }

    /// The heading of a section: its own, or the pattern of its list.
    pub fn heading_of<'a>(&'a self, section: &'a Section) -> Option<&'a Text> {
        section.heading.as_ref().or_else(|| self.list(section.list.as_ref()?)?.pattern.as_ref())
    }

    /// Whether the heading of a section on a level (0 the top) runs into its body.
    pub fn runs_in(&self, section: &Section, level: usize) -> bool {
        section.run_in.unwrap_or_else(|| self.style.level(level).run_in)
    }

    /// The list of that id.
    pub fn list(&self, id: &ListId) -> Option<&List> {
        self.lists.iter().find(|list| list.id == *id)
    }

    /// The field of the draft of that id.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// The declaration of a field, whether it belongs to the draft or to the items of a list.
    pub fn declaration(&self, id: &FieldId) -> Option<&Field> {
        self.field(id).or_else(|| self.lists.iter().find_map(|list| list.field(id)))
    }

    /// The declarations of all its fields, those of its lists among them.
    pub fn all_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(self.lists.iter().flat_map(|list| &list.fields))
    }

    /// Every id that a text of this draft may name.
    pub fn names(&self) -> Names {
        Names {
            fields: self.all_fields().map(|field| field.id.clone()).collect(),
            lists: self.lists.iter().map(|list| list.id.clone()).collect(),
        }
    }

    /// How many fields and lists it declares.
    pub fn declared_count(&self) -> usize {
        self.all_fields().count() + self.lists.len()
    }

    /// What the shares of the parts at the top add up to, in thousandths; `None` where none has one.
    pub fn share_sum(&self) -> Option<u32> {
        let mut shares = self.sections.iter().filter_map(|section| section.share).peekable();
        shares.peek()?;
        // Shares that are none are found by the reader; a sum of the others is small.
        let thousandths = (shares.sum::<f32>() * 1000.0).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within bounds")]
        let sum = if thousandths.is_finite() { thousandths.clamp(0.0, 1e9) as u32 } else { 0 };
        Some(sum)
    }

    /// How many sections it has.
    pub fn section_count(&self) -> usize {
        self.walk().count()
    }
}
