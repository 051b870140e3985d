//! One paragraph of the page laid out: where its lines break, where every letter stands, and which letter stands where.
//!
//! The places at which a line breaks are ours (`assemble::breaks`); egui is given them and never breaks a line itself.

use std::ops::Range;
use std::sync::Arc;

use egui::text::TextFormat;
use egui::{Color32, Galley, Pos2, Rect, Stroke, Ui, Vec2, pos2};

use crate::assemble::Shape;
use crate::edit::Place;
use crate::flow::{RunKind, Shown};
use crate::model::{Language, Voice};
use crate::ui::chips;
use crate::ui::lines::{self, Setting};
use crate::ui::page_look::PageLook;
use crate::ui::theme::{Theme, Type};

/// Words that stand in a paragraph and are not of the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Insert {
    /// Where, in bytes of the paragraph's words.
    pub at: usize,
    /// What.
    pub words: String,
    /// Whether it is being composed; else it tells what belongs in an empty place.
    pub composed: bool,
}

/// How a paragraph is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// How it stands.
    pub shape: Shape,
    /// The first text in it, which tells a title from a byline.
    pub first: Place,
    /// How wide a line may be.
    pub width: f32,
    /// Whether it is spoken.
    pub on: bool,
    /// Whether it stands back behind the one that is being written.
    pub dimmed: bool,
    /// The language of the draft.
    pub language: Language,
    /// Sizes and faces.
    pub look: PageLook,
    /// Whether the window is dark, and how many pixels a point has: both are in what is laid out.
    pub rendering: (bool, f32),
}

impl Spec {
    /// How the words of a heading, or of a paragraph, are set.
    fn kind(&self, heading: bool) -> Type {
        match (self.shape, self.first) {
            (Shape::Title, Place::TitleLine(_)) => Type::Title,
            (Shape::Title, _) => Type::Byline,
            _ if heading => Type::Heading,
            _ => Type::Body,
        }
    }

    /// The room before its first letter.
    pub fn indent(&self) -> f32 {
        let indented = self.language == Language::Chinese && !matches!(self.shape, Shape::Title | Shape::Flush);
        if indented { self.look.indent() } else { 0.0 }
    }

    fn centred(&self) -> bool {
        self.shape == Shape::Title
    }

    /// How high a line is.
    pub fn line(&self) -> f32 {
        self.look.line(self.kind(false))
    }

    /// How high its letters are.
    pub fn letter(&self) -> f32 {
        self.look.size(self.kind(false))
    }
}

/// A paragraph laid out.
pub struct Laid {
    /// What it reads.
    pub shown: Shown,
    /// How it is set.
    pub spec: Spec,
    /// What stands in it besides.
    pub inserts: Vec<Insert>,
    /// Its lines: ranges of the words with what stands in them besides.
    lines: Vec<Range<usize>>,
    words: String,
    galley: Arc<Galley>,
}

impl Laid {
    /// Lays a paragraph out.
    pub fn new(ui: &Ui, shown: Shown, spec: Spec, inserts: Vec<Insert>) -> Self {
        let (words, formats) = formatted(Theme::of(ui), &shown, &spec, &inserts);
        let setting =
            Setting { language: spec.language, width: spec.width, indent: spec.indent(), centred: spec.centred() };
        let (galley, lines) = lines::set(ui, &words, &formats, &setting);
        Self { shown, spec, inserts, lines, words, galley }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.galley.size().y.max(self.spec.line())
    }

    /// What is painted.
    pub fn galley(&self) -> &Arc<Galley> {
        &self.galley
    }

    /// Where the galley is painted if the paragraph stands at a point.
    pub fn galley_at(&self, at: Pos2) -> Pos2 {
        if self.spec.centred() { pos2(at.x + self.spec.width / 2.0, at.y) } else { at }
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.lines.len().max(1)
    }

    /// A place in the words with what stands in them besides; a place at which something stands comes before or behind it.
    fn outward(&self, byte: usize, behind: bool) -> usize {
        let before = self.inserts.iter().filter(|insert| insert.at < byte || (behind && insert.at == byte));
        byte + before.map(|insert| insert.words.len()).sum::<usize>()
    }

