//! Text broken into lines by our own rules (`assemble::breaks`). egui is told where lines break and never breaks one.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Align, Galley, Ui};

use super::theme::Type;
use crate::assemble::{breaks, fill};
use crate::model::Language;

/// How a paragraph is broken and set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Whose rules hold.
    pub language: Language,
    /// How wide a line may be.
    pub width: f32,
    /// Room before the first letter, and before every letter that follows a line break of the text itself.
    pub indent: f32,
    /// Whether lines stand in the middle.
    pub centred: bool,
}

/// Sets words in stretches of one format each, which tile them. Gives the galley, a row a line, and the lines as ranges
/// of the words.
pub fn set(
    ui: &Ui,
    words: &str,
    formats: &[(Range<usize>, TextFormat)],
    setting: &Setting,
) -> (Arc<Galley>, Vec<Range<usize>>) {
    let places = letter_places(ui, words, formats);
    let advance = |range: Range<usize>| x_at(&places, range.end) - x_at(&places, range.start);
    let forced: Vec<usize> = words.match_indices('\n').map(|(at, _)| at + 1).collect();
    let first = setting.width - setting.indent;
    let lines = fill(&breaks(words, setting.language), words, advance, first, setting.width, &forced);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job(words, formats, setting, &lines)));
    (galley, lines)
}

/// Sets words of one kind.
pub fn plain(ui: &Ui, words: &str, kind: Type, color: egui::Color32, setting: &Setting) -> Arc<Galley> {
    set(ui, words, &[(0..words.len(), format(kind, color))], setting).0
}

/// The format of a kind of text.
pub fn format(kind: Type, color: egui::Color32) -> TextFormat {
    TextFormat { font_id: kind.font(), line_height: Some(kind.line()), color, ..TextFormat::default() }
}

/// Where every letter would stand on a line without end: its byte and its distance from the left, in order.
fn letter_places(ui: &Ui, words: &str, formats: &[(Range<usize>, TextFormat)]) -> Vec<(usize, f32)> {
    let mut long = LayoutJob { text: words.replace('\n', " "), ..LayoutJob::default() };
    long.wrap.max_width = f32::INFINITY;
    long.keep_trailing_whitespace = true;
    long.sections = formats
        .iter()
        .map(|(range, format)| LayoutSection {
            leading_space: 0.0,
            byte_range: range.start.into()..range.end.into(),
            format: format.clone(),
        })
        .collect();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(long));
    let row = galley.rows.first();
    let glyphs = row.map(|row| row.glyphs.as_slice()).unwrap_or_default();
    let bytes = words.char_indices().map(|(at, _)| at);
    let mut places: Vec<(usize, f32)> = bytes.zip(glyphs).map(|(at, glyph)| (at, glyph.pos.x)).collect();
    places.push((words.len(), glyphs.last().map_or(0.0, egui::epaint::text::Glyph::max_x)));
    places
}

fn x_at(places: &[(usize, f32)], byte: usize) -> f32 {
    let index = places.partition_point(|(at, _)| *at < byte);
    places.get(index).or(places.last()).map_or(0.0, |(_, x)| *x)
}

/// The words with a line break behind every line, so that each becomes a row of its own.
fn job(words: &str, formats: &[(Range<usize>, TextFormat)], setting: &Setting, lines: &[Range<usize>]) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    job.keep_trailing_whitespace = true;
    if setting.centred {
        job.halign = Align::Center;
    }
    if let (true, Some((_, format))) = (words.is_empty(), formats.first()) {
        // Even without a letter a line is as high as a line.
        job.append("", setting.indent, format.clone());
    }
    let mut formats = formats.iter().filter(|(range, _)| !range.is_empty()).peekable();
    let mut indent = setting.indent;
    for (index, line) in lines.iter().enumerate() {
        let mut start = line.start;
        let ends_itself = words.get(line.clone()).is_some_and(|text| text.ends_with('\n'));
        while let Some((range, format)) = formats.peek() {
            let end = range.end.min(line.end);
            let mut text = words.get(start..end).unwrap_or_default().to_owned();
            if end == line.end && index + 1 < lines.len() && !ends_itself {
                text.push('\n');
            }
            job.append(&text, indent, format.clone());
            indent = 0.0;
            start = end;
            if range.end <= line.end {
                formats.next();
            }
            if end == line.end {
                break;
            }
        }
        if ends_itself {
            indent = setting.indent;
        }
    }
    job
}
