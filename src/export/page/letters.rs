//! From a text to its letters: a glyph, a place and a room for each, on one line without end.
//!
//! Chinese characters are taken one by one, words of letters are shaped with kerning and ligatures, each word once in
//! a speech. Marks that stand side by side give away the room that is empty between them.

use std::collections::HashMap;
use std::ops::Range;

use harfrust::UnicodeBuffer;

use super::fonts::{Choice, FaceId, Fonts, Found, Shaped};
use super::marks::{Kind, kind};
use crate::model::Language;

/// The longest piece that is shaped at once, in bytes: what is longer is no word.
const MOST_WORD: usize = 240;

/// How much of its size a mark keeps at most where it gives room away.
const HALF: f32 = 0.5;

/// In what a stretch of a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Type {
    /// The face of Chinese characters and marks.
    pub chinese: Choice,
    /// That of everything else.
    pub latin: Choice,
    /// The size in points.
    pub size: f32,
    /// What is added to the room of every Chinese character, in points.
    pub tracking: f32,
}

/// In what a letter is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its face.
    pub face: FaceId,
    /// Whether it is made bold.
    pub embolden: bool,
    /// Its size in points.
    pub size: f32,
}

/// A glyph in a line. Lengths are points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// The glyph in its face.
    pub glyph: u16,
    /// In what it is set, among the looks of its text.
    pub look: u16,
    /// Where its characters begin in the text, in bytes. Letters of the same place are one cluster.
    pub at: u32,
    /// Where they end.
    pub end: u32,
    /// Its room.
    pub advance: f32,
    /// What of its room may go where it ends a line.
    pub give: f32,
    /// How far it stands out of its place: to the right, and up.
    pub offset: [f32; 2],
    /// What it is.
    pub kind: Kind,
    /// Whether the room behind it may be made wider.
    pub gap: bool,
    /// Whether no face has its character, so that another sign stands for it.
    pub missing: bool,
}

/// The letters of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    /// In the order of the text.
    pub list: Vec<Letter>,
    /// In what they are set.
    pub looks: Vec<Look>,
}

impl Letters {
    /// In what a letter is set.
    pub fn look(&self, letter: &Letter) -> Option<&Look> {
        self.looks.get(usize::from(letter.look))
    }

    /// How wide they all are on one line.
    pub fn width(&self) -> f32 {
        self.list.iter().map(|letter| letter.advance).sum()
    }

    /// Which letters stand for a range of the text.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.list.partition_point(|letter| (letter.at as usize) < at);
        before(range.start)..before(range.end)
    }

    fn look_of(&mut self, face: FaceId, kind: &Type) -> u16 {
        let embolden = if face == kind.latin.face { kind.latin.embolden } else { kind.chinese.embolden };
        let look = Look { face, embolden, size: kind.size };
        let known = self.looks.iter().rposition(|known| *known == look);
        let index = known.unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    /// Adds a letter behind the others and settles what stands between it and the last.
    fn push(&mut self, letter: Letter, free: (f32, f32)) {
        if let Some(last) = self.list.last_mut().filter(|last| last.end == letter.at) {
            let words = last.kind == Kind::Letter && letter.kind == Kind::Letter;
            let rule = last.kind == Kind::Rule && letter.kind == Kind::Rule;
            let wide = |kind| !matches!(kind, Kind::Letter | Kind::Blank);
            last.gap = !words && !rule && (wide(last.kind) || wide(letter.kind) || last.kind == Kind::Blank);
            match (last.kind, letter.kind) {
                (Kind::Closing, Kind::Closing | Kind::Opening) => {
                    last.advance -= last.give;
                    last.give = 0.0;
                }
                (Kind::Opening, Kind::Opening) => last.advance -= free.0,
                _ => {}
            }
        }
        self.list.push(letter);
    }
}

/// What sets texts, and remembers what it has set.
pub struct Setter<'a> {
    /// The faces.
    pub fonts: &'a Fonts,
    /// The words shaped so far in every face: where they lie in `shaped`.
    words: HashMap<FaceId, HashMap<Box<str>, Range<usize>>>,
    shaped: Vec<Shaped>,
    buffer: Option<UnicodeBuffer>,
    /// What is free at both sides of the marks met so far, in parts of the size.
    free: HashMap<(FaceId, u16), (f32, f32)>,
}