    /// The place in the words of the draft of a place in what is laid out.
    fn inward(&self, byte: usize) -> usize {
        let mut taken = 0;
        for insert in &self.inserts {
            let start = insert.at + taken;
            if byte <= start {
                break;
            }
            if byte <= start + insert.words.len() {
                return insert.at;
            }
            taken += insert.words.len();
        }
        byte - taken
    }

    /// The line on which a place stands; at the end of a line the next one, unless it `hangs`.
    fn line_at(&self, byte: usize, hangs: bool) -> usize {
        let last = self.lines.len().saturating_sub(1);
        let found = self.lines.iter().position(|line| byte < line.end || (hangs && byte == line.end));
        found.unwrap_or(last)
    }

    /// Where a caret stands, from the paragraph's corner: a place in the words, behind what is being composed there.
    pub fn caret(&self, byte: usize, hangs: bool) -> Rect {
        let composed = self.inserts.iter().any(|insert| insert.composed && insert.at == byte);
        let outward = self.outward(byte, composed);
        let line = self.line_at(outward, hangs);
        let x = self.x(line, outward);
        let (top, bottom) = self.line_range(line);
        Rect::from_min_max(pos2(x, top), pos2(x, bottom))
    }

    /// The row and the column of a place, as the galley counts.
    pub fn row_of(&self, byte: usize, hangs: bool) -> (usize, usize) {
        let outward = self.outward(byte, false);
        let line = self.line_at(outward, hangs);
        let start = self.lines.get(line).map_or(0, |range| range.start);
        (line, self.words.get(start..outward).map_or(0, |before| before.chars().count()))
    }

    /// The line of a caret.
    pub fn line_of(&self, byte: usize, hangs: bool) -> usize {
        self.line_at(self.outward(byte, false), hangs)
    }

    fn line_range(&self, line: usize) -> (f32, f32) {
        let row = self.galley.rows.get(line);
        row.map_or((0.0, self.spec.line()), |row| (row.pos.y, row.pos.y + row.height()))
    }

    /// How far from the paragraph's left a place on a line stands.
    fn x(&self, line: usize, byte: usize) -> f32 {
        let (Some(range), Some(row)) = (self.lines.get(line), self.galley.rows.get(line)) else {
            return if self.spec.centred() { self.spec.width / 2.0 } else { self.spec.indent() };
        };
        let before = self.words.get(range.start..byte.clamp(range.start, range.end)).unwrap_or_default();
        let offset = if row.glyphs.is_empty() && line == 0 && !self.spec.centred() {
            self.spec.indent()
        } else {
            row.x_offset(before.chars().count().into())
        };
        row.pos.x + offset + if self.spec.centred() { self.spec.width / 2.0 } else { 0.0 }
    }

    /// The place in the words at a point, from the paragraph's corner, and whether it hangs at the end of its line.
    pub fn place_at(&self, at: Vec2) -> (usize, bool) {
        let line = self
            .lines
            .len()
            .saturating_sub(1)
            .min((0..self.lines.len()).find(|line| at.y < self.line_range(*line).1).unwrap_or(usize::MAX));
        self.place_on_line(line, at.x)
    }

    /// The place on a line that is nearest to a distance from the left, and whether it hangs at the line's end.
    pub fn place_on_line(&self, line: usize, x: f32) -> (usize, bool) {
        let Some(range) = self.lines.get(line) else { return (0, false) };
        let mut best = (f32::INFINITY, range.start);
        let words = self.words.get(range.clone()).unwrap_or_default();
        for (at, _) in words.char_indices().chain([(words.len(), ' ')]) {
            let distance = (self.x(line, range.start + at) - x).abs();
            // Between letters of no width the last place counts.
            if distance <= best.0 {
                best = (distance, range.start + at);
            }
        }
        let hangs = best.1 == range.end && line + 1 < self.lines.len();
        (self.inward(best.1), hangs)
    }

    /// The places at which a line begins and ends, and whether its end hangs.
    pub fn line_ends(&self, line: usize) -> (usize, usize, bool) {
        let range = self.lines.get(line).cloned().unwrap_or_default();
        (self.inward(range.start), self.inward(range.end), line + 1 < self.lines.len())
    }

