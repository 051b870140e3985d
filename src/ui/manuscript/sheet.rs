//! Where the paragraphs of the page are. Only those that are looked at are laid out; of the others the height is
//! remembered, or estimated from their length.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use egui::{Galley, Pos2, Ui, Vec2, pos2};

use super::laid::{Insert, Laid, Spec};
use crate::app::OpenDocument;
use crate::assemble::Shape;
use crate::edit::{Caret, Place, text_among};
use crate::flow::{Lines, Page, Paragraph, Shown};
use crate::i18n::{Lang, Words, window};
use crate::model::{Draft, Language, Section, SectionId, Text};
use crate::ui::fonts;
use crate::ui::lines::{self, Setting};
use crate::ui::page_look::PageLook;
use crate::ui::theme::{Theme, Type, size};

/// A paragraph that was laid out, and what it was laid out from.
struct Kept {
    revision: u64,
    composed: Option<(Caret, String)>,
    laid: Arc<Laid>,
}

/// What is remembered of one draft's page between frames.
#[derive(Default)]
pub struct Memory {
    /// The page whose heights these are.
    page: Arc<Page>,
    heights: Vec<f32>,
    kept: HashMap<Place, Kept>,
    /// What is kept was laid out for.
    texture: u64,
    /// Where every paragraph begins, from the first on, as far as that is known; one more for the end of the last.
    tops: Vec<f32>,
    /// What every height depends on.
    measure: Option<(f32, PageLook, Language)>,
}

/// The page as it is in this frame.
pub struct Sheet<'a> {
    /// Where it is drawn.
    pub ui: &'a Ui,
    /// The draft.
    pub open: &'a OpenDocument,
    /// The language of the window.
    pub lang: Lang,
    /// Sizes.
    pub look: PageLook,
    /// How wide a line may be.
    pub width: f32,
    /// What is being composed at the caret.
    pub composed: Option<(Caret, String)>,
    /// The paragraph in which the caret stands.
    pub here: Option<usize>,
    /// The caret, if it stands at the end of a line rather than at the beginning of the next, where the draft knows one
    /// place only.
    pub hang: RefCell<Option<Caret>>,
    /// Room above the first paragraph.
    pub above: f32,
    memory: RefCell<&'a mut Memory>,
}

impl<'a> Sheet<'a> {
    /// A sheet with what is remembered of it, brought up to the page as it is now.
    pub fn new(
        ui: &'a Ui,
        open: &'a OpenDocument,
        lang: Lang,
        look: PageLook,
        place: super::place::Place,
        hang: Option<Caret>,
        memory: &'a mut Memory,
    ) -> Self {
        let here = open.caret().and_then(Caret::place).and_then(|place| open.page().index_of(place));
        let measure = Some((place.width, look, open.document.draft().language));
        if memory.measure != measure {
            *memory = Memory { measure, ..Memory::default() };
        }
        let texture = fonts::texture(ui.ctx());
        if std::mem::replace(&mut memory.texture, texture) != texture {
            memory.kept.clear();
        }
        let (width, above) = (place.width, place.above);
        let (hang, memory) = (RefCell::new(hang), RefCell::new(memory));
        let sheet = Self { ui, open, lang, look, width, composed: None, here, hang, above, memory };
        sheet.turn_to(open.page());
        sheet
    }

