//! What is put under words for the speaker: dots under what is stressed, as GB/T 15834 has them, a line where letters
//! cannot have dots, a broken line under what is said slowly.

use krilla::color::luma;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke, StrokeDash};
use krilla::surface::Surface;

use crate::export::page::{Kind, PageLine};
use crate::model::Voice;

/// Where dots and lines lie below the base line, how large a dot and how thick a line is, in parts of the size.
const DOT_BELOW: f32 = 0.28;
const DOT: f32 = 0.06;
const LINE_BELOW: f32 = 0.24;
const LINE: f32 = 0.05;
/// How long a piece of a broken line and the gap behind it are.
const DASH: [f32; 2] = [0.24, 0.14];

/// Paints what belongs under a line.
pub fn paint(surface: &mut Surface<'_>, line: &PageLine<'_>) {
    let size = line.size();
    let ink = || luma::Color::black().into();
    let mut lines: Vec<(Voice, f32, f32)> = Vec::new();
    for (voice, letter, x, room) in line.voiced().into_iter().filter(|(voice, ..)| *voice != Voice::Pinyin) {
        if voice == Voice::Stress && letter.kind == Kind::Wide {
            let fill = Fill { paint: ink(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
            surface.set_fill(Some(fill));
            surface.set_stroke(None);
            // The room of a letter may be wider than its cell, or narrower.
            let middle = x + room.min(size) / 2.0;
            if let Some(dot) = dot(middle, line.base() + size * DOT_BELOW, size * DOT) {
                surface.draw_path(&dot);
            }
            continue;
        }
        let dotted = voice == Voice::Stress && letter.kind != Kind::Letter && letter.kind != Kind::Blank;
        match lines.last_mut() {
            _ if dotted => {}
            Some((known, _, end)) if *known == voice && (*end - x).abs() < 0.01 => *end = x + room,
            _ => lines.push((voice, x, x + room)),
        }
    }
    for (voice, start, end) in lines {
        let dash = StrokeDash { array: DASH.map(|part| part * size).to_vec(), offset: 0.0 };
        let dash = (voice == Voice::Slow).then_some(dash);
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: ink(), width: size * LINE, dash, ..Stroke::default() }));
        let y = line.base() + size * LINE_BELOW;
        let mut path = PathBuilder::new();
        path.move_to(start, y);
        path.line_to(end, y);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
}

/// A dot around a point.
fn dot(x: f32, y: f32, radius: f32) -> Option<Path> {
    // How far the handles of a quarter of a circle reach.
    let reach = radius * 0.5523;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + reach, x + reach, y + radius, x, y + radius);
    path.cubic_to(x - reach, y + radius, x - radius, y + reach, x - radius, y);
    path.cubic_to(x - radius, y - reach, x - reach, y - radius, x, y - radius);
    path.cubic_to(x + reach, y - radius, x + radius, y - reach, x + radius, y);
    path.close();
    path.finish()
}