impl<'a> Setter<'a> {
    /// One that has set nothing yet.
    pub fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, words: HashMap::new(), shaped: Vec::new(), buffer: None, free: HashMap::new() }
    }

    /// The letters of a text. `types` are its stretches by their ends, in order; the last holds for what is behind it.
    pub fn letters(&mut self, text: &str, types: &[(usize, Type)], language: Language) -> Letters {
        let mut out = Letters::default();
        out.list.reserve_exact(text.chars().count());
        let mut types = types.iter().copied().peekable();
        let mut now = types.peek().map_or_else(Type::default, |(_, first)| *first);
        // A word under way: where it begins, and the one face of all its letters.
        let mut word: Option<(usize, FaceId)> = None;
        let mut before = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map(|(_, c)| *c);
            while types.peek().is_some_and(|(end, _)| *end <= at) {
                self.end_word(text, &mut word, at, &now, &mut out);
                types.next();
                now = types.peek().map_or(now, |(_, next)| *next);
            }
            let kind = kind(before, c, after, language);
            before = Some(c);
            // By far the most are Chinese characters that their face has.
            if kind == Kind::Wide
                && let Some(glyph) = self.fonts.glyph(now.chinese.face, c)
            {
                self.end_word(text, &mut word, at, &now, &mut out);
                let found = Found { face: now.chinese.face, glyph, missing: false };
                self.single(at..at + c.len_utf8(), found, kind, &now, &mut out);
                continue;
            }
            let order = if kind == Kind::Letter || kind == Kind::Blank {
                [now.latin.face, now.chinese.face]
            } else {
                [now.chinese.face, now.latin.face]
            };
            if kind == Kind::Letter {
                let found = self.fonts.find(c, &order);
                let goes_on = word.is_some_and(|(start, face)| face == found.face && at - start < MOST_WORD);
                if !found.missing && goes_on {
                    continue;
                }
                self.end_word(text, &mut word, at, &now, &mut out);
                if found.missing {
                    self.single(at..at + c.len_utf8(), found, Kind::Wide, &now, &mut out);
                } else {
                    word = Some((at, found.face));
                }
                continue;
            }
            self.end_word(text, &mut word, at, &now, &mut out);
            if kind != Kind::Nothing {
                let shown = if c == '\t' { ' ' } else { c };
                let found = self.fonts.find(shown, &order);
                // Blanks that a face lacks are as wide as its usual one.
                let found = if found.missing && kind == Kind::Blank { self.fonts.find(' ', &order) } else { found };
                self.single(at..at + c.len_utf8(), found, kind, &now, &mut out);
            }
        }
        self.end_word(text, &mut word, text.len(), &now, &mut out);
        out
    }

    /// Adds a letter that is one character.
    fn single(&mut self, range: Range<usize>, found: Found, kind: Kind, now: &Type, out: &mut Letters) {
        let look = out.look_of(found.face, now);
        let advance = self.fonts.advance(found.face, found.glyph) * now.size;
        let tracking = if kind == Kind::Blank { 0.0 } else { now.tracking };
        let free = match kind {
            Kind::Opening | Kind::Closing => self.free(found, now.size),
            _ => (0.0, 0.0),
        };
        let (Ok(at), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else { return };
        let give = if kind == Kind::Closing { free.1 } else { 0.0 };
        let advance = advance + tracking;
        let Found { glyph, missing, .. } = found;
        let offset = [0.0; 2];
        out.push(Letter { glyph, look, at, end, advance, give, offset, kind, gap: false, missing }, free);
    }

    /// What a mark may give away at its left and its right, in points.
    fn free(&mut self, found: Found, size: f32) -> (f32, f32) {
        let fonts = self.fonts;
        let (left, right) = *self.free.entry((found.face, found.glyph)).or_insert_with(|| {
            let (left, right) = fonts.bearings(found.face, found.glyph);
            (left.min(HALF), right.min(HALF))
        });
        (left * size, right * size)
    }

    /// Adds the word under way, if any, which ends at `end`.
    fn end_word(&mut self, text: &str, word: &mut Option<(usize, FaceId)>, end: usize, now: &Type, out: &mut Letters) {
        let Some((start, face)) = word.take() else { return };
        let Some(letters) = text.get(start..end) else { return };
        let places = self.word(face, letters);
        let look = out.look_of(face, now);
        let shaped = self.shaped.get(places).unwrap_or_default();
        for (index, glyph) in shaped.iter().enumerate() {
            let next = shaped.iter().skip(index + 1).find(|next| next.at > glyph.at);
            let (Ok(base), Ok(length)) = (u32::try_from(start), u32::try_from(letters.len())) else { return };
            let letter = Letter {
                glyph: glyph.glyph,
                look,
                at: base + glyph.at,
                end: base + next.map_or(length, |next| next.at),
                advance: glyph.advance * now.size,
                give: 0.0,
                offset: glyph.offset.map(|part| part * now.size),
                kind: Kind::Letter,
                gap: false,
                missing: false,
            };
            out.push(letter, (0.0, 0.0));
        }
    }

    /// Where the glyphs of a word lie in `shaped`.
    fn word(&mut self, face: FaceId, letters: &str) -> Range<usize> {
        let known = self.words.entry(face).or_default();
        if let Some(places) = known.get(letters) {
            return places.clone();
        }
        let start = self.shaped.len();
        self.fonts.shape(face, letters, &mut self.buffer, &mut self.shaped);
        let places = start..self.shaped.len();
        known.insert(letters.into(), places.clone());
        places
    }
}