    /// Keeps the heights of the paragraphs that are on both the page before and the page now.
    fn turn_to(&self, page: &Arc<Page>) {
        let mut memory = self.memory.borrow_mut();
        if Arc::ptr_eq(&memory.page, page) && memory.heights.len() == page.paragraphs.len() {
            return;
        }
        let (old, new) = (memory.page.clone(), &page.paragraphs);
        let old = &old.paragraphs;
        let same = |(one, other): &(&Paragraph, &Paragraph)| one.first == other.first && one.second == other.second;
        let head = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - head;
        let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let between = new.get(head..new.len() - tail).unwrap_or_default();
        // All of a draft that is opened is new: to go through it for each paragraph would take as long as all else.
        let draft = self.draft();
        let sections: HashMap<SectionId, &Section> = if between.is_empty() {
            HashMap::new()
        } else {
            draft.walk().map(|section| (section.id, section)).collect()
        };
        let length = |place| text_among(draft, place, |id| sections.get(&id).copied()).map_or(0, Text::len);
        let fresh: Vec<f32> = between.iter().map(|new| self.estimate(new, new.places().map(length).sum())).collect();
        let end = memory.heights.len().saturating_sub(tail);
        let head = head.min(end);
        memory.heights.splice(head..end, fresh);
        memory.tops.truncate(head + 1);
        memory.page = page.clone();
    }