    /// Where the letters of a range stand, from the paragraph's corner: a box on every line that holds some, as high as
    /// the line.
    pub fn boxes(&self, range: Range<usize>) -> Vec<Rect> {
        let (from, to) = (self.outward(range.start, true), self.outward(range.end, false));
        let left = if self.spec.centred() { self.spec.width / 2.0 } else { 0.0 };
        let boxes = chips::boxes(&self.galley, &self.lines, &self.words, from..to);
        boxes.into_iter().map(|rect| rect.translate(Vec2::new(left, 0.0))).collect()
    }

    /// The middle of every letter of a range; marks are none.
    pub fn letters(&self, range: Range<usize>) -> Vec<Pos2> {
        let words = self.shown.text.get(range.clone()).unwrap_or_default();
        let seen = words.char_indices().filter(|(_, c)| c.is_alphanumeric());
        let middles = seen.filter_map(|(at, c)| {
            let start = range.start + at;
            self.boxes(start..start + c.len_utf8()).first().map(Rect::center)
        });
        middles.collect()
    }
}

/// The words of a paragraph with what stands in them besides, and how each stretch is set.
struct Setter<'a> {
    theme: &'a Theme,
    spec: &'a Spec,
    words: String,
    formats: Vec<(Range<usize>, TextFormat)>,
}

impl Setter<'_> {
    fn put(&mut self, text: &str, kind: Type, color: Color32, underline: Stroke) {
        if text.is_empty() {
            return;
        }
        let start = self.words.len();
        self.words.push_str(text);
        let font_id = self.spec.look.font(kind);
        let line_height = Some(self.spec.line());
        let format = TextFormat { font_id, line_height, color, underline, ..TextFormat::default() };
        self.formats.push((start..self.words.len(), format));
    }

    fn insert(&mut self, insert: &Insert, heading: bool) {
        let kind = self.spec.kind(heading);
        if insert.composed {
            self.put(&insert.words, kind, self.theme.ink, Stroke::new(1.0, self.theme.ink2));
        } else {
            self.put(&insert.words, kind, self.theme.ink3, Stroke::NONE);
        }
    }
}

fn formatted(
    theme: &Theme,
    shown: &Shown,
    spec: &Spec,
    inserts: &[Insert],
) -> (String, Vec<(Range<usize>, TextFormat)>) {
    let mut out = Setter { theme, spec, words: String::with_capacity(shown.text.len()), formats: Vec::new() };
    let in_heading = |byte: usize| {
        let part = shown.parts.iter().rev().find(|(_, range, _)| range.start <= byte);
        part.is_none_or(|(place, ..)| matches!(place, Place::Heading(_)))
    };
    let ink = match spec.shape {
        _ if !spec.on || spec.dimmed => theme.ink3,
        Shape::Title if !matches!(spec.first, Place::TitleLine(_)) => theme.ink2,
        _ => theme.ink,
    };
    let mut waiting = inserts.iter().peekable();
    for run in &shown.runs {
        let kind = spec.kind(matches!(run.place, Place::Heading(_)) || run.kind == RunKind::Label);
        let color = match &run.kind {
            RunKind::Label => theme.ink3,
            RunKind::Blank { filled: false, .. } | RunKind::Pause if spec.on && !spec.dimmed => theme.warn,
            _ => ink,
        };
        let mut start = run.range.start;
        while let Some(next) = waiting.next_if(|next| next.at < run.range.end) {
            let at = next.at.max(start);
            out.put(shown.text.get(start..at).unwrap_or_default(), kind, color, Stroke::NONE);
            out.insert(next, in_heading(next.at));
            start = at;
        }
        out.put(shown.text.get(start..run.range.end).unwrap_or_default(), kind, color, Stroke::NONE);
    }
    for next in waiting {
        out.insert(next, in_heading(next.at));
    }
    if out.formats.is_empty() {
        let font_id = spec.look.font(spec.kind(false));
        out.formats.push((0..0, TextFormat { font_id, line_height: Some(spec.line()), ..TextFormat::default() }));
    }
    (out.words, out.formats)
}

/// Whether a run of a paragraph carries a mark of the speaker's.
pub fn voiced(shown: &Shown) -> impl Iterator<Item = (Range<usize>, Voice)> + '_ {
    shown.runs.iter().filter(|run| run.voice != Voice::Plain).map(|run| (run.range.clone(), run.voice))
}