    fn draft(&self) -> &'a Draft {
        self.open.document.draft()
    }

    fn language(&self) -> Language {
        self.draft().language
    }

    /// How high a paragraph may be, from the length of what it says.
    fn estimate(&self, paragraph: &Paragraph, bytes: usize) -> f32 {
        let letter = self.look.size(Type::Body);
        // Chinese characters have three bytes and a cell each, Latin ones one and half a cell.
        let cells = if self.language() == Language::Chinese { bytes / 3 } else { bytes / 2 };
        #[expect(clippy::cast_precision_loss, reason = "an estimate")]
        let lines = (cells as f32 * letter / self.width).ceil().max(1.0);
        lines * self.look.line(Type::Body) + self.gap(paragraph)
    }

    /// Room above a paragraph.
    fn gap(&self, paragraph: &Paragraph) -> f32 {
        let begins_part = paragraph.begins && paragraph.section().is_some() && paragraph.level == 0;
        let first_part = || self.draft().sections.first().map(|section| section.id) == paragraph.section();
        let gap = if begins_part && first_part() {
            size::BELOW_TITLE
        } else if begins_part && matches!(paragraph.first, Place::Heading(_)) {
            size::ABOVE_HEADING
        } else if self.language() == Language::English && paragraph.shape != Shape::Title {
            size::ENGLISH_GAP
        } else {
            0.0
        };
        gap * self.look.zoom
    }

    /// How a paragraph is set.
    fn spec(&self, index: usize, paragraph: &Paragraph) -> Spec {
        Spec {
            shape: paragraph.shape,
            first: paragraph.first,
            width: self.width,
            on: paragraph.on,
            dimmed: self.look.focus && self.here != Some(index),
            language: self.language(),
            look: self.look,
            rendering: (self.ui.visuals().dark_mode, self.ui.pixels_per_point()),
        }
    }

    /// A paragraph laid out.
    pub fn laid(&self, index: usize) -> Option<Arc<Laid>> {
        let paragraph = self.open.page().paragraphs.get(index)?;
        let spec = self.spec(index, paragraph);
        let revision = self.open.document.revision();
        let composed = self.composed.clone().filter(|_| self.here == Some(index));
        if let Some(kept) = self.memory.borrow().kept.get(&paragraph.first)
            && kept.revision == revision
            && kept.composed == composed
            && kept.laid.spec == spec
        {
            return Some(kept.laid.clone());
        }
        let chain = self.open.page().chain(self.draft(), paragraph);
        let shown = Shown::new(self.draft(), self.open.speech(), &chain, paragraph);
        let inserts = self.inserts(&shown, composed.as_ref());
        let mut memory = self.memory.borrow_mut();
        let known = memory.kept.get(&paragraph.first).map(|kept| kept.laid.clone());
        let known = known.filter(|laid| laid.shown == shown && laid.spec == spec && laid.inserts == inserts);
        let laid = known.unwrap_or_else(|| Arc::new(Laid::new(self.ui, shown, spec, inserts)));
        memory.kept.insert(paragraph.first, Kept { revision, composed, laid: laid.clone() });
        let guidance = self.guidance(index).map_or(0.0, |galley| guidance_height(&galley));
        let height = self.gap(paragraph) + laid.height() + guidance;
        if let Some(known) = memory.heights.get_mut(index)
            && *known != height
        {
            *known = height;
            memory.tops.truncate(index + 1);
        }
        Some(laid)
    }

    /// A paragraph that has been laid out and is near what is in sight.
    pub fn in_sight(&self, index: usize) -> Option<Arc<Laid>> {
        let paragraph = self.open.page().paragraphs.get(index)?;
        self.memory.borrow().kept.get(&paragraph.first).map(|kept| kept.laid.clone())
    }

    /// Forgets the layouts that were not looked at, except near the ones that were.
    pub fn forget(&self, seen: std::ops::Range<usize>) {
        let page = self.open.page();
        let mut memory = self.memory.borrow_mut();
        if memory.kept.len() > 4 * seen.len() + 40 {
            memory.kept.retain(|place, _| page.index_of(*place).is_some_and(|index| seen.contains(&index)));
        }
    }

    /// What stands in a paragraph and is not of the draft: what belongs in its empty places, what is being composed.
    fn inserts(&self, shown: &Shown, composed: Option<&(Caret, String)>) -> Vec<Insert> {
        let mut inserts: Vec<Insert> = Vec::new();
        for (place, range, _) in &shown.parts {
            if let (true, Some(words)) = (range.is_empty(), hint(*place)) {
                inserts.push(Insert { at: range.start, words: words.get(self.lang).to_owned(), composed: false });
            }
        }
        if let Some((caret, words)) = composed
            && let Some(at) = shown.byte_of(caret)
        {
            inserts.retain(|hint| hint.at != at);
            let index = inserts.iter().position(|other| other.at > at).unwrap_or(inserts.len());
            inserts.insert(index, Insert { at, words: words.clone(), composed: true });
        }
        inserts
    }

    /// The guidance that stands below a paragraph, if it ends an empty section.
    pub fn guidance(&self, index: usize) -> Option<Arc<Galley>> {
        let paragraph = self.open.page().paragraphs.get(index)?;
        if !paragraph.ends || !paragraph.on || paragraph.folded || self.look.focus {
            return None;
        }
        let chain = self.open.page().chain(self.draft(), paragraph);
        let section = chain.last().filter(|section| !section.has_body() && !section.guidance.is_empty())?;
        let setting = Setting {
            language: self.language(),
            width: self.width - size::INDENT - size::GUIDANCE_INSET,
            indent: 0.0,
            centred: false,
        };
        Some(lines::plain(self.ui, &section.guidance, Type::Guidance, Theme::of(self.ui).ink3, &setting))
    }

    /// How high the whole page is, the room at its ends not counted.
    pub fn total(&self) -> f32 {
        self.top(usize::MAX) - self.above
    }

    /// Where a paragraph begins, from the top of the page; behind the last one, where that ends.
    pub fn top(&self, index: usize) -> f32 {
        let mut memory = self.memory.borrow_mut();
        let Memory { heights, tops, .. } = &mut **memory;
        let index = index.min(heights.len());
        if tops.is_empty() {
            tops.push(0.0);
        }
        while tops.len() <= index {
            let last = tops.len() - 1;
            let next = tops.last().copied().unwrap_or_default() + heights.get(last).copied().unwrap_or_default();
            tops.push(next);
        }
        self.above + tops.get(index).copied().unwrap_or_default()
    }

    /// Where the words of a paragraph begin, below the room above it.
    pub fn text_top(&self, index: usize) -> f32 {
        let gap = self.open.page().paragraphs.get(index).map_or(0.0, |paragraph| self.gap(paragraph));
        self.top(index) + gap
    }

    /// The paragraph at a height of the page, the first or last one if it is beyond them.
    pub fn index_at(&self, y: f32) -> usize {
        self.total();
        let memory = self.memory.borrow();
        let behind = memory.tops.partition_point(|top| self.above + top <= y);
        behind.saturating_sub(1).min(memory.heights.len().saturating_sub(1))
    }

    /// Whether a caret is drawn at the end of its line though the next line begins there.
    pub fn hangs(&self, caret: &Caret) -> bool {
        self.hang.borrow().as_ref() == Some(caret)
    }

    /// Where a caret is drawn, from the corner of the page's text.
    pub fn caret_rect(&self, caret: &Caret) -> Option<egui::Rect> {
        let index = self.open.page().index_of(caret.place()?)?;
        let laid = self.laid(index)?;
        let byte = laid.shown.byte_of(caret)?;
        Some(laid.caret(byte, self.hangs(caret)).translate(Vec2::new(0.0, self.text_top(index))))
    }

    /// The caret at a point, from the corner of the page's text; `inside` a blank where the point lies in one.
    pub fn caret_at(&self, at: Pos2, inside: bool) -> Option<Caret> {
        let index = self.index_at(at.y);
        let laid = self.laid(index)?;
        let (byte, hangs) = laid.place_at(at - pos2(0.0, self.text_top(index)));
        self.settle(&laid, byte, hangs, inside)
    }

    fn settle(&self, laid: &Laid, byte: usize, hangs: bool, inside: bool) -> Option<Caret> {
        let caret = laid.shown.caret_at(byte, inside)?;
        *self.hang.borrow_mut() = hangs.then(|| caret.clone());
        Some(caret)
    }
}

impl Lines for Sheet<'_> {
    fn edge(&self, caret: &Caret, last: bool) -> Caret {
        let found = || {
            let index = self.open.page().index_of(caret.place()?)?;
            let laid = self.laid(index)?;
            let line = laid.line_of(laid.shown.byte_of(caret)?, self.hangs(caret));
            let (start, end, hangs) = laid.line_ends(line);
            if last { self.settle(&laid, end, hangs, false) } else { self.settle(&laid, start, false, false) }
        };
        found().unwrap_or_else(|| caret.clone())
    }

    fn vertical(&self, caret: &Caret, lines: isize, goal: f32) -> Caret {
        let found = || {
            let mut index = self.open.page().index_of(caret.place()?)?;
            let mut laid = self.laid(index)?;
            let mut line = laid.line_of(laid.shown.byte_of(caret)?, self.hangs(caret));
            let mut left = lines.unsigned_abs();
            while left > 0 {
                if lines > 0 && line + 1 < laid.line_count() {
                    line += 1;
                } else if lines < 0 && line > 0 {
                    line -= 1;
                } else {
                    let next = index.checked_add_signed(lines.signum()).and_then(|next| Some((next, self.laid(next)?)));
                    let Some((next, other)) = next else {
                        // Beyond the edge of the page there is its first or last place.
                        let edge = if lines > 0 { laid.shown.text.len() } else { 0 };
                        return self.settle(&laid, edge, false, false);
                    };
                    line = if lines > 0 { 0 } else { other.line_count() - 1 };
                    (index, laid) = (next, other);
                }
                left -= 1;
            }
            let (byte, hangs) = laid.place_on_line(line, goal);
            self.settle(&laid, byte, hangs, false)
        };
        found().unwrap_or_else(|| caret.clone())
    }

    fn x_of(&self, caret: &Caret) -> f32 {
        self.caret_rect(caret).map_or(0.0, |rect| rect.left())
    }
}

/// How high guidance is with what can be done there.
pub fn guidance_height(galley: &Galley) -> f32 {
    galley.size().y + size::CONTROL + size::GUIDANCE_GAP
}

/// What is said in a place where nothing is written.
pub fn hint(place: Place) -> Option<Words> {
    match place {
        Place::TitleLine(_) => Some(window::TITLE_HINT),
        Place::Subtitle => Some(window::SUBTITLE_HINT),
        Place::Speaker => Some(window::BYLINE_HINT),
        Place::Date => Some(window::DATE_HINT),
        Place::Heading(_) => Some(window::HEADING_HINT),
        Place::Body(..) => None,
    }
}
